/** `aks-compute check`. */

import { checkAsScript, checkAsText, checkTogether } from "../node.js";
import type { CheckOptions, NamedSpec, Rendering } from "../types.js";
import type { Arguments } from "./arguments.js";
import { checkOptions } from "./checking.js";
import { Failure } from "./failure.js";
import { batches, sources, type Source } from "./input.js";
import { isColored, print } from "./output.js";

/** How many specs are held at once. */
const batch = 1024;

export async function runCheck(call: Arguments): Promise<number> {
  const checking = checkOptions(call);
  const from = sources(call.positionals, call.lang);
  if (call.values.format === "script") return printScript(call, checking, from);
  const options = { ...checking, color: isColored(process.stdout, call.color) };
  let code = 0;
  const show = async (renderings: Rendering[]): Promise<void> => {
    for (const { text, report } of renderings) {
      await print(call.values.format === "json" ? `${JSON.stringify(report)}\n` : text);
      if (report.outcome === "fail") code = 1;
    }
  };
  if (call.values.together === true) {
    await show(checkTogether(await all(from, call), options));
  } else {
    for await (const specs of batches(from, batch, call.lang)) {
      await show(specs.map(({ spec, ...own }) => checkAsText(spec, { ...options, ...own })));
    }
  }
  return code;
}

async function printScript(call: Arguments, checking: CheckOptions, from: Source[]): Promise<number> {
  const options = { ...checking, color: isColored(process.stderr, call.color) };
  const specs = await all(from, call);
  let rendering;
  try {
    rendering = checkAsScript(specs, options, call.values.together === true);
  } catch (error) {
    throw new Failure((error as Error).message);
  }
  // Standard output belongs to the script, so what a check comes to is said beside it.
  process.stderr.write(rendering.text);
  await print(rendering.script);
  return rendering.reports.some(({ outcome }) => outcome === "fail") ? 1 : 0;
}

async function all(from: Source[], { lang }: Arguments): Promise<NamedSpec[]> {
  const all: NamedSpec[] = [];
  for await (const specs of batches(from, batch, lang)) all.push(...specs);
  return all;
}
