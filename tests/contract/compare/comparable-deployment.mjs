// Brings a request of ours and one of a deployed template into one form, in which they can be compared member by member.

import { withPlaceholders } from './secrets.mjs';

/** @param {{ method: string, url: string, body: object }} request */
export function comparableDeployment({ method, url, body }) {
  const { resourceId } = body.properties;
  const named = resourceId && { ...body, properties: { ...body.properties, resourceId: withoutCase(resourceId) } };
  return { method, url: withoutCase(decodeURI(url)), body: withPlaceholders(named ?? body) };
}

// A template for the workspace's group names that group as its deployment does: ARM reads names of groups in any case.
function withoutCase(id) {
  return id.replace(/\/resourcegroups\/[^/]+/i, (segment) => segment.toLowerCase());
}
