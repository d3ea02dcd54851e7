/** Asks whoever sits at the terminal. */

import { createInterface } from "node:readline/promises";

import type { Language } from "../types.js";

/** Whether somebody is there to answer. */
export function canAsk(): boolean {
  return process.stdin.isTTY === true && process.stderr.isTTY === true;
}

/** Whether the answer is yes; anything else, Ctrl+C and the end of the input too, is no. */
export async function ask(question: string, lang: Language, signal: AbortSignal): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const ended = new AbortController();
  const end = (): void => ended.abort();
  terminal.on("SIGINT", end).on("close", end);
  signal.addEventListener("abort", end);
  if (signal.aborted) end();
  try {
    const answer = await terminal.question(`${question} [y/N] `, { signal: ended.signal });
    return (lang === "zh-CN" ? /^(y|yes|是)$/i : /^y(es)?$/i).test(answer.trim());
  } catch {
    process.stderr.write("\n");
    return false;
  } finally {
    signal.removeEventListener("abort", end);
    terminal.close();
  }
}
