import { html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Ask } from "./core.js";
import { copyableCommand } from "./copyableCommand.js";
import { tell } from "./events.js";
import { withCode } from "./inlineCode.js";
import type { Language } from "./language.js";
import { PageElement } from "./pageElement.js";
import { say } from "./words.js";

/** What is there today: a box to paste it, and the commands that get what is missing. */
@customElement("facts-box")
export class FactsBox extends PageElement {
  @property({ attribute: false }) language: Language = "en";
  @property({ attribute: false }) text = "";
  @property({ attribute: false }) error = "";
  @property({ attribute: false }) asks: Ask[] = [];

  protected override render(): TemplateResult {
    return html`
      <h2>${say(this.language, "facts")}</h2>
      <label for="facts">${say(this.language, "factsLabel")}</label>
      <textarea
        id="facts" class="code" rows="6" autocomplete="off" autocapitalize="off" spellcheck="false"
        aria-describedby="facts-hint facts-error" aria-invalid=${this.error ? "true" : "false"}
        @input=${(event: Event) => tell(this, "facts-edit", { text: (event.target as HTMLTextAreaElement).value })}
      ></textarea>
      <p id="facts-error" class="field-error" role="status">${withCode(this.error)}</p>
      <p class="hint" id="facts-hint">${say(this.language, "factsHint")}</p>
      ${this.asks.length > 0
        ? html`<h3>${say(this.language, "asks")}</h3>
            <ul class="asks">${this.asks.map((ask) => this.#ask(ask))}</ul>`
        : html`<p class="hint">${say(this.language, "asksNone")}</p>`}
    `;
  }

  #ask(ask: Ask): TemplateResult {
    return html`<li>
      ${copyableCommand(ask.command, this.language)}
      ${ask.unlocks.length > 0
        ? html`<p class="hint">${say(this.language, "unlocks", { names: ask.unlocks.join(", ") })}</p>`
        : nothing}
    </li>`;
  }
}
