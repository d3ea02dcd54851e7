// azureml-core, the official SDK, judges every request: for the same intent it must send the same, but for a table of differences.

import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { before, test } from 'node:test';

import { printText } from '../command/emit.mjs';
import { comparableRequest } from '../compare/comparable-request.mjs';
import { differences } from '../compare/differences.mjs';
import { sdkDifferences } from '../compare/sdk-differences.mjs';
import { corpus, folderOf, judges, nothingToComplainAbout, printed } from '../context.mjs';
import { programCall, programRequests, sdkCall, sdkRequests } from '../judges/azureml-core.mjs';
import { judgedBy } from '../judges/judged-by.mjs';

const documentation = new URL('../../../docs/differences-from-the-sdk.md', import.meta.url);

judgedBy('azureml-core', { installed: judges.python }, () => {
  // Detaching and attaching again in one go is no verb of the SDK.
  const { refresh, ...operations } = corpus;
  const cases = Object.values(operations).flat();
  // Before it attaches a new cluster, a plan makes it.
  const ours = (item) => printed(item).rest.value.at(-1);
  let theirs;

  before(async () => {
    theirs = await sdkRequests(judges.python.path, cases.map(sdkCall));
  });

  const found = (item, request = ours(item)) => {
    const answer = theirs.get(item.id);
    if (answer.error) throw new Error(`the SDK refuses: ${answer.error}`);
    return differences(comparableRequest(request), comparableRequest(answer.request));
  };
  const unlisted = (item, request) => found(item, request)
    .filter((difference) => sdkDifferences.filter(({ accountsFor }) => accountsFor(difference, item)).length !== 1);

  for (const [operation, items] of Object.entries(operations)) {
    test(`the SDK sends our ${operation} requests, but for the listed differences`, () => {
      return nothingToComplainAbout(items, async (item) => {
        return unlisted(item).map((difference) => `${difference.pointer}: ours ${JSON.stringify(difference.ours)}, theirs ${JSON.stringify(difference.theirs)}`);
      });
    });
  }

  test('the SDK code of deploy.py sends the same, but for the listed differences', async () => {
    const folder = await folderOf('programs');
    // Where a spec names no files, the program reads these.
    for (const name of ['cert.pem', 'key.pem']) await writeFile(path.join(folder, name), 'x');
    const calls = [];
    for (const item of cases) calls.push(programCall(item, await printText(item, 'python', folder)));
    const sent = await programRequests(judges.python.path, calls, folder);
    await nothingToComplainAbout(cases, async (item) => {
      const { error, request } = sent.get(item.id);
      if (error) return [error];
      return differences(comparableRequest(ours(item)), comparableRequest(request))
        .filter((difference) => sdkDifferences.filter(({ accountsFor }) => accountsFor(difference, item)).length !== 1)
        .map((difference) => `${difference.pointer}: ours ${JSON.stringify(difference.ours)}, theirs ${JSON.stringify(difference.theirs)}`);
    });
  });

  for (const { id, accountsFor } of sdkDifferences) {
    test(`the listed difference "${id}" occurs`, () => {
      assert.ok(cases.some((item) => found(item).some((difference) => accountsFor(difference, item))));
    });
  }

  test('the documentation argues every listed difference and no other', async () => {
    const headings = [...(await readFile(documentation, 'utf8')).matchAll(/^### `([a-z-]+)`/gm)].map(([, id]) => id);
    assert.deepEqual(headings, sdkDifferences.map(({ id }) => id));
  });

  const rich = ({ spec, tls, knows }) => tls && spec.network && spec.agentCount && spec.agentVmSize && knows.loadBalancer;
  const faults = {
    'one node more': [rich, ({ properties }) => { properties.agentCount += 1; }],
    'another size': [rich, ({ properties }) => { properties.agentVmSize = 'Standard_D2_v2'; }],
    'another DNS address': [rich, ({ properties }) => { properties.aksNetworkingConfiguration.dnsServiceIP = '10.0.0.11'; }],
    'a subnet by its name': [rich, ({ properties }) => { properties.aksNetworkingConfiguration.subnetId = 'default'; }],
    'no TLS': [rich, ({ properties }) => { delete properties.sslConfiguration; }],
    'another TLS status': [rich, ({ properties }) => { properties.sslConfiguration.status = 'Auto'; }],
    'another balancer': [rich, ({ properties }) => { properties.loadBalancerType = 'internalLoadBalancer'; }],
    'an unknown member': [rich, ({ properties }) => { properties.sslEnabled = true; }],
    'another cluster': [({ spec }) => spec.cluster?.name, (compute) => { compute.resourceId += '2'; }],
    'an update that forgets the cluster': [({ currentCompute }) => currentCompute, (compute) => { delete compute.resourceId; }],
    'an update that forgets the nodes': [({ currentCompute }) => currentCompute, ({ properties }) => { delete properties.agentCount; }],
  };
  for (const [fault, [wanted, commit]] of Object.entries(faults)) {
    test(`negative control: notices ${fault}`, () => {
      const item = cases.find(wanted);
      const request = structuredClone(ours(item));
      assert.deepEqual(unlisted(item, request), [], 'the request is fine before');
      commit(request.body.properties);
      assert.notDeepEqual(unlisted(item, request), []);
    });
  }

  test('negative control: notices another host, another method, another compute and a deletion for a detachment', () => {
    const item = corpus.detach.find(({ spec }) => spec.action !== 'Delete');
    const request = ours(item);
    assert.deepEqual(unlisted(item, request), [], 'the request is fine before');
    const host = new URL(request.url).host;
    for (const changed of [
      { ...request, method: 'PUT' },
      { ...request, url: request.url.replace(host, 'management.example.com') },
      { ...request, url: request.url.replace('/computes/', '/computes/x') },
      { ...request, url: request.url.replace('Detach', 'Delete') },
    ]) assert.notDeepEqual(unlisted(item, changed), [], JSON.stringify(changed));
  });
});
