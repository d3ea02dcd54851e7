// A thousand submissions, each with faults, crashes, reloads and a service of its own kind, all drawn by a seed: the same every time.
//
//   AKS_COMPUTE_SEEDS=1000   how many; AKS_COMPUTE_SEED=17 tries one alone

import assert from 'node:assert/strict';
import process from 'node:process';
import { test } from 'node:test';

import { randomSource } from '../contract/corpus/random.mjs';
import { makeAuthority } from '../arm/stand-in/protocol/certificate-authority.mjs';
import { everyFault } from '../arm/stand-in/protocol/faults.mjs';
import { startArm } from '../arm/stand-in/start.mjs';
import { flows, planOf, submitOptions } from './flows.mjs';
import { submitUntilDone } from './host.mjs';
import { judge, noSecret } from './judge.mjs';
import { nodeDriver } from './node-driver.mjs';

const authority = await makeAuthority();
const only = process.env.AKS_COMPUTE_SEED;
const seeds = only === undefined ? Array.from({ length: Number(process.env.AKS_COMPUTE_SEEDS ?? 1000) }, (_, index) => index + 1) : [Number(only)];
const kinds = everyFault.map((fault) => (fault.kind === 'refuse' ? { ...fault, seconds: 0.01 } : fault));

/** Console and streams are listened to for the whole run. */
const written = [];
for (const stream of [process.stdout, process.stderr]) {
  const write = stream.write.bind(stream);
  stream.write = (chunk, ...rest) => {
    written.push(String(chunk));
    return write(chunk, ...rest);
  };
}

async function run(seed) {
  const random = randomSource(seed);
  const flow = random.pick(flows);
  const arm = await startArm({
    authority,
    clock: { secondsPerRequest: random.pick([5, 20, 60]) },
    longRunning: random.pick(['azure-async-operation', 'location', 'both', 'resource']),
    retryAfter: random.pick([0, 1, null]),
    retryAfterAsDate: random.chance(0.3),
    skew: random.pick([0, 3600, -3600]),
    pageSize: random.pick([1, 100]),
    errorsAsText: random.chance(0.5),
    existingCompute: random.pick(['update', 'overwrite']),
  });
  const driver = nodeDriver(arm);
  try {
    flow.prepare(arm);
    const plan = planOf(flow, arm);
    arm.faults.draw(seed, { rate: random.pick([0.05, 0.2, 0.5]), atMost: random.pick([1, 3, 8]), kinds });
    const crashes = random.pick([0, 0, 1, 3]);
    const outcome = await submitUntilDone(driver, plan, {
      submit: submitOptions, rounds: 30, triesAgain: true,
      crash: (round) => (round <= crashes ? 1 + random.integer(0, 13) : undefined),
      // What a refresh keeps of the compute is in its token only.
      keepsToken: () => flow.name === 'refresh' || random.chance(0.7),
    });
    arm.faults.clear();
    const { result: status } = await driver.call({ method: 'status', args: [flow.spec, {}] });
    const context = `AKS_COMPUTE_SEED=${seed}: ${flow.name}`;
    judge(flow, arm, { events: outcome.events, status }, context);
    assert.equal(outcome.events.at(-1)?.type, 'succeeded', `${context} did not come to an end: ${JSON.stringify(outcome.events.at(-1)).slice(0, 2000)}\n${arm.journal.requests.map((r) => [r.number, r.method, r.path.split('/').slice(-2).join('/'), r.status, r.fault ?? '', r.processed].join(' ')).join('\n')}`);
    noSecret(outcome.events, [arm.token().split('.')[1]]);
    return { flow: flow.name, faults: arm.journal.requests.filter(({ fault }) => fault).length, rounds: outcome.rounds, requests: arm.journal.requests.length };
  } finally {
    await driver.close();
    await arm.close();
  }
}

test(`${seeds.length} seeded runs: one creation, nothing lost, a true end`, async (t) => {
  const waiting = [...seeds];
  const done = [];
  const failures = [];
  const worker = async () => {
    for (let seed = waiting.shift(); seed !== undefined; seed = waiting.shift()) {
      try {
        done.push(await run(seed));
      } catch (error) {
        failures.push(error);
        if (failures.length > 5) waiting.length = 0;
      }
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));
  noSecret(written, []);
  const sum = (key) => done.reduce((total, entry) => total + entry[key], 0);
  t.diagnostic(`${done.length} runs, ${sum('faults')} faults, ${sum('rounds')} calls of submit, ${sum('requests')} requests`);
  if (failures.length > 0) throw new AggregateError(failures, failures.map(({ message }) => message).join('\n\n'));
});
