import { parseFacts, recognise, type FactEnvelope, type FactKind, type FactSummary, type ParsedFacts } from "./core.js";
import type { Language } from "./language.js";
import { say } from "./words.js";

/** What the user says of a fact that does not say it itself. */
export interface Stated {
  kind?: FactKind;
  /** A region or an ARM id. */
  scope?: string;
  cloud?: string;
}

/** One paste or file, and what the module of rules makes of it. */
export interface GivenFact {
  readonly id: number;
  /** The name of its file; empty where it was pasted. */
  readonly name: string;
  readonly stated: Stated;
  /** Whether it is still being read. */
  readonly isReading: boolean;
  readonly recognised: readonly FactSummary[];
  /** Why it is not used; empty where it is. */
  readonly error: string;
}

/** A fact with what is never shown: its content, and what the module keeps of it. */
interface HeldFact extends GivenFact {
  data: string | Uint8Array | undefined;
  parsed: ParsedFacts | undefined;
}

/** One byte more than the module of rules takes, so that it is the module that refuses the file. */
const MOST_BYTES = 64 * 1024 * 1024 + 1;

/**
 * The facts that were given, in memory only. Each is read once; the checks take what was read.
 *
 * Dispatches `change` when what is shown changes, and `use` when what the checks take does.
 */
export class FactList extends EventTarget {
  #facts: readonly HeldFact[] = [];
  #lang: Language;
  #lastId = 0;

  constructor(lang: Language) {
    super();
    this.#lang = lang;
  }

  get facts(): readonly GivenFact[] {
    return this.#facts;
  }

  /** What the checks take. */
  get parsed(): ParsedFacts[] {
    return this.#facts.flatMap(({ parsed }) => parsed ?? []);
  }

  /** The language of errors. */
  set lang(lang: Language) {
    this.#lang = lang;
    for (const { id, error } of this.#facts) if (error !== "") this.#read(id);
  }

  /** Takes a text; the fact that it became. */
  async addText(text: string): Promise<GivenFact | undefined> {
    const { id } = this.#add("", text);
    await this.#readLater([id]);
    return this.#find(id);
  }

  /** Takes files; the facts that they became. */
  async addFiles(files: readonly File[]): Promise<GivenFact[]> {
    const added = files.map((file) => ({ file, id: this.#add(file.name, undefined).id }));
    for (const { file, id } of added) {
      try {
        const data = new Uint8Array(await file.slice(0, MOST_BYTES).arrayBuffer());
        this.#set(id, { data });
      } catch {
        // A folder, or a file that is gone: it stays without data.
      }
    }
    await this.#readLater(added.map(({ id }) => id));
    return added.flatMap(({ id }) => this.#find(id) ?? []);
  }

  /** Takes what the user says of a fact. */
  async state(id: number, stated: Stated): Promise<void> {
    this.#set(id, { stated, isReading: true });
    await this.#readLater([id]);
  }

  remove(id: number): void {
    this.#keep(this.#facts.filter((fact) => fact.id !== id));
  }

  removeAll(): void {
    this.#keep([]);
  }

  #find(id: number): HeldFact | undefined {
    return this.#facts.find((fact) => fact.id === id);
  }

  #add(name: string, data: string | undefined): HeldFact {
    this.#lastId += 1;
    const id = this.#lastId;
    const fact: HeldFact = {
      id, name, data, stated: {}, isReading: true, recognised: [], error: "", parsed: undefined,
    };
    this.#keep([...this.#facts, fact]);
    return fact;
  }

  /** Reads facts, each after the page was painted: a large one takes a moment. */
  async #readLater(ids: readonly number[]): Promise<void> {
    for (const id of ids) {
      await new Promise((resolve) => setTimeout(resolve));
      this.#read(id);
    }
  }

  #read(id: number): void {
    const fact = this.#find(id);
    if (!fact) return;
    const lang = this.#lang;
    if (fact.data === undefined) {
      this.#set(id, { isReading: false, error: say(lang, "fileUnreadable") });
      return;
    }
    const envelope: FactEnvelope = { fact: { ...fact.stated, name: fact.name }, data: fact.data };
    try {
      const parsed = parseFacts(envelope, { lang });
      this.#set(id, { isReading: false, parsed, recognised: recognise(parsed, { lang }), error: "" });
    } catch (failure) {
      const error = (failure instanceof Error ? failure.message : String(failure)).replace(/^facts: /, "");
      this.#set(id, { isReading: false, parsed: undefined, recognised: [], error });
    }
  }

  #set(id: number, values: Partial<HeldFact>): void {
    this.#keep(this.#facts.map((fact) => (fact.id === id ? { ...fact, ...values } : fact)));
  }

  #keep(facts: readonly HeldFact[]): void {
    const before = this.parsed;
    this.#facts = facts;
    const after = this.parsed;
    this.dispatchEvent(new Event("change"));
    if (before.length === after.length && before.every((parsed, at) => parsed === after[at])) return;
    this.dispatchEvent(new Event("use"));
    // Only now nobody uses them any more.
    for (const parsed of before) if (!after.includes(parsed)) parsed.free();
  }
}
