/** `aks-compute rules`. */

import { readFileSync } from "node:fs";

import { ruleTexts } from "../node.js";
import type { Arguments } from "./arguments.js";
import { noRule } from "./failure.js";
import { print } from "./output.js";

/** Rules as the Rust command shows them, by id. */
interface RulePages {
  list: string;
  text: Record<string, string>;
  markdown: Record<string, string>;
}

export async function runRules({ positionals: [id], values, lang }: Arguments): Promise<number> {
  const rules = await ruleTexts(lang);
  const selected = id === undefined ? rules : rules.filter((rule) => rule.id === id);
  if (id !== undefined && selected.length === 0) throw noRule(id, lang);
  if (values.format === "json") {
    await print(`${JSON.stringify(selected, null, 2)}\n`);
    return 0;
  }
  const file = new URL(`../generated/rule-pages.${lang}.json`, import.meta.url);
  const pages = JSON.parse(readFileSync(file, "utf8")) as RulePages;
  const shown = (texts: Record<string, string>): string[] => selected.map((rule) => texts[rule.id] ?? "");
  if (values.format === "markdown") await print(shown(pages.markdown).join("\n"));
  else await print(id === undefined ? pages.list : shown(pages.text).join(""));
  return 0;
}
