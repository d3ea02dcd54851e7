/** Collects facts: asks Azure what the core asks, until the core has no more questions. */

import { check, plan } from "../calls.js";
import type { Ask, FactEnvelope, FactKind, Report, Spec } from "../types.js";
import { idOf, near, pathInPlan, sameId } from "./cloud.js";
import { ArmRequestError, failureIn } from "./failure.js";
import type { Session } from "./session.js";
import type { CollectedFacts, UnknownFact } from "./types.js";

/** How many requests are under way at once. */
const PARALLEL = 4;
/** An answer may bring a question: the region of a cluster, the definition of a policy. */
const ROUNDS = 6;
/** What a spec names, so that it should be there. */
const NAMED: FactKind[] = ["cluster", "nodePools", "computes", "workspace", "virtualNetwork", "subnets"];
const CALLER = "{principalId}";

/** `isToBeMade`: that it is not there is as it should be. */
type Question = Pick<Ask, "fact" | "url" | "command"> & { isToBeMade?: boolean };

interface Answers {
  facts: FactEnvelope[];
  unknown: UnknownFact[];
  absent: string[];
}

export async function collectFacts(session: Session, spec: Spec, given: FactEnvelope[] = []): Promise<CollectedFacts> {
  const answers: Answers = { facts: [...given], unknown: [], absent: [] };
  const asked = new Set<string>();
  const checkNow = () => check(spec, { facts: answers.facts, lang: session.lang, now: session.now });
  let questions = presumed(session, spec);
  let report = checkNow();
  for (let round = 0; round < ROUNDS; round += 1) {
    const open = [...questions, ...questionsOf(report)].filter((question) => question.url !== undefined && !asked.has(question.url));
    if (open.length === 0) break;
    const unique = new Map(open.map((question) => [question.url, question]));
    for (const url of unique.keys()) asked.add(url ?? "");
    await inParallel([...unique.values()], (question) => answer(session, question, answers));
    questions = [];
    report = checkNow();
  }
  for (const question of questionsOf(report)) {
    if (question.url === undefined) answers.unknown.push(unaskable(session, question));
  }
  return { ...answers, report };
}

/**
 * What the planner goes by whatever the rules ask: the whole list of computes, in which alone absence is seen, and the cluster,
 * which a spec may have made already.
 */
function presumed(session: Session, spec: Spec): Question[] {
  const { computeUrl, clusterUrl, requests } = plan(spec, { lang: session.lang, now: session.now });
  if (computeUrl === undefined) return [];
  const url = near(computeUrl, (path) => path.slice(0, path.lastIndexOf("/")));
  const scope = idOf(pathInPlan(session.manager, url)).replace(/\/computes$/, "");
  const subscriptionId = scope.split("/")[2] ?? "";
  const { cloud } = session.manager;
  const computes: Question = { url, command: "", fact: { kind: "computes", cloud, subscriptionId, scope } };
  if (clusterUrl === undefined || !requests.some(({ id }) => id === "create-cluster")) return [computes];
  const id = idOf(pathInPlan(session.manager, clusterUrl));
  const cluster = { kind: "cluster" as const, cloud, subscriptionId: id.split("/")[2] ?? "", scope: id };
  return [computes, { url: clusterUrl, command: "", fact: cluster, isToBeMade: true }];
}

function questionsOf(report: Report): Question[] {
  const inNotes = report.findings.flatMap(({ remedy }) => (remedy?.fact ? [{ ...remedy, fact: remedy.fact }] : []));
  return [...report.asks, ...inNotes];
}

async function answer(session: Session, question: Question, answers: Answers): Promise<void> {
  const { transport, manager, signal } = session;
  let path = pathInPlan(manager, question.url ?? "");
  if (path.includes(encodeURIComponent(CALLER)) || path.includes(CALLER)) {
    const caller = await callerOf(session);
    if (caller === undefined) return void answers.unknown.push(unaskable(session, question));
    path = path.replaceAll(encodeURIComponent(CALLER), caller).replaceAll(CALLER, caller);
  }
  try {
    const { status, body } = await transport.readAll(path, { signal });
    if (status === 404) {
      const id = idOf(path).replace(/\/(?:computes|agentPools)$/i, "");
      // The list of computes says whether one is there; a list of a region is not the user's to make.
      const isOne = question.fact.kind === "computes" && id === idOf(path);
      const isNamed = NAMED.includes(question.fact.kind);
      if (question.isToBeMade) return;
      if (isNamed && !isOne && !answers.absent.includes(id)) answers.absent.push(id);
      if (!isNamed) answers.unknown.push(unanswered(session, question, path, new ArmRequestError("refused", failureIn(body, { status }), false)));
      return;
    }
    const { kind, ...about } = question.fact;
    const subscriptionId = about.subscriptionId ?? path.split("/")[2];
    answers.facts.push({ fact: { kind, ...about, ...(subscriptionId && { subscriptionId }) }, data: body as object });
  } catch (error) {
    if (!(error instanceof ArmRequestError)) throw error;
    answers.unknown.push(unanswered(session, question, path, error));
  }
}

function unanswered(session: Session, { fact, command }: Question, path: string, error: ArmRequestError): UnknownFact {
  const { reason, failure } = error;
  const base = { kind: fact.kind, path: idOf(path), ...(command && { command }) };
  if (reason === "forbidden") {
    const scope = scopeOf(idOf(path));
    const message = session.say({
      en: `you may not read it: the role Reader on ${scope} is needed`,
      zh: `无权读取：需要 ${scope} 上的“读取者”(Reader) 角色`,
    });
    return { ...base, reason, message, role: { name: "Reader", scope } };
  }
  const known = reason === "unreadable" || reason === "refused" ? reason : "unreachable";
  const said = `${failure.code}: ${failure.message}`;
  const message = session.say({ en: `no answer that can be used: ${said}`, zh: `没有可用的响应：${said}` });
  return { ...base, reason: known, message };
}

function unaskable(session: Session, { fact, command }: Question): UnknownFact {
  const message = session.say({
    en: "nothing says what to ask for: run the command, or see what is unknown besides",
    zh: "无法确定查询对象：请运行该命令，或查看其他未知项",
  });
  return { kind: fact.kind, path: "", reason: "unaskable", message, ...(command && { command }) };
}

/** The resource that a path is about, or the subscription where it is about a region. */
function scopeOf(id: string): string {
  const resource = /^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+(?:\/providers\/[^/]+(?:\/[^/]+\/[^/]+)+)?/i.exec(id)?.[0];
  const authorization = id.toLowerCase().lastIndexOf("/providers/microsoft.authorization");
  if (authorization > 0) return id.slice(0, authorization);
  return resource ?? id.split("/").slice(0, 3).join("/");
}

/** The object id of whoever signs in: said by the host, or by the token, which is otherwise nobody's business. */
async function callerOf({ options, manager, transport, signal }: Session): Promise<string | undefined> {
  if (options.principalId !== undefined) return encodeURIComponent(options.principalId);
  try {
    const token = await options.credential.getToken(manager.scope, signal ? { abortSignal: signal } : {});
    if (token) transport.redaction.addToken(token.token);
    const claims = token?.token.split(".")[1] ?? "";
    const { oid } = JSON.parse(atob(claims.replaceAll("-", "+").replaceAll("_", "/"))) as { oid?: unknown };
    return typeof oid === "string" ? encodeURIComponent(oid) : undefined;
  } catch {
    return undefined;
  }
}

async function inParallel<Item>(items: Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const worker = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(PARALLEL, items.length) }, worker));
}

/** The compute with this id among collected facts; `null` where the whole list does not have it. */
export function computeIn(facts: CollectedFacts, id: string): object | null | undefined {
  const lists = facts.facts.filter(({ fact }) => fact.kind === "computes");
  if (lists.length === 0) return undefined;
  for (const { data } of lists) {
    const { value } = data as { value?: { id?: string }[] };
    const found = value?.find((compute) => sameId(compute.id ?? "", id));
    if (found) return found;
  }
  return null;
}
