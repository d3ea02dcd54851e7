/** The steps that send one request to the compute: its update, its detach, the attach that follows a detach. */

import type { Json, Plan, Request, Step } from "../types.js";
import { pathInPlan, sameId } from "./cloud.js";
import { ENDED } from "./deployment.js";
import { notAccepted } from "./deploying.js";
import { ArmRequestError } from "./failure.js";
import { follow, operationIn, sentTo } from "./long-running.js";
import type { Events, Run } from "./run.js";
import { computeState } from "./status.js";
import type { Sent } from "./token.js";
import { record, text } from "./transport.js";
import type { ArmFailure, Secrets, SubmissionEvent } from "./types.js";
import { EXPECTED, LOOKS, pause } from "./watching.js";

type Compute = { [key: string]: Json } | undefined;

/** What a plan writes where a secret belongs. */
const PLACEHOLDERS: { [placeholder: string]: keyof Secrets } = { "<sslCert>": "sslCert", "<sslKey>": "sslKey" };

export async function* send(run: Run, step: Step, plan: Plan): Events<SubmissionEvent | undefined> {
  const request = plan.requests.find(({ id }) => id === step.id);
  if (!request || (request.method !== "PUT" && request.method !== "DELETE")) throw new Error(`the plan has no request ${step.id}`);
  const { progress } = run;
  const now = await run.compute();
  if (request.method === "DELETE" && now === undefined) {
    progress.sent = undefined;
    return undefined;
  }
  const isKnown = progress.sent?.step === step.id && (progress.sent.isAccepted || cameOf(progress.sent, request, now));
  if (!isKnown) {
    const refused = yield* sendOnce(run, step, request, now);
    if (refused) return refused;
  }
  const sent = progress.sent as Sent;
  sent.isAccepted = true;
  progress.hasChanged = true;
  yield run.event({ type: "accepted", work: run.work(sent), adopted: isKnown });
  const end = yield* watch(run, sent, request);
  if (!end) progress.sent = undefined;
  return end;
}

/** Whether the compute shows that the service has taken the request. */
function cameOf(sent: Sent, { method, body }: Request, now: Compute): boolean {
  const { state } = computeState(now);
  if (method === "DELETE") return state === "absent" || state === "Deleting";
  if (now === undefined) return false;
  const { modifiedOn, resourceId } = record(now.properties);
  const wanted = text(record(record(body).properties).resourceId);
  const isOurs = wanted === undefined || sameId(text(resourceId) ?? "", wanted);
  return isOurs && (!ENDED.includes(state) || text(modifiedOn) !== sent.before);
}

async function* sendOnce(run: Run, step: Step, request: Request, now: Compute): Events<SubmissionEvent | undefined> {
  const { session, progress } = run;
  const method = request.method as "PUT" | "DELETE";
  const { state } = computeState(now);
  const isInTheWay = request.id === "attach" ? now !== undefined : method === "PUT" && now === undefined;
  if (isInTheWay || (now !== undefined && !ENDED.includes(state))) {
    const message = session.say({ en: `the compute is not as the plan presumes: ${state}`, zh: `计算的状态与方案的前提不符：${state}` });
    return run.failed({ stage: "preflight", message, canTryAgain: true });
  }
  const body = request.body === undefined ? undefined : withSecrets(request.body, session.secrets);
  const sent: Sent = (progress.sent = {
    step: step.id, name: undefined, method, correlationId: crypto.randomUUID(), isAccepted: false, operation: undefined,
    before: text(record(now?.properties).modifiedOn), at: Date.now(),
  });
  yield run.event({ type: "sending", work: run.work(sent) });
  session.signal?.throwIfAborted();
  try {
    const answer = await session.transport.change(method, pathInPlan(session.manager, request.url), body, sent.correlationId);
    sent.isAccepted = true;
    sent.operation = operationIn(session.transport, answer);
    return undefined;
  } catch (error) {
    if (!(error instanceof ArmRequestError) || sent.isAccepted) throw error;
    for (const wait of error.isAmbiguous ? LOOKS : LOOKS.slice(0, 1)) {
      if (cameOf(sent, request, await run.compute())) return undefined;
      if (error.isAmbiguous) await session.transport.wait(wait, session.signal);
    }
    return await notAccepted(run, error);
  }
}

/** The body with certificate and key in their places. */
function withSecrets(body: Json, secrets: Secrets): Json {
  if (Array.isArray(body)) return body.map((entry) => withSecrets(entry, secrets));
  if (typeof body === "string" && Object.hasOwn(PLACEHOLDERS, body)) {
    const name = PLACEHOLDERS[body] as keyof Secrets;
    const secret = secrets[name];
    if (secret === undefined) throw new Error(`certificate and key are needed to send the request: ${name}`);
    return secret;
  }
  if (body === null || typeof body !== "object") return body;
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, withSecrets(value, secrets)]));
}

/** Follows the work at its address; without one, or when that is gone, the compute itself shows it. */
async function* watch(run: Run, sent: Sent, { method }: Request): Events<SubmissionEvent | undefined> {
  const { session } = run;
  const expected = method === "DELETE" ? EXPECTED.detach : sent.step === "attach" ? EXPECTED.attach : EXPECTED.update;
  const running = (state: string, percent: number | undefined) => run.event({
    type: "running", work: run.work(sent), state, operations: [], elapsed: Date.now() - sent.at, expected, ...(percent !== undefined && { percent }),
  });
  let doubt: ArmFailure | undefined;
  if (sent.operation) {
    const look = follow(session.transport, method, sentTo(sent.operation), { signal: session.signal, correlationId: sent.correlationId });
    for (;;) {
      const seen = await look();
      if (seen.isUnreadable) doubt = seen.error;
      if (seen.isUnreadable || seen.state === "succeeded") break;
      if (seen.error) {
        const said = `${seen.error.code}: ${seen.error.message}`;
        const message = session.say({ en: `the work failed: ${said}`, zh: `操作失败：${said}` });
        return run.failed({ stage: "work", message, error: seen.error, canTryAgain: true });
      }
      yield running(seen.word, seen.percent);
      await pause(run, seen.pause);
    }
  }
  for (;;) {
    const { state, error = doubt } = computeState(await run.compute());
    if (state === "absent" || ENDED.includes(state)) {
      if (state === (method === "DELETE" ? "absent" : "Succeeded")) return undefined;
      const message = session.say({ en: `the compute is ${state}`, zh: `计算的状态为 ${state}` });
      return run.failed({ stage: "work", message, canTryAgain: method === "DELETE" || state === "absent", ...(error && { error }) });
    }
    yield running(state, undefined);
    await pause(run);
  }
}
