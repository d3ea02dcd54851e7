/** What `check` and `plan` are given besides specs: facts, catalog, clock. */

import { check } from "../node.js";
import type { CheckOptions } from "../types.js";
import type { Arguments } from "./arguments.js";
import { WrongCall, unusable } from "./failure.js";
import { readFacts } from "./facts.js";
import { read } from "./input.js";

/** The options of every check of the run; wrong ones are found before the first. */
export function checkOptions({ values, positionals, lang }: Arguments): CheckOptions {
  const options: CheckOptions = {
    lang,
    now: values.now,
    strict: values.strict,
    allow: values.allow,
    denyWarnings: values.deny === "warnings",
  };
  try {
    check("", options);
  } catch {
    throw new WrongCall(
      `invalid value '${values.now}' for '--now <RFC3339>': write it like 2026-11-23T12:00:00Z`,
    );
  }
  // One time for the whole run.
  options.now ??= new Date();
  options.facts = readFacts(values.facts ?? [], positionals, lang);
  if (values.catalog !== undefined) options.catalog = catalogText(values.catalog, lang);
  return options;
}

/** The text of a catalog file that the module takes. */
export function catalogText(path: string, lang: Arguments["lang"]): string {
  const catalog = new TextDecoder("utf-8", { ignoreBOM: true }).decode(read(path, path, lang));
  try {
    check("", { lang, catalog });
  } catch (error) {
    throw unusable(path, (error as Error).message.replace(/^catalog: /, ""), lang);
  }
  return catalog;
}
