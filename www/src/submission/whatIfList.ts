import type { WhatIf, WhatIfChange, WhatIfProperty } from "aks-compute/client";
import { html, nothing, type TemplateResult } from "lit";
import type { Language } from "../language.js";
import { lastOf, typeOf } from "./armId.js";
import { say, type SubmissionWord } from "./words.js";

const signs: Record<WhatIfChange["change"], string> = {
  Create: "+", Delete: "−", Modify: "~", Deploy: "!", NoChange: "=", Ignore: "*", Unsupported: "?",
};

/** What a template would change, resource by resource; what it does not touch is folded. */
export function whatIfList({ changes }: WhatIf, lang: Language): TemplateResult {
  const isUntouched = ({ change }: WhatIfChange): boolean => change === "Ignore" || change === "NoChange";
  const untouched = changes.filter(isUntouched);
  return html`
    <ul class="changes">${changes.filter((change) => !isUntouched(change)).map((change) => changeItem(change, lang))}</ul>
    ${untouched.length > 0
      ? html`<details>
          <summary>${say(lang, "unchanged", { n: untouched.length })}</summary>
          <ul class="changes">${untouched.map((change) => changeItem(change, lang))}</ul>
        </details>`
      : nothing}
  `;
}

function changeItem({ resourceId, change, properties }: WhatIfChange, lang: Language): TemplateResult {
  const word = `change.${change}` as SubmissionWord;
  return html`<li class="change ${change}">
    <p>
      <span class="sign" aria-hidden="true">${signs[change] ?? "?"}</span>
      <strong>${say(lang, word)}</strong>
      <code>${lastOf(resourceId)}</code>
      <span class="hint"><code>${typeOf(resourceId)}</code></span>
    </p>
    ${properties.length > 0 ? html`<ul class="properties">${properties.map((property) => propertyItem(property, lang))}</ul>` : nothing}
  </li>`;
}

function propertyItem({ path, change, before, after }: WhatIfProperty, lang: Language): TemplateResult {
  const shown = (value: unknown): string => (value === null ? say(lang, "nothing") : JSON.stringify(value));
  return html`<li>
    <code>${path.replace(/^properties\./, "")}</code>:
    ${change === "Create" ? nothing : html`<del>${shown(before)}</del> → `}
    ${change === "Delete" ? html`<span>${say(lang, "nothing")}</span>` : html`<ins>${shown(after)}</ins>`}
  </li>`;
}
