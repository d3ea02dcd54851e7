import { html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Report } from "./core.js";
import { findingList } from "./findingList.js";
import { atLevel, countInWords, levels, type Level } from "./levels.js";
import type { Language } from "./language.js";
import { PageElement } from "./pageElement.js";
import { say, type Word } from "./words.js";
import "./findingItem.js";

const headings: Record<Level, Word> = { error: "errors", warning: "warnings", unknown: "unknowns", note: "notes" };

/** Every finding in one list, the worst first. */
@customElement("findings-summary")
export class FindingsSummary extends PageElement {
  @property({ attribute: false }) language: Language = "en";
  @property({ attribute: false }) report!: Report;

  protected override render(): TemplateResult {
    const { findings, passed, tool, catalog } = this.report;
    return html`
      <h2 id="findings-heading" tabindex="-1">${say(this.language, "findings")}</h2>
      <p class="count">${countInWords(findings, this.language, "error")}</p>
      ${levels.map((level) => this.#section(level))}
      ${findings.length === 0 ? html`<p class="clear">${say(this.language, "findingsClear")}</p>` : nothing}
      <p class="hint">${say(this.language, "passed", { n: passed.length })}</p>
      <p class="hint">${say(this.language, "versions", { tool, date: catalog })}</p>
    `;
  }

  #section(level: Level): TemplateResult | typeof nothing {
    const findings = atLevel(this.report.findings, level);
    if (findings.length === 0) return nothing;
    return html`<details class="level" ?open=${level === "error" || level === "warning"}>
      <summary><h3>${say(this.language, headings[level])} (${findings.length})</h3></summary>
      <ul>
        ${findingList(
          findings,
          (finding) => html`<li>
            <finding-item .language=${this.language} .finding=${finding} .leads=${true}></finding-item>
          </li>`,
        )}
      </ul>
    </details>`;
  }
}
