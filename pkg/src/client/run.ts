/** The state of one submission while it runs, and the events that tell of it. */

import type { Json, Plan, Step } from "../types.js";
import { idOf } from "./cloud.js";
import type { Session } from "./session.js";
import { statusOf } from "./status.js";
import { serialise, type Progress, type Sent } from "./token.js";
import { record } from "./transport.js";
import type { FailedEvent, StepEvent, StoppedEvent, SubmissionEvent, Work } from "./types.js";

/** What a part of a submission tells, and what it comes to. */
export type Events<Result = void> = AsyncGenerator<SubmissionEvent, Result, void>;

type Untold<Event> = Event extends SubmissionEvent ? Omit<Event, "token" | "at"> : never;

export class Run {
  readonly #known: ReadonlySet<string>;

  constructor(
    readonly session: Session,
    readonly progress: Progress,
    done: ReadonlySet<string>,
    /** Whether a person has done whatever comes before what is sent. */
    readonly isPrepared: boolean,
  ) {
    this.#known = done;
  }

  isDone({ id, act }: Step): boolean {
    // What is said to be done is believed only where a person does it.
    return this.progress.done.includes(id) || (act === undefined && this.#known.has(id));
  }

  finish({ id }: Step): void {
    if (!this.progress.done.includes(id)) this.progress.done.push(id);
  }

  /** An event with the token to go on from it. */
  event = <Event extends SubmissionEvent>(event: Untold<Event>): SubmissionEvent => {
    const done = new Set([...this.progress.done, ...this.#known]);
    return { ...event, token: serialise({ ...this.progress, done: [...done] }), at: new Date().toISOString() } as unknown as SubmissionEvent;
  };

  step(step: Step, state: StepEvent["state"], index: number, plan: Plan): SubmissionEvent {
    return this.event<StepEvent>({ type: "step", step, state, number: index + 1, of: plan.steps.length });
  }

  stopped(steps: Step[], plan: Plan): SubmissionEvent {
    const message = this.session.say({
      en: "do these steps, then go on: requests to Azure Resource Manager cannot do them",
      zh: "请完成以下步骤后继续：这些步骤无法通过 Azure 资源管理器请求完成",
    });
    return this.event<StoppedEvent>({ type: "stopped", reason: "person", message, steps, plan });
  }

  /** The end, with what is left and what the core knows of the error. */
  async failed(failure: Pick<FailedEvent, "stage" | "message" | "canTryAgain"> & Partial<Pick<FailedEvent, "error" | "problems">>): Promise<SubmissionEvent> {
    this.progress.sent = undefined;
    const { compute, cluster } = this.progress;
    const left = await statusOf(this.session, compute, cluster);
    const explained = failure.error && this.session.explain(failure.error);
    return this.event<FailedEvent>({ type: "failed", ...failure, left, ...(explained && { explained }) });
  }

  /** The compute as it is now; nothing where it is not there. */
  async compute(): Promise<{ [key: string]: Json } | undefined> {
    const { status, body } = await this.session.transport.read(this.progress.compute, { signal: this.session.signal });
    if (status === 404) return undefined;
    const compute = record(body);
    const { resourceId } = record(compute.properties);
    if (typeof resourceId === "string" && this.progress.cluster === undefined) this.progress.cluster = `${encodeURI(resourceId)}?`;
    return compute;
  }

  work(sent: Sent): Work {
    const id = idOf(this.progress.compute);
    return {
      kind: sent.method === undefined ? "deployment" : "request", step: sent.step, name: sent.name ?? id.slice(id.lastIndexOf("/") + 1),
      attempt: this.progress.attempt, correlationId: sent.correlationId, ...(sent.method && { method: sent.method }),
    };
  }
}
