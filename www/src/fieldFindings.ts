import { html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Finding } from "./core.js";
import { findingList } from "./findingList.js";
import type { Language } from "./language.js";
import { countInWords, levelOf, type Level } from "./levels.js";
import { PageElement } from "./pageElement.js";
import "./findingItem.js";

/** The findings of one place: the grave ones in full, the others folded under their count. */
@customElement("field-findings")
export class FieldFindings extends PageElement {
  @property({ attribute: false }) language: Language = "en";
  @property({ attribute: false }) findings: Finding[] = [];
  /** The levels that stand open. */
  @property({ attribute: false }) open: readonly Level[] = ["error", "warning"];
  /** What the ids of the messages begin with, where a control refers to them. */
  @property({ attribute: false }) idPrefix = "";

  protected override render(): TemplateResult {
    const shown = this.findings.filter((finding) => this.open.includes(levelOf(finding)));
    const folded = this.findings.filter((finding) => !shown.includes(finding));
    const ids = new Map(shown.map((finding, index) => [finding, messageId(this.idPrefix, index)]));
    return html`
      ${this.#items(shown, ids)}
      ${folded.length > 0
        ? html`<details class="fold">
            <summary>${countInWords(folded, this.language)}</summary>
            ${this.#items(folded)}
          </details>`
        : nothing}
    `;
  }

  #items(findings: Finding[], ids?: Map<Finding, string>): unknown {
    return findingList(
      findings,
      (finding) => html`<finding-item
        .language=${this.language} .finding=${finding} .messageId=${(this.idPrefix && ids?.get(finding)) || ""}
      ></finding-item>`,
    );
  }
}

const messageId = (prefix: string, index: number): string => `${prefix}-finding-${index}`;

/** The ids of the messages that stand open, for `aria-describedby`. */
export const messageIds = (prefix: string, findings: readonly Finding[], open: readonly Level[]): string[] =>
  findings.filter((finding) => open.includes(levelOf(finding))).map((_, index) => messageId(prefix, index));
