/** One run of a submission: every event is kept before the next is waited for, shown, and answered where it asks something. */

import type { AksComputeClient } from "../client/node.js";
import { say } from "../client/texts.js";
import type { Preflight, StoppedEvent, SubmissionEvent, SubmitOptions } from "../client/types.js";
import type { Plan } from "../types.js";
import type { Arguments } from "./arguments.js";
import type { EventText } from "./event-text.js";
import { Failure } from "./failure.js";
import { print } from "./output.js";
import { Progress } from "./progress.js";
import { ask } from "./question.js";
import type { Kept, State } from "./state.js";

/** Begins a submission of this plan, or of the one that the client makes. */
export type Begin = (
  client: AksComputeClient,
  plan: Plan | undefined,
  options: SubmitOptions,
) => AsyncGenerator<SubmissionEvent, void, void>;

export interface Watch {
  client: AksComputeClient;
  begin: Begin;
  options: SubmitOptions;
  /** The plan of the spec; without one `begin` makes it. */
  plan: Plan | undefined;
  /** The submission to go on with. */
  kept: Partial<Kept> | undefined;
  state: State;
  spec: string | undefined;
  text: EventText;
  call: Arguments;
}

/** Exit codes; of a wrong call it is 2. */
const DONE = 0;
const FAILED = 1;
const INTERRUPTED = 3;
const FOR_A_PERSON = 4;

/** How often a new plan is taken up; whoever changes things that fast has to stop first. */
const MOST_PLANS = 6;

export async function watch(watched: Watch): Promise<number> {
  const abort = new AbortController();
  const stop = (): void => {
    // Whoever says it twice means this process.
    if (abort.signal.aborted) process.exit(INTERRUPTED);
    abort.abort();
  };
  process.on("SIGINT", stop).on("SIGTERM", stop);
  const run = new Run(watched, abort.signal);
  try {
    return await run.toItsEnd();
  } finally {
    run.progress.stop();
    process.off("SIGINT", stop).off("SIGTERM", stop);
  }
}

class Run {
  readonly progress: Progress;
  #agreed: boolean;
  /** The plan that the newest token goes on with. */
  #plan: Plan | undefined;
  #token: string | undefined;
  /** The plan that was shown, and agreed to, in this run. */
  #shown: Plan | undefined;

  constructor(
    private readonly watched: Watch,
    private readonly signal: AbortSignal,
  ) {
    const { kept, plan, call } = watched;
    this.progress = new Progress(call.lang);
    this.#agreed = call.values.yes === true || kept?.agreed === true;
    this.#plan = kept?.plan ?? plan;
    this.#token = kept?.token;
  }

  async toItsEnd(): Promise<number> {
    const { begin, client, text, kept } = this.watched;
    let { options } = this.watched;
    this.#say(text.begin(kept?.token !== undefined));
    for (let plans = 0; plans < MOST_PLANS; ) {
      const events = begin(client, this.#plan, { ...options, resume: this.#token, signal: this.signal });
      const end = await this.#follow(events);
      if (typeof end === "number") return end;
      if (end.reason === "planAgain") plans += 1;
      else options = { ...options, done: end.steps.map(({ id }) => id) };
    }
    throw new Failure(
      say(this.watched.call.lang, {
        en: "what is there changes faster than it can be planned: wait, and run the same command again",
        zh: "实际情况变化太快，无法生成方案：请稍候再运行同一命令",
      }),
    );
  }

  /** Goes through the events; the exit code, or where it goes on with. */
  async #follow(events: AsyncGenerator<SubmissionEvent, void, void>): Promise<number | StoppedEvent> {
    try {
      for await (const event of events) {
        this.#keep(event);
        if (this.watched.call.values.json === true) await print(`${JSON.stringify(event)}\n`);
        const end = await this.#answer(event);
        if (end !== undefined) return end;
      }
    } catch (error) {
      if (error instanceof Failure || !(error instanceof Error)) throw error;
      throw new Failure(error.message);
    }
    return INTERRUPTED;
  }

  /** What a killed process goes on with is on the disk before the next request is sent. */
  #keep(event: SubmissionEvent): void {
    const { state, spec } = this.watched;
    if (event.type === "succeeded" || (event.type === "failed" && !event.canTryAgain)) return state.remove();
    if (event.type === "running" && event.token === this.#token) return;
    if (event.type === "preflight" && event.preflight.ok) this.#plan = event.preflight.plan;
    if (event.type === "stopped") this.#plan = event.plan;
    // Another plan is begun anew: nothing was changed yet.
    this.#token = event.type === "stopped" && event.reason === "planAgain" ? undefined : event.token;
    if (this.#plan === undefined) return;
    state.write({ schemaVersion: 1, spec, agreed: this.#agreed, token: this.#token, plan: this.#plan });
  }

  async #answer(event: SubmissionEvent): Promise<number | StoppedEvent | undefined> {
    const { text } = this.watched;
    switch (event.type) {
      case "preflight":
        return this.#look(event.preflight);
      case "step":
        if (event.state === "begun" && this.#plan) this.#sayStep(text.step(event, this.#plan));
        return undefined;
      case "sending":
        this.#say(text.sending(event));
        return this.#agreed ? undefined : this.#agree();
      case "accepted":
        this.#say(text.accepted(event));
        return undefined;
      case "running":
        if (!this.#isQuiet) this.progress.show(event);
        return undefined;
      case "succeeded":
        this.progress.stop();
        if (!this.#isQuiet) await print(`${text.succeeded(event).trimStart()}\n`);
        return DONE;
      case "failed":
        this.#say(text.failed(event));
        return FAILED;
      case "stopped":
        return this.#stop(event);
      case "interrupted":
        this.#say(text.interrupted(event));
        return INTERRUPTED;
    }
  }

  /** Shows what was found before anything changes, and asks about it, once for each plan. */
  async #look(preflight: Preflight): Promise<number | undefined> {
    const { text } = this.watched;
    if (preflight.ok && this.#shown !== undefined && isSame(this.#shown, preflight.plan)) {
      this.#say(text.lookedAgain());
      return undefined;
    }
    this.#say(text.preflight(preflight));
    if (!preflight.ok) return undefined;
    this.#shown = preflight.plan;
    return this.#agree();
  }

  /** Asks whether to go on with what was shown. */
  async #agree(): Promise<number | undefined> {
    const { call } = this.watched;
    if (call.values.yes === true) return undefined;
    this.#agreed = await ask(say(call.lang, { en: "\nSubmit it?", zh: "\n是否提交？" }), call.lang, this.signal);
    if (this.#agreed) return undefined;
    this.#say(say(call.lang, { en: "Not submitted.", zh: "未提交。" }));
    return FAILED;
  }

  async #stop(event: StoppedEvent): Promise<number | StoppedEvent> {
    const { text, call } = this.watched;
    this.#say(text.stopped(event));
    if (event.reason === "planAgain") {
      // Whoever said yes beforehand did not say it to another plan; a plan that only waited is no other one.
      if (call.values.yes !== true || isSame(this.#shown, event.plan)) return event;
      this.#say(text.afterLook(event.plan));
      return FOR_A_PERSON;
    }
    const question = say(call.lang, { en: "\nIs that done?", zh: "\n以上步骤是否已完成？" });
    if (call.values.yes !== true && (await ask(question, call.lang, this.signal))) return event;
    this.#say(text.afterSteps(event.steps));
    return FOR_A_PERSON;
  }

  #sayStep(line: string | undefined): void {
    if (line !== undefined) this.#say(line);
  }

  /** Words are for people: in a run for programs they are shown only where somebody is asked. */
  #say(text: string): void {
    if (!this.#isQuiet) this.progress.line(text);
  }

  get #isQuiet(): boolean {
    const { json, yes } = this.watched.call.values;
    return json === true && yes === true;
  }
}

/** Whether two plans send the same. */
function isSame(one: Plan | undefined, other: Plan): boolean {
  return JSON.stringify(one?.requests) === JSON.stringify(other.requests);
}
