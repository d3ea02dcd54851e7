/** `aks-compute check`. */

import { checkAsText, checkTogether } from "../node.js";
import type { NamedSpec, Rendering } from "../types.js";
import type { Arguments } from "./arguments.js";
import { checkOptions } from "./checking.js";
import { batches, sources } from "./input.js";
import { isColored, print } from "./output.js";

/** How many specs are held at once. */
const batch = 1024;

export async function runCheck(call: Arguments): Promise<number> {
  const options = { ...checkOptions(call), color: isColored(process.stdout, call.color) };
  const from = sources(call.positionals, call.lang);
  let code = 0;
  const show = async (renderings: Rendering[]): Promise<void> => {
    for (const { text, report } of renderings) {
      await print(call.values.format === "json" ? `${JSON.stringify(report)}\n` : text);
      if (report.outcome === "fail") code = 1;
    }
  };
  if (call.values.together === true) {
    const all: NamedSpec[] = [];
    for await (const specs of batches(from, batch, call.lang)) all.push(...specs);
    await show(checkTogether(all, options));
  } else {
    for await (const specs of batches(from, batch, call.lang)) {
      await show(specs.map(({ spec, input, format }) => checkAsText(spec, { ...options, input, format })));
    }
  }
  return code;
}
