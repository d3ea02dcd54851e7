import type { FactKind } from "./core.js";
import type { Word } from "./words.js";

/**
 * How the form is arranged, and nothing else: the keys themselves, what they mean and which operation
 * uses them come from the schema. A key that stands nowhere here appears in the last section.
 */
export const sections: readonly { heading: Word; keys: readonly string[] }[] = [
  { heading: "sectionTarget", keys: ["operation", "cloud", "name", "workspace"] },
  {
    heading: "sectionCluster",
    keys: ["cluster", "clusterPurpose", "agentCount", "agentVmSize", "location", "action", "refresh"],
  },
  { heading: "sectionEndpoint", keys: ["network", "loadBalancer", "ssl"] },
  { heading: "sectionMore", keys: [] },
];

/** The choice that stands open as a row of buttons. */
export const segmented = "/operation";

/** Texts of several lines. */
export const multiline: ReadonlySet<string> = new Set(["certPem", "keyPem"]);

/** The tables of the catalog that suggest values for a key. */
export type Suggestions = "regions" | "sizes" | "api-versions";
export const suggestions: Readonly<Record<string, Suggestions>> = {
  location: "regions",
  agentVmSize: "sizes",
  vmSize: "sizes",
  apiVersion: "api-versions",
};

/** The tabs in which the page shows the kinds of artifacts. */
export const artifactKinds = ["arm", "parameters", "bicep", "terraform", "rest", "azcli", "kubectl", "python", "steps"] as const;

/** The kinds of facts, in the order in which the page offers them. */
export const factKinds: readonly FactKind[] = [
  "cluster", "nodePools", "versions", "workspace", "computes", "savedCompute", "virtualNetwork", "subnets", "quota", "sizes", "roles",
  "policyAssignments", "policyDefinitions", "serviceTags",
];
