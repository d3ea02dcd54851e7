/** What is said of an error of Azure. */

import type { Language } from "./input.js";
import type { Rule } from "./rules.js";

/** What {@link explain} takes. */
export interface ExplainOptions {
  /** The language of causes and fixes; `en` unless given. */
  lang?: Language | undefined;
}

/** What {@link explainAsText} takes besides. */
export interface ExplainTextOptions extends ExplainOptions {
  /** Whether to colour the text for a terminal. */
  color?: boolean | undefined;
}

/** What is known of an error. */
export interface Explained {
  schemaVersion: 1;
  /** The version of aks-compute. */
  tool: string;
  lang: Language;
  /** `unknown`: the table of known errors does not have it, or has only what is around it. */
  outcome: "explained" | "unknown";
  /** What explains it; the innermost error first. */
  explanations: Explanation[];
  /** The error codes and HTTP statuses in the text, the innermost first. */
  codes: string[];
  /** Those of them that the table does not have. */
  unknownCodes: string[];
}

/** An entry of the table of known errors. */
export interface Explanation {
  /** The stable id of the entry. */
  id: string;
  /** Whether it names the cause, only what was refused, or only that something inside failed. */
  tier: "cause" | "symptom" | "wrapper";
  cause: string;
  fix: string;
  /** The rules that find it before Azure does. */
  rules: Pick<Rule, "id" | "title" | "docs">[];
  /** Where it is said. */
  source: string;
  /** Its place in the reference of errors, relative to the project's root. */
  docs: string;
  /** What the text has of the entry: codes, and phrases with an ellipsis for what differs. */
  matched: string[];
}

/** What is known of an error, as the command line prints it. */
export interface ExplainedRendering {
  text: string;
  explained: Explained;
}
