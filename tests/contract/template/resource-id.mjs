// The ARM id of a resource in a resource group.

/**
 * @param {{ subscriptionId: string, resourceGroup: string }} scope
 * @param {string} type `Provider/type/…`
 * @param {string[]} names one for each part of the type
 */
export function resourceId({ subscriptionId, resourceGroup }, type, names) {
  const [provider, ...types] = type.split('/');
  if (types.length !== names.length) throw new Error(`an id of ${type} has ${types.length} types and ${names.length} names`);
  const path = types.map((part, index) => `${part}/${names[index]}`).join('/');
  return `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}/providers/${provider}/${path}`;
}
