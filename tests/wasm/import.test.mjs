// Imports through the native command and through the module: equal to the byte, and nothing that JavaScript can hand
// over gets more than a thrown Error.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';

import { check, importSpec, plan } from 'aks-compute';

import { binary, forEach, run } from './command.mjs';
import { badInput } from './corpus/bad-input.mjs';
import { examples, mutants } from './corpus/corpus.mjs';

const now = '2026-11-23T12:00:00Z';
const group = '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-rg';

/** What the plans of all examples write that an import reads, by file name, and what goes with it. */
const documents = Object.fromEntries(
  Object.entries(examples).flatMap(([name, spec]) => {
    const { artifacts } = plan(spec, { now });
    const text = (kind) => artifacts.find((artifact) => artifact.kind === kind)?.text;
    const [template, parameters, requests] = ['arm', 'parameters', 'rest'].map(text);
    return [
      ...(template === undefined ? [] : [[`${name}.template.json`, { text: template, parameters, resourceGroup: group, cloud: 'AzureCloud' }]]),
      ...(template === undefined ? [] : [[`${name}.alone.json`, { text: template }]]),
      ...(requests === undefined || requests === '[]\n' ? [] : [[`${name}.requests.json`, { text: requests }]]),
    ];
  }),
);

let folder;
before(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'aks-compute-import-'));
});
after(() => rmSync(folder, { recursive: true, force: true }));

/** What the native command says of a file that lies in the folder. */
async function native(name, { parameters, resourceGroup, cloud }, lang, format) {
  const call = ['import', name, '--lang', lang, '--format', format];
  if (parameters !== undefined) call.push('--parameters', `${name}.parameters`);
  if (resourceGroup !== undefined) call.push('--resource-group', resourceGroup);
  if (cloud !== undefined) call.push('--cloud', cloud);
  return run(binary, call, { cwd: folder });
}

test('the corpus has templates and requests', () => {
  const names = Object.keys(documents);
  for (const kind of ['template', 'alone', 'requests']) assert.ok(names.filter((name) => name.includes(kind)).length > 5, kind);
});

for (const lang of ['en', 'zh-CN']) {
  test(`specs and what they do not hold are equal, ${lang}`, async () => {
    await forEach(Object.entries(documents), async ([name, { text, ...options }]) => {
      writeFileSync(path.join(folder, name), text);
      writeFileSync(path.join(folder, `${name}.parameters`), options.parameters ?? '');
      const [yaml, json] = await Promise.all(['yaml', 'json'].map((format) => native(name, options, lang, format)));
      const imported = importSpec(text, { ...options, lang });
      assert.equal(imported.yaml, yaml.stdout, name);
      assert.deepEqual(imported.spec, JSON.parse(json.stdout), name);
      const place = (pointer) => pointer || (lang === 'en' ? 'the document' : '文档');
      const lines = imported.lost.map(({ pointer, what }) => `${place(pointer)}${lang === 'en' ? ': ' : '：'}${what}\n`);
      assert.equal(lines.join(''), yaml.stderr, name);
      assert.equal(imported.lost.length > 0, name.includes('alone') || /tls-custom/.test(name), name);
    });
  });

  test(`what is no document is refused in the same words, ${lang}`, async () => {
    const bad = Object.entries(badInput).filter(([, bytes]) => Buffer.byteLength(bytes) < 1 << 20);
    assert.ok(bad.length > 10);
    await forEach(bad, async ([name, bytes]) => {
      writeFileSync(path.join(folder, name), bytes);
      const { stderr, code } = await native(name, {}, lang, 'yaml');
      const format = name.endsWith('.json') ? 'json' : 'yaml';
      let said;
      try {
        importSpec(Uint8Array.from(Buffer.from(bytes)), { lang, format });
      } catch (error) {
        said = error.message;
      }
      assert.equal(code, 2, name);
      assert.equal(`aks-compute: ${name}${lang === 'en' ? ': ' : '：'}${said}\n`, stderr, name);
    });
  });
}

test('text, bytes and values are the same document', () => {
  for (const [name, { text, parameters, ...options }] of Object.entries(documents)) {
    const imported = importSpec(text, { ...options, parameters });
    const value = (text) => text && JSON.parse(text);
    const bytes = (text) => text && Uint8Array.from(Buffer.from(text));
    assert.deepEqual(importSpec(value(text), { ...options, parameters: value(parameters) }), imported, name);
    assert.deepEqual(importSpec(bytes(text), { ...options, parameters: bytes(parameters) }), imported, name);
  }
});

test('what is imported gets the report of its YAML', () => {
  for (const [name, { text, ...options }] of Object.entries(documents)) {
    const { spec, yaml } = importSpec(text, options);
    const rules = (report) => report.findings.map(({ rule, path }) => rule + path);
    assert.deepEqual(rules(check(spec, { now })), rules(check(yaml, { now })), name);
  }
});

test('whatever is handed over gets a spec or an Error, and the module lives on', () => {
  const throwing = new Proxy({}, { ownKeys() { throw new Error('from the caller'); } });
  const cycle = { resources: [] };
  cycle.resources.push(cycle);
  let deep = {};
  for (let level = 0; level < 100_000; level += 1) deep = { resources: [deep] };
  const compute = { type: 'Microsoft.MachineLearningServices/workspaces/computes', properties: { computeType: 'AKS', resourceId: () => 1, new: 3n } };
  const odd = [undefined, null, 1, 3n, Symbol('x'), () => 1, new Map(), '', '\ud800', [], [[]], {}, throwing, cycle, deep, { resources: [compute] }];
  for (const document of [...odd, ...Object.values(mutants)]) {
    for (const options of [{}, { parameters: document }, { resourceGroup: 'x' }]) {
      try {
        const { spec, yaml, lost } = importSpec(document, options);
        assert.equal(typeof spec, 'object');
        assert.ok(yaml.endsWith('\n') && Array.isArray(lost));
      } catch (error) {
        assert.ok(error instanceof Error && error.name !== 'RuntimeError', `${error}`);
        assert.ok(error.message.length > 0);
      }
    }
  }
  assert.deepEqual(
    importSpec({ resources: [compute] }).lost.map(({ pointer }) => pointer).sort(),
    ['', '/resources/0/properties/new', '/resources/0/properties/resourceId'],
  );
  assert.throws(() => importSpec({ resources: [compute] }, { resourceGroup: 1 }), /resourceGroup/);
  assert.throws(() => importSpec({ resources: [compute] }, { parameters: '[]' }), /^Error: parameters: not a parameters file/);
});
