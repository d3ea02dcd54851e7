/** The module of rules: the one place where the page imports it. */
export { catalog, plan, ruleTexts, scenario, scenarios, schema } from "aks-compute";
export type { Artifact, Ask, Finding, PatchOperation, Plan, Report, Unavailable } from "aks-compute";
