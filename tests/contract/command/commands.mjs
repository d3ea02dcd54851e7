// Every command that the checks of examples name: what to run for a missing fact, and what mends something.

import { execFile } from 'node:child_process';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

import { binary, checkout } from './emit.mjs';

const run = promisify(execFile);

/** The commands of the examples of the checkout and of every rule, without facts and with those that they have. */
export async function commandsOfExamples(folder) {
  const { stdout } = await run(binary, ['rules', '--format', 'json'], { maxBuffer: 1 << 26 });
  const examples = JSON.parse(stdout).flatMap(({ examples }) => [...examples.silent, ...examples.reports]);
  const names = (await readdir(path.join(checkout, 'examples'))).filter((name) => name.endsWith('.yaml'));
  const specs = names.map((name) => path.join(checkout, 'examples', name));
  const withFacts = [];
  for (const [at, { spec, facts }] of examples.entries()) {
    const file = path.join(folder, `${at}.yaml`);
    await writeFile(file, spec);
    specs.push(file);
    if (facts === null) continue;
    const fact = path.join(folder, `${at}.json`);
    await writeFile(fact, facts);
    withFacts.push(['--facts', fact, file]);
  }
  const reports = [await check(specs), ...await inTurn(withFacts, check)].flat();
  return {
    asks: unique(reports.flatMap(({ asks }) => asks.map(({ command }) => command))),
    // What is unknown has its ask for a remedy.
    remedies: unique(reports.flatMap(({ findings }) => findings
      .filter(({ status }) => status !== 'unknown')
      .flatMap(({ remedy }) => remedy?.command ?? []))),
  };
}

/**
 * A script of the plans of the examples and of a few more, with the cloud and subscription that it wants to be in.
 * @returns {Promise<{ text: string, cloud: string, subscription: string }[]>}
 */
export async function scriptsOfExamples(folder, kind) {
  return inTurn(await textsOfExamples(), async (text) => {
    const file = path.join(folder, 'script.yaml');
    await writeFile(file, text);
    const { stdout } = await run(binary, ['plan', '--only', kind, file]);
    return { text: stdout, cloud: /\bAzure(Cloud|ChinaCloud|USGovernment)\b/.exec(text)?.[0] ?? 'AzureCloud', subscription: '00000000-0000-0000-0000-000000000000' };
  });
}

/** The commands of the steps of the same plans. */
export async function stepsOfExamples(folder) {
  const plans = await inTurn(await textsOfExamples(), async (text) => {
    const file = path.join(folder, 'spec.yaml');
    await writeFile(file, text);
    const { stdout } = await run(binary, ['plan', '--format', 'json', file], { maxBuffer: 1 << 26 });
    return JSON.parse(stdout);
  });
  return plans.flatMap(({ steps }) => steps.map((step) => step.run));
}

async function textsOfExamples() {
  const names = (await readdir(path.join(checkout, 'examples'))).filter((name) => /^(create|attach|detach).*\.yaml$/.test(name));
  const texts = await Promise.all(names.map((name) => readFile(path.join(checkout, 'examples', name), 'utf8')));
  return [...texts, ...furtherSpecs.map((spec) => JSON.stringify(spec))];
}

const subscription = '/subscriptions/00000000-0000-0000-0000-000000000000';
const network = `${subscription}/resourceGroups/net/providers/Microsoft.Network`;
const workspace = { subscriptionId: '00000000-0000-0000-0000-000000000000', resourceGroup: 'ml-rg', name: 'ml-ws', location: 'eastus2' };
const attach = (cluster, rest) => ({ operation: 'attach', workspace, name: 'myaks', cluster, ...rest });
const pool = { name: 'nodepool1', vmSize: 'Standard_D4s_v5', count: 3 };
const create = (members) => attach({ create: { resourceGroup: 'rg', name: 'aks', nodePools: [pool], ...members } });

/** What the examples do not show: Key Vault, and what `az aks create` is told of a cluster. */
const furtherSpecs = [
  attach({ resourceGroup: 'rg', name: 'aks' }, {
    ssl: { cname: 'www.contoso.com', keyVault: { id: `${subscription}/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/ml-kv`, certSecret: 'cert', keySecret: 'key' } },
  }),
  create({ privateCluster: true, kubernetesVersion: '1.34', vnetSubnetId: `${network}/virtualNetworks/v/subnets/s`, serviceCidr: '10.2.0.0/16', dnsServiceIP: '10.2.0.10', podCidr: '10.244.0.0/16' }),
  create({
    tier: 'Free', networkPolicy: 'calico', authorizedIpRanges: ['20.37.1.0/24', '20.38.1.7'],
    loadBalancerProfile: { managedOutboundIpCount: 2, allocatedOutboundPorts: 4096, idleTimeoutInMinutes: 30 },
    nodePools: [{ ...pool, enableAutoScaling: true, minCount: 3, maxCount: 5, maxPods: 60, taints: ['CriticalAddonsOnly=true:NoSchedule'] }],
  }),
  create({ outboundType: 'managedNATGateway', natGateway: { managedOutboundIpCount: 2, idleTimeoutInMinutes: 10 } }),
  create({
    vnetSubnetId: `${network}/virtualNetworks/v/subnets/s`, podSubnetId: `${network}/virtualNetworks/v/subnets/p`, networkPlugin: 'azure',
    identity: { type: 'UserAssigned', resourceId: `${subscription}/resourceGroups/rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/aks-identity` },
  }),
  create({ nodePools: [pool, { name: 'user', vmSize: 'Standard_D4s_v5' }] }),
];

const unique = (values) => [...new Set(values)];

async function inTurn(items, task) {
  const results = [];
  for (const item of items) results.push(await task(item));
  return results;
}

async function check(call) {
  const { stdout } = await run(binary, ['check', '--format', 'json', ...call], { maxBuffer: 1 << 28 }).catch((error) => {
    if (error.code !== 1) throw error;
    return error;
  });
  return stdout.trimEnd().split('\n').map((line) => JSON.parse(line));
}
