// Puts things into the service's world: what is there before a client comes.

/**
 * Functions that put resources into a world; each takes what matters and returns the resource, to be changed at will.
 * @param {import('../protocol/resources.mjs').Resources} resources
 */
export function worldBuilder(resources) {
  const put = (resource) => resources.put(resource);
  const groupId = (subscriptionId, resourceGroup) => `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}`;

  const builder = {
    subscription(subscriptionId) {
      const id = `/subscriptions/${subscriptionId}`;
      return resources.get(id) ?? put({ id, type: 'Microsoft.Resources/subscriptions', subscriptionId, displayName: 'stand-in', state: 'Enabled', tenantId: '22222222-2222-2222-2222-222222222222' });
    },

    resourceGroup(subscriptionId, name, location) {
      builder.subscription(subscriptionId);
      const id = groupId(subscriptionId, name);
      return resources.get(id) ?? put({ id, name, type: 'Microsoft.Resources/resourceGroups', location, properties: { provisioningState: 'Succeeded' } });
    },

    workspace({ subscriptionId, resourceGroup, name, location }, properties = {}) {
      builder.resourceGroup(subscriptionId, resourceGroup, location);
      return put({
        id: `${groupId(subscriptionId, resourceGroup)}/providers/Microsoft.MachineLearningServices/workspaces/${name}`,
        name, type: 'Microsoft.MachineLearningServices/workspaces', location, tags: {},
        identity: { type: 'SystemAssigned', principalId: '44444444-4444-4444-4444-444444444444', tenantId: '22222222-2222-2222-2222-222222222222' },
        properties: { friendlyName: name, provisioningState: 'Succeeded', publicNetworkAccess: 'Enabled', privateEndpointConnections: [], workspaceId: '55555555-5555-5555-5555-555555555555', discoveryUrl: `https://${location}.api.azureml.ms/discovery`, ...properties },
      });
    },

    /** A cluster of three nodes with four cores each, which every purpose may use. */
    cluster({ subscriptionId, resourceGroup, name, location }, properties = {}) {
      builder.resourceGroup(subscriptionId, resourceGroup, location);
      return put({
        id: `${groupId(subscriptionId, resourceGroup)}/providers/Microsoft.ContainerService/managedClusters/${name}`,
        name, type: 'Microsoft.ContainerService/managedClusters', location,
        sku: { name: 'Base', tier: 'Standard' }, identity: { type: 'SystemAssigned' },
        properties: {
          provisioningState: 'Succeeded', powerState: { code: 'Running' }, kubernetesVersion: '1.35.2', currentKubernetesVersion: '1.35.2', dnsPrefix: name,
          fqdn: `${name}.hcp.${location}.azmk8s.io`, enableRBAC: true, disableLocalAccounts: false, nodeResourceGroup: `MC_${resourceGroup}_${name}_${location}`,
          agentPoolProfiles: [{ name: 'nodepool1', mode: 'System', type: 'VirtualMachineScaleSets', osType: 'Linux', vmSize: 'Standard_D4s_v5', count: 3, enableAutoScaling: false, provisioningState: 'Succeeded', powerState: { code: 'Running' }, orchestratorVersion: '1.35.2', currentOrchestratorVersion: '1.35.2' }],
          networkProfile: { networkPlugin: 'azure', networkPluginMode: 'overlay', podCidr: '10.244.0.0/16', serviceCidr: '10.0.0.0/16', dnsServiceIP: '10.0.0.10', loadBalancerSku: 'standard', outboundType: 'loadBalancer' },
          ...properties,
        },
      });
    },

    /** A compute that was attached some time ago. */
    compute(workspace, name, cluster, properties = {}) {
      return put({
        id: `${workspace.id}/computes/${name}`, name, type: 'Microsoft.MachineLearningServices/workspaces/computes', location: workspace.location,
        properties: {
          computeType: 'AKS', computeLocation: workspace.location, resourceId: cluster.id, isAttachedCompute: true, provisioningState: 'Succeeded',
          createdOn: '2026-11-01T00:00:00.000Z', modifiedOn: '2026-11-01T00:00:00.000Z', disableLocalAuth: false,
          properties: { clusterPurpose: 'FastProd', loadBalancerType: 'PublicIp', ...properties },
        },
      });
    },

    virtualNetwork({ subscriptionId, resourceGroup, name, location }, { addressPrefixes = ['10.1.0.0/16'], subnets = { default: '10.1.0.0/20' } } = {}) {
      builder.resourceGroup(subscriptionId, resourceGroup, location);
      const id = `${groupId(subscriptionId, resourceGroup)}/providers/Microsoft.Network/virtualNetworks/${name}`;
      return put({
        id, name, type: 'Microsoft.Network/virtualNetworks', location,
        properties: {
          provisioningState: 'Succeeded', addressSpace: { addressPrefixes },
          subnets: Object.entries(subnets).map(([subnet, addressPrefix]) => ({
            id: `${id}/subnets/${subnet}`, name: subnet, type: 'Microsoft.Network/virtualNetworks/subnets', properties: { provisioningState: 'Succeeded', addressPrefix, delegations: [], ipConfigurations: [] },
          })),
        },
      });
    },

    /** The quota of a region: its cores in all, and those of families. */
    quota(subscriptionId, location, limits = { cores: 100 }) {
      builder.subscription(subscriptionId);
      return Object.entries(limits).map(([value, limit]) => put({
        id: `/subscriptions/${subscriptionId}/providers/Microsoft.Compute/locations/${location}/usages/${value}`, type: 'Microsoft.Compute/locations/usages',
        unit: 'Count', currentValue: 0, limit, name: { value, localizedValue: value },
      }));
    },

    /** A VM size that a region has. */
    size(subscriptionId, location, name, { family, cores = 4, restrictions = [] } = {}) {
      builder.subscription(subscriptionId);
      return put({
        id: `/subscriptions/${subscriptionId}/providers/Microsoft.Compute/skus/${name}-${location}`, type: 'Microsoft.Compute/skus',
        resourceType: 'virtualMachines', name, tier: 'Standard', size: name.replace('Standard_', ''), family, locations: [location],
        locationInfo: [{ location, zones: ['1', '2', '3'], zoneDetails: [] }],
        capabilities: [{ name: 'vCPUs', value: String(cores) }, { name: 'MemoryGB', value: String(cores * 4) }, { name: 'GPUs', value: '0' }], restrictions,
      });
    },

    /** A role of somebody on a scope. */
    role(scope, roleDefinitionId, principalId, principalType = 'User') {
      const name = `66666666-6666-6666-6666-${String(resources.all('Microsoft.Authorization/roleAssignments').length + 1).padStart(12, '0')}`;
      return put({
        id: `${scope}/providers/Microsoft.Authorization/roleAssignments/${name}`, name, type: 'Microsoft.Authorization/roleAssignments',
        properties: { roleDefinitionId, principalId, principalType, scope, condition: null },
      });
    },

    /** The service tags of the cloud: prefixes by the tag's name. */
    serviceTags(subscriptionId, cloud, prefixes) {
      builder.subscription(subscriptionId);
      const id = `/subscriptions/${subscriptionId}/providers/Microsoft.Network/serviceTags/${cloud}`;
      return put({
        id, name: cloud, type: 'Microsoft.Network/serviceTags', changeNumber: '42', cloud,
        values: Object.entries(prefixes).map(([name, addressPrefixes]) => {
          const [systemService, region = ''] = name.split('.');
          return { name, id: name, properties: { changeNumber: '42', region: region.toLowerCase(), state: 'GA', networkFeatures: ['API', 'NSG'], systemService, addressPrefixes } };
        }),
      });
    },

    /** Any other resource, as it stands. */
    put,
  };
  return builder;
}
