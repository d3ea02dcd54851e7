// What the stand-in answers to a GET is a fact that the product understands, and decides what it was asked for.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { afterEach, test } from 'node:test';

import { check, recognise } from '../../pkg/dist/node.js';
import { clientOf } from './client.mjs';
import { deployedExamples } from './examples.mjs';
import { makeAuthority } from './stand-in/protocol/certificate-authority.mjs';
import { startArm } from './stand-in/start.mjs';

const authority = await makeAuthority();
const now = '2026-11-24T00:00:00Z';
const me = '33333333-3333-3333-3333-333333333333';

const sample = (name) => readFileSync(new URL(`../../src/rules/tls/samples/${name}`, import.meta.url));
/** What the examples name; no answer of Azure could stand for it. */
const files = { 'cert.pem': sample('chain.pem'), 'key.pem': sample('key.pem') };

/** The GET that answers a question of the report, by the kind of its fact. */
const requests = {
  cluster: ({ scope }) => [scope, '2025-04-01'],
  nodePools: ({ scope }) => [`${scope}/agentPools`, '2025-04-01'],
  versions: ({ subscriptionId, location }) => [`/subscriptions/${subscriptionId}/providers/Microsoft.ContainerService/locations/${location}/kubernetesVersions`, '2025-04-01'],
  computes: ({ scope }) => [/\/computes\//.test(scope) ? scope : `${scope}/computes`, '2022-10-01'],
  workspace: ({ scope }) => [scope, '2022-10-01'],
  virtualNetwork: ({ scope }) => [scope, '2024-05-01'],
  subnets: ({ scope }) => [`${scope}/subnets`, '2024-05-01'],
  quota: ({ subscriptionId, location }) => [`/subscriptions/${subscriptionId}/providers/Microsoft.Compute/locations/${location}/usages`, '2024-07-01'],
  sizes: ({ subscriptionId, location }) => [`/subscriptions/${subscriptionId}/providers/Microsoft.Compute/skus?$filter=location eq '${location}'`, '2021-07-01'],
  roles: ({ scope }) => [`${scope}/providers/Microsoft.Authorization/roleAssignments?$filter=assignedTo('${me}')`, '2022-04-01'],
  policyAssignments: ({ scope }) => [`${scope}/providers/Microsoft.Authorization/policyAssignments`, '2023-04-01'],
  policyDefinitions: ({ scope }) => [scope, '2023-04-01'],
  serviceTags: ({ subscriptionId, location }) => [`/subscriptions/${subscriptionId}/providers/Microsoft.Network/locations/${location}/serviceTags`, '2024-05-01'],
};

let arm;
afterEach(() => arm.close());

async function start(spec, options) {
  arm = await startArm({ authority, ...options });
  arm.prepareFor(spec);
  const { subscriptionId, location } = spec.workspace;
  arm.world.serviceTags(subscriptionId, 'China', { [`AzureMachineLearning.${location}`]: ['40.73.0.0/24'], 'AzureMachineLearning.chinanorth2': ['40.72.0.0/24'] });
  return clientOf(arm);
}

/** Everything that a list has, page after page, in the form of its first one. */
async function whole(ask, path, apiVersion) {
  const url = new URL(path, arm.endpoint);
  url.searchParams.set('api-version', apiVersion);
  const { status, body, text } = await ask('GET', url.href);
  assert.equal(status, 200, text);
  for (let next = body.nextLink; next; ) {
    const page = await ask('GET', next);
    (body.value ?? body.values).push(...(page.body.value ?? page.body.values));
    next = page.body.nextLink;
  }
  delete body.nextLink;
  return body;
}

/** Answers every question of the report by a GET, until there is none. */
async function answered(ask, spec) {
  const facts = [];
  for (let round = 0; round < 4; round += 1) {
    const report = check(spec, { now, facts, files });
    if (report.asks.length === 0) return { report, facts };
    // The report says itself what to ask; what needs another answer first comes in a later round.
    for (const { fact, url } of report.asks.filter((one) => one.url !== undefined)) {
      const { pathname, search, searchParams } = new URL(url);
      const about = { ...fact, subscriptionId: fact.subscriptionId ?? pathname.split('/')[2] };
      facts.push({ fact: about, data: await whole(ask, `${pathname}${search}`, searchParams.get('api-version')) });
    }
  }
  throw new Error(`questions are left: ${JSON.stringify(check(spec, { now, facts, files }).asks)}`);
}

for (const { name, spec } of await deployedExamples()) {
  test(`answers every question about ${name}`, async () => {
    const { report, facts } = await answered(await start(spec, { pageSize: 1 }), spec);
    assert.ok(facts.length > 2);
    const unknown = report.findings.filter(({ status }) => status === 'unknown').map(({ rule }) => rule);
    assert.deepEqual(unknown, []);
  });
}

test('every kind of fact is recognised, with all that there is of it', async () => {
  const { spec } = (await deployedExamples()).find(({ name }) => name === 'create-vnet.yaml');
  const ask = await start(spec, { pageSize: 1 });
  const { workspace: place, network } = spec;
  const { subscriptionId, location, resourceGroup } = place;
  const { workspace } = arm.prepareFor(spec);
  const cluster = arm.world.cluster({ ...place, name: 'mine' });
  arm.world.compute(workspace, 'one', cluster);
  arm.world.role(cluster.id, '/providers/Microsoft.Authorization/roleDefinitions/b24988ac-6180-42a0-ab88-20f7382dd24c', me);
  arm.world.role(cluster.id, '/providers/Microsoft.Authorization/roleDefinitions/b24988ac-6180-42a0-ab88-20f7382dd24c', 'somebody-else');
  const group = `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}`;
  arm.policies.assign({ scope: group, displayName: 'No public addresses', denies: () => false });
  arm.policies.assign({ scope: '/providers/Microsoft.Management/managementGroups/corp', displayName: 'Of everybody', denies: () => false });
  const [definition] = arm.resources('Microsoft.Authorization/policyDefinitions');
  const networkId = `/subscriptions/${subscriptionId}/resourceGroups/${network.vnetResourceGroup}/providers/Microsoft.Network/virtualNetworks/${network.vnetName}`;
  const scopes = {
    cluster: cluster.id, nodePools: cluster.id, computes: workspace.id, workspace: workspace.id, virtualNetwork: networkId, subnets: networkId,
    roles: cluster.id, policyAssignments: group, policyDefinitions: definition.id,
  };
  const counts = { versions: 3, quota: 2, serviceTags: 2, policyAssignments: 2 };
  for (const [kind, request] of Object.entries(requests)) {
    const about = { kind, cloud: 'AzureChinaCloud', subscriptionId, location, scope: scopes[kind] };
    const data = await whole(ask, ...request(about));
    const [recognised] = recognise([{ fact: about, data }]);
    assert.equal(recognised.kind, kind);
    assert.equal(recognised.count, counts[kind] ?? 1, kind);
  }
  assert.equal(arm.journal.requestsOf('GET', /serviceTags/).length, 2, 'tags come page by page too');
  arm.world.size(subscriptionId, 'chinanorth2', 'Standard_D4s_v5', { family: 'a' });
  const sizes = async (path) => (await whole(ask, path, '2021-07-01')).value.map(({ locations }) => locations[0]);
  const [filtered] = requests.sizes({ subscriptionId, location });
  assert.deepEqual([await sizes(filtered), await sizes(filtered.split('?')[0])], [[location], [location, 'chinanorth2']]);
});

test('answers of other versions of the same thing are recognised too', async () => {
  const { spec } = (await deployedExamples()).find(({ name }) => name === 'attach.yaml');
  const ask = await start(spec);
  const { subscriptionId, location } = spec.workspace;
  const orchestrators = await whole(ask, `/subscriptions/${subscriptionId}/providers/Microsoft.ContainerService/locations/${location}/orchestrators`, '2019-08-01');
  assert.equal(recognise([{ fact: { kind: 'versions', location, subscriptionId }, data: orchestrators }])[0].kind, 'versions');
});
