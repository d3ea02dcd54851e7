// oav judges every request of the corpus against the swagger file of its version.

import assert from 'node:assert/strict';
import { before, test } from 'node:test';

import { emitExamples } from '../command/emit.mjs';
import { clusterApiVersion } from '../corpus/api-versions.mjs';
import { clouds } from '../corpus/clouds.mjs';
import { seed } from '../corpus/corpus.mjs';
import { randomSource } from '../corpus/random.mjs';
import { olderVersionCase } from '../corpus/update-and-detach.mjs';
import { corpus, judges, nothingToComplainAbout, planOthers, printed } from '../context.mjs';
import { judgedBy } from '../judges/judged-by.mjs';
import { loadLiveValidator } from '../judges/live-validator.mjs';
import { deployedRequests } from '../template/deployed-request.mjs';
import { clusterType } from '../template/resources.mjs';

const methods = { create: ['PUT'], attach: ['PUT'], update: ['PUT'], detach: ['DELETE'], refresh: ['DELETE', 'PUT'], newCluster: ['PUT', 'PUT'] };

judgedBy('oav', { installed: judges.npm, reference: 'oav' }, () => {
  let validator;

  before(async () => {
    validator = await loadLiveValidator(judges.npm.path);
  });

  // No swagger file of AKS is among the reference data: its own SDK judges that request.
  const isJudged = ({ url }) => !url.includes(`/${clusterType}/`);
  const complaintsOf = async ({ rest }) => (await Promise.all(rest.value.filter(isJudged).map(validator.complaints))).flat();
  const accepted = (item) => complaintsOf(printed(item));
  const judged = (operation) => corpus[operation].filter(({ apiVersion }) => validator.versions.includes(apiVersion));

  for (const operation of Object.keys(methods)) {
    test(`every ${operation} request is accepted, in every version that has a swagger file`, async () => {
      const met = new Set(judged(operation).map(({ apiVersion }) => apiVersion));
      assert.deepEqual(validator.versions.filter((version) => !met.has(version)), [], 'versions that the corpus leaves out');
      await nothingToComplainAbout(judged(operation), accepted);
    });

    test(`every ${operation} is ${methods[operation].join(' and ')} to the resource of its workspace, in its cloud`, () => {
      return nothingToComplainAbout(corpus[operation], (item) => {
        const expected = methods[operation].map((method) => `${method} ${expectedUrl(item, method)}`);
        if (operation === 'newCluster') expected[0] = `PUT ${clusterUrl(item)}`;
        const asked = printed(item).rest.value.map(({ method, url }) => `${method} ${decodeURI(url)}`);
        return expected.join() === asked.join() ? [] : asked;
      });
    });
  }

  const nested = (item) => {
    const { arm, parameters } = printed(item);
    return deployedRequests(item, { template: arm.value, parametersFile: parameters.value }).deployments;
  };

  test('every nested deployment is accepted', async () => {
    const cases = corpus.newCluster.filter((item) => nested(item).length > 0);
    assert.ok(cases.length >= 30);
    await nothingToComplainAbout(cases, async (item) => {
      const complaints = (await Promise.all(nested(item).map(validator.complaints))).flat();
      // The file has `Inner`; the documentation of templates and what Bicep compiles to have `inner`.
      return complaints.filter((complaint) => !complaint.startsWith('ENUM_CASE_MISMATCH /properties/expressionEvaluationOptions/scope '));
    });
  });

  const deploymentFaults = {
    'a mode that does not exist': (body) => { body.properties.mode = 'incremental '; },
    'no mode': (body) => { delete body.properties.mode; },
    'an unknown member': (body) => { body.properties.expressionEvaluationOption = {}; },
    'no properties': (body) => { delete body.properties; },
  };
  for (const [fault, commit] of Object.entries(deploymentFaults)) {
    test(`negative control: refuses a nested deployment with ${fault}`, async () => {
      const request = structuredClone(nested(corpus.newCluster.find((item) => nested(item).length > 0))[0]);
      const before = await validator.complaints(request);
      commit(request.body);
      assert.notDeepEqual(await validator.complaints(request), before);
    });
  }

  test('every example is accepted', async () => {
    const examples = await emitExamples();
    assert.ok(examples.size >= 11);
    for (const [name, printedExample] of examples) assert.deepEqual(await complaintsOf(printedExample), [], name);
  });

  test('an update in a version older than the compute was read in is refused, or sends what that version knows', async () => {
    const random = randomSource(seed);
    const cases = Array.from({ length: 20 }, (_, number) => olderVersionCase(number, random)).filter(({ apiVersion }) => validator.versions.includes(apiVersion));
    const { artifacts } = await planOthers(cases);
    await nothingToComplainAbout(cases.filter(({ id }) => artifacts.has(id)), ({ id }) => complaintsOf(artifacts.get(id)));
  });

  const put = () => printed(corpus.create.find(({ apiVersion, spec }) => apiVersion === '2022-10-01' && spec.network && spec.agentCount)).rest.value[0];
  const faults = {
    'agentCount below nothing': (body) => { body.properties.properties.agentCount = -1; },
    'agentCount as a text': (body) => { body.properties.properties.agentCount = '3'; },
    'an unknown member': (body) => { body.properties.properties.kubernetesVersion = '1.30'; },
    'the size in the old spelling': (body) => { body.properties.properties.agentVMSize = 'Standard_D3_v2'; },
    'a computeType in the wrong case': (body) => { body.properties.computeType = 'Aks'; },
    'no computeType': (body) => { delete body.properties.computeType; },
    'a read-only member': (body) => { body.properties.provisioningState = 'Succeeded'; },
    'a range that is none': (body) => { body.properties.properties.aksNetworkingConfiguration.serviceCidr = '10.0.0/16'; },
  };
  for (const [fault, commit] of Object.entries(faults)) {
    test(`negative control: refuses ${fault}`, async () => {
      const request = structuredClone(put());
      assert.deepEqual(await validator.complaints(request), [], 'the request is fine before');
      commit(request.body);
      assert.notDeepEqual(await validator.complaints(request), []);
    });
  }

  test('negative control: refuses a version that does not exist', async () => {
    const request = put();
    const complaints = await validator.complaints({ ...request, url: request.url.replace('2022-10-01', '2022-10-02') });
    assert.notDeepEqual(complaints, []);
  });

  test('negative control: refuses a DELETE that does not say what becomes of the cluster, or says it in another case', async () => {
    const [request] = printed(judged('detach')[0]).rest.value;
    const url = new URL(request.url);
    url.searchParams.set('underlyingResourceAction', 'detach');
    assert.notDeepEqual(await validator.complaints({ ...request, url: url.href }), []);
    url.searchParams.delete('underlyingResourceAction');
    assert.notDeepEqual(await validator.complaints({ ...request, url: url.href }), []);
  });
});

function clusterUrl({ cloud, spec: { workspace, cluster: { create } } }) {
  const group = `/subscriptions/${create.subscriptionId ?? workspace.subscriptionId}/resourceGroups/${create.resourceGroup}`;
  return `https://${clouds[cloud].resourceManager}${group}/providers/${clusterType}/${create.name}?api-version=${clusterApiVersion}`;
}

function expectedUrl({ cloud, apiVersion, spec }, method) {
  const { subscriptionId, resourceGroup, name } = spec.workspace;
  const workspace = `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}/providers/Microsoft.MachineLearningServices/workspaces/${name}`;
  const action = method === 'DELETE' ? `&underlyingResourceAction=${spec.action ?? 'Detach'}` : '';
  return `https://${clouds[cloud].resourceManager}${workspace}/computes/${spec.name}?api-version=${apiVersion}${action}`;
}
