// Microsoft.Resources: subscriptions, resource groups, deployments, and which providers a subscription is registered to use.

import { invalidResourceNamespace, resourceGroupNotFound } from '../protocol/arm-error.mjs';
import { paged } from '../protocol/router.mjs';
import { deploymentOperations, deployments } from '../deployments/deployments.mjs';

const apiVersions = ['2016-06-01', '2019-10-01', '2020-01-01', '2020-06-01', '2020-10-01', '2021-01-01', '2021-04-01', '2022-09-01', '2022-12-01', '2023-07-01', '2024-03-01', '2024-07-01', '2024-11-01', '2025-03-01', '2025-04-01', '2026-06-01'];

function group({ resources }, { target }) {
  const found = resources.get(target.id);
  if (!found) throw resourceGroupNotFound(target.names[0]);
  return { status: 200, body: found };
}

function described(service, { subscriptionId }, provider) {
  const id = `/subscriptions/${subscriptionId}/providers/${provider.namespace}`;
  return {
    id, namespace: provider.namespace, registrationPolicy: 'RegistrationRequired',
    registrationState: service.registrations.state(subscriptionId, provider.namespace),
    resourceTypes: Object.entries(provider.types).map(([resourceType, { apiVersions: versions }]) => ({
      resourceType, apiVersions: [...versions].reverse(), locations: service.options.locations, capabilities: 'None',
    })),
  };
}

function provider(service, handled) {
  const { target } = handled;
  if (target.namespace === '') return paged(service, handled, service.providers.map((one) => described(service, target, one)));
  return { status: 200, body: described(service, target, named(service, target)) };
}

function register(service, { target }) {
  const found = named(service, target);
  service.registrations.register(target.subscriptionId, found.namespace);
  return { status: 200, body: described(service, target, found) };
}

function named({ providers }, { namespace }) {
  const found = providers.find((one) => one.namespace.toLowerCase() === namespace.toLowerCase());
  if (!found) throw invalidResourceNamespace(namespace);
  return found;
}

export const resourceManager = {
  namespace: 'Microsoft.Resources',
  types: {
    subscriptions: { apiVersions },
    resourceGroups: { apiVersions, handlers: { get: group } },
    deployments: { apiVersions, handlers: deployments },
    'deployments/operations': { apiVersions, handlers: deploymentOperations },
  },
  registry: { apiVersions, handlers: { get: provider, register } },
};
