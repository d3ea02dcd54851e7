// What the client makes of answers that are lost, forbidden, or about something else: it looks again, and presumes nothing.

import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';

import { closePage, places } from './drivers.mjs';
import { computeType, flows, now, planOf, submitOptions } from './flows.mjs';

const flow = (name) => flows.find((one) => one.name === name);
const types = (events) => events.map(({ type }) => type);
const operations = /\/deployments\/[^/]+\/operations$/;
after(closePage);

for (const place of places) {
  describe(place.name, () => {
    /** Submits a flow in one call, without going on after an interruption. */
    const submitted = async (name, prepare, judge) => {
      const { arm, driver, close } = await place.start({});
      try {
        const one = flow(name);
        one.prepare(arm);
        const look = await driver.call({ method: 'preflight', args: [planOf(one, arm), submitOptions], options: place.options });
        const given = look.result.plan;
        prepare(arm, one);
        const { events } = await driver.call({ method: 'submit', args: [given, submitOptions], options: place.options });
        await judge({ arm, events, last: events.at(-1), driver, one });
      } finally {
        await close();
      }
    };

    for (const [name, when] of [
      ['attach', { method: 'PUT', path: /\/deployments\/[^/]+$/ }],
      ['detach', { method: 'DELETE' }],
      ['attach again', { method: 'DELETE' }],
      ['refresh', { method: 'PUT', path: /\/computes\/[^/]+$/ }],
    ]) {
      test(`${name}: work whose answer is lost is found by a look, in the same call, and not sent again`, () => submitted(
        name,
        (arm) => arm.faults.add({ kind: 'html', status: 502, processed: true, when }),
        ({ arm, events, last }) => {
          assert.equal(last.type, 'succeeded', types(events).join());
          const sent = arm.journal.requests.filter(({ method, path }) => method === when.method && (when.path ?? /./).test(path));
          assert.equal(sent.length, 1);
        },
      ));
    }

    test('who may not see the operations of a deployment sees how it ends', () => submitted(
      'attach',
      (arm) => arm.faults.add({ kind: 'status', status: 403, times: 999, when: { path: operations } }),
      ({ events, last, arm }) => {
        assert.equal(last.type, 'succeeded', types(events).join());
        assert.ok(arm.journal.requests.some(({ path }) => operations.test(path)), 'they were asked for');
        assert.ok(events.filter(({ type }) => type === 'running').every((event) => event.operations.length === 0));
      },
    ));

    test('a compute of that name that somebody makes meanwhile, of another cluster, is not taken for ours', () => submitted(
      'refresh',
      (arm, { spec }) => arm.faults.add({
        kind: 'html', status: 502, when: { method: 'PUT', path: /\/computes\/[^/]+$/, matches: () => {
          const { workspace } = arm.prepareFor(flow('attach').spec);
          arm.world.compute(workspace, spec.name, arm.world.cluster({ ...spec.workspace, name: 'another' }));
          return true;
        } },
      }),
      ({ arm, last }) => {
        assert.notEqual(last.type, 'succeeded');
        assert.equal(arm.journal.creations(computeType), 0);
        assert.equal(arm.resources(computeType).length, 1);
      },
    ));

    test('a compute of that name that somebody makes after the detach is not overwritten', () => submitted(
      'refresh',
      (arm, { spec }) => {
        let absent = 0;
        arm.faults.add({
          kind: 'change', change: (answer) => answer, when: { method: 'GET', path: /\/computes\/[^/]+$/, matches: () => {
            if (arm.resources(computeType).length > 0) return false;
            absent += 1;
            // The detach is over, and the step that waits for that too.
            if (absent < 3) return false;
            const { workspace } = arm.prepareFor(flow('attach').spec);
            arm.world.compute(workspace, spec.name, arm.world.cluster({ ...spec.workspace, name: 'another' }));
            return true;
          } },
        });
      },
      ({ arm, last }) => {
        assert.deepEqual([last.type, last.stage], ['failed', 'preflight']);
        assert.equal(arm.journal.requestsOf('DELETE').length, 1);
        assert.equal(arm.journal.requestsOf('PUT').length, 0);
      },
    ));

    test("a proxy's page is not taken for a refusal of Azure", () => submitted(
      'attach',
      (arm) => arm.faults.add({ kind: 'html', status: 403, when: { method: 'PUT' } }),
      ({ last }) => assert.deepEqual([last.type, last.reason], ['interrupted', 'notAccepted']),
    ));

    test('a challenge to sign in better does not send what changes something again', () => submitted(
      'attach',
      (arm) => arm.faults.add({
        kind: 'change', processed: false, when: { method: 'PUT' },
        change: () => ({
          status: 401, body: { error: { code: 'InvalidAuthenticationToken', message: 'Continuous access evaluation resulted in a challenge.' } },
          headers: { 'www-authenticate': `Bearer error="insufficient_claims", claims="${btoa('{"access_token":{"nbf":{"essential":true,"value":"1"}}}')}"` },
        }),
      }),
      ({ arm, last }) => {
        assert.equal(arm.journal.requestsOf('PUT').length, 1);
        assert.deepEqual([last.type, last.reason], ['interrupted', 'notSignedIn']);
      },
    ));

    test('a compute that one part of Azure does not know yet is looked at again', () => submitted(
      'attach',
      (arm) => arm.faults.add({
        kind: 'change', times: 3, when: {
          method: 'GET', path: /\/computes\/[^/]+$/,
          matches: () => arm.resources(computeType)[0]?.properties.provisioningState === 'Succeeded',
        },
        change: (answer) => ({ ...answer, status: 404, body: { error: { code: 'ResourceNotFound', message: 'The resource was not found.' } } }),
      }),
      ({ last, events }) => assert.equal(last.type, 'succeeded', types(events).join()),
    ));

    test('a subscription that Azure does not know says nothing of what is in it', async () => {
      const { arm, driver, close } = await place.start({});
      try {
        const attach = flow('attach');
        attach.prepare(arm);
        const change = (answer) => ({ ...answer, status: 404, body: { error: { code: 'SubscriptionNotFound', message: 'The subscription could not be found.' } } });
        arm.faults.add({ kind: 'change', change, times: 999, when: { method: 'GET', path: /\/(computes|managedClusters)/ } });
        const { result } = await driver.call({ method: 'facts', args: [attach.spec, { now }], options: place.options });
        assert.deepEqual(result.absent, []);
        assert.ok(['cluster', 'computes'].every((kind) => result.unknown.some((unknown) => unknown.kind === kind)), JSON.stringify(result.unknown));
        const { result: preflight } = await driver.call({ method: 'preflight', args: [planOf(attach, arm), { now }], options: place.options });
        assert.equal(preflight.nameIsFree, null);
      } finally {
        await close();
      }
    });

    test('a list that leads back to itself is an error, and not read for ever', async () => {
      const { arm, driver, close } = await place.start({});
      try {
        const attach = flow('attach');
        attach.prepare(arm);
        const list = /\/workspaces\/[^/]+\/computes$/;
        let asked = 0;
        const change = (answer) => {
          asked += 1;
          const { path, query } = arm.journal.requests.findLast((request) => list.test(request.path));
          const nextLink = asked > 50 ? undefined : `${arm.endpoint}${path}?api-version=${query['api-version']}`;
          return { ...answer, body: { ...answer.body, nextLink } };
        };
        arm.faults.add({ kind: 'change', change, times: 999, when: { method: 'GET', path: list } });
        const { result } = await driver.call({ method: 'facts', args: [attach.spec, { now }], options: place.options });
        assert.match(result.unknown.find(({ kind }) => kind === 'computes').message, /leads back/);
        assert.ok(asked < 10, `${asked} pages`);
      } finally {
        await close();
      }
    });
  });
}
