import { html, type TemplateResult } from "lit";
import { catalog } from "./core.js";
import type { Language } from "./language.js";
import { suggestions, type Suggestions } from "./layout.js";

/** The id of the list that suggests values for a key. */
export const suggestionListId = (key: string): string => `suggestions-${suggestions[key]}`;

interface Suggestion {
  value: string;
  label: string;
}

/** What the catalog suggests, for a language and a cloud. */
const tables: Record<Suggestions, (lang: Language, cloud: string) => Suggestion[]> = {
  regions: (lang, cloud) =>
    catalog("regions")
      .regions.filter((region) => region.cloud === cloud)
      .map(({ name, displayName, displayNameZh }) => ({ value: name, label: lang === "en" ? displayName : displayNameZh })),
  sizes: () =>
    catalog("sizes")
      .sizes.filter((size) => !size.gone)
      .map(({ name, vcpus, memoryMib }) => ({ value: name, label: `${vcpus} vCPU, ${memoryMib / 1024} GiB` })),
  "api-versions": () =>
    catalog("api-versions")
      .apiVersions.filter((version) => !version.preview)
      .map(({ name }) => ({ value: name, label: "" })),
};

let made: { lang: Language; cloud: string; lists: TemplateResult[] } | undefined;

/** The lists that text fields refer to; made anew where the language or the cloud is another. */
export function suggestionLists(lang: Language, cloud: string): TemplateResult[] {
  if (made?.lang !== lang || made.cloud !== cloud) {
    const lists = Object.entries(tables).map(
      ([table, suggest]) => html`<datalist id="suggestions-${table}">
        ${suggest(lang, cloud).map(({ value, label }) => html`<option value=${value} label=${label}></option>`)}
      </datalist>`,
    );
    made = { lang, cloud, lists };
  }
  return made.lists;
}
