/** The client: what the core emitted is submitted to Azure Resource Manager, and nothing is lost on the way. */

import { plan as planFor } from "../calls.js";
import type { Plan, Spec } from "../types.js";
import { pathInPlan } from "./cloud.js";
import { deploymentPath } from "./deployment.js";
import { collectFacts } from "./facts.js";
import { computePathOf, preflightOf } from "./preflight.js";
import { Session, cloudOf } from "./session.js";
import { statusOf } from "./status.js";
import { submission } from "./submission.js";
import { deserialise } from "./token.js";
import type {
  CallOptions,
  ClientOptions,
  CollectedFacts,
  Preflight,
  PreflightOptions,
  Status,
  StatusTarget,
  SubmissionEvent,
  SubmitOptions,
} from "./types.js";

/**
 * Submits plans to Azure Resource Manager.
 *
 * A wrong call throws an `Error`; what Azure does is a result or an event, never an exception, but for
 * {@link AksComputeClient.cancel}. Texts are in the language of the client. No token, certificate or key is in any of them.
 */
export class AksComputeClient {
  readonly #options: ClientOptions;

  constructor(options: ClientOptions) {
    if (typeof options?.credential?.getToken !== "function") throw new Error("credential: something with `getToken` is needed");
    this.#options = { ...options };
  }

  /** What is there today of what the spec needs to be decided. Reads only. Rejects where the signal aborts. */
  async facts(spec: Spec, options: CallOptions = {}): Promise<CollectedFacts> {
    return collectFacts(new Session(this.#options, cloudOf(spec), options), spec);
  }

  /** Whether the plan can be submitted, and what it would change. Changes nothing. Rejects where the signal aborts. */
  async preflight(plan: Plan, options: PreflightOptions = {}): Promise<Preflight> {
    return preflightOf(new Session(this.#options, cloudOf(plan.spec), options), plan, { isLook: true });
  }

  /**
   * Submits a plan, or goes on with it from a token: its steps in their order, as far as requests can do them. Nothing is
   * created twice, whatever becomes of the network, this process or the page: submitting the same plan again, with or
   * without a token, finds what an earlier call began. The last event says how it ended.
   */
  submit(plan: Plan, options: SubmitOptions = {}): AsyncGenerator<SubmissionEvent, void, void> {
    return submission(this.#options, plan, options);
  }

  /**
   * Detaches the compute of a spec from its workspace, of whatever operation that spec is. The cluster goes on running, unless
   * `deleteCluster` is said.
   */
  detach(spec: Spec, options: SubmitOptions = {}): AsyncGenerator<SubmissionEvent, void, void> {
    const { cloud, apiVersion, workspace, name } = spec;
    const action = options.deleteCluster ? ("Delete" as const) : ("Detach" as const);
    const kept = { ...(cloud !== undefined && { cloud }), ...(apiVersion !== undefined && { apiVersion }) };
    const wanted = { operation: "detach" as const, ...kept, workspace, name, action };
    return this.submit(planFor(wanted, { lang: options.lang ?? this.#options.lang, now: options.now }), options);
  }

  /**
   * Asks Azure to cancel the deployment of a token, and says what there is then: what had begun may still come to its end.
   * Rejects where Azure refuses.
   */
  async cancel(token: string, options: CallOptions = {}): Promise<Status> {
    const { cloud, compute, cluster, sent } = deserialise(token);
    if (sent?.name === undefined) throw new Error("the token is of no deployment that goes on: nothing can be cancelled");
    const session = new Session(this.#options, cloud, options);
    session.signal?.throwIfAborted();
    await session.transport.change("POST", deploymentPath(compute, sent.name, "/cancel"), undefined, sent.correlationId);
    return statusOf(session, compute, cluster);
  }

  /** What there is: the compute, the deployments that were for it, the clusters. Reads only. Rejects where the signal aborts. */
  async status(target: StatusTarget, options: CallOptions = {}): Promise<Status> {
    if (typeof target === "string") {
      const { cloud, compute, cluster } = deserialise(target);
      return statusOf(new Session(this.#options, cloud, options), compute, cluster);
    }
    const plan = "requests" in target && "steps" in target ? (target as Plan) : planFor(target, { now: options.now });
    const session = new Session(this.#options, cloudOf(plan.spec), options);
    const cluster = plan.clusterUrl === undefined ? undefined : pathInPlan(session.manager, plan.clusterUrl);
    return statusOf(session, computePathOf(session, plan), cluster);
  }
}

