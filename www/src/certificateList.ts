import {
  initCertificates, inspectCertificates, type CertificateFile, type CertificateReport, type NamedFiles,
} from "./core.js";
import type { Language } from "./language.js";

/** A file as the page shows it: nothing of its content. */
export interface GivenCertificate {
  readonly id: number;
  readonly name: string;
}

/** A file with what is never shown. */
interface HeldCertificate extends GivenCertificate {
  content: Uint8Array<ArrayBuffer>;
}

/** One byte more than the module of rules takes, so that it is the module that refuses the file. */
const MOST_BYTES = 1024 * 1024 + 1;

/**
 * Certificate and key files, in memory only: not in the document, in storage, or in the address. What is removed is
 * overwritten.
 *
 * Dispatches `change` when what is known of them changes.
 */
export class CertificateList extends EventTarget {
  /** What they are, and what is wrong; absent while there is none. */
  report: CertificateReport | undefined;
  /** Whether the part that looks into certificates could not be loaded, or a file could not be read. */
  hasFailed = false;

  #files: readonly HeldCertificate[] = [];
  #lang: Language;
  #cname: string | undefined;
  #lastId = 0;

  constructor(lang: Language) {
    super();
    this.#lang = lang;
  }

  get files(): readonly GivenCertificate[] {
    return this.#files;
  }

  set lang(lang: Language) {
    this.#lang = lang;
    this.#look();
  }

  /** Takes the host name that the certificate should be for. */
  expect(cname: string | undefined): void {
    if (this.#cname === cname) return;
    this.#cname = cname;
    this.#look();
  }

  async add(files: readonly File[]): Promise<void> {
    this.hasFailed = false;
    try {
      await initCertificates();
      for (const file of files) {
        const content = new Uint8Array(await file.slice(0, MOST_BYTES).arrayBuffer());
        this.#lastId += 1;
        // A file of the same name is the same file again.
        this.#wipe(({ name }) => name === file.name);
        this.#files = [...this.#files, { id: this.#lastId, name: file.name, content }];
      }
    } catch {
      this.hasFailed = true;
    }
    this.#look();
  }

  remove(id: number): void {
    this.#wipe((file) => file.id === id);
    this.#look();
  }

  removeAll(): void {
    this.#wipe(() => true);
    this.#look();
  }

  /** The files by the names that a spec has for them: by the last part of a path, else by what they hold. */
  named(certificate: string | undefined, key: string | undefined): NamedFiles {
    const holding = (what: "certificates" | "keys") => {
      const names = this.report?.files.filter((file) => file[what] > 0).map(({ name }) => name) ?? [];
      return names.length === 1 ? names[0] : undefined;
    };
    const entries = [
      { name: certificate, other: holding("certificates") },
      { name: key, other: holding("keys") },
    ].flatMap(({ name, other }) => {
      if (!name) return [];
      const last = name.split(/[\\/]/).at(-1);
      const file = this.#find(last) ?? this.#find(other);
      return file ? [[name, file.content] as const] : [];
    });
    return Object.fromEntries(entries);
  }

  #find(name: string | undefined): HeldCertificate | undefined {
    return this.#files.find((file) => file.name === name);
  }

  #wipe(which: (file: HeldCertificate) => boolean): void {
    for (const file of this.#files) if (which(file)) file.content.fill(0);
    this.#files = this.#files.filter((file) => !which(file));
  }

  #look(): void {
    const files: CertificateFile[] = this.#files.map(({ name, content }) => ({ name, content }));
    this.report = files.length === 0
      ? undefined
      : inspectCertificates(files, { lang: this.#lang, ...(this.#cname ? { cname: this.#cname } : {}) });
    this.dispatchEvent(new Event("change"));
  }
}
