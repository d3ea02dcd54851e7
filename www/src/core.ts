/** The module of rules: the one place where the page imports it. */
export {
  catalog, check, checkAsScript, parseFacts, plan, recognise, ruleTexts, scenario, scenarios, schema,
} from "aks-compute";
export type {
  Artifact, Ask, FactEnvelope, FactKind, FactSummary, Finding, ParsedFacts, PatchOperation, Plan, Related, Report,
  Unavailable,
} from "aks-compute";
