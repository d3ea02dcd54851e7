// Valid create and attach specs, drawn at random, each with the TLS material that its secrets stand for.

import { apiVersions, defaultApiVersion } from './api-versions.mjs';
import { clouds, defaultCloud } from './clouds.mjs';
import { defaultAgentCount, defaultMachineSize, machineSizes, smallestCount } from './machine-sizes.mjs';
import { networkSet, subnets } from './network.mjs';
import { descriptions, tagSets } from './texts.mjs';
import { hostNames } from './tls-material.mjs';

export const purposes = ['FastProd', 'DenseProd', 'DevTest'];
const letters = [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const lettersAndDigits = [...letters, ...'0123456789'];

/**
 * @typedef {object} Case
 * @property {string} id names the case in messages: `create-017`
 * @property {object} spec the document
 * @property {object} knows what its api-version knows
 * @property {string} apiVersion the version in force
 * @property {string} cloud the cloud in force
 * @property {object} [tls] the certificate and key meant, where the spec carries or names any
 * @property {object} [currentCompute] for update: the compute as ARM answers a GET
 */

/** @returns {Case} */
export function createCase(number, random, tlsMaterial) {
  const { spec, common } = begin('create', random);
  const purpose = common.knows.clusterPurpose && random.chance(0.6) ? random.pick(purposes) : undefined;
  if (purpose) spec.clusterPurpose = purpose;
  size(spec, purpose, random);
  if (common.knows.computeLocation && random.chance(0.3)) spec.location = random.pick(clouds[common.cloud].regions);
  if (random.chance(0.35)) spec.network = networkSet(random);
  const tls = secure(spec, common, random, tlsMaterial);
  return { id: name('create', number), spec, tls, ...common };
}

/** @returns {Case} */
export function attachCase(number, random, tlsMaterial) {
  const { spec, common } = begin('attach', random);
  if (common.knows.clusterPurpose && random.chance(0.6)) spec.clusterPurpose = random.pick(purposes);
  spec.cluster = cluster(spec, random);
  const tls = secure(spec, common, random, tlsMaterial);
  return { id: name('attach', number), spec, tls, ...common };
}

/** The keys that every operation has. */
export function begin(operation, random) {
  const cloud = random.pick([undefined, 'AzureCloud', 'AzureChinaCloud', 'AzureChinaCloud', 'AzureUSGovernment']);
  const apiVersion = random.chance(0.3) ? undefined : random.pick(Object.keys(apiVersions));
  const inForce = { cloud: cloud ?? defaultCloud, apiVersion: apiVersion ?? defaultApiVersion };
  const spec = {
    operation,
    ...(cloud && { cloud }),
    ...(apiVersion && { apiVersion }),
    workspace: {
      subscriptionId: random.guid(),
      resourceGroup: random.pick(['ml-rg', 'Team_(ml).group', 'rg1']),
      name: random.pick(['ml-ws', 'Workspace_01', '0ws']),
      location: random.pick(clouds[inForce.cloud].regions),
    },
    name: computeName(random),
  };
  if (random.chance(0.3)) spec.description = random.pick(descriptions);
  if (random.chance(0.3)) spec.tags = random.pick(tagSets);
  return { spec, common: { ...inForce, knows: apiVersions[inForce.apiVersion] } };
}

// Ends with a letter: newer api-versions refuse a name that ends in a hyphen and digits.
function computeName(random) {
  const middle = random.text([...lettersAndDigits, '-'], random.integer(1, 14));
  return random.pick(letters) + middle + random.pick(letters);
}

function size(spec, purpose, random) {
  const naming = random.pick(['neither', 'count', 'size', 'both', 'both', 'both']);
  const sizes = naming === 'size'
    ? machineSizes.filter((candidate) => smallestCount(purpose, candidate) <= defaultAgentCount)
    : machineSizes;
  const chosen = naming === 'size' || naming === 'both' ? random.pick(sizes) : defaultMachineSize;
  if (naming === 'count' || naming === 'both') {
    spec.agentCount = smallestCount(purpose, chosen) + random.pick([0, 0, 1, 4, 47]);
  }
  if (naming === 'size' || naming === 'both') spec.agentVmSize = chosen.name;
}

function cluster(spec, random) {
  const group = random.pick(['aks-rg', 'Aks_(1).rg', spec.workspace.resourceGroup]);
  const clusterName = random.pick(['myaks', 'AKS_cluster-01', 'k']);
  if (random.chance(0.5)) {
    const subscription = random.chance(0.8) ? spec.workspace.subscriptionId : random.guid();
    // The article's own samples print the segment in lower case; ARM reads both.
    const segment = random.pick(['resourceGroups', 'resourcegroups']);
    return { resourceId: `/subscriptions/${subscription}/${segment}/${group}/providers/Microsoft.ContainerService/managedClusters/${clusterName}` };
  }
  return {
    ...(random.chance(0.2) && { subscriptionId: random.guid() }),
    resourceGroup: group,
    name: clusterName,
  };
}

/** Load balancer and TLS, which limit each other: Microsoft's certificates need a public address. */
export function secure(spec, { knows }, random, tlsMaterial) {
  if (knows.loadBalancer && random.chance(0.5)) {
    spec.loadBalancer = random.pick([
      { type: 'PublicIp' },
      { type: 'InternalLoadBalancer' },
      { type: 'InternalLoadBalancer', subnet: spec.network?.subnetName ?? random.pick(subnets) },
    ]);
  }
  const publicAddress = spec.loadBalancer?.type !== 'InternalLoadBalancer';
  const kind = random.pick(['none', 'none', 'custom', 'custom', 'label', 'label', 'disabled']);
  if (kind === 'disabled') spec.ssl = { status: 'Disabled' };
  if (kind === 'label' && knows.leafDomainLabel && publicAddress) spec.ssl = microsoftCertificate(random);
  if (kind === 'custom') return customCertificate(spec, random, tlsMaterial);
  return undefined;
}

export function microsoftCertificate(random) {
  return {
    ...(random.chance(0.3) && { status: 'Auto' }),
    leafDomainLabel: random.pick(['contoso', 'a', 'ml-scoring-01x', 'x'.repeat(57)]),
    ...(random.chance(0.4) && { overwriteExistingDomain: random.chance(0.5) }),
  };
}

/** Writes `ssl` with one of the three ways to name a certificate, and returns what it stands for. */
export function customCertificate(spec, random, tlsMaterial) {
  const material = random.pick(tlsMaterial);
  const ways = {
    inline: { certPem: material.certificate, keyPem: material.key },
    files: { certPemFile: material.certificateFile, keyPemFile: material.keyFile },
    keyVault: {
      keyVault: {
        id: `/subscriptions/${spec.workspace.subscriptionId}/resourceGroups/vault-rg/providers/Microsoft.KeyVault/vaults/myvault`,
        certSecret: 'scoring-cert',
        keySecret: 'scoring-key',
      },
    },
  };
  const way = random.pick(Object.keys(ways));
  spec.ssl = { ...(random.chance(0.3) && { status: 'Enabled' }), cname: random.pick(hostNames), ...ways[way] };
  return { ...material, way };
}

export function name(operation, number) {
  return `${operation}-${String(number).padStart(3, '0')}`;
}
