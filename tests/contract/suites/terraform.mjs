// Terraform configurations are read by HashiCorp's parser, and ask for what the requests ask for, whatever the texts in them.

import assert from 'node:assert/strict';
import { before, test } from 'node:test';

import { planFiles } from '../command/plan-files.mjs';
import { differences, isMapping } from '../compare/differences.mjs';
import { withPlaceholders } from '../compare/secrets.mjs';
import { corpus, deployed, folderOf, judges, nothingToComplainAbout } from '../context.mjs';
import { newClusters } from '../corpus/new-clusters.mjs';
import { hostilePlans, plannedOf } from '../hostile-plans.mjs';
import { judgedBy } from '../judges/judged-by.mjs';
import { terraformReader } from '../judges/terraform.mjs';
import { appliedByTerraform } from '../template/applied-terraform.mjs';

judgedBy('the HCL parser', { installed: judges.terraform }, () => {
  const read = judges.terraform.path && terraformReader(judges.terraform.path);
  let plans;

  before(async () => {
    plans = new Map([...await planFiles([...deployed, ...newClusters], await folderOf('terraform')), ...await hostilePlans()]);
  });

  const configuration = (item) => read(plans.get(item.id).files['main.tf']);
  const rest = (item) => JSON.parse(plans.get(item.id).files['requests.json']);
  const distance = (item, { requests, kinds }) => {
    const isAzurerm = (number) => Object.values(kinds).filter(Boolean)[number].startsWith('azurerm_');
    const form = (request, number) => comparable(request, isAzurerm(number));
    return differences(rest(item).map(form), requests.map(form))
      .map(({ pointer, ours, theirs }) => `${pointer}: rest has ${JSON.stringify(ours)}, Terraform ${JSON.stringify(theirs)}`);
  };
  const applied = async (item) => appliedByTerraform(item, await configuration(item));

  test('the configuration asks for what --only rest asks for', () => {
    return nothingToComplainAbout([...deployed, ...newClusters], async (item) => distance(item, await applied(item)));
  });

  test('hostile texts come through as they are', () => {
    return nothingToComplainAbout(plannedOf(plans), async (item) => distance(item, await applied(item)));
  });

  test('azapi stands only where azurerm cannot say the spec', () => {
    return nothingToComplainAbout(deployed, async (item) => {
      const { operation, loadBalancer, ssl } = item.spec;
      const isBeyondAzurerm = operation === 'create' || loadBalancer?.type === 'InternalLoadBalancer' || ssl?.status === 'Disabled';
      const { kinds } = await applied(item);
      return kinds.compute === (isBeyondAzurerm ? 'azapi_resource' : 'azurerm_machine_learning_inference_cluster') ? [] : [`it is ${kinds.compute}`];
    });
  });

  test('azurerm makes every new cluster that it can make', async () => {
    const byAzapi = [];
    for (const item of newClusters) if ((await applied(item)).kinds.cluster === 'azapi_resource') byAzapi.push(item.id);
    assert.deepEqual(byAzapi, ['other-nat', 'policy', 'no-policy', 'other-taint'].map((name) => `new-cluster-${name}`));
  });

  test('the compute waits for the node pools that are resources of their own', async () => {
    const { resource } = await configuration(newClusters.find(({ id }) => id === 'new-cluster-pools'));
    const [compute] = resource.azurerm_machine_learning_inference_cluster.compute;
    const pools = Object.keys(resource.azurerm_kubernetes_cluster_node_pool).map((name) => `azurerm_kubernetes_cluster_node_pool.${name}`);
    assert.deepEqual(compute.depends_on.map(({ $expression }) => $expression).sort(), pools.sort());
  });

  test('destroying a compute of azapi detaches it', () => {
    return nothingToComplainAbout(corpus.create, async (item) => {
      const [compute] = (await configuration(item)).resource.azapi_resource.compute;
      return differences(compute.delete_query_parameters, { underlyingResourceAction: ['Detach'] }).map(({ pointer }) => pointer);
    });
  });

  test('secrets that azapi hands over pass by the state', () => {
    return nothingToComplainAbout(deployed.filter(({ tls }) => tls), async (item) => {
      const { resource, variable, data, ephemeral, terraform } = await configuration(item);
      const isAzapi = 'azapi_resource' in resource;
      const isVault = 'keyVault' in item.spec.ssl;
      const complaints = item.tls.key.split('\n').slice(1, -2).some((line) => plans.get(item.id).files['main.tf'].includes(line)) ? ['the key itself'] : [];
      if (isAzapi !== ('required_version' in terraform[0])) complaints.push('required_version');
      if (isVault !== !variable) complaints.push('variables');
      if (!isVault && Object.values(variable).some(([{ ephemeral: is }]) => (is === true) !== isAzapi)) complaints.push('ephemeral variables');
      if (isVault && !(isAzapi ? ephemeral : data).azurerm_key_vault_secret) complaints.push('vault secrets');
      return complaints;
    });
  });

  test('negative controls: changed configurations no longer ask for the same', async () => {
    const changes = {
      'a lost member': (compute) => { delete compute.location; },
      'another member': (compute) => { (compute.body?.properties.properties ?? compute).description = 'changed'; },
      'another name': (compute) => { compute.name = 'other'; },
    };
    for (const item of [corpus.create[0], corpus.attach[0]]) {
      for (const [change, apply] of Object.entries(changes)) {
        const changed = structuredClone(await configuration(item));
        apply(Object.values(changed.resource)[0].compute[0]);
        assert.notDeepEqual(distance(item, appliedByTerraform(item, changed)), [], change);
      }
    }
  });

  test('negative controls: the judge refuses what would be an expression', async () => {
    for (const text of ['a = "x ${b}"', 'a = "%{ if true }x%{ endif }"', 'a = "b', 'a = { "${b}" = 1 }']) {
      await assert.rejects(read(`locals {\n  ${text}\n}\n`), text);
    }
    assert.deepEqual(await read('locals {\n  a = "$${b} %%{ c }"\n  d = var.e\n}\n'), { locals: [{ a: '${b} %{ c }', d: { $expression: 'var.e' } }] });
  });
});

// Terraform brings every text into Unicode's form NFC; that cannot be helped.
function comparable({ method, url, body }, isAzurerm) {
  const form = { method, url: decodeURI(url), body: withPlaceholders(body) };
  return normalized(isAzurerm ? asAzurerm(form) : form);
}

function normalized(value) {
  if (typeof value === 'string') return value.normalize('NFC');
  if (Array.isArray(value)) return value.map(normalized);
  if (!isMapping(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key.normalize('NFC'), normalized(member)]));
}

// azurerm has an api-version of its own, reads the cluster's location itself, spells ids and words its way, and sends defaults.
function asAzurerm({ method, url, body }) {
  const form = structuredClone({ method, url: url.replace(/\?api-version=.*/, ''), body });
  const { properties } = form.body;
  if (properties.computeType === 'AKS') {
    delete properties.computeLocation;
    properties.resourceId = properties.resourceId.toLowerCase();
    properties.properties = { clusterPurpose: 'FastProd', ...properties.properties };
    if (properties.properties.loadBalancerType === 'PublicIp') delete properties.properties.loadBalancerType;
  } else {
    properties.agentPoolProfiles.sort((one, other) => one.name.localeCompare(other.name));
    const access = properties.apiServerAccessProfile;
    if (/^(system|none)$/i.test(access?.privateDNSZone)) access.privateDNSZone = access.privateDNSZone.toLowerCase();
  }
  return form;
}
