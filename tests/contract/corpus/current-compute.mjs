// Computes as ARM answers a GET on them: with read-only fields, nulls and, where TLS is on, without its secrets.

import { hostNames } from './tls-material.mjs';

/** The TLS states a compute can be found in. */
export const currentTlsStates = {
  none: null,
  disabled: { status: 'Disabled', cert: null, key: null, cname: null, leafDomainLabel: null, overwriteExistingDomain: false },
  custom: { status: 'Enabled', cert: null, key: null, cname: hostNames[0], leafDomainLabel: null, overwriteExistingDomain: false },
  microsoft: { status: 'Auto', cert: null, key: null, cname: null, leafDomainLabel: 'contoso', overwriteExistingDomain: false },
};

/**
 * @param {object} spec the update that this compute is the current state for
 * @param {string | null} apiVersionKey how the version spells the machine size
 */
export function currentCompute(spec, { agentSizeKey }, tlsState, loadBalancerType, random) {
  const { subscriptionId, resourceGroup, name, location } = spec.workspace;
  const attached = random.chance(0.7);
  return {
    id: `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}/providers/Microsoft.MachineLearningServices/workspaces/${name}/computes/${spec.name}`,
    name: spec.name,
    type: 'Microsoft.MachineLearningServices/workspaces/computes',
    location,
    tags: random.pick([null, {}, { team: 'ml' }]),
    systemData: { createdBy: 'someone@contoso.com', createdByType: 'User', createdAt: '2024-03-01T10:00:00Z' },
    properties: {
      computeType: 'AKS',
      computeLocation: location,
      description: random.pick([null, 'Inference cluster']),
      provisioningState: 'Succeeded',
      provisioningErrors: null,
      createdOn: '2024-03-01T10:00:00.123+00:00',
      modifiedOn: '2024-03-01T10:20:00.456+00:00',
      disableLocalAuth: null,
      isAttachedCompute: attached,
      resourceId: `/subscriptions/${subscriptionId}/resourcegroups/aks-rg/providers/Microsoft.ContainerService/managedClusters/myaks`,
      properties: {
        clusterFqdn: 'myaks-1234.hcp.eastus.azmk8s.io',
        systemServices: [
          { systemServiceType: 'ScoringFrontEnd', publicIpAddress: '203.0.113.7', version: '1.0' },
        ],
        agentCount: random.pick([3, 5]),
        [agentSizeKey]: 'Standard_D4s_v5',
        clusterPurpose: 'FastProd',
        loadBalancerType,
        loadBalancerSubnet: loadBalancerType === 'InternalLoadBalancer' ? 'aks-subnet' : null,
        sslConfiguration: tlsState,
        aksNetworkingConfiguration: null,
      },
    },
  };
}
