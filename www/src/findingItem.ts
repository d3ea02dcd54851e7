import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Finding, Related } from "./core.js";
import { copyableCommand } from "./copyableCommand.js";
import { tell } from "./events.js";
import { nameOfFact } from "./factItem.js";
import { withCode } from "./inlineCode.js";
import type { Language } from "./language.js";
import { PageElement } from "./pageElement.js";
import { levelOf, type Level } from "./levels.js";
import { reasonOf } from "./ruleReasons.js";
import { say } from "./words.js";

/** A sign beside the word of each level, so that colour is never the only difference. */
const signs: Record<Level, string> = { error: "✕", warning: "!", unknown: "?", note: "i" };

/** One finding: what is wrong, what to do, its fix, and why the rule is there. */
@customElement("finding-item")
export class FindingItem extends PageElement {
  @property({ attribute: false }) language: Language = "en";
  @property({ attribute: false }) finding!: Finding;
  /** The id of the message, for the control that it describes. */
  @property({ attribute: false }) messageId = "";
  /** Whether the finding stands away from its field and leads there. */
  @property({ attribute: false }) leads = false;
  @state() private open = false;
  @state() private why: string[] = [];

  protected override render(): TemplateResult {
    const { finding, language: lang } = this;
    const level = levelOf(finding);
    return html`
      <div class="finding ${level}">
        <span class="sign" aria-hidden="true">${signs[level]}</span>
        <div>
          <p class="message">
            <span id=${this.messageId || nothing}
              ><span class="visually-hidden">${say(lang, level)}: </span>${withCode(finding.message)}</span
            >
            ${this.leads ? this.#lead() : nothing}
          </p>
          ${finding.help ? html`<p class="help">${withCode(finding.help)}</p>` : nothing}
          ${finding.remedy ? copyableCommand(finding.remedy.command, lang) : nothing}
          ${finding.related?.length ? this.#related(finding.related) : nothing}
          <p class="actions">
            ${finding.fix
              ? html`<button type="button" class="fix" @click=${this.#fix}>${withCode(finding.fix.title)}</button>`
              : nothing}
            <button
              type="button" class="quiet" aria-expanded=${this.open ? "true" : "false"}
              aria-label=${say(lang, "whyOf", { rule: finding.rule })} @click=${this.#toggle}
            >${say(lang, "why")}</button>
            <code class="rule">${finding.rule}</code>
          </p>
          ${this.open
            ? html`<div class="why">
                ${this.why.map((paragraph) => html`<p>${withCode(paragraph)}</p>`)}
                <p class="source">${say(lang, "source")}: ${finding.source}</p>
              </div>`
            : nothing}
        </div>
      </div>
    `;
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    if (this.open && (changed.has("language") || changed.has("open") || changed.has("finding"))) void this.#loadWhy();
  }

  #lead(): TemplateResult {
    const path = this.finding.path || say(this.language, "wholeSpec");
    return html`<button
      type="button" class="place" aria-label=${say(this.language, "show", { path })}
      @click=${() => tell(this, "place-show", this.finding)}
    >${path}</button>`;
  }

  /** The places in facts that decided it. */
  #related(places: readonly Related[]): TemplateResult {
    const lang = this.language;
    return html`<p class="related">
      ${say(lang, "seenIn")}
      ${places.map(({ fact, pointer }) => html`<span>${nameOfFact(fact, lang)} ${pointer ? html`<code>${pointer}</code>` : nothing}</span>`)}
    </p>`;
  }

  #fix(): void {
    const { fix } = this.finding;
    if (fix) tell(this, "fix-apply", { title: fix.title, patch: fix.patch, from: this });
  }

  #toggle(): void {
    this.open = !this.open;
  }

  async #loadWhy(): Promise<void> {
    const { language: lang, finding } = this;
    let why: string;
    try {
      why = await reasonOf(finding.rule, lang);
    } catch {
      why = say(lang, "whyFailed");
    }
    const paragraphs = why.split(/\n{2,}/);
    if (this.language === lang && this.finding.rule === finding.rule && this.why.join() !== paragraphs.join()) {
      this.why = paragraphs;
    }
  }
}
