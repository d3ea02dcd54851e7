/** The languages of the page, as `lang` of the module of rules and of HTML. */
export const languages = ["en", "zh-CN"] as const;
export type Language = (typeof languages)[number];

/** The address of the page in a language: only the hash, so that nothing is loaded or stored. */
export const languageHash = (language: Language): string => `#lang=${language}`;

/** The language that the address names, else the first of the browser's that the page has. */
export function preferredLanguage(): Language {
  const named = new URLSearchParams(location.hash.slice(1)).get("lang");
  return match(named) ?? navigator.languages.map(match).find((language) => language !== undefined) ?? "en";
}

function match(tag: string | null): Language | undefined {
  const primary = tag?.toLowerCase().split("-")[0];
  return languages.find((language) => language.toLowerCase().split("-")[0] === primary);
}
