// The same corpus through the native command and through the module: equal to the byte.

import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';

import { check, checkAsScript, checkAsText, checkTogether, parseFacts, parseSpec, plan, recognise } from 'aks-compute';
import { parse } from 'yaml';

import { binary, checkout, forEach, run } from './command.mjs';
import { filesBeside } from '../../pkg/dist/command/named-files.js';
import { examples, files, mutants, ruleExamplesWithFacts } from './corpus/corpus.mjs';

const now = '2026-11-23T12:00:00Z';
const names = Object.keys(files);
const formatOf = (name) => (name.endsWith('.json') ? 'json' : 'yaml');

let folder;
before(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'aks-compute-parity-'));
  for (const name of names) writeFileSync(path.join(folder, name), files[name]);
  // What many of the specs name.
  for (const [name, sample] of [['cert.pem', 'chain.pem'], ['key.pem', 'key.pem']]) {
    cpSync(path.join(checkout, 'src/rules/tls/samples', sample), path.join(folder, name));
  }
});
after(() => rmSync(folder, { recursive: true, force: true }));

const bytes = (name) => Uint8Array.from(Buffer.from(files[name]));
/** What a call is told besides of a spec: its name, its notation, and the files that it names. */
const about = (name) => {
  const format = formatOf(name);
  return { input: name, format, files: filesBeside({ spec: bytes(name), format }, path.join(folder, name)) };
};
const native = (...call) => run(binary, [...call, '--now', now], { cwd: folder });

test('the corpus has every kind of spec', () => {
  assert.ok(names.length > 500, `${names.length} files`);
});

for (const lang of ['en', 'zh-CN']) {
  test(`reports are equal, ${lang}`, async () => {
    const { stdout } = await native('check', '--format', 'json', '--lang', lang, ...names);
    const lines = stdout.trimEnd().split('\n');
    assert.equal(lines.length, names.length);
    for (const [at, name] of names.entries()) {
      const report = check(bytes(name), { now, lang, ...about(name) });
      assert.equal(JSON.stringify(report), lines[at], name);
    }
  });

  test(`reports as text are equal, ${lang}`, async () => {
    const { stdout } = await native('check', '--lang', lang, ...names);
    const text = names.map((name) => checkAsText(bytes(name), { now, lang, ...about(name) }).text).join('');
    assert.equal(text, stdout);
  });

  test(`plans are equal, ${lang}`, async () => {
    await forEach(names, async (name) => {
      const { stdout } = await native('plan', '--format', 'json', '--lang', lang, name);
      assert.equal(`${JSON.stringify(plan(bytes(name), { now, lang, ...about(name) }))}\n`, stdout, name);
    });
  });
}

test('times are read alike, and shown as they were given', async () => {
  const times = [
    '2026-11-23T12:00:00Z', '2026-11-23T12:00:00+08:00', '2026-11-23T23:30:00.125-05:30', '2026-11-23t12:00:00z', '2024-02-29T00:00:00Z',
    '0000-01-01T00:00:00Z', '9999-12-31T23:59:59.999999999Z',
    '2026-11-23', '2026-11-23T12:00Z', '2026-11-23 12:00:00Z', '2025-02-29T00:00:00Z', '2026-11-23T24:00:00Z', '2026-11-23T12:00:60Z', 'now', '',
  ];
  for (const time of times) {
    const { stdout, code } = await run(binary, ['check', '--format', 'json', `--now=${time}`, 'create.yaml'], { cwd: folder });
    let line;
    try {
      line = `${JSON.stringify(check(bytes('create.yaml'), { now: time, ...about('create.yaml') }))}\n`;
    } catch (error) {
      assert.match(error.message, /now/);
      assert.equal(code, 2, time);
      continue;
    }
    assert.equal(line, stdout, time);
  }
});

test('reports with every option are equal', async () => {
  const { stdout } = await native('check', '--format', 'json', '--strict', '--deny', 'warnings', '--allow', 'LIFE-NO-SDK-SCALE', ...names);
  const options = { now, strict: true, denyWarnings: true, allow: ['LIFE-NO-SDK-SCALE'] };
  const reports = names.map((name) => JSON.stringify(check(bytes(name), { ...options, ...about(name) })));
  assert.equal(`${reports.join('\n')}\n`, stdout);
});

test('reports with facts are equal, whatever form the facts have', async () => {
  assert.ok(ruleExamplesWithFacts.length >= 3, `${ruleExamplesWithFacts.length} examples`);
  await forEach(ruleExamplesWithFacts.entries(), async ([at, { spec, facts }]) => {
    const [specName, factName] = [`with-facts-${at}.yaml`, `fact-${at}.json`];
    writeFileSync(path.join(folder, specName), spec);
    writeFileSync(path.join(folder, factName), facts);
    const { stdout } = await native('check', '--format', 'json', '--facts', factName, specName);
    const report = (facts) => `${JSON.stringify(check(spec, { now, input: specName, format: 'yaml', facts, files: filesBeside({ spec: Buffer.from(spec), format: 'yaml' }, path.join(folder, specName)) }))}\n`;
    const fact = { name: factName };
    assert.equal(report({ fact, data: facts }), stdout, spec);
    assert.equal(report([{ fact, data: Uint8Array.from(Buffer.from(facts)) }]), stdout, spec);
    // Without a name nothing else changes; in a value the data stands below the envelope.
    assert.equal(report(facts), stdout.replaceAll(`"fact":"${factName}"`, '"fact":""'), spec);
    // The items of a JavaScript array are facts of their own, each with pointers from its own root. A list that is one fact, as
    // that of node pools, which says that there are no others, stands in an array.
    const value = JSON.parse(facts);
    const items = Array.isArray(value) ? /"pointer":"\/\d+/g : '';
    const isPools = Array.isArray(value) && recognise(facts).some(({ kind }) => kind === 'nodePools');
    if (isPools) assert.notEqual(report(value), report(facts), spec);
    else assert.equal(report(value), report(facts).replaceAll(items, items && '"pointer":"'), spec);
    assert.equal(report([value]), report(facts), spec);
    const below = stdout.replaceAll(`{"fact":"${factName}","pointer":"`, '$&/data');
    assert.equal(report({ fact, data: JSON.parse(facts) }), below, spec);
  });
});

test('a spec that is parsed is found as right or wrong as its text, and what is no document throws what a check finds', () => {
  let wrong = 0;
  for (const name of names) {
    const format = formatOf(name);
    const { findings } = check(bytes(name), { now, format });
    const syntax = findings.find(({ rule, message }) => rule === 'SPEC-SYNTAX' || /stands here more than once/.test(message));
    if (syntax) {
      wrong += 1;
      assert.throws(() => parseSpec(bytes(name), { format }), { message: syntax.message }, name);
      continue;
    }
    // JavaScript has fewer numbers than a text.
    if (/\d{16}|\d\.0*(?:\s|$)|\de\d/.test(files[name])) continue;
    const verdicts = (report) => report.findings.map(({ rule, path: place, message }) => [rule, place, message]);
    assert.deepEqual(verdicts(check(parseSpec(bytes(name), { format }), { now })), verdicts({ findings }), name);
  }
  assert.ok(wrong > 5, `${wrong} files that are no document`);
  assert.throws(() => parseSpec('a: [', { lang: 'zh-CN' }), /[\u4e00-\u9fff]/);
  assert.throws(() => parseSpec({ text: 'operation: create' }, { color: 1 }), Error);
  assert.equal(parseSpec('ssl: { keyPem: "-----BEGIN PRIVATE KEY-----" }').ssl.keyPem, '-----BEGIN PRIVATE KEY-----');
});

test('what is recognised has its name and its kind, and what is not throws what a check throws', () => {
  const id = '/subscriptions/s/resourceGroups/rg/providers/Microsoft.ContainerService/managedClusters/aks';
  const cluster = { id, location: 'eastus2' };
  const summary = { kind: 'cluster', about: id, count: 1 };
  assert.deepEqual(recognise(cluster), [summary]);
  assert.deepEqual(recognise([cluster, JSON.stringify(cluster)]), [summary, summary]);
  for (const data of [cluster, JSON.stringify(cluster), Buffer.from(JSON.stringify(cluster)), [cluster]]) {
    assert.deepEqual(recognise({ fact: { name: 'a.json', kind: 'Cluster' }, data }), [{ ...summary, name: 'a.json' }]);
  }
  // An envelope that a command or a person wrote may stand in a file that has a name of its own.
  const inner = JSON.stringify({ fact: { name: 'inner' }, data: cluster });
  assert.deepEqual(recognise(inner), [{ ...summary, name: 'inner' }]);
  assert.deepEqual(recognise({ fact: { name: 'file' }, data: inner }), [{ ...summary, name: 'file' }]);
  assert.deepEqual(recognise([]), []);
  const message = (call) => {
    try {
      return call();
    } catch (error) {
      return `${error.constructor.name}: ${error.message}`;
    }
  };
  const bad = [
    {}, '', 'no: fact', [[]], 1, null, { fact: { kind: 'x' }, data: '{}' }, { fact: {}, data: '' }, { fact: {}, data: null }, { fact: 1, data: '{}' },
    { fact: { kind: 'quota' }, data: cluster }, Uint8Array.of(255), '\ud800', { fact: { name: '\ud800' }, data: '{}' }, { fact: {}, data: '\ud800' },
  ];
  for (const fact of bad) {
    for (const lang of ['en', 'zh-CN']) {
      const said = message(() => recognise([fact], { lang }));
      assert.match(said, /^Error: facts: /, JSON.stringify(fact));
      assert.equal(said, message(() => check('', { facts: [fact], lang })));
    }
  }
});

test('a fact that is a value may be as large as one that is text', () => {
  const tag = (number) => ({ name: `Service${number}`, properties: { addressPrefixes: Array.from({ length: 60 }, () => '20.1.2.3/32') } });
  const values = [{ name: 'AzureMachineLearning.EastUS2', properties: { addressPrefixes: ['20.1.0.0/28'] } }, ...Array.from({ length: 3000 }, (_, number) => tag(number))];
  const file = { changeNumber: 1, cloud: 'Public', values };
  assert.ok(JSON.stringify(file).length > 2 << 20);
  assert.deepEqual(recognise(file), recognise(JSON.stringify(file)));
  assert.equal(recognise(file).length, 1);
});

test('facts that were read before decide what they decide when they are read in the call', () => {
  const entries = Object.entries(ruleExamplesWithFacts);
  assert.ok(entries.length > 5);
  for (const [name, { spec, facts }] of entries) {
    const envelope = { fact: { name: 'a.json' }, data: facts };
    const parsed = parseFacts(envelope);
    const said = check(spec, { facts: envelope, now });
    assert.deepEqual(recognise(parsed), recognise(envelope), name);
    // It is not used up, and stands beside facts of any other form.
    for (let times = 0; times < 2; times += 1) assert.deepEqual(check(spec, { facts: parsed, now }), said, name);
    assert.deepEqual(recognise([parsed, facts, parsed]).length, 3 * recognise(facts).length, name);
    assert.deepEqual(recognise(parseFacts([parsed])), recognise(envelope), name);
    parsed.free();
    assert.throws(() => check(spec, { facts: parsed, now }), Error, name);
  }
  assert.throws(() => parseFacts('no: fact', { lang: 'zh-CN' }), /^Error: facts: 无法识别/);
});

test('scripts are equal', async () => {
  const cloudOf = (name) => /cloud: (\w+)/.exec(examples[name])?.[1] ?? 'AzureCloud';
  const china = Object.keys(examples).filter((name) => cloudOf(name) === 'AzureChinaCloud');
  assert.ok(china.length > 5);
  for (const lang of ['en', 'zh-CN']) {
    const { stdout, stderr } = await native('check', '--format', 'script', '--lang', lang, ...china);
    const rendering = checkAsScript(china.map((name) => ({ spec: bytes(name), ...about(name) })), { now, lang });
    assert.equal(rendering.script, stdout);
    assert.equal(rendering.text, stderr);
    assert.equal(rendering.reports.length, china.length);
  }
});

test('specs that are checked together get equal reports', async () => {
  const some = names.filter((name) => name.startsWith('attach') || name.startsWith('create') || name.startsWith('mutant'));
  const { stdout } = await native('check', '--format', 'json', '--together', ...some);
  const specs = some.map((name) => ({ spec: bytes(name), ...about(name) }));
  const reports = checkTogether(specs, { now }).map(({ report }) => JSON.stringify(report));
  assert.equal(`${reports.join('\n')}\n`, stdout);
});

describe('a value gets the report of its text', () => {
  const withoutPositions = (report) => ({
    ...report,
    findings: report.findings.map(({ position, ...finding }) => finding),
  });
  const values = {
    ...mutants,
    ...Object.fromEntries(Object.entries(examples).map(([name, text]) => [name, parse(text)])),
  };

  test('on the short way', () => {
    for (const [name, spec] of Object.entries(values)) {
      const text = check(JSON.stringify(spec), { now, format: 'json' });
      assert.deepEqual(check(spec, { now }), withoutPositions(text), name);
    }
  });

  test('on the long way', () => {
    for (const [name, spec] of Object.entries(values)) {
      // An object of a class is not taken for a plain one.
      class Fields {}
      const unusual = Object.assign(new Fields(), spec);
      const text = check(JSON.stringify(spec), { now, format: 'json' });
      assert.deepEqual(check(unusual, { now }), withoutPositions(text), name);
    }
  });
});
