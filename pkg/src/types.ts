/**
 * What goes in and what comes out. `tests/package/types` proves these types against what the module emits:
 * an unknown or a missing member does not compile there.
 */

export type { Spec } from "./generated/spec.js";
export type * from "./types/catalog.js";
export type * from "./types/certificates.js";
export type * from "./types/explanation.js";
export type * from "./types/facts.js";
export type * from "./types/import.js";
export type * from "./types/input.js";
export type * from "./types/plan.js";
export type * from "./types/report.js";
export type * from "./types/rules.js";
