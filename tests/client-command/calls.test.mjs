// Calls that are wrong, and questions that a terminal answers.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';

import { checkout } from '../wasm/command.mjs';
import { computeType, startHost } from './host.mjs';

describe('a wrong call ends with 2 before anything is asked', () => {
  let host;
  before(async () => {
    host = await startHost();
    host.example('attach.yaml');
    host.example('detach.yaml', (text) => `${text}action: Delete\n`);
    host.write('no-spec.yaml', 'a: [');
    host.write('null.yaml', 'null');
    host.write('state.json', '{"schemaVersion":2}');
  });
  after(() => host.close());

  const calls = {
    'no spec': ['submit'],
    'two specs': ['submit', 'attach.yaml', 'attach.yaml', '--yes'],
    'a spec that is not there': ['submit', 'missing.yaml', '--yes'],
    'a spec that is no document': ['facts', 'no-spec.yaml'],
    'a spec that is nothing': ['status', 'null.yaml'],
    'a spec that is nothing, to be submitted': ['submit', 'null.yaml', '--yes'],
    'nobody to ask': ['submit', 'attach.yaml'],
    'nobody to ask about a detach': ['detach', 'attach.yaml'],
    'standard input that is spec and answer': ['submit', '-'],
    'a format': ['submit', 'attach.yaml', '--yes', '--format', 'json'],
    'yes to a cancellation': ['submit', 'attach.yaml', '--yes', '--cancel'],
    'the deletion of a cluster that only the spec wants': ['submit', 'detach.yaml', '--yes'],
    'the deletion of a cluster that only the call wants': ['submit', 'attach.yaml', '--yes', '--delete-cluster'],
    'a certificate of a detach': ['detach', 'attach.yaml', '--yes', '--cert', 'x'],
    'a certificate that is not there': ['submit', 'attach.yaml', '--yes', '--cert', 'missing.pem'],
    'facts that are not there': ['submit', 'attach.yaml', '--yes', '--facts', 'missing'],
    'a token that is none': ['submit', 'attach.yaml', '--yes', '--resume', 'nothing'],
    'a file that says nothing of a submission': ['submit', 'attach.yaml', '--yes', '--resume', 'state.json'],
    'a token that is none, of a status': ['status', 'attach.yaml', '--resume', 'nothing'],
    'another host': ['status', 'attach.yaml', '--endpoint', 'https://example.com'],
    'another host by its name': ['status', 'attach.yaml', '--endpoint', 'https://localhost.example.com'],
    'without encryption': ['status', 'attach.yaml', '--endpoint', 'http://localhost:1'],
    'looks without a pause': ['submit', 'attach.yaml', '--yes', '--interval', '0', '--done', 'all'],
    'looks that are no number': ['submit', 'attach.yaml', '--yes', '--interval', 'often'],
    'facts in a folder and on standard output': ['facts', 'attach.yaml', '--json', '--out', 'x'],
    'a question to a status': ['status', 'attach.yaml', '--yes'],
  };
  for (const [name, call] of Object.entries(calls)) {
    test(name, async () => {
      const { code, stdout, stderr } = await host.run(call);
      assert.equal(code, 2, stderr);
      assert.equal(stdout, '');
      assert.match(stderr, /^(error|aks-compute): /m);
      assert.equal(host.arm.journal.requests.length, 0);
    });
  }
});

describe('in a terminal', () => {
  let host;
  beforeEach(async () => {
    host = await startHost();
    host.example('attach.yaml');
  });
  afterEach(() => host.close());

  const command = path.join(checkout, 'pkg', 'dist', 'command.js');

  /** Runs the command in a terminal; `answer` gets what it shows, and types what it returns. */
  async function inTerminal(words, answer) {
    const file = path.join(host.folder, 'call.sh');
    writeFileSync(file, `exec "${process.execPath}" "${command}" ${words.map((word) => `'${word}'`).join(' ')}\n`);
    const { child, ended, text } = host.start(['-qefc', `sh ${file}`, '/dev/null'], { program: ['/usr/bin/script'], input: null, env: { PATH: process.env.PATH } });
    let answered = 0;
    child.stdout.on('data', () => {
      const asked = [...text().matchAll(/\[y\/N\] /g)].length;
      if (asked > answered) {
        answered = asked;
        child.stdin.write(answer(text(), asked));
      }
    });
    const { code, stdout } = await ended;
    // Without what moves the cursor and colours.
    return { code, shown: stdout.replaceAll(/\x1B(?:\[[\d;?]*[A-Za-z]|[78])/g, '').replaceAll('\r', '') };
  }

  const submit = () => ['submit', 'attach.yaml', ...host.here, '--interval', '0', '--done', 'all'];

  test('it asks before anything changes, and yes submits', async () => {
    const { code, shown } = await inTerminal(submit(), (before) => {
      assert.match(before, /What would change/);
      assert.equal(host.arm.journal.requestsOf('PUT').length, 0);
      return 'y\n';
    });
    assert.equal(code, 0, shown);
    assert.match(shown, /Submit it\? \[y\/N\] y/);
    assert.match(shown, /█|░/);
    assert.equal(host.arm.journal.creations(computeType), 1);
  });

  for (const [name, answer] of Object.entries({ no: 'n\n', nothing: '\n', 'Ctrl+C': '\x03', 'Ctrl+D': '\x04' })) {
    test(`${name} submits nothing`, async () => {
      const { code, shown } = await inTerminal(submit(), () => answer);
      assert.equal(code, 1, shown);
      assert.match(shown, /Not submitted\./);
      assert.equal(host.arm.journal.requestsOf('PUT').length, 0);
    });
  }

  test('it asks whether a person has done what only a person can do, and goes on', async () => {
    const { code, shown } = await inTerminal(submit().slice(0, -2), () => 'yes\n');
    assert.equal(code, 0, shown);
    assert.equal([...shown.matchAll(/Is that done\? \[y\/N\] yes/g)].length, 2);
    assert.equal(host.arm.journal.creations(computeType), 1);
  });
});
