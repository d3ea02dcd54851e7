// The native command, for comparison.

import { execFile } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

export const checkout = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

export const binary = process.env.AKS_COMPUTE_BIN
  ?? path.join(process.env.CARGO_TARGET_DIR ?? path.join(checkout, 'target'), 'debug', 'aks-compute');

/** Runs a program to its end: what it printed and its exit code, whatever that is. */
export function run(program, call, { input, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = execFile(program, call, { encoding: 'utf8', maxBuffer: 1 << 28, ...options }, (error, stdout, stderr) => {
      if (error && typeof error.code !== 'number') reject(error);
      else resolve({ stdout, stderr, code: error?.code ?? 0 });
    });
    // A program that ends before it has read everything closes the pipe.
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}

/** Runs `task` over all items, two at a time. */
export async function forEach(items, task) {
  const waiting = [...items];
  const worker = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await task(item);
  };
  await Promise.all([worker(), worker()]);
}
