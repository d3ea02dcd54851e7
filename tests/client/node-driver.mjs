// Drives the client in this process.

import { Agent } from 'node:https';

import { createDefaultHttpClient } from '@azure/core-rest-pipeline';

import { AksComputeClient } from '../../pkg/dist/client/node.js';
import { outcomeOf } from './outcome.mjs';

/**
 * Makes calls of a client, as a host would, and hands back plain values.
 * @param {Awaited<ReturnType<typeof import('../arm/stand-in/start.mjs').startArm>>} arm
 */
export function nodeDriver(arm) {
  const inner = createDefaultHttpClient();
  const agent = new Agent({ keepAlive: true, ca: arm.authority.certificate, lookup: (_, options, found) => (options.all ? found(null, [{ address: '127.0.0.1', family: 4 }]) : found(null, '127.0.0.1', 4)) });
  let count = 0;
  const httpClient = {
    sendRequest: async (request) => {
      const id = String((count += 1));
      request.agent = agent;
      request.headers.set('x-ms-client-request-id', id);
      const { abortSignal: signal } = request;
      const controller = new AbortController();
      request.abortSignal = signal ? AbortSignal.any([signal, controller.signal]) : controller.signal;
      // What the service will never answer is given up at once, and nothing else because the machine is slow.
      const isHeld = () => arm.journal.requests.some(({ fault, headers }) => fault === 'timeout' && headers['x-ms-client-request-id'] === id);
      const timer = setInterval(() => isHeld() && controller.abort(), 20);
      try {
        return await inner.sendRequest(request);
      } finally {
        clearInterval(timer);
      }
    },
  };
  return {
    name: 'Node',
    /** @param {import('./outcome.mjs').Call} call */
    async call({ method, args, options = {}, stopAfter, abortAfter, brokenCredential }) {
      const getToken = async () => {
        if (brokenCredential) throw new Error(brokenCredential);
        return { token: arm.token(), expiresOnTimestamp: Date.now() + 3_600_000 };
      };
      const client = new AksComputeClient({ credential: { getToken }, endpoint: arm.endpoint, httpClient, wait: async () => {}, timeout: 20_000, ...options });
      return outcomeOf(client, { method, args, stopAfter, abortAfter });
    },
    async close() {
      agent.destroy();
    },
  };
}
