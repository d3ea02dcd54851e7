// The world that a spec presumes: its subscription, groups and workspace, and the cluster or network that it names.

/**
 * @param {ReturnType<import('./build.mjs').worldBuilder>} world
 * @param {object} spec as an object
 */
export function prepareFor(world, spec) {
  const location = spec.workspace.location ?? 'eastus2';
  const { subscriptionId } = spec.workspace;
  const workspace = world.workspace({ ...spec.workspace, location });
  world.quota(subscriptionId, location, { cores: 100, standardDSv5Family: 100 });
  world.size(subscriptionId, location, 'Standard_D4s_v5');
  const { cluster, network } = spec;
  if (cluster?.create) {
    world.resourceGroup(cluster.create.subscriptionId ?? subscriptionId, cluster.create.resourceGroup, cluster.create.location ?? location);
  } else if (cluster) {
    world.cluster({ location, ...placeOf(cluster, subscriptionId) });
  }
  if (network) world.virtualNetwork({ subscriptionId, resourceGroup: network.vnetResourceGroup, name: network.vnetName, location }, { subnets: { [network.subnetName]: '10.1.0.0/20' } });
  return { workspace };
}

function placeOf({ resourceId, subscriptionId, resourceGroup, name }, ofWorkspace) {
  if (!resourceId) return { subscriptionId: subscriptionId ?? ofWorkspace, resourceGroup, name };
  const segments = resourceId.split('/');
  return { subscriptionId: segments[2], resourceGroup: segments[4], name: segments[8] };
}
