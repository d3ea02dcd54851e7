/**
 * What goes in and what comes out. `tests/package/types` proves these types against what the module emits:
 * an unknown or a missing member does not compile there.
 */

import type { Spec } from "./generated/spec.js";

export type { Spec };

/** The language of messages, help and steps. */
export type Language = "en" | "zh-CN";

export type Operation = "create" | "attach" | "update" | "detach";

/** `fail` with any failed error, else `unknown` with any unknown error, else `pass`. */
export type Outcome = "pass" | "fail" | "unknown";

export type Severity = "error" | "warning" | "info";

/** `unknown`: the rule needs a fact that was not given. `note`: nothing is wrong, but the user should know this. */
export type Status = "fail" | "unknown" | "note";

/** Any JSON value. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** A spec as it may come in: an object, or YAML or JSON as text or bytes. Anything else gets a finding. */
export type SpecInput = Spec | string | Uint8Array | object;

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

/** What every call takes that reads a spec. */
export interface CheckOptions {
  /** The language of every text in the report; `en` unless given. */
  lang?: Language | undefined;
  /** The time by which retirements are judged; the clock's unless given. RFC 3339 where it is text. */
  now?: Date | string | undefined;
  /**
   * What is there today. A rule that needs a fact that is absent answers `unknown`. An array holds several facts; a list that is
   * one fact, such as all node pools of a cluster, stands in an array: `[pools]`.
   */
  facts?: Fact | Fact[] | undefined;
  /** The certificate and key files that the spec names. A rule about one that is absent answers `unknown`. */
  files?: NamedFiles | undefined;
  /** Tables in place of the embedded ones. */
  catalog?: object | string | undefined;
  /** The name of the input, for the report. */
  input?: string | undefined;
  /** Ids of rules whose warnings are turned off. */
  allow?: string[] | undefined;
  /** Whether what is unknown counts as failed. */
  strict?: boolean | undefined;
  /** Whether warnings count as failed. */
  denyWarnings?: boolean | undefined;
  /** The notation of a text; found out unless given. */
  format?: "yaml" | "json" | undefined;
}

/** Files by the names that the spec has for them. */
export interface NamedFiles {
  [name: string]: string | Uint8Array | UnreadableFile;
}

/** A file that could not be read, and why. */
export interface UnreadableFile {
  unreadable: "missing" | "denied" | "notAFile" | "failed";
}

/** What {@link checkAsText} takes besides. */
export interface TextOptions extends CheckOptions {
  /** Whether to colour the text for a terminal. */
  color?: boolean | undefined;
}

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

/** What an argument of the command line's `--facts` says. */
export interface FactArgument {
  /** The header of an envelope; its name is the path. */
  fact: FactAbout & { kind?: FactKind; name?: string };
  /** What is wrong with the argument where no file has this name. */
  otherwise?: string;
}

/** A plan and what the command line says beside it. */
export interface PlanRendering {
  text: string;
  plan: Plan;
}

/** One of several specs of a run. */
export interface NamedSpec {
  /** Its name in reports. */
  input: string;
  spec: SpecInput;
  /** The notation of a text; found out unless given. */
  format?: "yaml" | "json" | undefined;
  /** The files that this spec names; those of the options unless given. */
  files?: NamedFiles | undefined;
}

/** Everything that follows from a checked spec. Where an error stands, the lists are empty. */
export interface Plan {
  schemaVersion: 1;
  outcome: Outcome;
  /** The spec as given, without its private key; absent where an error stands. */
  spec?: Json;
  /** The URL of the compute; absent where an error stands. */
  computeUrl?: string;
  /** The URL of its cluster, as far as the spec or the current compute says which that is. */
  clusterUrl?: string;
  /** The requests to Azure Resource Manager, in their order. */
  requests: Request[];
  /** Of a kind that is several files the first is the one to submit. */
  artifacts: Artifact[];
  /** Artifacts that could not be made, and what they need. */
  unavailable: Unavailable[];
  /** What to do, in order. */
  steps: Step[];
  report: Report;
}

export type ArtifactKind = "arm" | "parameters" | "bicep" | "terraform" | "rest" | "azcli" | "kubectl" | "python" | "steps";

export interface Request {
  /** What it is for: the operation, or the cluster that `cluster.create` makes first. */
  id: Operation | "create-cluster";
  method: "PUT" | "DELETE" | "GET" | "POST" | "PATCH";
  url: string;
  apiVersion: string;
  body?: Json;
  /** The secrets whose placeholders stand in the body. */
  secretRefs: ("sslCert" | "sslKey")[];
}

export interface Artifact {
  kind: ArtifactKind;
  /** The file name that is usual for it. */
  fileName: string;
  mediaType: string;
  text: string;
}

export interface Unavailable {
  kind: ArtifactKind;
  needs: string;
  /** The command that gets what it needs, for bash. */
  command?: string;
}

export interface Step {
  /** Unique in the plan. */
  id: string;
  kind: "arm" | "kubectl" | "dns" | "role" | "manual";
  title: string;
  /** The commands, for bash. */
  run?: string;
  /** How a client that sends requests to Azure Resource Manager does it; absent where a person has to. */
  act?: Act;
  /** The rule that, where it passes on the facts, shows that nobody has to do it. */
  decidedBy?: string;
  /** The steps that must be done before. */
  dependsOn: string[];
  /** What does not work while it runs. */
  interrupts?: string;
  undo?: string;
  doneWhen?: string;
}

/** What a client does for a step; `send`: the request that has the id of the step. */
export type Act =
  | "skip"
  | "absent"
  | "unchanged"
  | "validate"
  | "deploy"
  | "send"
  | "succeeded"
  | "gone"
  | "settled"
  | "plan-again"
  | "save"
  | "forget";

/** A document from which a spec may come: a value, or JSON or YAML as text or bytes. */
export type ImportDocument = object | string | Uint8Array;

export interface ImportOptions {
  /** The language of what is reported; `en` unless given. */
  lang?: Language | undefined;
  /** The notation of a text; recognised unless given. */
  format?: "yaml" | "json" | undefined;
  /** The parameters file of a template. */
  parameters?: ImportDocument | undefined;
  /** The ARM id of the resource group to which a template is deployed, which no template says. */
  resourceGroup?: string | undefined;
  /** The cloud, where no URL says it. */
  cloud?: string | undefined;
  /** Tables in place of the embedded ones. */
  catalog?: object | string | undefined;
}

/** A spec from a document, and what of that it does not hold. */
export interface Imported {
  /** Not checked: what it lacks, {@link check} says. */
  spec: { [key: string]: Json };
  /** The same as YAML. */
  yaml: string;
  lost: Lost[];
}

/** Something in a document that the spec does not hold as it stands there. */
export interface Lost {
  /** The JSON pointer to it in the document; empty for the document as a whole. */
  pointer: string;
  /** What became of it, and why; never its value. */
  what: string;
}

/** A file for {@link inspectCertificates}. Nothing of a private key comes out again. */
export interface CertificateFile {
  /** Its name, for messages. */
  name: string;
  content: string | Uint8Array;
  /** Whether it is given as the private key; otherwise it is what it is found to be. */
  isKey?: boolean | undefined;
}

/** What {@link inspectCertificates} takes. */
export interface CertificateOptions {
  /** The language of messages; `en` unless given. */
  lang?: Language | undefined;
  /** The time by which validity is judged; the clock's unless given. RFC 3339 where it is text. */
  now?: Date | string | undefined;
  /** The host name that the certificate should be for. */
  cname?: string | undefined;
}

/** What {@link inspectCertificatesAsText} takes besides. */
export interface CertificateTextOptions extends CertificateOptions {
  /** Whether to colour the text for a terminal. */
  color?: boolean | undefined;
}

/** What certificate and key files are, and what is wrong with them. */
export interface CertificateReport {
  schemaVersion: 1;
  /** The version of aks-compute. */
  tool: string;
  now: string;
  lang: Language;
  outcome: Outcome;
  files: InspectedFile[];
  /** The server's, then those that follow it in the chain, then the others. */
  certificates: InspectedCertificate[];
  key: InspectedKey | null;
  findings: CertificateFinding[];
}

export interface InspectedFile {
  name: string;
  format: "empty" | "pem" | "der" | "pkcs12" | "javaKeyStore" | "puttyKey" | "text" | "binary" | "tooLarge";
  /** What was taken off before the content was there, the outermost first. */
  layers: ({ kind: "utf16" } | { kind: "base64" } | { kind: "kubernetesSecret"; entry: string })[];
  /** How many certificates it holds. */
  certificates: number;
  /** How many private keys it holds. */
  keys: number;
}

export interface InspectedCertificate {
  role: "server" | "intermediate" | "root" | "other";
  /** After RFC 4514. */
  subject: string;
  issuer: string;
  selfIssued: boolean;
  /** Hexadecimal. */
  serial: string;
  /** The SHA-256 of the certificate, hexadecimal. */
  fingerprint: string;
  /** RFC 3339; null where no calendar has the time. */
  notBefore: string | null;
  notAfter: string | null;
  dnsNames: string[];
  ipAddresses: string[];
  publicKey: PublicKey;
  signature: { algorithm: "rsa" | "ecdsa" | "rsaPss" | "ed25519" | "ed448" | "other"; hash?: string | null; oid?: string };
}

export type PublicKey =
  | { algorithm: "rsa"; bits: number; pss: boolean }
  | { algorithm: "ec"; curve: string }
  | { algorithm: "ed25519" | "ed448" | "dsa" }
  | { algorithm: "other"; oid: string };

export interface InspectedKey {
  /** The name of its file. */
  file: string;
  format: "pkcs8" | "pkcs1" | "sec1" | "dsa" | "ssh";
  encrypted: boolean;
  /** Null where it cannot be read. */
  publicKey: PublicKey | null;
  /** Whether it belongs to the server's certificate; null where nobody can tell. */
  belongs: boolean | null;
}

export interface CertificateFinding {
  rule: string;
  severity: Severity;
  status: Status;
  /** The file, or files; absent where it is about the host name. */
  file?: string;
  message: string;
  help?: string;
  source: string;
  docs: string;
  remedy?: Command;
}

/** What {@link inspectCertificates} says, as the command line prints it. */
export interface CertificateRendering {
  text: string;
  report: CertificateReport;
}

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

/** The tables of the catalog, by the word that names each. */
export interface CatalogTables {
  sizes: { date: string; sizes: VmSize[] };
  regions: { date: string; regions: Region[] };
  versions: { date: string; versions: KubernetesVersion[] };
  clouds: { date: string; clouds: Cloud[] };
  "api-versions": { date: string; apiVersions: ApiVersion[] };
}

export interface CatalogOptions {
  /** Words of which each must occur in a row, in any letter case. */
  filter?: string[] | undefined;
  /** Tables in place of the embedded ones. */
  catalog?: object | string | undefined;
  /** The language of the sentences about facts; `en` unless given. */
  lang?: Language | undefined;
  /** With the table `versions`: what `az aks get-versions` printed, table or JSON; it is listed instead of the calendar. */
  facts?: Fact | undefined;
}

/** The Kubernetes versions that AKS offers in a region, and what follows from them. */
export interface AvailableVersions {
  /** The region, where the facts say which. */
  location: string | null;
  subscriptionId: string | null;
  /** Newest first. */
  versions: AvailableVersion[];
  /** `derived`: the facts state none, and this is the default by the policy of AKS. */
  default: { version: string; source: "stated" | "derived"; message: string } | null;
  /** The version to take; `null` where every version is a preview. */
  recommended: { version: string; message: string } | null;
  notes: { severity: Severity; message: string }[];
}

export interface AvailableVersion {
  version: string;
  isPreview: boolean;
  hasBlobCsi: boolean;
  upgrades: { version: string; isPreview: boolean }[];
  /** Empty where the facts do not tell. */
  supportPlans: string[];
}

export interface VmSize {
  name: string;
  vcpus: number;
  /** Fewer than `vcpus` for a constrained size. */
  availableVcpus: number;
  memoryMib: number;
  gpus: number;
  gpuModel: string | null;
  fpgas: number;
  premium: boolean;
  arm: boolean;
  gone: boolean;
  retirement: { date: string; clouds: string[] | null } | null;
  closedToNewSubscriptionsIn: string[];
}

export interface Region {
  name: string;
  displayName: string;
  displayNameZh: string;
  cloud: string;
  /** Pairs go one way. */
  pair: string | null;
  zones: number | null;
  restricted: boolean;
  serviceTag: boolean;
}

export interface KubernetesVersion {
  minor: string;
  /** `YYYY-MM`. */
  preview: string;
  /** `YYYY-MM`. */
  ga: string;
  gaPlanned: boolean;
  eol: string;
  ltsEol: string;
}

export interface Cloud {
  name: string;
  label: string;
  labelZh: string;
  resourceManager: string;
  authority: string;
  tokenScope: string;
  portal: string;
  studio: string;
  publicIpSuffix: string;
  vaultSuffix: string;
}

export interface ApiVersion {
  name: string;
  preview: boolean;
  /** What its schema has for a compute of type AKS. */
  computes: {
    agentVmSizeField: string;
    agentCountMin: number;
    networking: boolean;
    clusterPurpose: boolean;
    leafDomainLabel: boolean;
    overwriteExistingDomain: boolean;
    sslAuto: boolean;
    loadBalancer: boolean;
    secretCertificate: boolean;
    computeLocationWritable: boolean;
    disableLocalAuth: boolean;
    isAttachedCompute: boolean;
    kubernetes: boolean;
    namePattern: boolean;
  };
}

export interface ScenarioOptions {
  lang?: Language | undefined;
  /** The cloud to write the spec for. */
  cloud?: string | undefined;
  /** Tables in place of the embedded ones. */
  catalog?: object | string | undefined;
}

/** What there is a JSON Schema of. */
export type SchemaName = "spec" | "report" | "explanation";

/** A JSON Schema, draft 2020-12. */
export type JsonSchema = { [keyword: string]: Json };

/** Where the wasm module comes from. */
export type ModuleSource =
  | string
  | URL
  | globalThis.Request
  | globalThis.Response
  | BufferSource
  | WebAssembly.Module;
