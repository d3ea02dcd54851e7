import { applyPatch, type Operation } from "rfc6902";
import { check, checkAsScript, initCertificates, plan, type NamedFiles, type ParsedFacts, type PatchOperation, type Plan, type Report } from "./core.js";
import type { Language } from "./language.js";
import { atLevel } from "./levels.js";
import { isWithin, valueAt, withValueAt } from "./pointer.js";
import type { TextSource } from "./specText.js";

type Members = Record<string, unknown>;

/** How long after a key stroke the rules run. */
const PAUSE_MS = 150;

/** The spec as it was. */
interface Snapshot {
  spec: Members | undefined;
  text: string | undefined;
  source: TextSource | undefined;
}

/**
 * The spec, and what the rules say of it with the facts. All of it lives in memory only.
 *
 * Whichever of the object and the text was edited last is what the rules read. Dispatches `change`.
 */
export class SpecState extends EventTarget {
  /** The spec; `undefined` where the text says no object. */
  spec: Members | undefined = { operation: "create" };
  /** The text, where that was edited last. */
  text: string | undefined;
  /** What the rules said last. */
  planned: Plan;
  /** How many findings are unknown, and how many would be without the facts. */
  unknown = { left: 0, total: 0 };
  /** Whether there is something to undo. */
  canUndo = false;

  #lang: Language;
  #facts: ParsedFacts[] = [];
  #filesNamed: (certificate: string | undefined, key: string | undefined) => NamedFiles = () => ({});
  #looksIntoCertificates = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #previous: Snapshot | undefined;
  /** The spec that the rules saw. */
  #checked: Members | undefined;
  #left = new Set<string>();
  #revealed = false;
  #source: TextSource | undefined;

  constructor(lang: Language) {
    super();
    this.#lang = lang;
    this.planned = this.#plan();
  }

  get lang(): Language {
    return this.#lang;
  }

  set lang(lang: Language) {
    this.#lang = lang;
    this.check();
  }

  /** Changes one value of the form. */
  edit(pointer: string, value: unknown): void {
    this.#keep({ spec: withValueAt(this.spec ?? {}, pointer, value), text: undefined, source: this.#source });
    this.canUndo = false;
    this.#checkSoon();
  }

  /** Notes that the user has left a field: from now on it may say that it is empty. */
  leave(pointer: string): void {
    this.#left.add(pointer);
    if (this.#timer !== undefined) this.check();
    else this.#changed();
  }

  /** Removes a value at once; can be undone. */
  remove(pointer: string): void {
    this.#remember();
    this.#keep({ spec: withValueAt(this.spec ?? {}, pointer, undefined), text: undefined, source: this.#source });
    this.check();
  }

  /** Applies a fix; whether it fitted. Can be undone. */
  async apply(patch: PatchOperation[]): Promise<boolean> {
    const spec = structuredClone(this.spec);
    if (!spec || applyPatch(spec, patch as Operation[]).some((error) => error !== null)) return false;
    const text = this.text === undefined ? undefined : await this.#write(spec);
    this.#remember();
    this.#keep({ spec, text, source: this.#source });
    this.check();
    return true;
  }

  /** Takes a text as the spec. */
  async editText(text: string): Promise<void> {
    this.text = text;
    this.canUndo = false;
    this.#revealed = true;
    const { readText } = await specText();
    if (this.text !== text) return;
    const read = readText(text);
    this.#keep({ spec: read?.spec, text, source: read?.source });
    this.#checkSoon();
  }

  /** Takes a text in place of whatever there was; can be undone. */
  async load(text: string): Promise<void> {
    const read = (await specText()).readText(text);
    this.#remember();
    this.#keep({ spec: read?.spec, text, source: read?.source });
    this.#revealed = true;
    this.check();
  }

  /** Makes the text what the rules read, so that findings know their lines. */
  async useText(): Promise<void> {
    if (this.text === undefined && this.spec) {
      this.text = await this.#write(this.spec);
      this.check();
    }
  }

  /** Takes back the last load, fix or removal. */
  undo(): void {
    if (!this.#previous) return;
    this.#keep(this.#previous);
    this.#previous = undefined;
    this.canUndo = false;
    this.check();
  }

  /** Takes facts in place of those before. */
  useFacts(facts: ParsedFacts[]): void {
    this.#facts = facts;
    this.check();
  }

  /** Takes the files that the spec names from here. */
  useFiles(files: (certificate: string | undefined, key: string | undefined) => NamedFiles): void {
    this.#filesNamed = files;
    this.check();
  }

  /** The files that the spec names, as far as they were given. */
  get files(): NamedFiles {
    return this.#filesNamed(textAt(this.spec, "/ssl/certPemFile"), textAt(this.spec, "/ssl/keyPemFile"));
  }

  /** The host name of the spec's own certificate. */
  get cname(): string | undefined {
    return textAt(this.spec, "/ssl/cname");
  }

  /** The script of the commands that get what is missing. */
  script(): string {
    const spec = this.#toCheck();
    return checkAsScript([{ input: "", spec }], { lang: this.#lang, facts: this.#facts }).script;
  }

  /** Whether a form says what the rules found at `path`: not while nothing was entered there. */
  shows(path: string): boolean {
    if (this.#revealed || valueAt(this.#checked, path) !== undefined) return true;
    return [...this.#left].some((pointer) => isWithin(pointer, path));
  }

  /** What the rules say of the spec as it stands, where an edit has not been looked at yet too. */
  plannedNow(): Plan {
    if (this.#timer !== undefined) this.check();
    return this.planned;
  }

  /** Runs the rules now. */
  check(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.planned = this.#plan();
    this.#changed();
  }

  #checkSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.check(), PAUSE_MS);
    this.#changed();
  }

  #plan(): Plan {
    const spec = this.#toCheck();
    const options = { lang: this.#lang, files: this.files };
    this.#checked = this.spec;
    const hasCertificate = valueAt(this.spec, "/ssl/certPem") !== undefined || valueAt(this.spec, "/ssl/keyPem") !== undefined;
    if (hasCertificate) this.#lookIntoCertificates();
    const planned = plan(spec, { ...options, facts: this.#facts });
    const left = unknownIn(planned.report);
    const before = this.#facts.length > 0 ? unknownIn(check(spec, options)) : left;
    this.unknown = { left, total: Math.max(left, before) };
    return planned;
  }

  /** Loads what looks into certificates, once one is written into the spec itself. */
  #lookIntoCertificates(): void {
    if (this.#looksIntoCertificates) return;
    this.#looksIntoCertificates = true;
    // Where it cannot be loaded the rules say that they are unknown.
    initCertificates().then(() => this.check(), () => (this.#looksIntoCertificates = false));
  }

  #toCheck(): string | Members {
    return this.text ?? this.spec ?? {};
  }

  #remember(): void {
    this.#previous = { spec: this.spec, text: this.text, source: this.#source };
    this.canUndo = true;
  }

  #keep(snapshot: Snapshot): void {
    this.spec = snapshot.spec;
    this.text = snapshot.text;
    this.#source = snapshot.source;
  }

  #changed(): void {
    this.dispatchEvent(new Event("change"));
  }

  async #write(spec: Members): Promise<string> {
    const { TextSource } = await specText();
    this.#source ??= new TextSource();
    return this.#source.write(spec);
  }
}

function textAt(spec: Members | undefined, pointer: string): string | undefined {
  const value = valueAt(spec, pointer);
  return typeof value === "string" ? value : undefined;
}

const unknownIn = ({ findings }: Report): number => atLevel(findings, "unknown").length;

/** The YAML library is loaded when the first text is read or written. */
const specText = () => import("./specText.js");
