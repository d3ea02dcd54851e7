// Runs the command as a process for each spec and artifact, and keeps what it printed.

import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { writeSpec } from '../corpus/write-spec.mjs';

const run = promisify(execFile);
export const checkout = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
const processesAtOnce = 2;

export const binary = process.env.AKS_COMPUTE_BIN
  || path.join(checkout, 'target', 'debug', process.platform === 'win32' ? 'aks-compute.exe' : 'aks-compute');

/** Throws with what to do where there is no binary: the suite has nothing to judge then. */
export async function requireBinary() {
  await access(binary, constants.X_OK).catch(() => {
    throw new Error(`There is no command at ${binary}. Build it with \`cargo build\`, or name it in AKS_COMPUTE_BIN.`);
  });
}

/**
 * @typedef {{ text: string, value: any }} Artifact as printed and as parsed
 * @typedef {{ arm?: Artifact, parameters?: Artifact, rest: Artifact }} Artifacts templates are for create and attach only
 * @param {import('../corpus/create-and-attach.mjs').Case[]} cases
 * @param {string} folder where specs and facts are written
 * @returns {Promise<{ artifacts: Map<string, Artifacts>, refusals: string[] }>} by the case's id, and the cases without a plan
 */
export async function emitAll(cases, folder) {
  const artifacts = new Map();
  const refusals = [];
  const waiting = [...cases];
  const worker = async () => {
    for (let item = waiting.shift(); item; item = waiting.shift()) {
      try {
        artifacts.set(item.id, await emit(item, folder));
      } catch (error) {
        refusals.push(`${item.id} (${item.apiVersion}): ${error.message}`);
      }
    }
  };
  await Promise.all(Array.from({ length: processesAtOnce }, worker));
  return { artifacts, refusals };
}

/**
 * What the command prints for the examples of the checkout that need no fact.
 * @returns {Promise<Map<string, Artifacts>>} by the example's file name
 */
export async function emitExamples() {
  const folder = path.join(checkout, 'examples');
  const names = (await readdir(folder)).filter((name) => /^(create|attach|detach).*\.yaml$/.test(name));
  const printed = names.map(async (name) => [name, await planEach([path.join(folder, name)], kindsFor(name.split(/[-.]/)[0]))]);
  return new Map(await Promise.all(printed));
}

/** The JSON Schema of specs, as the command prints it. */
export async function specSchema() {
  return JSON.parse((await run(binary, ['schema', 'spec'])).stdout);
}

async function emit(item, folder) {
  return planEach(await inputOf(item, folder), kindsFor(item.spec.operation));
}

/** The text of an artifact that is no JSON. */
export async function printText(item, kind, folder) {
  const { stdout } = await run(binary, ['plan', ...await inputOf(item, folder), '--only', kind], { maxBuffer: 1 << 26 });
  return stdout;
}

// A template can neither update nor detach a compute.
function kindsFor(operation) {
  return ['create', 'attach'].includes(operation) ? ['arm', 'parameters', 'rest'] : ['rest'];
}

async function planEach(call, kinds) {
  const emitted = {};
  for (const kind of kinds) emitted[kind] = await plan([...call, '--only', kind]);
  return emitted;
}

async function plan(call) {
  try {
    const { stdout } = await run(binary, ['plan', ...call], { maxBuffer: 1 << 26 });
    return { text: stdout, value: JSON.parse(stdout) };
  } catch (error) {
    const said = `${error.stderr ?? ''}${error.stdout ?? ''}`.trim().slice(0, 600);
    throw new Error(`plan ${call.map((part) => path.basename(part)).join(' ')} ended with ${error.code ?? error.message}: ${said}`);
  }
}

/** Writes spec and fact of a case, and returns the arguments that name them. */
export async function inputOf(item, folder) {
  const spec = await writeSpec(folder, item);
  return item.currentCompute ? [spec, '--facts', await writeFact(item, folder)] : [spec];
}

async function writeFact(item, folder) {
  const file = path.join(folder, `${item.id}.compute.json`);
  await writeFile(file, JSON.stringify(item.currentCompute, null, 2));
  return file;
}
