// Specs that differ from a good one in a few places.

import { oneOf } from './random.mjs';

const odd = [
  null, true, false, 0, -1, 1, 2, 3, 2.5, 1e3, 1e21, 12, 501, '', ' ', '3', 'true', 'null', 'x', 'X'.repeat(300), 'myaks', 'AKS_1', '1aks',
  '10.0.0.0/16', '10.0.0.1/16', '10.0.0.0/33', '10.0.0.10', '172.17.0.1/16', '::1/64', 'AzureCloud', 'azurecloud', 'eastus2', 'chinaeast2',
  'Standard_D2_v2', 'standard_nc6', 'DevTest', 'devtest', 'create', 'detach', 'Enabled', 'InternalLoadBalancer', 'contoso', 'www.contoso.com',
  '2022-10-01', '2018-11-19', '1999-01-01', '中文', 'a/b', '../x', '-----BEGIN CERTIFICATE-----', [], {}, [1], ['a'], { a: 1 }, [{}],
];
const keys = [
  'agentCount', 'agentcount', 'agent_count', 'clusterPurpose', 'ssl', 'network', 'loadBalancer', 'cluster', 'refresh', 'action', 'tags', 'nodePools',
  'acknowledge', 'location', 'kubernetesVersion', 'privateCluster', 'authorizedIpRanges', 'leafDomainLabel', 'cname', 'status', 'foo', 'name ',
];

/** `spec` with one to four changes. */
export function mutate(spec, random) {
  const changed = structuredClone(spec);
  for (let changes = 1 + Math.floor(random() * 4); changes > 0; changes -= 1) change(oneOf(random, objectsIn(changed)), random);
  return changed;
}

function objectsIn(value) {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(objectsIn);
  return Array.isArray(value) ? inner : [value, ...inner];
}

function change(object, random) {
  const names = Object.keys(object);
  const name = names.length > 0 ? oneOf(random, names) : 'name';
  const kind = random();
  if (kind < 0.2) delete object[name];
  else if (kind < 0.65) object[name] = structuredClone(oneOf(random, odd));
  else if (kind < 0.85) object[oneOf(random, keys)] = structuredClone(oneOf(random, odd));
  else {
    const value = object[name];
    delete object[name];
    object[oneOf(random, [name.toUpperCase(), `${name}s`, name.slice(1), ...keys])] = value;
  }
}
