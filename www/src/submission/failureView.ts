import type { ArmFailure } from "aks-compute/client";
import { html, nothing, type TemplateResult } from "lit";
import { explain, type Explained } from "../core.js";
import { withCode } from "../inlineCode.js";
import type { Language } from "../language.js";
import { say } from "./words.js";

/** An error of Azure: cause and what to do where the core knows it, and what Azure itself said. */
export function failureView(error: ArmFailure, lang: Language, explained = explainedOf(error, lang)): TemplateResult {
  return html`<div class="failure">
    ${explanation(explained, lang)}
    ${error.policies.length > 0
      ? html`<p>${say(lang, "policies")}:</p>
          <ul class="plain">${error.policies.map((policy) => html`<li><code>${policy}</code></li>`)}</ul>`
      : nothing}
    <details ?open=${explained.outcome !== "explained"}>
      <summary>${say(lang, "said")}</summary>
      <ul class="chain" lang="en">
        ${(error.chain.length > 0 ? error.chain : [error]).map(({ code, message }) => html`<li><code>${code}</code> ${message}</li>`)}
      </ul>
      ${error.requestId ? html`<p class="hint">${say(lang, "requestId")}: <code>${error.requestId}</code></p>` : nothing}
    </details>
  </div>`;
}

/** A sentence that quotes an error of Azure, which is in English whatever the language of the sentence. */
export function quoting(sentence: string, error: ArmFailure | undefined): unknown {
  const said = error ? `${error.code}: ${error.message}` : "";
  const at = said ? sentence.indexOf(said) : -1;
  if (at < 0) return withCode(sentence);
  return html`${withCode(sentence.slice(0, at))}<span lang="en">${said}</span>${withCode(sentence.slice(at + said.length))}`;
}

function explainedOf({ code, message, chain }: ArmFailure, lang: Language): Explained {
  const whole = (chain.length > 0 ? chain : [{ code, message }]).reduceRight<object | undefined>(
    (inner, outer) => ({ ...outer, details: inner ? [inner] : [] }),
    undefined,
  );
  return explain(JSON.stringify({ error: whole }), { lang });
}

function explanation({ outcome, explanations }: Explained, lang: Language): TemplateResult {
  if (outcome === "unknown") return html`<p class="hint">${say(lang, "unexplained")}</p>`;
  return html`${explanations.map(
    ({ id, cause, fix, rules }) => html`<dl class="explanation">
      <dt>${say(lang, "cause")} <code class="rule">${id}</code></dt>
      <dd>${withCode(cause)}</dd>
      <dt>${say(lang, "fix")}</dt>
      <dd>
        ${withCode(fix)}
        ${rules.length > 0 ? html`<span class="hint">${rules.map((rule) => html`<code>${rule.id}</code> ${rule.title} `)}</span>` : nothing}
      </dd>
    </dl>`,
  )}`;
}
