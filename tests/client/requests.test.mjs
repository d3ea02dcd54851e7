// How many requests each flow takes, as docs/client.md lists them. UPDATE_REFERENCE=1 writes the list anew.

import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import process from 'node:process';
import { test } from 'node:test';

import { inParallel, places } from './drivers.mjs';
import { flows, now, planOf, secrets, submitOptions } from './flows.mjs';
import { submitUntilDone } from './host.mjs';

const file = new URL('../../docs/client.md', import.meta.url);
const [begin, end] = ['<!-- requests: written by tests/client/requests.test.mjs -->\n', '<!-- /requests -->'];
const [{ start }] = places;

async function countsOf(flow) {
  const { arm, driver, close } = await start();
  try {
    flow.prepare(arm);
    const { events } = await submitUntilDone(driver, planOf(flow, arm), { submit: submitOptions });
    const { requests } = arm.journal;
    const changes = requests.filter(({ method }) => method === 'PUT' || method === 'DELETE');
    const before = requests.findIndex((request) => changes.includes(request));
    const looks = events.filter(({ type }) => type === 'running');
    const ofDeployments = looks.filter(({ work }) => work.kind === 'deployment');
    const ofPreflight = requests.filter(({ path }) => /operationresults/.test(path)).length;
    return {
      before: before - ofPreflight, changes: changes.length, look: ofDeployments.length > 0 ? 2 : 1,
      after: requests.length - before - changes.length - looks.length - ofDeployments.length,
    };
  } finally {
    await close();
  }
}

async function readsOf(method, flow) {
  const { arm, driver, close } = await start();
  try {
    flow.prepare(arm);
    await driver.call({ method, args: [method === 'preflight' ? planOf(flow, arm) : flow.spec, { now, secrets }] });
    assert.ok(arm.journal.requests.every((request) => request.method === 'GET' || /\/(?:validate|whatIf)$/.test(request.path)));
    return arm.journal.requests.filter(({ path }) => !/operationresults/.test(path)).length;
  } finally {
    await close();
  }
}

test('the requests of every flow are those that the documentation lists', async () => {
  const rows = new Map();
  await inParallel(flows, async (flow) => {
    const { before, changes, look, after } = await countsOf(flow);
    const reads = [];
    for (const method of ['facts', 'preflight', 'status']) reads.push(await readsOf(method, flow));
    rows.set(flow.name, `| ${[flow.name, ...reads, before, changes, look, after].join(' | ')} |`);
  });
  const table = [
    '| flow | `facts` | `preflight` | `status` | `submit`: reads before the first change | changes | a look | other reads |',
    '|---|---|---|---|---|---|---|---|',
    ...flows.map(({ name }) => rows.get(name)),
    '',
  ].join('\n');
  const text = await readFile(file, 'utf8');
  const [before, rest] = text.split(begin);
  const [written, after] = rest.split(end);
  if (process.env.UPDATE_REFERENCE === '1') await writeFile(file, `${before}${begin}${table}${end}${after}`);
  else assert.equal(written, table, 'UPDATE_REFERENCE=1 node --test tests/client/requests.test.mjs writes the list');
});
