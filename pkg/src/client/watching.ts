/** Looks at the compute until it is as it should be. */

import type { Step } from "../types.js";
import { idOf } from "./cloud.js";
import { ENDED } from "./deployment.js";
import type { Events, Run } from "./run.js";
import { computeState } from "./status.js";
import type { SubmissionEvent, Work } from "./types.js";

const INTERVAL = 10_000;
/** How often an answer is looked at again that contradicts another: what one part of Azure knows, another learns a little later. */
const DOUBTS = 5;

/** Milliseconds that each kind of work usually takes, by Microsoft's article. */
export const EXPECTED = { create: 10 * 60_000, attach: 5 * 60_000, cluster: 15 * 60_000, update: 5 * 60_000, detach: 3 * 60_000 };

/** How long between looks for what may have come of a request without an answer. */
export const LOOKS = [2_000, 4_000, 8_000];

/** Waits until the next look: as long as Azure says, or the host. */
export function pause({ session }: Run, said = session.options.interval ?? INTERVAL): Promise<void> {
  return session.transport.wait(said, session.signal);
}

function waiting(run: Run, step: Step, state: string, since: number, expected: number): SubmissionEvent {
  const id = idOf(run.progress.compute);
  const work: Work = { kind: "request", step: step.id, name: id.slice(id.lastIndexOf("/") + 1), attempt: run.progress.attempt, correlationId: "" };
  return run.event({ type: "running", work, state, operations: [], elapsed: Date.now() - since, expected });
}

/** Done is when the compute itself says `Succeeded`; the last event where it does not come to that. */
export async function* untilSucceeded(run: Run, step: Step): Events<SubmissionEvent | undefined> {
  const since = Date.now();
  for (let doubts = 0; ; ) {
    const { state, error } = computeState(await run.compute());
    if (state === "Succeeded") return undefined;
    if (state === "absent" ? (doubts += 1) > DOUBTS : ENDED.includes(state)) {
      const message = run.session.say({ en: `the compute is ${state}`, zh: `计算的状态为 ${state}` });
      return run.failed({ stage: "work", message, canTryAgain: state === "absent", ...(error && { error }) });
    }
    yield waiting(run, step, state, since, EXPECTED.attach);
    await pause(run);
  }
}

/** Detached is when the compute is not there. */
export async function* untilGone(run: Run, step: Step): Events<SubmissionEvent | undefined> {
  const since = Date.now();
  for (let doubts = 0; ; ) {
    const { state, error } = computeState(await run.compute());
    if (state === "absent") return undefined;
    if (ENDED.includes(state) && (doubts += 1) > DOUBTS) {
      const message = run.session.say({ en: `the compute is still there: ${state}`, zh: `计算仍然存在：${state}` });
      return run.failed({ stage: "work", message, canTryAgain: true, ...(error && { error }) });
    }
    yield waiting(run, step, state, since, EXPECTED.detach);
    await pause(run);
  }
}

/** Whatever the service is at, it has an end. */
export async function* untilSettled(run: Run, step: Step): Events {
  const since = Date.now();
  for (;;) {
    const { state } = computeState(await run.compute());
    if (state === "absent" || ENDED.includes(state)) return;
    yield waiting(run, step, state, since, EXPECTED.attach);
    await pause(run);
  }
}
