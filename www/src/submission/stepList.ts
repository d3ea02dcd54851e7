import { html, nothing, type TemplateResult } from "lit";
import { copyableCommand } from "../copyableCommand.js";
import type { Step } from "../core.js";
import { withCode } from "../inlineCode.js";
import type { Language } from "../language.js";
import { say } from "./words.js";

/** Which steps are ticked, and how that changes. */
interface Ticks {
  done: ReadonlySet<string>;
  tick: (id: string, isDone: boolean) => void;
}

/** Steps for a person, in their order, with commands to copy; with `ticks` each can be ticked off. */
export function stepList(steps: readonly Step[], lang: Language, ticks?: Ticks): TemplateResult {
  return html`<ol class="steps">
    ${steps.map(
      (step) => html`<li>
        ${ticks ? ticked(step, ticks) : html`<p class="step-title">${withCode(step.title)}</p>`}
        ${step.run ? copyableCommand(step.run, lang) : nothing}
        ${line("interrupts", step.interrupts)} ${line("doneWhen", step.doneWhen)} ${line("undo", step.undo)}
      </li>`,
    )}
  </ol>`;

  function line(word: "interrupts" | "doneWhen" | "undo", text: string | undefined): TemplateResult | typeof nothing {
    return text ? html`<p class="hint">${say(lang, word)}${withCode(text)}</p>` : nothing;
  }
}

function ticked({ id, title }: Step, { done, tick }: Ticks): TemplateResult {
  return html`<label class="step-title">
    <input
      type="checkbox" .checked=${done.has(id)}
      @change=${(event: Event) => tick(id, (event.currentTarget as HTMLInputElement).checked)}
    />
    <span>${withCode(title)}</span>
  </label>`;
}
