import { html, type TemplateResult } from "lit";
import { catalog } from "./core.js";
import type { Language } from "./language.js";
import { suggestions } from "./layout.js";

/** The id of the list that suggests values for a key. */
export const suggestionListId = (key: string): string => `suggestions-${suggestions[key]}`;

interface Row {
  name: string;
  cloud?: string;
  displayName?: string;
  displayNameZh?: string;
  vcpus?: number;
  memoryMib?: number;
  gone?: boolean;
  preview?: boolean;
}

/** The lists that text fields refer to, from the catalog: regions of the cloud, sizes, api-versions. */
export function suggestionLists(lang: Language, cloud: string): TemplateResult[] {
  return [...new Set(Object.values(suggestions))].map(
    (table) => html`<datalist id="suggestions-${table}">${rowsOf(table, cloud).map((row) => option(row, lang))}</datalist>`,
  );
}

function rowsOf(table: string, cloud: string): Row[] {
  const listing = catalog(table as "regions") as unknown as Record<string, unknown>;
  const rows = (Object.values(listing).find(Array.isArray) ?? []) as Row[];
  return rows.filter((row) => !row.gone && !row.preview && (row.cloud === undefined || row.cloud === cloud));
}

function option(row: Row, lang: Language): TemplateResult {
  const region = lang === "en" ? row.displayName : (row.displayNameZh ?? row.displayName);
  const size = row.vcpus === undefined ? "" : `${row.vcpus} vCPU, ${(row.memoryMib ?? 0) / 1024} GiB`;
  return html`<option value=${row.name} label=${region ?? size}></option>`;
}
