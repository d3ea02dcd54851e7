// All artifacts of a spec from one call of the command, as the files that `--out` writes.

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import { binary, inputOf } from './emit.mjs';

const run = promisify(execFile);
const callsAtOnce = 2;

/**
 * @param {{ id: string, spec: object, currentCompute?: object }[]} cases
 * @returns {Promise<Map<string, { files: Record<string, string>, steps: object[] } | undefined>>} by the case's id the texts by
 * their file names and the steps of the runbook; `undefined` where the spec is refused
 */
export async function planFiles(cases, folder) {
  const planned = new Map();
  const waiting = [...cases];
  const worker = async () => {
    for (let item = waiting.shift(); item; item = waiting.shift()) planned.set(item.id, await filesOf(item, folder));
  };
  await Promise.all(Array.from({ length: callsAtOnce }, worker));
  return planned;
}

async function filesOf(item, folder) {
  const call = ['plan', '--format', 'json', ...await inputOf(item, folder)];
  const { stdout } = await run(binary, call, { maxBuffer: 1 << 26 }).catch((error) => {
    if (error.code !== 1) throw new Error(`${item.id}: ${error.stderr ?? error.message}`);
    return error;
  });
  const { artifacts, steps } = JSON.parse(stdout);
  if (artifacts.length === 0) return undefined;
  return { files: Object.fromEntries(artifacts.map(({ fileName, text }) => [fileName, text])), steps };
}
