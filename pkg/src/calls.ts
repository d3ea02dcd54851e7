/** The calls of the wasm module with their types. Nothing here decides anything: the module does. */

import * as module from "./generated/aks_compute.js";
import { plainJson } from "./plain-json.js";
import type {
  AvailableVersions,
  CatalogOptions,
  CatalogTables,
  CertificateFile,
  CertificateOptions,
  CertificateRendering,
  CertificateReport,
  CertificateTextOptions,
  CheckOptions,
  Explained,
  ExplainedRendering,
  ExplainOptions,
  ExplainTextOptions,
  Fact,
  FactArgument,
  FactSummary,
  ImportDocument,
  ImportOptions,
  Imported,
  Json,
  JsonSchema,
  NamedSpec,
  ParsedFacts,
  ParseOptions,
  Plan,
  PlanRendering,
  RecogniseOptions,
  Rendering,
  Report,
  Rule,
  RulesOptions,
  ScenarioOptions,
  SchemaName,
  ScriptRendering,
  SpecInput,
  TextOptions,
} from "./types.js";

/** Looks into files: the bytes of a certificate and of a key in, what they are out, in a form that only the main module reads. */
type Inspector = (certificate?: Uint8Array, key?: Uint8Array) => Uint8Array | undefined;

let isReady = false;
let inspector: Inspector | undefined;

/** Says by what certificates are looked into. */
export function useInspector(inspect: Inspector): void {
  inspector = inspect;
  if (isReady) module.setInspector(inspect);
}

/** Called by the entry once the module runs. */
export function markReady(): void {
  isReady = true;
  if (inspector !== undefined) module.setInspector(inspector);
}

function ready(): typeof module {
  if (!isReady) throw new Error("aks-compute is not initialised: await init() before the first call");
  return module;
}

/** Checks a spec: an object, or YAML or JSON as text or bytes. Bad specs get findings; only a wrong call throws. */
export function check(spec: SpecInput, options?: CheckOptions): Report {
  return ready().check(spec, options, plainJson(spec)) as Report;
}

/**
 * The value that a spec says in YAML or JSON, as text or bytes, with its secrets. Nothing of it is checked; a text that is
 * neither notation, or has a key twice, throws, with what {@link check} says of it.
 */
export function parseSpec(spec: string | Uint8Array, options?: ParseOptions): Json {
  return ready().parseSpec(spec, options) as Json;
}

/** Checks a spec and, where no error stands, makes the requests, the artifacts and the steps. */
export function plan(spec: SpecInput, options?: CheckOptions): Plan {
  return ready().plan(spec, options, plainJson(spec)) as Plan;
}

/**
 * The spec that says what an ARM template, requests or a compute say: a value, or JSON or YAML as text or bytes. A
 * document from which no spec can come throws.
 */
export function importSpec(document: ImportDocument, options?: ImportOptions): Imported {
  return ready().importSpec(document, options) as Imported;
}

/** Checks a spec and renders the report as the command line does; a text spec is shown with its lines. */
export function checkAsText(spec: SpecInput, options?: TextOptions): Rendering {
  return ready().checkAsText(spec, options) as Rendering;
}

/** Plans a spec and renders what the command line says beside an artifact: the findings, or the summary. */
export function planAsText(spec: SpecInput, options?: TextOptions): PlanRendering {
  return ready().planAsText(spec, options) as PlanRendering;
}

/** Checks several specs, also against each other. */
export function checkTogether(specs: NamedSpec[], options?: Omit<TextOptions, "input" | "format">): Rendering[] {
  return ready().checkTogether(specs, options) as Rendering[];
}

/** Checks several specs and writes one bash script of read-only commands that get the facts which they miss. */
export function checkAsScript(
  specs: NamedSpec[],
  options?: Omit<TextOptions, "input" | "format">,
  together = false,
): ScriptRendering {
  return ready().checkAsScript(specs, options, together) as ScriptRendering;
}

/** What is recognised in facts. What is not understood throws the error that {@link check} throws. */
export function recognise(facts: Fact | Fact[], options?: RecogniseOptions): FactSummary[] {
  return ready().recognise(facts, options) as FactSummary[];
}

/** Reads facts once, so that many calls take them without reading them again. Throws where {@link check} would. */
export function parseFacts(facts: Fact | Fact[], options?: RecogniseOptions): ParsedFacts {
  return ready().parseFacts(facts, options);
}

/** Reads an argument of the command line's `--facts`: `KIND@SCOPE=FILE`, `KIND=FILE`, or a path. */
export function factArgument(argument: string, options?: RecogniseOptions): FactArgument {
  return ready().factArgument(argument, options) as FactArgument;
}

/** The files that a spec names. */
export function namedFiles(spec: SpecInput, options?: Pick<CheckOptions, "format">): string[] {
  return ready().namedFiles(spec, options);
}

/**
 * What certificate and key files are, in any order, and what is wrong with them: by the rules about TLS, as in a spec. In
 * a browser `await initCertificates()` first. Nothing of a private key comes out.
 */
export function inspectCertificates(files: CertificateFile[], options?: CertificateOptions): CertificateReport {
  return ready().inspectCertificates(files, options) as CertificateReport;
}

/** Looks into certificate and key files and renders what the command line prints. */
export function inspectCertificatesAsText(
  files: CertificateFile[],
  options?: CertificateTextOptions,
): CertificateRendering {
  return ready().inspectCertificatesAsText(files, options) as CertificateRendering;
}

/**
 * Says of an error of Azure, as it was shown anywhere, what caused it and what to do. What is not known is said to be
 * unknown. No name, key or token of the text comes out. Only a wrong call throws, or more than 1 MiB.
 */
export function explain(text: string | Uint8Array, options?: ExplainOptions): Explained {
  return ready().explain(text, options) as Explained;
}

/** Explains an error and renders what the command line prints. */
export function explainAsText(text: string | Uint8Array, options?: ExplainTextOptions): ExplainedRendering {
  return ready().explainAsText(text, options) as ExplainedRendering;
}

/** Every rule, in the order of the registry, without its long texts. */
export function rules(options?: RulesOptions): Rule[] {
  return ready().rules(options) as Rule[];
}

/** The Kubernetes versions that facts hold, and what follows from them. */
export function catalog(table: "versions", options: CatalogOptions & { facts: Fact }): AvailableVersions;
/** A table of the catalog. */
export function catalog<Table extends keyof CatalogTables>(
  table: Table,
  options?: CatalogOptions & { facts?: undefined },
): CatalogTables[Table];
export function catalog<Table extends keyof CatalogTables>(
  table: Table,
  options?: CatalogOptions,
): CatalogTables[Table] | AvailableVersions {
  return ready().catalog(table, options) as CatalogTables[Table] | AvailableVersions;
}

/** A table of the catalog, or the Kubernetes versions that facts hold, as aligned text, as the command line prints it. */
export function catalogAsText(table: keyof CatalogTables, options?: CatalogOptions): string {
  return ready().catalogAsText(table, options);
}

/** The JSON Schema of the spec, of the report or of an explanation. */
export function schema(of: SchemaName, options?: RulesOptions): JsonSchema {
  return ready().schema(of, options) as JsonSchema;
}

/** The names of the scenarios that {@link scenario} knows. */
export function scenarios(): string[] {
  return ready().scenarios();
}

/** A commented spec to start from, YAML. */
export function scenario(name: string, options?: ScenarioOptions): string {
  return ready().scenario(name, options);
}

/** The version of aks-compute. */
export function version(): string {
  return ready().version();
}
