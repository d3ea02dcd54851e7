/** Where facts come from: files, folders, standard input, each perhaps with its kind and scope. */

import { factArgument, recognise } from "../node.js";
import type { FactArgument, FactEnvelope, Language } from "../types.js";
import { CannotRead, noFact, standardInputTaken, unusable } from "./failure.js";
import { entries, extension, isFolder, readNamed } from "./input.js";

/** Reads what the arguments of `--facts` name, in their order; a file that is not understood ends the run. */
export function readFacts(facts: string[], specs: string[], lang: Language): FactEnvelope[] {
  let isTaken = specs.includes("-");
  return facts.flatMap((argument) => {
    const { fact, otherwise } = factArgument(argument, { lang });
    const path = fact.name ?? "";
    if (path === "-") {
      if (isTaken) throw standardInputTaken(lang);
      isTaken = true;
    }
    if (!isFolder(path)) return [read(fact, otherwise, lang)];
    return files(path, lang).map((name) => read({ ...fact, name }, undefined, lang));
  });
}

function read(fact: FactArgument["fact"], otherwise: string | undefined, lang: Language): FactEnvelope {
  const path = fact.name ?? "";
  let data;
  try {
    data = readNamed(path, lang);
  } catch (error) {
    if (otherwise !== undefined && error instanceof CannotRead && error.isMissing) throw unusable(path, otherwise, lang);
    throw error;
  }
  const envelope = { fact, data };
  try {
    recognise(envelope, { lang });
  } catch (error) {
    throw unusable(path, (error as Error).message.replace(/^facts: /, ""), lang);
  }
  return envelope;
}

/** The files of facts that lie in a folder itself, in the order of names. */
function files(folder: string, lang: Language): string[] {
  const found = entries(folder, lang)
    .map(({ inside }) => inside)
    .filter((inside) => ["json", "txt", "yaml"].includes(extension(inside)) && !isFolder(inside));
  if (found.length === 0) throw noFact(folder, lang);
  return found;
}
