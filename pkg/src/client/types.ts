/** What the client takes and answers: options, facts, preflight, events of a submission, status. Stable for those who build on it. */

import type { TokenCredential } from "@azure/core-auth";
import type { HttpClient } from "@azure/core-rest-pipeline";

import type { Explained, FactEnvelope, FactKind, Json, Language, Plan, Report, Spec, Step } from "../types.js";

export type { HttpClient, TokenCredential };

/** The clouds that the catalog knows, as `az cloud list` names them. */
export type CloudName = "AzureCloud" | "AzureChinaCloud" | "AzureUSGovernment";

export interface ClientOptions {
  /** Where tokens come from: `@azure/identity`, MSAL behind a `getToken`, a token that somebody pasted. */
  credential: TokenCredential;
  /**
   * The only cloud whose Azure Resource Manager gets a token. Unless given, the one that each spec names; where given, a
   * spec for another cloud is refused.
   */
  cloud?: CloudName | undefined;
  /** The language of every text; `en` unless given. */
  lang?: Language | undefined;
  /** Another Azure Resource Manager, for tests: `https://localhost:…`, `https://127.0.0.1:…`. No other host is accepted. */
  endpoint?: string | undefined;
  /** Sends the requests, for proxies and own authorities: it sees tokens and keys. That of the platform unless given. */
  httpClient?: HttpClient | undefined;
  /** After how many milliseconds without an answer a request is given up; 100 000 unless given. */
  timeout?: number | undefined;
  /** How often a request that only reads is sent in all; 5 unless given. What changes something is sent once. */
  attempts?: number | undefined;
  /** How long to wait between looks at work that goes on, in milliseconds, where Azure names no time; 10 000 unless given. */
  interval?: number | undefined;
  /** How to wait so many milliseconds; by a timer unless given. It ends early, without an error, where the signal aborts. */
  wait?: ((milliseconds: number, signal?: AbortSignal) => Promise<void>) | undefined;
  /**
   * The object id of whoever signs in, by which roles are listed; read from the token unless given. Without it the
   * roles stay unknown.
   */
  principalId?: string | undefined;
}

/** What every call takes. */
export interface CallOptions {
  /** Stops the call. What runs in Azure goes on. */
  signal?: AbortSignal | undefined;
  /** The language of this call's texts; that of the client unless given. */
  lang?: Language | undefined;
  /** The time by which retirements are judged; the clock's unless given. RFC 3339 where it is text. */
  now?: Date | string | undefined;
}

// ---- facts ----

/** What is there today, for `check` and `plan`. */
export interface CollectedFacts {
  /** Each answer in its envelope, ready for `check(spec, { facts })`. */
  facts: FactEnvelope[];
  /** What could not be learned. No rule that needs it is passed. */
  unknown: UnknownFact[];
  /** The ids of resources that the spec names and that do not exist. */
  absent: string[];
  /** The spec checked on these facts. */
  report: Report;
}

/** A question that Azure did not answer. */
export interface UnknownFact {
  kind: FactKind;
  /** The path of the request; empty where none could be written. */
  path: string;
  /** Why: forbidden, no answer, an answer that nobody understands, or nothing known to ask with. */
  reason: "forbidden" | "unreachable" | "unreadable" | "refused" | "unaskable";
  /** What to do, in words. */
  message: string;
  /** The role that lets the caller read it, where that is why. */
  role?: NeededRole;
  /** The command that shows it to a person, for bash. */
  command?: string;
}

export interface NeededRole {
  /** The role's English name, as Azure CLI takes it. */
  name: string;
  /** The ARM id of the scope on which it is needed. */
  scope: string;
}

// ---- preflight ----

export interface PreflightOptions extends CallOptions {
  /** The certificate and the key, as {@link SubmitOptions}: Azure validates a template with all its parameters. */
  secrets?: Secrets | undefined;
}

/** What was found out without changing anything. */
export interface Preflight {
  /** Whether nothing speaks against submitting. */
  ok: boolean;
  /** Everything that speaks against it. */
  problems: Problem[];
  facts: CollectedFacts;
  /** The plan on these facts, which is submitted: its steps may be more than those that were given. */
  plan: Plan;
  /** Whether the workspace has no compute of the name; `null` where that is not known. */
  nameIsFree: boolean | null;
  /** What Azure Resource Manager says of the template: `notApplicable` where the plan is requests, which nothing validates. */
  validation: "passed" | "failed" | "notApplicable" | "unknown";
  /** What the template would change; `null` where the plan is requests, or the answer was not to be had. */
  whatIf: WhatIf | null;
}

export interface Problem {
  code:
    /** The check on fresh facts found errors: {@link Preflight.facts}. */
    | "checkFailed"
    | "providerNotRegistered"
    | "apiVersionUnknown"
    | "nameTaken"
    /** A resource that the spec names is not there. */
    | "notFound"
    /** A certificate or key is needed and was not given. */
    | "secretsMissing"
    | "validationFailed"
    | "whatIfFailed"
    /** What is there today leads to other requests than the plan holds: plan again, with these facts. */
    | "planChanged"
    /** The answer was not to be had, so that nobody knows. */
    | "unreachable";
  /** What is wrong. */
  message: string;
  /** What to do. */
  help?: string;
  /** What Azure said, where it is Azure that refuses. */
  error?: ArmFailure;
}

/** What a template would change. */
export interface WhatIf {
  changes: WhatIfChange[];
  /** The same, to be read: a line a change, indented lines for what changes in it. */
  text: string;
}

export interface WhatIfChange {
  resourceId: string;
  change: "Create" | "Delete" | "Ignore" | "Deploy" | "NoChange" | "Modify" | "Unsupported";
  /** What changes in a resource that is modified. Secrets are redacted. */
  properties: WhatIfProperty[];
}

export interface WhatIfProperty {
  /** Members joined by dots. */
  path: string;
  change: "Create" | "Delete" | "Modify" | "Array" | "NoEffect";
  before: Json;
  after: Json;
}

// ---- submission ----

/** Certificate and key, PEM: in memory for as long as the call goes on, and in the one request that needs them. */
export interface Secrets {
  sslCert?: string | undefined;
  sslKey?: string | undefined;
}

export interface SubmitOptions extends CallOptions {
  secrets?: Secrets | undefined;
  /** The token of an event of an earlier call, after a reload, a crash, or what a person had to do. */
  resume?: string | undefined;
  /**
   * The ids of steps that a person has done, besides those that the token holds; `all`: whatever a person has to do before the
   * last request. What comes after it is in {@link SucceededEvent.remaining}.
   */
  done?: readonly string[] | "all" | undefined;
  /** Must be said beside the spec's `action: Delete`, which deletes the cluster: a plan with it is refused otherwise. */
  deleteCluster?: boolean | undefined;
}

/**
 * What happens in a submission. Each event carries the token with which `submit` goes on from there; the last one is
 * `succeeded`, `failed`, `stopped` or `interrupted`.
 */
export type SubmissionEvent =
  | PreflightEvent
  | StepEvent
  | SendingEvent
  | AcceptedEvent
  | RunningEvent
  | SucceededEvent
  | FailedEvent
  | StoppedEvent
  | InterruptedEvent;

interface AnyEvent {
  /** Serialised, without secrets. Store the newest one to go on after a reload. */
  token: string;
  /** RFC 3339, by this machine's clock. */
  at: string;
}

/** What was found before anything changed. Where it is not `ok`, `failed` or `stopped` follows. */
export interface PreflightEvent extends AnyEvent {
  type: "preflight";
  preflight: Preflight;
}

/** A step of the plan begins, or is done. */
export interface StepEvent extends AnyEvent {
  type: "step";
  step: Step;
  state: "begun" | "done";
  /** From 1. */
  number: number;
  of: number;
}

/** The next request changes something. Whoever stores this token can go on whatever becomes of the request. */
export interface SendingEvent extends AnyEvent {
  type: "sending";
  work: Work;
}

/** Azure has begun the work, or had begun it already. */
export interface AcceptedEvent extends AnyEvent {
  type: "accepted";
  work: Work;
  /** Whether it is of an earlier call, of which this one follows the end. */
  adopted: boolean;
}

/** The work goes on. */
export interface RunningEvent extends AnyEvent {
  type: "running";
  work: Work;
  /** The state as Azure words it: `Accepted`, `Running`, `Creating`… */
  state: string;
  /** What the deployment does, resource by resource; empty where there is no deployment. */
  operations: DeploymentOperation[];
  /** 0 to 100, where Azure says it. */
  percent?: number;
  /** Milliseconds since the work was accepted, as far as this call or its token saw it. */
  elapsed: number;
  /** Milliseconds that such work usually takes in all. */
  expected: number;
}

/** The compute's own GET says what the plan wants: it is there and `Succeeded`, or gone. */
export interface SucceededEvent extends AnyEvent {
  type: "succeeded";
  /** Its ARM id. */
  computeId: string;
  /** The compute as it is now, without secrets; `null` where it is gone. */
  compute: Json;
  /** Whether nothing had to be sent. */
  already: boolean;
  /** What a person does next: DNS, kubectl, the bill of a cluster that remains. */
  remaining: Step[];
}

/** Azure refused, or its work failed: this is the end of it. What may be left, `left` names. */
export interface FailedEvent extends AnyEvent {
  type: "failed";
  /** Where: before anything was sent, at its acceptance, or in the work itself. */
  stage: "preflight" | "acceptance" | "work";
  message: string;
  /** What Azure said, unwrapped; absent where it is not Azure that refused. */
  error?: ArmFailure;
  /** What the core knows of it. */
  explained?: Explained;
  /** What speaks against submitting, of the preflight. */
  problems?: Problem[];
  left: Status;
  /** Whether `submit` with this token may try again: it begins with a new attempt. */
  canTryAgain: boolean;
}

/** Here a person goes on. Afterwards: `submit(plan, { resume: token, done: steps.map(({ id }) => id) })`. */
export interface StoppedEvent extends AnyEvent {
  type: "stopped";
  /** `person`: these steps are kubectl, DNS, roles. `planAgain`: plan on these facts, and look at it, before it is submitted. */
  reason: "person" | "planAgain";
  message: string;
  /** What to do, in order; empty with `planAgain`. */
  steps: Step[];
  /** The plan on what is there today. */
  plan: Plan;
}

/** Nobody knows how it stands in Azure, where it may go on: the call ended before the work did. Go on with the token. */
export interface InterruptedEvent extends AnyEvent {
  type: "interrupted";
  /**
   * `aborted` by the signal; `unreachable`; `notSignedIn`; `forbidden`; `throttled`; `notAccepted`: a request that changes
   * something got no answer, and as far as can be seen nothing came of it, so that going on sends it again.
   */
  reason: "aborted" | "unreachable" | "notSignedIn" | "forbidden" | "throttled" | "notAccepted";
  message: string;
  error?: ArmFailure;
}

/** What is sent: a deployment of the template, or one request to the compute. */
export interface Work {
  kind: "deployment" | "request";
  /** The step that it is for. */
  step: string;
  /** The name of the deployment; that of the compute for a request. */
  name: string;
  /** From 1; a new one begins only after the last has ended. */
  attempt: number;
  /** By which Microsoft finds it; what this call sent, or what the deployment shows. */
  correlationId: string;
  /** The method of a request. */
  method?: "PUT" | "DELETE";
}

export interface DeploymentOperation {
  /** The ARM id of the resource; absent where the operation has none. */
  resourceId?: string;
  resourceType?: string;
  /** `Create`, `EvaluateDeploymentOutput`… */
  operation: string;
  state: string;
  /** ISO 8601. */
  duration?: string;
  error?: ArmFailure;
}

/** An error of Azure, its errors in errors unwrapped. No secret is in it. */
export interface ArmFailure {
  /** The HTTP status; absent where the error stands in an answer that succeeded, or where there was none. */
  status?: number;
  /** The innermost error that says something. */
  code: string;
  message: string;
  target?: string;
  /** All of them, the outermost first. */
  chain: { code: string; message: string; target?: string }[];
  /** The policies that deny it. */
  policies: string[];
  /** For Microsoft's support. */
  requestId?: string;
}

// ---- status ----

/** What there is, and what may be left of earlier attempts. */
export interface Status {
  compute: {
    id: string;
    /** `Succeeded`, `Failed`, `Creating`…; `absent`; `unknown` where nobody could tell. */
    state: string;
    error?: ArmFailure;
  };
  /** The deployments of this compute that the resource group's history holds, the newest first. */
  deployments: {
    id: string;
    name: string;
    state: string;
    timestamp?: string;
    correlationId?: string;
    error?: ArmFailure;
  }[];
  /** The clusters that the compute, the plan or one of these deployments names, and that are there. */
  clusters: {
    id: string;
    state: string;
    /** Whether the compute has it; one that no compute has goes on costing money. */
    attached: boolean;
  }[];
  /** What could not be looked at, in words. */
  unknown: string[];
  /** The same, to be read. */
  text: string;
}

/** What `status` is about: a spec, a plan, or the token of a submission. */
export type StatusTarget = Spec | Plan | string;
