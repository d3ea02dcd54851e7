/** The module of rules: the one place where the page imports it. */
export {
  catalog, check, checkAsScript, explain, initCertificates, inspectCertificates, parseFacts, plan, recognise, ruleTexts, scenario, scenarios, schema,
} from "aks-compute";
export type {
  Artifact, Ask, CertificateFile, CertificateReport, Explained, FactEnvelope, FactKind, FactSummary, Finding, InspectedCertificate, InspectedKey, NamedFiles,
  ParsedFacts, PatchOperation, Plan, PublicKey, Related, Report, Step, Unavailable,
} from "aks-compute";
