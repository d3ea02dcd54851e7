import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { NamedFiles, Plan } from "./core.js";
import type { Language } from "./language.js";
import { PageElement } from "./pageElement.js";
import { isInterrupted } from "./submission/kept.js";
import { say } from "./words.js";

/** The way to a submission. What submits is loaded when somebody opens it, or left one when the page was reloaded. */
@customElement("submit-card")
export class SubmitCard extends PageElement {
  @property({ attribute: false }) language: Language = "en";
  @property({ attribute: false }) plan!: Plan;
  /** The plan, with an edit that the rules have not seen yet. */
  @property({ attribute: false }) planNow!: () => Plan;
  /** The spec as entered, which may hold certificate and key. */
  @property({ attribute: false }) spec: Readonly<Record<string, unknown>> | undefined;
  /** Certificate and key files, by the names that the spec has for them. */
  @property({ attribute: false }) files: NamedFiles = {};
  @state() private panel: "closed" | "loading" | "failed" | "open" = "closed";

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener("submission-close", () => void this.#close());
    if (isInterrupted()) void this.#load();
  }

  protected override render(): TemplateResult {
    const { language: lang, panel } = this;
    return html`
      <h2 id="submit-heading" tabindex="-1">${say(lang, "submit")}</h2>
      ${panel === "open"
        ? html`<submit-panel
            .language=${lang} .plan=${this.plan} .planNow=${this.planNow} .spec=${this.spec} .files=${this.files}
          ></submit-panel>`
        : this.#closed()}
    `;
  }

  #closed(): TemplateResult {
    const { language: lang, panel } = this;
    const isBlocked = this.plan.report.outcome === "fail";
    return html`
      <p class="hint">${say(lang, "submitHint")}</p>
      <div class="toolbar">
        <button
          type="button" class="submit-open" aria-describedby=${isBlocked ? "submit-blocked" : nothing} ?disabled=${isBlocked || panel === "loading"} @click=${this.#open}
        >${say(lang, "submitOpen")}</button>
        ${isBlocked ? html`<span class="hint" id="submit-blocked">${say(lang, "submitBlocked")}</span>` : nothing}
        <span role="status">${panel === "loading" ? say(lang, "submitLoading") : nothing}</span>
      </div>
      ${panel === "failed" ? html`<p class="field-error" role="alert">${say(lang, "submitLoadFailed")}</p>` : nothing}
    `;
  }

  async #open(): Promise<void> {
    await this.#load();
    await this.updateComplete;
    if (this.panel === "open") this.querySelector<HTMLElement>("#submit-heading")?.focus();
  }

  async #close(): Promise<void> {
    this.panel = "closed";
    await this.updateComplete;
    this.querySelector<HTMLElement>(".submit-open")?.focus();
  }

  async #load(): Promise<void> {
    this.panel = "loading";
    try {
      await import("./submission/submitPanel.js");
      this.panel = "open";
    } catch {
      this.panel = "failed";
    }
  }
}
