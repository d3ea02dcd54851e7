// Every way in which a request can fail, as a client sees it, and what the service did meanwhile.

import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';

import { clientOf } from './client.mjs';
import { makeAuthority } from './stand-in/protocol/certificate-authority.mjs';
import { everyFault } from './stand-in/protocol/faults.mjs';
import { startArm } from './stand-in/start.mjs';

const authority = await makeAuthority();
const place = { subscriptionId: '11111111-0000-0000-0000-000000000000', resourceGroup: 'ml-rg', location: 'chinaeast2' };
const computeType = 'Microsoft.MachineLearningServices/workspaces/computes';

let arm;
afterEach(() => arm.close());

async function start() {
  arm = await startArm({ authority });
  const { id } = arm.world.workspace({ ...place, name: 'ml-ws' });
  const cluster = arm.world.cluster({ ...place, name: 'mine' });
  const ask = clientOf(arm, { apiVersion: '2022-10-01' });
  const compute = `${id}/computes/myaks`;
  const body = { location: 'chinaeast2', properties: { computeType: 'AKS', resourceId: cluster.id, properties: {} } };
  /** The one request that must not be done twice, and what the client learns of it. */
  const put = (timeout) => ask('PUT', compute, { body, timeout }).then(
    ({ status, headers, body: answer, text }) => ({ status, headers, answer, text }),
    (error) => ({ error: error.code }),
  );
  return { ask, compute, put };
}

const broken = ['ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE', 'EPIPE'];
const symptoms = {
  refuse: ({ error }) => broken.includes(error),
  reset: ({ error }) => broken.includes(error),
  'reset-in-answer': ({ error }) => broken.includes(error),
  timeout: ({ error }) => error === 'TIMEOUT',
  truncated: ({ status, answer, text }) => status === 201 && answer === undefined && text.startsWith('{'),
  html: ({ status, headers, text }, fault) => status === fault.status && headers['content-type'] === 'text/html' && text.startsWith('<html>'),
  status: ({ status, headers, answer }, fault) => status === fault.status && typeof answer.error.code === 'string' && headers['retry-after'] === (fault.retryAfter === undefined ? undefined : String(fault.retryAfter)),
};

for (const fault of everyFault) {
  const { kind, status = '', processed, retryAfter } = fault;
  const does = processed ?? ['reset-in-answer', 'truncated'].includes(kind);
  const name = `${kind} ${status}${retryAfter ? ` after ${retryAfter} s` : ''}`;
  test(`${name} strikes once, and the service ${does ? 'has' : 'has not'} done what was asked`, async () => {
    const { ask, compute, put } = await start();
    arm.faults.add({ ...fault, when: { method: 'PUT', path: /\/computes\// } });
    assert.equal((await ask('GET', compute)).status, 404, 'another request is not struck');
    const seen = await put(kind === 'timeout' ? 200 : undefined);
    assert.ok(symptoms[kind](seen, fault), JSON.stringify(seen));
    const struck = arm.journal.requests.at(-1);
    assert.deepEqual([struck.fault, struck.processed], [kind, does]);
    assert.equal(arm.journal.creations(computeType), does ? 1 : 0);
    await setTimeout(kind === 'refuse' ? 150 : 0);
    assert.equal((await ask('GET', compute)).status, does ? 200 : 404);
    assert.equal((await put()).status, does ? 409 : 201);
  });
}

test('refused means refused: nobody listens until the time is over', async () => {
  const { ask, compute, put } = await start();
  arm.faults.add({ kind: 'refuse', seconds: 1 });
  await put();
  await assert.rejects(ask('GET', compute), { code: 'ECONNREFUSED' });
  await setTimeout(1200);
  assert.equal((await ask('GET', compute)).status, 404);
});

test('several requests can be refused at once, and the service comes back', async () => {
  const { ask, compute } = await start();
  arm.faults.add({ kind: 'refuse', seconds: 0.1, times: 3 });
  const refused = await Promise.allSettled([1, 2, 3].map(() => ask('GET', compute)));
  assert.deepEqual(refused.map(({ status }) => status), ['rejected', 'rejected', 'rejected']);
  arm.faults.clear();
  await setTimeout(300);
  assert.equal((await ask('GET', compute)).status, 404);
});

test('an answer can be changed in any way', async () => {
  const { ask, compute } = await start();
  arm.faults.add({ kind: 'change', change: (answer) => ({ ...answer, headers: { location: 'https://elsewhere.example/' }, body: { value: [], nextLink: 'https://elsewhere.example/' } }) });
  const { headers, body } = await ask('GET', compute.replace('/myaks', ''));
  assert.deepEqual([headers.location, body.nextLink], ['https://elsewhere.example/', 'https://elsewhere.example/']);
});

test('a fault can be for the request of a number, or for several', async () => {
  const { ask, compute } = await start();
  arm.faults.add({ kind: 'status', status: 503, when: { number: 2 } });
  arm.faults.add({ kind: 'status', status: 500, times: 2, when: { matches: ({ number }) => number >= 4 } });
  const statuses = [];
  for (let count = 0; count < 6; count += 1) statuses.push((await ask('GET', compute)).status);
  assert.deepEqual(statuses, [404, 503, 404, 500, 500, 404]);
});

test('faults drawn by a seed are the same every time, of all kinds, and end', async () => {
  const kinds = everyFault.filter(({ kind }) => kind === 'status' || kind === 'html');
  const drawn = async (seed) => {
    const { ask, compute } = await start();
    arm.faults.draw(seed, { rate: 0.5, atMost: 6, kinds });
    const statuses = [];
    for (let count = 0; count < 30; count += 1) statuses.push((await ask('GET', compute)).status);
    await arm.close();
    return statuses;
  };
  const first = await drawn(7);
  assert.deepEqual(await drawn(7), first);
  assert.notDeepEqual(await drawn(8), first);
  assert.equal(first.filter((status) => status !== 404).length, 6);
});
