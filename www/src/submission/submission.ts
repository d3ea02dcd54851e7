/** One submission as the panel shows it: what was found, what goes on, how it ended. It drives the client and decides nothing. */

import {
  AksComputeClient,
  type FailedEvent,
  type InterruptedEvent,
  type Preflight,
  type RunningEvent,
  type Secrets,
  type Status,
  type StepEvent,
  type StoppedEvent,
  type SubmissionEvent,
  type SubmitOptions,
  type SucceededEvent,
  type TokenCredential,
} from "aks-compute/client";
import type { Plan } from "../core.js";
import type { Language } from "../language.js";
import { PastedToken } from "./credential.js";
import { forget, keep, kept } from "./kept.js";

/** What a submission needs that nobody else may see: in memory for as long as it goes on. */
export interface Access {
  credential: TokenCredential;
  secrets: Secrets;
  endpoint: string | undefined;
}

export type EndEvent = SucceededEvent | FailedEvent | StoppedEvent | InterruptedEvent;

/** What goes on in Azure, and when the page heard of it. */
export interface Heard {
  event: RunningEvent;
  at: number;
}

export type Stage =
  /** Nothing was asked of Azure yet. */
  | { at: "start" }
  /** A reload came in between. */
  | { at: "kept" }
  | { at: "checking" }
  | { at: "checked"; preflight: Preflight }
  | { at: "sending" }
  | { at: "ended"; event: EndEvent };

/** Dispatches `change`. */
export class Submission extends EventTarget {
  stage: Stage = { at: "start" };
  /** What was checked last, or is submitted. */
  plan: Plan | undefined;
  /** The language of the texts that came from the client. */
  lang: Language;
  /** The newest event of each step. */
  steps: StepEvent[] = [];
  heard: Heard | undefined;
  /** How it stood when somebody asked, or cancelled. */
  status: Status | undefined;
  /** Why a call could not be made, in the client's words. */
  refusal = "";
  /** Whether Azure was asked to cancel. */
  cancelling: "no" | "asked" | "accepted" = "no";

  #access: Access | undefined;
  #token: string | undefined;
  /** The plan that the token is of. */
  #submitted: Plan | undefined;
  #hasBegun = false;
  #stop: AbortController | undefined;

  constructor(lang: Language) {
    super();
    this.lang = lang;
    const left = kept();
    if (!left) return;
    this.plan = left.plan;
    this.#submitted = left.plan;
    this.#token = left.token;
    this.#hasBegun = true;
    this.stage = { at: "kept" };
  }

  /** Whether a token, and what else was needed, is still in memory. */
  get hasAccess(): boolean {
    return this.#access !== undefined;
  }

  /** The host that gets the token in place of Azure's. */
  get endpoint(): string | undefined {
    return this.#access?.endpoint;
  }

  /** Whether there is a deployment that could be cancelled. */
  get canCancel(): boolean {
    return this.heard?.event.work.kind === "deployment" && this.cancelling === "no";
  }

  /** Compares a plan with what is there. Changes nothing. */
  async check(plan: Plan, lang: Language, access?: Access): Promise<void> {
    const client = this.#begin(lang, access);
    if (!client) return;
    this.plan = plan;
    const before = this.stage;
    this.#enter({ at: "checking" });
    try {
      const preflight = await client.preflight(plan, { secrets: this.#access?.secrets, signal: this.#stop?.signal });
      this.#enter({ at: "checked", preflight });
      if (preflight.problems.some(({ code, error }) => code === "secretsMissing" || error?.status === 401)) this.forgetAccess();
    } catch (error) {
      if (!this.#stop?.signal.aborted) {
        this.#refuse(error);
        this.forgetAccess();
      }
      this.#enter(before.at === "checking" ? { at: "start" } : before);
    }
  }

  /** Submits what was checked. */
  send(plan: Plan, lang: Language, deleteCluster: boolean, access?: Access): Promise<void> {
    if (!this.#hasBegun || templateOf(plan) !== templateOf(this.#submitted)) this.#token = undefined;
    return this.#run(plan, lang, { deleteCluster, resume: this.#token }, access);
  }

  /** Goes on from the newest token. */
  async goOn(lang: Language, more: { access?: Access | undefined; done?: string[]; deleteCluster?: boolean } = {}): Promise<void> {
    if (!this.#submitted) return;
    const { access, ...options } = more;
    await this.#run(this.#submitted, lang, { ...options, resume: this.#token }, access);
  }

  /** Stops watching. What runs in Azure goes on. */
  stop(): void {
    this.#stop?.abort();
  }

  /** Asks Azure to cancel the deployment, and goes on watching how that ends. */
  async cancel(lang: Language): Promise<void> {
    if (!this.#access || this.#token === undefined) return;
    this.cancelling = "asked";
    this.refusal = "";
    this.#changed();
    try {
      this.status = await this.#client(lang, this.#access).cancel(this.#token);
      this.cancelling = "accepted";
    } catch (error) {
      this.cancelling = "no";
      this.#refuse(error);
    }
    this.#changed();
  }

  /** Asks how it stands, without going on. */
  async look(lang: Language, access?: Access): Promise<void> {
    const client = this.#begin(lang, access);
    if (!client || this.#token === undefined) return;
    this.#changed();
    try {
      this.status = await client.status(this.#token, { signal: this.#stop?.signal });
    } catch (error) {
      this.#refuse(error);
    }
    this.#changed();
  }

  /** Forgets the token, and certificate and key. */
  forgetAccess(): void {
    if (this.#access?.credential instanceof PastedToken) this.#access.credential.forget();
    this.#access = undefined;
    this.#changed();
  }

  /** Forgets everything; what was begun in Azure goes on. */
  reset(): void {
    this.stop();
    this.forgetAccess();
    forget();
    Object.assign(this, { plan: undefined, steps: [], heard: undefined, status: undefined, refusal: "", cancelling: "no" });
    this.#token = undefined;
    this.#submitted = undefined;
    this.#hasBegun = false;
    this.#enter({ at: "start" });
  }

  async #run(plan: Plan, lang: Language, options: SubmitOptions, access?: Access): Promise<void> {
    const client = this.#begin(lang, access);
    if (!client) return;
    const before = this.stage;
    Object.assign(this, { plan, steps: [], heard: undefined, cancelling: "no" });
    this.#submitted = plan;
    this.#enter({ at: "sending" });
    try {
      for await (const event of client.submit(plan, { ...options, secrets: this.#access?.secrets, signal: this.#stop?.signal })) {
        this.#take(event, plan);
      }
    } catch (error) {
      this.#refuse(error);
      this.#enter(before);
    }
  }

  #take(event: SubmissionEvent, plan: Plan): void {
    this.#token = event.token;
    switch (event.type) {
      case "preflight":
        return;
      case "step":
        this.steps = [...this.steps.filter(({ step }) => step.id !== event.step.id), event];
        break;
      case "sending":
      case "accepted":
        this.#hasBegun = true;
        break;
      case "running":
        this.heard = { event, at: Date.now() };
        break;
      default:
        return this.#end(event, plan);
    }
    keep({ plan, token: event.token });
    this.#changed();
  }

  #end(event: EndEvent, plan: Plan): void {
    const isOver = event.type === "succeeded" || (event.type === "failed" && !event.canTryAgain);
    // What a person has to do takes longer than a page may stay open.
    if (isOver || (!this.#hasBegun && event.type !== "stopped")) forget();
    else keep({ plan, token: event.token });
    const goesOn = event.type === "stopped" || (event.type === "interrupted" && !["notSignedIn", "forbidden"].includes(event.reason));
    if (!goesOn) this.forgetAccess();
    // The event says it anew.
    if (event.type === "failed") this.status = undefined;
    this.#enter({ at: "ended", event });
  }

  /** The client for a call, where there is what it needs. */
  #begin(lang: Language, access: Access | undefined): AksComputeClient | undefined {
    if (access) this.#access = access;
    if (!this.#access) return undefined;
    this.#stop = new AbortController();
    this.status = undefined;
    this.refusal = "";
    return this.#client(lang, this.#access);
  }

  #client(lang: Language, { credential, endpoint }: Access): AksComputeClient {
    this.lang = lang;
    return new AksComputeClient({ credential, endpoint, lang });
  }

  #refuse(error: unknown): void {
    this.refusal = error instanceof Error ? error.message : String(error);
  }

  #enter(stage: Stage): void {
    this.stage = stage;
    this.#changed();
  }

  #changed(): void {
    this.dispatchEvent(new Event("change"));
  }
}

/** A token goes on with the template that it is of, and no other. */
const templateOf = (plan: Plan | undefined): string | undefined => plan?.artifacts.find(({ kind }) => kind === "arm")?.text;
