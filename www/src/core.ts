/** The module of rules: the one place where the page imports it. */
export { catalog, plan, ruleTexts, scenario, scenarios, schema } from "aks-compute";
import type { Ask as AskOfReport } from "aks-compute";

export type { Artifact, Finding, PatchOperation, Plan, Report, Unavailable } from "aks-compute";

/** A command that gets what is missing: for rules, or for an artifact, of which no report says what it is about. */
export type Ask = Omit<AskOfReport, "fact">;
