// A machine on which somebody runs the command: a stand-in for Azure, a folder, a state of its own, no sign-in but a token.

import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';

import { parse } from 'yaml';

import { makeAuthority } from '../arm/stand-in/protocol/certificate-authority.mjs';
import { startArm } from '../arm/stand-in/start.mjs';
import { checkout } from '../wasm/command.mjs';

const script = path.join(checkout, 'pkg', 'dist', 'command.js');
const authority = await makeAuthority();

export const computeType = 'Microsoft.MachineLearningServices/workspaces/computes';

/**
 * @typedef {object} Ran
 * @property {number | null} code `null` where a signal ended it
 * @property {string} stdout
 * @property {string} stderr
 * @property {any[]} events what standard output holds, where it is JSON, a line each
 */

/** @param {import('../arm/stand-in/start.mjs').Options} [options] */
export async function startHost(options) {
  const arm = await startArm({ authority, ...options });
  const folder = mkdtempSync(path.join(tmpdir(), 'aks-compute-host-'));
  const bundle = path.join(folder, 'authority.pem');
  writeFileSync(bundle, authority.certificate);
  const state = path.join(folder, 'state');
  // No `az` but one that a test puts there.
  const programs = path.join(folder, 'bin');
  mkdirSync(programs);
  const token = arm.token();
  const environment = {
    PATH: programs, HOME: folder, LC_ALL: 'C', TERM: 'xterm', NODE_EXTRA_CA_CERTS: bundle, AKS_COMPUTE_STATE: state, AKS_COMPUTE_TOKEN: token,
  };
  const running = new Set();

  /**
   * Starts the command.
   * @param {string[]} call
   * @param {{ env?: Record<string, string | undefined>, seen?: (event: any, child: import('node:child_process').ChildProcess) => void, program?: string[],
   * input?: string }} [options] `seen` is called with each line of JSON on standard output
   */
  function start(call, { env = {}, seen = () => {}, program = [process.execPath, script], input } = {}) {
    const [file, ...before] = program;
    const child = spawn(file, [...before, ...call], { cwd: folder, env: { ...environment, ...env }, stdio: ['pipe', 'pipe', 'pipe'] });
    running.add(child);
    const events = [];
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text) => (stderr += text));
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (!line.startsWith('{"')) return;
      const event = JSON.parse(line);
      events.push(event);
      seen(event, child);
    });
    child.stdin.on('error', () => {});
    if (input !== null) child.stdin.end(input);
    /** @type {Promise<Ran>} */
    const ended = new Promise((resolve) => child.on('close', (code) => {
      running.delete(child);
      resolve({ code, stdout, stderr, events });
    }));
    return { child, ended, text: () => stdout + stderr };
  }

  return {
    arm, folder, state, token, programs, start,
    run: (call, options) => start(call, options).ended,
    /** To the stand-in. */
    here: ['--endpoint', arm.endpoint],
    /** To the stand-in, without waiting and without a question. */
    now: ['--endpoint', arm.endpoint, '--interval', '0', '--yes'],
    /** Puts an example there, perhaps changed, and the world that it presumes. */
    example(name, change = (text) => text) {
      const text = change(readFileSync(path.join(checkout, 'examples', name), 'utf8'));
      writeFileSync(path.join(folder, name), text);
      const spec = parse(text);
      if (spec.operation === 'attach' || spec.operation === 'create') arm.prepareFor(spec);
      return spec;
    },
    /** The compute of the attach examples, attached already, without TLS. */
    attached() {
      const { workspace: place, cluster } = this.example('attach.yaml');
      const { workspace } = arm.prepareFor({ workspace: place, cluster });
      arm.world.compute(workspace, 'myaks', arm.world.cluster({ ...place, ...cluster }), { sslConfiguration: { status: 'Disabled' } });
    },
    write: (name, text) => writeFileSync(path.join(folder, name), text),
    read: (name) => readFileSync(path.join(folder, name), 'utf8'),
    list: (name) => readdirSync(path.join(folder, name)).sort(),
    copy: (from, to) => cpSync(path.join(folder, from), path.join(folder, to), { recursive: true }),
    /** Every file of the machine, with what it holds. */
    files: () => readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
      .map((file) => ({ file, text: readFileSync(file, 'utf8') })),
    async close() {
      for (const child of running) child.kill('SIGKILL');
      await arm.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
