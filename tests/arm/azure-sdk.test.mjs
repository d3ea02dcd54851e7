// Azure's own JavaScript clients drive the stand-in, and what the product emits goes through them.

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import path from 'node:path';
import { afterEach, test } from 'node:test';

import { differences } from '../contract/compare/differences.mjs';
import { comparableDeployment } from '../contract/compare/comparable-deployment.mjs';
import { installJudges } from '../contract/install.mjs';
import { judgedBy } from '../contract/judges/judged-by.mjs';
import { clusterInAnotherSubscription, deployedExamples } from './examples.mjs';
import { makeAuthority } from './stand-in/protocol/certificate-authority.mjs';
import { startArm } from './stand-in/start.mjs';

const { azureSdk } = await installJudges(['azureSdk']);
const authority = await makeAuthority();
const examples = await deployedExamples();
const secrets = { sslCert: { value: 'the certificate' }, sslKey: { value: 'the key' } };
const clusterElsewhere = clusterInAnotherSubscription(examples);
const named = (name) => examples.find((example) => example.name === name);
const quickly = { updateIntervalInMs: 1 };


judgedBy('@azure/arm-resources and @azure/arm-machinelearning', { installed: azureSdk }, () => {
  const require = createRequire(path.join(azureSdk.path, 'package.json'));
  const { ResourceManagementClient } = require('@azure/arm-resources');
  const { AzureMachineLearningWorkspaces } = require('@azure/arm-machinelearning');

  let arm;
  afterEach(() => arm.close());

  /** The stand-in, and clients of it made as their users make them. */
  async function start(spec, options = {}) {
    arm = await startArm({ authority, ...options });
    arm.prepareFor(spec);
    const credential = { getToken: async () => ({ token: arm.token(), expiresOnTimestamp: Date.now() + 3_600_000 }) };
    const settings = { endpoint: arm.endpoint, tlsOptions: { ca: authority.certificate }, retryOptions: { maxRetries: 0 } };
    const { subscriptionId } = spec.workspace;
    return {
      deployments: new ResourceManagementClient(credential, subscriptionId, settings).deployments,
      operations: new ResourceManagementClient(credential, subscriptionId, settings).deploymentOperations,
      computes: new AzureMachineLearningWorkspaces(credential, subscriptionId, settings).computeOperations,
    };
  }

  function deploymentOf({ template, parameters }) {
    const needed = Object.fromEntries(Object.entries(secrets).filter(([secret]) => secret in template.parameters));
    return { properties: { mode: 'Incremental', template, parameters: { ...parameters, ...needed } } };
  }

  for (const example of [...examples, clusterElsewhere]) {
    test(`deploys ${example.name} and brings what its requests ask for`, async () => {
      const { spec, template, requests } = example;
      const { resourceGroup } = spec.workspace;
      const { deployments, operations } = await start(spec);
      const deployment = deploymentOf(example);
      const validated = await deployments.beginValidateAndWait(resourceGroup, 'example', deployment, quickly);
      assert.equal(validated.error, undefined);
      const { changes } = await deployments.beginWhatIfAndWait(resourceGroup, 'example', deployment, quickly);
      const created = changes.filter(({ changeType }) => changeType === 'Create').map(({ resourceId }) => resourceId.toLowerCase());
      assert.deepEqual(created, requests.map(({ url }) => new URL(url).pathname.toLowerCase()));
      assert.equal(arm.writes.length, 0, 'neither validation nor what-if makes anything');

      const { properties } = await deployments.beginCreateOrUpdateAndWait(resourceGroup, 'example', deployment, quickly);
      assert.equal(properties.provisioningState, 'Succeeded');
      const written = arm.writes.map(({ id, apiVersion, body }) => ({ method: 'PUT', url: `${new URL(requests[0].url).origin}${id}?api-version=${apiVersion}`, body }));
      const { cert, key } = written.at(-1).body.properties.properties?.sslConfiguration ?? {};
      if ('sslKey' in template.parameters) assert.deepEqual([cert, key], [secrets.sslCert.value, secrets.sslKey.value]);
      assert.deepEqual(differences(requests.map(comparableDeployment), written.map(comparableDeployment)), []);
      const id = properties.outputs.computeId.value;
      assert.equal(arm.resource(id).properties.provisioningState, 'Succeeded');
      assert.equal(arm.journal.creations(id), 1);
      const done = [];
      for await (const operation of operations.list(resourceGroup, 'example')) done.push(operation.properties);
      assert.ok(done.every(({ provisioningState }) => provisioningState === 'Succeeded'));
      assert.equal(done.filter(({ targetResource }) => targetResource).length, template.resources.length);

      const again = await deployments.beginWhatIfAndWait(resourceGroup, 'example', deployment, quickly);
      const changed = again.changes.filter(({ changeType }) => !['Ignore', 'NoChange'].includes(changeType));
      // A certificate is in no answer, so it always seems to be new.
      assert.deepEqual(changed.map(({ changeType }) => changeType), 'sslKey' in template.parameters ? ['Modify'] : []);
    });
  }

  for (const longRunning of ['azure-async-operation', 'location', 'both', 'resource']) {
    test(`learns of the end by ${longRunning}`, async () => {
      const example = named('attach.yaml');
      const { resourceGroup, name } = example.spec.workspace;
      const { deployments, computes } = await start(example.spec, { longRunning });
      const deployed = await deployments.beginCreateOrUpdateAndWait(resourceGroup, 'one', deploymentOf(example), quickly);
      assert.equal(deployed.properties.provisioningState, 'Succeeded');
      assert.equal(arm.resource(computeId(example)).properties.provisioningState, 'Succeeded');
      await computes.beginDeleteAndWait(resourceGroup, name, example.spec.name, 'Detach', quickly);
      assert.equal(arm.resource(computeId(example)), undefined);
      const [{ body }] = example.requests;
      const compute = await computes.beginCreateOrUpdateAndWait(resourceGroup, name, example.spec.name, body, quickly);
      assert.equal(compute.properties.provisioningState, 'Succeeded');
      assert.equal(compute.properties.resourceId, body.properties.resourceId);
    });
  }

  test('lists computes page by page, shows one, and says its keys', async () => {
    const { spec } = named('attach.yaml');
    const { computes } = await start(spec, { pageSize: 2 });
    const { workspace } = arm.prepareFor(spec);
    const names = ['aks-a', 'aks-b', 'aks-c', 'aks-d', 'aks-e'];
    for (const name of names) arm.world.compute(workspace, name, arm.world.cluster({ ...spec.workspace, name }));
    const listed = [];
    for await (const compute of computes.list(spec.workspace.resourceGroup, workspace.name)) listed.push(compute.name);
    assert.deepEqual(listed, names);
    assert.equal(arm.journal.requestsOf('GET', /computes$/).length, 3);
    const shown = await computes.get(spec.workspace.resourceGroup, workspace.name, 'AKS-C');
    assert.equal(shown.properties.computeType, 'AKS');
    const keys = await computes.listKeys(spec.workspace.resourceGroup, workspace.name, 'aks-c');
    assert.equal(keys.computeType, 'AKS');
  });

  test('a failed deployment carries the error of the resource, at any depth', async () => {
    const example = clusterElsewhere;
    const { deployments } = await start(example.spec);
    arm.failures.add({ type: 'Microsoft.ContainerService/managedClusters', error: { code: 'QuotaExceeded', message: 'exceeding approved Total Regional Cores quota' } });
    const failed = deployments.beginCreateOrUpdateAndWait(example.spec.workspace.resourceGroup, 'failing', deploymentOf(example), quickly);
    await assert.rejects(failed, (error) => /DeploymentFailed/.test(error.code ?? error.message));
    const { properties: { provisioningState, error } } = await deployments.get(example.spec.workspace.resourceGroup, 'failing');
    assert.equal(provisioningState, 'Failed');
    assert.deepEqual(codesOf(error), ['DeploymentFailed', 'ResourceDeploymentFailure', 'DeploymentFailed', 'ResourceDeploymentFailure', 'QuotaExceeded']);
    assert.equal(arm.resource(computeId(example)), undefined, 'what depends on it is not begun');
  });

  test('is refused while a deployment of the name is active, and can cancel it', async () => {
    const example = named('attach.yaml');
    const { deployments } = await start(example.spec);
    const { resourceGroup } = example.spec.workspace;
    await deployments.beginCreateOrUpdate(resourceGroup, 'one', deploymentOf(example), quickly);
    await assert.rejects(deployments.beginCreateOrUpdate(resourceGroup, 'one', deploymentOf(example), quickly), { code: 'DeploymentActive', statusCode: 409 });
    await deployments.cancel(resourceGroup, 'one');
    assert.equal((await deployments.get(resourceGroup, 'one')).properties.provisioningState, 'Canceled');
    await assert.rejects(deployments.cancel(resourceGroup, 'one'), { statusCode: 409 });
    assert.equal(await deployments.checkExistence(resourceGroup, 'one').then(({ body }) => body), true);
  });

  test('a template that is wrong is refused with InvalidTemplate by validation and by deployment', async () => {
    const example = named('attach.yaml');
    const { deployments } = await start(example.spec);
    const deployment = deploymentOf(example);
    deployment.properties.template = { ...example.template, outputs: { a: { type: 'string', value: '[uniqueString(\'a\')]' } } };
    for (const begin of ['beginValidateAndWait', 'beginCreateOrUpdateAndWait']) {
      const refused = deployments[begin](example.spec.workspace.resourceGroup, 'one', deployment, quickly);
      const error = await refused.then((answer) => answer.error, (thrown) => thrown);
      assert.equal(error.code, 'InvalidTemplate', begin);
      assert.match(error.message, /uniqueString/);
    }
  });
});

function computeId({ requests }) {
  return new URL(requests.at(-1).url).pathname;
}

function codesOf(error) {
  return [error.code, ...(error.details ?? []).flatMap(codesOf)];
}
