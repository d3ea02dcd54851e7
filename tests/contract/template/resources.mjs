// What stands in the templates that the command emits: the compute, behind the cluster where the template makes one.

export const clusterType = 'Microsoft.ContainerService/managedClusters';
export const deploymentType = 'Microsoft.Resources/deployments';

/** The compute and, where the template makes a cluster, the resource that brings it: itself or a nested deployment. */
export function resourcesOf(template) {
  const resources = Object.values(template.resources);
  const compute = resources.find(({ type }) => type === 'Microsoft.MachineLearningServices/workspaces/computes');
  return { compute, others: resources.filter((resource) => resource !== compute) };
}

/** The cluster as the template writes it, out of its deployment where it has one. */
export function writtenCluster(template) {
  return resourcesOf(template).others.map(({ type, properties, ...resource }) => {
    return type === deploymentType ? properties.template.resources[0] : { type, properties, ...resource };
  })[0];
}

/** Whether the spec's new cluster goes into the resource group of its workspace. */
export function isBesideWorkspace({ workspace, cluster: { create } }) {
  return create.resourceGroup.toLowerCase() === workspace.resourceGroup.toLowerCase()
    && (create.subscriptionId ?? workspace.subscriptionId).toLowerCase() === workspace.subscriptionId.toLowerCase();
}
