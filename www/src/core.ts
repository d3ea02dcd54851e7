/** The module of rules: the one place where the page imports it. */
export {
  catalog, check, checkAsScript, initCertificates, inspectCertificates, parseFacts, plan, recognise, ruleTexts, scenario, scenarios, schema,
} from "aks-compute";
export type {
  Artifact, Ask, CertificateFile, CertificateReport, FactEnvelope, FactKind, FactSummary, Finding, InspectedCertificate, InspectedKey, NamedFiles,
  ParsedFacts, PatchOperation, Plan, PublicKey, Related, Report, Unavailable,
} from "aks-compute";
