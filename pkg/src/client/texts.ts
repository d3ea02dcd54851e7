/** Texts in both languages. */

import type { Language } from "../types.js";

export interface Text {
  en: string;
  zh: string;
}

export function say(lang: Language, text: Text): string {
  return lang === "zh-CN" ? text.zh : text.en;
}
