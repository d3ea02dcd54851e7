// From a request to the handler of its type, past everything that ARM asks first: token, api-version, scope, permission.

import {
  invalidApiVersion, invalidResourceNamespace, invalidResourceType, methodNotAllowed, missingApiVersion, missingRegistration,
  noRegisteredProvider, resourceGroupNotFound, resourceNotFound, subscriptionNotFound,
} from './arm-error.mjs';
import { parseArmPath } from './arm-path.mjs';
import { unauthorized } from './callers.mjs';

/**
 * @typedef {object} Handled what a handler gets
 * @property {string} method
 * @property {string} pathname
 * @property {Record<string, string>} query with names in lower case
 * @property {any} body
 * @property {string} apiVersion
 * @property {import('./callers.mjs').Caller} caller
 * @property {string} correlationId
 * @property {import('./arm-path.mjs').ArmPath} target
 * @property {string} [by] the deployment that asks, where one does
 *
 * @typedef {object} ResourceType
 * @property {string[]} apiVersions
 * @property {Record<string, (service: object, handled: Handled) => object>} handlers by `get`, `list`, `put`, `patch`, `delete`, or
 * by the name of an action; `get` and `list` need none
 */

/**
 * @returns {{ answerTo: (asked: object) => { status: number, headers?: object, body?: unknown }, mayWrite: Function, write: Function }}
 * `answerTo` serves a request from outside; with `mayWrite` and `write` a deployment looks at a resource and makes it
 */
export function router(service, providers) {
  function answerTo(asked) {
    if (!asked.caller) throw unauthorized(asked.authorization, service.clock);
    service.throttling.admit(asked);
    if (!asked.query['api-version']) throw missingApiVersion();
    const ofOperation = asked.method === 'GET' && service.operations.answer(asked);
    if (ofOperation) return ofOperation;
    const handled = { ...asked, target: parseArmPath(asked.method, asked.pathname), apiVersion: asked.query['api-version'] };
    const type = admitted(handled);
    if (asked.unreadable) throw asked.unreadable;
    return handlerOf(handled, type)(service, handled);
  }

  function admitted(handled) {
    const [provider, type] = typeOf(handled.target, providers);
    mustKnowVersion(service, handled, provider, type);
    mustBeInScope(service, handled, provider);
    service.callers.mayDo(handled.caller, actionOf(handled, provider, type), handled.target.id);
    return type;
  }

  return {
    answerTo,
    mayWrite: (target, apiVersion, caller) => void admitted({ method: 'PUT', target, apiVersion, caller }),
    write: (target, written) => {
      const handled = { method: 'PUT', target, query: {}, ...written };
      return handlerOf(handled, admitted(handled))(service, handled);
    },
  };
}

/** The type of a target with its name as Azure writes it. */
function typeOf(target, providers) {
  const provider = providers.find(({ namespace }) => namespace.toLowerCase() === target.namespace.toLowerCase());
  if (!provider && target.namespace !== '') throw invalidResourceNamespace(target.namespace);
  if (target.type === '') return [provider, { name: 'providers', ...providers.find(({ registry }) => registry).registry }];
  const found = Object.entries(provider.types).find(([name]) => name.toLowerCase() === target.type.toLowerCase());
  if (!found) throw invalidResourceType(target.namespace, target.type);
  return [provider, { name: found[0], ...found[1] }];
}

function mustKnowVersion({ options }, { apiVersion, target }, provider, { name, apiVersions }) {
  if (apiVersions.includes(apiVersion)) return;
  if (!provider || name === 'providers' || provider.namespace === 'Microsoft.Resources') throw invalidApiVersion(apiVersion, apiVersions);
  throw noRegisteredProvider(apiVersion, target.type, apiVersions, options.locations);
}

function mustBeInScope(service, { target }, provider) {
  const { subscriptionId, resourceGroup, type } = target;
  if (subscriptionId && !service.resources.get(`/subscriptions/${subscriptionId}`)) throw subscriptionNotFound(subscriptionId);
  const isGroup = type.toLowerCase() === 'resourcegroups';
  if (!isGroup && resourceGroup && !service.resources.get(groupId(target))) throw resourceGroupNotFound(resourceGroup);
  if (!provider?.needsRegistration || !subscriptionId || type === '') return;
  if (service.registrations.state(subscriptionId, provider.namespace) !== 'Registered') throw missingRegistration(provider.namespace);
}

export function groupId({ subscriptionId, resourceGroup }) {
  return `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}`;
}

const verbs = { GET: 'read', HEAD: 'read', PUT: 'write', PATCH: 'write', DELETE: 'delete' };

function actionOf({ method, target }, provider, { name }) {
  const type = [provider?.namespace ?? 'Microsoft.Resources', name === 'providers' ? '' : name].filter(Boolean).join('/');
  return target.action ? `${type}/${target.action}/action` : `${type}/${verbs[method] ?? method.toLowerCase()}`;
}

function handlerOf({ method, target }, { handlers = {} }) {
  const named = Object.entries(handlers).find(([name]) => name.toLowerCase() === keyOf(method, target));
  if (named) return named[1];
  if (method === 'GET') return target.isCollection ? list : get;
  if (method === 'HEAD') return exists;
  throw methodNotAllowed(method);
}

function keyOf(method, { action, isCollection }) {
  if (action) return action.toLowerCase();
  return method === 'GET' && isCollection ? 'list' : method.toLowerCase();
}

function get({ resources }, { target }) {
  const resource = resources.get(target.id);
  if (!resource) throw resourceNotFound(target);
  return { status: 200, body: resource };
}

function exists({ resources }, { target }) {
  return { status: resources.get(target.id) ? 204 : 404 };
}

function list(service, handled) {
  const { target } = handled;
  const parent = target.id.slice(0, target.id.lastIndexOf('/'));
  const scope = target.names.length > 0 ? parent : target.scope;
  return paged(service, handled, service.resources.all(`${target.namespace}/${target.type}`, scope));
}

/** One page of a list, with the address of the next. */
export function paged({ options, server }, { pathname, query }, items, { parameter = '$skiptoken' } = {}) {
  const start = Number(query[parameter.toLowerCase()] ?? 0);
  const end = start + options.pageSize;
  const next = new URLSearchParams({ ...query, [parameter]: String(end) });
  return {
    status: 200,
    body: { value: items.slice(start, end), ...(end < items.length && { nextLink: `${server.origin}${pathname}?${next}` }) },
  };
}
