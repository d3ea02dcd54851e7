// Attach specs with a hostile text in each field that takes one; what the command refuses has no plan, and the others must be inert.

import { hostileTexts, plainTexts } from './hostile-texts.mjs';

const base = {
  operation: 'attach', cloud: 'AzureCloud',
  workspace: { subscriptionId: '00000000-0000-0000-0000-000000000001', resourceGroup: 'ml-rg', name: 'ml-ws', location: 'eastus2' },
  name: 'scoring',
  cluster: { resourceGroup: 'aks-rg', name: 'aks' },
};
const pool = { name: 'nodepool1', vmSize: 'Standard_D4s_v5', count: 3 };
const newCluster = (create) => ({
  cluster: { create: { resourceGroup: 'ml-rg', name: 'aks', nodePools: [pool], ...create } },
});
const certificate = (ssl) => ({ ssl: { cname: 'www.contoso.com', certPemFile: 'cert.pem', keyPemFile: 'key.pem', ...ssl } });

const group = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups';
const resourceId = (type, name) => `${group}/ml-rg/providers/${type}/${name}`;

// These take any text, so one spec holds it in many.
const freeFields = {
  text: (text) => ({ description: text, tags: { team: text }, ...certificate({ certPemFile: text, keyPemFile: text }) }),
  'tag-name': (text) => ({ tags: { [text]: 'x' } }),
};

const fields = {
  name: (text) => ({ name: text }),
  'workspace-name': (text) => ({ workspace: { ...base.workspace, name: text } }),
  'workspace-group': (text) => ({ workspace: { ...base.workspace, resourceGroup: `a${text}a` } }),
  'workspace-location': (text) => ({ workspace: { ...base.workspace, location: text } }),
  'cluster-group': (text) => ({ cluster: { ...base.cluster, resourceGroup: `a${text}a` } }),
  'cluster-name': (text) => ({ cluster: { ...base.cluster, name: text } }),
  'load-balancer-subnet': (text) => ({ loadBalancer: { type: 'InternalLoadBalancer', subnet: text } }),
  cname: (text) => certificate({ cname: text }),
  'leaf-domain-label': (text) => ({ ssl: { leafDomainLabel: text } }),
  'new-cluster-version': (text) => newCluster({ kubernetesVersion: text }),
  'new-cluster-dns-prefix': (text) => newCluster({ dnsPrefix: text }),
  'new-cluster-location': (text) => newCluster({ location: text }),
  'new-cluster-subnet': (text) => newCluster({ vnetSubnetId: text }),
  'new-cluster-zone': (text) => newCluster({ privateCluster: true, privateClusterPublicFqdn: false, privateDnsZone: text }),
  'new-cluster-subdomain': (text) => newCluster({
    fqdnSubdomain: text, privateCluster: true, privateClusterPublicFqdn: false,
    privateDnsZone: resourceId('Microsoft.Network/privateDnsZones', 'privatelink.eastus2.azmk8s.io'),
    identity: { type: 'UserAssigned', resourceId: resourceId('Microsoft.ManagedIdentity/userAssignedIdentities', 'aks-id') },
  }),
  'new-cluster-taint': (text) => newCluster({ nodePools: [pool, { name: 'other', vmSize: 'Standard_D4s_v5', count: 1, taints: [`team=${text}:NoSchedule`] }] }),
  'new-cluster-address': (text) => newCluster({ loadBalancerProfile: { outboundIpIds: [resourceId('Microsoft.Network/publicIPAddresses', text)] } }),
  'new-cluster-prefix': (text) => newCluster({ loadBalancerProfile: { outboundIpPrefixIds: [resourceId('Microsoft.Network/publicIPPrefixes', text)] } }),
  'new-cluster-size': (text) => newCluster({ nodePools: [{ name: 'nodepool1', vmSize: text, count: 3 }] }),
};

const casesOf = (fields, texts) => Object.entries(fields).flatMap(([field, change]) => texts.map((text, number) => ({
  id: `hostile-${field}-${String(number).padStart(3, '0')}`,
  cloud: 'AzureCloud',
  spec: { ...base, ...change(text) },
  tls: { certificate: 'certificate', key: 'key' },
})));

export const hostileCases = [...casesOf(freeFields, hostileTexts), ...casesOf(fields, plainTexts)];

/** The name is that of a compute whose cluster has a hostile name, so that its commands stand in the runbook. */
export const hostileFacts = hostileTexts.map((text, number) => ({
  id: `hostile-fact-${String(number).padStart(3, '0')}`,
  cloud: 'AzureCloud',
  spec: base,
  currentCompute: {
    id: `${group}/ml-rg/providers/Microsoft.MachineLearningServices/workspaces/ml-ws/computes/scoring`,
    name: 'scoring', type: 'Microsoft.MachineLearningServices/workspaces/computes', location: 'eastus2',
    properties: {
      computeType: 'AKS', provisioningState: 'Succeeded', resourceId: `${group}/aks-rg/providers/Microsoft.ContainerService/managedClusters/${text}`,
      properties: { agentCount: 3, agentVmSize: 'Standard_D4s_v5', loadBalancerType: 'PublicIp' },
    },
  },
}));
