import type { Secrets } from "aks-compute/client";
import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { copyableCommand } from "../copyableCommand.js";
import type { Language } from "../language.js";
import { PageElement } from "../pageElement.js";
import { hostCredential, PastedToken, type Unusable } from "./credential.js";
import type { Access } from "./submission.js";
import type { GivenSecret, GivenSecrets, SecretName, Target } from "./target.js";
import { say } from "./words.js";

/** https on this machine, as the client takes it; the client itself refuses everything else. */
const LOOPBACK = /^https:\/\/(localhost|127\.0\.0\.1)(:\d+)?\/?$/;

/**
 * Takes the token, and certificate and key where they are needed. What is entered is read once and wiped; nothing of it
 * becomes part of the document.
 */
@customElement("access-form")
export class AccessForm extends PageElement {
  @property({ attribute: false }) language: Language = "en";
  @property({ attribute: false }) target!: Target;
  @property({ attribute: false }) needed: readonly SecretName[] = [];
  /** Certificate and key that the page has already. */
  @property({ attribute: false }) given: GivenSecrets = {};
  /** Whether something may have been sent already. */
  @property({ attribute: false }) isResumption = false;
  @state() private unusable: Unusable | undefined;
  @state() private isEndpointRefused = false;

  /** What was entered, which is gone from the form then; nothing where something is wrong, which then is said. */
  read(): Access | undefined {
    const endpoint = this.#entry("submit-endpoint")?.value.trim() ?? "";
    this.isEndpointRefused = endpoint !== "" && !LOOPBACK.test(endpoint);
    const credential = hostCredential() ?? PastedToken.from(this.#entry("submit-token")?.value ?? "");
    this.unusable = typeof credential === "string" ? credential : undefined;
    if (typeof credential === "string" || this.isEndpointRefused) {
      this.#entry(typeof credential === "string" ? "submit-token" : "submit-endpoint")?.focus();
      return undefined;
    }
    const secrets: Secrets = {};
    for (const name of this.needed) {
      const secret = this.#entry(`submit-${name}`)?.value || this.given[name]?.read();
      if (secret) secrets[name] = secret;
    }
    for (const name of ["submit-token", ...this.needed.map((secret) => `submit-${secret}`)]) {
      const entry = this.#entry(name);
      if (entry) entry.value = "";
    }
    return { credential, secrets, endpoint: endpoint || undefined };
  }

  protected override render(): TemplateResult {
    return html`<form @submit=${(event: Event) => event.preventDefault()} @keydown=${this.#onKey}>
      ${hostCredential() ? html`<p>${say(this.language, "hostSignsIn")}</p>` : this.#token()}
      ${this.needed.length > 0 ? this.#secrets() : nothing}
      ${this.#developer()}
    </form>`;
  }

  /** Enter in a line does what the panel's main button does. */
  #onKey(event: KeyboardEvent): void {
    if (event.key !== "Enter" || event.isComposing || !(event.target as HTMLElement).matches("input:not([type=file])")) return;
    event.preventDefault();
    this.dispatchEvent(new Event("access-entered", { bubbles: true }));
  }

  #token(): TemplateResult {
    const { language: lang, target, unusable } = this;
    // A browser offers to remember passwords; codes that are good for once it does not.
    return html`<div class="access-field">
      <label for="submit-token">${say(lang, "token")}</label>
      <input
        id="submit-token" type="password" class="code" autocomplete="one-time-code" autocapitalize="off" spellcheck="false"
        aria-describedby="submit-token-hint ${unusable ? "submit-token-error" : ""}" aria-invalid=${unusable ? "true" : nothing}
        aria-required="true"
      />
      ${unusable ? html`<p class="field-error" id="submit-token-error">${say(lang, unusable)}</p>` : nothing}
      <p class="hint" id="submit-token-hint">${say(lang, "tokenHint", { host: target.host })}</p>
      ${copyableCommand(`az account get-access-token --scope ${target.scope} --query accessToken --output tsv`, lang)}
    </div>`;
  }

  #secrets(): TemplateResult {
    const lang = this.language;
    return html`<fieldset class="group access-secrets">
      <legend>${say(lang, "secrets")}</legend>
      <p class="hint">${say(lang, "secretsHint")} ${this.isResumption ? say(lang, "secretsOnResume") : nothing}</p>
      ${this.needed.map((name) => {
        const given = this.given[name];
        return given ? this.#given(name, given) : this.#secret(name);
      })}
    </fieldset>`;
  }

  #given(name: SecretName, { file }: GivenSecret): TemplateResult {
    const lang = this.language;
    const from = file === undefined ? say(lang, "secretsOfForm") : say(lang, "secretsOfFile", { file });
    return html`<p>${say(lang, "secretGiven", { secret: say(lang, name), from })}</p>`;
  }

  #secret(name: SecretName): TemplateResult {
    const lang = this.language;
    const label = say(lang, name);
    return html`<div class="access-field">
      <label for="submit-${name}">${label}</label>
      <textarea
        id="submit-${name}" rows="3" class=${name === "sslKey" ? "secret code" : "code"} autocomplete="off" autocapitalize="off" spellcheck="false"
      ></textarea>
      <div>
        <button
          type="button" aria-label=${say(lang, "chooseFileFor", { name: label })}
          @click=${(event: Event) => (event.currentTarget as HTMLElement).parentElement?.querySelector("input")?.click()}
        >${say(lang, "chooseFile")}</button>
        <input type="file" hidden aria-label=${label} @change=${(event: Event) => void this.#takeFile(event, name)} />
      </div>
    </div>`;
  }

  #developer(): TemplateResult {
    const { language: lang, isEndpointRefused: refused } = this;
    return html`<details class="access-developer">
      <summary>${say(lang, "developer")}</summary>
      <div class="access-field">
        <label for="submit-endpoint">${say(lang, "endpoint")}</label>
        <input
          id="submit-endpoint" type="url" class="code" autocomplete="off" autocapitalize="off" spellcheck="false"
          aria-describedby="submit-endpoint-hint ${refused ? "submit-endpoint-error" : ""}" aria-invalid=${refused ? "true" : nothing}
        />
        ${refused ? html`<p class="field-error" id="submit-endpoint-error">${say(lang, "endpointRefused")}</p>` : nothing}
        <p class="hint" id="submit-endpoint-hint">${say(lang, "endpointHint")}</p>
      </div>
    </details>`;
  }

  async #takeFile(event: Event, name: SecretName): Promise<void> {
    const input = event.currentTarget as HTMLInputElement;
    const [file] = input.files ?? [];
    input.value = "";
    const entry = this.#entry(`submit-${name}`);
    if (file && entry) entry.value = await file.text();
  }

  #entry(id: string): HTMLInputElement | HTMLTextAreaElement | null {
    return this.querySelector(`#${id}`);
  }
}
