// What the client must never do, and what it makes of what Azure says.

import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';

import { plan } from '../../pkg/dist/node.js';
import { AksComputeClient } from '../../pkg/dist/client/node.js';
import { closePage, places } from './drivers.mjs';
import { computeType, flows, now, planOf, secrets, submitOptions } from './flows.mjs';
import { noSecret } from './judge.mjs';

const flow = (name) => flows.find((one) => one.name === name);
const elsewhere = 'https://elsewhere.example';
const credential = { getToken: async () => ({ token: 'a', expiresOnTimestamp: Date.now() + 3_600_000 }) };
const types = (events) => events.map(({ type }) => type);
after(closePage);

for (const place of places) {
  describe(place.name, () => {
    /** Runs with a stand-in that is closed afterwards. */
    const within = async (options, work) => {
      const { arm, driver, close } = await place.start(options);
      try {
        return await work(arm, driver);
      } finally {
        await close();
      }
    };

    for (const [what, change] of [
      ['a polling address', (answer) => ({ ...answer, headers: { ...answer.headers, location: `${elsewhere}/a`, 'azure-asyncoperation': `${elsewhere}/b` } })],
      ['a polling address over http', (answer) => ({ ...answer, headers: { ...answer.headers, 'azure-asyncoperation': 'http://localhost/b', location: 'http://localhost/b' } })],
    ]) {
      test(`${what} on another host is an error, and nothing goes there`, () => within({}, async (arm, driver) => {
        const detach = flow('detach');
        detach.prepare(arm);
        arm.faults.add({ kind: 'change', change, when: { method: 'DELETE' } });
        const { events } = await driver.call({ method: 'submit', args: [planOf(detach, arm), submitOptions] });
        const last = events.at(-1);
        assert.deepEqual([last.type, last.error.code], ['interrupted', 'ForeignAddress']);
        // The compute itself shows what becomes of it.
        const again = await driver.call({ method: 'submit', args: [planOf(detach, arm), { ...submitOptions, resume: last.token }] });
        assert.equal(again.events.at(-1).type, 'succeeded');
        assert.equal(arm.journal.requestsOf('DELETE').length, 1);
      }));
    }

    test('a page of a list on another host is an error', () => within({}, async (arm, driver) => {
      const attach = flow('attach');
      attach.prepare(arm);
      arm.faults.add({ kind: 'change', change: (answer) => ({ ...answer, body: { ...answer.body, nextLink: `${elsewhere}/next` } }), when: { path: /\/computes$/ } });
      const { result } = await driver.call({ method: 'facts', args: [attach.spec, { now }] });
      const unknown = result.unknown.find(({ kind }) => kind === 'computes');
      assert.match(unknown.message, /ForeignAddress.*elsewhere\.example/);
    }));

    test('a redirect is not followed', () => within({}, async (arm, driver) => {
      const attach = flow('attach');
      attach.prepare(arm);
      const target = `${arm.endpoint}/subscriptions/other?api-version=2021-04-01`;
      arm.faults.add({ kind: 'change', times: 99, change: (answer) => ({ ...answer, status: 307, headers: { ...answer.headers, location: target } }), when: { path: /managedClusters\/[^/]+$/ } });
      const { result } = await driver.call({ method: 'facts', args: [attach.spec, { now }] });
      assert.ok(result.unknown.some(({ kind }) => kind === 'cluster'));
      assert.equal(arm.journal.requests.filter(({ path }) => path === '/subscriptions/other').length, 0);
    }));

    test('what is forbidden is unknown and names the role', () => within({}, async (arm, driver) => {
      const attach = flow('attach');
      attach.prepare(arm);
      arm.deny('Microsoft.ContainerService/managedClusters/read');
      const { result } = await driver.call({ method: 'facts', args: [attach.spec, { now }] });
      const { reason, role, message, command } = result.unknown.find(({ kind }) => kind === 'cluster');
      assert.deepEqual([reason, role.name], ['forbidden', 'Reader']);
      assert.match(role.scope, /managedClusters\/myexistingcluster$/);
      assert.ok(message.includes(role.scope) && command.startsWith('az aks show'));
      assert.equal(result.report.outcome, 'unknown');
    }));

    test('lists come whole, page after page, and the roles of the caller with them', () => within({ pageSize: 1 }, async (arm, driver) => {
      const attach = flow('attach');
      attach.prepare(arm);
      const { workspace } = arm.prepareFor(attach.spec);
      for (const name of ['aks-a', 'aks-b']) arm.world.compute(workspace, name, arm.world.cluster({ ...attach.spec.workspace, name }));
      const [cluster] = arm.resources('Microsoft.ContainerService/managedClusters').filter(({ name }) => name === 'myexistingcluster');
      const group = cluster.id.split('/providers/')[0];
      arm.world.role(group, '/providers/Microsoft.Authorization/roleDefinitions/b24988ac-6180-42a0-ab88-20f7382dd24c', '33333333-3333-3333-3333-333333333333');
      arm.world.role(cluster.id, '/providers/Microsoft.Authorization/roleDefinitions/0ab0b1a8-8aac-4efd-b8c2-3ee1fb270be8', '33333333-3333-3333-3333-333333333333');
      const { result } = await driver.call({ method: 'facts', args: [attach.spec, { now }] });
      const data = (kind) => result.facts.find(({ fact }) => fact.kind === kind).data;
      assert.deepEqual(data('computes').value.map(({ name }) => name), ['aks-a', 'aks-b']);
      assert.equal(data('computes').nextLink, undefined);
      assert.ok(result.report.passed.includes('LIFE-RBAC-ATTACH'));
      assert.ok(result.facts.some(({ fact }) => fact.kind === 'versions'), 'the region of the cluster brings another question');
    }));

    test('a cluster that does not exist is a problem before anything is sent', () => within({}, async (arm, driver) => {
      const attach = flow('attach');
      arm.world.workspace(attach.spec.workspace);
      arm.world.resourceGroup(attach.spec.workspace.subscriptionId, 'myresourcegroup', 'chinaeast2');
      const { events } = await driver.call({ method: 'submit', args: [planOf(attach, arm), submitOptions] });
      const last = events.at(-1);
      assert.deepEqual([last.type, last.stage], ['failed', 'preflight']);
      assert.ok(last.problems.some(({ code, message }) => code === 'notFound' && message.includes('myexistingcluster')));
      assert.equal(arm.journal.requestsOf('PUT').length, 0);
    }));

    test('a provider that is not registered, an api-version that a cloud does not know, a policy that denies', () => within({ unregistered: ['Microsoft.ContainerService'] }, async (arm, driver) => {
      const create = flow('create');
      create.prepare(arm);
      arm.faults.add({ kind: 'change', times: 9, when: { path: /providers\/Microsoft\.MachineLearningServices$/ }, change: (answer) => {
        for (const type of answer.body.resourceTypes) type.apiVersions = ['2099-01-01'];
        return answer;
      } });
      const group = `/subscriptions/${create.spec.workspace.subscriptionId}/resourceGroups/ml-rg`;
      arm.policies.assign({ scope: group, displayName: 'No clusters here', denies: ({ type }) => type === computeType });
      const { result } = await driver.call({ method: 'preflight', args: [planOf(create, arm), { now }] });
      const codes = result.problems.map(({ code }) => code);
      assert.deepEqual([...new Set(codes)].sort(), ['apiVersionUnknown', 'providerNotRegistered', 'validationFailed']);
      assert.deepEqual(result.problems.find(({ code }) => code === 'validationFailed').error.policies, ['No clusters here']);
      assert.deepEqual([result.ok, result.validation, result.whatIf], [false, 'failed', null]);
      const { result: chinese } = await driver.call({ method: 'preflight', args: [planOf(create, arm), { now, lang: 'zh-CN' }] });
      assert.ok(chinese.problems.every(({ message }) => /[\u4e00-\u9fff]/.test(message)));
    }));

    test('what-if is a diff to be read, in both languages', () => within({}, async (arm, driver) => {
      const attach = flow('attach with a certificate');
      attach.prepare(arm);
      const { result: { whatIf } } = await driver.call({ method: 'preflight', args: [planOf(attach, arm), { now, secrets }] });
      assert.deepEqual(whatIf.changes.filter(({ change }) => change === 'Create').map(({ resourceId }) => resourceId.split('/').at(-1)), ['myaks']);
      assert.match(whatIf.text, /^\+ .*\/computes\/myaks \(made\)$/m);
      assert.match(whatIf.text, /^ {4}\+ properties\.properties\.sslConfiguration\.cname: "www\.contoso\.com"$/m);
      noSecret(whatIf, []);
      const { result } = await driver.call({ method: 'preflight', args: [planOf(attach, arm), { now, secrets, lang: 'zh-CN' }] });
      assert.match(result.whatIf.text, /\/computes\/myaks（创建）$/m);
    }));

    for (const errorsAsText of [false, true]) {
      test(`the error of a failed deployment is unwrapped and explained${errorsAsText ? ', JSON in a message too' : ''}`, () => within({ errorsAsText }, async (arm, driver) => {
        const create = flow('create');
        create.prepare(arm);
        arm.failures.add({ type: computeType, error: { code: 'QuotaExceeded', message: 'Operation could not be completed as it results in exceeding approved Total Regional Cores quota.' } });
        const { events } = await driver.call({ method: 'submit', args: [planOf(create, arm), submitOptions] });
        const last = events.at(-1);
        assert.deepEqual([last.type, last.stage, last.error.code], ['failed', 'work', 'QuotaExceeded']);
        assert.equal(last.explained.outcome, 'explained');
        assert.ok(last.error.chain.length >= 2);
        assert.equal(last.left.compute.state, 'Failed');
        assert.equal(last.left.clusters.length, 1, 'the cluster that was made is named');
        assert.equal(last.canTryAgain, false);
        assert.equal(last.left.deployments[0].state, 'Failed');
      }));
    }

    test('after a deployment failed without a compute, the next attempt has the next number', () => within({}, async (arm, driver) => {
      const attach = flow('attach a new cluster');
      attach.prepare(arm);
      arm.failures.add({ type: 'Microsoft.ContainerService/managedClusters', error: { code: 'QuotaExceeded', message: 'no cores' } });
      const given = planOf(attach, arm);
      const first = (await driver.call({ method: 'submit', args: [given, submitOptions] })).events.at(-1);
      assert.deepEqual([first.type, first.canTryAgain], ['failed', true]);
      assert.deepEqual(first.left.clusters.map(({ state, attached }) => [state, attached]), [['Failed', false]]);
      arm.resources('Microsoft.ContainerService/managedClusters').forEach(({ properties }) => (properties.provisioningState = 'Succeeded'));
      const [deployment] = arm.resources('Microsoft.Resources/deployments');
      assert.match(deployment.name, /-1$/);
      // The cluster is there now, so that another plan leads on.
      const again = (await driver.call({ method: 'submit', args: [given, submitOptions] })).events.at(-1);
      assert.deepEqual([again.type, again.reason], ['stopped', 'planAgain']);
      const end = (await driver.call({ method: 'submit', args: [again.plan, submitOptions] })).events.at(-1);
      assert.equal(end.type, 'succeeded', JSON.stringify(end).slice(0, 900));
      assert.equal(arm.journal.creations('Microsoft.ContainerService/managedClusters'), 1);
    }));

    test('an old deployment of the same name proves nothing', () => within({}, async (arm, driver) => {
      const create = flow('create');
      create.prepare(arm);
      const given = planOf(create, arm);
      assert.equal((await driver.call({ method: 'submit', args: [given, submitOptions] })).events.at(-1).type, 'succeeded');
      // Long after, somebody took the compute away; then the same is submitted again.
      const [compute] = arm.resources(computeType);
      arm.resources(computeType).length = 0;
      await driver.call({ method: 'submit', args: [plan({ operation: 'detach', cloud: 'AzureChinaCloud', workspace: create.spec.workspace, name: compute.name }, { now }), submitOptions] });
      arm.clock.advance(86_400);
      const { events } = await driver.call({ method: 'submit', args: [given, submitOptions] });
      assert.equal(events.at(-1).type, 'succeeded');
      assert.deepEqual([events.at(-1).already, arm.journal.creations(computeType)], [false, 2]);
      assert.equal(events.find(({ type }) => type === 'accepted').work.attempt, 2);
      // And where somebody else made a compute of the name since, it is not taken for ours.
      arm.clock.advance(86_400);
      Object.assign(arm.resources(computeType)[0].properties, { createdOn: arm.clock.text() });
      arm.clock.advance(86_400);
      const last = (await driver.call({ method: 'submit', args: [given, submitOptions] })).events.at(-1);
      assert.deepEqual([last.type, last.stage], ['failed', 'preflight']);
    }));

    test('stops with instructions where a person has to act, and goes on from the token', () => within({}, async (arm, driver) => {
      const attach = flow('attach with a certificate');
      attach.prepare(arm);
      const given = planOf(attach, arm);
      const first = await driver.call({ method: 'submit', args: [given, { now, secrets }] });
      const stopped = first.events.at(-1);
      assert.deepEqual([stopped.type, stopped.reason, stopped.steps.map(({ id }) => id)], ['stopped', 'person', ['roles']]);
      assert.equal(arm.journal.requestsOf('PUT').length, 0);
      const second = await driver.call({ method: 'submit', args: [given, { now, secrets, resume: stopped.token, done: ['roles'] }] });
      const next = second.events.at(-1);
      assert.deepEqual(next.steps.map(({ id }) => id), ['kubeconfig', 'save-certificate', 'clean-up']);
      const third = await driver.call({ method: 'submit', args: [given, { now, secrets, resume: next.token, done: next.steps.map(({ id }) => id) }] });
      const end = third.events.at(-1);
      assert.deepEqual([end.type, end.remaining.at(-1)?.id], ['succeeded', 'dns']);
      assert.ok(types(third.events).includes('sending'));
    }));

    test('an attach that was changed since is not taken for done because its deployment is', () => within({}, async (arm, driver) => {
      const attach = flow('attach with a certificate');
      attach.prepare(arm);
      const given = planOf(attach, arm);
      const submit = async () => (await driver.call({ method: 'submit', args: [given, submitOptions] })).events.at(-1);
      assert.equal((await submit()).type, 'succeeded');
      const again = await submit();
      assert.equal(again.type, 'succeeded');
      assert.equal(arm.journal.requestsOf('PUT').length, 1);
      arm.clock.advance(3600);
      const [{ properties }] = arm.resources(computeType);
      Object.assign(properties, { modifiedOn: arm.clock.text() });
      properties.properties.sslConfiguration = { status: 'Disabled' };
      const changed = await submit();
      assert.deepEqual([changed.type, changed.reason], ['stopped', 'planAgain']);
      assert.equal(arm.journal.creations(computeType), 1);
    }));

    test('another plan than the one that was looked at is not submitted', () => within({}, async (arm, driver) => {
      const there = flow('attach again');
      there.prepare(arm);
      const given = plan(there.spec, { now });
      const { events } = await driver.call({ method: 'submit', args: [given, submitOptions] });
      const last = events.at(-1);
      assert.deepEqual([last.type, last.reason], ['stopped', 'planAgain']);
      assert.deepEqual(last.plan.requests.map(({ method }) => method), ['DELETE', 'PUT']);
      assert.equal(arm.journal.changes.length, 0);
    }));

    test('a look at an update makes the plan that could not be made before; who submits without a look is shown it', () => within({}, async (arm, driver) => {
      const update = flow('update');
      update.prepare(arm);
      const given = plan(update.spec, { now });
      assert.deepEqual(given.requests, []);
      const { result } = await driver.call({ method: 'preflight', args: [given, { now, secrets }] });
      assert.deepEqual([result.ok, result.problems], [true, []]);
      assert.deepEqual(result.plan.requests.map(({ method }) => method), ['PUT']);
      const { events } = await driver.call({ method: 'submit', args: [given, submitOptions] });
      assert.deepEqual([events.at(-1).type, events.at(-1).reason], ['stopped', 'planAgain']);
      assert.equal(arm.journal.changes.length, 0);
    }));

    test('a cluster is deleted only where that is said twice', () => within({}, async (arm, driver) => {
      const detach = flow('detach');
      detach.prepare(arm);
      const deleting = plan({ ...detach.spec, action: 'Delete' }, { now });
      const refused = await driver.call({ method: 'submit', args: [deleting, submitOptions] });
      assert.match(refused.error.message, /deleteCluster/);
      const kept = await driver.call({ method: 'detach', args: [flow('attach').spec, { now, done: 'all' }] });
      assert.equal(kept.events.at(-1).type, 'succeeded');
      assert.deepEqual(kept.events.at(-1).remaining.map(({ id }) => id), ['clean-up', 'cluster-remains']);
      assert.equal(arm.resources('Microsoft.ContainerService/managedClusters').length, 1);
      assert.equal(arm.journal.requestsOf('DELETE')[0].query.underlyingresourceaction, 'Detach');
    }));

    test('cancel stops the deployment, and says what there is', () => within({}, async (arm, driver) => {
      const create = flow('create');
      create.prepare(arm);
      const given = planOf(create, arm);
      const { events } = await driver.call({ method: 'submit', args: [given, submitOptions], stopAt: 'running' });
      assert.equal(events.at(-1).type, 'running', types(events).join());
      const { result } = await driver.call({ method: 'cancel', args: [events.at(-1).token, {}] });
      assert.equal(result.deployments[0].state, 'Canceled');
      const last = (await driver.call({ method: 'submit', args: [given, { ...submitOptions, resume: events.at(-1).token }] })).events.at(-1);
      assert.deepEqual([last.type, last.stage], ['failed', 'work']);
      assert.notEqual(last.left.compute.state, 'absent', 'what had begun is named');
      const again = await driver.call({ method: 'cancel', args: [last.token, {}] });
      assert.match(again.error.message, /nothing can be cancelled/);
    }));

    test('a signal stops watching and nothing else', () => within({}, async (arm, driver) => {
      const attach = flow('attach');
      attach.prepare(arm);
      const given = planOf(attach, arm);
      const { events } = await driver.call({ method: 'submit', args: [given, submitOptions], abortAfter: 9 });
      const last = events.at(-1);
      assert.deepEqual([last.type, last.reason], ['interrupted', 'aborted']);
      assert.equal(arm.journal.requestsOf('POST', /cancel$/).length, 0);
      const end = (await driver.call({ method: 'submit', args: [given, { ...submitOptions, resume: last.token }] })).events.at(-1);
      assert.equal(end.type, 'succeeded');
      assert.equal(arm.journal.creations(computeType), 1);
    }));

    test('a token that is taken back in the middle is renewed once', () => within({}, async (arm, driver) => {
      const create = flow('create');
      create.prepare(arm);
      let asked = 0;
      // In a page the token is the same for the whole call.
      if (place.isPage) return;
      arm.faults.add({ kind: 'change', change: (answer) => (arm.revokeTokens(), answer), when: { matches: () => (asked += 1) === 5 } });
      const { events } = await driver.call({ method: 'submit', args: [planOf(create, arm), submitOptions] });
      assert.equal(events.at(-1).type, 'succeeded');
      assert.equal(arm.journal.requests.filter(({ authorization }) => authorization === 'invalid').length, 1);
    }));

    test('a page whose headers are hidden follows all the same', () => within({ exposesHeaders: false }, async (arm, driver) => {
      const detach = flow('detach');
      detach.prepare(arm);
      assert.equal((await driver.call({ method: 'submit', args: [planOf(detach, arm), submitOptions] })).events.at(-1).type, 'succeeded');
    }));

    test('a secret that comes back in an error is in no event', () => within({}, async (arm, driver) => {
      const attach = flow('attach with a certificate');
      attach.prepare(arm);
      const leaky = `the key ${secrets.sslKey} and the token ${arm.token()} are wrong: ${JSON.stringify(secrets.sslCert)}`;
      arm.failures.add({ type: computeType, error: { code: 'BadKey', message: leaky } });
      const { events } = await driver.call({ method: 'submit', args: [planOf(attach, arm), submitOptions] });
      const last = events.at(-1);
      assert.deepEqual([last.type, last.error.code], ['failed', 'BadKey']);
      assert.match(last.error.message, /<redacted>/);
      noSecret(events, [arm.token().split('.')[1]]);
      const broken = await driver.call({ method: 'facts', args: [attach.spec, { now }], brokenCredential: `cannot sign in with ${arm.token()}` });
      assert.ok(broken.result.unknown.length > 0);
      noSecret(broken, [arm.token().split('.')[1]]);
      noSecret(await place.said(), [arm.token().split('.')[1]]);
    }));

    test('without certificate and key nothing is sent', () => within({}, async (arm, driver) => {
      const attach = flow('attach with a certificate');
      attach.prepare(arm);
      const last = (await driver.call({ method: 'submit', args: [planOf(attach, arm), { now, done: 'all' }] })).events.at(-1);
      assert.deepEqual([last.type, last.problems.map(({ code }) => code)], ['failed', ['secretsMissing']]);
      assert.equal(arm.journal.requestsOf('PUT').length, 0);
    }));
  });
}

describe('a wrong call', () => {
  const client = (options) => new AksComputeClient({ credential, ...options });
  const attach = flow('attach');
  const given = plan(attach.spec, { now });
  const first = (...call) => client().submit(...call).next();

  test('an endpoint that is not on this machine', async () => {
    for (const endpoint of [elsewhere, 'http://localhost:1', 'https://localhost.example', 'https://127.0.0.1.example', 'https://a@localhost', 'https://localhost/a', 'https://127.0.0.2']) {
      await assert.rejects(client({ endpoint }).facts(attach.spec), /endpoint/, endpoint);
    }
  });
  test('a spec or plan of another cloud, and one that does not exist', async () => {
    await assert.rejects(client({ cloud: 'AzureCloud' }).facts(attach.spec), /AzureCloud.*AzureChinaCloud/);
    await assert.rejects(client().facts({ ...attach.spec, cloud: 'Elsewhere' }), /no cloud Elsewhere/);
  });
  test('a plan whose requests go to another host', async () => {
    await assert.rejects(first({ ...given, computeUrl: `${elsewhere}/subscriptions/a` }), /another host: elsewhere\.example/);
  });
  test('a template in another mode than Incremental', async () => {
    const change = (artifact) => (artifact.kind === 'arm' ? { ...artifact, text: JSON.stringify({ resources: [{ type: 'Microsoft.Resources/deployments', properties: { mode: 'Complete' } }] }) } : artifact);
    await assert.rejects(first({ ...given, artifacts: given.artifacts.map(change) }), /Complete/);
  });
  test('a token that is none, or of another plan, or with an address', async () => {
    const encode = (progress) => Buffer.from(JSON.stringify(progress)).toString('base64url');
    const whole = { v: 1, cloud: 'AzureChinaCloud', compute: '/subscriptions/a', hash: '', attempt: 1, done: [] };
    for (const resume of ['', 'nonsense', encode({ ...whole, v: 2 }), encode({ ...whole, compute: `${elsewhere}/subscriptions/a` }), encode({ ...whole, attempt: 0 }), encode({ ...whole, sent: { step: 'a', correlationId: 'a\nb' } })]) {
      await assert.rejects(first(given, { resume }), /no token/, resume);
    }
    await assert.rejects(first(given, { resume: encode(whole) }), /another plan/);
  });
  test('a plan with errors, and a client without a credential', async () => {
    await assert.rejects(first(plan({ operation: 'attach' }, { now })), /errors/);
    assert.throws(() => new AksComputeClient({}), /credential/);
  });
});
