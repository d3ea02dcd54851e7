/** `aks-compute explain`. */

import { explainAsText } from "../node.js";
import type { Arguments } from "./arguments.js";
import { tooLarge } from "./failure.js";
import { readNamed } from "./input.js";
import { isColored, print } from "./output.js";

export async function runExplain({ positionals, values, lang, color }: Arguments): Promise<number> {
  const isStandard = positionals.length === 1 && positionals[0] === "-";
  const text = isStandard ? readNamed("-", lang) : Buffer.from(positionals.join(" "));
  let rendering;
  try {
    rendering = explainAsText(text, { lang, color: isColored(process.stdout, color) });
  } catch {
    // Text that is not too large is always explained, or unknown.
    throw tooLarge("-", lang);
  }
  await print(values.format === "json" ? `${JSON.stringify(rendering.explained)}\n` : rendering.text);
  return rendering.explained.outcome === "explained" ? 0 : 1;
}
