// Certificates and keys through the native command and through the module's command: equal to the byte.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { after, before, test } from 'node:test';

import { check, initCertificates, inspectCertificates, namedFiles } from 'aks-compute';

import { binary, checkout, forEach, run } from './command.mjs';

const samples = path.join(checkout, 'src/rules/tls/samples');
const sample = (name) => readFileSync(path.join(samples, name));
const module_ = path.join(checkout, 'pkg/dist/command.js');
const now = '2026-11-23T12:00:00Z';

/** Files, each of another form. */
const files = (() => {
  const [chain, key] = [sample('chain.pem').toString(), sample('key.pem').toString()];
  const made = Object.fromEntries(readdirSync(samples).map((name) => [name, sample(name)]));
  return {
    ...made,
    'empty.pem': '',
    'text.pem': 'see the wiki',
    'base64.pem': Buffer.from(chain).toString('base64'),
    'base64-key.pem': Buffer.from(key).toString('base64'),
    'secret.yaml.txt': `data:\n  cert.pem: ${Buffer.from(chain).toString('base64')}\n  key.pem: ${Buffer.from(key).toString('base64')}\n`,
    'utf16.pem': Buffer.from(`\ufeff${chain}`, 'utf16le'),
    'mark.pem': `\ufeff${chain}`,
    'one-line.pem': chain.replaceAll('\n', ' '),
    'crlf.pem': chain.replaceAll('\n', '\r\n'),
    'cut.pem': chain.slice(0, 500),
    'bundle.pem': chain + key,
    'chinese.pem': `证书\n${chain}`,
    'large.pem': 'x'.repeat((1 << 20) + 7),
    'der.cer': Buffer.from(chain.split('-----')[2].replaceAll('\n', ''), 'base64'),
    'random.bin': Buffer.from(Array.from({ length: 999 }, (_, at) => (at * 7919) % 256)),
  };
})();

let folder;
before(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'aks-compute-certificates-'));
  for (const [name, content] of Object.entries(files)) writeFileSync(path.join(folder, name), content);
});
after(() => rmSync(folder, { recursive: true, force: true }));

async function equal(call) {
  const options = { cwd: folder, env: { ...process.env, LC_ALL: 'C' } };
  const [native, module] = await Promise.all([run(binary, call, options), run(process.execPath, [module_, ...call], options)]);
  assert.deepEqual(module, native, call.join(' '));
  return native;
}

test('what each file is', async () => {
  const names = Object.keys(files);
  assert.ok(names.length > 20);
  const outcomes = new Set();
  await forEach(names.entries(), async ([at, name]) => {
    const lang = at % 2 ? 'en' : 'zh-CN';
    outcomes.add((await equal(['cert', name, '--now', now, '--lang', lang])).code);
    await equal(['cert', name, '--key', 'key.pem', '--cname', 'www.contoso.com', '--now', now, '--format', 'json', '--lang', lang]);
    await equal(['cert', 'chain.pem', '--key', name, '--now', now, '--lang', lang]);
  });
  assert.deepEqual([...outcomes].sort(), [0, 1]);
});

test('several files, in any order', async () => {
  await equal(['cert', 'key.pem', 'leaf.pem', 'forged-chain.pem', '--now', now]);
  await equal(['cert', 'key.pem', 'other-key.pem', 'chain.pem', 'der.cer', 'text.pem', '--now', now, '--format', 'json']);
});

test('specs that name files beside them', async () => {
  const names = Object.keys(files);
  const specs = names.map((name, at) => {
    const [certificate, key] = at % 3 === 0 ? [name, 'key.pem'] : at % 3 === 1 ? ['chain.pem', name] : [name, 'missing.pem'];
    const spec = {
      operation: 'attach',
      workspace: { subscriptionId: '00000000-0000-0000-0000-000000000000', resourceGroup: 'ml-rg', name: 'ml-ws', location: 'eastus2' },
      name: 'myaks',
      cluster: { resourceGroup: 'rg', name: 'aks' },
      ssl: { cname: 'www.contoso.com', certPemFile: certificate, keyPemFile: key },
    };
    const file = `spec-${at}.json`;
    writeFileSync(path.join(folder, file), JSON.stringify(spec));
    return file;
  });
  writeFileSync(path.join(folder, 'folder.yaml'), 'operation: attach\nssl: { cname: a.b, certPemFile: ., keyPemFile: nowhere/../key.pem }\n');
  for (const format of ['json', 'text']) await equal(['check', '--now', now, '--format', format, ...specs, 'folder.yaml']);
  await equal(['check', '--now', now, '--format', 'json', '--lang', 'zh-CN', '--together', ...specs]);
  await equal(['plan', '--now', now, '--format', 'json', specs[0]]);
});

test('in JavaScript files are given by their names', async () => {
  await initCertificates();
  const spec = 'operation: attach\nssl: { cname: www.contoso.com, certPemFile: a/cert.pem, keyPemFile: b/key.pem }\n';
  assert.deepEqual(namedFiles(spec), ['a/cert.pem', 'b/key.pem']);
  const rules = (files) => check(spec, { now, files }).findings.filter(({ rule }) => ['TLS-PEM', 'TLS-MATCH'].includes(rule)).map(({ rule, status }) => `${rule} ${status}`);
  const [chain, key, other] = [sample('chain.pem'), sample('key.pem'), sample('other-key.pem')];
  assert.deepEqual(rules(undefined), ['TLS-PEM unknown']);
  assert.deepEqual(rules({ 'a/cert.pem': chain, 'b/key.pem': key.toString() }), []);
  assert.deepEqual(rules({ 'a/cert.pem': chain, 'b/key.pem': other }), ['TLS-MATCH fail']);
  assert.deepEqual(rules(Object.assign(Object.create(null), { 'a/cert.pem': chain, 'b/key.pem': key })), []);
  for (const files of [1, 'x', { a: 1 }, { a: null }, { a: { unreadable: 'x' } }]) {
    assert.throws(() => check(spec, { files }), /`files` is an object/);
  }
  for (const files of [undefined, {}, [1], [{}], [{ name: 'a' }], [{ name: 1, content: '' }]]) {
    assert.throws(() => inspectCertificates(files), /the files are an array/);
  }
  assert.deepEqual(inspectCertificates([]).findings, []);
});
