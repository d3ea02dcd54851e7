// The host is gone after any event and comes back, with the newest token or without one: it finishes what it began.

import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';

import { closePage, inParallel, places } from './drivers.mjs';
import { flows, planOf, submitOptions } from './flows.mjs';
import { submitUntilDone } from './host.mjs';
import { judge, noSecret } from './judge.mjs';

const deployments = (arm) => arm.journal.requestsOf('PUT', /\/deployments\/aks-compute-/).length;
const service = { clock: { secondsPerRequest: 60 } };
after(closePage);

async function submit(place, flow, { crashAfter, keepsToken, reload = async () => {}, options = service }) {
  const { arm, driver, close } = await place.start(options);
  try {
    flow.prepare(arm);
    const { events } = await submitUntilDone(driver, planOf(flow, arm), {
      submit: submitOptions, keepsToken: () => keepsToken,
      crash: (round) => (round === 1 ? crashAfter : void reload()),
    });
    const { result: status } = await driver.call({ method: 'status', args: [flow.spec, {}] });
    const context = `${place.name}: ${flow.name}: gone after ${crashAfter} events, ${keepsToken ? 'with' : 'without'} token`;
    judge(flow, arm, { events, status }, context);
    assert.equal(events.at(-1).type, 'succeeded', `${context}: ${JSON.stringify(events.at(-1)).slice(0, 800)}`);
    assert.ok(deployments(arm) <= 1, `${context}: deployed ${deployments(arm)} times`);
    noSecret(events, [arm.token().split('.')[1]]);
    return events;
  } finally {
    await close();
  }
}

for (const place of places) {
  describe(place.name, () => {
    for (const flow of flows) {
      test(`${flow.name}: gone after every event`, async () => {
        const whole = await submit(place, flow, { keepsToken: true });
        // What a refresh keeps of the compute is in its token only.
        const ways = flow.name === 'refresh' ? [true] : [true, false];
        const cases = whole.flatMap((_, index) => ways.map((keepsToken) => ({ crashAfter: index + 1, keepsToken })));
        await inParallel(place.isPage ? cases.filter((_, index) => index % 3 === 0) : cases, (one) => submit(place, flow, one));
      });
    }
  });
}

test('Chromium: the page is loaded anew after every event', async () => {
  const place = places.find(({ isPage }) => isPage);
  const flow = flows.find(({ name }) => name === 'attach with a certificate');
  const whole = await submit(place, flow, { keepsToken: true });
  for (let crashAfter = 1; crashAfter < whole.length; crashAfter += 4) {
    const { arm, driver, close } = await place.start(service);
    flow.prepare(arm);
    const plan = planOf(flow, arm);
    const { events: before } = await driver.call({ method: 'submit', args: [plan, submitOptions], stopAfter: crashAfter });
    await place.reload();
    const { events } = await driver.call({ method: 'submit', args: [plan, { ...submitOptions, resume: before.at(-1).token }] });
    assert.equal(events.at(-1).type, 'succeeded');
    assert.equal(deployments(arm), 1);
    await close();
  }
});
