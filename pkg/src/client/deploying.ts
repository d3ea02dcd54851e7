/** The step that deploys the template: one PUT of a deployment, never a second one of the same attempt without a look. */

import type { Json, Plan, Step } from "../types.js";
import { idOf } from "./cloud.js";
import { bodyOf, deploymentIn, deploymentName, deploymentPath, operationsOf, templateOf, type Deployment } from "./deployment.js";
import { ArmRequestError, failureIn } from "./failure.js";
import type { Events, Run } from "./run.js";
import type { Sent } from "./token.js";
import { record } from "./transport.js";
import type { ArmFailure, DeploymentOperation, SubmissionEvent } from "./types.js";
import { EXPECTED, LOOKS, pause } from "./watching.js";

const LAST_ATTEMPT = 999;

/** The newest attempt that there is: attempts have no gaps. */
export async function findDeployment(run: Run): Promise<{ deployment: Deployment; attempt: number } | undefined> {
  let found;
  for (let attempt = run.progress.attempt; attempt <= LAST_ATTEMPT; attempt += 1) {
    const deployment = await read(run, nameOf(run, attempt));
    if (!deployment) break;
    found = { deployment, attempt };
    if (!deployment.hasEnded) break;
  }
  return found;
}

function nameOf({ progress }: Run, attempt: number): string {
  const id = idOf(progress.compute);
  return deploymentName(id.slice(id.lastIndexOf("/") + 1), progress.hash, attempt);
}

async function read({ session, progress }: Run, name: string): Promise<Deployment | undefined> {
  const { status, body } = await session.transport.read(deploymentPath(progress.compute, name), { signal: session.signal });
  return status === 404 ? undefined : deploymentIn(body);
}

/** Deploys, or goes on with what an earlier call deployed; the last event, where it is the end. */
export async function* deploy(run: Run, step: Step, plan: Plan): Events<SubmissionEvent | undefined> {
  const { progress } = run;
  const isKnown = progress.sent?.step === step.id && (progress.sent.isAccepted || (await read(run, progress.sent.name ?? "")) !== undefined);
  if (!isKnown) {
    const refused = yield* sendOnce(run, step, plan);
    if (refused) return refused;
  }
  const sent = progress.sent as Sent;
  sent.isAccepted = true;
  progress.hasChanged = true;
  yield run.event({ type: "accepted", work: run.work(sent), adopted: isKnown });
  return yield* watch(run, sent, plan);
}

async function* sendOnce(run: Run, step: Step, plan: Plan): Events<SubmissionEvent | undefined> {
  const { session, progress } = run;
  const template = templateOf(plan);
  if (!template) throw new Error("the plan has no template to deploy");
  const missing = template.secrets.filter((name) => session.secrets[name] === undefined);
  if (missing.length > 0) throw new Error(`certificate and key are needed to send the deployment: ${missing.join(", ")}`);
  if (!progress.sent) {
    const last = await findDeployment(run);
    if (last) progress.attempt = last.deployment.hasEnded ? last.attempt + 1 : last.attempt;
    if (last && !last.deployment.hasEnded) {
      progress.sent = begun(step, last.deployment.name, last.deployment.correlationId);
      return undefined;
    }
  }
  const name = nameOf(run, progress.attempt);
  // A PUT of what is there would fail or overwrite it.
  if (await run.compute()) {
    const message = session.say({ en: "the workspace has a compute of this name already", zh: "工作区中已有同名计算" });
    return run.failed({ stage: "preflight", message, canTryAgain: true });
  }
  const sent = (progress.sent = { ...begun(step, name, progress.sent?.correlationId), isAccepted: false });
  yield run.event({ type: "sending", work: run.work(sent) });
  session.signal?.throwIfAborted();
  try {
    await session.transport.change("PUT", deploymentPath(progress.compute, name), bodyOf(template, session.secrets), sent.correlationId);
  } catch (error) {
    if (!(error instanceof ArmRequestError)) throw error;
    const isThere = await cameOf(run, sent, error);
    if (!isThere) return await notAccepted(run, error);
  }
  return undefined;
}

function begun(step: Step, name: string, correlationId: string | undefined): Sent {
  return {
    step: step.id, name, method: undefined, correlationId: correlationId ?? crypto.randomUUID(), isAccepted: true, operation: undefined,
    before: undefined, at: Date.now(),
  };
}

/** Whether the deployment is there after a PUT without a clean answer. There was none of the name before. */
async function cameOf(run: Run, sent: Sent, { isAmbiguous }: ArmRequestError): Promise<boolean> {
  for (const wait of isAmbiguous ? LOOKS : LOOKS.slice(0, 1)) {
    const deployment = await read(run, sent.name ?? "");
    if (deployment) {
      sent.correlationId = deployment.correlationId ?? sent.correlationId;
      return true;
    }
    if (isAmbiguous) await run.session.transport.wait(wait, run.session.signal);
  }
  return false;
}

/** The end of a request that Azure did not take, as far as can be seen. */
export async function notAccepted(run: Run, error: ArmRequestError): Promise<SubmissionEvent> {
  const { session } = run;
  const { failure, reason, isAmbiguous } = error;
  const said = `${failure.code}: ${failure.message}`;
  if (isAmbiguous || reason === "notSignedIn" || reason === "throttled") {
    const message = session.say({
      en: `nothing came of the request, as far as can be seen; going on sends it again: ${said}`,
      zh: `目前看来请求没有生效；继续时会重新发送：${said}`,
    });
    return run.event({ type: "interrupted", reason: isAmbiguous ? "notAccepted" : (reason as "notSignedIn"), message, error: failure });
  }
  const message = session.say({ en: `Azure refused: ${said}`, zh: `Azure 已拒绝：${said}` });
  return run.failed({ stage: "acceptance", message, error: failure, canTryAgain: true });
}

async function* watch(run: Run, sent: Sent, plan: Plan): Events<SubmissionEvent | undefined> {
  const { session, progress } = run;
  const expected = plan.clusterUrl !== undefined && plan.requests.some(({ id }) => id === "create-cluster")
    ? EXPECTED.cluster
    : plan.requests.some(({ id }) => id === "create") ? EXPECTED.create : EXPECTED.attach;
  for (;;) {
    const deployment = await read(run, sent.name ?? "");
    // Who deleted it from the history did not stop it: the compute itself says what came of it.
    if (!deployment || deployment.state === "Succeeded") break;
    sent.correlationId = deployment.correlationId ?? sent.correlationId;
    const operations = await operationsIn(run, sent);
    if (deployment.hasEnded) return await ended(run, deployment, operations);
    yield run.event({ type: "running", work: run.work(sent), state: deployment.state, operations, elapsed: Date.now() - sent.at, expected });
    await pause(run);
  }
  progress.sent = undefined;
  session.signal?.throwIfAborted();
  return undefined;
}

/** Who may not see the operations of a deployment may still see how it ends. */
async function operationsIn({ session, progress }: Run, sent: Sent): Promise<DeploymentOperation[]> {
  try {
    return await operationsOf(session.transport, idOf(deploymentPath(progress.compute, sent.name ?? "")), session.signal);
  } catch (error) {
    if (error instanceof ArmRequestError && error.reason === "forbidden") return [];
    throw error;
  }
}

async function ended(run: Run, { state, error }: Deployment, operations: DeploymentOperation[]): Promise<SubmissionEvent> {
  const { session, progress } = run;
  const failure = causeOf(error, operations);
  progress.attempt += 1;
  const isFree = (await run.compute()) === undefined;
  const said = `${failure.code}: ${failure.message}`;
  const message = state === "Canceled"
    ? session.say({ en: "the deployment was cancelled; what had begun may still come to its end", zh: "部署已取消；已开始的操作仍可能完成" })
    : session.say({ en: `the deployment failed: ${said}`, zh: `部署失败：${said}` });
  return run.failed({ stage: "work", message, error: failure, canTryAgain: isFree });
}

/** The error of a deployment; where it only says that there is one, that of the operation which failed. */
function causeOf(error: Json | undefined, operations: DeploymentOperation[]): ArmFailure {
  const failure = failureIn(error);
  const inside = operations.find((operation) => operation.error && operation.error.chain.length > 0)?.error;
  const saysNothing = !Array.isArray(record(error).details) && failure.code === "DeploymentFailed";
  return inside && (saysNothing || failure.chain.length === 0) ? inside : failure;
}
