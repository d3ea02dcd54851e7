// The world that a spec presumes: its subscription, groups and workspace, and the cluster or network that it names.

/**
 * @param {ReturnType<import('./build.mjs').worldBuilder>} world
 * @param {object} spec as an object
 */
export function prepareFor(world, spec) {
  const location = spec.workspace.location ?? 'eastus2';
  const { subscriptionId } = spec.workspace;
  const workspace = world.workspace({ ...spec.workspace, location });
  const { cluster, network } = spec;
  const families = sizesOf(spec).map((size) => world.size(subscriptionId, location, size, { family: `${size}Family` }).family);
  world.quota(subscriptionId, location, { cores: 200, ...Object.fromEntries(families.map((family) => [family, 100])) });
  if (cluster?.create) {
    world.resourceGroup(cluster.create.subscriptionId ?? subscriptionId, cluster.create.resourceGroup, cluster.create.location ?? location);
  } else if (cluster) {
    world.cluster({ location, ...placeOf(cluster, subscriptionId) });
  }
  if (network) world.virtualNetwork({ subscriptionId, resourceGroup: network.vnetResourceGroup, name: network.vnetName, location }, { subnets: { [network.subnetName]: '10.1.0.0/20' } });
  return { workspace };
}

function sizesOf({ agentVmSize = 'Standard_D3_v2', cluster }) {
  const pools = cluster?.create?.nodePools ?? [];
  return [...new Set(['Standard_D4s_v5', agentVmSize, ...pools.map(({ vmSize }) => vmSize)])];
}

function placeOf({ resourceId, subscriptionId, resourceGroup, name }, ofWorkspace) {
  if (!resourceId) return { subscriptionId: subscriptionId ?? ofWorkspace, resourceGroup, name };
  const segments = resourceId.split('/');
  return { subscriptionId: segments[2], resourceGroup: segments[4], name: segments[8] };
}
