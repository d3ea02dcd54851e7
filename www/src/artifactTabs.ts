import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Artifact, Plan, Unavailable } from "./core.js";
import { copyText, downloadText } from "./clipboard.js";
import { copyableCommand } from "./copyableCommand.js";
import { tell } from "./events.js";
import { withCode } from "./inlineCode.js";
import type { Language } from "./language.js";
import { artifactKinds } from "./layout.js";
import { atLevel } from "./levels.js";
import { PageElement } from "./pageElement.js";
import { tabList } from "./tabList.js";
import { nameOf, say } from "./words.js";

/** The artifacts of the plan, one a tab; blocked while an error stands. */
@customElement("artifact-tabs")
export class ArtifactTabs extends PageElement {
  @property({ attribute: false }) language: Language = "en";
  @property({ attribute: false }) plan!: Plan;
  @state() private chosen: string | undefined;

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    const before = changed.get("plan") as Plan | undefined;
    if (before && before.report.operation !== this.plan.report.operation) this.chosen = undefined;
  }

  protected override render(): TemplateResult {
    const { artifacts, unavailable } = this.plan;
    const blocked = this.plan.report.outcome === "fail";
    const made = new Set<string>([...artifacts, ...unavailable].map(({ kind }) => kind));
    const kinds = blocked ? [...artifactKinds] : [...artifactKinds.filter((kind) => made.has(kind))];
    for (const kind of made) if (!(kinds as string[]).includes(kind)) kinds.push(kind as (typeof kinds)[number]);
    const chosen = this.chosen ?? artifacts.find(({ kind }) => kind !== "parameters")?.kind ?? kinds[0] ?? "";
    const tabs = kinds.map((kind) => ({
      id: `artifact-${kind}`,
      label: nameOf(this.language, "artifact", kind),
      mark: this.#mark(kind, blocked),
    }));
    return html`
      <h2>${say(this.language, "artifacts")}</h2>
      ${tabList(say(this.language, "artifactTabs"), tabs, `artifact-${chosen}`, (id) => {
        this.chosen = id.replace(/^artifact-/, "");
      })}
      <div class="panel" role="tabpanel" id="artifact-${chosen}-panel" aria-labelledby="artifact-${chosen}">
        ${blocked ? this.#blocked(chosen) : this.#panel(chosen)}
      </div>
    `;
  }

  #mark(kind: string, blocked: boolean): string | undefined {
    if (blocked) return say(this.language, "blockedMark");
    return this.plan.unavailable.some((missing) => missing.kind === kind) ? say(this.language, "unavailableMark") : undefined;
  }

  #panel(kind: string): TemplateResult {
    const files = this.plan.artifacts.filter((made) => made.kind === kind);
    if (files.length > 0) {
      return html`${files.map((file) => html`${this.#buttons(file.fileName, file)}
        <pre class="artifact ${kind}" tabindex="0" aria-label=${file.fileName} role="region"><code>${file.text}</code></pre>`)}`;
    }
    const missing = this.plan.unavailable.find((entry) => entry.kind === kind);
    return missing ? this.#needs(missing) : html`${nothing}`;
  }

  /** The buttons of an artifact; without one they are there, and do nothing. */
  #buttons(name: string, artifact?: Artifact): TemplateResult {
    return html`<div class="toolbar">
      ${artifact ? html`<code>${name}</code>` : nothing}
      <button
        type="button" ?disabled=${!artifact} aria-label=${say(this.language, "copyOf", { name })}
        @click=${() => artifact && copyText(this, artifact.text, this.language)}
      >${say(this.language, "copy")}</button>
      <button
        type="button" ?disabled=${!artifact} aria-label=${say(this.language, "downloadOf", { name })}
        @click=${() => artifact && downloadText(artifact.fileName, artifact.mediaType, artifact.text)}
      >${say(this.language, "download")}</button>
    </div>`;
  }

  #needs(missing: Unavailable): TemplateResult {
    return html`<p>${withCode(say(this.language, "needs", { what: missing.needs }))}</p>
      ${missing.command ? copyableCommand(missing.command, this.language) : nothing}`;
  }

  #blocked(kind: string): TemplateResult {
    const [first] = atLevel(this.plan.report.findings, "error");
    return html`<p class="blocked">${say(this.language, "blocked")}</p>
      ${first
        ? html`<button type="button" class="quiet" @click=${() => tell(this, "place-show", first)}>
            ${say(this.language, "firstError")}
          </button>`
        : nothing}
      ${this.#buttons(nameOf(this.language, "artifact", kind))}`;
  }
}
