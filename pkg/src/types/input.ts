/** What goes in besides facts: specs, languages, files, and where the module comes from. */

import type { Spec } from "../generated/spec.js";
import type { Fact } from "./facts.js";

/** The language of messages, help and steps. */
export type Language = "en" | "zh-CN";

/** Any JSON value. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** A spec as it may come in: an object, or YAML or JSON as text or bytes. Anything else gets a finding. */
export type SpecInput = Spec | string | Uint8Array | object;

/** One of several specs of a run. */
export interface NamedSpec {
  /** Its name in reports. */
  input: string;
  spec: SpecInput;
  /** The notation of a text; found out unless given. */
  format?: "yaml" | "json" | undefined;
  /** The files that this spec names; those of the options unless given. */
  files?: NamedFiles | undefined;
}

/** What every call takes that reads a spec. */
export interface CheckOptions {
  /** The language of every text in the report; `en` unless given. */
  lang?: Language | undefined;
  /** The time by which retirements are judged; the clock's unless given. RFC 3339 where it is text. */
  now?: Date | string | undefined;
  /**
   * What is there today. A rule that needs a fact that is absent answers `unknown`. An array holds several facts; a list that is
   * one fact, such as all node pools of a cluster, stands in an array: `[pools]`.
   */
  facts?: Fact | Fact[] | undefined;
  /** The certificate and key files that the spec names. A rule about one that is absent answers `unknown`. */
  files?: NamedFiles | undefined;
  /** Tables in place of the embedded ones. */
  catalog?: object | string | undefined;
  /** The name of the input, for the report. */
  input?: string | undefined;
  /** Ids of rules whose warnings are turned off. */
  allow?: string[] | undefined;
  /** Whether what is unknown counts as failed. */
  strict?: boolean | undefined;
  /** Whether warnings count as failed. */
  denyWarnings?: boolean | undefined;
  /** The notation of a text; found out unless given. */
  format?: "yaml" | "json" | undefined;
}

/** Files by the names that the spec has for them. */
export interface NamedFiles {
  [name: string]: string | Uint8Array | UnreadableFile;
}

/** A file that could not be read, and why. */
export interface UnreadableFile {
  unreadable: "missing" | "denied" | "notAFile" | "failed";
}

/** What {@link checkAsText} takes besides. */
export interface TextOptions extends CheckOptions {
  /** Whether to colour the text for a terminal. */
  color?: boolean | undefined;
}

export interface ScenarioOptions {
  lang?: Language | undefined;
  /** The cloud to write the spec for. */
  cloud?: string | undefined;
  /** Tables in place of the embedded ones. */
  catalog?: object | string | undefined;
}

/** Where the wasm module comes from. */
export type ModuleSource =
  | string
  | URL
  | globalThis.Request
  | globalThis.Response
  | BufferSource
  | WebAssembly.Module;
