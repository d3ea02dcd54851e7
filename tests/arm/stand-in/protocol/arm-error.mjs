// Errors as ARM and its providers word them.

/** A refusal: what a handler throws instead of answering. */
export class ArmError extends Error {
  /**
   * @param {number} status
   * @param {string} code
   * @param {string} message
   * @param {{ target?: string, details?: object[], additionalInfo?: object[], headers?: Record<string, string> }} [more]
   */
  constructor(status, code, message, { headers = {}, ...more } = {}) {
    super(message);
    this.status = status;
    this.headers = headers;
    this.error = { code, message, ...more };
  }
}

export const missingApiVersion = () =>
  new ArmError(400, 'MissingApiVersionParameter', 'The api-version query parameter (?api-version=) is required for all requests.');

export const invalidApiVersion = (given, known) =>
  new ArmError(400, 'InvalidApiVersionParameter', `The api-version '${given}' is invalid. The supported versions are '${known.join(',')}'.`);

export const noRegisteredProvider = (given, type, known, locations) =>
  new ArmError(400, 'NoRegisteredProviderFound', `No registered resource provider found for location '${locations[0]}' and API version '${given}' for type '${type}'. The supported api-versions are '${known.join(', ')}'. The supported locations are '${locations.join(', ')}'.`);

export const invalidResourceType = (namespace, type) =>
  new ArmError(404, 'InvalidResourceType', `The resource type '${type}' could not be found in the namespace '${namespace}'.`);

export const invalidResourceNamespace = (namespace) =>
  new ArmError(404, 'InvalidResourceNamespace', `The resource namespace '${namespace}' is invalid.`);

export const subscriptionNotFound = (id) =>
  new ArmError(404, 'SubscriptionNotFound', `The subscription '${id}' could not be found.`);

export const resourceGroupNotFound = (name) =>
  new ArmError(404, 'ResourceGroupNotFound', `Resource group '${name}' could not be found.`);

export const resourceNotFound = ({ namespace, type, names, resourceGroup }) =>
  new ArmError(404, 'ResourceNotFound', `The Resource '${namespace}/${type.split('/').map((part, index) => `${part}/${names[index]}`).join('/')}' under resource group '${resourceGroup ?? '<null>'}' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix`);

export const parentNotFound = ({ type }, parent) =>
  new ArmError(404, 'ParentResourceNotFound', `Failed to perform 'write' on resource(s) of type '${type}', because the parent resource '${parent}' could not be found.`);

export const methodNotAllowed = (method) =>
  new ArmError(405, 'MethodNotAllowed', `The requested resource does not support http method '${method}'.`);

export const missingRegistration = (namespace) =>
  new ArmError(409, 'MissingSubscriptionRegistration', `The subscription is not registered to use namespace '${namespace}'. See https://aka.ms/rps-not-found for how to register subscriptions.`, {
    details: [{ code: 'MissingSubscriptionRegistration', target: namespace, message: `The subscription is not registered to use namespace '${namespace}'. See https://aka.ms/rps-not-found for how to register subscriptions.` }],
  });

export const authorizationFailed = ({ objectId }, action, scope) =>
  new ArmError(403, 'AuthorizationFailed', `The client '${objectId}' with object id '${objectId}' does not have authorization to perform action '${action}' over scope '${scope}' or the scope is invalid. If access was recently granted, please refresh your credentials.`);

export const invalidContent = (why) =>
  new ArmError(400, 'InvalidRequestContent', `The request content was invalid and could not be deserialized: '${why}'.`);

export const tooManyRequests = (subscriptionId, seconds) =>
  new ArmError(429, 'TooManyRequests', `The request is being throttled as the limit has been reached for operation type - Resource requests of the subscription '${subscriptionId}'. For more information, see - https://aka.ms/srpthrottlinglimits`, {
    headers: seconds === undefined ? {} : { 'retry-after': String(seconds) },
  });

export const disallowedByPolicy = (name, { displayName, definitionId, assignmentId }) => ({
  code: 'RequestDisallowedByPolicy',
  target: name,
  message: `Resource '${name}' was disallowed by policy. Policy identifiers: '[{"policyAssignment":{"name":"${displayName}","id":"${assignmentId}"},"policyDefinition":{"name":"${displayName}","id":"${definitionId}"}}]'.`,
  additionalInfo: [{
    type: 'PolicyViolation',
    info: {
      policyDefinitionDisplayName: displayName,
      policyDefinitionId: definitionId,
      policyDefinitionName: definitionId.split('/').at(-1),
      policyDefinitionEffect: 'deny',
      policyAssignmentDisplayName: displayName,
      policyAssignmentId: assignmentId,
      policyAssignmentName: assignmentId.split('/').at(-1),
      policyAssignmentScope: assignmentId.slice(0, assignmentId.toLowerCase().lastIndexOf('/providers/')),
      policyAssignmentParameters: {},
    },
  }],
});
