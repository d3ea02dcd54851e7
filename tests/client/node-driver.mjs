// Drives the client in this process.

import { createDefaultHttpClient } from '@azure/core-rest-pipeline';

import { AksComputeClient } from '../../pkg/dist/client/node.js';

/**
 * Makes calls of a client, as a host would, and hands back plain values.
 * @param {Awaited<ReturnType<typeof import('../arm/stand-in/start.mjs').startArm>>} arm
 */
export function nodeDriver(arm) {
  const inner = createDefaultHttpClient();
  const httpClient = {
    sendRequest: (request) => {
      request.tlsSettings = { ca: arm.authority.certificate };
      return inner.sendRequest(request);
    },
  };
  return {
    name: 'Node',
    /** @param {import('./calls.mjs').Call} call */
    async call({ method, args, options = {}, stopAfter, abortAfter, brokenCredential }) {
      const getToken = async () => {
        if (brokenCredential) throw new Error(brokenCredential);
        return { token: arm.token(), expiresOnTimestamp: Date.now() + 3_600_000 };
      };
      const client = new AksComputeClient({ credential: { getToken }, endpoint: arm.endpoint, httpClient, wait: async () => {}, timeout: 20_000, ...options });
      return outcomeOf(client, { method, args, stopAfter, abortAfter });
    },
    async close() {},
  };
}

// Runs in pages too, where it stands as text: nothing from outside itself.
export async function outcomeOf(client, { method, args, stopAfter = Infinity, abortAfter = Infinity }) {
  const controller = new AbortController();
  const [first, options] = args;
  const events = [];
  try {
    const answer = client[method](first, { ...options, signal: controller.signal });
    if (typeof answer.next !== 'function') return { result: await answer };
    // Nobody asks for more after a crash, and nobody says that it is over.
    while (events.length < stopAfter) {
      const { value, done } = await answer.next();
      if (done) break;
      events.push(value);
      if (events.length >= abortAfter) controller.abort();
    }
    return { events };
  } catch (error) {
    return { events, error: { name: error.name, message: error.message, stack: error.stack, keys: Object.keys(error) } };
  }
}
