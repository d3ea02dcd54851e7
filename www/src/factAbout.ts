import { html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { catalog, type FactKind } from "./core.js";
import { tell } from "./events.js";
import type { GivenFact, Stated } from "./factList.js";
import { factKinds } from "./layout.js";
import type { Language } from "./language.js";
import { PageElement } from "./pageElement.js";
import { nameOf, say } from "./words.js";

/** The form in which the user says what a fact is about, and what it is where that is not recognised. */
@customElement("fact-about")
export class FactAbout extends PageElement {
  @property({ attribute: false }) language: Language = "en";
  @property({ attribute: false }) fact!: GivenFact;
  /** What facts of a kind may be about. */
  @property({ attribute: false }) suggestions: (kind: string) => string[] = () => [];
  /** Whether the fact is about a cloud, not about a region or a resource. */
  @property({ attribute: false }) asksCloud = false;

  protected override render(): TemplateResult {
    const { fact } = this;
    const asksKind = fact.error !== "" || fact.stated.kind !== undefined;
    return html`<form class="fact-about" @submit=${this.#use}>
      ${asksKind ? this.#kind() : nothing} ${this.asksCloud ? this.#cloud() : this.#scope()}
      <button type="submit">${say(this.language, "factUse")}</button>
    </form>`;
  }

  #kind(): TemplateResult {
    const { language: lang, fact } = this;
    const id = `fact-kind-${fact.id}`;
    return html`<div>
      <label for=${id}>${say(lang, "factKind")}</label>
      <select id=${id} name="kind">
        <option value="">${say(lang, "factKindByShape")}</option>
        ${factKinds.map(
          (kind) => html`<option value=${kind} ?selected=${kind === fact.stated.kind}>${nameOf(lang, "fact", kind)}</option>`,
        )}
      </select>
    </div>`;
  }

  #scope(): TemplateResult {
    const { language: lang, fact } = this;
    const id = `fact-scope-${fact.id}`;
    const kinds = fact.error === "" ? [...new Set(fact.recognised.map(({ kind }) => kind))] : factKinds;
    const suggested = [...new Set(kinds.flatMap((kind) => this.suggestions(kind)))];
    return html`<div class="fact-scope">
      <label for=${id}>${say(lang, "factScope")}</label>
      <input
        id=${id} name="scope" class="code" list="${id}-list" autocomplete="off" autocapitalize="off" spellcheck="false"
        .value=${fact.stated.scope ?? ""}
      />
      <datalist id="${id}-list">${suggested.map((each) => html`<option value=${each}></option>`)}</datalist>
    </div>`;
  }

  #cloud(): TemplateResult {
    const { language: lang, fact } = this;
    const id = `fact-cloud-${fact.id}`;
    return html`<div>
      <label for=${id}>${say(lang, "cloud")}</label>
      <select id=${id} name="cloud">
        <option value="">${say(lang, "notGiven")}</option>
        ${catalog("clouds").clouds.map(
          ({ name, label, labelZh }) =>
            html`<option value=${name} ?selected=${name === fact.stated.cloud}>${lang === "en" ? label : labelZh}</option>`,
        )}
      </select>
    </div>`;
  }

  #use(event: Event): void {
    event.preventDefault();
    const entered = new FormData(event.target as HTMLFormElement);
    const text = (name: string): string => String(entered.get(name) ?? "").trim();
    const stated: Stated = {};
    if (text("kind")) stated.kind = text("kind") as FactKind;
    if (text("scope")) stated.scope = text("scope");
    if (text("cloud")) stated.cloud = text("cloud");
    tell(this, "fact-state", { id: this.fact.id, stated });
  }
}
