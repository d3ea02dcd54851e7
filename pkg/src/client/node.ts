/** The entry for Node, which starts the core. */

import "../node.js";

export * from "./index.js";
