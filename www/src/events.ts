import type { PatchOperation } from "./core.js";
import type { Stated } from "./factList.js";

/** What the parts of the page tell the page. */
export interface PageEvents {
  /** The value at a place of the spec changed; `undefined` removes it. */
  "spec-edit": { pointer: string; value: unknown };
  /** The user removes what is at a place. */
  "place-remove": { pointer: string; name: string };
  /** The user left a field. */
  "field-left": { pointer: string };
  /** The user wants a fix. */
  "fix-apply": { title: string; patch: PatchOperation[]; from: HTMLElement };
  /** The user wants to see the place of a finding. */
  "place-show": { path: string; position?: { line: number; column: number; endLine: number; endColumn: number } };
  /** The whole text of the spec changed. */
  "text-edit": { text: string };
  /** Facts were pasted, chosen or dropped. */
  "facts-add": { text: string } | { files: File[] };
  /** The user says what a fact is about. */
  "fact-state": { id: number; stated: Stated };
  /** The user removes a fact. */
  "fact-remove": { id: number };
  /** The user removes every fact. */
  "facts-clear": Record<string, never>;
  /** Certificate or key files were chosen or dropped. */
  "certificates-add": { files: File[] };
  /** The user removes one of them. */
  "certificate-remove": { id: number };
  /** The user removes all of them. */
  "certificates-clear": Record<string, never>;
  /** The spec shall name them. */
  "certificates-use": Record<string, never>;
  /** The user wants a scenario. */
  "scenario-load": { name: string; cloud: string };
  /** The user wants the other view of the spec. */
  "view-choose": { view: "form" | "text" };
  /** Something to say to the user once. */
  announce: { text: string };
}

/** Tells the page. */
export function tell<Name extends keyof PageEvents>(
  from: EventTarget,
  name: Name,
  detail: PageEvents[Name],
): void {
  from.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
}
