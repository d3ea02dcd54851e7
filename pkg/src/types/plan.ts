/** The plan: artifacts, requests and steps. */

import type { Json } from "./input.js";
import type { Operation, Outcome, Report } from "./report.js";

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

/** A plan and what the command line says beside it. */
export interface PlanRendering {
  text: string;
  plan: Plan;
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
