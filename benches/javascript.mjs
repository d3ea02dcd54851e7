// What a check costs from JavaScript, beside what JSON.parse(JSON.stringify(spec)) costs in the same run, and beside other
// checkers, which check less: ajv and zod the shape only.
//
//   make bench        or, where the package is built: node benches/javascript.mjs

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { homedir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

import { Ajv2020 } from 'ajv/dist/2020.js';
import { check, plan, schema } from 'aks-compute';
import { chromium } from 'playwright-core';
import { parse } from 'yaml';
import { z } from 'zod';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const good = parse(readFileSync(path.join(root, 'examples', 'create-vnet.yaml'), 'utf8'));
const bad = {
  ...good,
  name: '1-',
  agentCounts: 3,
  cloud: 'azurecloud',
  clusterPurpose: 'fastprod',
  loadBalancer: { type: 'internal' },
  network: { ...good.network, serviceCidr: '10.0.0.1/16', dnsServiceIP: '10.9.0.10' },
  tags: { team: 3 },
};
const specs = { good, bad };
const options = { now: new Date('2026-11-23T12:00:00Z') };

/** A workspace with a thousand computes, a network with five hundred subnets, and a service tags file of the size of the public cloud's. */
function largeFacts({ workspace }, { network }) {
  const group = `/subscriptions/${workspace.subscriptionId}/resourceGroups/${workspace.resourceGroup}/providers`;
  const value = Array.from({ length: 1000 }, (_, number) => ({
    id: `${group}/Microsoft.MachineLearningServices/workspaces/${workspace.name}/computes/compute-${number}`,
    name: `compute-${number}`,
    location: workspace.location,
    properties: {
      computeType: 'AKS',
      provisioningState: 'Succeeded',
      resourceId: `${group}/Microsoft.ContainerService/managedClusters/aks-${number}`,
      properties: { clusterPurpose: 'FastProd', sslConfiguration: { status: 'Enabled', cert: null, key: null, cname: 'www.contoso.com' } },
    },
  }));
  const net = `/subscriptions/${workspace.subscriptionId}/resourceGroups/${network.vnetResourceGroup}/providers/Microsoft.Network/virtualNetworks/${network.vnetName}`;
  const subnets = Array.from({ length: 500 }, (_, number) => ({
    id: `${net}/subnets/subnet-${number}`,
    name: number === 250 ? network.subnetName : `subnet-${number}`,
    addressPrefix: `172.${20 + (number >> 8)}.${number & 255}.0/24`,
    delegations: [],
    provisioningState: 'Succeeded',
    ipConfigurations: Array.from({ length: 20 }, (_, host) => ({ id: `${net}/nic-${number}-${host}/ipConfigurations/1` })),
  }));
  const tag = (name, region) => ({
    name,
    id: name,
    properties: {
      region,
      platform: 'Azure',
      addressPrefixes: Array.from({ length: 60 }, (_, number) => `20.${number}.${number * 3}.${number}/32`),
      networkFeatures: ['API', 'NSG', 'UDR', 'FW'],
    },
  });
  const values = [tag('AzureMachineLearning.ChinaEast2', 'chinaeast2'), ...Array.from({ length: 3000 }, (_, number) => tag(`Service${number}.Region`, 'region'))];
  return {
    '1000 computes': JSON.stringify({ value }),
    '500 subnets': JSON.stringify({ id: net, location: workspace.location, addressSpace: { addressPrefixes: ['172.16.0.0/12'] }, subnets }),
    'service tags': JSON.stringify({ changeNumber: 1, cloud: 'China', values }),
  };
}

/** The median time of a call in microseconds, over runs of about a tenth of a second. */
function microseconds(call) {
  const timed = (times) => {
    const start = performance.now();
    for (let time = 0; time < times; time += 1) call();
    return performance.now() - start;
  };
  let times = 1;
  while (timed(times) < 50) times *= 2;
  const runs = Array.from({ length: 9 }, () => (timed(times) / times) * 1000);
  return runs.sort((left, right) => left - right)[4];
}

const show = (name, value, ratio) => {
  const tail = ratio === undefined ? '' : `${ratio.toFixed(1).padStart(8)} ×`;
  console.log(`  ${name.padEnd(44)}${value.toFixed(2).padStart(10)} µs${tail}`);
};

const ajv = new Ajv2020({ strict: false, allErrors: true }).compile(schema('spec'));
const zod = zodSpec();

for (const [name, spec] of Object.entries(specs)) {
  const { findings } = check(spec, options);
  const failed = findings.filter(({ status }) => status === 'fail').length;
  console.log(`${name} spec: ${JSON.stringify(spec).length} bytes, ${findings.length} findings, ${failed} failed`);
  const base = microseconds(() => JSON.parse(JSON.stringify(spec)));
  const measured = {
    'JSON.parse(JSON.stringify(spec))': () => JSON.parse(JSON.stringify(spec)),
    'check(spec)': () => check(spec, options),
    'check(text)': ((text) => () => check(text, options))(JSON.stringify(spec)),
    'plan(spec)': () => plan(spec, options),
    'ajv, shape only': () => ajv(spec),
    'zod, shape only': () => zod.safeParse(spec),
  };
  const report = JSON.stringify(check(spec, options));
  measured[`JSON.parse(report), ${report.length} bytes`] = () => JSON.parse(report);
  for (const [what, call] of Object.entries(measured)) {
    const time = microseconds(call);
    show(what, time, time / base);
  }
}

// Facts, beside JSON.parse of the same files.
const attach = parse(readFileSync(path.join(root, 'examples', 'attach.yaml'), 'utf8'));
for (const [name, text] of Object.entries(largeFacts(attach, good))) {
  const spec = name === '500 subnets' ? good : attach;
  console.log(`${name}: ${Math.round(text.length / 1024)} KB`);
  const base = microseconds(() => JSON.parse(text));
  show('JSON.parse', base, 1);
  for (const [what, call] of Object.entries({
    'check(spec, { facts: text })': () => check(spec, { ...options, facts: text }),
    'check(spec, { facts: object })': ((facts) => () => check(spec, { ...options, facts }))(JSON.parse(text)),
  })) {
    const time = microseconds(call);
    show(what, time, time / base);
  }
}

console.log('init()');
for (const [name, milliseconds] of Object.entries({ Node: startInNode(), Chromium: await startInChromium() })) {
  console.log(`  ${name.padEnd(44)}${milliseconds.toFixed(1).padStart(10)} ms`);
}
azureml();

/** The time from reading the module to its first answer, in a new process: the median of seven. */
function startInNode() {
  const script = `
    const start = performance.now();
    const { version } = await import("aks-compute");
    version();
    console.log(performance.now() - start);
  `;
  const run = () => Number(execFileSync(process.execPath, ['--input-type=module', '--eval', script], { cwd: root, encoding: 'utf8' }));
  return Array.from({ length: 7 }, run).sort((left, right) => left - right)[3];
}

/** The same in a new page each time; the file comes from this machine. */
async function startInChromium() {
  const dist = path.join(root, 'pkg', 'dist');
  const types = { '.js': 'text/javascript', '.wasm': 'application/wasm' };
  const server = createServer((request, response) => {
    const file = path.join(dist, path.normalize(new URL(request.url, 'http://localhost').pathname));
    const isFile = existsSync(file) && path.extname(file) in types;
    response.writeHead(200, { 'content-type': isFile ? types[path.extname(file)] : 'text/html' });
    response.end(isFile ? readFileSync(file) : '<!doctype html>');
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await chromium.launch({
    executablePath: process.env.AKS_COMPUTE_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'],
  });
  const times = [];
  for (let run = 0; run < 7; run += 1) {
    const page = await (await browser.newContext()).newPage();
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    times.push(await page.evaluate(`(async () => {
      const { default: init, version } = await import("/web.js");
      const start = performance.now();
      await init();
      version();
      return performance.now() - start;
    })()`));
  }
  await browser.close();
  server.close();
  server.closeAllConnections();
  return times.sort((left, right) => left - right)[3];
}

/** The shape of a spec as far as the two specs need it. */
function zodSpec() {
  const text = z.string();
  return z.strictObject({
    operation: z.enum(['create', 'attach', 'update', 'detach']),
    cloud: z.enum(['AzureCloud', 'AzureChinaCloud', 'AzureUSGovernment']).optional(),
    apiVersion: text.optional(),
    workspace: z.strictObject({ subscriptionId: text, resourceGroup: text, name: text, location: text.optional() }),
    name: text,
    description: text.optional(),
    tags: z.record(text, text).optional(),
    location: text.optional(),
    clusterPurpose: z.enum(['FastProd', 'DenseProd', 'DevTest']).optional(),
    agentCount: z.int().optional(),
    agentVmSize: text.optional(),
    network: z
      .strictObject({ vnetResourceGroup: text, vnetName: text, subnetName: text, serviceCidr: text, dnsServiceIP: text, dockerBridgeCidr: text })
      .optional(),
    loadBalancer: z.strictObject({ type: z.enum(['PublicIp', 'InternalLoadBalancer']).optional(), subnet: text.optional() }).optional(),
    ssl: z.strictObject({ leafDomainLabel: text.optional(), overwriteExistingDomain: z.boolean().optional() }).optional(),
  });
}

/** Microsoft's SDK, where the contract suite has installed it: making the configuration of a create, local work only. */
function azureml() {
  const cache = process.env.AKS_COMPUTE_CACHE ?? path.join(homedir(), '.cache', 'aks-compute');
  const python = existsSync(cache)
    ? readdirSync(cache).filter((name) => name.startsWith('judges-')).map((name) => path.join(cache, name, 'python', 'bin', 'python')).find((file) => existsSync(file))
    : undefined;
  if (python === undefined) {
    console.log('azureml-core: not installed (make test-contract installs it)');
    return;
  }
  const script = [
    'import sys, time, logging, warnings',
    'warnings.simplefilter("ignore"); logging.disable(logging.CRITICAL)',
    'start = time.perf_counter()',
    'from azureml.core.compute import AksCompute',
    'loaded = time.perf_counter() - start',
    'def make(): AksCompute.provisioning_configuration(agent_count=3, vm_size="Standard_D3_v2", location="chinaeast2").validate_configuration()',
    'make(); start = time.perf_counter()',
    'for _ in range(20000): make()',
    'print(loaded * 1000, (time.perf_counter() - start) / 20000 * 1e6)',
  ].join('\n');
  const [load, make] = execFileSync(python, ['-c', script], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim().split(' ').map(Number);
  console.log('azureml-core, which checks a few of the same fields and stops at the first error');
  console.log(`  ${'import'.padEnd(44)}${load.toFixed(0).padStart(10)} ms`);
  show('provisioning_configuration(…), validated', make);
}
