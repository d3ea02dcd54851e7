import type { Preflight, Problem, UnknownFact } from "aks-compute/client";
import { html, nothing, type TemplateResult } from "lit";
import { copyableCommand } from "../copyableCommand.js";
import type { Finding } from "../core.js";
import { findingList } from "../findingList.js";
import { withCode } from "../inlineCode.js";
import type { Language } from "../language.js";
import { atLevel, countInWords } from "../levels.js";
import { nameOf } from "../words.js";
import { failureView, quoting } from "./failureView.js";
import { whatIfList } from "./whatIfList.js";
import { say } from "./words.js";
import "../findingItem.js";

/** What was found without changing anything: what speaks against submitting, what is known, what would change. */
export function preflightView(preflight: Preflight, lang: Language): TemplateResult {
  const { problems, facts, nameIsFree, validation, plan } = preflight;
  const name = nameIsFree === null ? "nameUnknown" : nameIsFree ? "nameFree" : "nameTaken";
  const broken = atLevel(facts.report.findings, "error").map((finding) => seenInAzure(finding, lang));
  // What a finding says at length is not said twice.
  const others = problems.filter(({ code }) => code !== "checkFailed" || broken.length === 0);
  return html`
    ${problems.length > 0
      ? html`<h4>${say(lang, "problems")}</h4>
          ${others.length > 0 ? problemList(others, lang) : nothing}`
      : nothing}
    ${broken.length > 0
      ? html`<ul class="plain">
          ${findingList(broken, (finding) => html`<li><finding-item .language=${lang} .finding=${finding} .leads=${true}></finding-item></li>`)}
        </ul>`
      : nothing}
    <dl class="facts-found">
      <div><dt>${say(lang, "rulesNow")}</dt><dd>${countInWords(facts.report.findings, lang, "error")}</dd></div>
      <div><dt>${say(lang, "nameIs")}</dt><dd>${say(lang, name)}</dd></div>
      <div><dt>${say(lang, "validationIs")}</dt><dd>${say(lang, `validation.${validation}`)}</dd></div>
    </dl>
    ${facts.unknown.length > 0 ? unknownList(facts.unknown, lang) : nothing}
    <h4>${say(lang, "changes")}</h4>
    ${changes(preflight, lang)}
    <details>
      <summary>${say(lang, "steps", { n: plan.steps.length })}</summary>
      <ol class="steps">
        ${plan.steps.map(({ title, kind }) => html`<li>
          ${withCode(title)} ${kind === "arm" ? nothing : html`<span class="mark">${say(lang, "byPerson")}</span>`}
        </li>`)}
      </ol>
    </details>
    ${plan.steps.filter(({ interrupts }) => interrupts).map(
      ({ title, interrupts }) => html`<div class="warning">
        <p>${withCode(title)}</p>
        <p>${say(lang, "interrupts")}${withCode(interrupts ?? "")}</p>
      </div>`,
    )}
  `;
}

/** Nobody pasted these facts. */
function seenInAzure(finding: Finding, lang: Language): Finding {
  const { related } = finding;
  return related ? { ...finding, related: related.map((place) => ({ ...place, fact: place.fact || say(lang, "answer") })) } : finding;
}

export function problemList(problems: readonly Problem[], lang: Language): TemplateResult {
  return html`<ul class="plain problems">
    ${problems.map(
      ({ message, help, error }) => html`<li class="finding error">
        <span class="sign" aria-hidden="true">✕</span>
        <div>
          <p class="message">${quoting(message, error)}</p>
          ${help ? html`<p class="help">${withCode(help)}</p>` : nothing}
          ${error && error.chain.length > 0 ? failureView(error, lang) : nothing}
        </div>
      </li>`,
    )}
  </ul>`;
}

function changes({ whatIf, validation, plan, problems }: Preflight, lang: Language): TemplateResult {
  if (whatIf) return whatIfList(whatIf, lang);
  // Azure was not asked about a plan that nobody has looked at.
  if (problems.some(({ code }) => code === "planChanged")) return html`<p class="hint">${say(lang, "changesOfNewPlan")}</p>`;
  if (plan.requests.length === 0) return html`<p>${say(lang, "changesNone")}</p>`;
  const isRequests = validation === "notApplicable";
  const named = plan.requests.map(({ method, url }) => `${isRequests ? `${method} ` : ""}${decodeURI(new URL(url).pathname)}`);
  return html`<p class="hint">${say(lang, isRequests ? "changesOfRequests" : "changesUnknown")}</p>
    <ul class="plain">
      ${[...new Set(named)].map((name) => html`<li><code>${name}</code></li>`)}
    </ul>`;
}

function unknownList(unknown: readonly UnknownFact[], lang: Language): TemplateResult {
  return html`<details>
    <summary>${say(lang, "unknownFacts", { n: unknown.length })}</summary>
    <ul class="plain">
      ${unknown.map(
        ({ kind, message, role, command }) => html`<li>
          <p><strong>${nameOf(lang, "fact", kind)}</strong>: ${withCode(message)}</p>
          ${role ? html`<p class="hint">${say(lang, "role", { role: role.name, scope: role.scope })}</p>` : nothing}
          ${command ? copyableCommand(command, lang) : nothing}
        </li>`,
      )}
    </ul>
  </details>`;
}
