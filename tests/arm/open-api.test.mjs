// oav holds what the stand-in is asked and what it answers against the published OpenAPI files of computes and of deployments.

import assert from 'node:assert/strict';
import { afterEach, before, test } from 'node:test';

import { installJudges } from '../contract/install.mjs';
import { judgedBy } from '../contract/judges/judged-by.mjs';
import { loadLiveValidator } from '../contract/judges/live-validator.mjs';
import { clientOf, ended } from './client.mjs';
import { deployedExamples } from './examples.mjs';
import { makeAuthority } from './stand-in/protocol/certificate-authority.mjs';
import { startArm } from './stand-in/start.mjs';

const { npm } = await installJudges(['npm']);
const authority = await makeAuthority();
const example = (await deployedExamples()).find(({ name }) => name === 'attach.yaml');
const { subscriptionId, resourceGroup, name: workspaceName } = example.spec.workspace;
const group = `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}`;
const workspacePath = `${group}/providers/Microsoft.MachineLearningServices/workspaces/${workspaceName}`;

judgedBy('oav', { installed: npm, reference: 'oav' }, () => {
  let validator;
  let arm;
  let exchanges;

  before(async () => {
    validator = await loadLiveValidator(npm.path);
  });
  afterEach(() => arm.close());

  async function start(options = {}) {
    exchanges = [];
    arm = await startArm({ authority, observe: (exchange) => exchanges.push(exchange), ...options });
    return arm.prepareFor(example.spec).workspace;
  }

  /** Judges what was asked and answered since the start; other paths than these have no OpenAPI file here. */
  async function judge(paths, forgiven = () => false) {
    const judged = exchanges.filter(({ url }) => paths.test(url));
    const complaints = [];
    for (const { method, url, body, answer } of judged) {
      const found = await validator.complaintsOfExchange({ method, url: `https://management.azure.com${url}`, body }, answer);
      complaints.push(...found.filter((complaint) => !forgiven(complaint)).map((complaint) => `${method} ${url} ${answer.status}: ${complaint}`));
    }
    assert.deepEqual(complaints, []);
    return judged.length;
  }

  // ARM's own rule for what is gone already, which the files of older versions leave out.
  const hasNoContent = (apiVersion) => (complaint) => apiVersion < '2022-05-01' && complaint.endsWith("does not define '204' response code");

  const members = {
    '2020-06-01': { agentVMSize: 'Standard_D3_v2', agentCount: 3, sslConfiguration: { status: 'Enabled', cert: 'c', key: 'k', cname: 'www.contoso.com' } },
    '2020-08-01': { agentVmSize: 'Standard_D3_v2', agentCount: 3, sslConfiguration: { status: 'Enabled', cert: 'c', key: 'k', cname: 'www.contoso.com' } },
    '2021-01-01': { clusterPurpose: 'DenseProd' },
    newer: { loadBalancerType: 'PublicIp', sslConfiguration: { status: 'Auto', leafDomainLabel: 'contoso' } },
  };

  test('computes are asked for and answered as their OpenAPI files say, in every version', async () => {
    for (const apiVersion of validator.versions) {
      const workspace = await start({ pageSize: 1 });
      const ask = clientOf(arm, { apiVersion });
      for (const name of ['aks-a', 'aks-b']) arm.world.compute(workspace, name, arm.world.cluster({ ...example.spec.workspace, name }));
      const cluster = arm.world.cluster({ ...example.spec.workspace, name: 'mine' });
      const compute = `${workspacePath}/computes/myaks`;
      const properties = { computeType: 'AKS', description: 'ours', resourceId: cluster.id, properties: members[apiVersion] ?? members.newer };
      const body = { location: 'chinaeast2', tags: { a: 'b' }, properties };
      const created = await ask('PUT', compute, { body });
      assert.equal(created.status, 201, created.text);
      await ask('GET', compute);
      await ended(ask, created.headers['azure-asyncoperation']);
      const changed = await ask('PUT', compute, { body: { ...body, properties: { ...properties, properties: {} } } });
      assert.equal(changed.status, 200, changed.text);
      await ended(ask, changed.headers['azure-asyncoperation']);
      const listed = await ask('GET', `${workspacePath}/computes`);
      await ask('GET', listed.body.nextLink);
      await ask('POST', `${compute}/listKeys`);
      await ask('DELETE', compute);
      await ask('PUT', compute, { body: { ...body, properties: { ...properties, resourceId: undefined } } });
      await ask('DELETE', `${compute}?underlyingResourceAction=Detach`);
      arm.clock.advance(3600);
      await ask('DELETE', `${compute}?underlyingResourceAction=Detach`);
      await ask('GET', compute);
      const own = await ask('PUT', `${workspacePath}/computes/created`, { body: { location: 'chinaeast2', properties: { computeType: 'AKS', properties: {} } } });
      await ended(ask, own.headers['azure-asyncoperation']);
      await ask('GET', `${workspacePath}/computes/created`);
      arm.failures.add({ type: 'Microsoft.MachineLearningServices/workspaces/computes', error: { code: 'BadRequest', message: 'no' } });
      await ask('PUT', compute, { body });
      arm.clock.advance(3600);
      assert.equal((await ask('GET', compute)).body.properties.provisioningState, 'Failed');
      const statuses = exchanges.map(({ answer }) => answer.status);
      for (const status of [200, 201, 202, 204, 400, 404, 409]) assert.ok(statuses.includes(status), `no ${status} in ${apiVersion}`);
      assert.ok(await judge(/\/computes(\/|\?|$)/, hasNoContent(apiVersion)) >= 15);
      await arm.close();
    }
  });

  test('deployments are asked for and answered as their OpenAPI file says', async () => {
    await start({ pageSize: 1 });
    const ask = clientOf(arm);
    const deployment = `${group.replace('resourceGroups', 'resourcegroups')}/providers/Microsoft.Resources/deployments/example`;
    const body = { properties: { mode: 'Incremental', template: example.template, parameters: example.parameters } };
    await ask('GET', deployment);
    await ask('POST', `${deployment}/validate`, { body });
    await ask('POST', `${deployment}/validate`, { body: { properties: { ...body.properties, parameters: {} } } });
    const { headers: { location } } = await ask('POST', `${deployment}/whatIf`, { body });
    for (let answer = { status: 202 }; answer.status === 202; ) answer = await ask('GET', location);
    await ask('PUT', deployment, { body });
    await ask('PUT', deployment, { body });
    await ask('POST', `${deployment}/cancel`);
    await ask('GET', deployment);
    const { headers } = await ask('PUT', deployment, { body });
    await ended(ask, headers['azure-asyncoperation']);
    await ask('GET', deployment);
    const { body: { value: [operation] } } = await ask('GET', `${group}/deployments/example/operations`);
    await ask('GET', `${group}/deployments/example/operations/${operation.operationId}`);
    await ask('POST', `${deployment}/cancel`);
    // Attaching is not to be done twice.
    const again = await ask('PUT', deployment, { body });
    assert.equal((await ended(ask, again.headers['azure-asyncoperation'])).status, 'Failed');
    await ask('GET', deployment);
    await ask('GET', `${group}/deployments/example/operations`);
    const statuses = exchanges.map(({ answer }) => answer.status);
    for (const status of [200, 201, 202, 204, 400, 404, 409]) assert.ok(statuses.includes(status), `no ${status}`);
    assert.ok(await judge(/\/deployments\/example(\/(validate|whatIf|cancel|operations(\/\w+)?))?\?/) >= 12);
  });

  test('negative control: an answer that is changed is complained about', async () => {
    const workspace = await start();
    arm.world.compute(workspace, 'myaks', arm.world.cluster({ ...example.spec.workspace, name: 'mine' }));
    await clientOf(arm, { apiVersion: '2022-10-01' })('GET', `${workspacePath}/computes/myaks`);
    assert.equal(await judge(/computes/), 1);
    const changes = {
      'a member that is unknown': (body) => { body.properties.properties.agentVMSize = 'Standard_D3_v2'; },
      'a count as a text': (body) => { body.properties.properties.agentCount = '3'; },
      'a time that is none': (body) => { body.properties.createdOn = 'yesterday'; },
      'an error in another shape': (body) => { body.properties.provisioningErrors = [{ code: 'a' }]; },
    };
    const [{ answer }] = exchanges;
    const sound = answer.body;
    for (const [change, commit] of Object.entries(changes)) {
      answer.body = structuredClone(sound);
      commit(answer.body);
      await assert.rejects(judge(/computes/), change);
    }
  });
});
