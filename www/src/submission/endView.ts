import type { FailedEvent, Status, StoppedEvent, SucceededEvent } from "aks-compute/client";
import { html, nothing, type TemplateResult } from "lit";
import { withCode } from "../inlineCode.js";
import type { Language } from "../language.js";
import { failureView, quoting } from "./failureView.js";
import { problemList } from "./preflightView.js";
import { stepList } from "./stepList.js";
import type { EndEvent } from "./submission.js";
import { say } from "./words.js";

/** How a submission ended, and what a person does next. */
export function endView(event: EndEvent, lang: Language, ticks: Parameters<typeof stepList>[2]): TemplateResult {
  switch (event.type) {
    case "succeeded":
      return succeeded(event, lang);
    case "failed":
      return failed(event, lang);
    case "stopped":
      return stopped(event, lang, ticks);
    case "interrupted":
      return html`<p>${quoting(event.message, event.error)}</p>
        ${event.error && event.error.chain.length > 0 ? failureView(event.error, lang) : nothing}`;
  }
}

function succeeded({ compute, computeId, already, remaining }: SucceededEvent, lang: Language): TemplateResult {
  return html`
    <p class="clear">${say(lang, compute === null ? "succeededGone" : "succeeded")} ${already ? say(lang, "already") : nothing}</p>
    <p><code>${computeId}</code></p>
    ${remaining.length > 0
      ? html`<h4>${say(lang, "nextSteps")}</h4>
          ${stepList(remaining, lang)}`
      : html`<p class="hint">${say(lang, "nothingNext")}</p>`}
    ${compute === null
      ? nothing
      : html`<details>
          <summary>${say(lang, "showCompute")}</summary>
          <pre tabindex="0" role="region" aria-label=${say(lang, "showCompute")}><code>${JSON.stringify(compute, undefined, 2)}</code></pre>
        </details>`}
  `;
}

function failed({ message, error, explained, problems, left }: FailedEvent, lang: Language): TemplateResult {
  return html`
    ${problems?.length
      ? problemList(problems, lang)
      : html`<p class="blocked">${quoting(message, error)}</p>
          ${error ? failureView(error, lang, explained) : nothing}`}
    ${statusView(left, lang)}
  `;
}

function stopped({ message, steps }: StoppedEvent, lang: Language, ticks: Parameters<typeof stepList>[2]): TemplateResult {
  return html`<p>${withCode(message)}</p>
    ${steps.length > 0
      ? html`<p class="hint">${say(lang, "tickAll")}</p>
          ${stepList(steps, lang, ticks)}`
      : nothing}`;
}

/** What there is in Azure: the compute, its deployments, the clusters. */
export function statusView({ text }: Status, lang: Language): TemplateResult {
  return html`<h4>${say(lang, "left")}</h4>
    <pre class="standing-now" tabindex="0" role="region" aria-label=${say(lang, "left")}><code>${text}</code></pre>`;
}
