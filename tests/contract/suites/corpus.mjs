// The corpus is what all judging rests on, so it is held to being what it claims: the same every time, and wide.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { specSchema } from '../command/emit.mjs';
import { isMapping } from '../compare/differences.mjs';
import { apiVersions } from '../corpus/api-versions.mjs';
import { clouds } from '../corpus/clouds.mjs';
import { makeCorpus } from '../corpus/corpus.mjs';
import { drawn, tlsMaterial } from '../context.mjs';
import { isBesideWorkspace } from '../template/resources.mjs';

// Each must be met by ten create or attach specs at least.
const variety = {
  'without an api-version': ({ spec }) => !spec.apiVersion,
  'without a cloud': ({ spec }) => !spec.cloud,
  ...Object.fromEntries(Object.keys(apiVersions).map((version) => [`of ${version}`, ({ apiVersion }) => apiVersion === version])),
  ...Object.fromEntries(Object.keys(clouds).map((name) => [`in ${name}`, ({ cloud }) => cloud === name])),
  ...Object.fromEntries(['FastProd', 'DenseProd', 'DevTest', undefined].map((purpose) => [`for ${purpose}`, ({ spec }) => spec.clusterPurpose === purpose])),
  ...Object.fromEntries(['inline', 'files', 'keyVault'].map((way) => [`with a certificate given by ${way}`, ({ tls }) => tls?.way === way])),
  'with a label': ({ spec }) => spec.ssl?.leafDomainLabel,
  'with a label to overwrite': ({ spec }) => spec.ssl?.overwriteExistingDomain === true,
  'with a label not to overwrite': ({ spec }) => spec.ssl?.overwriteExistingDomain === false,
  'with TLS switched off': ({ spec }) => spec.ssl?.status === 'Disabled',
  'with a network': ({ spec }) => spec.network,
  'with a public balancer': ({ spec }) => spec.loadBalancer?.type === 'PublicIp',
  'with an internal balancer': ({ spec }) => spec.loadBalancer?.type === 'InternalLoadBalancer' && !spec.loadBalancer.subnet,
  'with an internal balancer in a subnet': ({ spec }) => spec.loadBalancer?.subnet,
  'in another region than the workspace': ({ spec }) => spec.location && spec.location !== spec.workspace.location,
  'with neither count nor size': ({ spec }) => spec.operation === 'create' && !spec.agentCount && !spec.agentVmSize,
  'with a count alone': ({ spec }) => spec.agentCount && !spec.agentVmSize,
  'with a size alone': ({ spec }) => !spec.agentCount && spec.agentVmSize,
  'with both count and size': ({ spec }) => spec.agentCount && spec.agentVmSize,
  'with a cluster by its id': ({ spec }) => spec.cluster?.resourceId,
  'with a cluster by its name': ({ spec }) => spec.cluster?.name && !spec.cluster.subscriptionId,
  'with a cluster in another subscription': ({ spec }) => spec.cluster?.subscriptionId,
  'with a description': ({ spec }) => spec.description,
  'with a description that looks like an expression': ({ spec }) => /^\[.*\]$/.test(spec.description),
  'with tags': ({ spec }) => spec.tags,
};

const created = ({ spec }) => spec.cluster.create;
const pools = (item) => created(item).nodePools;
const isOther = ({ workspace }, { subscriptionId }) => subscriptionId && subscriptionId !== workspace.subscriptionId;

// The same for specs that make the cluster first.
const newClusterVariety = {
  ...Object.fromEntries(Object.keys(clouds).map((name) => [`in ${name}`, ({ cloud }) => cloud === name])),
  'beside the workspace': ({ spec }) => isBesideWorkspace(spec),
  'in another group': ({ spec }) => !isBesideWorkspace(spec) && !isOther(spec, spec.cluster.create),
  'in another subscription': ({ spec }) => isOther(spec, spec.cluster.create),
  ...Object.fromEntries(['userDefinedRouting', 'userAssignedNATGateway', 'managedNATGateway', 'loadBalancer', undefined]
    .map((outbound) => [`with the outbound type ${outbound}`, (item) => created(item).outboundType === outbound])),
  'with kubenet': (item) => created(item).networkPlugin === 'kubenet',
  'with an overlay': (item) => created(item).networkPluginMode === 'overlay',
  'without a network plug-in': (item) => !created(item).networkPlugin,
  'flat in a subnet': (item) => created(item).networkPlugin === 'azure' && !created(item).networkPluginMode && created(item).vnetSubnetId,
  'private with a zone of the user': (item) => created(item).privateDnsZone?.startsWith('/'),
  'private without a zone': (item) => created(item).privateCluster && !created(item).privateDnsZone,
  'with an identity of the user': (item) => created(item).identity?.type === 'UserAssigned',
  ...Object.fromEntries(['managedOutboundIpCount', 'outboundIpIds', 'outboundIpPrefixIds'].map((key) => [`with ${key}`, (item) => created(item).loadBalancerProfile?.[key]])),
  ...Object.fromEntries(['azure', 'calico', 'none'].map((policy) => [`with the policy ${policy}`, (item) => created(item).networkPolicy === policy])),
  ...Object.fromEntries(['Free', 'Standard', 'Premium'].map((tier) => [`in the tier ${tier}`, (item) => created(item).tier === tier])),
  'with a Windows pool': (item) => pools(item).some(({ osType }) => osType === 'Windows'),
  'with taints': (item) => pools(item).some(({ taints }) => taints),
  'with autoscaling': (item) => pools(item).some(({ enableAutoScaling }) => enableAutoScaling),
  'with an own certificate': ({ tls }) => tls,
};

describe('the corpus', () => {
  const deployed = [...drawn.create, ...drawn.attach];

  test('is the same when it is drawn again', () => {
    assert.deepEqual(makeCorpus(tlsMaterial), drawn);
  });

  test('has five hundred specs that ask for a cluster', () => {
    assert.equal(new Set(deployed.map(({ id }) => id)).size, 500);
    assert.equal(new Set(deployed.map(({ spec }) => JSON.stringify(spec))).size, 500);
  });

  test('is wide', () => {
    const counted = Object.entries(variety).map(([what, holds]) => [what, deployed.filter(holds).length]);
    assert.deepEqual(counted.filter(([, count]) => count < 10), []);
  });

  test('has every key of a new cluster, and is wide there too', async () => {
    const { create } = (await specSchema()).properties.cluster.properties;
    const met = new Set(drawn.newCluster.flatMap((item) => keysOf(created(item))));
    assert.deepEqual(keysOfSchema(create).filter((key) => !met.has(key)), []);
    const counted = Object.entries(newClusterVariety).map(([what, holds]) => [what, drawn.newCluster.filter(holds).length]);
    assert.deepEqual(counted.filter(([, count]) => count < 5), []);
  });

  test('changes every kind of compute in every way', () => {
    const changes = new Set(drawn.update.map(({ change }) => change));
    const states = new Set(drawn.update.map(({ currentCompute }) => currentCompute.properties.properties.sslConfiguration?.status));
    const balancers = new Set(drawn.update.map(({ currentCompute }) => currentCompute.properties.properties.loadBalancerType));
    assert.deepEqual([changes.size, states.size, balancers.size], [7, 4, 3]);
  });
});

function keysOf(value, path = '') {
  if (Array.isArray(value)) return value.flatMap((item) => keysOf(item, path));
  if (!isMapping(value)) return [path];
  return Object.entries(value).flatMap(([key, member]) => keysOf(member, `${path}/${key}`));
}

function keysOfSchema({ properties, items }, path = '') {
  if (items) return keysOfSchema(items, path);
  if (!properties) return [path];
  return Object.entries(properties).flatMap(([key, member]) => keysOfSchema(member, `${path}/${key}`));
}
