// What a host does with the client, from a world before to a world after.

import { plan } from '../../pkg/dist/node.js';
import { readExamples } from './examples.mjs';

export const now = '2026-11-24T00:00:00Z';
export const computeType = 'Microsoft.MachineLearningServices/workspaces/computes';

/** No real key: what must never be seen again, line by line. */
export const secrets = {
  sslCert: '-----BEGIN CERTIFICATE-----\nQ0FOQVJZLWNlcnRpZmljYXRlLWxpbmUtb25l\nQ0FOQVJZLWNlcnRpZmljYXRlLWxpbmUtdHdv\n-----END CERTIFICATE-----\n',
  sslKey: '-----BEGIN PRIVATE KEY-----\nQ0FOQVJZLXByaXZhdGUta2V5LWxpbmUtb25l\nQ0FOQVJZLXByaXZhdGUta2V5LWxpbmUtdHdv\n-----END PRIVATE KEY-----\n',
};

const examples = await readExamples();
const spec = (name) => structuredClone(examples[name]);

/**
 * @typedef {object} Flow
 * @property {string} name
 * @property {object} spec
 * @property {(arm: any) => void} prepare puts the world there
 * @property {(arm: any) => object} [plan] what is submitted; made without facts unless said
 * @property {number} creations of computes in all
 * @property {number} deletions
 * @property {'Succeeded' | 'absent'} end of the compute
 */

/** @type {Flow[]} */
export const flows = [
  made('create', 'create.yaml'),
  made('attach', 'attach.yaml'),
  made('attach with a certificate', 'attach-tls-custom.yaml'),
  made('attach a new cluster', 'attach-new-cluster.yaml'),
  made('attach a new cluster in another group', 'attach-new-cluster.yaml', (given) => {
    given.cluster.create.resourceGroup = 'other-rg';
  }),
  {
    name: 'detach', spec: spec('detach.yaml'), prepare: withCompute({}), creations: 0, deletions: 1, end: 'absent',
  },
  {
    name: 'update', spec: spec('update-tls.yaml'), prepare: withCompute({ sslConfiguration: { status: 'Disabled' } }), creations: 0, deletions: 0, end: 'Succeeded',
  },
  {
    name: 'attach again', spec: spec('attach-tls-auto.yaml'), prepare: withCompute({ sslConfiguration: { status: 'Disabled' } }),
    plan: planned, creations: 1, deletions: 1, end: 'Succeeded',
  },
  {
    name: 'refresh', spec: { ...spec('detach.yaml'), operation: 'update', refresh: true }, prepare: withCompute({ sslConfiguration: { status: 'Disabled' } }),
    creations: 1, deletions: 1, end: 'Succeeded',
  },
];

function made(name, example, change = () => {}) {
  const given = spec(example);
  change(given);
  return { name, spec: given, prepare: (arm) => void arm.prepareFor(given), creations: 1, deletions: 0, end: 'Succeeded' };
}

/** The cluster of the attach examples, attached already. */
function withCompute(properties) {
  return (arm) => {
    const attach = spec('attach.yaml');
    const { workspace } = arm.prepareFor(attach);
    const { resourceGroup, name } = attach.cluster;
    arm.world.compute(workspace, 'myaks', arm.world.cluster({ ...attach.workspace, resourceGroup, name }), properties);
  };
}

/** A plan on the compute as it is. */
function planned(arm) {
  const [compute] = arm.resources(computeType);
  return plan(this.spec, { now, facts: [structuredClone(compute)] });
}

/** What is submitted in a flow. */
export function planOf(flow, arm) {
  return flow.plan?.(arm) ?? plan(flow.spec, { now });
}

/** The options of each submission: everything that a person has to do is done. */
export const submitOptions = { now, done: 'all', secrets };
