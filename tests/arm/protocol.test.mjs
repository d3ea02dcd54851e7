// What ARM asks of every request before anything else, and how it answers.

import assert from 'node:assert/strict';
import { afterEach, describe, test } from 'node:test';

import { clientOf } from './client.mjs';
import { makeAuthority } from './stand-in/protocol/certificate-authority.mjs';
import { Clock } from './stand-in/protocol/clock.mjs';
import { startArm } from './stand-in/start.mjs';

const authority = await makeAuthority();
const place = { subscriptionId: '11111111-0000-0000-0000-000000000000', resourceGroup: 'ml-rg', location: 'chinaeast2' };
const subscription = `/subscriptions/${place.subscriptionId}`;
const group = `${subscription}/resourceGroups/ml-rg`;
const clusters = `${group}/providers/Microsoft.ContainerService/managedClusters`;
const workspaces = `${group}/providers/Microsoft.MachineLearningServices/workspaces`;

let arm;
afterEach(() => arm?.close());

async function start(options) {
  arm = await startArm({ authority, ...options });
  const workspace = arm.world.workspace({ ...place, name: 'ml-ws' });
  const cluster = arm.world.cluster({ ...place, name: 'mine' });
  return { workspace, cluster, ask: clientOf(arm) };
}

const refused = ({ status, body }) => [status, body?.error?.code];

describe('a token', () => {
  test('is needed, has to be known, and ends', async () => {
    const { cluster } = await start();
    assert.deepEqual(refused(await clientOf(arm, { token: null })('GET', cluster.id)), [401, 'AuthenticationFailed']);
    const stranger = await clientOf(arm, { token: 'of.another.issuer' })('GET', cluster.id);
    assert.deepEqual(refused(stranger), [401, 'InvalidAuthenticationToken']);
    assert.match(stranger.headers['www-authenticate'], /^Bearer authorization_uri=.*error="invalid_token"/);
    const brief = clientOf(arm, { token: arm.token({ validFor: 15 }), apiVersion: '2025-04-01' });
    assert.equal((await brief('GET', cluster.id)).status, 200);
    assert.deepEqual(refused(await brief('GET', cluster.id)), [401, 'ExpiredAuthenticationToken']);
    assert.deepEqual(arm.journal.requests.map(({ authorization }) => authorization), ['absent', 'invalid', 'accepted', 'expired']);
  });

  test('can be revoked in the middle', async () => {
    const { cluster } = await start();
    const ask = clientOf(arm, { apiVersion: '2025-04-01' });
    assert.equal((await ask('GET', cluster.id)).status, 200);
    arm.revokeTokens();
    assert.deepEqual(refused(await ask('GET', cluster.id)), [401, 'InvalidAuthenticationToken']);
    assert.equal((await clientOf(arm, { apiVersion: '2025-04-01' })('GET', cluster.id)).status, 200);
  });

  test('stands neither in the journal nor in an error', async () => {
    const { workspace, cluster } = await start();
    const token = arm.token();
    const body = { location: 'chinaeast2', properties: { computeType: 'AKS', resourceId: cluster.id, properties: { sslConfiguration: { status: 'Enabled', cert: 'the-chain', key: 'the-key', cname: 'a.b' } } } };
    const answer = await clientOf(arm, { token, apiVersion: '2022-10-01' })('PUT', `${workspace.id}/computes/myaks`, { body });
    assert.equal(answer.status, 201);
    for (const secret of [token, 'the-chain', 'the-key']) {
      assert.ok(!JSON.stringify(arm.journal).includes(secret), secret);
      assert.ok(!answer.text.includes(secret), secret);
    }
    assert.deepEqual(arm.journal.requests[0].body.properties.properties.sslConfiguration, { status: 'Enabled', cert: '<redacted>', key: '<redacted>', cname: 'a.b' });
  });
});

describe('a request is refused', () => {
  const refusals = [
    ['without an api-version', 'GET', clusters, '', [400, 'MissingApiVersionParameter']],
    ['in an api-version that the type does not have', 'GET', `${clusters}/mine`, '2022-10-01', [400, 'NoRegisteredProviderFound']],
    ['in an api-version that ARM itself does not have', 'GET', group, '2022-10-01', [400, 'InvalidApiVersionParameter']],
    ['in an api-version of the future', 'GET', `${workspaces}/ml-ws/computes`, '2099-01-01', [400, 'NoRegisteredProviderFound']],
    ['of a provider that does not exist', 'GET', `${group}/providers/Microsoft.Nowhere/things/a`, '2021-04-01', [404, 'InvalidResourceNamespace']],
    ['of a type that does not exist', 'GET', `${group}/providers/Microsoft.ContainerService/things/a`, '2021-04-01', [404, 'InvalidResourceType']],
    ['in another subscription', 'GET', `${clusters}/mine`.replace('1111-', '2222-').replace('11111111', '22222222'), '2025-04-01', [404, 'SubscriptionNotFound']],
    ['in another group', 'GET', `${clusters}/mine`.replace('ml-rg', 'other'), '2025-04-01', [404, 'ResourceGroupNotFound']],
    ['of a group that does not exist', 'GET', `${subscription}/resourceGroups/other`, '2021-04-01', [404, 'ResourceGroupNotFound']],
    ['of a cluster that does not exist', 'GET', `${clusters}/other`, '2025-04-01', [404, 'ResourceNotFound']],
    ['of the computes of a workspace that does not exist', 'GET', `${workspaces}/other/computes`, '2022-10-01', [404, 'ParentResourceNotFound']],
    ['by a method that the type does not have', 'PUT', `${subscription}/resourceGroups/ml-rg`, '2021-04-01', [405, 'MethodNotAllowed']],
    ['of a deployment that does not exist', 'GET', `${group}/providers/Microsoft.Resources/deployments/other`, '2021-04-01', [404, 'DeploymentNotFound']],
  ];
  for (const [why, method, path, apiVersion, expected] of refusals) {
    test(why, async () => {
      await start();
      assert.deepEqual(refused(await clientOf(arm, { apiVersion })(method, path)), expected);
    });
  }

  test('when its body is no JSON', async () => {
    const { cluster } = await start();
    assert.deepEqual(refused(await clientOf(arm, { apiVersion: '2025-04-01' })('PUT', cluster.id, { body: '{"a":' })), [400, 'InvalidRequestContent']);
  });

  test('when its caller may not do it, on the scope and below', async () => {
    const { cluster, workspace } = await start();
    arm.deny('Microsoft.ContainerService/managedClusters/read', group);
    const ask = clientOf(arm, { apiVersion: '2025-04-01' });
    const { status, body } = await ask('GET', cluster.id);
    assert.equal(status, 403);
    assert.equal(body.error.code, 'AuthorizationFailed');
    assert.match(body.error.message, /'Microsoft\.ContainerService\/managedClusters\/read' over scope '\/subscriptions/);
    assert.equal((await clientOf(arm, { apiVersion: '2022-10-01' })('GET', workspace.id)).status, 200);
    arm.allowAll();
    assert.equal((await ask('GET', cluster.id)).status, 200);
  });

  test('when there are too many, until their time has passed', async () => {
    const { cluster } = await start({ throttling: { requests: 2, seconds: 25, retryAfter: 15 } });
    const ask = clientOf(arm, { apiVersion: '2025-04-01' });
    const answers = [];
    for (let count = 0; count < 4; count += 1) answers.push(await ask('GET', cluster.id));
    assert.deepEqual(answers.map(({ status }) => status), [200, 200, 429, 200]);
    assert.equal(answers[2].headers['retry-after'], '15');
  });
});

test('names and ids are read in any case', async () => {
  const { cluster } = await start();
  const { body } = await clientOf(arm, { apiVersion: '2025-04-01' })('GET', cluster.id.toUpperCase());
  assert.equal(body.id, cluster.id);
});

test('a correlation id is taken or given, and stays that of the deployment', async () => {
  const { ask } = await start();
  const deployment = `${group}/providers/Microsoft.Resources/deployments/one`;
  const template = { $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#', contentVersion: '1.0.0.0', resources: [] };
  const request = { body: { properties: { mode: 'Incremental', template } } };
  const given = await ask('PUT', deployment, { ...request, headers: { 'x-ms-correlation-request-id': 'ours' } });
  assert.deepEqual([given.headers['x-ms-correlation-request-id'], given.body.properties.correlationId], ['ours', 'ours']);
  arm.clock.advance(60);
  const made = await ask('PUT', deployment, request);
  assert.match(made.body.properties.correlationId, /^[0-9a-f-]{36}$/);
  assert.equal(made.headers['x-ms-correlation-request-id'], made.body.properties.correlationId);
});

test('HEAD says whether a group is there', async () => {
  const { ask } = await start();
  assert.equal((await ask('HEAD', group)).status, 204);
  assert.equal((await ask('HEAD', `${subscription}/resourceGroups/other`)).status, 404);
});

test('lists come page by page, and the last has no address of a next', async () => {
  await start({ pageSize: 2 });
  for (const name of ['a', 'b', 'c', 'd']) arm.world.cluster({ ...place, name });
  const ask = clientOf(arm, { apiVersion: '2025-04-01' });
  const found = [];
  for (let next = clusters; next; ) {
    const { body } = await ask('GET', next);
    found.push(body.value.map(({ name }) => name));
    next = body.nextLink;
  }
  assert.deepEqual(found, [['mine', 'a'], ['b', 'c'], ['d']]);
  arm.world.cluster({ ...place, name: 'e' });
  const { body } = await ask('GET', `${clusters}?$skiptoken=4`);
  assert.deepEqual([body.value.length, body.nextLink], [2, undefined], 'a full page may be the last');
});

test('what is due happens in its order and at its time, and may bring more', () => {
  const clock = new Clock();
  const begin = clock.now;
  const happened = [];
  const note = (what) => () => happened.push([what, (clock.now - begin) / 1000]);
  for (const [seconds, what] of [[3, 'third'], [1, 'first'], [3, 'fourth'], [9, 'later']]) clock.after(seconds, note(what));
  clock.after(2, () => clock.after(0.5, note('second')));
  clock.advance(5);
  assert.deepEqual(happened, [['first', 1], ['second', 2.5], ['third', 3], ['fourth', 3]]);
  assert.equal(clock.now - begin, 5000);
});

test('a provider has to be registered first, which takes its time', async () => {
  const { cluster, ask } = await start({ unregistered: ['Microsoft.ContainerService'] });
  const provider = `${subscription}/providers/Microsoft.ContainerService`;
  const clusterAsk = clientOf(arm, { apiVersion: '2025-04-01' });
  assert.deepEqual(refused(await clusterAsk('GET', cluster.id)), [409, 'MissingSubscriptionRegistration']);
  assert.equal((await ask('GET', provider)).body.registrationState, 'NotRegistered');
  assert.equal((await ask('POST', `${provider}/register`)).body.registrationState, 'Registering');
  arm.clock.advance(60);
  const { body } = await ask('GET', provider);
  assert.equal(body.registrationState, 'Registered');
  const type = body.resourceTypes.find(({ resourceType }) => resourceType === 'managedClusters');
  assert.ok(type.apiVersions.includes('2025-04-01') && type.locations.includes('chinaeast2'));
  assert.equal((await clusterAsk('GET', cluster.id)).status, 200);
  assert.ok((await ask('GET', `${subscription}/providers`)).body.value.some(({ namespace }) => namespace === 'Microsoft.MachineLearningServices'));
});

describe('long-running work', () => {
  const put = (ask, { id }, cluster) => ask('PUT', `${id}/computes/myaks`, { body: { location: 'chinaeast2', properties: { computeType: 'AKS', resourceId: cluster.id, properties: {} } } });

  test('ends when its time has passed, and not before', async () => {
    const { workspace, cluster } = await start({ durations: { attach: 100 }, clock: { secondsPerRequest: 0 } });
    const ask = clientOf(arm, { apiVersion: '2022-10-01' });
    const { headers } = await put(ask, workspace, cluster);
    const status = async () => (await ask('GET', headers['azure-asyncoperation'])).body.status;
    arm.clock.advance(99);
    assert.equal(await status(), 'InProgress');
    assert.equal((await ask('GET', `${workspace.id}/computes/myaks`)).body.properties.provisioningState, 'Creating');
    arm.clock.advance(1);
    assert.equal(await status(), 'Succeeded');
    assert.equal((await ask('GET', `${workspace.id}/computes/myaks`)).body.properties.provisioningState, 'Succeeded');
  });

  test('runs in real time at the speed that is asked for', async () => {
    const { workspace, cluster } = await start({ durations: { attach: 100 }, clock: { speed: 100, secondsPerRequest: 0 } });
    const ask = clientOf(arm, { apiVersion: '2022-10-01' });
    await put(ask, workspace, cluster);
    const state = async () => (await ask('GET', `${workspace.id}/computes/myaks`)).body.properties.provisioningState;
    assert.equal(await state(), 'Creating');
    const began = performance.now();
    while (await state() === 'Creating');
    assert.ok(performance.now() - began > 200);
  });

  test('says Retry-After as it is told: seconds, a date by its own clock, or nothing', async () => {
    for (const [options, pattern] of [[{ retryAfter: 7 }, /^7$/], [{ retryAfter: null }, /^undefined$/]]) {
      const { workspace, cluster } = await start(options);
      assert.match(String((await put(clientOf(arm, { apiVersion: '2022-10-01' }), workspace, cluster)).headers['retry-after']), pattern);
      await arm.close();
    }
    const { workspace, cluster } = await start({ retryAfter: 60, retryAfterAsDate: true, skew: 3600 });
    const { headers } = await put(clientOf(arm, { apiVersion: '2022-10-01' }), workspace, cluster);
    assert.ok(Math.abs(Date.parse(headers['retry-after']) - Date.parse(headers.date) - 60_000) <= 1000);
    assert.ok(Math.abs(Date.parse(headers.date) - Date.now() - 3_600_000) < 5000);
  });

  test('at its Location is 202 with that address until the result is there', async () => {
    const { workspace, cluster } = await start({ longRunning: 'location' });
    const ask = clientOf(arm, { apiVersion: '2022-10-01' });
    const { headers: { location } } = await put(ask, workspace, cluster);
    let answer = await ask('GET', location);
    assert.equal(answer.status, 202);
    assert.equal(answer.headers.location, location);
    while (answer.status === 202) answer = await ask('GET', location);
    assert.equal(answer.body.properties.provisioningState, 'Succeeded');
  });
});

test('a page of another origin may ask, send a token, and read what it needs unless told otherwise', async () => {
  for (const exposesHeaders of [true, false]) {
    const { cluster } = await start({ exposesHeaders });
    const ask = clientOf(arm, { apiVersion: '2025-04-01' });
    const origin = { origin: 'http://127.0.0.1:5173' };
    const allowed = await ask('OPTIONS', cluster.id, { headers: { ...origin, 'access-control-request-method': 'PUT', 'access-control-request-headers': 'authorization' } });
    assert.match(allowed.headers['access-control-allow-methods'], /PUT/);
    assert.match(allowed.headers['access-control-allow-headers'], /authorization/);
    const { headers } = await ask('GET', cluster.id, { headers: origin });
    assert.equal(headers['access-control-allow-origin'], '*');
    assert.equal(/azure-asyncoperation/.test(headers['access-control-expose-headers'] ?? ''), exposesHeaders);
    assert.equal(arm.journal.requests.length, 1, 'an OPTIONS is no request of the client');
    await arm.close();
  }
});
