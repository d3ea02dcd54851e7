// What each api-version of computes knows, from the same table as the catalog of the product (tests/catalog.rs holds it against
// the published types).

import { readFileSync } from 'node:fs';

const table = new URL('../../../../src/catalog/tables/api-versions.txt', import.meta.url);

/** @type {Map<string, Set<string>>} the features of each version */
const features = new Map(
  readFileSync(table, 'utf8').split('\n').filter((line) => line && !line.startsWith('#')).flatMap((line) => {
    const [known, versions] = line.split(' : ');
    return versions.split(' ').map((version) => [version, new Set(known.split(' '))]);
  }),
);

export const computeApiVersions = [...features.keys()].sort();

const ofCompute = { disableLocalAuth: 'localAuth', isAttachedCompute: 'attached', computeLocation: undefined };
const ofCluster = {
  aksNetworkingConfiguration: 'networking', clusterPurpose: 'purpose', loadBalancerType: 'balancer', loadBalancerSubnet: 'balancer',
  agentVmSize: 'agentVmSize', agentVMSize: 'agentVMSize',
};
const ofTls = { leafDomainLabel: 'leaf', overwriteExistingDomain: 'overwrite' };

/** The members of a PUT's properties that this version does not know. */
export function unknownMembers(properties, apiVersion) {
  const knows = features.get(apiVersion);
  return [[properties, ofCompute], [properties.properties, ofCluster], [properties.properties?.sslConfiguration, ofTls]]
    .flatMap(([written, table]) => Object.keys(written ?? {}).filter((name) => table[name] && !knows.has(table[name])));
}

/** The one version that shows when a compute was made in its systemData only. */
const withoutTimes = '2021-01-01';

/** Properties as this version shows them: without what it does not know, the size under its own name. */
export function shownBy(properties, apiVersion) {
  const knows = features.get(apiVersion);
  const without = (members, table) => members && Object.fromEntries(Object.entries(members).filter(([name]) => !table[name] || knows.has(table[name])));
  const shown = without(structuredClone(properties), ofCompute);
  const { agentVmSize, agentVMSize = agentVmSize, ...cluster } = shown.properties ?? {};
  if (agentVMSize !== undefined) cluster[knows.has('agentVMSize') ? 'agentVMSize' : 'agentVmSize'] = agentVMSize;
  shown.properties = without(cluster, ofCluster);
  if (apiVersion === withoutTimes) {
    delete shown.createdOn;
    delete shown.modifiedOn;
  }
  if (cluster.sslConfiguration) shown.properties.sslConfiguration = without(cluster.sslConfiguration, ofTls);
  return shown;
}
