// Every fault at every request of every flow, in Node and in Chromium: one creation at most, nothing lost, a true end.
//
// What changes something meets every fault; what only reads meets some of them in turn, because there are thousands of pairs.
// AKS_COMPUTE_EVERY_FAULT=1 tries all of them.

import assert from 'node:assert/strict';
import process from 'node:process';
import { after, describe, test } from 'node:test';

import { everyFault } from '../arm/stand-in/protocol/faults.mjs';
import { closePage, inParallel, places } from './drivers.mjs';
import { flows, now, planOf, secrets, submitOptions } from './flows.mjs';
import { submitUntilDone } from './host.mjs';
import { judge, noSecret } from './judge.mjs';

const everything = process.env.AKS_COMPUTE_EVERY_FAULT === '1';
const kinds = everyFault.map((fault) => (fault.kind === 'refuse' ? { ...fault, seconds: 0.02 } : fault));
const nameOf = ({ kind, status = '', processed, retryAfter }) => [kind, status, processed && 'after it was done', retryAfter && 'with Retry-After'].filter(Boolean).join(' ');
// A minute of the service's time to a request keeps flows short.
const service = { clock: { secondsPerRequest: 60 } };
after(closePage);

/** Which faults the requests of a flow meet: pairs of a request's number and a fault. */
function casesOf(requests, flow, { isPage }) {
  const turn = flows.indexOf(flow) * 5;
  return requests.flatMap(({ method }, index) => {
    const changes = method === 'PUT' || method === 'DELETE';
    const isWhole = everything || changes;
    const some = isPage ? 1 : 3;
    const chosen = isWhole ? kinds : Array.from({ length: some }, (_, count) => kinds[(turn + index * some + count) % kinds.length]);
    return chosen.map((fault) => ({ number: index + 1, fault }));
  });
}

for (const place of places) {
  describe(place.name, () => {
    for (const flow of flows) {
      test(`${flow.name}: every request may fail in every way`, async (t) => {
        const submit = async (fault) => {
          const { arm, driver, close } = await place.start(service);
          try {
            flow.prepare(arm);
            const plan = planOf(flow, arm);
            if (fault) arm.faults.add(fault);
            const { events } = await submitUntilDone(driver, plan, { submit: submitOptions, options: place.options, triesAgain: true });
            arm.faults.clear();
            const requests = [...arm.journal.requests];
            const { result: status } = await driver.call({ method: 'status', args: [flow.spec, {}] });
            const context = `${place.name}: ${flow.name}: ${fault ? `request ${fault.when.number}: ${nameOf(fault)}` : 'no fault'}`;
            judge(flow, arm, { events, status }, context);
            assert.equal(events.at(-1)?.type, 'succeeded', `${context}: ${JSON.stringify(events.at(-1)).slice(0, 1500)}`);
            noSecret(events, [arm.token().split('.')[1]]);
            return requests;
          } finally {
            await close();
          }
        };
        const cases = casesOf(await submit(), flow, place);
        await inParallel(cases, ({ number, fault }) => submit({ ...fault, when: { number } }));
        noSecret(await place.said(), []);
        t.diagnostic(`${cases.length} faults`);
      });
    }

    for (const [method, made] of [['facts', (flow) => flow.spec], ['preflight', planOf], ['status', (flow) => flow.spec]]) {
      test(`${method}: answers whatever fails, and says what it does not know`, async () => {
        const flow = flows.find(({ name }) => name === 'attach with a certificate');
        const ask = async (fault) => {
          const { arm, driver, close } = await place.start(service);
          try {
            flow.prepare(arm);
            const subject = made(flow, arm);
            if (fault) arm.faults.add(fault);
            const { result, error } = await driver.call({ method, args: [subject, { now, secrets }], options: place.options });
            const context = `${place.name}: ${method}: ${fault ? `request ${fault.when.number}: ${nameOf(fault)}` : 'no fault'}`;
            assert.equal(error, undefined, `${context}: ${error?.stack}`);
            assert.equal(arm.journal.changes.length, 0, `${context}: nothing is changed`);
            noSecret(result, [arm.token().split('.')[1]]);
            return { result, requests: [...arm.journal.requests] };
          } finally {
            await close();
          }
        };
        const { result, requests } = await ask();
        const some = place.isPage ? 1 : 4;
        const turns = (index) => Array.from({ length: some }, (_, count) => kinds[(index * some + count) % kinds.length]);
        const cases = requests.flatMap((_, index) => (everything ? kinds : turns(index)).map((fault) => ({ number: index + 1, fault })));
        await inParallel(cases, async ({ number, fault }) => {
          const { result: other } = await ask({ ...fault, when: { number } });
          if (method === 'facts') assert.ok(other.unknown.length + other.facts.length >= result.facts.length, nameOf(fault));
          if (method === 'preflight') assert.equal(other.ok, other.problems.length === 0);
          if (method === 'status') assert.ok(other.unknown.length > 0 || other.compute.state === result.compute.state);
        });
      });
    }
  });
}
