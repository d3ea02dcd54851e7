// Runs the command once for every spec and artifact that a suite asks for, and keeps the answer.

import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { writeSpec } from '../corpus/write-spec.mjs';

const run = promisify(execFile);
const checkout = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
const processesAtOnce = 2;

export const binary = process.env.AKS_COMPUTE_BIN
  || path.join(checkout, 'target', 'debug', process.platform === 'win32' ? 'aks-compute.exe' : 'aks-compute');

/** Throws with what to do where there is no binary: the suite has nothing to judge then. */
export async function requireBinary() {
  await access(binary, constants.X_OK).catch(() => {
    throw new Error(`There is no command at ${binary}. Build it with \`cargo build\`, or name it in AKS_COMPUTE_BIN.`);
  });
}

/** Emits artifacts for the cases of a corpus, each at most once. */
export class Emissions {
  #folder;
  #answers = new Map();

  /** @param {string} folder where specs and facts are written */
  constructor(folder) {
    this.#folder = folder;
  }

  /**
   * The artifact of every case, parsed.
   * @param {import('../corpus/create-and-attach.mjs').Case[]} cases
   * @param {'arm' | 'parameters' | 'rest'} artifact
   * @returns {Promise<Map<string, {text: string, value: unknown}>>} by the case's id
   */
  async all(cases, artifact) {
    const waiting = [...cases];
    const emitted = new Map();
    const failures = [];
    const worker = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const { id } = next;
        await this.#one(next, artifact).then((answer) => emitted.set(id, answer), (error) => failures.push(error.message));
      }
    };
    await Promise.all(Array.from({ length: processesAtOnce }, worker));
    if (failures.length > 0) throw new Error(`${failures.length} of ${cases.length} failed:\n${failures.slice(0, 10).join('\n')}`);
    return emitted;
  }

  #one(item, artifact) {
    const key = `${item.id} ${artifact}`;
    if (!this.#answers.has(key)) this.#answers.set(key, this.#emit(item, artifact));
    return this.#answers.get(key);
  }

  async #emit(item, artifact) {
    const spec = await writeSpec(this.#folder, item);
    const facts = item.currentCompute ? ['--facts', await this.#writeFact(item)] : [];
    try {
      const { stdout } = await run(binary, ['plan', spec, ...facts, '--only', artifact], { maxBuffer: 1 << 26 });
      return { text: stdout, value: JSON.parse(stdout) };
    } catch (error) {
      throw new Error(`${item.id}: plan --only ${artifact} failed: ${error.message}\n${error.stdout ?? ''}${error.stderr ?? ''}\n${JSON.stringify(withoutSecrets(item.spec))}`);
    }
  }

  async #writeFact(item) {
    const file = path.join(this.#folder, `${item.id}.compute.json`);
    await writeFile(file, JSON.stringify(item.currentCompute, null, 2));
    return file;
  }
}

function withoutSecrets(spec) {
  return { ...spec, ...(spec.ssl?.keyPem && { ssl: { ...spec.ssl, certPem: '…', keyPem: '…' } }) };
}
