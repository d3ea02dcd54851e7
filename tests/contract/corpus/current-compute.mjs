// Computes as ARM answers a GET on them: with read-only fields, nulls and, where TLS is on, without its secrets.

import { hostNames } from './tls-material.mjs';

/** The TLS states a compute can be found in, as versions answer that know labels. */
export const currentTlsStates = {
  none: null,
  disabled: { status: 'Disabled', cert: null, key: null, cname: null, leafDomainLabel: null, overwriteExistingDomain: false },
  custom: { status: 'Enabled', cert: null, key: null, cname: hostNames[0], leafDomainLabel: null, overwriteExistingDomain: false },
  microsoft: { status: 'Auto', cert: null, key: null, cname: null, leafDomainLabel: 'contoso', overwriteExistingDomain: false },
};

/**
 * The compute that an update changes, as the spec's own api-version would answer.
 * @param {object} spec the update
 * @param {object} knows what the version knows
 */
export function currentCompute(spec, knows, tlsState, loadBalancerType, random) {
  const { subscriptionId, resourceGroup, name, location } = spec.workspace;
  return {
    id: `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}/providers/Microsoft.MachineLearningServices/workspaces/${name}/computes/${spec.name}`,
    name: spec.name,
    type: 'Microsoft.MachineLearningServices/workspaces/computes',
    location,
    tags: random.pick([null, {}, { team: 'ml' }]),
    ...(random.chance(0.3) && { identity: systemIdentity }),
    systemData: { createdBy: 'someone@contoso.com', createdByType: 'User', createdAt: '2024-03-01T10:00:00Z' },
    properties: {
      computeType: 'AKS',
      computeLocation: location,
      description: random.pick([null, 'Inference cluster']),
      provisioningState: 'Succeeded',
      provisioningErrors: null,
      createdOn: '2024-03-01T10:00:00.123+00:00',
      modifiedOn: '2024-03-01T10:20:00.456+00:00',
      ...(knows.loadBalancer && { disableLocalAuth: random.pick([null, false, true]) }),
      isAttachedCompute: random.chance(0.7),
      resourceId: `/subscriptions/${subscriptionId}/resourcegroups/aks-rg/providers/Microsoft.ContainerService/managedClusters/myaks`,
      properties: {
        clusterFqdn: 'myaks-1234.hcp.eastus.azmk8s.io',
        systemServices: [
          { systemServiceType: 'ScoringFrontEnd', publicIpAddress: '203.0.113.7', version: '1.0' },
        ],
        agentCount: random.pick([3, 5]),
        [knows.agentSizeKey]: 'Standard_D4s_v5',
        ...(knows.clusterPurpose && { clusterPurpose: 'FastProd' }),
        ...(knows.loadBalancer && { loadBalancerType, loadBalancerSubnet: loadBalancerType === 'InternalLoadBalancer' ? 'aks-subnet' : null }),
        sslConfiguration: tlsState && knownTls(tlsState, knows),
        aksNetworkingConfiguration: null,
      },
    },
  };
}

const systemIdentity = {
  type: 'SystemAssigned',
  principalId: '0f8f9d1a-6a0c-4c39-9c1f-3a4b5c6d7e8f',
  tenantId: '7c1d2e3f-4a5b-4c6d-8e9f-0a1b2c3d4e5f',
};

function knownTls({ leafDomainLabel, overwriteExistingDomain, ...everyVersion }, { leafDomainLabel: knowsLabels }) {
  return knowsLabels ? { ...everyVersion, leafDomainLabel, overwriteExistingDomain } : everyVersion;
}
