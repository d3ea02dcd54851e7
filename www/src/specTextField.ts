import { html, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { tell } from "./events.js";
import type { Language } from "./language.js";
import { PageElement } from "./pageElement.js";
import { say } from "./words.js";

/** The spec as text. */
@customElement("spec-text-field")
export class SpecTextField extends PageElement {
  @property({ attribute: false }) language: Language = "en";
  @property({ attribute: false }) text = "";
  @property({ attribute: false }) invalid = false;

  protected override render(): TemplateResult {
    return html`
      <label for="spec-text">${say(this.language, "textLabel")}</label>
      <textarea
        id="spec-text" class="code" rows="22" wrap="off" aria-describedby="spec-text-hint"
        aria-invalid=${this.invalid ? "true" : "false"} autocomplete="off" autocapitalize="off" spellcheck="false"
        @input=${(event: Event) => tell(this, "text-edit", { text: (event.target as HTMLTextAreaElement).value })}
      ></textarea>
      <p class="hint" id="spec-text-hint">${say(this.language, "textHint")}</p>
    `;
  }

  protected override updated(): void {
    const area = this.#area;
    if (area && area.value !== this.text) area.value = this.text;
  }

  get #area(): HTMLTextAreaElement | null {
    return this.querySelector("textarea");
  }

  /** Selects what a finding is about; lines and columns count from 1, columns in characters. */
  select(position: { line: number; column: number; endLine: number; endColumn: number } | undefined): void {
    const area = this.#area;
    if (!area) return;
    if (position) {
      const start = offsetOf(area.value, position.line, position.column);
      area.setSelectionRange(start, offsetOf(area.value, position.endLine, position.endColumn));
    }
    area.focus();
  }
}

function offsetOf(text: string, line: number, column: number): number {
  let start = 0;
  for (let number = 1; number < line; number += 1) start = text.indexOf("\n", start) + 1;
  return start + [...text.slice(start)].slice(0, column - 1).join("").length;
}
