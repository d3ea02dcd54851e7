// Attach specs with a hostile text in each field that takes a text; the command refuses many, and the others must be inert.

import { hostileTexts } from './hostile-texts.mjs';

const base = {
  operation: 'attach', cloud: 'AzureCloud',
  workspace: { subscriptionId: '00000000-0000-0000-0000-000000000001', resourceGroup: 'ml-rg', name: 'ml-ws', location: 'eastus2' },
  name: 'scoring',
  cluster: { resourceGroup: 'aks-rg', name: 'aks' },
};
const newCluster = (create) => ({
  cluster: { create: { resourceGroup: 'ml-rg', name: 'aks', nodePools: [{ name: 'nodepool1', vmSize: 'Standard_D4s_v5', count: 3 }], ...create } },
});
const certificate = (ssl) => ({ ssl: { cname: 'www.contoso.com', certPemFile: 'cert.pem', keyPemFile: 'key.pem', ...ssl } });

const fields = {
  description: (text) => ({ description: text }),
  tag: (text) => ({ tags: { team: text } }),
  'tag-name': (text) => ({ tags: { [text]: 'x' } }),
  name: (text) => ({ name: text }),
  'workspace-name': (text) => ({ workspace: { ...base.workspace, name: text } }),
  'workspace-group': (text) => ({ workspace: { ...base.workspace, resourceGroup: `a${text}a` } }),
  'workspace-location': (text) => ({ workspace: { ...base.workspace, location: text } }),
  'cluster-group': (text) => ({ cluster: { ...base.cluster, resourceGroup: `a${text}a` } }),
  'cluster-name': (text) => ({ cluster: { ...base.cluster, name: text } }),
  'load-balancer-subnet': (text) => ({ loadBalancer: { type: 'InternalLoadBalancer', subnet: text } }),
  cname: (text) => certificate({ cname: text }),
  'certificate-file': (text) => certificate({ certPemFile: `${text}.pem` }),
  'key-file': (text) => certificate({ keyPemFile: `${text}.pem` }),
  'leaf-domain-label': (text) => ({ ssl: { leafDomainLabel: text } }),
  'new-cluster-version': (text) => newCluster({ kubernetesVersion: text }),
  'new-cluster-dns-prefix': (text) => newCluster({ dnsPrefix: text }),
  'new-cluster-location': (text) => newCluster({ location: text }),
  'new-cluster-subnet': (text) => newCluster({ vnetSubnetId: text }),
  'new-cluster-zone': (text) => newCluster({ privateCluster: true, privateClusterPublicFqdn: false, privateDnsZone: text }),
  'new-cluster-size': (text) => newCluster({ nodePools: [{ name: 'nodepool1', vmSize: text, count: 3 }] }),
  'new-cluster-taint': (text) => newCluster({ nodePools: [{ name: 'nodepool1', vmSize: 'Standard_D4s_v5', count: 3, taints: [`a=${text}:NoSchedule`] }] }),
};

// What the template itself refuses: an empty DNS prefix.
const isTooShort = (field, text) => field === 'new-cluster-dns-prefix' && text === '';

export const hostileCases = Object.entries(fields).flatMap(([field, change]) => hostileTexts.filter((text) => !isTooShort(field, text)).map((text, number) => ({
  id: `hostile-${field}-${String(number).padStart(2, '0')}`,
  cloud: 'AzureCloud',
  spec: { ...base, ...change(text) },
})));
