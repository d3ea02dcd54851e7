/** The entry for a plain `<script type="module">`: await `init()` before the first call. */

export { initCertificates, start as default } from "./browser-module.js";
export * from "./calls.js";
export { ruleTexts } from "./browser-texts.js";
export { specSchema, type FormOptions } from "./standard-schema.js";
export type * from "./types.js";
