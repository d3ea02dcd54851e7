/** The entry for Node: the module is started when this file has been imported, without a call. */

import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";

import { initSync } from "./generated/aks_compute.js";
import { initSync as initCertificatesSync, inspect } from "./generated/aks_compute_certificates.js";
import { markReady, useInspector } from "./calls.js";
import type { Language, ModuleSource, RuleText } from "./types.js";

const generated = new URL("./generated/", import.meta.url);

initSync({ module: readFileSync(new URL("aks_compute_bg.wasm", generated)) });
markReady();

let areCertificatesReady = false;

/** Starts the module that looks into certificates, once somebody gives one. */
function startCertificates(): void {
  if (areCertificatesReady) return;
  initCertificatesSync({ module: readFileSync(new URL("aks_compute_certificates_bg.wasm", generated)) });
  areCertificatesReady = true;
}

useInspector((certificate, key) => {
  startCertificates();
  return inspect(certificate, key);
});

/** Nothing is left to start in Node; here so that the same code runs everywhere. */
export default async function init(_source?: ModuleSource | Promise<ModuleSource>): Promise<void> {}

/** Starts the module that looks into certificates, which in Node the first certificate does too. */
export async function initCertificates(_source?: ModuleSource | Promise<ModuleSource>): Promise<void> {
  startCertificates();
}

/** Every rule with why it exists and with its examples; each language is a file of its own, loaded when asked for. */
export async function ruleTexts(lang: Language = "en"): Promise<RuleText[]> {
  const name = lang === "zh-CN" ? "rules.zh-CN.json" : "rules.en.json";
  return JSON.parse(await readFile(new URL(name, generated), "utf8")) as RuleText[];
}

export * from "./calls.js";
export { specSchema, type FormOptions } from "./standard-schema.js";
export type * from "./types.js";
