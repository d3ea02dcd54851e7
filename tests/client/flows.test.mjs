// Every flow without a fault: what it comes to, in which events.

import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';

import { makeAuthority } from '../arm/stand-in/protocol/certificate-authority.mjs';
import { startArm } from '../arm/stand-in/start.mjs';
import { flows, planOf, submitOptions } from './flows.mjs';
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
    const plan = planOf(flow, arm);
    const { events, error } = await driver.call({ method: 'submit', args: [plan, submitOptions] });
    assert.equal(error, undefined);
    const { result: status } = await driver.call({ method: 'status', args: [flow.spec, {}] });
    judge(flow, arm, { events, status }, flow.name);
    assert.equal(events.at(-1).type, 'succeeded', JSON.stringify(events.at(-1)));
    assert.equal(arm.orphans().length, 0);
    noSecret({ events, status }, [arm.token()]);
  });
}
