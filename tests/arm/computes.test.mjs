// Computes of the stand-in: made, attached, changed, detached, and refused.

import assert from 'node:assert/strict';
import { afterEach, describe, test } from 'node:test';

import { clientOf, ended } from './client.mjs';
import { makeAuthority } from './stand-in/protocol/certificate-authority.mjs';
import { startArm } from './stand-in/start.mjs';

const authority = await makeAuthority();
const place = { subscriptionId: '11111111-0000-0000-0000-000000000000', resourceGroup: 'ml-rg', location: 'chinaeast2' };
const computeType = 'Microsoft.MachineLearningServices/workspaces/computes';
const clusterType = 'Microsoft.ContainerService/managedClusters';

let arm;
afterEach(() => arm.close());

async function start(options) {
  arm = await startArm({ authority, ...options });
  const workspace = arm.world.workspace({ ...place, name: 'ml-ws' });
  const cluster = arm.world.cluster({ ...place, name: 'mine' });
  return { workspace, cluster, compute: `${workspace.id}/computes/myaks`, ask: clientOf(arm, { apiVersion: '2022-10-01' }) };
}

const attach = ({ id }, properties = {}) => ({ body: { location: 'chinaeast2', properties: { computeType: 'AKS', resourceId: id, properties } } });
const create = (properties = {}) => ({ body: { location: 'chinaeast2', properties: { computeType: 'AKS', properties } } });
const refused = ({ status, body }) => [status, body?.error?.code];

async function done(ask, answer) {
  assert.ok(answer.status < 300, answer.text);
  return ended(ask, answer.headers['azure-asyncoperation']);
}

describe('attaching', () => {
  test('makes a compute of the cluster, once', async () => {
    const { cluster, compute, ask } = await start();
    const answer = await ask('PUT', compute, attach(cluster));
    assert.deepEqual([answer.status, answer.body.properties.provisioningState], [201, 'Creating']);
    assert.equal((await done(ask, answer)).status, 'Succeeded');
    const { body } = await ask('GET', compute);
    assert.deepEqual([body.properties.resourceId, body.properties.isAttachedCompute], [cluster.id, true]);
    assert.deepEqual([arm.journal.creations(computeType), arm.journal.creations(compute), arm.journal.creations(clusterType)], [1, 1, 0]);
    assert.deepEqual([arm.orphans(), arm.journal.remains()], [[], [compute]]);
  });

  test('refuses a cluster that is not there, or that another compute has', async () => {
    const { workspace, cluster, compute, ask } = await start();
    assert.deepEqual(refused(await ask('PUT', compute, attach({ id: `${cluster.id}2` }))), [400, 'BadRequest']);
    const other = arm.world.compute(workspace, 'other', cluster);
    const twice = await ask('PUT', compute, attach({ id: cluster.id.toUpperCase() }));
    assert.deepEqual(refused(twice), [400, 'BadRequest']);
    assert.match(twice.body.error.message, new RegExp(other.id));
    assert.equal(arm.journal.creations(computeType), 0);
  });

  const clusters = {
    'two nodes': [{ agentPoolProfiles: [{ name: 'a', count: 2, vmSize: 'Standard_D8s_v5' }] }, /At least 3 machine/],
    'few cores': [{ agentPoolProfiles: [{ name: 'a', count: 3, vmSize: 'Standard_D2s_v5' }] }, /12 cores/],
  };
  for (const [what, [properties, message]] of Object.entries(clusters)) {
    test(`fails late with ${what}, unless it is for development, and leaves what can be named`, async () => {
      const { workspace, compute, ask } = await start();
      arm.world.size(place.subscriptionId, 'chinaeast2', 'Standard_D2s_v5', { cores: 2 });
      const small = arm.world.cluster({ ...place, name: 'small' }, properties);
      const operation = await done(ask, await ask('PUT', compute, attach(small)));
      assert.equal(operation.status, 'Failed');
      assert.match(operation.error.message, message);
      const { body } = await ask('GET', compute);
      assert.equal(body.properties.provisioningState, 'Failed');
      assert.match(body.properties.provisioningErrors[0].error.message, message);
      assert.deepEqual(arm.journal.remains(), [compute]);
      arm.resource(compute).properties.resourceId = `${small.id}-gone`;
      const forTest = await ask('PUT', `${workspace.id}/computes/test`, attach(small, { clusterPurpose: 'DevTest' }));
      assert.equal((await done(ask, forTest)).status, 'Succeeded');
    });
  }
});

describe('creating', () => {
  test('makes a cluster too, which nobody else has', async () => {
    const { compute, ask } = await start();
    assert.equal((await done(ask, await ask('PUT', compute, create({ agentCount: 4 })))).status, 'Succeeded');
    const [made] = arm.resources(clusterType).filter(({ name }) => name !== 'mine');
    assert.equal(made.properties.agentPoolProfiles[0].count, 4);
    assert.deepEqual([arm.resource(compute).properties.resourceId, arm.resource(compute).properties.isAttachedCompute], [made.id, false]);
    assert.deepEqual([arm.journal.creations(clusterType), arm.orphans()], [1, []]);
  });

  test('leaves an orphan when its compute is detached', async () => {
    const { compute, ask } = await start();
    await done(ask, await ask('PUT', compute, create()));
    await done(ask, await ask('DELETE', `${compute}?underlyingResourceAction=Detach`));
    assert.equal(arm.orphans().length, 1);
  });
});

describe('a compute that is there', () => {
  const changes = [
    ['the same again', ({ cluster }) => attach(cluster, { loadBalancerType: 'PublicIp', clusterPurpose: 'FastProd' }), 409, 200],
    ['a change', ({ cluster }) => attach(cluster, { loadBalancerType: 'InternalLoadBalancer' }), 200, 200],
    ['the same with a key, which may be a new one', ({ cluster }) => attach(cluster, { loadBalancerType: 'PublicIp', clusterPurpose: 'FastProd', sslConfiguration: { status: 'Enabled', key: 'k' } }), 200, 200],
    ['another cluster', ({ other }) => attach(other), 409, 200],
    ['a creation', () => create(), 409, 200],
  ];
  for (const [what, bodyOf, updating, overwriting] of changes) {
    for (const [existingCompute, expected] of [['update', updating], ['overwrite', overwriting]]) {
      test(`answers ${expected} to ${what} in the mode ${existingCompute}`, async () => {
        const { workspace, cluster, compute, ask } = await start({ existingCompute });
        arm.world.compute(workspace, 'myaks', cluster);
        const other = arm.world.cluster({ ...place, name: 'other' });
        assert.equal((await ask('PUT', compute, bodyOf({ cluster, other }))).status, expected);
        assert.deepEqual([arm.journal.creations(computeType), arm.journal.overwrites(computeType)], [0, expected === 200 ? 1 : 0]);
      });
    }
  }

  test('cannot be changed or detached while something goes on', async () => {
    const { cluster, compute, ask } = await start();
    await ask('PUT', compute, attach(cluster));
    assert.deepEqual(refused(await ask('PUT', compute, attach(cluster, { loadBalancerType: 'InternalLoadBalancer' }))), [409, 'Conflict']);
    assert.deepEqual(refused(await ask('DELETE', `${compute}?underlyingResourceAction=Detach`)), [409, 'Conflict']);
  });

  test('never shows certificate or key again', async () => {
    const { cluster, compute, ask } = await start();
    const answer = await ask('PUT', compute, attach(cluster, { sslConfiguration: { status: 'Enabled', cert: 'the-chain', key: 'the-key', cname: 'www.contoso.com' } }));
    await done(ask, answer);
    const { body } = await ask('GET', compute);
    assert.deepEqual(body.properties.properties.sslConfiguration, { status: 'Enabled', cname: 'www.contoso.com' });
    assert.equal(arm.writes[0].body.properties.properties.sslConfiguration.key, 'the-key');
  });
});

describe('detaching', () => {
  for (const [action, remains] of [['Detach', true], ['Delete', false]]) {
    test(`by ${action} leaves the cluster: ${remains}`, async () => {
      const { workspace, cluster, compute, ask } = await start();
      arm.world.compute(workspace, 'myaks', cluster);
      const answer = await ask('DELETE', `${compute}?underlyingResourceAction=${action}`);
      assert.equal(answer.status, 202);
      assert.ok(answer.headers.location && answer.headers['azure-asyncoperation']);
      assert.equal((await ask('GET', compute)).body.properties.provisioningState, 'Deleting');
      assert.equal((await done(ask, answer)).status, 'Succeeded');
      assert.equal((await ask('GET', answer.headers.location)).status, 204);
      assert.equal((await ask('GET', compute)).status, 404);
      assert.equal(Boolean(arm.resource(cluster.id)), remains);
      assert.equal((await ask('DELETE', `${compute}?underlyingResourceAction=${action}`)).status, 204);
    });
  }

  test('needs to be told what becomes of the cluster, in the right case', async () => {
    const { workspace, cluster, compute, ask } = await start();
    arm.world.compute(workspace, 'myaks', cluster);
    for (const query of ['', '?underlyingResourceAction=detach']) assert.equal((await ask('DELETE', `${compute}${query}`)).status, 400, query);
    assert.ok(arm.resource(compute));
  });

  test('fails when the service is told to, and the compute stays', async () => {
    const { workspace, cluster, compute, ask } = await start();
    arm.world.compute(workspace, 'myaks', cluster);
    arm.failures.add({ type: computeType, of: 'delete', error: { code: 'InternalServerError', message: 'no' } });
    assert.equal((await done(ask, await ask('DELETE', `${compute}?underlyingResourceAction=Detach`))).status, 'Failed');
    assert.equal((await ask('GET', compute)).body.properties.provisioningState, 'Failed');
  });
});

describe('a body is refused', () => {
  const bodies = [
    ['of another type', { properties: { computeType: 'aks' } }, '2022-10-01', 'BadRequest'],
    ['without properties', {}, '2022-10-01', 'InvalidRequestContent'],
    ['with a size in the old spelling', create({ agentVMSize: 'Standard_D3_v2' }).body, '2022-10-01', 'InvalidRequestContent'],
    ['with a member that is newer than its version', create({ loadBalancerType: 'PublicIp' }).body, '2020-06-01', 'InvalidRequestContent'],
    ['with a label that is newer than its version', create({ sslConfiguration: { status: 'Auto', leafDomainLabel: 'a' } }).body, '2020-08-01', 'InvalidRequestContent'],
  ];
  for (const [what, body, apiVersion, code] of bodies) {
    test(what, async () => {
      const { compute } = await start();
      assert.deepEqual(refused(await clientOf(arm, { apiVersion })('PUT', compute, { body })), [400, code]);
      assert.equal(arm.writes.length, 0);
    });
  }

  test('under a name that no compute can have, or in a workspace that is not there', async () => {
    const { workspace, cluster, ask } = await start();
    assert.deepEqual(refused(await ask('PUT', `${workspace.id}/computes/1aks`, attach(cluster))), [400, 'BadRequest']);
    assert.deepEqual(refused(await ask('PUT', `${workspace.id}2/computes/myaks`, attach(cluster))), [404, 'ParentResourceNotFound']);
  });

  test('of a PATCH', async () => {
    const { workspace, cluster, compute, ask } = await start();
    arm.world.compute(workspace, 'myaks', cluster);
    assert.deepEqual(refused(await ask('PATCH', compute, { body: { properties: {} } })), [400, 'BadRequest']);
  });
});

describe('the service itself', () => {
  test('refuses or fails as a test tells it', async () => {
    const { cluster, compute, ask } = await start();
    const error = { code: 'QuotaExceeded', message: 'no cores' };
    arm.failures.add({ type: computeType, at: 'accept', status: 409, error });
    arm.failures.add({ type: computeType, name: 'myaks', error });
    arm.failures.add({ type: computeType, name: 'another', error });
    assert.deepEqual(refused(await ask('PUT', compute, attach(cluster))), [409, 'QuotaExceeded']);
    assert.deepEqual((await done(ask, await ask('PUT', compute, attach(cluster)))).error, error);
    assert.equal((await done(ask, await ask('PUT', compute, attach(cluster, { clusterPurpose: 'DenseProd' })))).status, 'Succeeded');
  });

  test('refuses what a policy denies, and shows the policy', async () => {
    const { cluster, compute, ask } = await start();
    const scope = `/subscriptions/${place.subscriptionId}`;
    arm.policies.assign({ scope, displayName: 'Load balancers should not have public IPs', denies: ({ type, body }) => type === computeType && body.properties.properties.loadBalancerType !== 'InternalLoadBalancer' });
    const { status, body: { error } } = await ask('PUT', compute, attach(cluster));
    assert.deepEqual([status, error.code, error.additionalInfo[0].info.policyAssignmentDisplayName], [403, 'RequestDisallowedByPolicy', 'Load balancers should not have public IPs']);
    assert.equal((await ask('PUT', compute, attach(cluster, { loadBalancerType: 'InternalLoadBalancer' }))).status, 201);
    const { body: { value } } = await clientOf(arm, { apiVersion: '2023-04-01' })('GET', `${scope}/resourceGroups/ml-rg/providers/Microsoft.Authorization/policyAssignments`);
    assert.equal(value[0].id, error.additionalInfo[0].info.policyAssignmentId);
  });
});

test('the size is shown as the version spells it, and what a version does not know is not shown', async () => {
  const { compute, ask } = await start();
  await done(ask, await ask('PUT', compute, create({ agentVmSize: 'Standard_D3_v2', loadBalancerType: 'PublicIp' })));
  const shown = async (apiVersion) => (await clientOf(arm, { apiVersion })('GET', compute)).body.properties.properties;
  assert.deepEqual(await shown('2022-10-01'), { agentVmSize: 'Standard_D3_v2', loadBalancerType: 'PublicIp' });
  assert.deepEqual(await shown('2020-06-01'), { agentVMSize: 'Standard_D3_v2' });
});
