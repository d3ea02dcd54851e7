/** Loads the long texts in a browser, or wherever a bundler's output runs. */

import type { Language, RuleText } from "./types.js";

/** Every rule with why it exists and with its examples; each language is a file of its own, loaded when asked for. */
export async function ruleTexts(lang: Language = "en"): Promise<RuleText[]> {
  // Bundlers find the files by these very expressions.
  const file =
    lang === "zh-CN"
      ? new URL("./generated/rules.zh-CN.json", import.meta.url)
      : new URL("./generated/rules.en.json", import.meta.url);
  const response = await fetch(file);
  if (!response.ok) throw new Error(`${file.href} answered ${response.status}`);
  return (await response.json()) as RuleText[];
}
