/** The rules reference, and the JSON Schemas. */

import type { Json, Language } from "./input.js";
import type { Operation, Severity } from "./report.js";

/** A rule, without its long texts. */
export interface Rule {
  id: string;
  severity: Severity;
  operations: Operation[];
  title: string;
  source: string;
  docs: string;
}

/** A rule with its long texts. */
export interface RuleText extends Rule {
  why: string;
  examples: {
    /** Specs about which it says nothing. */
    silent: RuleExample[];
    /** Specs about which it reports. */
    reports: RuleExample[];
  };
}

export interface RuleExample {
  operation: Operation;
  /** The whole spec, YAML. */
  spec: string;
  /** The lines that matter, YAML. */
  shown: string;
  /** What is there today, JSON; null where nothing is given. */
  facts: string | null;
}

/** What every listing takes. */
export interface RulesOptions {
  lang?: Language | undefined;
}

/** What there is a JSON Schema of. */
export type SchemaName = "spec" | "report" | "explanation";

/** A JSON Schema, draft 2020-12. */
export type JsonSchema = { [keyword: string]: Json };
