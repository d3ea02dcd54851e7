// `npx aks-compute` beside the Rust command: the same call, the same output to the byte, the same exit code.

import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { after, before, describe, test } from 'node:test';

import { badInput } from '../wasm/corpus/bad-input.mjs';
import { binary, checkout, run } from '../wasm/command.mjs';

const script = path.join(checkout, 'pkg', 'dist', 'command.js');
const at = ['--now', '2026-11-23T12:00:00Z'];
const environment = { ...process.env, LC_ALL: 'C', NO_COLOR: undefined };

const versionsTable = `\ufeffKubernetesVersion    Upgrades\r
-------------------  ----------------------------------------\r
1.18.4(preview)      None available\r
1.17.9               1.18.4(preview)\r
1.16.13              1.17.9\r
`;

let folder;
before(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'aks-compute-command-'));
  const write = (name, text) => writeFileSync(path.join(folder, name), text);
  const example = (name) => readFileSync(path.join(checkout, 'examples', name), 'utf8');
  write('create.yaml', example('create.yaml'));
  write('update.yaml', example('update-tls.yaml'));
  write('bad.yaml', 'operation: create\nname: 1\nagentCounts: 3\n');
  write('three.jsonl', '{"operation":"create"}\r\n\n  \n{"operation":"attach","name":"a"}\nno json');
  write('empty.jsonl', '');
  write('facts.json', '{"a":1}');
  const cluster = '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/myresourcegroup/providers/Microsoft.ContainerService/managedClusters/myexistingcluster';
  const leaky = JSON.stringify({ id: cluster, location: 'chinaeast2', apiServerAccessProfile: { enablePrivateCluster: true, enablePrivateClusterPublicFqdn: true } });
  write('attach.yaml', example('attach.yaml'));
  write('cluster.json', leaky);
  write('enveloped.json', `{"fact":{"kind":"cluster","name":"other","cloud":"AzureCloud"},"data":${leaky}}`);
  mkdirSync(path.join(folder, 'facts', 'deep.json'), { recursive: true });
  mkdirSync(path.join(folder, 'mixed'));
  for (const name of ['10.json', '9.JSON', 'no.md']) write(`facts/${name}`, name === 'no.md' ? 'x' : leaky);
  for (const name of ['a.txt', 'b.yaml']) write(`mixed/${name}`, name === 'a.txt' ? 'nothing: known' : leaky);
  write('quota=eastus.json', leaky);
  write('usage@now=1.json', leaky);
  write('us.yaml', example('attach.yaml').replace('AzureChinaCloud', 'AzureUSGovernment'));
  write('catalog.json', '{"regions":[{"name":1}]}');
  write('versions.txt', versionsTable);
  write('versions.json', JSON.stringify({
    id: '/subscriptions/s/providers/Microsoft.ContainerService/locations/chinaeast2/orchestrators',
    orchestrators: [
      { orchestratorType: 'Kubernetes', orchestratorVersion: '1.16.13', default: true, upgrades: [{ orchestratorType: '', orchestratorVersion: '1.18.6', isPreview: true }] },
      { orchestratorType: 'Kubernetes', orchestratorVersion: '1.18.6', isPreview: true, upgrades: null },
    ],
  }));
  write('utf-16.txt', Buffer.from(versionsTable, 'utf16le'));
  write('notes.txt', 'operation: create\n');
  mkdirSync(path.join(folder, 'specs', 'deep'), { recursive: true });
  mkdirSync(path.join(folder, 'nothing'));
  for (const name of ['b.yaml', 'a.yml', 'C.JSON', 'deep/d.jsonl', 'no.txt', '中.yaml']) write(`specs/${name}`, '{"operation":"detach"}');
  symlinkSync('..', path.join(folder, 'specs', 'loop'));
  mkdirSync(path.join(folder, 'bad'));
  for (const [name, bytes] of Object.entries(badInput)) write(path.join('bad', name), bytes);
  write('closed.yaml', '');
  chmodSync(path.join(folder, 'closed.yaml'), 0);
  const compute = { name: "[concat(parameters('ws'), '/myaks')]", type: 'Microsoft.MachineLearningServices/workspaces/computes', properties: { computeType: 'AKS', resourceId: '/c' } };
  write('template.json', JSON.stringify({ parameters: { ws: { type: 'string' } }, resources: [compute] }));
  write('template.parameters.json', '{"parameters":{"ws":{"value":"ml-ws"}}}');
  write('main.tf', 'resource "x" "y" {\n}\n');
});
after(() => rmSync(folder, { recursive: true, force: true }));

/** Both commands with the same call. */
async function both(call, { input, env = environment } = {}) {
  const options = { cwd: folder, env, input, timeout: 60_000 };
  const [rust, node] = await Promise.all([run(binary, call, options), run(process.execPath, [script, ...call], options)]);
  return { rust, node };
}

describe('equal in every byte', () => {
  const calls = {
    'no error': ['check', ...at, 'create.yaml'],
    'errors': ['check', ...at, 'bad.yaml', 'create.yaml'],
    'in Chinese': ['check', ...at, '--lang', 'zh_CN.UTF-8', 'bad.yaml'],
    'in colour': ['check', ...at, '--color', 'always', 'bad.yaml', 'create.yaml'],
    'as JSON': ['check', ...at, '--format=json', 'bad.yaml', 'create.yaml'],
    'strict': ['check', ...at, '--strict', 'create.yaml'],
    'warnings denied': ['check', ...at, '--deny', 'warnings', '--allow', 'X', '--allow', 'Y', 'create.yaml'],
    'a folder': ['check', ...at, '--format', 'json', 'specs'],
    'a folder with a slash': ['check', ...at, '--format', 'json', './specs/'],
    'together': ['check', ...at, '--together', 'create.yaml', 'create.yaml', 'three.jsonl'],
    'a spec a line': ['check', ...at, 'three.jsonl', 'empty.jsonl'],
    'bad input': ['check', ...at, '--format', 'json', 'bad'],
    'bad input as text': ['check', ...at, 'bad'],
    'a name without an extension that is known': ['check', ...at, 'notes.txt'],
    'a missing file': ['check', 'create.yaml', 'missing.yaml'],
    'a missing file in Chinese': ['check', '--lang', 'zh-CN', 'missing.yaml'],
    'a file as a folder': ['check', 'create.yaml/x.yaml'],
    'a folder without a spec': ['check', 'nothing'],
    'a folder of specs as facts': ['check', '--facts', 'specs', 'create.yaml'],
    'facts of unknown shape': ['check', '--facts', 'facts.json', 'create.yaml'],
    'a fact that decides': ['check', ...at, '--facts', 'cluster.json', 'attach.yaml'],
    'a fact that decides, as JSON': ['check', ...at, '--format', 'json', '--facts', 'cluster.json', 'attach.yaml'],
    'a fact of which the kind is said': ['check', ...at, '--format', 'json', '--facts', 'CLUSTER=cluster.json', 'attach.yaml'],
    'a fact of which kind and scope are said': ['check', ...at, '--format', 'json', '--facts', 'cluster@chinaeast2=cluster.json', 'attach.yaml'],
    'a fact of another cloud, with a name in its envelope': ['check', ...at, '--format', 'json', '--facts', 'enveloped.json', 'attach.yaml'],
    'a fact of another kind than is said': ['check', '--facts', 'computes=cluster.json', 'attach.yaml'],
    'a kind that there is not': ['check', '--facts', 'clusters@x=cluster.json', '--lang', 'zh-CN', 'attach.yaml'],
    'a kind and a missing file': ['check', '--facts', 'cluster=missing.json', 'attach.yaml'],
    'a kind without a scope': ['check', '--facts', 'cluster@=cluster.json', 'attach.yaml'],
    'a path that looks like a kind': ['check', ...at, '--format', 'json', '--facts', './quota=eastus.json', 'attach.yaml'],
    'a path with signs in it': ['check', ...at, '--format', 'json', '--facts', 'usage@now=1.json', 'attach.yaml'],
    'a folder of facts': ['check', ...at, '--format', 'json', '--facts', 'facts', 'attach.yaml'],
    'a folder of facts with a slash and a kind': ['check', ...at, '--format', 'json', '--facts', 'cluster=facts/', 'attach.yaml'],
    'a folder with a fact that is not understood': ['check', '--facts', 'mixed', 'attach.yaml'],
    'a folder without a fact': ['check', '--facts', 'nothing', '--lang', 'zh-CN', 'attach.yaml'],
    'several facts': ['check', ...at, '--format', 'json', '--facts', 'facts', '--facts', 'cluster=cluster.json', 'attach.yaml'],
    'facts of a plan': ['plan', ...at, '--facts', 'facts', 'attach.yaml'],
    'standard input for both': ['check', '--facts', '-', '-'],
    'standard input for a fact twice': ['check', '--facts', '-', '--facts', 'cluster=-', 'attach.yaml'],
    'standard input for both in a plan': ['plan', '--facts', 'cluster=-', '-', '--lang', 'zh-CN'],
    'a script': ['check', ...at, '--format', 'script', 'attach.yaml'],
    'a script in Chinese, in colour': ['check', ...at, '--format', 'script', '--lang', 'zh-CN', '--color', 'always', 'attach.yaml', 'create.yaml'],
    'a script of all': ['check', ...at, '--format', 'script', 'attach.yaml', 'bad.yaml', 'three.jsonl', 'attach.yaml'],
    'a script of specs together': ['check', ...at, '--format', 'script', '--together', 'attach.yaml', 'attach.yaml'],
    'a script where a fact is known': ['check', ...at, '--format', 'script', '--facts', 'cluster.json', 'attach.yaml'],
    'a script of nothing': ['check', ...at, '--format', 'script', 'empty.jsonl'],
    'a script of several clouds': ['check', ...at, '--format', 'script', 'attach.yaml', 'us.yaml'],
    'a catalog that is wrong': ['check', '--catalog', 'catalog.json', 'create.yaml'],
    'a plan': ['plan', ...at, 'create.yaml'],
    'a plan of a bad spec': ['plan', ...at, 'bad.yaml'],
    'a whole plan': ['plan', ...at, '--format', 'json', 'create.yaml'],
    'a whole plan of a bad spec': ['plan', ...at, '--format', 'json', 'bad.yaml'],
    'an artifact': ['plan', ...at, '--only', 'steps', '--lang', 'zh-CN', 'create.yaml'],
    'an artifact that cannot be made': ['plan', ...at, '--only', 'rest', 'update.yaml'],
    'a plan of a folder': ['plan', 'specs'],
    'a template of an update': ['plan', ...at, '--only', 'arm', '--lang', 'zh', 'update.yaml'],
    'an import': ['import', 'template.json', '--parameters', 'template.parameters.json'],
    'an import as JSON, in Chinese': ['import', 'template.json', '--format', 'json', '--lang', 'zh-CN', '--cloud', 'AzureChinaCloud'],
    'an import of a template that goes somewhere': ['import', 'template.json', '--resource-group', '/subscriptions/s/resourceGroups/rg'],
    'an import with a resource group that is none': ['import', 'template.json', '--resource-group', 'rg', '--lang', 'zh-CN'],
    'an import of a spec': ['import', 'create.yaml'],
    'an import of another language': ['import', 'main.tf'],
    'an import of lines': ['import', 'three.jsonl'],
    'an import of bytes that are no text': ['import', 'utf-16.txt', '--lang', 'zh-CN'],
    'an import of a missing file': ['import', 'missing.json'],
    'an import with parameters that are none': ['import', 'template.json', '--parameters', 'notes.txt'],
    'an import with parameters that are no document': ['import', 'template.json', '--parameters', 'utf-16.txt', '--lang', 'zh-CN'],
    'an import of standard input twice': ['import', '-', '--parameters', '-'],
    'help of import': ['import', '--help'],
    'an error': ['explain', '(QuotaExceeded) exceeding approved Total Regional Cores quota'],
    'an error in Chinese, in colour': ['explain', '--lang', 'zh-CN', '--color', 'always', 'Load Balancers should not have public IPs'],
    'an error in several words': ['explain', 'Pre-allocated', 'IPs', '333', 'exceeds', 'IPs', 'available'],
    'an error as JSON': ['explain', '--format', 'json', '{"error":{"code":"DeploymentFailed","details":[{"code":"Conflict"}]}}'],
    'an error that is unknown': ['explain', '(QuantumFlux) x'],
    'a key as an error': ['explain', '-----BEGIN PRIVATE KEY-----\nMIGH\n-----END PRIVATE KEY-----\n'],
    'a key as a spec': ['check', '-----BEGIN PRIVATE KEY-----\nMIGH\n-----END PRIVATE KEY-----\n'],
    'a key as a file': ['cert', 'chain.pem', '--lang', 'zh-CN', '--key=-----BEGIN PRIVATE KEY-----\nMIGH\n-----END PRIVATE KEY-----\n'],
    'an error and a key in words': ['--lang', 'zh-CN', 'explain', 'QuotaExceeded', '-----BEGIN', 'PRIVATE', 'KEY-----', '--format', 'json'],
    'the schema of explanations': ['schema', 'explanation'],
    'help of explain': ['explain', '--help'],
    'rules': ['rules'],
    'a rule': ['rules', 'NAME-COMPUTE', '--lang', 'zh-CN'],
    'rules as JSON': ['rules', '--format', 'json'],
    'a rule as Markdown': ['rules', '--format', 'markdown', 'SPEC-KEY'],
    'all rules as Markdown': ['rules', '--format', 'markdown', '--lang', 'zh-CN'],
    'a rule that there is not': ['rules', 'NO-RULE'],
    'the schema of specs': ['schema', 'spec', '--lang', 'zh-CN'],
    'the schema of reports': ['schema', 'report'],
    'scenarios': ['init'],
    'a scenario': ['init', 'attach-tls-auto', '--cloud', 'AzureUSGovernment'],
    'a scenario that there is not': ['init', 'fly'],
    'a cloud that there is not': ['init', 'create', '--cloud', 'x', '--lang', 'zh-CN'],
    'sizes': ['catalog', 'sizes', 'd3', 'V2'],
    'regions as JSON': ['catalog', 'regions', '--format', 'json'],
    'api-versions': ['catalog', 'api-versions'],
    'versions of a region': ['catalog', 'versions', '--facts', 'versions.txt'],
    'versions of a region in Chinese': ['catalog', 'versions', '1.18', '--facts', 'versions.json', '--lang', 'zh-CN'],
    'versions of a region as JSON': ['catalog', 'versions', '--facts=versions.json', '--format', 'json'],
    'versions in what has none': ['catalog', 'versions', '--facts', 'facts.json'],
    'versions in what has none, in Chinese': ['catalog', 'versions', '--facts', 'create.yaml', '--lang', 'zh-CN'],
    'versions in a missing file': ['catalog', 'versions', '--facts', 'missing.txt'],
    'versions in bytes that are no text': ['catalog', 'versions', '--facts', 'utf-16.txt'],
    'help': ['--help'],
    'short help': ['plan', '-h'],
    'help of a command': ['help', 'catalog'],
    'help of what sends requests': ['submit', '--help'],
    'short help of what sends requests': ['facts', '-h'],
    'help of a command that sends requests': ['help', 'detach'],
    'the version': ['--version'],
    'the version of a command': ['check', '-V'],
    'no command': [],
    'completions': ['completions', 'fish'],
  };
  for (const [name, call] of Object.entries(calls)) {
    test(name, async () => {
      const { rust, node } = await both(call);
      assert.equal(node.stdout, rust.stdout);
      assert.equal(node.stderr, rust.stderr);
      assert.equal(node.code, rust.code);
    });
  }

  test('versions on standard input', async () => {
    for (const input of [versionsTable, '', 'hello', '{"orchestrators":']) {
      const { rust, node } = await both(['catalog', 'versions', '--facts', '-'], { input });
      assert.deepEqual(node, rust);
    }
  });

  test('an error on standard input', async () => {
    const errors = ['ERROR: (Forbidden) x\n', '', '\ufeff{"code":"Quantum\ud800Flux"}', Buffer.from([0xff, 0xfe, 0x34]), 'x'.repeat((1 << 20) + 1)];
    for (const input of errors) {
      const { rust, node } = await both(['explain', '-'], { input });
      assert.deepEqual(node, rust);
    }
  });

  test('standard input', async () => {
    for (const input of ['operation: create\n', '', '{"operation":', '\ufeffname: x']) {
      const { rust, node } = await both(['check', ...at, '-'], { input });
      assert.deepEqual(node, rust);
    }
  });

  test('an import of standard input', async () => {
    for (const input of ['', '{', 'a: ]', '\ufeffproperties: { computeType: AKS, resourceId: /c }\n', '[]', '['.repeat(1 << 20)]) {
      const { rust, node } = await both(['import', '-'], { input });
      assert.deepEqual(node, rust);
    }
  });

  test('a fact on standard input', async () => {
    const input = readFileSync(path.join(folder, 'cluster.json'), 'utf8');
    for (const facts of ['-', 'cluster=-']) {
      const { rust, node } = await both(['check', ...at, '--format', 'json', '--facts', facts, 'attach.yaml'], { input });
      assert.deepEqual(node, rust);
      assert.match(rust.stdout, /"related":\[\{"fact":"-"/);
    }
  });

  test('the locale', async () => {
    for (const env of [{ LC_ALL: 'zh_CN.UTF-8' }, { LC_ALL: '', LC_MESSAGES: 'zh', LANG: 'en' }, { LC_ALL: 'fr_FR', LANG: 'zh_CN' }]) {
      const { rust, node } = await both(['check', ...at, 'bad.yaml'], { env: { ...environment, ...env } });
      assert.deepEqual(node, rust);
    }
  });

  test('the files of a plan', async () => {
    const { rust: rustFirst } = await both(['--version']);
    assert.equal(rustFirst.code, 0);
    const plan = async (program, call, out) => {
      const { stdout, code } = await run(program, [...call, 'plan', ...at, 'create.yaml', '--out', out], { cwd: folder, env: environment });
      assert.equal(code, 0);
      const names = readdirSync(path.join(folder, out)).sort();
      return { stdout: stdout.replaceAll(out, 'OUT'), files: Object.fromEntries(names.map((name) => [name, readFileSync(path.join(folder, out, name), 'utf8')])) };
    };
    assert.deepEqual(await plan(process.execPath, [script], 'out-node'), await plan(binary, [], 'out-rust'));
  });
});

describe('a wrong call ends with 2 and a word on standard error', () => {
  const calls = [
    ['bogus'], ['check'], ['check', '--bogus', 'x'], ['check', '--lang', 'xx', 'create.yaml'], ['check', '--format', 'xml', 'create.yaml'],
    ['check', '--now', '1', 'create.yaml'], ['check', '--strict', '--strict', 'create.yaml'], ['check', '--deny', 'errors', 'create.yaml'],
    ['check', '--only', 'arm', 'create.yaml'], ['check', '--facts'], ['check', '--facts', '', 'create.yaml'], ['plan'], ['plan', 'create.yaml', 'bad.yaml'],
    ['plan', '--out', 'a', '--only', 'arm', 'create.yaml'], ['plan', '--only', 'arm', '--format', 'json', 'create.yaml'],
    ['explain'], ['explain', '--fromat', 'x'], ['explain', '--format', 'yaml', 'x'], ['explain', '--facts', 'x', 'y'],
    ['plan', '--only', 'pulumi', 'create.yaml'], ['schema'], ['schema', 'plan'], ['catalog'], ['catalog', 'prices'],
    ['catalog', 'sizes', '--facts', 'versions.txt'], ['catalog', 'versions', '--facts', 'versions.txt', '--facts', 'versions.txt'],
    ['catalog', 'versions', '--facts', 'versions.txt', '--catalog', 'catalog.json'], ['catalog', 'versions', '--facts'], ['rules', 'A', 'B'],
    ['init', '--facts', 'x'], ['import'], ['import', 'a', 'b'], ['import', 'template.json', '--cloud', 'x'], ['import', 'template.json', '--format', 'text'], ['completions', 'tcsh'], ['help', 'bogus'], ['--color', 'sometimes', 'rules'],
  ];
  for (const call of calls) {
    test(call.join(' '), async () => {
      const { rust, node } = await both(call);
      assert.equal(rust.code, 2);
      assert.equal(node.code, 2, node.stdout);
      assert.equal(node.stdout, '');
      assert.match(node.stderr, /^(error|aks-compute): /);
    });
  }
});

test('a reader that has seen enough ends the command quietly', async () => {
  const { stderr, code } = await run('bash', ['-c', `"${process.execPath}" "${script}" catalog sizes | head -1; exit "\${PIPESTATUS[0]}"`], { cwd: folder });
  assert.equal(stderr, '');
  assert.equal(code, 0);
});
