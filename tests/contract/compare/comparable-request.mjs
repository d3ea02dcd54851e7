// Brings a request of ours and one of the SDK's into one form, in which they can be compared member by member.

import { withoutNulls } from './differences.mjs';
import { withPlaceholders } from './secrets.mjs';

/**
 * @param {{ method: string, url: string, query?: object, body?: object }} request
 * @returns {{ method: string, host: string, path: string, query: object, body?: object }}
 */
export function comparableRequest({ method, url, query, body }) {
  const { host, pathname, searchParams } = new URL(url);
  const parts = { method, host, path: decodeURI(pathname), query: query ?? Object.fromEntries(searchParams) };
  return body ? { ...parts, body: withProperties(withoutNulls(withPlaceholders(body))) } : parts;
}

// The SDK leaves an empty `properties.properties` out, which is to say the same.
function withProperties(body) {
  return { ...body, properties: { ...body.properties, properties: body.properties.properties ?? {} } };
}
