/** Where specs come from: files, folders, lines of a file, standard input. */

import { createReadStream, readFileSync, readdirSync, statSync, type Dirent } from "node:fs";

import type { Language, NamedSpec } from "../types.js";
import { cannotRead, noSpec } from "./failure.js";
import { filesBeside } from "./named-files.js";

/** A source of specs. */
export type Source = { kind: "whole" | "lines"; path: string } | { kind: "standard" };

const standard: Source = { kind: "standard" };

/** The sources that paths name; a folder stands for every spec below it, in the order of names. */
export function sources(paths: string[], lang: Language): Source[] {
  return paths.flatMap((path) => {
    if (path === "-") return [standard];
    if (!isFolder(path)) return [source(path)];
    const found = folder(path, lang);
    if (found.length === 0) throw noSpec(path, lang);
    return found;
  });
}

/** The specs of all sources, in batches of at most `most`, so that memory stays flat. */
export async function* batches(all: Source[], most: number, lang: Language): AsyncGenerator<NamedSpec[]> {
  let batch: NamedSpec[] = [];
  for (const source of all) {
    for await (const spec of specs(source, lang)) {
      batch.push(spec);
      if (batch.length >= most) {
        yield batch;
        batch = [];
      }
    }
  }
  if (batch.length > 0) yield batch;
}

/** The one spec of a file or of standard input. */
export function whole(path: string, lang: Language): NamedSpec {
  if (path === "-") return withFiles({ input: "-", spec: readNamed("-", lang) }, path);
  return withFiles({ input: path, spec: read(path, path, lang), format: formatOf(path) }, path);
}

function withFiles(spec: NamedSpec, path: string): NamedSpec {
  return { ...spec, files: filesBeside(spec, path) };
}

/** What a path of the call names: a file, or standard input where it is `-`. */
export function readNamed(path: string, lang: Language): Uint8Array {
  return read(path === "-" ? 0 : path, path, lang);
}

/** A file as it is. */
export function read(file: string | number, name: string, lang: Language): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    // Standard input that was never opened is an empty one.
    if (file === 0 && (error as NodeJS.ErrnoException).code === "EOF") return new Uint8Array();
    throw cannotRead(name, error, lang);
  }
}

async function* specs(source: Source, lang: Language): AsyncGenerator<NamedSpec> {
  if (source.kind === "standard") yield whole("-", lang);
  else if (source.kind === "whole") yield whole(source.path, lang);
  else yield* lines(source.path, lang);
}

/** Every line that is not blank. */
async function* lines(path: string, lang: Language): AsyncGenerator<NamedSpec> {
  let number = 0;
  let parts: Buffer[] = [];
  const line = (): NamedSpec | undefined => {
    number += 1;
    const bytes = withoutEnd(parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts));
    parts = [];
    if (isBlank(bytes)) return undefined;
    return withFiles({ input: `${path}:${number}`, spec: bytes, format: "json" }, path);
  };
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 16 })) {
      let rest = chunk as Buffer;
      for (let end = rest.indexOf(10); end !== -1; end = rest.indexOf(10)) {
        parts.push(rest.subarray(0, end));
        rest = rest.subarray(end + 1);
        const spec = line();
        if (spec !== undefined) yield spec;
      }
      if (rest.length > 0) parts.push(rest);
    }
  } catch (error) {
    throw cannotRead(path, error, lang);
  }
  const last = parts.length > 0 ? line() : undefined;
  if (last !== undefined) yield last;
}

function withoutEnd(bytes: Buffer): Buffer {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 13) end -= 1;
  return bytes.subarray(0, end);
}

/** ASCII white space and nothing else. */
function isBlank(bytes: Buffer): boolean {
  return bytes.every((byte) => byte === 32 || byte === 9 || byte === 10 || byte === 12 || byte === 13);
}

export function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    // Reading it will say what is wrong.
    return false;
  }
}

function folder(path: string, lang: Language): Source[] {
  return entries(path, lang).flatMap(({ entry, inside }) => {
    // A link is not followed, so that a folder that holds itself ends.
    if (entry.isDirectory()) return folder(inside, lang);
    return ["yaml", "yml", "json", "jsonl"].includes(extension(entry.name)) ? [source(inside)] : [];
  });
}

/** What lies in a folder, in the order of names, each with its path. */
export function entries(path: string, lang: Language): { entry: Dirent; inside: string }[] {
  let entries;
  try {
    entries = readdirSync(path, { withFileTypes: true });
  } catch (error) {
    throw cannotRead(path, error, lang);
  }
  entries.sort((left, right) => Buffer.compare(Buffer.from(left.name), Buffer.from(right.name)));
  return entries.map((entry) => ({
    entry,
    inside: path.endsWith("/") ? `${path}${entry.name}` : `${path}/${entry.name}`,
  }));
}

function source(path: string): Source {
  return { kind: extension(path) === "jsonl" ? "lines" : "whole", path };
}

/** What stands behind the last dot of the name, in lower case. */
export function extension(path: string): string {
  return /[^/]\.([^./]*)$/.exec(path)?.[1]?.toLowerCase() ?? "";
}

/** The notation that a file name promises. */
function formatOf(path: string): "yaml" | "json" | undefined {
  const found = extension(path);
  if (found === "json" || found === "jsonl") return "json";
  return found === "yaml" || found === "yml" ? "yaml" : undefined;
}
