/** One submission: the steps of a plan in their order, as far as requests can do them, as events. */

import type { Json, Plan, Step } from "../types.js";
import { idOf, pathInPlan, sameId } from "./cloud.js";
import { deploy, findDeployment } from "./deploying.js";
import { hashOf, madeBy, templateOf } from "./deployment.js";
import { ArmRequestError, type Reason } from "./failure.js";
import { computePathOf, preflightOf } from "./preflight.js";
import { Run, type Events } from "./run.js";
import { send } from "./sending.js";
import { Session, cloudOf } from "./session.js";
import { computeState } from "./status.js";
import { deserialise, type Progress } from "./token.js";
import { record } from "./transport.js";
import type { ClientOptions, FailedEvent, InterruptedEvent, Preflight, SubmissionEvent, SubmitOptions } from "./types.js";
import { untilGone, untilSettled, untilSucceeded } from "./watching.js";

export async function* submission(options: ClientOptions, plan: Plan, call: SubmitOptions): Events {
  const session = new Session(options, cloudOf(plan.spec), call);
  const run = new Run(session, await progressOf(session, plan, call), new Set(call.done === "all" ? [] : call.done), call.done === "all");
  refuseDelete(plan, call);
  try {
    yield* submitted(run, plan);
  } catch (error) {
    yield interruption(run, error);
  }
}

/** Deleting a cluster takes two words: the spec's, and this call's. */
function refuseDelete(plan: Plan, { deleteCluster }: SubmitOptions): void {
  const deletes = plan.requests.some(({ method, url }) => method === "DELETE" && !/[?&]underlyingResourceAction=Detach(?:&|$)/.test(url));
  if (deletes && deleteCluster !== true) {
    throw new Error("this plan deletes the cluster; submit it with `deleteCluster: true` if that is wanted");
  }
}

async function progressOf(session: Session, plan: Plan, { resume }: SubmitOptions): Promise<Progress> {
  const compute = computePathOf(session, plan);
  const template = templateOf(plan);
  const hash = template ? await hashOf(template) : "";
  const begun = resume === undefined ? undefined : deserialise(resume);
  if (begun === undefined) {
    const cluster = plan.clusterUrl === undefined ? undefined : pathInPlan(session.manager, plan.clusterUrl);
    return { cloud: session.manager.cloud, compute, cluster, hash, attempt: 1, done: [], hasChanged: false, sent: undefined, saved: undefined };
  }
  if (begun.cloud !== session.manager.cloud || !sameId(begun.compute, compute) || begun.hash !== hash) {
    throw new Error("the token is of a submission of another plan");
  }
  return begun;
}

function interruption({ session, event }: Run, error: unknown): SubmissionEvent {
  if (session.signal?.aborted) {
    const message = session.say({ en: "stopped watching; what runs in Azure goes on", zh: "已停止监视；Azure 中正在进行的操作会继续" });
    return event<InterruptedEvent>({ type: "interrupted", reason: "aborted", message });
  }
  if (!(error instanceof ArmRequestError)) throw error;
  const { failure } = error;
  const said = `${failure.code}: ${failure.message}`;
  const message = session.say({
    en: `no answer that can be used; what runs in Azure goes on: ${said}`,
    zh: `没有可用的响应；Azure 中正在进行的操作会继续：${said}`,
  });
  return event<InterruptedEvent>({ type: "interrupted", reason: reasonOf(error.reason), message, error: failure });
}

function reasonOf(reason: Reason): InterruptedEvent["reason"] {
  return reason === "notSignedIn" || reason === "forbidden" || reason === "throttled" ? reason : "unreachable";
}

async function* submitted(run: Run, given: Plan): Events {
  let plan = given;
  let preflight: Preflight | undefined;
  const { sent, saved, hasChanged, done } = run.progress;
  const changesMore = plan.steps.some((step) => !run.isDone(step) && (step.act === "deploy" || step.act === "send"));
  // Where all that remains is to look, there is nothing to look ahead to.
  if (!sent && (changesMore || !hasChanged) && !(await isUnderWay(run, plan))) {
    preflight = await preflightOf(run.session, plan, { saved, hasChanged, done });
    yield run.event({ type: "preflight", preflight });
    const end = await endOf(run, preflight);
    if (end) return yield end;
    plan = preflight.plan;
    if (plan.clusterUrl !== undefined) run.progress.cluster = pathInPlan(run.session.manager, plan.clusterUrl);
  }
  yield* steps(run, plan, preflight);
}

/**
 * Whether a deployment of this very template goes on, or has made the compute as it is now: a submission of the same plan
 * that this one continues, of which nobody kept the token. What is to be detached first was made by another submission.
 */
async function isUnderWay(run: Run, plan: Plan): Promise<boolean> {
  const { progress } = run;
  const at = plan.steps.findIndex(({ act }) => act === "deploy");
  if (at < 0 || progress.done.includes("deploy")) return false;
  const found = await findDeployment(run);
  if (!found) return false;
  const { deployment, attempt } = found;
  progress.attempt = attempt;
  if (deployment.hasEnded) {
    const detachesFirst = plan.steps.slice(0, at).some((step) => step.act === "send");
    const compute = deployment.state === "Succeeded" && !detachesFirst ? await run.compute() : undefined;
    if (compute === undefined || !madeBy(deployment, compute)) {
      progress.attempt = attempt + 1;
      return false;
    }
  }
  progress.done = plan.steps.slice(0, at).map(({ id }) => id);
  progress.sent = {
    step: plan.steps[at]?.id ?? "", name: deployment.name, method: undefined, correlationId: deployment.correlationId ?? crypto.randomUUID(),
    isAccepted: true, operation: undefined, before: undefined, at: Date.parse(deployment.timestamp ?? "") || Date.now(),
  };
  return true;
}

/** The last event, where the preflight does not let anything be sent. */
async function endOf(run: Run, { ok, problems, plan }: Preflight): Promise<SubmissionEvent | undefined> {
  if (ok) return undefined;
  const { session } = run;
  const unreachable = problems.find(({ code }) => code === "unreachable");
  if (unreachable) {
    return run.event<InterruptedEvent>({ type: "interrupted", reason: "unreachable", message: unreachable.message, ...(unreachable.error && { error: unreachable.error }) });
  }
  const changed = problems.find(({ code }) => code === "planChanged");
  if (changed && problems.length === 1) {
    return run.event({ type: "stopped", reason: "planAgain", message: [changed.message, changed.help].join(session.lang === "zh-CN" ? "。" : ". "), steps: [], plan });
  }
  const message = problems.map((problem) => problem.message).join("\n");
  const error = problems.find((problem) => problem.error)?.error;
  return run.failed({ stage: "preflight", message, problems, canTryAgain: true, ...(error && { error }) });
}

async function* steps(run: Run, plan: Plan, preflight: Preflight | undefined): Events {
  for (const [index, step] of plan.steps.entries()) {
    if (run.isDone(step)) continue;
    const isDecided = step.decidedBy !== undefined && (preflight?.facts.report.passed.includes(step.decidedBy) ?? false);
    if (step.act === undefined && !isDecided) {
      const left = plan.steps.slice(index).filter((other) => !run.isDone(other));
      if (!left.some(isWork)) break;
      if (run.isPrepared) {
        run.finish(step);
        continue;
      }
      const until = left.findIndex(({ act }) => act !== undefined);
      return yield run.stopped(left.slice(0, until), preflight?.plan ?? plan);
    }
    yield run.step(step, "begun", index, plan);
    const end = step.act === undefined ? undefined : yield* act(run, step, plan);
    if (end) return yield end;
    run.finish(step);
    yield run.step(step, "done", index, plan);
  }
  yield* verified(run, plan);
}

/** Whether a step asks anything of Azure. */
function isWork({ act }: Step): boolean {
  return act !== undefined && act !== "skip" && act !== "forget";
}

/** Does a step; the last event, where it is the end. */
async function* act(run: Run, step: Step, plan: Plan): Events<SubmissionEvent | undefined> {
  switch (step.act) {
    case "absent":
      return (await run.compute()) === undefined || run.progress.sent ? undefined : run.failed({
        stage: "preflight", canTryAgain: true,
        message: run.session.say({ en: "the workspace has a compute of this name already", zh: "工作区中已有同名计算" }),
      });
    case "deploy":
      return yield* deploy(run, step, plan);
    case "send":
      return yield* send(run, step, plan);
    case "succeeded":
      return yield* untilSucceeded(run, step);
    case "gone":
      return yield* untilGone(run, step);
    case "settled": {
      yield* untilSettled(run, step);
      const message = run.session.say({ en: "the service has done its work on the compute: plan again on what is there now", zh: "服务已完成对该计算的处理：请根据当前情况重新生成方案" });
      return run.event({ type: "stopped", reason: "planAgain", message, steps: [], plan });
    }
    case "save":
      run.progress.saved ??= (await run.compute()) ?? null;
      return undefined;
    case "forget":
      run.progress.saved = undefined;
      return undefined;
    // The preflight, which came before, has decided these.
    default:
      return undefined;
  }
}

/** The compute's own GET has the last word. */
async function* verified(run: Run, plan: Plan): Events {
  const compute = await run.compute();
  const { state, error } = computeState(compute);
  const wants = record(plan.spec as Json).operation === "detach" ? "absent" : "Succeeded";
  if (state !== wants) {
    const message = run.session.say({ en: `the compute should be ${wants}, and is ${state}`, zh: `计算的状态应为 ${wants}，实际为 ${state}` });
    return yield run.failed({ stage: "work", message, canTryAgain: true, ...(error && { error }) } satisfies Partial<FailedEvent>);
  }
  const remaining = plan.steps.filter((step) => step.act === undefined && !run.isDone(step));
  yield run.event({
    type: "succeeded", computeId: idOf(run.progress.compute), compute: compute ?? null, remaining, already: !run.progress.hasChanged,
  });
}
