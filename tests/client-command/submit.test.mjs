// `aks-compute submit` from the first look to the end, as a process before the stand-in.

import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';

import { plan } from '../../pkg/dist/node.js';
import { clientOf } from '../arm/client.mjs';
import { computeType, startHost } from './host.mjs';

let host;
beforeEach(async () => {
  host = await startHost();
});
afterEach(() => host.close());

const puts = () => host.arm.journal.requestsOf('PUT');

test('a compute is attached: preflight, what-if, steps, progress and result are shown', async () => {
  host.example('attach.yaml');
  const { code, stdout, stderr } = await host.run(['submit', 'attach.yaml', ...host.now, '--done', 'all']);
  assert.equal(code, 0, stderr);
  assert.match(stderr, /^Preflight: nothing has been changed\n {2}attach\.yaml: ready to submit/m);
  assert.match(stderr, /facts read/);
  assert.match(stderr, /Azure's validation of the template: passed/);
  assert.match(stderr, /^What would change\n {2}\+ \/subscriptions\/\S+\/computes\/myaks \(made\)\n {6}\+ properties/m);
  assert.match(stderr, /^Steps\n {2}1\. /m);
  assert.match(stderr, /^\[\d\/\d\] Deploy the template/m);
  assert.match(stderr, /^ {2}sending deployment aks-compute-myaks-[0-9a-f]{12}-1 \(correlation id [0-9a-f-]{36}\)\n {2}accepted$/m);
  assert.match(stderr, /^ {2}0:0\d of about 5:00 · Running/m);
  assert.match(stdout, /^\/subscriptions\/\S+\/computes\/myaks is there and says Succeeded\n/);
  assert.equal(host.arm.journal.creations(computeType), 1);
  assert.deepEqual(host.list('state'), []);
});

test('what is as the spec says is not sent again', async () => {
  host.example('attach.yaml');
  const call = ['submit', 'attach.yaml', ...host.now, '--done', 'all'];
  assert.equal((await host.run(call)).code, 0);
  const before = puts().length;
  const { code, stdout } = await host.run(call);
  assert.equal(code, 0);
  assert.match(stdout, /is there and says Succeeded/);
  assert.equal(puts().length, before);
});

test('with --json each event is a line, and nothing else is printed', async () => {
  host.example('attach.yaml');
  const { code, stdout, stderr, events } = await host.run(['submit', 'attach.yaml', ...host.now, '--done', 'all', '--json']);
  assert.equal(code, 0);
  assert.equal(stderr, '');
  assert.equal(stdout.trimEnd().split('\n').length, events.length);
  const types = events.map(({ type }) => type);
  assert.equal(types[0], 'preflight');
  assert.deepEqual(types.filter((type) => !['step', 'running'].includes(type)), ['preflight', 'sending', 'accepted', 'succeeded']);
  assert.ok(types.includes('running'));
  for (const { token, at } of events) assert.ok(token && !Number.isNaN(Date.parse(at)));
});

test('in Chinese nothing is English', async () => {
  host.example('attach.yaml');
  const { code, stdout, stderr } = await host.run(['submit', 'attach.yaml', ...host.now, '--done', 'all', '--lang', 'zh-CN']);
  assert.equal(code, 0);
  assert.match(stderr, /^预检：未做任何更改\n {2}attach\.yaml：/m);
  assert.match(stdout, /已就绪，状态为 Succeeded/);
  for (const word of ['Preflight', 'What would', 'Steps', 'sending', 'accepted', 'facts read', 'problem']) assert.ok(!stderr.includes(word), word);
});

test('a spec with an error is not looked at in Azure', async () => {
  host.write('bad.yaml', 'operation: attach\nname: 1\n');
  const { code, stderr } = await host.run(['submit', 'bad.yaml', ...host.now]);
  assert.equal(code, 1);
  assert.match(stderr, /error\[NAME-COMPUTE\]|error\[SPEC-/);
  assert.equal(host.arm.journal.requests.length, 0);
});

describe('what a person has to do', () => {
  test('ends the run with 4, with the steps and the call that goes on, which goes on', async () => {
    host.example('attach.yaml');
    let call = ['submit', 'attach.yaml', ...host.now];
    const asked = [];
    for (;;) {
      const { code, stderr } = await host.run(call);
      if (code !== 4) {
        assert.equal(code, 0, stderr);
        break;
      }
      assert.equal(puts().length, 0);
      const [, more] = /^Afterwards go on with: npx aks-compute (submit attach\.yaml .*)$/m.exec(stderr);
      const steps = [...more.matchAll(/ --done (\S+)/g)].map(([, id]) => id);
      for (const id of steps) assert.match(stderr, new RegExp(`^ {2}${id}: .+\n {6}\\S`, 'm'));
      asked.push(...steps);
      call = [...more.split(' '), '--interval', '0'];
    }
    assert.deepEqual(asked, ['roles', 'kubeconfig', 'save-certificate', 'clean-up']);
    assert.equal(host.arm.journal.creations(computeType), 1);
  });
});

describe('what Azure refuses is explained', () => {
  test('a policy that denies', async () => {
    const spec = host.example('attach.yaml');
    const scope = `/subscriptions/${spec.workspace.subscriptionId}/resourceGroups/${spec.workspace.resourceGroup}`;
    host.arm.policies.assign({ scope, displayName: 'No computes on Sundays', denies: ({ type }) => type.endsWith('/computes') });
    const { code, stderr } = await host.run(['submit', 'attach.yaml', ...host.now, '--done', 'all']);
    assert.equal(code, 1);
    assert.match(stderr, /No computes on Sundays/);
    assert.match(stderr, /(cause|symptom)\[/);
    assert.equal(host.arm.journal.creations(computeType), 0);
  });

  test('a caller who may not write', async () => {
    host.example('attach.yaml');
    host.arm.deny('Microsoft.Resources/deployments/write');
    const { code, stderr } = await host.run(['submit', 'attach.yaml', ...host.now, '--done', 'all']);
    assert.equal(code, 1);
    assert.match(stderr, /AuthorizationFailed/);
    assert.match(stderr, /(cause|symptom)\[/);
  });

  test('work that fails, with what is left; the same command tries again', async () => {
    host.example('attach.yaml');
    host.arm.failures.add({ type: computeType, error: { code: 'BadArgument', message: 'Cluster should have at least 12 cores to operate.' } });
    const call = ['submit', 'attach.yaml', ...host.now, '--done', 'all'];
    const { code, stderr } = await host.run(call);
    assert.equal(code, 1);
    assert.match(stderr, /^Failed: /m);
    assert.match(stderr, /(cause|symptom)\[/);
    assert.match(stderr, /^What there is now\n {2}compute /m);
    assert.match(stderr, /deployment aks-compute-myaks-\S+-1: Failed/);
    if (!/try again/.test(stderr)) return;
    const second = await host.run(call);
    assert.equal(second.code, 0, second.stderr);
    assert.match(second.stderr, /aks-compute-myaks-\S+-2/);
  });
});

test('another plan than the one that was agreed to beforehand is shown, and goes on when it is asked for', async () => {
  host.attached();
  host.example('attach-tls-auto.yaml');
  const call = ['submit', 'attach-tls-auto.yaml', ...host.now, '--done', 'all'];
  const { code, stderr } = await host.run(call);
  assert.equal(code, 4, stderr);
  assert.match(stderr, /Detach/);
  assert.match(stderr, /^If that is wanted, go on with: npx aks-compute submit attach-tls-auto\.yaml/m);
  assert.equal(host.arm.journal.deletions(computeType), 0);
  const second = await host.run(call);
  assert.equal(second.code, 0, second.stderr);
  assert.equal(host.arm.journal.deletions(computeType), 1);
  assert.equal(host.arm.journal.creations(computeType), 1);
});

test('on another machine the same call follows what runs', async () => {
  host.example('attach.yaml');
  const call = ['submit', 'attach.yaml', ...host.now, '--done', 'all', '--json'];
  await host.run(call, { seen: ({ type }, child) => type === 'running' && child.kill('SIGKILL') });
  const { code, events, stderr } = await host.run(call, { env: { AKS_COMPUTE_STATE: `${host.folder}/elsewhere` } });
  assert.equal(code, 0, stderr);
  assert.equal(events.find(({ type }) => type === 'accepted').adopted, true);
  assert.equal(host.arm.journal.creations(computeType), 1);
});

test('what the service is still at, for somebody else, is waited for', async () => {
  const spec = host.example('attach.yaml');
  const [{ method, url, body, apiVersion }] = plan(spec).requests;
  body.properties.properties.sslConfiguration = { status: 'Disabled' };
  const { status } = await clientOf(host.arm, { apiVersion })(method, new URL(url).pathname, { body });
  assert.ok(status < 300, `${status}`);
  const { code, stdout, stderr } = await host.run(['submit', 'attach.yaml', ...host.now, '--done', 'all']);
  assert.equal(code, 0, stderr);
  assert.match(stdout, /is there and says Succeeded/);
  assert.equal(puts().length, 1);
  assert.equal(host.arm.journal.creations(computeType), 1);
});

test('two runs at once: one waits for the other, and one compute is made', async () => {
  host.example('attach.yaml');
  const call = ['submit', 'attach.yaml', ...host.now, '--done', 'all'];
  const ran = await Promise.all([host.run(call), host.run(call)]);
  assert.deepEqual(ran.map(({ code }) => code).sort(), [0, 3]);
  assert.match(ran.find(({ code }) => code === 3).stderr, /another run of aks-compute is at this compute/);
  assert.equal(host.arm.journal.creations(computeType), 1);
});

test('a deployment that goes on is cancelled by --cancel, and nothing else cancels it', async () => {
  host.example('attach.yaml');
  const call = ['submit', 'attach.yaml', ...host.now, '--done', 'all', '--json'];
  const { code } = await host.run(call, { seen: ({ type }, child) => type === 'running' && child.kill('SIGKILL') });
  assert.equal(code, null);
  const cancelled = await host.run(['submit', 'attach.yaml', '--cancel', ...host.here]);
  assert.equal(cancelled.code, 0, cancelled.stderr);
  assert.match(cancelled.stdout, /deployment aks-compute-myaks-\S+-1: Canceled/);
});

test('there is nothing to cancel where nothing was submitted', async () => {
  host.example('attach.yaml');
  const { code, stderr } = await host.run(['submit', 'attach.yaml', '--cancel', ...host.here]);
  assert.equal(code, 2);
  assert.match(stderr, /no unfinished submission/);
});

test('a changed spec does not run beside what the old one began', async () => {
  host.example('attach.yaml');
  const call = ['submit', 'attach.yaml', ...host.now, '--done', 'all', '--json'];
  await host.run(call, { seen: ({ type }, child) => type === 'accepted' && child.kill('SIGKILL') });
  host.example('attach.yaml', (text) => `${text}description: changed\n`);
  const { code, stderr } = await host.run(call);
  assert.equal(code, 3);
  assert.match(stderr, /the deployment aks-compute-myaks-\S+-1 of before still runs/);
  assert.equal(puts().length, 1);
});
