import { html, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { customElement, property } from "lit/decorators.js";
import { tell } from "./events.js";
import type { Language } from "./language.js";
import { PageElement } from "./pageElement.js";
import { idOf } from "./place.js";
import { child } from "./pointer.js";
import { say } from "./words.js";

/** An object of any names with texts as values. */
@customElement("tags-field")
export class TagsField extends PageElement {
  @property({ attribute: false }) language: Language = "en";
  @property({ attribute: false }) pointer = "";
  @property({ attribute: false }) value: Record<string, unknown> = {};

  protected override render(): TemplateResult {
    const id = idOf(this.pointer);
    return html`
      ${repeat(
        Object.entries(this.value),
        ([name]) => name,
        ([name, value]) => this.#row(name, value),
      )}
      <div class="tag">
        <label for="${id}-new-name">${say(this.language, "tagName")}</label>
        <input id="${id}-new-name" data-pointer=${this.pointer} type="text" autocomplete="off" @keydown=${this.#onKey} />
        <label for="${id}-new-value">${say(this.language, "tagValue")}</label>
        <input id="${id}-new-value" type="text" autocomplete="off" @keydown=${this.#onKey} />
        <button type="button" @click=${this.#add}>${say(this.language, "add")}</button>
      </div>
    `;
  }

  #row(name: string, value: unknown): TemplateResult {
    const pointer = child(this.pointer, name);
    const id = idOf(pointer);
    return html`<div class="tag">
      <label for=${id}>${name}</label>
      <input
        id=${id} data-pointer=${pointer} type="text" autocomplete="off"
        .value=${typeof value === "string" ? value : JSON.stringify(value)}
        @input=${(event: Event) => this.#write(name, (event.target as HTMLInputElement).value)}
        @blur=${() => tell(this, "field-left", { pointer })}
      />
      <button type="button" class="quiet" @click=${() => tell(this, "place-remove", { pointer, name })}>
        ${say(this.language, "remove", { name })}
      </button>
    </div>`;
  }

  #write(name: string, value: string): void {
    // A tag may be empty, so an empty text does not remove it.
    tell(this, "spec-edit", { pointer: child(this.pointer, name), value });
  }

  #add(): void {
    const [name, value] = this.querySelectorAll<HTMLInputElement>("[id*=-new-]");
    if (!name || !value || name.value === "") return name?.focus();
    this.#write(name.value, value.value);
    name.value = "";
    value.value = "";
    name.focus();
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    this.#add();
  }
}
