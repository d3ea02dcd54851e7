// The one table of how our requests differ from azureml-core's; docs/differences-from-the-sdk.md argues each entry.

const properties = '/body/properties';
const aks = '/body/properties/properties';

/**
 * Each entry accounts for some differences, of which `ours` and `theirs` are the values at the pointer and `undefined` stands for
 * none. Every difference must be accounted for by exactly one entry, and every entry must occur in the corpus.
 * @type {{ id: string, accountsFor: (difference: import('./differences.mjs').Difference, item: import('../corpus/create-and-attach.mjs').Case) => boolean }[]}
 */
export const sdkDifferences = [
  {
    id: 'api-version',
    accountsFor: ({ pointer, ours, theirs }, { apiVersion }) =>
      pointer === '/query/api-version' && ours === apiVersion && theirs === '2020-02-02',
  },
  {
    id: 'double-slash',
    accountsFor: ({ pointer, ours, theirs }) => pointer === '/path' && theirs === `/${ours}`,
  },
  {
    id: 'action-case',
    accountsFor: ({ pointer, ours, theirs }) =>
      pointer === '/query/underlyingResourceAction' && ours !== theirs && ours.toLowerCase() === theirs,
  },
  {
    id: 'description',
    accountsFor: ({ pointer, ours, theirs }, { spec }) =>
      pointer === `${properties}/description` && ours === spec.description && theirs === undefined,
  },
  {
    id: 'tags',
    accountsFor: ({ pointer, ours, theirs }, { spec }) =>
      pointer === '/body/tags' && spec.tags !== undefined && same(ours, spec.tags) && theirs === undefined,
  },
  {
    id: 'old-size-key',
    accountsFor: ({ pointer, ours, theirs }, { spec, knows, currentCompute }) => {
      if (knows.agentSizeKey !== 'agentVMSize') return false;
      const size = currentCompute ? currentCompute.properties.properties.agentVMSize : spec.agentVmSize;
      if (pointer === `${aks}/agentVMSize`) return ours === size && theirs === undefined;
      return pointer === `${aks}/agentVmSize` && ours === undefined && theirs === size;
    },
  },
  {
    id: 'balancer-unknown-to-version',
    accountsFor: ({ pointer, ours, theirs }, { spec, knows }) =>
      pointer === `${aks}/loadBalancerType` && spec.operation === 'attach' && !knows.loadBalancer
        && ours === undefined && theirs === 'PublicIp',
  },
  {
    id: 'tls-off',
    accountsFor: ({ pointer, ours, theirs }, { spec }) =>
      pointer === `${aks}/sslConfiguration` && spec.operation !== 'update' && spec.ssl?.status === 'Disabled'
        && same(ours, { status: 'Disabled' }) && theirs === undefined,
  },
  {
    id: 'overwrite-default',
    accountsFor: ({ pointer, ours, theirs }, { spec }) =>
      pointer === `${aks}/sslConfiguration/overwriteExistingDomain` && spec.ssl.overwriteExistingDomain === undefined
        && ours === undefined && theirs === false,
  },
  {
    id: 'segment-case',
    accountsFor: ({ pointer, ours, theirs }, { spec }) =>
      pointer === `${properties}/resourceId` && spec.operation === 'attach' && clusterSubscription(spec) === undefined
        && ours === theirs.replace('/resourcegroups/', '/resourceGroups/'),
  },
  {
    id: 'cluster-subscription',
    accountsFor: ({ pointer, ours, theirs }, { spec }) =>
      pointer === `${properties}/resourceId` && spec.operation === 'attach' && clusterSubscription(spec) !== undefined
        && ours === theirs.replace('/resourcegroups/', '/resourceGroups/').replace(spec.workspace.subscriptionId, clusterSubscription(spec)),
  },
  {
    id: 'read-only-members',
    accountsFor: ({ pointer, ours, theirs }, { spec, knows }) =>
      spec.operation === 'update' && ours === undefined && theirs !== undefined
        && (readOnly.includes(pointer) || (pointer === `${properties}/computeLocation` && !knows.computeLocation)),
  },
  {
    id: 'renew-flag',
    accountsFor: ({ pointer, ours, theirs }, { spec }) =>
      pointer === `${aks}/sslConfiguration/renew` && spec.ssl?.renew === true && ours === undefined && theirs === true,
  },
  {
    id: 'empty-tags',
    accountsFor: ({ pointer, ours, theirs }, { spec }) =>
      spec.operation === 'update' && pointer === '/body/tags' && ours === undefined && same(theirs, {}),
  },
  {
    id: 'balancer-kept',
    accountsFor: ({ pointer, ours, theirs }, { spec, currentCompute }) =>
      spec.operation === 'update' && theirs === undefined && ours !== undefined
        && ['loadBalancerType', 'loadBalancerSubnet'].some((member) =>
          pointer === `${aks}/${member}` && ours === currentCompute.properties.properties[member]),
  },
  {
    id: 'tls-kept',
    accountsFor: ({ pointer, ours, theirs }, { spec, currentCompute }) =>
      spec.operation === 'update' && spec.ssl === undefined && pointer === `${aks}/sslConfiguration` && theirs === undefined
        && ours?.status === currentCompute.properties.properties.sslConfiguration.status,
  },
];

const readOnly = [
  ...['id', 'name', 'type', 'systemData', 'identity/principalId', 'identity/tenantId'].map((member) => `/body/${member}`),
  ...['provisioningState', 'createdOn', 'modifiedOn', 'isAttachedCompute'].map((member) => `${properties}/${member}`),
  `${aks}/systemServices`,
];

function clusterSubscription({ cluster }) {
  return (cluster.create ?? cluster).subscriptionId;
}

function same(left, right) {
  return JSON.stringify(left) === JSON.stringify(right);
}
