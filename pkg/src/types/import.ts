/** What comes of a document that is imported. */

import type { Json, Language } from "./input.js";

/** A document from which a spec may come: a value, or JSON or YAML as text or bytes. */
export type ImportDocument = object | string | Uint8Array;

export interface ImportOptions {
  /** The language of what is reported; `en` unless given. */
  lang?: Language | undefined;
  /** The notation of a text; recognised unless given. */
  format?: "yaml" | "json" | undefined;
  /** The parameters file of a template. */
  parameters?: ImportDocument | undefined;
  /** The ARM id of the resource group to which a template is deployed, which no template says. */
  resourceGroup?: string | undefined;
  /** The cloud, where no URL says it. */
  cloud?: string | undefined;
  /** Tables in place of the embedded ones. */
  catalog?: object | string | undefined;
}

/** A spec from a document, and what of that it does not hold. */
export interface Imported {
  /** Not checked: what it lacks, {@link check} says. */
  spec: { [key: string]: Json };
  /** The same as YAML. */
  yaml: string;
  lost: Lost[];
}

/** Something in a document that the spec does not hold as it stands there. */
export interface Lost {
  /** The JSON pointer to it in the document; empty for the document as a whole. */
  pointer: string;
  /** What became of it, and why; never its value. */
  what: string;
}
