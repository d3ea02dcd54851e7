// Deployments of the stand-in: what they evaluate, make, refuse, and how they fail.

import assert from 'node:assert/strict';
import { afterEach, describe, test } from 'node:test';

import { clientOf, ended } from './client.mjs';
import { clusterInAnotherSubscription, deployedExamples } from './examples.mjs';
import { makeAuthority } from './stand-in/protocol/certificate-authority.mjs';
import { startArm } from './stand-in/start.mjs';

const authority = await makeAuthority();
const all = await deployedExamples();
const examples = Object.fromEntries(all.map((example) => [example.name, example]));
const clusterElsewhere = clusterInAnotherSubscription(all);
const attach = examples['attach.yaml'];
const { subscriptionId, resourceGroup } = attach.spec.workspace;
const group = `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}`;
const deployment = `${group}/providers/Microsoft.Resources/deployments/one`;
const compute = new URL(attach.requests[0].url).pathname;
const computeType = 'Microsoft.MachineLearningServices/workspaces/computes';
const clusterType = 'Microsoft.ContainerService/managedClusters';

let arm;
afterEach(() => arm.close());

async function start({ spec } = attach, options = {}) {
  arm = await startArm({ authority, ...options });
  arm.prepareFor(spec);
  return clientOf(arm);
}

/** The body of a deployment of an example, changed by `change`. */
function bodyOf({ template, parameters }, change = () => {}) {
  const properties = structuredClone({ mode: 'Incremental', template, parameters });
  change(properties);
  return { body: { properties } };
}

async function deploy(ask, request) {
  const answer = await ask('PUT', deployment, request);
  assert.ok(answer.status < 300, answer.text);
  await ended(ask, answer.headers['azure-asyncoperation']);
  return (await ask('GET', deployment)).body.properties;
}

const refused = ({ status, body }) => [status, body?.error?.code];
const codes = (error) => [error.code, ...(error.details ?? []).flatMap(codes)];

describe('a template is refused', () => {
  const faults = {
    'an unknown function': [(p) => { p.template.outputs.computeId.value = "[uniqueString('a')]"; }, 'InvalidTemplate', /uniqueString/],
    'an expression that does not end': [(p) => { p.template.outputs.computeId.value = "[parameters('x']"; }, 'InvalidTemplate', /expected/],
    'a parameter that is not given': [(p) => { delete p.parameters.workspaceName; }, 'InvalidTemplate', /workspaceName/],
    'a parameter that is not declared': [(p) => { p.parameters.other = { value: 1 }; }, 'InvalidTemplate', /other/],
    'a value that is not allowed': [(p) => { p.parameters.loadBalancerType.value = 'Both'; }, 'InvalidTemplate', /allowed/],
    'a value of another type': [(p) => { p.parameters.deployCompute = { value: 'yes' }; }, 'InvalidTemplate', /bool/],
    'no resources': [(p) => { delete p.template.resources; }, 'InvalidTemplate', /resources/],
    'a dependence on nothing': [(p) => { p.template.resources[0].dependsOn = ['[resourceId(\'A/b\', \'c\')]']; }, 'InvalidTemplate', /A\/b\/c/],
    'no mode': [(p) => { delete p.mode; }, 'InvalidRequestContent', /mode/],
    'the mode Complete': [(p) => { p.mode = 'Complete'; }, 'InvalidDeploymentMode', /Incremental/],
    'a link': [(p) => { p.templateLink = { uri: 'https://example.com' }; }, 'InvalidTemplate', /link/],
  };
  for (const [fault, [commit, code, message]] of Object.entries(faults)) {
    test(`for ${fault}, by PUT, validate and whatIf alike`, async () => {
      const ask = await start();
      for (const [method, path] of [['PUT', deployment], ['POST', `${deployment}/validate`], ['POST', `${deployment}/whatIf`]]) {
        const answer = await ask(method, path, bodyOf(attach, commit));
        assert.deepEqual(refused(answer), [400, code], path);
        assert.match(answer.body.error.message, message);
      }
      assert.deepEqual([arm.journal.changes, arm.writes], [[], []]);
    });
  }

  test('in preflight, with everything that is wrong in its details', async () => {
    const example = examples['attach-new-cluster.yaml'];
    const ask = await start(example, { unregistered: ['Microsoft.ContainerService'] });
    const answer = await ask('POST', `${deployment}/validate`, bodyOf(example, ({ template }) => { template.resources[1].apiVersion = '2016-01-01'; }));
    assert.equal(answer.status, 400);
    assert.deepEqual(codes(answer.body.error), ['InvalidTemplateDeployment', 'MissingSubscriptionRegistration', 'MissingSubscriptionRegistration', 'NoRegisteredProviderFound']);
  });

  test('for a policy that denies what a nested deployment makes', async () => {
    const ask = await start(clusterElsewhere);
    arm.policies.assign({ scope: `/subscriptions/${clusterElsewhere.spec.cluster.create.subscriptionId}`, displayName: 'No clusters', denies: ({ type }) => type === clusterType });
    const answer = await ask('POST', `${deployment}/validate`, bodyOf(clusterElsewhere));
    assert.deepEqual(codes(answer.body.error), ['InvalidTemplateDeployment', 'InvalidTemplateDeployment', 'RequestDisallowedByPolicy']);
  });

  test('for a group of a nested deployment that is not there', async () => {
    const ask = await start();
    assert.deepEqual(codes((await ask('PUT', deployment, bodyOf(clusterElsewhere))).body.error), ['InvalidTemplateDeployment', 'SubscriptionNotFound']);
  });

  test('for a policy that denies a resource of it', async () => {
    const ask = await start();
    arm.policies.assign({ scope: group, displayName: 'No public IPs', denies: ({ type }) => type === computeType });
    const answer = await ask('PUT', deployment, bodyOf(attach));
    assert.deepEqual(codes(answer.body.error), ['InvalidTemplateDeployment', 'RequestDisallowedByPolicy']);
    assert.equal(answer.body.error.details[0].additionalInfo[0].type, 'PolicyViolation');
    assert.equal((await ask('PUT', deployment, bodyOf(attach, ({ parameters }) => { parameters.deployCompute = { value: false }; }))).status, 201);
  });

  test('when the caller may not make what it makes, or may not deploy', async () => {
    const ask = await start();
    arm.deny(`${computeType}/write`);
    assert.deepEqual(codes((await ask('PUT', deployment, bodyOf(attach))).body.error), ['InvalidTemplateDeployment', 'AuthorizationFailed']);
    arm.deny('Microsoft.Resources/deployments/write');
    assert.deepEqual(refused(await ask('PUT', deployment, bodyOf(attach))), [403, 'AuthorizationFailed']);
    assert.equal(arm.journal.changes.length, 0);
  });

  test('under a name that no deployment can have', async () => {
    const ask = await start();
    assert.deepEqual(refused(await ask('PUT', `${deployment}!`, bodyOf(attach))), [400, 'InvalidDeploymentName']);
  });
});

describe('parameters', () => {
  const own = examples['attach-tls-custom.yaml'];
  const pemPair = (p) => Object.assign(p.parameters, { sslCert: { value: 'the-chain' }, sslKey: { value: 'the-key' } });

  test('that are secure reach the compute and are shown nowhere', async () => {
    const ask = await start(own);
    await deploy(ask, bodyOf(own, pemPair));
    const { cert, key } = arm.writes[0].body.properties.properties.sslConfiguration;
    assert.deepEqual([cert, key], ['the-chain', 'the-key']);
    const { headers } = await ask('POST', `${deployment}/whatIf`, bodyOf(own, pemPair));
    arm.clock.advance(60);
    const shown = [await ask('GET', deployment), await ask('GET', headers.location), await ask('GET', `${group}/deployments/one/operations`), await ask('GET', compute, {})];
    for (const secret of ['the-chain', 'the-key']) {
      assert.ok(!JSON.stringify(arm.journal).includes(secret), secret);
      for (const { text } of shown) assert.ok(!text.includes(secret), text);
    }
    assert.deepEqual(shown[0].body.properties.parameters.sslKey, { type: 'SecureString' });
  });

  test('may refer to Key Vault, where the secret has to be', async () => {
    const ask = await start(own);
    const vault = `${group}/providers/Microsoft.KeyVault/vaults/keys`;
    const references = (p) => Object.assign(p.parameters, {
      sslCert: { reference: { keyVault: { id: vault }, secretName: 'cert' } }, sslKey: { reference: { keyVault: { id: vault }, secretName: 'key' } },
    });
    assert.deepEqual(refused(await ask('PUT', deployment, bodyOf(own, references))), [400, 'KeyVaultParameterReferenceNotFound']);
    arm.vaults.set(vault, 'cert', 'the-chain');
    assert.deepEqual(refused(await ask('PUT', deployment, bodyOf(own, references))), [400, 'KeyVaultParameterReferenceSecretRetrieveFailed']);
    arm.vaults.set(vault, 'key', 'the-key');
    await deploy(ask, bodyOf(own, references));
    assert.equal(arm.writes[0].body.properties.properties.sslConfiguration.key, 'the-key');
  });

  test('decide whether the compute is deployed', async () => {
    const ask = await start();
    const { provisioningState, outputResources } = await deploy(ask, bodyOf(attach, (p) => { p.parameters.deployCompute = { value: false }; }));
    assert.deepEqual([provisioningState, outputResources, arm.writes], ['Succeeded', [], []]);
  });
});

describe('a deployment', () => {
  test('may nest one in another subscription, which is a deployment there', async () => {
    const ask = await start(clusterElsewhere);
    const { provisioningState, correlationId } = await deploy(ask, bodyOf(clusterElsewhere));
    const { subscriptionId: other, resourceGroup: otherGroup } = clusterElsewhere.spec.cluster.create;
    const nested = await ask('GET', `/subscriptions/${other}/resourceGroups/${otherGroup}/providers/Microsoft.Resources/deployments/aks-compute-cluster`);
    assert.deepEqual([provisioningState, nested.body.properties.provisioningState], ['Succeeded', 'Succeeded']);
    assert.equal(nested.body.properties.correlationId, correlationId);
    assert.deepEqual(arm.writes.map(({ by }) => by.split('/').at(-1)), ['aks-compute-cluster', 'one']);
  });

  test('leaves everything else in its group alone', async () => {
    const ask = await start();
    arm.world.cluster({ subscriptionId, resourceGroup, name: 'other', location: 'chinaeast2' });
    await deploy(ask, bodyOf(attach));
    assert.equal(arm.journal.changes.filter(({ change }) => change !== 'created').length, 0);
  });

  test('fails with the error of its resource, nested or as text, and begins nothing after it', async () => {
    for (const errorsAsText of [false, true]) {
      const example = examples['attach-new-cluster.yaml'];
      const ask = await start(example, { errorsAsText });
      arm.failures.add({ type: clusterType, error: { code: 'QuotaExceeded', message: 'no cores', details: [{ code: 'Inner', message: 'really none' }] } });
      const { provisioningState, error, outputs } = await deploy(ask, bodyOf(example));
      assert.deepEqual([provisioningState, outputs], ['Failed', undefined]);
      const [detail] = error.details;
      if (errorsAsText) assert.equal(JSON.parse(detail.message).error.details[0].code, 'QuotaExceeded');
      else assert.deepEqual(codes(error), ['DeploymentFailed', 'ResourceDeploymentFailure', 'QuotaExceeded', 'Inner']);
      const { body: { value } } = await ask('GET', `${group}/deployments/one/operations`);
      assert.deepEqual(value.map(({ properties }) => [properties.provisioningState, properties.statusCode, properties.statusMessage.error.code]), [['Failed', 'Conflict', 'ResourceDeploymentFailure']]);
      assert.equal(arm.resource(compute), undefined);
      assert.deepEqual(arm.orphans().length, 1, 'the failed cluster is there');
      await arm.close();
    }
  });

  test('fails with the refusal of a resource that is refused at once', async () => {
    const ask = await start();
    await deploy(ask, bodyOf(attach));
    const { error } = await deploy(ask, bodyOf(attach));
    assert.deepEqual(codes(error), ['DeploymentFailed', 'Conflict']);
    assert.deepEqual([arm.journal.creations(computeType), arm.journal.overwrites(computeType)], [1, 0]);
  });

  test('of a name that is active is refused, and replaces one that has ended', async () => {
    const ask = await start();
    assert.equal((await ask('PUT', deployment, bodyOf(attach))).status, 201);
    const second = await ask('PUT', deployment, bodyOf(attach));
    assert.deepEqual(refused(second), [409, 'DeploymentActive']);
    assert.match(second.body.error.message, /still active \(expiration time is '/);
    arm.clock.advance(3600);
    const before = (await ask('GET', deployment)).body.properties;
    assert.equal(before.provisioningState, 'Succeeded');
    const third = await ask('PUT', deployment, bodyOf(attach));
    assert.equal(third.status, 200);
    assert.notEqual(third.body.properties.correlationId, before.correlationId);
    assert.equal((await ask('GET', `${group}/deployments/one/operations`)).body.value.length, 1, 'operations of the new one only');
  });

  test('begins nothing more when it is cancelled, but what goes on goes on', async () => {
    const example = examples['attach-new-cluster.yaml'];
    const ask = await start(example, { clock: { secondsPerRequest: 0 } });
    const { headers } = await ask('PUT', deployment, bodyOf(example));
    arm.clock.advance(10);
    assert.equal((await ask('GET', deployment)).body.properties.provisioningState, 'Running');
    assert.equal((await ask('POST', `${deployment}/cancel`)).status, 204);
    assert.equal((await ask('GET', headers['azure-asyncoperation'])).body.status, 'Canceled');
    arm.clock.advance(3600);
    const { provisioningState } = (await ask('GET', deployment)).body.properties;
    const [{ properties: cluster }] = arm.resources(clusterType);
    assert.deepEqual([provisioningState, cluster.provisioningState, arm.resource(compute)], ['Canceled', 'Succeeded', undefined]);
    assert.deepEqual(refused(await ask('POST', `${deployment}/cancel`)), [409, 'DeploymentCannotBeCancelled']);
    await ask('PUT', deployment, bodyOf(example));
    arm.clock.advance(3600);
    assert.equal((await ask('GET', compute)).body.properties.provisioningState, 'Succeeded');
    assert.deepEqual([arm.journal.creations(clusterType), arm.journal.creations(computeType), arm.orphans()], [1, 1, []]);
  });

  test('can be deleted from the history when it has ended', async () => {
    const ask = await start();
    await ask('PUT', deployment, bodyOf(attach));
    assert.deepEqual(refused(await ask('DELETE', deployment)), [409, 'DeploymentActive']);
    arm.clock.advance(3600);
    assert.equal((await ask('DELETE', deployment)).status, 204);
    assert.equal((await ask('GET', deployment)).status, 404);
    assert.ok(arm.resource(compute), 'what it made stays');
  });
});

describe('what-if', () => {
  async function changesOf(ask, request) {
    const { status, headers } = await ask('POST', `${deployment}/whatIf`, request);
    assert.equal(status, 202);
    for (;;) {
      const { status: now, body } = await ask('GET', headers.location);
      if (now === 200) return body.properties.changes;
    }
  }

  test('says what is made, changed, left, and not looked at', async () => {
    const ask = await start();
    const before = await changesOf(ask, bodyOf(attach));
    assert.deepEqual(before.map(({ changeType, resourceId }) => [changeType, resourceId.split('/').at(-1)]), [['Create', 'myaks'], ['Ignore', 'ml-ws']]);
    assert.equal(before[0].after.properties.computeType, 'AKS');
    await deploy(ask, bodyOf(attach));
    assert.equal((await changesOf(ask, bodyOf(attach)))[0].changeType, 'NoChange');
    const [changed] = await changesOf(ask, bodyOf(attach, (p) => { p.parameters.loadBalancerType.value = 'InternalLoadBalancer'; }));
    assert.equal(changed.changeType, 'Modify');
    assert.deepEqual(changed.delta, [{ path: 'properties.properties.loadBalancerType', propertyChangeType: 'Modify', before: 'PublicIp', after: 'InternalLoadBalancer', children: null }]);
  });

  test('may be asked for ids only', async () => {
    const ask = await start();
    const changes = await changesOf(ask, bodyOf(attach, (p) => { p.whatIfSettings = { resultFormat: 'ResourceIdOnly' }; }));
    assert.deepEqual(changes.map((change) => Object.keys(change)), [['resourceId', 'changeType'], ['resourceId', 'changeType']]);
  });
});
