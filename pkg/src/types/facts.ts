/** Facts: what is there today, and what is recognised in a file of them. */

import type { Language } from "./input.js";

/**
 * What is true of today, in the form in which Azure's own commands print it: an object, or text, or bytes, each perhaps
 * in an envelope; or what `parseFacts` has read of such.
 */
export type Fact = FactEnvelope | ParsedFacts | object | string | Uint8Array;

/** Facts that are held by the module: large files are read once, not in every call. */
export interface ParsedFacts {
  /** Gives their memory back at once; without it that happens when nothing refers to them any more. */
  free(): void;
}

/** A fact with what its data does not say itself. */
export interface FactEnvelope {
  fact: FactAbout & {
    /** Its kind; found out by its shape unless given. */
    kind?: FactKind;
    /** The name of its file, for findings that point into it and for {@link FactSummary}. */
    name?: string;
  };
  data: object | string | Uint8Array;
}

export type FactKind =
  | "cluster"
  | "nodePools"
  | "versions"
  | "computes"
  | "savedCompute"
  | "workspace"
  | "virtualNetwork"
  | "subnets"
  | "quota"
  | "sizes"
  | "roles"
  | "policyAssignments"
  | "policyDefinitions"
  | "serviceTags";

/** What a fact is about. */
export interface FactAbout {
  /** As `az cloud list` names it. */
  cloud?: string;
  subscriptionId?: string;
  /** A region. */
  location?: string;
  /** The ARM id of the resource, or of the scope, that was asked about. */
  scope?: string;
}

/** What the envelope around an answer says. */
export interface FactHeader extends FactAbout {
  kind: FactKind;
}

/** One fact that was recognised. */
export interface FactSummary {
  kind: FactKind;
  /** What it is about: an ARM id, a region; empty where nothing says it, so that it decides nothing. */
  about: string;
  /** How many things it holds. */
  count: number;
  /** The name of its file, if it has one. */
  name?: string;
}

/** What {@link recognise} takes. */
export interface RecogniseOptions {
  /** The language of an error's message; `en` unless given. */
  lang?: Language | undefined;
}

/** What {@link parseSpec} takes. */
export interface ParseOptions {
  /** The language of an error's message; `en` unless given. */
  lang?: Language | undefined;
  /** The notation; found out unless given. */
  format?: "yaml" | "json" | undefined;
}

/** What an argument of the command line's `--facts` says. */
export interface FactArgument {
  /** The header of an envelope; its name is the path. */
  fact: FactAbout & { kind?: FactKind; name?: string };
  /** What is wrong with the argument where no file has this name. */
  otherwise?: string;
}
