import { html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { Ask } from "./core.js";
import { tell } from "./events.js";
import type { GivenFact } from "./factList.js";
import { ignoreDroppedFiles, takeDroppedFiles } from "./fileDrop.js";
import type { Language } from "./language.js";
import { PageElement } from "./pageElement.js";
import { say } from "./words.js";
import "./factItem.js";

ignoreDroppedFiles();

/** What is there today: where it is pasted and dropped, and what was recognised in it. */
@customElement("facts-box")
export class FactsBox extends PageElement {
  @property({ attribute: false }) language: Language = "en";
  @property({ attribute: false }) facts: readonly GivenFact[] = [];
  /** The commands whose answers are missing: what they ask about is suggested for facts that do not say it. */
  @property({ attribute: false }) asks: readonly Ask[] = [];
  /** How many findings are unknown, as a sentence. */
  @property({ attribute: false }) standing = "";

  constructor() {
    super();
    takeDroppedFiles(this, (files) => this.#addFiles(files));
  }

  protected override render(): TemplateResult {
    const { language: lang, facts } = this;
    return html`
      <h2 id="facts-heading" tabindex="-1">${say(lang, "facts")}</h2>
      <label for="facts">${say(lang, "factsLabel")}</label>
      <p class="hint" id="facts-hint">${say(lang, "factsHint")}</p>
      <textarea
        id="facts" class="code" rows="4" autocomplete="off" autocapitalize="off" spellcheck="false"
        aria-describedby="facts-hint" @paste=${this.#paste}
      ></textarea>
      <div class="toolbar">
        <button type="button" @click=${this.#addTyped}>${say(lang, "factsAdd")}</button>
        <button type="button" @click=${() => this.querySelector<HTMLInputElement>("#facts-files")?.click()}>
          ${say(lang, "factsChoose")}
        </button>
        <input id="facts-files" type="file" multiple hidden aria-label=${say(lang, "factsChoose")} @change=${this.#choose} />
        <span class="hint drop-hint">${say(lang, "factsDrop")}</span>
      </div>
      ${facts.length > 0
        ? html`<div class="toolbar facts-given">
              <h3>${say(lang, "factsGiven", { n: facts.length })}</h3>
              <span class="standing-unknown">${this.standing}</span>
              <button type="button" class="quiet" @click=${() => tell(this, "facts-clear", {})}>${say(lang, "factsRemoveAll")}</button>
            </div>
            <ul class="facts-list">
              ${repeat(
                facts,
                ({ id }) => id,
                (fact) => html`<li>
                  <fact-item .language=${lang} .fact=${fact} .suggestions=${this.#suggestions}></fact-item>
                </li>`,
              )}
            </ul>`
        : nothing}
    `;
  }

  readonly #suggestions = (kind: string): string[] =>
    this.asks.flatMap(({ fact }) => (fact.kind === kind ? (fact.scope ?? fact.location ?? []) : []));

  /** A paste into the empty box is a fact at once: a large one never becomes part of the page. */
  #paste(event: ClipboardEvent): void {
    const box = event.currentTarget as HTMLTextAreaElement;
    const files = [...(event.clipboardData?.files ?? [])];
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (files.length > 0) {
      event.preventDefault();
      this.#addFiles(files);
    } else if (box.value === "" && text.trim() !== "") {
      event.preventDefault();
      tell(this, "facts-add", { text });
    }
  }

  #addTyped(): void {
    const box = this.querySelector<HTMLTextAreaElement>("#facts");
    if (!box) return;
    const text = box.value;
    box.value = "";
    if (text.trim() !== "") tell(this, "facts-add", { text });
    else box.focus();
  }

  #choose(event: Event): void {
    const input = event.currentTarget as HTMLInputElement;
    const files = [...(input.files ?? [])];
    // So that the same file can be chosen again.
    input.value = "";
    this.#addFiles(files);
  }

  #addFiles(files: File[]): void {
    if (files.length > 0) tell(this, "facts-add", { files });
  }
}
