// What a path of ARM names: a scope, a provider, types and names.

/**
 * @typedef {object} ArmPath
 * @property {string} id the path without its action: the id of a resource or of a collection
 * @property {string} scope what stands before the provider: a subscription, a group, a resource, or nothing
 * @property {string} [subscriptionId]
 * @property {string} [resourceGroup]
 * @property {string} namespace of the provider
 * @property {string} type below the namespace, the types alone: `workspaces/computes`
 * @property {string[]} names
 * @property {boolean} isCollection whether the path ends with a type: all resources of it
 * @property {string} [action] what a POST asks for
 */

/**
 * @param {string} method
 * @param {string} pathname
 * @returns {ArmPath}
 */
export function parseArmPath(method, pathname) {
  const written = pathname.split('/').filter((segment) => segment !== '').map(decodeURIComponent);
  const { segments, hasOwnId } = withProvider(written);
  const at = segments.findLastIndex((segment) => segment.toLowerCase() === 'providers');
  const before = segments.slice(0, at);
  const [namespace = '', ...rest] = segments.slice(at + 1);
  const action = method === 'POST' && rest.length % 2 === 1 ? rest.pop() : undefined;
  const scope = before.length > 0 ? `/${before.join('/')}` : '';
  return {
    id: hasOwnId ? `/${written.join('/')}` : [scope, 'providers', namespace, ...rest].join('/'),
    scope,
    subscriptionId: after(written, 'subscriptions'),
    resourceGroup: after(written, 'resourcegroups'),
    namespace,
    type: rest.filter((_, index) => index % 2 === 0).join('/'),
    names: rest.filter((_, index) => index % 2 === 1),
    isCollection: rest.length % 2 === 1,
    action,
  };
}

// Subscriptions, groups and the operations of a deployment have paths without a provider; all three are of Microsoft.Resources.
function withProvider(written) {
  if (written.some((segment) => segment.toLowerCase() === 'providers')) return { segments: written, hasOwnId: false };
  const [, , groups, , deployments] = written.map((segment) => segment.toLowerCase());
  const isOfDeployment = deployments === 'deployments';
  const before = isOfDeployment ? 4 : groups === 'resourcegroups' ? 2 : 0;
  return { segments: [...written.slice(0, before), 'providers', 'Microsoft.Resources', ...written.slice(before)], hasOwnId: !isOfDeployment };
}

function after(segments, name) {
  const at = segments.findIndex((segment) => segment.toLowerCase() === name);
  return at < 0 ? undefined : segments[at + 1];
}
