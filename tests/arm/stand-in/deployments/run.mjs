// Carries a deployment out: one resource after the other, each by the handler that a PUT of it would reach.

import { randomUUID } from 'node:crypto';

import { ArmError } from '../protocol/arm-error.mjs';
import { parseArmPath } from '../protocol/arm-path.mjs';

const seeDetails = 'At least one resource deployment operation failed. Please list deployment operations for details. Please see https://aka.ms/arm-deployment-operations for usage details.';

/** When deployments and their operations began. */
const begun = new WeakMap();
/** The operations of each deployment. */
const operations = new WeakMap();

export function operationsOf(deployment) {
  if (!operations.has(deployment)) operations.set(deployment, []);
  return operations.get(deployment);
}

/** Starts the run of an accepted deployment; `ended` is called when it is over, with its error if there is one. */
export function run(service, deployment, { resources, outputs }, { caller, correlationId, ended }) {
  const { properties } = deployment;
  begun.set(deployment, service.clock.now);
  const waiting = [...resources];

  const end = (state, error) => {
    properties.provisioningState = state;
    properties.duration = durationOf(service, deployment);
    if (error) properties.error = error;
    ended(error);
  };
  const fail = (details) => end('Failed', { code: 'DeploymentFailed', target: deployment.id, message: seeDetails, details });

  function next() {
    if (properties.provisioningState === 'Canceled') return;
    const planned = waiting.shift();
    if (!planned) {
      properties.outputs = Object.fromEntries(Object.entries(outputs).map(([name, { type, value }]) => [name, { type: type[0].toUpperCase() + type.slice(1), value }]));
      properties.outputResources = resources.map(({ id }) => ({ id }));
      operate(service, deployment, { provisioningOperation: 'EvaluateDeploymentOutput', provisioningState: 'Succeeded', statusCode: 'OK' });
      end('Succeeded');
      return;
    }
    const operation = operate(service, deployment, {
      provisioningOperation: 'Create', provisioningState: 'Running', statusCode: 'Created',
      targetResource: { id: planned.id, resourceType: planned.resource.type, resourceName: planned.resource.name },
    });
    const settle = (error, statusCode) => {
      Object.assign(operation.properties, {
        provisioningState: error ? 'Failed' : 'Succeeded', statusCode: statusCode ?? (error ? 'Conflict' : 'OK'),
        timestamp: service.clock.text(), duration: durationOf(service, operation),
        ...(error && { statusMessage: { status: 'Failed', error } }),
      });
      if (error && properties.provisioningState !== 'Canceled') fail([detail(service, operation.properties)]);
      else next();
    };
    const answer = send(service, deployment, planned, { caller, correlationId });
    if (answer instanceof ArmError) return settle(answer.error, statusNames[answer.status] ?? 'BadRequest');
    if (!answer.operation) return settle();
    return service.operations.whenEnded(answer.operation, (error) => settle(error && {
      code: 'ResourceDeploymentFailure', target: planned.id,
      message: 'The resource write operation failed to complete successfully, because it reached terminal provisioning state \'Failed\'.',
      details: [error],
    }));
  }

  service.clock.after(service.options.durations.acceptance, () => {
    if (properties.provisioningState === 'Canceled') return;
    properties.provisioningState = 'Running';
    next();
  });
}

const statusNames = { 400: 'BadRequest', 403: 'Forbidden', 404: 'NotFound', 409: 'Conflict', 429: 'TooManyRequests' };

function send(service, deployment, { id, resource, inner }, { caller, correlationId }) {
  const { type, apiVersion, name, dependsOn, comments, subscriptionId, resourceGroup, ...body } = resource;
  if (inner) body.properties = { ...body.properties, template: inner };
  try {
    return service.write(parseArmPath('PUT', id), { body, apiVersion, caller, correlationId, by: deployment.id });
  } catch (error) {
    if (error instanceof ArmError) return error;
    throw error;
  }
}

function operate(service, deployment, properties) {
  const operationId = randomUUID().replaceAll('-', '').toUpperCase().slice(0, 16);
  const operation = {
    id: `${deployment.id}/operations/${operationId}`, operationId,
    properties: { ...properties, timestamp: service.clock.text(), duration: 'PT0S', serviceRequestId: randomUUID() },
  };
  operationsOf(deployment).push(operation);
  begun.set(operation, service.clock.now);
  return operation;
}

// ARM once put the error of a resource as JSON into the message, and still does for some providers.
function detail({ options }, { statusCode, statusMessage }) {
  const { error } = statusMessage;
  return options.errorsAsText ? { code: statusCode, message: JSON.stringify(statusMessage, null, 2).replaceAll('\n', '\r\n') } : error;
}

function durationOf({ clock }, subject) {
  const seconds = (clock.now - begun.get(subject)) / 1000;
  return `PT${seconds >= 60 ? `${Math.floor(seconds / 60)}M` : ''}${(seconds % 60).toFixed(1)}S`;
}
