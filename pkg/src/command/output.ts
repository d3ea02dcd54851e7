/** Writing to the standard streams, and files that are written whole or not at all. */

import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";

import type { Language } from "../types.js";
import { cannotWrite } from "./failure.js";

/** Whether text on a stream keeps its colours. */
export function isColored(stream: NodeJS.WriteStream, choice: "auto" | "always" | "never"): boolean {
  if (choice !== "auto") return choice === "always";
  const { NO_COLOR, CLICOLOR, CLICOLOR_FORCE, TERM } = process.env;
  if (NO_COLOR !== undefined && NO_COLOR !== "") return false;
  if (CLICOLOR_FORCE !== undefined && CLICOLOR_FORCE !== "0") return true;
  return stream.isTTY === true && CLICOLOR !== "0" && TERM !== "dumb";
}

/** Writes to standard output and waits until it is taken. */
export function print(text: string): Promise<void> {
  return new Promise((resolve) => {
    process.stdout.write(text, () => resolve());
  });
}

/** Ends the process when everything is written, whatever timers and connections are still open. */
export async function endNow(code: number): Promise<never> {
  await Promise.all([process.stdout, process.stderr].map((stream) => new Promise((resolve) => stream.write("", resolve))));
  process.exit(code);
}

/** A reader of a pipe that closes it has seen enough. */
export function endWhenNobodyReads(): void {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    process.exit(error.code === "EPIPE" ? 0 : 2);
  });
}

/** Writes files into a folder: first all under temporary names, then all under their own. */
export function writeFiles(folder: string, files: { name: string; text: string }[], lang: Language): string[] {
  const pending: { temporary: string; path: string }[] = [];
  let path = folder;
  try {
    mkdirSync(folder, { recursive: true });
    for (const { name, text } of files) {
      path = inside(folder, name);
      const temporary = inside(folder, `.aks-compute-${process.pid}-${name}`);
      pending.push({ temporary, path });
      writeFileSync(temporary, text, { flag: "wx", flush: true });
    }
    for (const file of pending) {
      path = file.path;
      renameSync(file.temporary, file.path);
    }
  } catch (error) {
    for (const { temporary } of pending) rmSync(temporary, { force: true });
    throw cannotWrite(path, error, lang);
  }
  return pending.map((file) => file.path);
}

function inside(folder: string, name: string): string {
  return folder.endsWith("/") ? `${folder}${name}` : `${folder}/${name}`;
}
