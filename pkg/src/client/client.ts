/** The client: what the core emitted is submitted to Azure Resource Manager, and nothing is lost on the way. */

import type { Plan, Spec } from "../types.js";
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
  constructor(_options: ClientOptions) {}

  /** What is there today of what the spec needs to be decided. Reads only. Rejects where the signal aborts. */
  facts(_spec: Spec, _options?: CallOptions): Promise<CollectedFacts> {
    throw new Error("not yet");
  }

  /** Whether the plan can be submitted, and what it would change. Changes nothing. Rejects where the signal aborts. */
  preflight(_plan: Plan, _options?: PreflightOptions): Promise<Preflight> {
    throw new Error("not yet");
  }

  /**
   * Submits a plan, or goes on with it from a token: its steps in their order, as far as requests can do them. Nothing is
   * created twice, whatever becomes of the network, this process or the page: submitting the same plan again, with or
   * without a token, finds what an earlier call began. The last event says how it ended.
   */
  submit(_plan: Plan, _options?: SubmitOptions): AsyncGenerator<SubmissionEvent, void, void> {
    throw new Error("not yet");
  }

  /**
   * Detaches the compute of a spec from its workspace, of whatever operation that spec is. The cluster goes on running, unless
   * `deleteCluster` is said.
   */
  detach(_spec: Spec, _options?: SubmitOptions): AsyncGenerator<SubmissionEvent, void, void> {
    throw new Error("not yet");
  }

  /**
   * Asks Azure to cancel the deployment of a token, and says what there is then: what had begun may still come to its end.
   * Rejects where Azure refuses.
   */
  cancel(_token: string, _options?: CallOptions): Promise<Status> {
    throw new Error("not yet");
  }

  /** What there is: the compute, the deployments that were for it, the clusters. Reads only. Rejects where the signal aborts. */
  status(_target: StatusTarget, _options?: CallOptions): Promise<Status> {
    throw new Error("not yet");
  }
}
