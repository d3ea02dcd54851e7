// Attach specs that make their cluster: in the workspace's resource group, in another one, in another subscription.

const workspace = {
  subscriptionId: '00000000-0000-0000-0000-000000000001', resourceGroup: 'ml-rg', name: 'ml-ws', location: 'eastus2',
};
const network = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/net-rg/providers/Microsoft.Network';
const subnet = `${network}/virtualNetworks/vnet/subnets/aks`;
const identity = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/net-rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/aks';
const pool = { name: 'nodepool1', vmSize: 'Standard_D4s_v5', count: 3 };

const clusters = {
  'same-group': {},
  'other-group': { resourceGroup: 'aks-rg' },
  'other-subscription': { resourceGroup: 'aks-rg', subscriptionId: '00000000-0000-0000-0000-000000000002' },
  network: {
    networkPlugin: 'azure', networkPluginMode: 'overlay', networkPolicy: 'calico', podCidr: '10.244.0.0/16', serviceCidr: '10.0.0.0/16',
    dnsServiceIP: '10.0.0.10', kubernetesVersion: '1.35', tier: 'Standard',
    loadBalancerProfile: { managedOutboundIpCount: 2, allocatedOutboundPorts: 8000, idleTimeoutInMinutes: 30 },
  },
  subnets: { vnetSubnetId: subnet, resourceGroup: 'aks-rg', identity: { type: 'UserAssigned', resourceId: identity } },
  nat: { outboundType: 'managedNATGateway', natGateway: { managedOutboundIpCount: 2, idleTimeoutInMinutes: 10 } },
  'other-nat': { outboundType: 'managedNATGatewayV2' },
  addresses: { loadBalancerProfile: { outboundIpIds: [`${network}/publicIPAddresses/out`] } },
  private: { privateCluster: true, privateClusterPublicFqdn: false, privateDnsZone: 'system' },
  'own-zone': {
    privateCluster: true, privateClusterPublicFqdn: false, fqdnSubdomain: 'scoring', vnetSubnetId: subnet,
    privateDnsZone: `${network}/privateDnsZones/privatelink.eastus2.azmk8s.io`, identity: { type: 'UserAssigned', resourceId: identity },
  },
  'pod-subnet': { networkPlugin: 'azure', vnetSubnetId: subnet, podSubnetId: `${network}/virtualNetworks/vnet/subnets/pods` },
  integration: { apiServerVnetIntegration: true },
  routes: { outboundType: 'userDefinedRouting', vnetSubnetId: subnet, identity: { type: 'UserAssigned', resourceId: identity } },
  prefixes: { loadBalancerProfile: { outboundIpPrefixIds: [`${network}/publicIPPrefixes/out`] } },
  ranges: { authorizedIpRanges: ['20.1.2.0/24', '20.9.8.7/32'] },
  policy: { networkPolicy: 'cilium' },
  'no-policy': { networkPolicy: 'none' },
  accounts: { disableLocalAccounts: false },
  plan: { tier: 'Premium', supportPlan: 'AKSLongTermSupport', kubernetesVersion: '1.35' },
  pools: {
    nodePools: [
      { ...pool, taints: ['CriticalAddonsOnly=true:NoSchedule'] },
      { name: 'work', vmSize: 'Standard_D8s_v5', enableAutoScaling: true, minCount: 3, maxCount: 9, maxPods: 50, mode: 'User' },
      { name: 'win', vmSize: 'Standard_D4s_v5', count: 1, osType: 'Windows', taints: ['os=windows:NoSchedule'] },
    ],
  },
  'user-pool-first': { nodePools: [{ ...pool, name: 'work', mode: 'User' }, { ...pool, name: 'system', mode: 'System' }] },
  'other-taint': { nodePools: [{ ...pool, taints: ['a=b:PreferNoSchedule'] }] },
};

/** @type {import('./create-and-attach.mjs').Case[]} */
export const newClusters = Object.entries(clusters).map(([name, create]) => ({
  id: `new-cluster-${name}`,
  cloud: 'AzureCloud',
  spec: {
    operation: 'attach', cloud: 'AzureCloud', workspace, name: 'scoring',
    cluster: { create: { resourceGroup: 'ml-rg', name: 'aks', nodePools: [pool], ...create } },
  },
}));
