// Ten thousand looks at a deployment leave no more on the heap than the first thousand did.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { createHttpHeaders } from '@azure/core-rest-pipeline';

import { AksComputeClient } from '../../pkg/dist/client/node.js';
import { places } from './drivers.mjs';
import { flows, planOf, submitOptions } from './flows.mjs';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');
const looks = 10_000;

function heap() {
  collect();
  collect();
  return process.memoryUsage().heapUsed;
}

test('memory is flat over 10,000 looks', async (t) => {
  const flow = flows.find(({ name }) => name === 'attach with a certificate');
  const [{ start }] = places;
  const { arm, driver, close } = await start();
  flow.prepare(arm);
  const plan = planOf(flow, arm);
  const { events } = await driver.call({ method: 'submit', args: [plan, submitOptions], stopAt: 'running' }).finally(close);
  const { token, type, work } = events.at(-1);
  assert.equal(type, 'running');

  // No server in this process: its memory would be measured too.
  const operations = { value: Array.from({ length: 5 }, (_, index) => ({ id: `/${index}`, properties: { provisioningOperation: 'Create', provisioningState: 'Running', duration: 'PT1M' } })) };
  const deployment = { id: '/a', name: work.name, properties: { provisioningState: 'Running', correlationId: work.correlationId, parameters: Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`p${index}`, { type: 'String', value: 'x'.repeat(100) }])) } };
  const httpClient = {
    sendRequest: async (request) => ({
      request, status: 200, headers: createHttpHeaders({ 'retry-after': '10' }),
      bodyAsText: JSON.stringify(request.url.includes('/operations?') ? operations : deployment),
    }),
  };
  const credential = { getToken: async () => ({ token: `token-${Math.random()}`, expiresOnTimestamp: Date.now() + 1000 }) };
  const client = new AksComputeClient({ credential, httpClient, wait: async () => {} });
  let seen = 0;
  let early;
  for await (const event of client.submit(plan, { ...submitOptions, resume: token })) {
    if (event.type === 'running') seen += 1;
    if (seen === 1000 && early === undefined) early = heap();
    if (seen === looks) break;
  }
  const late = heap();
  t.diagnostic(`heap after 1,000 looks ${(early / 2 ** 20).toFixed(2)} MiB, after ${looks} ${(late / 2 ** 20).toFixed(2)} MiB`);
  assert.equal(seen, looks);
  assert.ok(late < early * 1.05, `${early} → ${late}`);
});
