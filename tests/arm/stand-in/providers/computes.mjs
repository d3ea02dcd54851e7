// Microsoft.MachineLearningServices/workspaces/computes of the types AKS and Kubernetes.

import { randomUUID } from 'node:crypto';

import { differences } from '../../../contract/compare/differences.mjs';
import { ArmError, invalidContent, parentNotFound, resourceNotFound } from '../protocol/arm-error.mjs';
import { inRegion } from '../protocol/long-running.mjs';
import { sameId } from '../protocol/resources.mjs';
import { paged } from '../protocol/router.mjs';
import { refuseAttachment, unfitForPurpose } from './attachment.mjs';
import { makeCluster } from './clusters.mjs';
import { computeApiVersions, shownBy, unknownMembers } from './compute-versions.mjs';

const namespace = 'Microsoft.MachineLearningServices';
const type = `${namespace}/workspaces/computes`;
const namePattern = /^[a-zA-Z][a-zA-Z0-9-]{1,22}[a-zA-Z0-9]$/;
const terminal = ['Succeeded', 'Failed', 'Canceled'];

const bad = (message) => new ArmError(400, 'BadRequest', message);
const busy = (name, state) => new ArmError(409, 'Conflict', `The compute '${name}' is ${state}; it cannot be changed until that has ended.`);

function put(service, { target, body, apiVersion, by = `PUT ${target.id}` }) {
  const { resources, options } = service;
  const [workspaceName, name] = target.names;
  const workspace = workspaceOf(service, target);
  if (!workspace) throw parentNotFound(target, workspaceName);
  if (!body?.properties) throw invalidContent('Required property \'properties\' not found in JSON');
  const { properties } = body;
  if (!namePattern.test(name)) throw bad(`The compute name '${name}' is invalid: 3 to 24 letters, digits and dashes, beginning with a letter.`);
  if (!['AKS', 'Kubernetes'].includes(properties.computeType)) throw bad(`The computeType '${properties.computeType}' is not supported.`);
  const unknown = unknownMembers(properties, apiVersion);
  if (unknown.length > 0) throw invalidContent(`Could not find member '${unknown[0]}' on object of type 'Compute'`);
  const current = resources.get(target.id);
  if (current && !terminal.includes(current.properties.provisioningState)) throw busy(name, current.properties.provisioningState);
  if (current && !mayReplace(options.existingCompute, current, properties)) {
    throw new ArmError(409, 'Conflict', `A compute with the name '${name}' already exists in the workspace '${workspaceName}'.`);
  }
  refuseAttachment(service, { target, properties });
  service.policies.mustAllow({ type, name: `${workspaceName}/${name}`, body }, target);
  service.failures.atAcceptance(type, name);
  service.writes.push({ id: target.id, apiVersion, by, body });
  return begin(service, { target, body, apiVersion, by, current, workspace });
}

function begin(service, { target, body, apiVersion, by, current, workspace }) {
  const { resources, clock, operations, options } = service;
  const name = target.names[1];
  const made = body.properties.resourceId ? undefined : makeCluster(service, underlying(target, body), by);
  const resource = resources.put({
    id: target.id, name, type,
    location: body.location ?? workspace.location,
    ...(body.tags && { tags: body.tags }),
    ...(body.identity && { identity: body.identity }),
    properties: {
      ...withoutSecrets(body.properties),
      computeLocation: body.properties.computeLocation ?? body.location ?? workspace.location,
      resourceId: body.properties.resourceId ?? made.id,
      isAttachedCompute: !made,
      provisioningState: current ? 'Updating' : 'Creating',
      createdOn: current?.properties.createdOn ?? clock.text(),
      modifiedOn: clock.text(),
      disableLocalAuth: body.properties.disableLocalAuth ?? false,
    },
  }, by);
  const operation = operations.start({
    namespace, place: inRegion(namespace, target, resource.location), seconds: made ? options.durations.create : options.durations.attach,
    result: () => shown(resource, apiVersion),
    end: () => {
      const error = service.failures.atEnd(type, name) ?? unfitForPurpose(service, resource);
      Object.assign(resource.properties, { provisioningState: error ? 'Failed' : 'Succeeded', modifiedOn: clock.text() });
      if (error) resource.properties.provisioningErrors = [{ error }];
      if (made) made.properties.provisioningState = error ? 'Failed' : 'Succeeded';
      return error;
    },
  });
  return { status: current ? 200 : 201, headers: operations.headers(operation, apiVersion), body: shown(resource, apiVersion), operation };
}

// The service says that a PUT overwrites; Microsoft's article that attaching again fails. An update names the cluster that is attached
// and changes something.
function mayReplace(mode, { properties: current }, properties) {
  if (mode === 'overwrite') return true;
  if (!properties.resourceId || !sameId(properties.resourceId, current.resourceId)) return false;
  const { sslConfiguration } = properties.properties ?? {};
  const changesKey = Boolean(sslConfiguration?.key);
  return changesKey || differences(withoutSecrets(properties).properties, current.properties).length > 0;
}

function underlying(target, { location, properties }) {
  const { agentCount = 3, agentVmSize = properties.properties?.agentVMSize ?? 'Standard_D3_v2' } = properties.properties ?? {};
  return {
    subscriptionId: target.subscriptionId, resourceGroup: target.resourceGroup, name: `${target.names[1]}${randomUUID().replaceAll('-', '').slice(0, 11)}`,
    body: { location, properties: { agentPoolProfiles: [{ name: 'agentpool', mode: 'System', osType: 'Linux', type: 'VirtualMachineScaleSets', vmSize: agentVmSize, count: agentCount }], networkProfile: { loadBalancerSku: 'basic' } } },
  };
}

/** No answer shows certificate, key or connection strings again. */
function withoutSecrets({ properties = {}, ...compute }) {
  const { relayConnectionString, serviceBusConnectionString, ...rest } = structuredClone(properties);
  if (rest.sslConfiguration) {
    delete rest.sslConfiguration.cert;
    delete rest.sslConfiguration.key;
  }
  return { ...compute, properties: rest };
}

function shown({ properties, ...resource }, apiVersion) {
  return { ...structuredClone(resource), properties: shownBy(properties, apiVersion) };
}

function remove(service, { target, query, apiVersion, by = `DELETE ${target.id}` }) {
  const { resources, operations, options } = service;
  const action = query.underlyingresourceaction;
  if (!['Delete', 'Detach'].includes(action)) throw bad(`The query parameter underlyingResourceAction is '${action ?? ''}'; it has to be Delete or Detach.`);
  const compute = resources.get(target.id);
  if (!compute) return { status: 204 };
  const state = compute.properties.provisioningState;
  if (!terminal.includes(state)) throw busy(compute.name, state);
  compute.properties.provisioningState = 'Deleting';
  const operation = operations.start({
    namespace, place: inRegion(namespace, target, compute.location), seconds: options.durations.detach,
    end: () => {
      const error = service.failures.atEnd(type, compute.name, 'delete');
      if (error) {
        compute.properties.provisioningState = 'Failed';
        return error;
      }
      resources.delete(compute.id, by);
      if (action === 'Delete') resources.delete(compute.properties.resourceId, by);
      return undefined;
    },
  });
  return { status: 202, headers: operations.headers(operation, apiVersion, 'both') };
}

function get(service, { target, apiVersion }) {
  const compute = service.resources.get(target.id);
  if (!compute) throw workspaceOf(service, target) ? resourceNotFound(target) : parentNotFound(target, target.names[0]);
  return { status: 200, body: shown(compute, apiVersion) };
}

function list(service, handled) {
  const workspace = handled.target.id.slice(0, handled.target.id.lastIndexOf('/'));
  if (!service.resources.get(workspace)) throw parentNotFound(handled.target, handled.target.names[0]);
  const all = service.resources.all(type, workspace).map((compute) => shown(compute, handled.apiVersion));
  return paged(service, handled, all, { parameter: '$skip' });
}

function listKeys({ resources }, { target }) {
  const compute = resources.get(target.id);
  if (!compute) throw resourceNotFound(target);
  return { status: 200, body: { computeType: compute.properties.computeType, userKubeConfig: 'apiVersion: v1', adminKubeConfig: 'apiVersion: v1', imagePullSecretName: 'amlsecret' } };
}

function patch() {
  throw bad('Only the scale settings of an AmlCompute can be patched.');
}

function workspaceOf({ resources }, { id, names }) {
  const below = id.toLowerCase().lastIndexOf(`/${names[0].toLowerCase()}/`);
  return resources.get(id.slice(0, below + 1 + names[0].length));
}

export const computes = { apiVersions: computeApiVersions, handlers: { put, get, list, delete: remove, patch, listKeys } };
