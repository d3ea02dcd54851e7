// Microsoft.Resources/deployments: accepted, shown, cancelled, and the operations of one.

import { createHash } from 'node:crypto';

import { ArmError, invalidContent } from '../protocol/arm-error.mjs';
import { keyOf } from '../protocol/resources.mjs';
import { secureParameters } from '../protocol/redaction.mjs';
import { paged } from '../protocol/router.mjs';
import { preflight } from './preflight.mjs';
import { operationsOf, run } from './run.mjs';
import { whatIf } from './what-if.mjs';

const namespace = 'Microsoft.Resources';
const type = `${namespace}/deployments`;
const namePattern = /^[-\w._()]{1,64}$/;
const active = ['Accepted', 'Running'];
/** The long-running operation of each deployment. */
const running = new WeakMap();
const week = 7 * 86_400_000;

const notFound = (name) => new ArmError(404, 'DeploymentNotFound', `Deployment '${name}' could not be found.`);

function put(service, { target, body, apiVersion, caller, correlationId, by = `PUT ${target.id}` }) {
  const { resources, operations, clock } = service;
  const [name] = target.names;
  const properties = checked(target, body);
  const current = resources.get(target.id);
  if (current && active.includes(current.properties.provisioningState)) {
    throw new ArmError(409, 'DeploymentActive', `Unable to edit or replace deployment '${name}': previous deployment from '${current.properties.timestamp}' is still active (expiration time is '${clock.text(Date.parse(current.properties.timestamp) + week)}'). Please see https://aka.ms/arm-deploy for usage details.`);
  }
  const planned = preflight(service, target, properties, caller);
  const deployment = resources.put(shownDeployment(service, target, properties, planned, correlationId), by);
  // Ended by the run and not by the clock.
  const operation = operations.start({ namespace, place: deployment.id, seconds: Infinity, result: () => deployment });
  running.set(deployment, operation);
  run(service, deployment, planned, { caller, correlationId, ended: (error) => operations.finish(operation, error) });
  return { status: current ? 200 : 201, headers: operations.headers(operation, apiVersion), body: deployment, operation };
}

function checked({ names: [name] }, body) {
  if (!namePattern.test(name)) throw new ArmError(400, 'InvalidDeploymentName', `The deployment name '${name}' is invalid: 1 to 64 letters, digits, '-', '_', '.', '(' and ')'.`);
  if (!body?.properties) throw invalidContent('Required property \'properties\' not found in JSON');
  return body.properties;
}

function shownDeployment({ clock }, { id, names: [name] }, { template, mode, parameters = {} }, { resources }, correlationId) {
  const secure = secureParameters(template);
  return {
    id: id.replace(/\/resourcegroups\//i, '/resourceGroups/'), name, type,
    properties: {
      templateHash: String(BigInt(`0x${createHash('sha256').update(JSON.stringify(template)).digest('hex').slice(0, 16)}`)),
      parameters: Object.fromEntries(Object.entries(template.parameters ?? {}).map(([named, declaration]) => {
        const kind = { type: declaration.type[0].toUpperCase() + declaration.type.slice(1) };
        return [named, secure.includes(named) ? { ...kind, type: 'SecureString' } : { ...kind, value: parameters[named]?.value ?? declaration.defaultValue }];
      })),
      mode,
      provisioningState: 'Accepted',
      timestamp: clock.text(),
      duration: 'PT0S',
      correlationId,
      providers: [...new Set(resources.map(({ resource }) => resource.type.split('/')[0]))].map((one) => ({
        namespace: one,
        resourceTypes: resources.filter(({ resource }) => resource.type.startsWith(`${one}/`)).map(({ resource }) => ({ resourceType: resource.type.slice(one.length + 1), locations: [resource.location ?? null] })),
      })),
      dependencies: [],
    },
  };
}

function get({ resources }, { target }) {
  const deployment = resources.get(target.id);
  if (!deployment) throw notFound(target.names[0]);
  return { status: 200, body: deployment };
}

function validate(service, { target, body, caller, correlationId }) {
  const properties = checked(target, body);
  const { properties: shown } = shownDeployment(service, target, properties, preflight(service, target, properties, caller), correlationId);
  return { status: 200, body: { properties: { ...shown, provisioningState: 'Succeeded', validatedResources: [] } } };
}

function startWhatIf(service, { target, body, apiVersion, caller }) {
  const { operations, options } = service;
  const properties = checked(target, body);
  const result = whatIf(service, preflight(service, target, properties, caller), target, properties);
  const operation = operations.start({
    namespace, place: `/subscriptions/${target.subscriptionId}`, seconds: options.durations.whatIf,
    result: () => result, end: () => undefined,
  });
  return { status: 202, headers: operations.headers(operation, apiVersion, 'location') };
}

// What a running resource does already goes on; nothing after it is begun.
function cancel(service, { target }) {
  const deployment = service.resources.get(target.id);
  if (!deployment) throw notFound(target.names[0]);
  const { properties } = deployment;
  if (!active.includes(properties.provisioningState)) {
    throw new ArmError(409, 'DeploymentCannotBeCancelled', `The deployment '${deployment.name}' cannot be cancelled because it is in the state '${properties.provisioningState}'.`);
  }
  properties.provisioningState = 'Canceled';
  properties.error = { code: 'DeploymentCanceled', message: 'The deployment was cancelled.' };
  service.operations.finish(running.get(deployment), properties.error, 'Canceled');
  return { status: 204 };
}

function remove({ resources }, { target }) {
  const deployment = resources.get(target.id);
  if (!deployment) return { status: 204 };
  if (active.includes(deployment.properties.provisioningState)) throw new ArmError(409, 'DeploymentActive', `The deployment '${deployment.name}' is still active.`);
  resources.delete(target.id, `DELETE ${target.id}`);
  return { status: 204 };
}

function listOperations(service, handled) {
  const deployment = deploymentOf(service, handled);
  return paged(service, handled, operationsOf(deployment));
}

function getOperation(service, handled) {
  const { target } = handled;
  const found = operationsOf(deploymentOf(service, handled)).find(({ operationId }) => operationId === target.names[1]);
  if (!found) throw new ArmError(404, 'DeploymentOperationNotFound', `The deployment operation '${target.names[1]}' could not be found.`);
  return { status: 200, body: found };
}

function deploymentOf({ resources }, { target: { id, names: [name] } }) {
  const deployment = resources.get(id.slice(0, keyOf(id).indexOf('/operations')));
  if (!deployment) throw notFound(name);
  return deployment;
}

export const deployments = { put, get, validate, whatIf: startWhatIf, cancel, delete: remove };
export const deploymentOperations = { list: listOperations, get: getOperation };
