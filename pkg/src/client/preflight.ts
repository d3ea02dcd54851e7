/** Everything that can be found out before anything is changed. */

import { plan as planAnew } from "../calls.js";
import type { Json, Plan, Spec } from "../types.js";
import { idOf, pathInPlan } from "./cloud.js";
import { bodyOf, deploymentPath, providerPath, templateOf, type Template } from "./deployment.js";
import { ArmRequestError, failureIn } from "./failure.js";
import { collectFacts, computeIn } from "./facts.js";
import { follow } from "./long-running.js";
import type { Session } from "./session.js";
import { record, text } from "./transport.js";
import type { ArmFailure, CollectedFacts, Preflight, Problem } from "./types.js";
import { whatIfIn } from "./what-if.js";

const PROVIDERS = ["Microsoft.MachineLearningServices", "Microsoft.ContainerService"];
/** What Azure validates a template as; nothing of this name is ever deployed. */
const REHEARSAL = "aks-compute-preflight";
const DEFAULT_PAUSE = 5_000;

export interface Rehearsal {
  /** Whether somebody looks at the outcome before anything is sent. */
  isLook?: boolean;
  /** What a refresh has kept of the compute. */
  saved?: Json | undefined;
  /** Whether steps of this submission have changed something, so that another plan than the one given is no wonder. */
  hasChanged?: boolean;
  /** The ids of the steps that are done. */
  done?: readonly string[];
}

export async function preflightOf(session: Session, plan: Plan, { isLook = false, saved, hasChanged = false, done = [] }: Rehearsal): Promise<Preflight> {
  const computePath = computePathOf(session, plan);
  const problems: Problem[] = [];
  const spec = specOf(plan, session);
  const kept = saved === undefined ? [] : [{ fact: { kind: "savedCompute" as const, scope: idOf(computePath) }, data: saved as object }];
  const facts = await collectFacts(session, spec, kept);
  const fresh = planAnew(spec, { facts: facts.facts, lang: session.lang, now: session.now });
  problems.push(...checkProblems(session, plan, facts));
  const current = computeIn(facts, idOf(computePath));
  const nameIsFree = current === undefined ? null : current === null;
  const next = chosen(plan, fresh, hasChanged, isLook);
  if (next === "changed") problems.push(planChanged(session));
  const used = next === "changed" ? fresh : next;
  const isNeeded = (act: string) => used.steps.some((step) => step.act === act && !done.includes(step.id));
  if (isNeeded("absent") && nameIsFree === false) problems.push(nameTaken(session, idOf(computePath)));
  for (const id of facts.absent) {
    problems.push({ code: "notFound", message: session.say({ en: `${id} does not exist`, zh: `${id} 不存在` }) });
  }
  problems.push(...await providerProblems(session, used, computePath));
  const template = templateOf(used);
  const toSend = used.requests.filter(({ id }) => used.steps.some((step) => step.act === "send" && step.id === id && !done.includes(id)));
  const needed = [...(isNeeded("deploy") ? (template?.secrets ?? []) : []), ...toSend.flatMap(({ secretRefs }) => secretRefs)];
  const missing = [...new Set(needed)].filter((name) => session.secrets[name] === undefined);
  if (missing.length > 0) problems.push(secretsMissing(session, missing));
  const azure = template && isNeeded("deploy") && missing.length === 0 && next !== "changed"
    ? await rehearse(session, template, computePath, problems)
    : { validation: template && isNeeded("deploy") ? ("unknown" as const) : ("notApplicable" as const), whatIf: null };
  return { ok: problems.length === 0, problems, facts, plan: used, nameIsFree, ...azure };
}

/** The path of the compute; a plan without one has errors, which is a wrong call. */
export function computePathOf({ manager }: Session, plan: Plan): string {
  if (plan.computeUrl === undefined) throw new Error("the plan has errors: see its report");
  return pathInPlan(manager, plan.computeUrl);
}

/** The spec of a plan, with the key that the plan does not hold, so that it can be checked again. */
function specOf(plan: Plan, { secrets }: Session): Spec {
  const spec = structuredClone(record(plan.spec));
  const ssl = record(spec.ssl);
  if ("keyPem" in ssl && secrets.sslKey !== undefined) ssl.keyPem = secrets.sslKey;
  return spec as unknown as Spec;
}

function checkProblems(session: Session, plan: Plan, { report }: CollectedFacts): Problem[] {
  const isWithoutKey = session.secrets.sslKey === undefined && "keyPem" in record(record(plan.spec).ssl);
  return report.findings
    .filter(({ status, severity }) => status === "fail" && severity === "error")
    // The plan was made with the key, so that it has been looked at.
    .filter(({ path }) => !(isWithoutKey && path === "/ssl/keyPem"))
    .map(({ rule, message, help }) => ({ code: "checkFailed", message: `${rule}: ${message}`, ...(help !== undefined && { help }) }));
}

/** The plan to go by, on fresh facts: the new one knows more, but must not do something else than somebody has looked at. */
function chosen(plan: Plan, fresh: Plan, hasChanged: boolean, isLook: boolean): Plan | "changed" {
  if (hasChanged) return plan;
  if (fresh.computeUrl === undefined) return plan;
  // An update needs to know what is there: so far there was no plan that could be another.
  if (isLook && plan.unavailable.some(({ kind }) => kind === "rest")) return fresh;
  const isSame = JSON.stringify(plan.requests) === JSON.stringify(fresh.requests);
  return isSame || fresh.requests.length === 0 ? fresh : "changed";
}

/** Whether Azure has the providers registered, and knows the plan's api-versions. */
async function providerProblems(session: Session, plan: Plan, computePath: string): Promise<Problem[]> {
  const wanted = [plan.computeUrl, ...plan.requests.map(({ url }) => url)].flatMap((url) => (url === undefined ? [] : [pathInPlan(session.manager, url)]));
  const lists = await Promise.all(PROVIDERS.map(async (namespace): Promise<Problem[]> => {
    try {
      const { status, body } = await session.transport.read(providerPath(computePath, namespace), { signal: session.signal });
      return status === 404 ? [notRegistered(session, namespace, "NotFound")] : registrationProblems(session, namespace, record(body), wanted);
    } catch (error) {
      if (!(error instanceof ArmRequestError)) throw error;
      // Who may not look may still deploy.
      return error.reason === "forbidden" ? [] : [unreachable(session, error)];
    }
  }));
  return lists.flat();
}

function registrationProblems(session: Session, namespace: string, provider: { [key: string]: Json }, wanted: string[]): Problem[] {
  const state = text(provider.registrationState) ?? "";
  if (state !== "Registered") return [notRegistered(session, namespace, state)];
  const types = Array.isArray(provider.resourceTypes) ? provider.resourceTypes.map(record) : [];
  return wanted.flatMap((path) => {
    const [, type = ""] = new RegExp(`/providers/${namespace.replaceAll(".", "\\.")}/(.*)`, "i").exec(idOf(path)) ?? [];
    if (type === "") return [];
    const name = type.split("/").filter((_, index) => index % 2 === 0).join("/");
    const found = types.find(({ resourceType }) => text(resourceType)?.toLowerCase() === name.toLowerCase());
    const version = new URLSearchParams(path.split("?")[1]).get("api-version") ?? "";
    const knows = found && Array.isArray(found.apiVersions) && found.apiVersions.includes(version);
    return knows ? [] : [unknownVersion(session, `${namespace}/${name}`, version)];
  }).filter(({ message }, index, all) => all.findIndex((other) => other.message === message) === index);
}

function notRegistered(session: Session, namespace: string, state: string): Problem {
  return {
    code: "providerNotRegistered",
    message: session.say({ en: `the subscription is not registered to use ${namespace}: ${state}`, zh: `订阅尚未注册 ${namespace}：${state}` }),
    help: session.say({ en: `Run \`az provider register --namespace ${namespace}\` and wait until it says Registered.`, zh: `请运行 \`az provider register --namespace ${namespace}\`，等待状态变为 Registered。` }),
  };
}

function unknownVersion(session: Session, type: string, version: string): Problem {
  return {
    code: "apiVersionUnknown",
    message: session.say({ en: `this cloud does not know api-version ${version} of ${type}`, zh: `此云不支持 ${type} 的 api-version ${version}` }),
    help: session.say({ en: "Set `apiVersion` in the spec to one that it knows.", zh: "请在配置中将 `apiVersion` 设为受支持的版本。" }),
  };
}

function nameTaken(session: Session, id: string): Problem {
  return {
    code: "nameTaken",
    message: session.say({ en: `the workspace has a compute of this name already: ${id}`, zh: `工作区中已有同名计算：${id}` }),
    help: session.say({ en: "Choose another name, or detach that compute first: a request would fail or overwrite it.", zh: "请换一个名称，或先拆离该计算：请求会失败或覆盖它。" }),
  };
}

function planChanged(session: Session): Problem {
  return {
    code: "planChanged",
    message: session.say({ en: "what is there today leads to another plan than the one that was given", zh: "根据当前实际情况得出的方案与给定的方案不同" }),
    help: session.say({ en: "Look at the new plan, then submit that.", zh: "请查看新方案，再提交新方案。" }),
  };
}

function secretsMissing(session: Session, names: string[]): Problem {
  const list = names.join(", ");
  return {
    code: "secretsMissing",
    message: session.say({ en: `certificate and key are needed, and not given: ${list}`, zh: `需要提供证书和私钥，但缺少：${list}` }),
    help: session.say({ en: "Pass them as `secrets`, PEM.", zh: "请通过 `secrets` 以 PEM 格式提供。" }),
  };
}

export function unreachable(session: Session, { failure }: ArmRequestError): Problem {
  const said = `${failure.code}: ${failure.message}`;
  return { code: "unreachable", message: session.say({ en: `no answer that can be used: ${said}`, zh: `没有可用的响应：${said}` }), error: failure };
}

type Rehearsed = Pick<Preflight, "validation" | "whatIf">;

/** Azure's own validation and what-if. What-if is not asked about a template that is not valid. */
async function rehearse(session: Session, template: Template, computePath: string, problems: Problem[]): Promise<Rehearsed> {
  const refused = (error: ArmFailure): Problem => ({
    code: "validationFailed",
    message: session.say({ en: `Azure refuses the template: ${error.code}: ${error.message}`, zh: `Azure 拒绝该模板：${error.code}：${error.message}` }),
    error,
  });
  try {
    const { error } = record(await finalBody(session, computePath, "/validate", bodyOf(template, session.secrets)));
    if (error !== undefined && error !== null) {
      problems.push(refused(failureIn(error)));
      return { validation: "failed", whatIf: null };
    }
  } catch (error) {
    if (!(error instanceof ArmRequestError)) throw error;
    const isRefusal = ["refused", "forbidden"].includes(error.reason) && error.failure.chain.length > 0;
    problems.push(isRefusal ? refused(error.failure) : unreachable(session, error));
    return { validation: isRefusal ? "failed" : "unknown", whatIf: null };
  }
  return { validation: "passed", whatIf: await whatIfOf(session, template, computePath, problems) };
}

/** Nothing depends on what-if but what people see, so that not to have it is no problem. */
async function whatIfOf(session: Session, template: Template, computePath: string, problems: Problem[]): Promise<Preflight["whatIf"]> {
  try {
    const body = await finalBody(session, computePath, "/whatIf", bodyOf(template, session.secrets, { whatIfSettings: { resultFormat: "FullResourcePayloads" } }));
    if (text(record(body).status) !== "Succeeded") return null;
    const whatIf = whatIfIn(session, body);
    for (const { resourceId } of whatIf.changes.filter(({ change }) => change === "Delete")) {
      problems.push({ code: "whatIfFailed", message: session.say({ en: `the deployment would delete ${resourceId}`, zh: `部署会删除 ${resourceId}` }) });
    }
    return whatIf;
  } catch (error) {
    if (!(error instanceof ArmRequestError)) throw error;
    return null;
  }
}

/** What a POST that changes nothing comes to, now or after some looks. */
async function finalBody(session: Session, computePath: string, action: string, body: Json): Promise<Json | undefined> {
  const { transport, signal, options } = session;
  const reading = { signal };
  const path = deploymentPath(computePath, REHEARSAL, action);
  const answer = await transport.read(path, { ...reading, method: "POST", body });
  if (answer.status !== 202) return answer.body;
  const look = follow(transport, "POST", answer, reading);
  for (;;) {
    const seen = await look();
    if (seen.state !== "running") return seen.body ?? (seen.error && { error: { code: seen.error.code, message: seen.error.message } });
    await transport.wait(seen.pause ?? options.interval ?? DEFAULT_PAUSE, signal);
  }
}
