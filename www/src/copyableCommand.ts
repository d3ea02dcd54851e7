import { html, type TemplateResult } from "lit";
import { copyText } from "./clipboard.js";
import type { Language } from "./language.js";
import { say } from "./words.js";

/** A command to run elsewhere, with a button that copies it. */
export function copyableCommand(command: string, lang: Language): TemplateResult {
  return html`<div class="command">
    <pre tabindex="0"><code>${command}</code></pre>
    <button
      type="button" class="quiet" aria-label=${say(lang, "copyCommand")}
      @click=${(event: Event) => copyText(event.currentTarget as HTMLElement, command, lang)}
    >${say(lang, "copy")}</button>
  </div>`;
}
