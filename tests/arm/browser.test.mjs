// A page of another origin talks to the stand-in from Chromium, as a portal talks to ARM.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';

import { launch } from '../package/chromium.mjs';
import { startArm } from './stand-in/start.mjs';

const place = { subscriptionId: '11111111-0000-0000-0000-000000000000', resourceGroup: 'ml-rg', location: 'chinaeast2' };
let arm;
let browser;
let server;
let page;

before(async () => {
  arm = await startArm();
  browser = await launch([`--ignore-certificate-errors-spki-list=${arm.authority.server.fingerprint}`]);
  server = createServer((_, response) => response.end('<!doctype html><title>a portal</title>')).listen(0, '127.0.0.1');
  page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
});
after(async () => {
  await browser.close();
  server.close();
  await arm.close();
});

test('attaches a cluster and follows the operation to its end', async () => {
  const { id } = arm.world.workspace({ ...place, name: 'ml-ws' });
  const cluster = arm.world.cluster({ ...place, name: 'mine' });
  const states = await page.evaluate(async ({ address, token, body }) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'x-ms-client-request-id': 'a' };
    const accepted = await fetch(address, { method: 'PUT', headers, body: JSON.stringify(body) });
    const seen = [accepted.status, accepted.headers.get('retry-after')];
    for (let status = 'InProgress'; status === 'InProgress'; ) {
      status = (await (await fetch(accepted.headers.get('azure-asyncoperation'), { headers })).json()).status;
      seen.push(status);
    }
    return seen;
  }, {
    address: `${arm.endpoint}${id}/computes/myaks?api-version=2022-10-01`, token: arm.token(),
    body: { location: 'chinaeast2', properties: { computeType: 'AKS', resourceId: cluster.id, properties: {} } },
  });
  assert.deepEqual([states.slice(0, 3), states.at(-1)], [[201, '0', 'InProgress'], 'Succeeded']);
  assert.equal(arm.journal.requests[0].headers.origin, new URL(page.url()).origin);
});
