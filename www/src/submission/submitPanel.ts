import type { Preflight } from "aks-compute/client";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { NamedFiles, Plan } from "../core.js";
import { withCode } from "../inlineCode.js";
import type { Language } from "../language.js";
import { PageElement } from "../pageElement.js";
import { say as sayOfPage } from "../words.js";
import type { AccessForm } from "./accessForm.js";
import { endView, statusView } from "./endView.js";
import { preflightView } from "./preflightView.js";
import { Submission, type Access, type EndEvent, type Stage } from "./submission.js";
import { deletesCluster, secretsGiven, secretsOf, targetOf, titleOf } from "./target.js";
import { say, type SubmissionWord } from "./words.js";
import "./accessForm.js";
import "./progressView.js";
import "./submission.css";

/** The submission of the plan: sign in, compare with Azure, confirm, watch, go on. */
@customElement("submit-panel")
export class SubmitPanel extends PageElement {
  @property({ attribute: false }) language: Language = "en";
  /** The plan of the spec as it stands in the form. */
  @property({ attribute: false }) plan!: Plan;
  /** The same, with an edit that the rules have not seen yet. */
  @property({ attribute: false }) planNow!: () => Plan;
  @property({ attribute: false }) spec: Readonly<Record<string, unknown>> | undefined;
  /** Certificate and key files, by the names that the spec has for them. */
  @property({ attribute: false }) files: NamedFiles = {};
  @state() private done: ReadonlySet<string> = new Set();
  @state() private deleteCluster = false;

  #submission!: Submission;
  #shown: Stage["at"] | undefined;
  #hadFocus = false;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#submission = new Submission(this.language);
    this.#submission.addEventListener("change", this.#changed);
    this.addEventListener("access-entered", this.#pressMain);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#submission.removeEventListener("change", this.#changed);
    this.removeEventListener("access-entered", this.#pressMain);
    this.#submission.stop();
    this.#submission.forgetAccess();
  }

  protected override willUpdate(): void {
    this.#hadFocus = this.contains(document.activeElement);
  }

  protected override updated(_changed: PropertyValues): void {
    const { at } = this.#submission.stage;
    const isNew = this.#shown !== undefined && this.#shown !== at;
    this.#shown = at;
    // What had the focus is gone with its stage.
    if (isNew && this.#hadFocus && !this.contains(document.activeElement)) this.querySelector<HTMLElement>("h3")?.focus();
  }

  protected override render(): TemplateResult {
    const { language: lang } = this;
    const { stage, refusal, status, lang: spoken } = this.#submission;
    const plan = stage.at === "start" ? this.plan : (this.#submission.plan ?? this.plan);
    return html`
      <h3 tabindex="-1">${say(lang, headingOf(stage))}</h3>
      ${plan.spec === undefined ? nothing : html`<p class="hint">${titleOf(plan, lang)}</p>`}
      ${stage.at === "kept" ? html`<p>${say(lang, "keptHint")}</p>` : nothing}
      <p class="submission-status" role="status">${this.#statusSentence()}</p>
      ${refusal ? html`<p class="field-error" role="alert">${say(lang, "refused")}<span lang="en">${withCode(refusal)}</span></p>` : nothing}
      <div class="submission-body" lang=${spoken === lang ? nothing : spoken}>${this.#body(stage, spoken)}</div>
      ${status ? statusView(status, lang) : nothing}
      ${this.#wantsAccess(stage) ? this.#accessForm(plan) : nothing}
      ${this.#actions(stage)}
    `;
  }

  /** What the client said, in the language in which it did. */
  #body(stage: Stage, lang: Language): TemplateResult | typeof nothing {
    const { steps, heard } = this.#submission;
    switch (stage.at) {
      case "start":
      case "kept":
        return nothing;
      case "checking":
        return html`<progress aria-label=${say(lang, "progress")}></progress>`;
      case "checked":
        return preflightView(stage.preflight, lang);
      case "sending":
        return html`<submission-progress .language=${lang} .steps=${steps} .heard=${heard}></submission-progress>`;
      case "ended":
        return endView(stage.event, lang, { done: this.done, tick: (id, isDone) => this.#tick(id, isDone) });
    }
  }

  /** Whether the next thing to do needs a token that is not in memory. */
  #wantsAccess(stage: Stage): boolean {
    if (this.#submission.hasAccess) return false;
    return stage.at !== "ended" || (stage.event.type !== "succeeded" && !(stage.event.type === "failed" && !stage.event.canTryAgain));
  }

  #accessForm(plan: Plan): TemplateResult {
    const { at } = this.#submission.stage;
    return html`<access-form
      .language=${this.language} .target=${targetOf(plan)} .needed=${secretsOf(plan)}
      .given=${isOfSpec(plan, this.plan) ? secretsGiven(this.spec, this.files) : {}}
      .isResumption=${at === "kept" || at === "ended"}
    ></access-form>`;
  }

  #actions(stage: Stage): TemplateResult {
    const { language: lang } = this;
    const submission = this.#submission;
    const plan = submission.plan ?? this.plan;
    const button = (word: SubmissionWord, act: () => unknown, isMain = false): TemplateResult =>
      html`<button type="button" class=${isMain ? "fix main" : nothing} @click=${act}>${say(lang, word)}</button>`;
    const goOn = (word: SubmissionWord): TemplateResult => button(word, () => this.#goOn(), true);
    const forgetToken = submission.hasAccess ? button("forgetToken", () => submission.forgetAccess()) : nothing;
    switch (stage.at) {
      case "start":
        return html`<div class="toolbar">
          <button type="button" class="fix main" ?disabled=${this.#isBlocked()} @click=${() => this.#checkForm()}>${say(lang, "check")}</button>
          ${forgetToken} ${button("close", () => this.#close())}
          <span class="hint">${this.#isBlocked() ? sayOfPage(lang, "submitBlocked") : say(lang, "checkHint")}</span>
        </div>`;
      case "kept":
        return html`${this.#deletion(plan)}
          <div class="toolbar">
            <button type="button" class="fix main" ?disabled=${!this.#mayDelete(plan)} @click=${() => this.#goOn()}>${say(lang, "goOn")}</button>
            ${button("look", () => this.#look())} ${button("startOver", () => submission.reset())}
          </div>`;
      case "checking":
        return html`<div class="toolbar">${button("stop", () => submission.stop())}</div>`;
      case "checked":
        return stage.preflight.ok ? this.#confirmation(stage.preflight.plan) : this.#wayOut(stage.preflight);
      case "sending":
        return html`<div class="toolbar">
          ${button("stopWatching", () => submission.stop())}
          ${submission.canCancel ? button("cancel", () => void submission.cancel(lang)) : nothing}
        </div>`;
      case "ended":
        return html`<div class="toolbar">
          ${this.#next(stage.event, goOn)}
          ${stage.event.type === "succeeded" ? nothing : button("look", () => this.#look())}
          ${stage.event.type === "succeeded" ? button("close", () => this.#close()) : button("startOver", () => submission.reset())}
          ${forgetToken}
        </div>`;
    }
  }

  #checkAgain(): TemplateResult {
    return html`<button type="button" ?disabled=${this.#isBlocked()} @click=${() => this.#checkForm()}>${say(this.language, "checkAgain")}</button>
      <button type="button" @click=${() => this.#submission.reset()}>${say(this.language, "close")}</button>`;
  }

  /** What can be done where something speaks against submitting. */
  #wayOut({ problems, plan, nameIsFree }: Preflight): TemplateResult {
    const { language: lang } = this;
    const submitted = this.#submission.plan ?? this.plan;
    const mayGoOn = nameIsFree === false && submitted.artifacts.some(({ kind }) => kind === "arm");
    return html`
      ${mayGoOn ? html`<p class="hint">${say(lang, "followHint")}</p>` : nothing}
      <div class="toolbar">
        ${problems.some(({ code }) => code === "planChanged")
          ? html`<button type="button" class="fix main" @click=${() => this.#check(plan)}>${say(lang, "checkNewPlan")}</button>`
          : nothing}
        ${mayGoOn ? html`<button type="button" @click=${() => this.#send(submitted)}>${say(lang, "follow")}</button>` : nothing}
        ${this.#checkAgain()}
      </div>
    `;
  }

  #confirmation(plan: Plan): TemplateResult {
    const { language: lang } = this;
    const { name, workspace, operation, host } = targetOf(plan);
    if (!isOfSpec(plan, this.plan)) {
      return html`<p class="warning">${say(lang, "planIsOld")}</p>
        <div class="toolbar">${this.#checkAgain()}</div>`;
    }
    return html`<section class="confirm" aria-labelledby="submit-confirm">
      <h4 id="submit-confirm">${say(lang, operation === "detach" ? "confirmDetach" : "confirm", { name, workspace })}</h4>
      <p class="hint">${say(lang, "confirmAt", { host: this.#submission.endpoint ?? host })}</p>
      ${this.#deletion(plan)}
      <div class="toolbar">
        <button type="button" class="fix main" ?disabled=${!this.#mayDelete(plan)} @click=${() => this.#sendCompared(plan)}>
          ${say(lang, "send")}
        </button>
        ${this.#checkAgain()}
      </div>
    </section>`;
  }

  /** The question whether the cluster goes too, where the plan says so. */
  #deletion(plan: Plan): TemplateResult | typeof nothing {
    if (!deletesCluster(plan)) return nothing;
    return html`<label class="step-title">
      <input type="checkbox" .checked=${this.deleteCluster} @change=${this.#allowDelete} />
      <span>${say(this.language, "confirmDelete")}</span>
    </label>`;
  }

  #mayDelete(plan: Plan): boolean {
    return this.deleteCluster || !deletesCluster(plan);
  }

  #next(event: EndEvent, goOn: (word: SubmissionWord) => TemplateResult): TemplateResult | typeof nothing {
    if (event.type === "interrupted") return goOn("goOn");
    if (event.type === "failed") return event.canTryAgain ? goOn("tryAgain") : nothing;
    if (event.type === "succeeded") return nothing;
    if (event.reason === "planAgain") {
      return html`<button type="button" class="fix main" @click=${() => this.#check(event.plan)}>${say(this.language, "checkNewPlan")}</button>`;
    }
    const isAll = event.steps.every(({ id }) => this.done.has(id));
    return html`<button type="button" class="fix main" ?disabled=${!isAll} @click=${() => this.#goOn()}>${say(this.language, "goOn")}</button>`;
  }

  #statusSentence(): string {
    const { language: lang } = this;
    const { stage, heard, steps, cancelling } = this.#submission;
    if (stage.at === "checking") return say(lang, "checking");
    if (stage.at === "checked") {
      const { ok, problems } = stage.preflight;
      return ok ? say(lang, "ready") : say(lang, "notReady", { n: problems.length });
    }
    if (stage.at !== "sending") return "";
    if (cancelling !== "no") return say(lang, cancelling === "asked" ? "cancelAsked" : "cancelAccepted");
    const step = steps.at(-1);
    if (!step) return say(lang, "preparing");
    const { number, of } = step;
    const now = { number, of, title: step.step.title.replaceAll("`", "") };
    return heard ? say(lang, "stepState", { ...now, state: heard.event.state }) : say(lang, "stepNow", now);
  }

  /** Whether the spec in the form has an error, so that there is no plan of it. */
  #isBlocked(): boolean {
    return this.plan.report.outcome === "fail";
  }

  /** Whether a plan is of the spec that stands in the form now. */
  /** What a call needs: still in memory, or entered now. */
  #access(): Access | "held" | undefined {
    return this.#submission.hasAccess ? "held" : this.querySelector<AccessForm>("access-form")?.read();
  }

  /** Compares the form as it stands: who has just typed does not get what was there before. */
  #checkForm(): void {
    const plan = this.planNow();
    if (plan.report.outcome !== "fail") this.#check(plan);
  }

  #check(plan: Plan): void {
    this.deleteCluster = false;
    this.#withAccess((access) => this.#submission.check(plan, this.language, access));
  }

  #goOn(): void {
    const done = [...this.done];
    this.#withAccess((access) => this.#submission.goOn(this.language, { access, done, deleteCluster: this.deleteCluster }));
  }

  #look(): void {
    this.#withAccess((access) => this.#submission.look(this.language, access));
  }

  #withAccess(act: (access: Access | undefined) => Promise<void>): void {
    const access = this.#access();
    if (access !== undefined) void act(access === "held" ? undefined : access);
  }

  #sendCompared(plan: Plan): void {
    if (isOfSpec(plan, this.planNow())) this.#send(plan);
  }

  #send(plan: Plan): void {
    this.done = new Set();
    this.#withAccess((access) => this.#submission.send(plan, this.language, this.deleteCluster, access));
  }

  #tick(id: string, isDone: boolean): void {
    const done = new Set(this.done);
    if (isDone) done.add(id);
    else done.delete(id);
    this.done = done;
  }

  #allowDelete(event: Event): void {
    this.deleteCluster = (event.currentTarget as HTMLInputElement).checked;
  }

  #close(): void {
    this.#submission.reset();
    this.dispatchEvent(new Event("submission-close", { bubbles: true }));
  }

  readonly #pressMain = (): void => this.querySelector<HTMLElement>("button.main")?.click();

  readonly #changed = (): void => this.requestUpdate();
}

const isOfSpec = (one: Plan, other: Plan): boolean => JSON.stringify(one.spec) === JSON.stringify(other.spec);

function headingOf(stage: Stage): SubmissionWord {
  return stage.at === "ended" ? `${stage.event.type}Heading` : `${stage.at}Heading`;
}
