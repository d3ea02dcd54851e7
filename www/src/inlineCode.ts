import { html, type TemplateResult } from "lit";

/** A text in which `backticks` mark code. */
export function withCode(text: string): (TemplateResult | string)[] {
  return text.split("`").map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part));
}
