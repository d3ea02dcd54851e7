/**
 * How far submissions are, kept in files that outlive the process: a folder of the user's own, a file a compute. No token of
 * Azure, certificate or key is in them.
 */

import { createHash, randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";

import type { Language, Plan, Spec } from "../types.js";
import { cannotRead, cannotWrite, unusable } from "./failure.js";
import { readNamed } from "./input.js";

/** What is kept of a submission. */
export interface Kept {
  schemaVersion: 1;
  /** The spec that was submitted, as a hash; absent where it does not matter. */
  spec?: string | undefined;
  /** Whether somebody agreed to the plan. */
  agreed: boolean;
  /** The token of the last event; absent where the plan is to be begun anew. */
  token?: string | undefined;
  /** The plan that the token goes on with. */
  plan: Plan;
}

/** The place of one submission. */
export class State {
  /** What no two runs may be at together. */
  readonly subject: string;
  readonly path: string;
  readonly #lang: Language;

  constructor(spec: Spec, operation: "submit" | "detach", lang: Language) {
    const { cloud = "AzureCloud", workspace, name } = spec;
    const about = [cloud, workspace?.subscriptionId, workspace?.resourceGroup, workspace?.name, name];
    const compute = about.join("/").toLowerCase();
    const hash = createHash("sha256").update(compute).digest("hex").slice(0, 16);
    this.subject = `${folder()} ${compute}`;
    const readable = String(name).replaceAll(/[^\w-]/g, "").slice(0, 32);
    this.path = path.join(folder(), `${readable}-${hash}-${operation}.json`);
    this.#lang = lang;
  }

  /** What was kept; nothing where no submission is unfinished. */
  read(): Kept | undefined {
    return readKept(this.path, this.#lang);
  }

  /** Keeps it: whole or not at all, and on the disk before this returns. */
  write(kept: Kept): void {
    const temporary = `${this.path}.${randomUUID()}`;
    try {
      mkdirSync(path.dirname(this.path), { recursive: true, mode: 0o700 });
      writeFileSync(temporary, `${JSON.stringify(kept)}\n`, { flag: "wx", mode: 0o600, flush: true });
      renameSync(temporary, this.path);
    } catch (error) {
      rmSync(temporary, { force: true });
      throw cannotWrite(this.path, error, this.#lang);
    }
  }

  /** Forgets it, and what a killed process may have left half written. */
  remove(): void {
    rmSync(this.path, { force: true });
    this.tidy();
  }

  tidy(): void {
    const [directory, name] = [path.dirname(this.path), path.basename(this.path)];
    let found: string[] = [];
    try {
      found = readdirSync(directory);
    } catch {
      // Nothing was ever kept.
    }
    for (const other of found) if (other.startsWith(`${name}.`)) rmSync(path.join(directory, other), { force: true });
  }
}

function folder(): string {
  const { AKS_COMPUTE_STATE, XDG_STATE_HOME, LOCALAPPDATA } = process.env;
  if (AKS_COMPUTE_STATE) return path.resolve(AKS_COMPUTE_STATE);
  if (process.platform === "win32" && LOCALAPPDATA) return path.join(LOCALAPPDATA, "aks-compute");
  return path.join(XDG_STATE_HOME || path.join(homedir(), ".local", "state"), "aks-compute");
}

/** What a file of this module holds; nothing where there is no file. */
export function readKept(file: string, lang: Language): Kept | undefined {
  let text;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw cannotRead(file, error, lang);
  }
  try {
    const kept = JSON.parse(text) as Kept;
    if (kept.schemaVersion === 1 && typeof kept.plan === "object") return kept;
  } catch {
    // Not of this module.
  }
  throw unusable(file, lang === "zh-CN" ? "文件内容不是提交状态" : "it does not say how far a submission is", lang);
}

/** What `--resume` names: a file of this module, a file that holds a token, or a token. */
export function resumed(resume: string | undefined, lang: Language): Partial<Kept> | undefined {
  if (resume === undefined) return undefined;
  if (!existsSync(resume)) return { token: resume.trim() };
  const text = new TextDecoder().decode(readNamed(resume, lang)).trim();
  return text.startsWith("{") ? readKept(resume, lang) : { token: text };
}

/** The hash by which a changed spec is told from the one that was submitted. */
export function hashOf(spec: unknown): string {
  return createHash("sha256").update(JSON.stringify(spec) ?? "").digest("hex");
}
