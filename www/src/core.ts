/** The module of rules: the one place where the page imports it. */
export {
  catalog, check, checkAsScript, explain, parseFacts, plan, recognise, ruleTexts, scenario, scenarios, schema,
} from "aks-compute";
export type {
  Artifact, Ask, Explained, FactEnvelope, FactKind, FactSummary, Finding, ParsedFacts, PatchOperation, Plan, Related, Report,
  Step, Unavailable,
} from "aks-compute";
