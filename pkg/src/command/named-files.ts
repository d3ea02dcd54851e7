/** The files that a spec names, beside it. */

import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import { dirname, isAbsolute } from "node:path";

import { namedFiles } from "../node.js";
import type { NamedFiles, NamedSpec, UnreadableFile } from "../types.js";

/** More of a file need not be read: it is too large. */
const most = (1 << 20) + 1;

/** Reads the files that a spec names, as seen from the folder of the spec. */
export function filesBeside({ spec, format }: NamedSpec, path: string): NamedFiles {
  // Of many specs few name files, and reading each twice would take its time.
  if (!(spec instanceof Uint8Array) || !Buffer.from(spec.buffer, spec.byteOffset, spec.byteLength).includes("PemFile")) return {};
  const folder = path === "-" ? "." : dirname(path);
  // Put together as it stands: a path through a folder that is not there leads nowhere.
  const beside = (name: string): string => (isAbsolute(name) ? name : `${folder}/${name}`);
  // Made of entries, so that a file called `__proto__` is one too.
  return Object.fromEntries(namedFiles(spec, { format }).map((name) => [name, content(beside(name))]));
}

/** An ordinary file: a spec must not make the command wait for a pipe or a device. */
function content(path: string): Uint8Array | UnreadableFile {
  let file;
  try {
    // Opening a pipe to read it waits for a writer, unless told not to wait.
    file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    if (!fstatSync(file).isFile()) return { unreadable: "notAFile" };
    return limited(file);
  } catch (error) {
    return { unreadable: reason((error as NodeJS.ErrnoException).code) };
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** At most one byte more than a file may have. */
export function limited(file: number): Uint8Array {
  const bytes = Buffer.alloc(most);
  let length = 0;
  for (;;) {
    const read = readSync(file, bytes, length, most - length, null);
    length += read;
    if (read === 0 || length === most) return bytes.subarray(0, length);
  }
}

function reason(code: string | undefined): UnreadableFile["unreadable"] {
  if (code === "ENOENT" || code === "ENOTDIR") return "missing";
  return code === "EACCES" || code === "EPERM" ? "denied" : "failed";
}
