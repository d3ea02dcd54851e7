import type { DeploymentOperation, StepEvent } from "aks-compute/client";
import { html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { withCode } from "../inlineCode.js";
import type { Language } from "../language.js";
import { PageElement } from "../pageElement.js";
import { lastOf, typeOf } from "./armId.js";
import { clockOf, clockOfIso } from "./duration.js";
import type { Heard } from "./submission.js";
import { say } from "./words.js";

const SECOND_MS = 1000;
/** How far a bar goes whose end nobody knows. */
const ALMOST = 0.95;

/** What goes on: a bar by time or by what Azure says, the deployment's operations, the steps so far. */
@customElement("submission-progress")
export class SubmissionProgress extends PageElement {
  @property({ attribute: false }) language: Language = "en";
  @property({ attribute: false }) steps: readonly StepEvent[] = [];
  @property({ attribute: false }) heard: Heard | undefined;
  #clock: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#clock = setInterval(() => this.requestUpdate(), SECOND_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#clock);
  }

  protected override render(): TemplateResult {
    const { language: lang, heard, steps } = this;
    return html`
      ${heard ? this.#work(heard) : html`<progress aria-label=${say(lang, "progress")}></progress>`}
      ${steps.length > 0
        ? html`<details>
            <summary>${say(lang, "stepsDone", { n: steps.length })}</summary>
            <ol class="steps">
              ${steps.map(({ step, state }) => html`<li>
                ${withCode(step.title)} <span class="mark">${say(lang, state === "done" ? "stepDone" : "stepBegun")}</span>
              </li>`)}
            </ol>
          </details>`
        : nothing}
    `;
  }

  #work({ event, at }: Heard): TemplateResult {
    const { language: lang } = this;
    const { work, operations, expected, percent } = event;
    const elapsed = event.elapsed + Math.max(0, Date.now() - at);
    const share = percent === undefined ? Math.min(ALMOST, elapsed / expected) : percent / 100;
    const times = { elapsed: clockOf(elapsed), expected: clockOf(expected) };
    return html`
      <progress aria-label=${say(lang, "progress")} max="1" .value=${share}></progress>
      <p class="hint">
        <span class="elapsed">${say(lang, elapsed > expected ? "overdue" : "elapsed", times)}</span>
        ${work.kind === "deployment" ? html`<span>${say(lang, "deployment", { name: work.name })}</span>` : nothing}
        ${work.correlationId ? html`<span>${say(lang, "correlation")}: <code>${work.correlationId}</code></span>` : nothing}
      </p>
      ${operations.length > 0 ? this.#operations(operations) : nothing}
    `;
  }

  #operations(operations: readonly DeploymentOperation[]): TemplateResult {
    const lang = this.language;
    return html`<table class="operations">
      <caption>${say(lang, "operations")}</caption>
      <thead><tr><th scope="col">${say(lang, "resource")}</th><th scope="col">${say(lang, "stateColumn")}</th><th scope="col">${say(lang, "took")}</th></tr></thead>
      <tbody>
        ${operations.map(
          ({ resourceId = "", resourceType, operation, state, duration, error }) => html`<tr>
            <th scope="row"><code>${lastOf(resourceId) || operation}</code> <span class="hint">${resourceType ?? typeOf(resourceId)}</span></th>
            <td><span lang="en">${state}</span>${error ? html`<br /><span class="field-error" lang="en">${error.code}</span>` : nothing}</td>
            <td>${duration ? clockOfIso(duration) : nothing}</td>
          </tr>`,
        )}
      </tbody>
    </table>`;
  }
}
