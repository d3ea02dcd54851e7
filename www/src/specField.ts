import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Finding } from "./core.js";
import { tell } from "./events.js";
import { messageIds } from "./fieldFindings.js";
import { withCode } from "./inlineCode.js";
import type { Language } from "./language.js";
import { multiline, suggestions } from "./layout.js";
import type { Level } from "./levels.js";
import { PageElement } from "./pageElement.js";
import { idOf } from "./place.js";
import { controlOf, isLines, type SchemaNode } from "./schema.js";
import { suggestionListId } from "./suggestionLists.js";
import { say } from "./words.js";

/** What stands open below a control. */
const grave: readonly Level[] = ["error", "warning"];

type Entry = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** One value of the spec: its label, its control, what it means, and what the rules say of it. */
@customElement("spec-field")
export class SpecField extends PageElement {
  @property({ attribute: false }) language: Language = "en";
  @property({ attribute: false }) name = "";
  @property({ attribute: false }) pointer = "";
  @property({ attribute: false }) node: SchemaNode = {};
  @property({ attribute: false }) value: unknown;
  @property({ attribute: false }) needed = false;
  @property({ attribute: false }) used = true;
  @property({ attribute: false }) findings: Finding[] = [];

  protected override render(): TemplateResult {
    const id = idOf(this.pointer);
    return html`
      <label for=${id}><span class="key">${this.node.title ?? this.name}</span> ${this.#mark()}</label>
      ${this.#control(id)}
      <p class="hint" id="${id}-hint">${withCode(this.#hint())}</p>
      <field-findings
        .language=${this.language} .findings=${this.findings} .open=${grave} .idPrefix=${id}
      ></field-findings>
      ${this.used
        ? nothing
        : html`<button
            type="button" class="quiet" @click=${() => tell(this, "place-remove", { pointer: this.pointer, name: this.name })}
          >${say(this.language, "remove", { name: this.name })}</button>`}
    `;
  }

  /** Sets what the control shows, unless the user's own writing of the same value stands there. */
  protected override updated(_changed: PropertyValues): void {
    const entry = this.querySelector<Entry>(`#${CSS.escape(idOf(this.pointer))}`);
    if (!entry || same(this.#valueOf(entry.value), this.value)) return;
    entry.value = textOf(this.value);
  }

  #mark(): TemplateResult {
    const word = this.used ? (this.needed ? "required" : undefined) : "notUsed";
    return html`${word ? html`<span class="mark">${say(this.language, word)}</span>` : nothing}`;
  }

  #hint(): string {
    const example = this.node.examples?.[0];
    const parts = [this.node.description ?? ""];
    if (controlOf(this.node) === "texts") parts.push(say(this.language, "lineEach"));
    if (controlOf(this.node) === "secret") parts.push(say(this.language, "secretHint"));
    else if (example !== undefined && controlOf(this.node) !== "choice" && controlOf(this.node) !== "boolean") {
      parts.push(say(this.language, "example", { value: `\`${String(example)}\`` }));
    }
    return parts.join(say(this.language, "sentenceGap"));
  }

  #control(id: string): TemplateResult {
    const described = [`${id}-hint`, ...messageIds(id, this.findings, grave)].join(" ");
    const invalid = this.findings.some((finding) => finding.status === "fail" && finding.severity === "error");
    const write = (event: Event) => this.#edit(this.#valueOf((event.target as Entry).value));
    const leave = () => tell(this, "field-left", { pointer: this.pointer });
    const control = controlOf(this.node);
    if (control === "choice" || control === "boolean") {
      return html`<select
        id=${id} data-pointer=${this.pointer} aria-describedby=${described}
        aria-invalid=${invalid ? "true" : nothing} aria-required=${this.needed ? "true" : nothing}
        @change=${write} @blur=${leave}
      >${this.#options(control)}</select>`;
    }
    if (control === "secret" || control === "texts" || multiline.has(this.name)) {
      return html`<textarea
        id=${id} data-pointer=${this.pointer} aria-describedby=${described} rows="3"
        class=${control === "secret" ? "secret code" : "code"}
        aria-invalid=${invalid ? "true" : nothing} aria-required=${this.needed ? "true" : nothing}
        autocomplete="off" autocapitalize="off" spellcheck="false" @input=${write} @blur=${leave}
      ></textarea>`;
    }
    return html`<input
      id=${id} data-pointer=${this.pointer} aria-describedby=${described} type="text"
      inputmode=${control === "integer" ? "numeric" : nothing}
      list=${this.name in suggestions ? suggestionListId(this.name) : nothing}
      aria-invalid=${invalid ? "true" : nothing} aria-required=${this.needed ? "true" : nothing}
      autocomplete="off" autocapitalize="off" spellcheck="false" @input=${write} @blur=${leave}
    />`;
  }

  #options(control: "choice" | "boolean"): TemplateResult[] {
    const words =
      control === "boolean"
        ? [["true", say(this.language, "yes")], ["false", say(this.language, "no")]]
        : (this.node.enum ?? []).map((word) => [word, word]);
    const options = [["", say(this.language, "notGiven")], ...words];
    const given = textOf(this.value);
    // A word that is none of them stays visible, so that it can be changed.
    if (!options.some(([word]) => word === given)) options.push([given, given]);
    return options.map(([word, label]) => html`<option value=${word ?? ""}>${label}</option>`);
  }

  /** What a text in the control means: nothing, the schema's type where it is one, else the text. */
  #valueOf(text: string): unknown {
    if (text === "") return undefined;
    const control = controlOf(this.node);
    if (control === "texts") {
      const lines = text.split("\n").map((line) => line.trim());
      return lines.some((line) => line !== "") ? lines.filter((line) => line !== "") : undefined;
    }
    if (control === "integer" && /^-?\d+(\.\d+)?$/.test(text.trim())) return Number(text);
    if (control === "boolean" && (text === "true" || text === "false")) return text === "true";
    return text;
  }

  #edit(value: unknown): void {
    tell(this, "spec-edit", { pointer: this.pointer, value });
  }
}

function textOf(value: unknown): string {
  if (value === undefined) return "";
  if (isLines(value)) return value.join("\n");
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** Whether a control says the value already; a text of digits from the spec is no number. */
const same = (left: unknown, right: unknown): boolean =>
  left === right || (left === undefined ? false : textOf(left) === textOf(right));
