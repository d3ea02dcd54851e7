/** Starts the wasm modules in a browser, or wherever a bundler's output runs. */

import startModule from "./generated/aks_compute.js";
import startInspector, { inspect } from "./generated/aks_compute_certificates.js";
import { markReady, useInspector } from "./calls.js";
import type { ModuleSource } from "./types.js";

/**
 * Starts the module; every call but the first waits for the same start. Where it failed, the next call tries again.
 *
 * @param source where the module comes from; the file beside this one unless given
 */
export async function start(source?: ModuleSource | Promise<ModuleSource>): Promise<void> {
  // Bundlers find the file by this very expression.
  const from = source ?? new URL("./generated/aks_compute_bg.wasm", import.meta.url);
  await startModule({ module_or_path: from });
  markReady();
}

let certificates: Promise<void> | undefined;

/**
 * Starts the module that looks into certificates and keys; until then the rules about them are unknown. Every call but the
 * first waits for the same start. Where it failed, the next call tries again.
 *
 * @param source where the module comes from; the file beside this one unless given
 */
export async function initCertificates(source?: ModuleSource | Promise<ModuleSource>): Promise<void> {
  const from = source ?? new URL("./generated/aks_compute_certificates_bg.wasm", import.meta.url);
  certificates ??= startInspector({ module_or_path: from }).then(() => useInspector(inspect));
  try {
    await certificates;
  } catch (error) {
    certificates = undefined;
    throw error;
  }
}
