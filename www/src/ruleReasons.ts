import { ruleTexts } from "./core.js";
import type { Language } from "./language.js";

const loaded = new Map<Language, Promise<Map<string, string>>>();

/** Why a rule is there; the texts of a language are loaded with the first that is asked for. */
export async function reasonOf(rule: string, lang: Language): Promise<string> {
  let reasons = loaded.get(lang);
  if (!reasons) {
    reasons = ruleTexts(lang).then((texts) => new Map(texts.map(({ id, why }) => [id, why])));
    loaded.set(lang, reasons);
    // What failed once may work the next time.
    reasons.catch(() => loaded.delete(lang));
  }
  return (await reasons).get(rule) ?? "";
}
