// Valid attach specs that make the cluster first, drawn at random over every key of `cluster.create`.

import { begin, name, purposes, secure } from './create-and-attach.mjs';
import { clouds } from './clouds.mjs';
import { defaultMachineSize, machineSizes, smallestCount } from './machine-sizes.mjs';
import { serviceRanges } from './network.mjs';

/** @returns {import('./create-and-attach.mjs').Case} */
export function newClusterCase(number, random, tlsMaterial) {
  const { spec, common } = begin('attach', random);
  const purpose = common.knows.clusterPurpose && random.chance(0.6) ? random.pick(purposes) : undefined;
  if (purpose) spec.clusterPurpose = purpose;
  spec.cluster = { create: newCluster(spec, common.cloud, purpose, random) };
  const tls = secure(spec, common, random, tlsMaterial);
  return { id: name('new-cluster', number), spec, tls, ...common };
}

function newCluster(spec, cloud, purpose, random) {
  const create = { ...place(spec, random), name: random.pick(clusterNames) };
  if (random.chance(0.3)) create.location = random.pick(clouds[cloud].regions);
  const scope = {
    // AKS takes a subnet of the cluster's own subscription only.
    subscription: create.subscriptionId ?? spec.workspace.subscriptionId,
    region: create.location ?? spec.workspace.location,
    zones: privateZones[cloud],
  };
  if (random.chance(0.4)) create.kubernetesVersion = random.pick(['1.35', '1.36', '1.36.1']);
  if (random.chance(0.3)) create.dnsPrefix = random.pick(['a', 'Contoso-ml', '7x', 'x'.repeat(54)]);
  if (random.chance(0.3)) create.loadBalancerSku = 'standard';
  if (random.chance(0.3)) create.disableLocalAccounts = false;
  Object.assign(create, random.pick(tiers), network(scope, random));
  Object.assign(create, egress(create, random), apiServer(create, scope, random));
  if (needsOwnIdentity(create)) create.identity = ownIdentity(scope, random);
  else if (random.chance(0.4)) create.identity = random.pick([{ type: 'SystemAssigned' }, ownIdentity(scope, random)]);
  create.nodePools = nodePools(create, purpose, random);
  return create;
}

const clusterNames = ['myaks', 'AKS_cluster-01', 'k', 'x'.repeat(63)];

// The three ways to the resource group: the workspace's, spelled as ARM may spell it; another; another subscription's.
function place({ workspace }, random) {
  const { resourceGroup } = workspace;
  return random.pick([
    { resourceGroup },
    { resourceGroup: resourceGroup.toUpperCase() },
    { subscriptionId: workspace.subscriptionId, resourceGroup },
    { resourceGroup: 'Aks_(1).rg' },
    { resourceGroup: 'aks-rg' },
    { subscriptionId: random.guid(), resourceGroup },
    { subscriptionId: random.guid(), resourceGroup: 'aks-rg' },
  ]);
}

const tiers = [
  {},
  { tier: 'Free' },
  { tier: 'Standard' },
  { tier: 'Standard', supportPlan: 'KubernetesOfficial' },
  { tier: 'Premium', supportPlan: 'AKSLongTermSupport' },
];

const podRanges = ['10.244.0.0/16', '10.128.0.0/14', '172.24.0.0/14'];

function network(scope, random) {
  const subnet = (subnetName) => resource(scope, 'net-rg', 'Network/virtualNetworks/Net.1', `/subnets/${subnetName}`);
  const ownSubnet = random.chance(0.5) ? { vnetSubnetId: subnet(random.pick(['nodes', 'snet_1'])) } : {};
  const podRange = random.chance(0.5) ? { podCidr: random.pick(podRanges) } : {};
  const policy = (...choices) => (random.chance(0.4) ? { networkPolicy: random.pick(choices) } : {});
  const pods = random.pick([
    () => ({ ...ownSubnet, ...podRange, ...policy('azure', 'calico', 'none') }),
    () => ({ networkPlugin: 'azure', networkPluginMode: 'overlay', ...ownSubnet, ...podRange, ...policy('azure', 'calico') }),
    () => ({ networkPlugin: 'azure', ...ownSubnet, ...policy('azure', 'calico') }),
    () => ({ networkPlugin: 'azure', vnetSubnetId: subnet('nodes'), podSubnetId: subnet('pods'), ...policy('calico') }),
    () => ({ networkPlugin: 'kubenet', ...ownSubnet, ...podRange, ...policy('calico') }),
  ])();
  return { ...pods, ...(random.chance(0.4) && random.pick(serviceRanges)) };
}

function egress({ vnetSubnetId }, random) {
  return random.pick([
    () => ({}),
    () => ({ outboundType: 'loadBalancer' }),
    () => ({ outboundType: 'loadBalancer', loadBalancerProfile: loadBalancerProfile(random) }),
    () => ({ loadBalancerProfile: loadBalancerProfile(random) }),
    ...(vnetSubnetId ? ownNetworkEgress : [managedGateway]),
    ...(vnetSubnetId ? ownNetworkEgress : [managedGateway]),
  ])(random);
}

const ownNetworkEgress = [() => ({ outboundType: 'userDefinedRouting' }), () => ({ outboundType: 'userAssignedNATGateway' })];

function managedGateway(random) {
  const natGateway = {
    ...(random.chance(0.7) && { managedOutboundIpCount: random.pick([1, 2, 16]) }),
    ...(random.chance(0.5) && { idleTimeoutInMinutes: random.pick([4, 30, 120]) }),
  };
  return { outboundType: 'managedNATGateway', ...(Object.keys(natGateway).length > 0 && { natGateway }) };
}

function loadBalancerProfile(random) {
  const group = { subscription: random.guid() };
  const addresses = (type) => Array.from({ length: random.integer(1, 3) }, (_, index) => resource(group, 'net-rg', `Network/${type}/ip${index}`));
  return {
    ...random.pick([
      () => ({ managedOutboundIpCount: random.pick([1, 5, 100]) }),
      () => ({ outboundIpIds: addresses('publicIPAddresses') }),
      () => ({ outboundIpPrefixIds: addresses('publicIPPrefixes') }),
    ])(),
    ...(random.chance(0.5) && { allocatedOutboundPorts: random.pick([0, 8, 1024]) }),
    ...(random.chance(0.5) && { idleTimeoutInMinutes: random.pick([4, 30, 100]) }),
  };
}

// Addresses that anybody may route: AKS refuses private and reserved ones.
const ranges = ['20.62.1.0/24', '40.79.3.7', '52.168.0.0/16', '13.69.64.128/25'];

// What AKS calls the zone of private clusters.
const privateZones = {
  AzureCloud: (region) => `privatelink.${region}.azmk8s.io`,
  AzureChinaCloud: (region) => `privatelink.${region}.cx.prod.service.azk8s.cn`,
  AzureUSGovernment: (region) => `privatelink.${region}.cx.aks.containerservice.azure.us`,
};

function apiServer(create, scope, random) {
  // In a virtual network of the user, the integration wants a subnet of its own, for which there is no key.
  const integration = !create.vnetSubnetId && random.chance(0.3) ? { apiServerVnetIntegration: random.chance(0.5) } : {};
  const zone = () => resource(scope, 'dns-rg', `Network/privateDnsZones/${scope.zones(scope.region)}`);
  const isPrivate = () => ({ privateCluster: true, ...(random.chance(0.4) && { privateClusterPublicFqdn: false }) });
  return random.pick([
    () => integration,
    () => ({ ...integration, privateCluster: false }),
    () => ({ ...integration, authorizedIpRanges: ranges.slice(0, random.integer(1, ranges.length)) }),
    () => ({ ...integration, ...isPrivate() }),
    () => ({ ...integration, ...isPrivate(), privateDnsZone: 'system' }),
    () => ({ ...integration, ...isPrivate(), privateDnsZone: zone() }),
    () => {
      delete create.dnsPrefix;
      return { ...integration, ...isPrivate(), privateDnsZone: zone(), fqdnSubdomain: random.pick(['contoso-ml', 'a1']) };
    },
  ])();
}

// A system-assigned identity is not there yet when AKS asks for rights on a zone or on a route table.
function needsOwnIdentity({ privateDnsZone, outboundType, networkPlugin, vnetSubnetId }) {
  const ownZone = privateDnsZone?.startsWith('/');
  return ownZone || outboundType === 'userDefinedRouting' || (networkPlugin === 'kubenet' && vnetSubnetId);
}

function ownIdentity(scope, random) {
  const identity = random.pick(['aks-identity', 'Identity_01']);
  return { type: 'UserAssigned', resourceId: resource(scope, 'identity-rg', `ManagedIdentity/userAssignedIdentities/${identity}`) };
}

// A node with an accelerator takes the whole cluster, and one with two processors is small for a system pool.
const poolSizes = machineSizes.filter(({ name, processors }) => processors >= 4 && !name.includes('_NC') && name !== defaultMachineSize.name);
const taints = ['sku=big:NoSchedule', 'dedicated=ml:NoExecute', 'example.com/spot=true:PreferNoSchedule'];

/** The first pool alone is enough for the purpose, the others may be anything. */
function nodePools(create, purpose, random) {
  const size = random.pick(poolSizes);
  const first = {
    name: random.pick(['nodepool1', 'system', 'a', 'p'.repeat(11)]),
    vmSize: size.name,
    ...(random.chance(0.4) && { mode: 'System' }),
    ...(random.chance(0.4) && { osType: 'Linux' }),
    ...nodes(smallestCount(purpose, size), random),
    ...podsPerNode(random),
  };
  const others = Array.from({ length: random.pick([0, 0, 1, 2]) }, (_, index) => userPool(index, create, random));
  return [first, ...others];
}

function nodes(smallest, random) {
  return random.pick([
    () => (smallest <= 3 ? {} : { count: smallest }),
    () => ({ count: smallest + random.pick([0, 1, 4]) }),
    () => ({ enableAutoScaling: false, count: smallest }),
    () => ({ enableAutoScaling: true, minCount: smallest, maxCount: smallest + random.pick([0, 7]) }),
    () => ({ enableAutoScaling: true, minCount: smallest, maxCount: smallest + 7, count: smallest + random.integer(0, 7) }),
  ])();
}

function podsPerNode(random) {
  return random.chance(0.4) ? { maxPods: random.pick([30, 50, 110, 250]) } : {};
}

function userPool(index, { networkPlugin, networkPolicy, podSubnetId }, random) {
  // Kubenet has no Windows, and of the policies only Calico is sure to know it.
  const takesWindows = networkPlugin !== 'kubenet' && networkPolicy !== 'azure' && !podSubnetId;
  const windows = takesWindows && random.chance(0.5);
  return {
    name: `${windows ? 'win' : 'userpool'}${index + 1}`,
    vmSize: random.pick(poolSizes).name,
    ...(random.chance(0.5) && { mode: 'User' }),
    ...(windows ? { osType: 'Windows' } : random.chance(0.3) && { osType: 'Linux' }),
    ...nodes(random.integer(1, 3), random),
    ...podsPerNode(random),
    ...(random.chance(0.4) && { taints: taints.slice(0, random.integer(1, taints.length)) }),
  };
}

function resource({ subscription }, group, type, below = '') {
  return `/subscriptions/${subscription}/resourceGroups/${group}/providers/Microsoft.${type}${below}`;
}
