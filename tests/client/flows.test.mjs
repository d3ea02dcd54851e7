// Every flow without a fault: what it comes to, in which events.

import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';

import { makeAuthority } from '../arm/stand-in/protocol/certificate-authority.mjs';
import { startArm } from '../arm/stand-in/start.mjs';
import { flows, planOf, submitOptions } from './flows.mjs';
import { submitUntilDone } from './host.mjs';
import { judge, noSecret } from './judge.mjs';
import { nodeDriver } from './node-driver.mjs';

const authority = await makeAuthority();
let arm;
let driver;
afterEach(async () => {
  await driver.close();
  await arm.close();
});

async function start(flow, options) {
  arm = await startArm({ authority, ...options });
  flow.prepare(arm);
  driver = nodeDriver(arm);
}

for (const flow of flows) {
  test(`${flow.name}: done when the compute's own GET says so`, async () => {
    await start(flow);
    // A plan that was made without facts may lead to another one, which a host submits after a look.
    const { events } = await submitUntilDone(driver, planOf(flow, arm), { submit: submitOptions });
    const { result: status } = await driver.call({ method: 'status', args: [flow.spec, {}] });
    judge(flow, arm, { events, status }, flow.name);
    assert.equal(events.at(-1).type, 'succeeded', JSON.stringify(events.at(-1)));
    assert.equal(arm.orphans().length, 0);
    noSecret({ events, status }, [arm.token()]);
  });
}
