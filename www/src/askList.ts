import { html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Plan } from "./core.js";
import { copyText, downloadText } from "./clipboard.js";
import { copyableCommand } from "./copyableCommand.js";
import type { Language } from "./language.js";
import { PageElement } from "./pageElement.js";
import { nameOf, say } from "./words.js";

const SCRIPT_NAME = "collect.sh";

/** The commands that get what is missing, each once, and one script of them all. */
@customElement("ask-list")
export class AskList extends PageElement {
  @property({ attribute: false }) language: Language = "en";
  @property({ attribute: false }) plan!: Plan;
  /** Writes the script. */
  @property({ attribute: false }) script: () => string = () => "";

  protected override render(): TemplateResult {
    const lang = this.language;
    const commands = commandsOf(this.plan, lang);
    if (commands.length === 0) return html`<p class="hint">${say(lang, "asksNone")}</p>`;
    return html`
      <h3>${say(lang, "asks")}</h3>
      ${this.plan.report.asks.length > 0 ? this.#scriptButtons() : nothing}
      <ul class="asks">
        ${commands.map(
          ({ command, unlocks }) => html`<li>
            ${copyableCommand(command, lang)}
            ${unlocks.length > 0
              ? html`<p class="hint">${say(lang, "unlocks", { names: unlocks.join(", ") })}</p>`
              : nothing}
          </li>`,
        )}
      </ul>
    `;
  }

  #scriptButtons(): TemplateResult {
    const lang = this.language;
    return html`<p class="hint">${say(lang, "scriptHint")}</p>
      <div class="toolbar">
        <button type="button" @click=${() => copyText(this, this.script(), lang)}>${say(lang, "scriptCopy")}</button>
        <button type="button" @click=${() => downloadText(SCRIPT_NAME, "text/x-shellscript", this.script())}>
          ${say(lang, "scriptDownload")}
        </button>
      </div>`;
  }
}

/** The commands that get what is missing: for the rules, and for the artifacts that could not be made. */
function commandsOf({ report, unavailable }: Plan, lang: Language): { command: string; unlocks: string[] }[] {
  const commands = report.asks.map(({ command, unlocks }) => ({ command, unlocks }));
  for (const { kind, command } of unavailable) {
    if (!command || commands.some((known) => known.command === command)) continue;
    commands.push({ command, unlocks: [nameOf(lang, "artifact", kind)] });
  }
  return commands;
}
