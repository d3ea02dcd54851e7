// Killed anywhere and started again the same way, the command finishes the same deployment and makes nothing twice.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { forEach } from '../wasm/command.mjs';
import { computeType, startHost } from './host.mjs';

const call = (host) => ['submit', 'attach.yaml', ...host.now, '--done', 'all', '--json'];

async function onHost(task, options) {
  const host = await startHost(options);
  try {
    host.example('attach.yaml');
    await task(host);
  } finally {
    await host.close();
  }
}

/** One deployment was made, one compute, and the end is seen. */
function finished(host, { code, events, stderr }, where) {
  assert.equal(code, 0, `${where}\n${stderr}`);
  assert.equal(events.at(-1).type, 'succeeded', where);
  const puts = host.arm.journal.requestsOf('PUT').filter(({ processed }) => processed);
  assert.equal(puts.length, 1, `${where}: ${puts.map(({ path }) => path).join('\n')}`);
  assert.equal(host.arm.journal.creations(computeType), 1, where);
  assert.deepEqual(host.list('state'), [], where);
}

let events;
let requests;
test('without a crash', () => onHost(async (host) => {
  const ran = await host.run(call(host));
  finished(host, ran, 'no crash');
  events = ran.events;
  requests = host.arm.journal.requests.map(({ method, path, number }) => ({ method, path, number }));
}));

test('SIGKILL at every event', async () => {
  assert.ok(events.length > 8);
  await forEach(events.slice(1).map((_, index) => index + 1), async (at) => {
    await onHost(async (host) => {
      let seen = 0;
      const killed = await host.run(call(host), { seen: (_, child) => (seen += 1) === at && child.kill('SIGKILL') });
      assert.equal(killed.code, null, `event ${at} came too late`);
      const deployment = host.arm.journal.requestsOf('PUT')[0]?.path;
      const ran = await host.run(call(host));
      finished(host, ran, `killed at event ${at}, ${events[at - 1].type}`);
      if (deployment) assert.equal(host.arm.journal.requestsOf('PUT')[0].path, deployment);
    });
  });
});

test('SIGKILL while a request is under way, before and after Azure has done what it asks', async () => {
  // Every request that is not a mere look, and some of those.
  const chosen = requests.filter(({ method, number }) => method !== 'GET' || number % 5 === 0);
  assert.ok(chosen.some(({ method }) => method === 'PUT'));
  const cases = chosen.flatMap((request) => [{ ...request, processed: false }, { ...request, processed: true }]);
  await forEach(cases, async ({ method, path, number, processed }) => {
    await onHost(async (host) => {
      host.arm.faults.add({ kind: 'timeout', processed, when: { number } });
      const { child, ended } = host.start(call(host));
      while (host.arm.journal.requests.length < number) await new Promise((resolve) => setTimeout(resolve, 5));
      child.kill('SIGKILL');
      await ended;
      finished(host, await host.run(call(host)), `${method} ${path}, ${processed ? 'done' : 'not done'}`);
    });
  });
});

test('killed again and again, at one event further each time', () => onHost(async (host) => {
  for (let at = 1; at <= 6; at += 1) {
    let seen = 0;
    await host.run(call(host), { seen: (_, child) => (seen += 1) === at && child.kill('SIGKILL') });
  }
  finished(host, await host.run(call(host)), 'six times');
}));

test('on two machines at once one compute is made', () => onHost(async (host) => {
  const ran = await Promise.all(['state', 'other'].map((state) => (
    host.run(call(host), { env: { AKS_COMPUTE_STATE: `${host.folder}/${state}` } })
  )));
  assert.equal(host.arm.journal.creations(computeType), 1);
  for (const { code, stderr } of ran) assert.ok([0, 1, 3].includes(code), `${code}\n${stderr}`);
  assert.ok(ran.some(({ code }) => code === 0));
}));

describe('a signal ends the watching only', () => {
  for (const signal of ['SIGINT', 'SIGTERM']) {
    test(signal, () => onHost(async (host) => {
      const watched = await host.run(call(host), { seen: ({ type }, child) => type === 'running' && child.kill(signal) });
      assert.equal(watched.code, 3, watched.stderr);
      const { type, reason } = watched.events.at(-1);
      assert.deepEqual({ type, reason }, { type: 'interrupted', reason: 'aborted' });
      const ran = await host.run(call(host));
      finished(host, ran, signal);
      assert.equal(host.arm.journal.requestsOf('POST', /\/cancel$/).length, 0);
    }));
  }

  test('and is told how to go on', () => onHost(async (host) => {
    const { child, ended, text } = host.start(call(host).filter((word) => word !== '--json'));
    while (!/ · Running/.test(text())) await new Promise((resolve) => setTimeout(resolve, 5));
    child.kill('SIGINT');
    const { code, stderr } = await ended;
    assert.equal(code, 3);
    assert.match(stderr, /Stopped watching; what runs in Azure goes on\nGo on with the same command: npx aks-compute submit attach\.yaml --endpoint \S+ --yes$/m);
  }, { durations: { attach: 100_000 } }));
});

test('detach, killed at every event, deletes once', async () => {
  const detach = (host) => ['detach', 'attach.yaml', ...host.now, '--done', 'all', '--json'];
  const prepared = (host) => host.attached();
  let whole;
  await onHost(async (host) => {
    prepared(host);
    whole = (await host.run(detach(host))).events;
    assert.equal(whole.at(-1).type, 'succeeded');
  });
  await forEach(whole.slice(1).map((_, index) => index + 1), async (at) => {
    await onHost(async (host) => {
      prepared(host);
      let seen = 0;
      await host.run(detach(host), { seen: (_, child) => (seen += 1) === at && child.kill('SIGKILL') });
      const { code, events: again, stderr } = await host.run(detach(host));
      assert.equal(code, 0, `event ${at}, ${whole[at - 1].type}\n${stderr}`);
      assert.equal(again.at(-1).compute, null);
      assert.equal(host.arm.journal.deletions(computeType), 1);
    });
  });
});

test('a detach and an attach that follows, killed at every event, are each done once', async () => {
  const prepared = async (host) => {
    host.attached();
    host.example('attach-tls-auto.yaml');
    // The first call shows that it takes another plan, the second goes on with it.
    assert.equal((await host.run(again(host))).code, 4);
  };
  const again = (host) => ['submit', 'attach-tls-auto.yaml', ...call(host).slice(2)];
  let whole;
  await onHost(async (host) => {
    await prepared(host);
    whole = (await host.run(again(host))).events;
    assert.equal(whole.at(-1).type, 'succeeded');
  });
  await forEach(whole.slice(1).map((_, index) => index + 1), async (at) => {
    await onHost(async (host) => {
      await prepared(host);
      let seen = 0;
      await host.run(again(host), { seen: (_, child) => (seen += 1) === at && child.kill('SIGKILL') });
      const { code, stderr, events: after } = await host.run(again(host));
      const where = `event ${at}, ${whole[at - 1].type} ${whole[at - 1].step?.id ?? ''}`;
      assert.equal(code, 0, `${where}\n${stderr}\n${after.at(-1)?.message}`);
      assert.equal(host.arm.journal.deletions(computeType), 1, where);
      assert.equal(host.arm.journal.creations(computeType), 1, where);
    });
  });
});

test('what a killed process left half written is not taken for anything, and goes', () => onHost(async (host) => {
  await host.run(call(host), { seen: ({ type }, child) => type === 'accepted' && child.kill('SIGKILL') });
  const [name] = host.list('state');
  host.write(`state/${name}.0f0e0d0c`, '{"schemaVersion":1,"to');
  finished(host, await host.run(call(host)), 'half written');
}));
