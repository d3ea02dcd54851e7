// `detach`, `status` and `facts`.

import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';

import { computeType, startHost } from './host.mjs';

let host;
let spec;
beforeEach(async () => {
  host = await startHost();
  spec = host.example('attach.yaml');
});
afterEach(() => host.close());

const attached = async () => {
  const { code, stderr } = await host.run(['submit', 'attach.yaml', ...host.now, '--done', 'all']);
  assert.equal(code, 0, stderr);
};

describe('detach', () => {
  const detach = (...more) => host.run(['detach', 'attach.yaml', ...host.now, '--done', 'all', ...more]);

  test('takes the compute away and leaves the cluster', async () => {
    await attached();
    const { code, stdout, stderr } = await detach();
    assert.equal(code, 0, stderr);
    assert.match(stderr, /DELETE myaks \(correlation id/);
    assert.match(stdout, /computes\/myaks is not in the workspace any more/);
    assert.equal(host.arm.journal.deletions(computeType), 1);
    assert.equal(host.arm.resources('Microsoft.ContainerService/managedClusters').length, 1);
  });

  test('deletes the cluster where that is said', async () => {
    await attached();
    const { code, stderr } = await detach('--delete-cluster');
    assert.equal(code, 0, stderr);
    assert.equal(host.arm.journal.deletions(computeType), 1);
    const [request] = host.arm.journal.requestsOf('DELETE');
    assert.equal(request.query.underlyingresourceaction, 'Delete');
  });

  test('has nothing to do where there is no compute', async () => {
    const { code, stdout, stderr } = await detach();
    assert.equal(code, 0, stderr);
    assert.match(stdout, /not in the workspace any more; nothing had to be sent/);
    assert.equal(host.arm.journal.requestsOf('DELETE').length, 0);
  });
});

describe('a spec with errors', () => {
  test('is enough to detach and to look, where it says which compute', async () => {
    await attached();
    host.write('attach.yaml', `${host.read('attach.yaml')}agentCounts: 3\n`);
    const looked = await host.run(['status', 'attach.yaml', ...host.here]);
    assert.match(looked.stdout, /computes\/myaks: Succeeded/);
    const { code, stderr } = await host.run(['detach', 'attach.yaml', ...host.now, '--done', 'all']);
    assert.equal(code, 0, stderr);
    assert.equal(host.arm.journal.deletions(computeType), 1);
  });

  for (const command of ['status', 'detach']) {
    test(`that does not is found wrong by ${command}`, async () => {
      host.write('attach.yaml', host.read('attach.yaml').replace(/^name: .*$/m, 'name: a'));
      const { code, stderr } = await host.run([command, 'attach.yaml', ...(command === 'status' ? host.here : host.now)]);
      assert.equal(code, 1);
      assert.match(stderr, /error\[NAME-COMPUTE\]/);
      assert.equal(host.arm.journal.requests.length, 0);
    });
  }
});

describe('status', () => {
  const status = (...more) => host.run(['status', 'attach.yaml', ...host.here, ...more]);

  test('shows what there is, and changes nothing', async () => {
    const before = await status();
    assert.equal(before.code, 0, before.stderr);
    assert.match(before.stdout, /^compute \/subscriptions\/\S+\/computes\/myaks: absent\ncluster \S+: Succeeded/);
    await attached();
    const after = await status();
    assert.equal(after.code, 0);
    assert.match(after.stdout, /computes\/myaks: Succeeded\n/);
    assert.match(after.stdout, /deployment aks-compute-myaks-\S+-1: Succeeded/);
    assert.equal(host.arm.journal.requestsOf('PUT').length, 1);
  });

  test('as JSON', async () => {
    const { stdout, code } = await status('--json');
    assert.equal(code, 0);
    assert.equal(JSON.parse(stdout).compute.state, 'absent');
  });

  test('ends with 1 where something may not be looked at, and names it', async () => {
    host.arm.deny('Microsoft.MachineLearningServices/workspaces/computes/read');
    const { code, stdout } = await status();
    assert.equal(code, 1);
    assert.match(stdout, /computes\/myaks: unknown/);
    assert.match(stdout, /^unknown .*AuthorizationFailed/m);
  });

  test('says that a submission is unfinished, and what it is about', async () => {
    await host.run(['submit', 'attach.yaml', ...host.now, '--done', 'all', '--json'], { seen: ({ type }, child) => type === 'accepted' && child.kill('SIGKILL') });
    const { stdout, stderr } = await status();
    assert.match(stdout, /deployment aks-compute-myaks-\S+-1: Running|Accepted/);
    assert.match(stderr, /an `aks-compute submit` of it is unfinished/);
    const [name] = host.list('state');
    const ofFile = await status('--resume', path.join('state', name));
    assert.match(ofFile.stdout, /deployment aks-compute-myaks/);
  });
});

describe('facts', () => {
  const facts = (...more) => host.run(['facts', 'attach.yaml', ...host.here, ...more]);
  const check = (...more) => host.run(['check', 'attach.yaml', '--format', 'json', ...more]);
  const unknown = (ran) => JSON.parse(ran.stdout).findings.filter(({ status }) => status === 'unknown').map(({ rule }) => rule);

  test('fills the folder that check reads, with the names of the collecting script', async () => {
    const before = unknown(await check());
    const { stdout, stderr } = await facts();
    assert.match(stderr, /npx aks-compute check attach\.yaml --facts facts/);
    assert.deepEqual(stdout.trim().split('\n'), host.list('facts').map((name) => `facts/${name}`));
    const checked = await check('--facts', 'facts');
    assert.equal(checked.code, 0, checked.stdout);
    const after = unknown(checked);
    assert.ok(before.length > 5 && after.length < before.length - 5, `${before}\n${after}`);
    const { stdout: script } = await host.run(['check', 'attach.yaml', '--format', 'script']);
    const ofScript = new Set([...script.matchAll(/^keep (\S+\.json) /gm)].map(([, name]) => name));
    assert.ok(host.list('facts').filter((name) => ofScript.has(name)).length >= 4, `${host.list('facts')}\n${[...ofScript]}`);
    for (const { method } of host.arm.journal.requests) assert.equal(method, 'GET');
  });

  test('on standard output they are one array, which check reads too', async () => {
    const { stdout } = await facts('--json');
    assert.ok(Array.isArray(JSON.parse(stdout)));
    const checked = await host.run(['check', 'attach.yaml', '--format', 'json', '--facts', '-'], { input: stdout });
    assert.equal(checked.code, 0, checked.stderr);
    assert.throws(() => host.list('facts'));
  });

  test('what may not be read is named with its role, and an old answer is not left in its place', async () => {
    await facts('--out', 'out');
    assert.ok(host.list('out').includes('01-cluster.json'));
    mkdirSync(path.join(host.folder, 'out', 'deeper'));
    writeFileSync(path.join(host.folder, 'out', 'mine.json'), '[]');
    host.arm.deny('Microsoft.ContainerService/managedClusters/read');
    const { code, stderr } = await facts('--out', 'out');
    assert.equal(code, 1);
    assert.match(stderr, /^cluster: you may not read it: the role Reader on \/subscriptions\/\S+\/managedClusters\/myexistingcluster is needed/m);
    assert.ok(!host.list('out').includes('01-cluster.json'));
    assert.ok(host.list('out').includes('mine.json') && host.list('out').includes('deeper'));
  });

  test('what is not there is said', async () => {
    host.write('attach.yaml', host.read('attach.yaml').replace(spec.cluster.name, 'nowhere'));
    const { stderr } = await facts();
    assert.match(stderr, /managedClusters\/nowhere does not exist/);
  });
});
