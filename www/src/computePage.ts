import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { CertificateList } from "./certificateList.js";
import { scenario, schema } from "./core.js";
import type { PageEvents } from "./events.js";
import { nameOfFact } from "./factItem.js";
import { FactList, type GivenFact, type Stated } from "./factList.js";
import { languageHash, languages, preferredLanguage, type Language } from "./language.js";
import { countInWords } from "./levels.js";
import { PageElement } from "./pageElement.js";
import { focusPlace } from "./place.js";
import type { SchemaNode } from "./schema.js";
import { SpecState } from "./specState.js";
import type { SpecTextField } from "./specTextField.js";
import { tabList } from "./tabList.js";
import { nameOf, say } from "./words.js";
import "./artifactTabs.js";
import "./askList.js";
import "./certificatesBox.js";
import "./factsBox.js";
import "./findingsSummary.js";
import "./scenarioPicker.js";
import "./specForm.js";
import "./specTextField.js";
import "./submitCard.js";

type View = "form" | "text";

/** The language's own names. */
const languageNames: Record<Language, string> = { en: "English", "zh-CN": "中文" };

/** The page: the spec on one side, what the rules say of it on the other, the plan below. */
@customElement("compute-page")
export class ComputePage extends PageElement {
  @state() private language: Language = preferredLanguage();
  @state() private view: View = "form";
  /** What was last said aloud, apart from the count of findings. */
  @state() private announcement = "";

  readonly #spec = new SpecState(this.language);
  readonly #facts = new FactList(this.language);
  readonly #certificates = new CertificateList(this.language);
  #schema: SchemaNode = {};
  #announcements = 0;

  constructor() {
    super();
    this.#spec.addEventListener("change", () => {
      this.#certificates.expect(this.#spec.cname);
      this.requestUpdate();
    });
    this.#certificates.addEventListener("change", () => {
      this.#spec.useFiles((certificate, key) => this.#certificates.named(certificate, key));
    });
    this.#facts.addEventListener("change", () => this.requestUpdate());
    this.#facts.addEventListener("use", () => this.#spec.useFacts(this.#facts.parsed));
    addEventListener("hashchange", () => (this.language = preferredLanguage()));
    this.#listen("spec-edit", ({ pointer, value }) => this.#spec.edit(pointer, value));
    this.#listen("field-left", ({ pointer }) => this.#spec.leave(pointer));
    this.#listen("text-edit", ({ text }) => void this.#spec.editText(text));
    this.#listen("facts-add", (given) => void this.#addFacts(given));
    this.#listen("fact-state", ({ id, stated }) => void this.#stateFact(id, stated));
    this.#listen("fact-remove", ({ id }) => this.#removeFacts(() => this.#facts.remove(id)));
    this.#listen("facts-clear", () => this.#removeFacts(() => this.#facts.removeAll()));
    this.#listen("certificates-add", ({ files }) => void this.#addCertificates(files));
    this.#listen("certificate-remove", ({ id }) => this.#removeCertificates(() => this.#certificates.remove(id)));
    this.#listen("certificates-clear", () => this.#removeCertificates(() => this.#certificates.removeAll()));
    this.#listen("certificates-use", () => this.#useCertificates());
    this.#listen("announce", ({ text }) => this.#announce(text));
    this.#listen("fix-apply", (fix) => void this.#applyFix(fix));
    this.#listen("place-show", (place) => void this.#show(place));
    this.#listen("place-remove", ({ pointer, name }) => {
      this.#spec.remove(pointer);
      this.#announce(say(this.language, "removed", { name }));
      this.#focusHeading("spec-heading");
    });
    this.#listen("scenario-load", ({ name, cloud }) => void this.#load(name, cloud));
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has("language")) return;
    document.documentElement.lang = this.language;
    document.title = say(this.language, "title");
    this.#schema = schema("spec", { lang: this.language }) as SchemaNode;
    this.announcement = "";
    this.#facts.lang = this.language;
    this.#certificates.lang = this.language;
    this.#spec.lang = this.language;
  }

  protected override render(): TemplateResult {
    const { language: lang } = this;
    const spec = this.#spec;
    const { report } = spec.planned;
    const count = countInWords(report.findings, lang, "error");
    return html`
      <header class="top">
        <button type="button" class="skip" @click=${() => this.#focusHeading("findings-heading")}>
          ${say(lang, "skipToFindings")}
        </button>
        <div>
          <h1>${say(lang, "title")}</h1>
          <p class="tagline">${say(lang, "tagline")}</p>
        </div>
        <nav aria-label=${say(lang, "language")}>
          ${languages.map(
            (each) => html`<a
              href=${languageHash(each)} lang=${each} hreflang=${each} aria-current=${each === lang ? "true" : nothing}
            >${languageNames[each]}</a>`,
          )}
        </nav>
      </header>
      <main>
        <button type="button" class="standing" @click=${() => this.#focusHeading("findings-heading")}>${count}</button>
        <section class="card spec" aria-labelledby="spec-heading">
          <h2 id="spec-heading" tabindex="-1">${say(lang, "spec")}</h2>
          <scenario-picker .language=${lang}></scenario-picker>
          <div class="said">
            <span>${this.announcement}</span>
            ${spec.canUndo ? html`<button type="button" class="quiet" @click=${this.#undo}>${say(lang, "undo")}</button>` : nothing}
          </div>
          ${tabList(
            say(lang, "specViews"),
            [
              { id: "view-form", label: say(lang, "viewForm") },
              { id: "view-text", label: say(lang, "viewText") },
            ],
            `view-${this.view}`,
            (id) => void this.#choose(id === "view-text" ? "text" : "form"),
          )}
          <div class="panel" role="tabpanel" id="view-${this.view}-panel" aria-labelledby="view-${this.view}">
            ${this.view === "form" ? this.#form() : this.#text()}
          </div>
        </section>
        <section class="card findings" aria-labelledby="findings-heading">
          <findings-summary .language=${lang} .report=${report}></findings-summary>
        </section>
        <section class="card plan" aria-label=${say(lang, "artifacts")}>
          <artifact-tabs .language=${lang} .plan=${spec.planned}></artifact-tabs>
        </section>
        <section class="card certificates" aria-labelledby="certificates-heading">
          <certificates-box
            .language=${lang} .files=${this.#certificates.files} .report=${this.#certificates.report}
            .hasFailed=${this.#certificates.hasFailed}
          ></certificates-box>
        </section>
        <section class="card submission" aria-labelledby="submit-heading">
          <submit-card
            .language=${lang} .plan=${spec.planned} .planNow=${() => spec.plannedNow()} .spec=${spec.spec} .files=${spec.files}
          ></submit-card>
        </section>
        <section class="card facts" aria-labelledby="facts-heading">
          <facts-box
            .language=${lang} .facts=${this.#facts.facts} .asks=${report.asks} .standing=${this.#standing()}
          ></facts-box>
          <ask-list .language=${lang} .plan=${spec.planned} .script=${() => spec.script()}></ask-list>
        </section>
      </main>
      <p class="visually-hidden" role="status" id="count">${count}</p>
      <p class="visually-hidden" role="status" id="announcement">${this.announcement}</p>
    `;
  }

  #form(): TemplateResult {
    const { spec, planned } = this.#spec;
    if (!spec) {
      return html`<p>${say(this.language, "textUnreadable")}</p>
        <button type="button" @click=${() => void this.#choose("text")}>${say(this.language, "openText")}</button>`;
    }
    return html`<spec-form
      .language=${this.language} .schema=${this.#schema} .spec=${spec}
      .findings=${planned.report.findings.filter(({ path }) => this.#spec.shows(path))}
    ></spec-form>`;
  }

  #text(): TemplateResult {
    return html`<spec-text-field
      .language=${this.language} .text=${this.#spec.text ?? ""} .invalid=${this.#spec.planned.report.outcome === "fail"}
    ></spec-text-field>`;
  }

  async #choose(view: View): Promise<void> {
    if (view === "text") await this.#spec.useText();
    this.view = view;
  }

  async #applyFix({ title, patch, from }: PageEvents["fix-apply"]): Promise<void> {
    const place = from.closest("[data-pointer], spec-field")?.querySelector<HTMLElement>("[data-pointer]");
    const applied = await this.#spec.apply(patch);
    this.#announce(say(this.language, applied ? "fixed" : "fixFailed", { title }));
    await this.updateComplete;
    // The button is gone with its finding; the focus goes on where the user was.
    if (applied && place?.isConnected && !from.closest("findings-summary")) place.focus();
    else if (applied) this.#focusHeading("findings-heading");
  }

  async #show({ path, position }: PageEvents["place-show"]): Promise<void> {
    if (this.view === "text") {
      this.querySelector<SpecTextField>("spec-text-field")?.select(position);
      return;
    }
    this.#spec.leave(path);
    await this.updateComplete;
    focusPlace(this.querySelector("spec-form") ?? this, path);
  }

  async #load(name: string, cloud: string): Promise<void> {
    await this.#spec.load(scenario(name, { cloud }));
    this.#announce(say(this.language, "loaded", { name }));
  }

  async #addFacts(given: PageEvents["facts-add"]): Promise<void> {
    const added = "text" in given ? [await this.#facts.addText(given.text)] : await this.#facts.addFiles(given.files);
    this.#announceFacts(added.filter((fact) => fact !== undefined));
  }

  async #addCertificates(files: File[]): Promise<void> {
    await this.#certificates.add(files);
    this.#announceCertificates();
  }

  #removeCertificates(remove: () => void): void {
    remove();
    this.#announceCertificates();
    this.#focusHeading("certificates-heading");
  }

  /** Says what was found, in numbers. */
  #announceCertificates(): void {
    const lang = this.language;
    if (this.#certificates.hasFailed) this.#announce(say(lang, "certificatesFailed"));
    else {
      const count = countInWords(this.#certificates.report?.findings ?? [], lang, "error");
      this.#announce(say(lang, "certificatesRead", { count }));
    }
  }

  /** Lets the spec name the files. */
  #useCertificates(): void {
    const files = this.#certificates.report?.files ?? [];
    const certificate = files.find(({ certificates }) => certificates > 0)?.name;
    const key = files.find(({ keys, certificates }) => keys > 0 && certificates === 0)?.name;
    if (certificate !== undefined) this.#spec.edit("/ssl/certPemFile", certificate);
    if (key !== undefined) this.#spec.edit("/ssl/keyPemFile", key);
    this.#spec.check();
    if (this.view === "text") void this.#spec.useText();
    this.#focusHeading("spec-heading");
  }

  async #stateFact(id: number, stated: Stated): Promise<void> {
    await this.#facts.state(id, stated);
    this.#announceFacts(this.#facts.facts.filter((fact) => fact.id === id));
  }

  #removeFacts(remove: () => void): void {
    remove();
    this.#announceFacts([]);
    this.#focusHeading("facts-heading");
  }

  /** Says what facts were recognised as, and how many findings are still unknown. */
  #announceFacts(facts: readonly GivenFact[]): void {
    const lang = this.language;
    const sentences = facts.map(({ name, error, recognised }) => {
      const kinds = new Set(recognised.map(({ kind }) => nameOf(lang, "fact", kind)));
      const values = { name: nameOfFact(name, lang), kinds: [...kinds].join(say(lang, "separator")) };
      return say(lang, error ? "factFailed" : "factRecognised", values);
    });
    this.#announce([...sentences, this.#standing()].join(say(lang, "sentenceGap")));
  }

  /** How many findings are unknown, and of how many without the facts. */
  #standing(): string {
    const { left, total } = this.#spec.unknown;
    return say(this.language, left === total ? "unknownCount" : "unknownLeft", { n: left, total });
  }

  #undo(): void {
    this.#spec.undo();
    if (this.view === "text") void this.#spec.useText();
    this.#announce(say(this.language, "undone"));
    this.#focusHeading("spec-heading");
  }

  #focusHeading(id: string): void {
    document.getElementById(id)?.focus();
  }

  /** The same words twice are said twice: a live region speaks when its text changes. */
  #announce(text: string): void {
    this.#announcements += 1;
    this.announcement = text + "\u200B".repeat(this.#announcements % 2);
  }

  #listen<Name extends keyof PageEvents>(name: Name, listener: (detail: PageEvents[Name]) => void): void {
    this.addEventListener(name, (event) => listener((event as CustomEvent<PageEvents[Name]>).detail));
  }
}
