import { html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { FactSummary } from "./core.js";
import { tell } from "./events.js";
import type { GivenFact } from "./factList.js";
import { withCode } from "./inlineCode.js";
import type { Language } from "./language.js";
import { PageElement } from "./pageElement.js";
import { nameOf, say } from "./words.js";
import "./factAbout.js";

/** How many of a kind are named; the others are counted. */
const MOST_NAMED = 3;

/** One fact that was given: what was recognised in it, or why it is not used. */
@customElement("fact-item")
export class FactItem extends PageElement {
  @property({ attribute: false }) language: Language = "en";
  @property({ attribute: false }) fact!: GivenFact;
  /** What facts of a kind may be about, by the commands that would get them. */
  @property({ attribute: false }) suggestions: (kind: string) => string[] = () => [];

  protected override render(): TemplateResult {
    const { fact, language: lang } = this;
    const name = nameOfFact(fact.name, lang);
    return html`
      <div class="fact-head">
        <strong>${name}</strong>
        <button
          type="button" class="quiet" aria-label=${say(lang, "removeFact", { name })}
          @click=${() => tell(this, "fact-remove", { id: fact.id })}
        >${say(lang, "removeThis")}</button>
      </div>
      ${fact.isReading ? html`<p class="hint">${say(lang, "factReading")}</p>` : nothing}
      ${fact.error ? html`<p class="field-error">${withCode(fact.error)}</p>` : nothing}
      ${fact.recognised.length > 0 ? html`<ul class="recognised">${this.#kinds()}</ul>` : nothing}
      ${this.#about()}
    `;
  }

  #kinds(): TemplateResult[] {
    const { language: lang } = this;
    const kinds = [...new Set(this.fact.recognised.map(({ kind }) => kind))];
    return kinds.map((kind) => {
      const all = this.fact.recognised.filter((summary) => summary.kind === kind);
      // The whole lists first, then what is in them.
      const named = [...all].sort((left, right) => right.count - left.count).slice(0, MOST_NAMED);
      return html`<li>
        ${nameOf(lang, "fact", kind)}
        ${named.map((summary) => this.#one(summary))}
        ${all.length > named.length ? say(lang, "factMore", { n: all.length - named.length }) : nothing}
      </li>`;
    });
  }

  #one({ about, count }: FactSummary): TemplateResult {
    const counted = count === 1 ? nothing : html`<span class="hint">(${count})</span>`;
    return html`<span>${about ? html`<code>${about}</code> ` : nothing}${counted}</span>`;
  }

  /** The form to say what the fact is about: open where it does not say so itself. */
  #about(): TemplateResult | typeof nothing {
    const { fact, language: lang } = this;
    const silent = fact.recognised.find(({ about }) => about === "");
    const isStated = Object.keys(fact.stated).length > 0;
    if (!silent && !isStated && fact.error === "") return nothing;
    return html`
      ${silent ? html`<p class="fact-silent">${say(lang, "factSilent")}</p>` : nothing}
      <details ?open=${silent !== undefined || isStated}>
        <summary>${say(lang, "factState")}</summary>
        <fact-about
          .language=${lang} .fact=${fact} .suggestions=${this.suggestions} .asksCloud=${silent?.kind === "serviceTags" || fact.stated.cloud !== undefined}
        ></fact-about>
      </details>
    `;
  }
}

/** The name of a fact's file, else that it was pasted. */
export const nameOfFact = (name: string, lang: Language): string => name || say(lang, "factPasted");
