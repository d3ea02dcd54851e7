// The examples of the checkout that a template deploys, planned by the package.

import { readdir, readFile } from 'node:fs/promises';

import { parse } from 'yaml';

import { plan } from '../../pkg/dist/node.js';

const folder = new URL('../../examples/', import.meta.url);

/**
 * @typedef {{ method: string, url: string, body: any }} Request
 * @typedef {{ name: string, spec: any, template: any, parameters: any, requests: Request[] }} Planned
 */

/** @returns {Promise<Planned[]>} */
export async function deployedExamples() {
  const names = (await readdir(folder)).filter((name) => /^(create|attach).*\.yaml$/.test(name)).sort();
  return Promise.all(names.map(async (name) => planned(name, parse(await readFile(new URL(name, folder), 'utf8')))));
}

/** The example that makes a cluster, in another group of another subscription: by a nested deployment. */
export function clusterInAnotherSubscription(examples) {
  const spec = structuredClone(examples.find(({ name }) => name === 'attach-new-cluster.yaml').spec);
  Object.assign(spec.cluster.create, { subscriptionId: '99999999-0000-0000-0000-000000000000', resourceGroup: 'aks-rg' });
  return planned('a cluster in another subscription', spec);
}

function planned(name, spec) {
  const { artifacts, report } = plan(spec);
  if (report.outcome === 'fail') throw new Error(`${name} has no plan: ${report.findings[0].message}`);
  const json = (kind) => JSON.parse(artifacts.find((artifact) => artifact.kind === kind).text);
  return { name, spec, template: json('arm'), parameters: json('parameters').parameters, requests: json('rest') };
}
