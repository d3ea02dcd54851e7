// What must be true however a submission went.

import assert from 'node:assert/strict';

import { computeType, secrets } from './flows.mjs';

const active = ['Accepted', 'Running'];
const deploymentType = 'Microsoft.Resources/deployments';
const lower = (text) => text.toLowerCase();

/** Nothing was made twice or replaced, and what a final report says is so. */
export function judge(flow, arm, { events, status }, context) {
  const why = `${context}\n${trace(arm, events)}`;
  assert.ok(arm.journal.creations(computeType) <= flow.creations, `made more than once\n${why}`);
  assert.ok(arm.journal.deletions(computeType) <= flow.deletions, `deleted more than once\n${why}`);
  if (flow.deletions === 0 && flow.name !== 'update') assert.equal(arm.journal.overwrites(computeType), 0, `overwritten\n${why}`);
  nothingLost(arm, status, why);
  const last = events.at(-1);
  const [compute] = arm.resources(computeType);
  if (last?.type === 'succeeded') {
    assert.equal(compute?.properties.provisioningState ?? 'absent', flow.end, `succeeded is not true\n${why}`);
    if (!last.already) assert.equal(arm.journal.creations(computeType), flow.creations, `nothing was made\n${why}`);
  }
  if (last?.type === 'failed') {
    const running = arm.resources(deploymentType).filter(({ properties }) => active.includes(properties.provisioningState));
    assert.deepEqual(running, [], `failed, but it runs\n${why}`);
    const { state } = last.left.compute;
    if (state !== 'unknown') assert.equal(state, compute?.properties.provisioningState ?? 'absent', `what is left is not so\n${why}`);
  }
}

/** Everything that was made and is there still is named by a status. */
function nothingLost(arm, status, why) {
  const named = [status.compute, ...status.deployments, ...status.clusters].map(({ id }) => lower(id));
  for (const id of arm.journal.remains()) assert.ok(named.includes(lower(id)), `${id} is named nowhere\n${why}`);
}

/** No secret and no token stands in what a host gets to see. */
export function noSecret(seen, tokens) {
  const text = JSON.stringify(seen);
  const lines = Object.values(secrets).flatMap((secret) => secret.split('\n')).filter((line) => line.length > 20 && !line.startsWith('-----'));
  for (const secret of [...lines, ...tokens]) assert.ok(!text.includes(secret), `a secret is seen: ${secret.slice(0, 12)}…`);
  // A token of a submission is text in Base64.
  for (const [, token] of text.matchAll(/"token":"([\w-]+)"/g)) {
    const inside = Buffer.from(token, 'base64url').toString('utf8');
    for (const secret of [...lines, ...tokens]) assert.ok(!inside.includes(secret), 'a secret is in a token');
  }
}

function trace(arm, events) {
  const requests = arm.journal.requests.map(({ number, method, path, status, fault, processed }) => `${number} ${method} ${path.split('/').slice(-2).join('/')} ${status ?? ''} ${fault ? `${fault}${processed ? ' (processed)' : ''}` : ''}`);
  return `${requests.join('\n')}\n${events.map(({ type, reason = '', message = '' }) => `${type} ${reason} ${message}`).join('\n')}`;
}
