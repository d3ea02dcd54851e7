// All artifacts of a spec from one call of the command, as the files that `--out` writes.

import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

import { writeSpec } from '../corpus/write-spec.mjs';
import { binary } from './emit.mjs';

const run = promisify(execFile);
const callsAtOnce = 2;

/**
 * @param {{ id: string, spec: object }[]} cases specs that need no facts
 * @returns {Promise<Map<string, Record<string, string> | undefined>>} by the case's id the texts by their file names;
 * `undefined` where the spec is refused
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
  const call = ['plan', '--format', 'json', await writeSpec(folder, item)];
  const { stdout } = await run(binary, call, { maxBuffer: 1 << 26 }).catch((error) => {
    if (error.code !== 1) throw new Error(`${path.basename(call.at(-1))}: ${error.stderr ?? error.message}`);
    return error;
  });
  const { artifacts } = JSON.parse(stdout);
  return artifacts.length === 0 ? undefined : Object.fromEntries(artifacts.map(({ fileName, text }) => [fileName, text]));
}
