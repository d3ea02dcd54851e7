// A plain client of the stand-in, which does nothing by itself: no retry, no polling.

import { request } from 'node:https';

/**
 * @param {Awaited<ReturnType<typeof import('./stand-in/start.mjs').startArm>>} arm
 * @param {{ token?: string | null, apiVersion?: string }} [defaults] `null`: without a token
 */
export function clientOf(arm, { token = arm.token(), apiVersion = '2021-04-01' } = {}) {
  /**
   * @param {string} method
   * @param {string} address a path, to which the api-version is added where it has none, or a whole URL
   * @returns {Promise<{ status: number, headers: Record<string, string>, body: any, text: string }>}
   */
  return function ask(method, address, { body, headers = {}, timeout = 10_000 } = {}) {
    const url = new URL(address, arm.endpoint);
    if (!url.searchParams.has('api-version') && apiVersion) url.searchParams.set('api-version', apiVersion);
    return new Promise((resolve, reject) => {
      const asked = request(url, {
        method, timeout, ca: arm.authority.certificate, agent: false,
        headers: { ...(token && { authorization: `Bearer ${token}` }), ...(body && { 'content-type': 'application/json' }), ...headers },
      }, (response) => {
        const chunks = [];
        response.on('error', reject).on('data', (chunk) => chunks.push(chunk)).on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          resolve({ status: response.statusCode, headers: response.headers, text, body: parsed(text) });
        });
      });
      asked.on('error', reject).on('timeout', () => asked.destroy(Object.assign(new Error('no answer'), { code: 'TIMEOUT' })));
      asked.end(typeof body === 'string' ? body : body && JSON.stringify(body));
    });
  };
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Asks until the status of an operation is final. */
export async function ended(ask, address) {
  for (;;) {
    const { body } = await ask('GET', address);
    if (body.status !== 'InProgress') return body;
  }
}
