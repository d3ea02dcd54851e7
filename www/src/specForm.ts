import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { customElement, property } from "lit/decorators.js";
import type { Finding } from "./core.js";
import { tell } from "./events.js";
import { withCode } from "./inlineCode.js";
import type { Language } from "./language.js";
import { sections, segmented } from "./layout.js";
import { atLevel, countInWords, type Level } from "./levels.js";
import { PageElement } from "./pageElement.js";
import { idOf } from "./place.js";
import { child, isRecord, isWithin } from "./pointer.js";
import { controlOf, isLines, isRequired, isUsed, membersOf, type SchemaNode } from "./schema.js";
import { suggestionLists } from "./suggestionLists.js";
import { nameOf, say } from "./words.js";
import "./fieldFindings.js";
import "./specField.js";
import "./tagsField.js";

/** A member of the spec: what the schema says of it, where it is, and what is there. */
interface Member {
  name: string;
  pointer: string;
  node: SchemaNode | undefined;
  value: unknown;
}

/** The form, made from the schema: every key that the operation uses, and every key that is there. */
@customElement("spec-form")
export class SpecForm extends PageElement {
  @property({ attribute: false }) language: Language = "en";
  @property({ attribute: false }) schema: SchemaNode = {};
  @property({ attribute: false }) spec: Record<string, unknown> = {};
  /** The findings that stand beside fields now. */
  @property({ attribute: false }) findings: Finding[] = [];

  /** The groups that are open; one stays open until the user closes it. */
  #open = new Set<string>();

  protected override render(): TemplateResult {
    const names = membersOf(this.schema, this.#operation, this.spec);
    const placed = new Set(sections.flatMap((section) => section.keys));
    // The first cloud of the schema is the one that a spec means when it names none.
    const cloud = this.spec["cloud"] ?? this.schema.properties?.["cloud"]?.enum?.[0];
    return html`
      ${this.#findingsAt("", names.map((name) => child("", name)))}
      ${repeat(
        sections,
        (section) => section.heading,
        ({ heading, keys }) => {
          const own = keys.length > 0 ? keys.filter((key) => names.includes(key)) : names.filter((key) => !placed.has(key));
          const members = own.map((name) => this.#member(this.schema, "", this.spec, name));
          if (members.length === 0) return nothing;
          const body = html`<div class="fields">${this.#members(members)}</div>`;
          return keys.length > 0
            ? html`<section><h3>${say(this.language, heading)}</h3>${body}</section>`
            : this.#folded(say(this.language, heading), "", members, body);
        },
      )}
      ${suggestionLists(this.language, String(cloud))}
    `;
  }

  /** The operation, where it is one. */
  get #operation(): string | undefined {
    const given = this.spec["operation"];
    return this.schema.properties?.["operation"]?.enum?.find((operation) => operation === given);
  }

  #member(parent: SchemaNode, pointer: string, value: unknown, name: string): Member {
    const node = parent.properties && Object.hasOwn(parent.properties, name) ? parent.properties[name] : undefined;
    const given = isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined;
    return { name, pointer: child(pointer, name), node, value: given };
  }

  #members(members: Member[]): unknown {
    return repeat(members, (member) => member.pointer, (member) => this.#field(member));
  }

  #field(member: Member): TemplateResult {
    const { name, pointer, node, value } = member;
    if (pointer === segmented) return this.#segments(member);
    switch (controlOf(node)) {
      case "object":
        return value === undefined || isRecord(value) ? this.#group(member) : this.#raw(member);
      case "objects":
        return value === undefined || Array.isArray(value) ? this.#list(member) : this.#raw(member);
      case "tags":
        return value === undefined || isRecord(value) ? this.#tags(member) : this.#raw(member);
      case "other":
        return this.#raw(member);
      default:
        return isRecord(value) || (Array.isArray(value) && !(controlOf(node) === "texts" && isLines(value)))
          ? this.#raw(member)
          : html`<spec-field
              .language=${this.language} .name=${name} .pointer=${pointer} .node=${node ?? {}} .value=${value}
              .needed=${isRequired(node, this.#operation)} .used=${isUsed(node, this.#operation)}
              .findings=${this.#below(pointer)}
            ></spec-field>`;
    }
  }

  /** The choice of the operation, as radio buttons. */
  #segments({ name, pointer, node, value }: Member): TemplateResult {
    const id = idOf(pointer);
    return html`<fieldset class="segments wide" data-pointer=${pointer} aria-describedby="${id}-hint">
      <legend><span class="key">${name}</span></legend>
      <div>
        ${(node?.enum ?? []).map(
          (word) => html`<label>
            <input
              type="radio" name=${id} value=${word} .checked=${value === word}
              @change=${() => tell(this, "spec-edit", { pointer, value: word })}
            /><span>${nameOf(this.language, "operation", word)}</span>
          </label>`,
        )}
      </div>
      <p class="hint" id="${id}-hint">${withCode(node?.description ?? "")}</p>
      ${this.#findingsAt(pointer, [], ["error"])}
    </fieldset>`;
  }

  #group(member: Member): TemplateResult {
    const { name, pointer, node = {}, value } = member;
    const members = membersOf(node, this.#operation, value).map((key) => this.#member(node, pointer, value, key));
    const body = html`
      <p class="hint" id="${idOf(pointer)}-hint">${withCode(node.description ?? "")}</p>
      ${this.#findingsAt(pointer, members.map((inner) => inner.pointer))}
      <div class="fields">${this.#members(members)}</div>
      ${isUsed(node, this.#operation) ? nothing : this.#removal(name, pointer)}
    `;
    if (!isRequired(node, this.#operation)) return this.#folded(name, pointer, [member], body, node);
    return html`<fieldset class="group wide" data-pointer=${pointer} aria-describedby="${idOf(pointer)}-hint">
      <legend><span class="key">${name}</span> <span class="mark">${say(this.language, "required")}</span></legend>
      ${body}
    </fieldset>`;
  }

  /** A part of the form that is folded away until something is in it. */
  #folded(name: string, pointer: string, members: Member[], body: TemplateResult, node?: SchemaNode): TemplateResult {
    const findings = members.flatMap((member) => this.#below(member.pointer));
    const filled = members.some((member) => member.value !== undefined);
    if (filled || atLevel(findings, "error").length > 0) this.#open.add(pointer);
    const onToggle = (event: Event): void => {
      if ((event.target as HTMLDetailsElement).open) this.#open.add(pointer);
      else this.#open.delete(pointer);
    };
    return html`<details
      class="group wide" data-pointer=${pointer || nothing} ?open=${this.#open.has(pointer)} @toggle=${onToggle}
    >
      <summary>
        <span class=${pointer ? "key" : "heading"}>${name}</span>
        ${node && !isUsed(node, this.#operation) ? html`<span class="mark">${say(this.language, "notUsed")}</span>` : nothing}
        ${isRequired(node, this.#operation) ? html`<span class="mark">${say(this.language, "required")}</span>` : nothing}
        <span class="mark">${countInWords(findings, this.language)}</span>
      </summary>
      <div role="group" aria-label=${name}>${body}</div>
    </details>`;
  }

  #list(member: Member): TemplateResult {
    const { name, pointer, node, value } = member;
    const items = Array.isArray(value) ? (value as unknown[]) : [];
    const itemNode = node?.items ?? {};
    const body = html`
      <p class="hint">${withCode(node?.description ?? "")}</p>
      ${this.#findingsAt(pointer, items.map((_, index) => child(pointer, index)))}
      ${items.map((item, index) => {
        const place = child(pointer, index);
        const label = say(this.language, "item", { name, number: index + 1 });
        const members = membersOf(itemNode, this.#operation, item).map((key) => this.#member(itemNode, place, item, key));
        return html`<fieldset class="group wide" data-pointer=${place}>
          <legend>${label}</legend>
          ${this.#findingsAt(place, members.map((inner) => inner.pointer))}
          <div class="fields">${this.#members(members)}</div>
          ${this.#removal(label, place)}
        </fieldset>`;
      })}
      <button
        type="button" @click=${() => tell(this, "spec-edit", { pointer, value: [...items, {}] })}
      >${say(this.language, "add")}</button>
    `;
    return this.#folded(name, pointer, [member], body, node);
  }

  #tags(member: Member): TemplateResult {
    const { name, pointer, node, value } = member;
    const body = html`
      <p class="hint">${withCode(node?.description ?? "")}</p>
      ${this.#findingsAt(pointer, [])}
      <tags-field .language=${this.language} .pointer=${pointer} .value=${isRecord(value) ? value : {}}></tags-field>
      ${isUsed(node, this.#operation) ? nothing : this.#removal(name, pointer)}
    `;
    return this.#folded(name, pointer, [member], body, node);
  }

  /** A value that no control can edit: shown as it is, to be removed or edited as text. */
  #raw({ name, pointer, node, value }: Member): TemplateResult {
    return html`<div class="raw wide" data-pointer=${pointer} tabindex="-1" role="group" aria-label=${name}>
      <p>
        <span class="key">${name}</span>
        <span class="mark">${say(this.language, isUsed(node, this.#operation) ? "elsewhere" : "notUsed")}</span>
      </p>
      ${value === undefined ? nothing : html`<pre><code>${JSON.stringify(value)}</code></pre>`}
      ${node?.description ? html`<p class="hint">${withCode(node.description)}</p>` : nothing}
      ${this.#findingsAt(pointer, [])}
      ${value === undefined ? nothing : this.#removal(name, pointer)}
    </div>`;
  }

  #removal(name: string, pointer: string): TemplateResult {
    return html`<button
      type="button" class="quiet" @click=${() => tell(this, "place-remove", { pointer, name })}
    >${say(this.language, "remove", { name })}</button>`;
  }

  /** The findings at a place that belong to none of the places inside it. */
  #findingsAt(pointer: string, inner: string[], open: readonly Level[] = ["error", "warning"]): TemplateResult {
    const own = this.#below(pointer).filter((finding) => !inner.some((place) => isWithin(finding.path, place)));
    return html`<field-findings .language=${this.language} .findings=${own} .open=${open}></field-findings>`;
  }

  #below(pointer: string): Finding[] {
    return this.findings.filter((finding) => isWithin(finding.path, pointer));
  }
}
