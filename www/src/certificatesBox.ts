import { html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { GivenCertificate } from "./certificateList.js";
import type { CertificateReport, Finding, InspectedCertificate, InspectedKey, PublicKey } from "./core.js";
import { tell } from "./events.js";
import { takeDroppedFiles } from "./fileDrop.js";
import type { Language } from "./language.js";
import { PageElement } from "./pageElement.js";
import { say } from "./words.js";
import "./findingItem.js";

/** Certificate and key files: where they are chosen and dropped, what they are, and what is wrong with them. */
@customElement("certificates-box")
export class CertificatesBox extends PageElement {
  @property({ attribute: false }) language: Language = "en";
  @property({ attribute: false }) files: readonly GivenCertificate[] = [];
  @property({ attribute: false }) report: CertificateReport | undefined;
  @property({ attribute: false }) hasFailed = false;

  constructor() {
    super();
    takeDroppedFiles(this, (files) => this.#add(files));
  }

  protected override render(): TemplateResult {
    const { language: lang, files, report } = this;
    return html`
      <h2 id="certificates-heading" tabindex="-1">${say(lang, "certificates")}</h2>
      <p class="hint">${say(lang, "certificatesHint")}</p>
      <div class="toolbar">
        <button type="button" @click=${() => this.querySelector<HTMLInputElement>("#certificate-files")?.click()}>
          ${say(lang, "certificatesChoose")}
        </button>
        <input
          id="certificate-files" type="file" multiple hidden aria-label=${say(lang, "certificatesChoose")}
          @change=${this.#choose}
        />
        <span class="hint drop-hint">${say(lang, "factsDrop")}</span>
      </div>
      ${this.hasFailed ? html`<p role="alert">${say(lang, "certificatesFailed")}</p>` : nothing}
      ${files.length > 0 ? this.#given() : nothing}
      ${report ? this.#found(report) : nothing}
    `;
  }

  #given(): TemplateResult {
    const { language: lang, files } = this;
    return html`<div class="toolbar facts-given">
        <h3>${say(lang, "factsGiven", { n: files.length })}</h3>
        <button type="button" @click=${() => tell(this, "certificates-use", {})}>${say(lang, "certificatesUse")}</button>
        <button type="button" class="quiet" @click=${() => tell(this, "certificates-clear", {})}>${say(lang, "factsRemoveAll")}</button>
      </div>
      <ul class="facts-list">
        ${repeat(
          files,
          ({ id }) => id,
          ({ id, name }) => html`<li class="certificate-file">
            <code>${name}</code> ${this.#holding(name)}
            <button
              type="button" class="quiet" aria-label=${say(lang, "certificateRemove", { name })}
              @click=${() => tell(this, "certificate-remove", { id })}
            >${say(lang, "removeThis")}</button>
          </li>`,
        )}
      </ul>`;
  }

  /** How many certificates and keys a file holds. */
  #holding(name: string): string {
    const file = this.report?.files.find((file) => file.name === name);
    if (!file) return "";
    const { language: lang } = this;
    const counts = [
      file.certificates > 0 ? say(lang, "certificateCount", { n: file.certificates }) : "",
      file.keys > 0 ? say(lang, "keyCount", { n: file.keys }) : "",
    ].filter((count) => count !== "");
    return counts.length > 0 ? counts.join(say(lang, "separator")) : say(lang, "certificateNone");
  }

  #found(report: CertificateReport): TemplateResult {
    return html`
      ${report.certificates.map((certificate) => this.#certificate(certificate))}
      ${report.key ? this.#key(report.key) : nothing}
      <div class="certificate-findings">
        ${report.findings.length === 0 ? html`<p>${say(this.language, "certificatesSound")}</p>` : nothing}
        ${report.findings.map(
          (finding) => html`<finding-item .language=${this.language} .finding=${{ ...finding, path: "" } as Finding}></finding-item>`,
        )}
      </div>
    `;
  }

  #certificate(certificate: InspectedCertificate): TemplateResult {
    const { language: lang } = this;
    const names = [...certificate.dnsNames, ...certificate.ipAddresses].join(say(lang, "separator"));
    return this.#rows(say(lang, `certificate.${certificate.role}`), [
      [say(lang, "certificateSubject"), certificate.subject],
      [say(lang, "certificateNames"), names],
      [say(lang, "certificateIssuer"), certificate.issuer],
      [say(lang, "certificateValid"), `${day(certificate.notBefore)} – ${day(certificate.notAfter)}`],
      [say(lang, "certificateKey"), kindOf(certificate.publicKey)],
    ]);
  }

  #key({ publicKey, encrypted, belongs }: InspectedKey): TemplateResult {
    const { language: lang } = this;
    const kind = publicKey ? kindOf(publicKey) : encrypted ? say(lang, "keyEncrypted") : "";
    return this.#rows(say(lang, "key"), [
      [say(lang, "certificateKey"), kind],
      [say(lang, "keyBelongs"), say(lang, belongs === null ? "keyUnknown" : belongs ? "keyFits" : "keyFitsNot")],
    ]);
  }

  #rows(title: string, rows: [label: string, value: string][]): TemplateResult {
    return html`<section class="certificate">
      <h3>${title}</h3>
      <dl>
        ${rows.filter(([, value]) => value !== "").map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}
      </dl>
    </section>`;
  }

  #choose(event: Event): void {
    const input = event.currentTarget as HTMLInputElement;
    const files = [...(input.files ?? [])];
    // So that the same file can be chosen again, and the page does not keep it.
    input.value = "";
    this.#add(files);
  }

  #add(files: File[]): void {
    if (files.length > 0) tell(this, "certificates-add", { files });
  }
}

const day = (instant: string | null): string => instant?.slice(0, 10) ?? "?";

function kindOf(key: PublicKey): string {
  if (key.algorithm === "rsa") return `RSA${key.pss ? "-PSS" : ""} ${key.bits}`;
  if (key.algorithm === "ec") return `EC ${key.curve}`;
  return key.algorithm === "other" ? key.oid : key.algorithm;
}
