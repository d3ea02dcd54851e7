/** The entry for bundlers: it starts the module while it is imported. */

import { start } from "./browser-module.js";

await start();

export default start;
export { initCertificates } from "./browser-module.js";
export * from "./calls.js";
export { ruleTexts } from "./browser-texts.js";
export { specSchema, type FormOptions } from "./standard-schema.js";
export type * from "./types.js";
