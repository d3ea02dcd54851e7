// Microsoft.ContainerService: managed clusters, their node pools, and the Kubernetes versions of a region.

import { randomUUID } from 'node:crypto';

import { ArmError, invalidContent, resourceNotFound } from '../protocol/arm-error.mjs';
import { inRegion } from '../protocol/long-running.mjs';
import { paged } from '../protocol/router.mjs';

const namespace = 'Microsoft.ContainerService';
const type = `${namespace}/managedClusters`;
const apiVersions = [
  '2021-05-01', '2022-04-01', '2022-11-01', '2023-01-01', '2023-05-01', '2023-10-01', '2024-01-01', '2024-05-01', '2024-09-01', '2025-01-01',
  '2025-02-01', '2025-03-01', '2025-04-01', '2025-05-01', '2025-07-01', '2025-10-01', '2026-01-01', '2026-04-01',
];
const terminal = ['Succeeded', 'Failed', 'Canceled'];

/** Puts a cluster in its place, as it is while it is made. */
export function makeCluster({ resources, options }, { subscriptionId, resourceGroup, name, body }, by) {
  const { properties = {}, ...rest } = structuredClone(body);
  const prefix = properties.dnsPrefix ?? properties.fqdnSubdomain ?? name;
  const version = properties.kubernetesVersion ?? options.kubernetesVersions[0];
  const host = `${prefix}-${randomUUID().slice(0, 8)}.hcp.${rest.location}.azmk8s.io`;
  return resources.put({
    id: `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}/providers/${type}/${name}`,
    name, type, ...rest,
    properties: {
      powerState: { code: 'Running' },
      ...properties,
      provisioningState: 'Creating',
      kubernetesVersion: version,
      currentKubernetesVersion: version,
      agentPoolProfiles: (properties.agentPoolProfiles ?? []).map((pool) => ({ provisioningState: 'Succeeded', powerState: { code: 'Running' }, orchestratorVersion: version, currentOrchestratorVersion: version, ...pool })),
      nodeResourceGroup: `MC_${resourceGroup}_${name}_${rest.location}`,
      fqdn: host,
    },
  }, by);
}

function put(service, { target, body, apiVersion, by = `PUT ${target.id}` }) {
  const { resources, operations, options } = service;
  const [name] = target.names;
  if (!body?.location) throw new ArmError(400, 'LocationRequired', 'The location property is required for this definition.');
  if (!body.properties) throw invalidContent('Required property \'properties\' not found in JSON');
  const current = resources.get(target.id);
  if (current && !terminal.includes(current.properties.provisioningState)) {
    throw new ArmError(409, 'OperationNotAllowed', `Operation is not allowed because there's an in progress ${current.properties.provisioningState} operation on the managed cluster.`);
  }
  const version = body.properties.kubernetesVersion;
  if (version && !options.kubernetesVersions.some((known) => known === version || known.startsWith(`${version}.`))) {
    throw new ArmError(400, 'K8sVersionNotSupported', `Managed cluster ${name} is on version ${version} which is not supported in this region.`);
  }
  service.policies.mustAllow({ type, name, body }, target);
  service.failures.atAcceptance(type, name);
  service.writes.push({ id: target.id, apiVersion, by, body });
  const cluster = makeCluster(service, { subscriptionId: target.subscriptionId, resourceGroup: target.resourceGroup, name, body }, by);
  const operation = operations.start({
    namespace, place: inRegion(namespace, target, body.location), seconds: options.durations.cluster,
    result: () => cluster,
    end: () => {
      const error = service.failures.atEnd(type, name);
      cluster.properties.provisioningState = error ? 'Failed' : 'Succeeded';
      return error;
    },
  });
  return { status: current ? 200 : 201, headers: operations.headers(operation, apiVersion), body: cluster, operation };
}

function remove(service, { target, apiVersion, by = `DELETE ${target.id}` }) {
  const { resources, operations, options } = service;
  const cluster = resources.get(target.id);
  if (!cluster) return { status: 204 };
  cluster.properties.provisioningState = 'Deleting';
  const operation = operations.start({
    namespace, place: inRegion(namespace, target, cluster.location), seconds: options.durations.detach,
    end: () => resources.delete(cluster.id, by),
  });
  return { status: 202, headers: operations.headers(operation, apiVersion, 'location') };
}

// Node pools are members of their cluster, and resources below it.
function pools({ resources }, { target }) {
  const cluster = resources.get(target.id.slice(0, target.id.toLowerCase().lastIndexOf('/agentpools')));
  if (!cluster) throw resourceNotFound({ ...target, type: 'managedClusters', names: target.names.slice(0, 1) });
  return cluster.properties.agentPoolProfiles.map(({ name, ...properties }) => ({
    id: `${cluster.id}/agentPools/${name}`, name, type: `${type}/agentPools`, properties,
  }));
}

function pool(service, { target, ...handled }) {
  const found = pools(service, { target, ...handled }).find(({ name }) => name.toLowerCase() === target.names[1].toLowerCase());
  if (!found) throw resourceNotFound(target);
  return { status: 200, body: found };
}

const minorOf = (version) => version.split('.').slice(0, 2).join('.');

function kubernetesVersions({ options }) {
  const minors = [...new Set(options.kubernetesVersions.map(minorOf))];
  return {
    status: 200,
    body: {
      values: minors.map((minor) => ({
        version: minor,
        capabilities: { supportPlan: ['KubernetesOfficial', 'AKSLongTermSupport'] },
        isPreview: null,
        patchVersions: Object.fromEntries(options.kubernetesVersions.filter((version) => minorOf(version) === minor).map((version) => [version, { upgrades: [] }])),
      })),
    },
  };
}

function orchestrators({ options }, { target, query }) {
  return {
    status: 200,
    body: {
      id: `${target.scope}/providers/${namespace}/locations/${target.names[0]}/orchestrators`, name: 'default', type: `${namespace}/locations/orchestrators`,
      properties: {
        orchestrators: options.kubernetesVersions.map((version, index) => ({
          orchestratorType: query['resource-type'] === 'managedClusters' || !query['resource-type'] ? 'Kubernetes' : query['resource-type'],
          orchestratorVersion: version, ...(index === 0 && { default: true }), upgrades: [],
        })),
      },
    },
  };
}

/** @type {object} */
export const containerService = {
  namespace, needsRegistration: true,
  types: {
    managedClusters: { apiVersions, handlers: { put, delete: remove } },
    'managedClusters/agentPools': { apiVersions, handlers: { get: pool, list: (service, handled) => paged(service, handled, pools(service, handled)) } },
    'locations/kubernetesVersions': { apiVersions, handlers: { list: kubernetesVersions } },
    'locations/orchestrators': { apiVersions: ['2019-08-01'], handlers: { list: orchestrators } },
  },
};
