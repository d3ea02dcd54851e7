/** `aks-compute submit` and `aks-compute detach`. */

import type { AksComputeClient } from "../client/node.js";
import type { Secrets, SubmitOptions } from "../client/types.js";
import { checkAsText, planAsText } from "../node.js";
import type { Plan } from "../types.js";
import type { Arguments } from "./arguments.js";
import { EventText } from "./event-text.js";
import { Failure, WrongCall, anotherRun, noSubmission, otherSpecRuns } from "./failure.js";
import { readFacts } from "./facts.js";
import { hold } from "./lock.js";
import { isColored, print } from "./output.js";
import { canAsk } from "./question.js";
import { State, hashOf, resumed, type Kept } from "./state.js";
import { asSent, clientFor, computeOnly, readTarget, secretsOf, type Target } from "./target.js";
import { watch, type Begin } from "./watch.js";

export async function runSubmit(call: Arguments): Promise<number> {
  const target = readTarget(call);
  const state = new State(target.spec, "submit", call.lang);
  if (call.values.cancel === true) return cancel(call, target, state);
  refuseUnanswered(call);
  refuseDelete(call, target);
  const secrets = secretsOf(target, call);
  const { spec, ...own } = asSent(target, secrets, call);
  const facts = readFacts(call.values.facts ?? [], call.positionals, call.lang);
  const color = isColored(process.stderr, call.color);
  const { text, plan } = planAsText(spec, { lang: call.lang, facts, ...own, color });
  if (plan.outcome === "fail") {
    process.stderr.write(text);
    return 1;
  }
  const begin: Begin = (client, given, options) => client.submit(given ?? plan, options);
  return submit(call, target, { state, plan, begin, secrets, spec: hashOf(plan.spec) });
}

export async function runDetach(call: Arguments): Promise<number> {
  const target = readTarget(call);
  refuseUnanswered(call);
  const { text, report } = checkAsText(computeOnly(target), { lang: call.lang, color: isColored(process.stderr, call.color) });
  if (report.outcome === "fail") {
    process.stderr.write(text);
    return 1;
  }
  const begin: Begin = (client, given, options) =>
    given === undefined ? client.detach(target.spec, options) : client.submit(given, options);
  return submit(call, target, { state: new State(target.spec, "detach", call.lang), begin, secrets: {} });
}

interface Submission {
  state: State;
  plan?: Plan;
  begin: Begin;
  secrets: Secrets;
  /** The hash of the spec, where the submission is of that spec only. */
  spec?: string;
}

async function submit(call: Arguments, target: Target, { state, plan, begin, secrets, spec }: Submission): Promise<number> {
  if (!(await hold(state.subject))) throw anotherRun(call.lang);
  state.tidy();
  const client = await clientFor(target, call);
  const kept = resumed(call.values.resume, call.lang) ?? (await continued(client, state, spec, call));
  const options: SubmitOptions = {
    secrets,
    deleteCluster: call.values["delete-cluster"],
    done: call.values.done?.includes("all") === true ? "all" : call.values.done,
  };
  const text = new EventText(target.named, again(call), { lang: call.lang, color: isColored(process.stderr, call.color) });
  return watch({ client, plan, begin, options, kept, state, spec, text, call });
}

/** The submission that was interrupted; not where it is of another spec, which must not run beside it. */
async function continued(client: AksComputeClient, state: State, spec: string | undefined, { lang }: Arguments): Promise<Kept | undefined> {
  const kept = state.read();
  if (kept === undefined || kept.spec === spec) return kept;
  if (kept.token === undefined) return undefined;
  const { deployments } = await client.status(kept.token);
  const running = deployments.find((deployment) => !["Succeeded", "Failed", "Canceled"].includes(deployment.state));
  if (running !== undefined) throw otherSpecRuns(running.name, lang);
  return undefined;
}

async function cancel(call: Arguments, target: Target, state: State): Promise<number> {
  const token = resumed(call.values.resume, call.lang)?.token ?? state.read()?.token;
  if (token === undefined) throw noSubmission(call.lang);
  const client = await clientFor(target, call);
  let status;
  try {
    status = await client.cancel(token);
  } catch (error) {
    throw new Failure((error as Error).message);
  }
  await print(call.values.json === true ? `${JSON.stringify(status)}\n` : `${status.text}\n`);
  return 0;
}

/** Where nobody can be asked, the call itself has to say yes, before anything is looked at. */
function refuseUnanswered({ values, positionals }: Arguments): void {
  if (values.yes !== true && (!canAsk() || positionals[0] === "-")) {
    throw new WrongCall("there is no terminal to ask in whether to submit: give '--yes', or run it in a terminal");
  }
}

/** Deleting a cluster takes two words: the spec's, and this call's. */
function refuseDelete({ values }: Arguments, { spec }: Target): void {
  const { operation, action } = spec as { operation?: unknown; action?: unknown };
  const deletes = operation === "detach" && action === "Delete";
  if (deletes && values["delete-cluster"] !== true) {
    throw new WrongCall("the spec says 'action: Delete', which deletes the cluster: give '--delete-cluster' if that is wanted");
  }
  if (!deletes && values["delete-cluster"] === true) {
    throw new WrongCall("'--delete-cluster' goes with a spec that says 'operation: detach' and 'action: Delete'");
  }
}

/** The call that goes on, as it is typed in a shell: without what was a word for this once. */
function again({ command, positionals, values }: Arguments): string {
  const option = (flag: "facts" | "cert" | "key" | "endpoint"): string[] => {
    const given = values[flag] ?? [];
    return (typeof given === "string" ? [given] : given).flatMap((value) => [`--${flag}`, value]);
  };
  const words = [...positionals, ...option("facts"), ...option("cert"), ...option("key"), ...option("endpoint")];
  const flags = (["delete-cluster", "yes"] as const).filter((flag) => values[flag] === true).map((flag) => `--${flag}`);
  return ["npx aks-compute", command, ...words.map(word), ...flags].join(" ");
}

/** A word as a shell reads it. */
function word(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
