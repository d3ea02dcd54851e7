// Certificates and keys reach Azure and nothing else: no output, no file, whatever happens.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';

import { secrets as fake } from '../client/flows.mjs';
import { makeTlsMaterial } from '../contract/corpus/tls-material.mjs';
import { computeType, startHost } from './host.mjs';

const made = mkdtempSync(path.join(tmpdir(), 'aks-compute-tls-'));
const [{ certificate: sslCert, key: sslKey }, other] = await makeTlsMaterial(made);
rmSync(made, { recursive: true });
const keyLines = sslKey.split('\n').filter((line) => line !== '' && !line.startsWith('-----'));

let host;
beforeEach(async () => {
  host = await startHost();
});
afterEach(() => host.close());

/** Neither the token nor the key is in what was printed, or in a file that was not there before. */
function clean(ran, given = []) {
  const texts = [
    { file: 'standard output', text: ran.stdout }, { file: 'standard error', text: ran.stderr },
    ...host.files().filter(({ file }) => !given.includes(path.basename(file))),
  ];
  for (const { file, text } of texts) {
    for (const secret of [host.token, ...host.token.split('.').slice(1), ...keyLines, Buffer.from(sslKey).toString('base64').slice(0, 40)]) {
      assert.ok(!text.includes(secret), `${file} holds ${secret}`);
    }
  }
}

/** The spec with certificate and key in it. */
function withSecrets(text) {
  const indented = (pem) => pem.trimEnd().split('\n').map((line) => `    ${line}`).join('\n');
  return text.replace(/^ *certPemFile:.*$/m, `  certPem: |\n${indented(sslCert)}`).replace(/^ *keyPemFile:.*$/m, `  keyPem: |\n${indented(sslKey)}`);
}

/** What reached Azure as the key of the compute. */
const sent = () => JSON.stringify(host.arm.writes);

const call = (...more) => ['submit', 'attach-tls-custom.yaml', ...host.now, '--done', 'all', ...more];

describe('certificate and key', () => {
  test('come from the files that the spec names, relative to it', async () => {
    host.example('attach-tls-custom.yaml');
    host.write('cert.pem', sslCert);
    host.write('key.pem', sslKey);
    const ran = await host.run(['submit', path.join(host.folder, 'attach-tls-custom.yaml'), ...call().slice(2)], { env: { PWD: '/' } });
    assert.equal(ran.code, 0, ran.stderr);
    assert.ok(sent().includes(keyLines[0]));
    clean(ran, ['key.pem']);
  });

  test('come from the call, before those of the spec', async () => {
    host.example('attach-tls-custom.yaml');
    host.write('other-cert.pem', sslCert);
    host.write('other-key.pem', sslKey);
    const ran = await host.run(call('--cert', 'other-cert.pem', '--key', 'other-key.pem'));
    assert.equal(ran.code, 0, ran.stderr);
    assert.ok(sent().includes(keyLines[0]));
    clean(ran, ['other-key.pem']);
  });

  test('come from the spec itself', async () => {
    host.example('attach-tls-custom.yaml', withSecrets);
    const ran = await host.run(call());
    assert.equal(ran.code, 0, ran.stderr);
    assert.ok(sent().includes(keyLines[0]));
    clean(ran, ['attach-tls-custom.yaml']);
  });

  test('that are not there end the run with their names', async () => {
    host.example('attach-tls-custom.yaml');
    const { code, stderr } = await host.run(call());
    assert.equal(code, 2);
    assert.match(stderr, /cannot read .*cert\.pem: there is no such file or folder/);
  });

  const refused = {
    'that are no certificate and no key': { ...fake, rule: 'TLS-PEM' },
    'that do not belong to each other': { sslCert, sslKey: other.key, rule: 'TLS-MATCH' },
  };
  for (const [name, given] of Object.entries(refused)) {
    test(`${name} are refused before anything is asked or sent`, async () => {
      host.example('attach-tls-custom.yaml');
      host.write('cert.pem', given.sslCert);
      host.write('key.pem', given.sslKey);
      const ran = await host.run(call());
      assert.equal(ran.code, 1, ran.stdout);
      assert.match(ran.stderr, new RegExp(`error\\[${given.rule}\\]`));
      assert.deepEqual(host.arm.journal.requests, []);
      clean(ran, ['key.pem']);
    });
  }

  test('of the call are what is checked, not the files of the spec', async () => {
    host.example('attach-tls-custom.yaml');
    host.write('cert.pem', sslCert);
    host.write('key.pem', sslKey);
    host.write('other-key.pem', other.key);
    const ran = await host.run(call('--key', 'other-key.pem'));
    assert.equal(ran.code, 1, ran.stdout);
    assert.match(ran.stderr, /error\[TLS-MATCH\]/);
    assert.deepEqual(host.arm.journal.requests, []);
    clean(ran, ['key.pem', 'other-key.pem']);
  });
});

describe('no key and no token is in an output or a file', () => {
  const ways = {
    'as events': { more: ['--json'] },
    'when the process is killed before it sends': { more: ['--json'], seen: ({ type }, child) => type === 'sending' && child.kill('SIGKILL'), code: null },
    'when the process is killed while it runs': { more: ['--json'], seen: ({ type }, child) => type === 'running' && child.kill('SIGKILL'), code: null },
    'when the spec holds the key, and the process is killed': {
      more: ['--json'], change: withSecrets, seen: ({ type }, child) => type === 'accepted' && child.kill('SIGKILL'), code: null,
    },
    'when it is stopped': { more: ['--json'], seen: ({ type }, child) => type === 'running' && child.kill('SIGINT'), code: 3 },
    'when Azure repeats them in an error': {
      more: [],
      prepare: () => host.arm.failures.add({ type: computeType, error: { code: 'BadArgument', message: `bad ${sslKey} of ${host.token}` } }),
      code: 1,
    },
    'when Azure repeats them in a refusal': {
      more: ['--json'],
      prepare: () => host.arm.failures.add({ type: computeType, at: 'accept', error: { code: 'BadArgument', message: `bad ${sslKey} of ${host.token}` } }),
      code: 1,
    },
    'when a proxy repeats the token': {
      more: [],
      prepare: () => host.arm.faults.add({ kind: 'change', times: 99, change: () => ({ status: 400, headers: {}, body: { error: { code: 'Odd', message: `Bearer ${host.token}` } } }) }),
      code: 3,
    },
  };
  for (const [name, { more, seen, change, prepare = () => {}, code = 0 }] of Object.entries(ways)) {
    test(name, async () => {
      host.example('attach-tls-custom.yaml', change);
      host.write('cert.pem', sslCert);
      host.write('key.pem', sslKey);
      prepare();
      const ran = await host.run(call(...more), { seen });
      assert.equal(ran.code, code, ran.stderr + ran.stdout.slice(-2000));
      clean(ran, ['key.pem', ...(change ? ['attach-tls-custom.yaml'] : [])]);
    });
  }

  test('and what is kept is for its owner only', async () => {
    host.example('attach-tls-custom.yaml');
    host.write('cert.pem', sslCert);
    host.write('key.pem', sslKey);
    await host.run(call('--json'), { seen: ({ type }, child) => type === 'accepted' && child.kill('SIGKILL') });
    const [name, ...others] = host.list('state');
    assert.match(name, /^myaks-[0-9a-f]{16}-submit\.json$/);
    assert.deepEqual(others, []);
    assert.equal(statSync(host.state).mode & 0o777, 0o700);
    assert.equal(statSync(path.join(host.state, name)).mode & 0o777, 0o600);
  });
});
