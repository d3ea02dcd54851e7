/** The report of a check, and how the command line prints it. */

import type { FactHeader } from "./facts.js";
import type { Json, Language } from "./input.js";

export type Operation = "create" | "attach" | "update" | "detach";

/** `fail` with any failed error, else `unknown` with any unknown error, else `pass`. */
export type Outcome = "pass" | "fail" | "unknown";

export type Severity = "error" | "warning" | "info";

/** `unknown`: the rule needs a fact that was not given. `note`: nothing is wrong, but the user should know this. */
export type Status = "fail" | "unknown" | "note";

/** Everything that one check found. */
export interface Report {
  schemaVersion: 1;
  /** The version of aks-compute. */
  tool: string;
  /** The date of the catalog. */
  catalog: string;
  /** The time that the check was given, RFC 3339. */
  now: string;
  lang: Language;
  input?: string;
  operation?: Operation;
  outcome: Outcome;
  /** Errors first, then warnings, then information. */
  findings: Finding[];
  /** The commands that would answer what is unknown, each once. */
  asks: Ask[];
  /** Ids of the rules that apply to the operation and found nothing. */
  passed: string[];
  /** Warnings that the spec or the caller turned off. */
  allowed?: Allowed[];
}

export interface Finding {
  /** The stable id of the rule. */
  rule: string;
  severity: Severity;
  status: Status;
  /** JSON pointer of the place in the spec; empty for the whole. */
  path: string;
  /** Where it stands, if the spec was text. */
  position?: Position;
  message: string;
  help?: string;
  /** Where it is said. */
  source: string;
  /** The page of the rules reference, relative to the project's root. */
  docs: string;
  /** The places in facts that decided it. */
  related?: Related[];
  fix?: Fix;
  /** What mends it, or gets the missing fact. */
  remedy?: Remedy;
}

/** A place in a fact. */
export interface Related {
  /** The name of the fact's file; empty where it has none. */
  fact: string;
  /** JSON pointer of the place in it. */
  pointer: string;
}

/** Lines and columns count from 1; the end is just after the last character. */
export interface Position {
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
}

/** A change of the spec that removes the finding. */
export interface Fix {
  title: string;
  /** Whether it cannot change what the user meant. Others are to be offered, never applied unasked. */
  safe: boolean;
  /** RFC 6902. */
  patch: PatchOperation[];
}

export type PatchOperation =
  | { op: "add"; path: string; value: Json }
  | { op: "remove"; path: string }
  | { op: "replace"; path: string; value: Json }
  | { op: "move"; from: string; path: string };

export interface Command {
  shell: "bash";
  command: string;
}

/** A command that mends, or a question, which says what its output is about. */
export interface Remedy extends Command {
  /** As {@link Ask.url}. */
  url?: string;
  fact?: FactHeader;
}

export interface Ask extends Command {
  /**
   * The GET of Azure Resource Manager that answers the same; in it `{principalId}` stands for the object id of whoever
   * asks. Absent where the spec does not say enough.
   */
  url?: string;
  /** Ids of the rules that its output decides. */
  unlocks: string[];
  /** What its output is about: the header of the envelope to put around it. */
  fact: FactHeader;
}

export interface Allowed {
  rule: string;
  /** The reason in the spec's `acknowledge`; absent where the caller turned it off. */
  reason?: string;
}

/** The report as the command line prints it. */
export interface Rendering {
  text: string;
  report: Report;
}

/** One script of the commands that get missing facts, and what the command line says beside it. */
export interface ScriptRendering {
  script: string;
  /** What each check came to, a line each. */
  text: string;
  reports: Report[];
}
