// What the service looks at before it attaches a cluster, and what it finds out only while it does.

import { ArmError } from '../protocol/arm-error.mjs';
import { keyOf, sameId } from '../protocol/resources.mjs';

const computeType = 'Microsoft.MachineLearningServices/workspaces/computes';

/** Refuses a cluster that is not there, or that another compute has already. */
export function refuseAttachment({ resources }, { target, properties: { resourceId, computeType: kind } }) {
  if (!resourceId || !/\/managedClusters\//i.test(resourceId)) return;
  if (!resources.get(resourceId)) throw new ArmError(400, 'BadRequest', `The AKS cluster '${resourceId}' could not be found.`, { target: 'resourceId' });
  const other = resources.all(computeType).find((compute) => !sameId(compute.id, target.id) && sameId(compute.properties.resourceId, resourceId));
  if (other && kind === 'AKS') throw new ArmError(400, 'BadRequest', `The AKS cluster '${resourceId}' is already attached as '${other.name}': ${other.id}.`, { target: 'resourceId' });
}

/** What is wrong with a cluster for the purpose of its compute; nothing where it serves. */
export function unfitForPurpose({ resources }, { properties }) {
  if (properties.computeType !== 'AKS') return undefined;
  const cluster = resources.get(properties.resourceId);
  if (!cluster) return { code: 'ClusterNotFound', message: `The cluster '${properties.resourceId}' is gone.` };
  const purpose = properties.properties.clusterPurpose ?? 'FastProd';
  if (purpose === 'DevTest') return undefined;
  const pools = cluster.properties.agentPoolProfiles ?? [];
  const count = pools.reduce((sum, pool) => sum + pool.count, 0);
  if (count < 3) return { code: 'BadRequest', message: `At least 3 machine(s) are required for cluster with purpose '${purpose}'.` };
  const cores = pools.reduce((sum, pool) => sum + pool.count * coresOf(resources, pool.vmSize), 0);
  if (cores < 12) return { code: 'BadRequest', message: 'Cluster should have at least 12 cores to operate.' };
  return undefined;
}

// A size that nothing lists is taken to be large enough.
function coresOf(resources, vmSize) {
  const sku = resources.all('Microsoft.Compute/skus').find(({ name }) => keyOf(name) === keyOf(vmSize));
  const cores = sku?.capabilities.find(({ name }) => name === 'vCPUs');
  return cores ? Number(cores.value) : 12;
}
