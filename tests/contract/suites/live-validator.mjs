// oav judges every request of the corpus against the swagger file of its version.

import assert from 'node:assert/strict';
import { before, test } from 'node:test';

import { clouds } from '../corpus/clouds.mjs';
import { corpus, judgedBy, judges, nothingToComplainAbout, printed } from '../context.mjs';
import { loadLiveValidator } from '../judges/live-validator.mjs';

const methods = { create: 'PUT', attach: 'PUT', update: 'PUT', detach: 'DELETE' };

judgedBy('oav', { installed: judges.npm, reference: 'oav' }, () => {
  let validator;

  before(async () => {
    validator = await loadLiveValidator(judges.npm.path);
  });

  const judged = (operation) => corpus[operation].filter(({ apiVersion }) => validator.versions.includes(apiVersion));

  for (const operation of Object.keys(methods)) {
    test(`every ${operation} request is accepted, in every version that has a swagger file and the operation`, async () => {
      // An update speaks of load balancers and labels, which come with 2021-04-01.
      const versions = validator.versions.filter((version) => operation !== 'update' || version >= '2021-04-01');
      const met = new Set(judged(operation).map(({ apiVersion }) => apiVersion));
      assert.deepEqual(versions.filter((version) => !met.has(version)), [], 'versions that the corpus leaves out');
      await nothingToComplainAbout(judged(operation), async (item) => {
        return (await Promise.all(printed(item).rest.value.map(validator.complaints))).flat();
      });
    });

    test(`every ${operation} is one ${methods[operation]} to the resource of its workspace, in its cloud`, () => {
      return nothingToComplainAbout(corpus[operation], (item) => {
        const requests = printed(item).rest.value;
        if (requests.length !== 1) return [`${requests.length} requests`];
        const [{ method, url }] = requests;
        return method === methods[operation] && decodeURI(url) === expectedUrl(item) ? [] : [`${method} ${url}`];
      });
    });
  }

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

function expectedUrl({ cloud, apiVersion, spec }) {
  const { subscriptionId, resourceGroup, name } = spec.workspace;
  const workspace = `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}/providers/Microsoft.MachineLearningServices/workspaces/${name}`;
  const action = spec.operation === 'detach' ? `&underlyingResourceAction=${spec.action ?? 'Detach'}` : '';
  return `https://${clouds[cloud].resourceManager}${workspace}/computes/${spec.name}?api-version=${apiVersion}${action}`;
}
