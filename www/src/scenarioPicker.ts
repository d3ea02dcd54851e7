import { html, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { catalog, scenarios } from "./core.js";
import { tell } from "./events.js";
import type { Language } from "./language.js";
import { PageElement } from "./pageElement.js";
import { say } from "./words.js";

/** Loads one of the specs to start from. */
@customElement("scenario-picker")
export class ScenarioPicker extends PageElement {
  @property({ attribute: false }) language: Language = "en";

  protected override render(): TemplateResult {
    const { clouds } = catalog("clouds");
    return html`
      <div>
        <label for="scenario">${say(this.language, "scenario")}</label>
        <select id="scenario">${scenarios().map((name) => html`<option>${name}</option>`)}</select>
      </div>
      <div>
        <label for="scenario-cloud">${say(this.language, "cloud")}</label>
        <select id="scenario-cloud">
          ${clouds.map(
            ({ name, label, labelZh }) => html`<option value=${name}>${this.language === "en" ? label : labelZh}</option>`,
          )}
        </select>
      </div>
      <button type="button" @click=${this.#load}>${say(this.language, "load")}</button>
    `;
  }

  #load(): void {
    const [name, cloud] = this.querySelectorAll("select");
    if (name && cloud) tell(this, "scenario-load", { name: name.value, cloud: cloud.value });
  }
}
