/**
 * The entry for bundlers and plain pages. The core does the checking, so it has to run: import `aks-compute`, or await
 * `init()` of `aks-compute/web`, before the first call.
 */

export { AksComputeClient } from "./client.js";
export { ArmRequestError } from "./failure.js";
export type * from "./types.js";
