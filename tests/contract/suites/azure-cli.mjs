// azure-cli, the official command, judges every `az` that a report names: it must accept the arguments.

import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { before, test } from 'node:test';

import { commandsOfExamples, scriptsOfExamples, stepsOfExamples } from '../command/commands.mjs';
import { planFiles } from '../command/plan-files.mjs';
import { corpus, folderOf, judges } from '../context.mjs';
import { newClusters } from '../corpus/new-clusters.mjs';
import { callsIn, callsOfScript, complaintsAbout } from '../judges/azure-cli.mjs';
import { judgedBy } from '../judges/judged-by.mjs';

const unique = (calls) => [...new Map(calls.map((call) => [JSON.stringify(call), call])).values()];

// Another cluster is behind the compute today, with TLS.
const subscription = '/subscriptions/00000000-0000-0000-0000-000000000000';
const reattachment = {
  id: 'reattachment',
  cloud: 'AzureCloud',
  spec: {
    operation: 'attach', name: 'myaks', cluster: { resourceGroup: 'rg', name: 'aks' },
    workspace: { subscriptionId: '00000000-0000-0000-0000-000000000000', resourceGroup: 'ml-rg', name: 'ml-ws', location: 'eastus2' },
  },
  currentCompute: {
    id: `${subscription}/resourceGroups/ml-rg/providers/Microsoft.MachineLearningServices/workspaces/ml-ws/computes/myaks`,
    name: 'myaks', type: 'Microsoft.MachineLearningServices/workspaces/computes', location: 'eastus2',
    properties: {
      computeType: 'AKS', provisioningState: 'Succeeded', resourceId: `${subscription}/resourceGroups/rg/providers/Microsoft.ContainerService/managedClusters/old`,
      properties: { sslConfiguration: { status: 'Auto', leafDomainLabel: 'contoso' } },
    },
  },
};

async function inTurn(items, task) {
  const results = [];
  for (const item of items) results.push(await task(item));
  return results;
}

judgedBy('azure-cli', { installed: judges.azureCli }, () => {
  let folder;
  /** Apart, since the commands that run in the other one write certificate files, which a check would look into. */
  let specFolder;
  let asks;
  let remedies;
  const complaints = (calls) => complaintsAbout(judges.azureCli.path, calls, folder);

  before(async () => {
    folder = await folderOf('azure-cli');
    specFolder = await folderOf('azure-cli-specs');
    const commands = await commandsOfExamples(folder);
    asks = await callsIn(commands.asks, folder);
    remedies = await callsIn(commands.remedies.filter((command) => command.startsWith('az ')), folder);
  });

  const accepts = async (calls) => {
    const found = await complaints(calls);
    const refused = calls.flatMap((call, at) => (found[at] === null ? [] : [`az ${call.join(' ')}\n    ${found[at]}`]));
    assert.equal(refused.length, 0, `${refused.length} of ${calls.length} refused:\n  ${refused.join('\n  ')}`);
  };

  test('az accepts every command that gets a fact', async () => {
    for (const start of ['aks show', 'aks nodepool list', 'aks get-versions', 'network vnet show', 'policy assignment list', 'rest', 'vm list-usage']) {
      assert.ok(asks.some((call) => call.join(' ').startsWith(start)), `no example asks by ${start}`);
    }
    await accepts(asks);
  });

  test('every command that gets a fact only reads', () => {
    // The last of the words before the options is what a command does; `rest` says it in an option.
    for (const call of asks) {
      const options = call.findIndex((word) => word.startsWith('-'));
      if (call[0] === 'rest') assert.deepEqual(call.slice(1, 3), ['--method', 'get'], call.join(' '));
      else assert.match(call[options - 1], /^(show|list|get)(-[a-z-]+)?$/, call.join(' '));
    }
  });

  test('az accepts every command that mends something', async () => {
    assert.ok(remedies.some((call) => call.join(' ').startsWith('aks update ')), 'no example has a remedy by aks update');
    await accepts(remedies);
  });

  test('az accepts what the script asks before its first command', () => accepts([
    ['cloud', 'show', '--query', 'name', '--output', 'tsv'], ['account', 'show', '--output', 'none'],
  ]));

  test('az accepts every command of the scripts that deploy', async () => {
    const scripts = await scriptsOfExamples(specFolder, 'azcli');
    const calls = await inTurn(scripts, (script) => callsOfScript(script, folder));
    const words = calls.flat().map((call) => call.join(' '));
    for (const start of ['rest --method put', 'rest --method delete', 'aks create', 'aks wait', 'keyvault secret download', 'role assignment create']) {
      assert.ok(words.some((call) => call.startsWith(start)), `no script says ${start}`);
    }
    await accepts(unique(calls.flat()));
  });

  test('az accepts every command of the runbooks', async () => {
    const changed = [...corpus.update, ...corpus.refresh, ...corpus.detach].filter((_, number) => number % 20 === 0);
    const plans = await planFiles([...changed, ...newClusters, reattachment], folder);
    const ofPlans = changed.concat(newClusters, reattachment).flatMap(({ id }) => plans.get(id).steps.map(({ run }) => run));
    const ofExamples = await stepsOfExamples(specFolder);
    const commands = [...new Set([...ofPlans, ...ofExamples])].filter((run) => run?.includes('az '));
    const { files } = plans.get(newClusters[0].id);
    const template = JSON.parse(files['azuredeploy.json']);
    // The command knows the parameters of the template, so this one has those of TLS too.
    for (const name of ['sslCert', 'sslKey']) template.parameters[name] = { type: 'securestring', defaultValue: '' };
    await writeFile(path.join(folder, 'azuredeploy.json'), JSON.stringify(template));
    await writeFile(path.join(folder, 'azuredeploy.parameters.json'), files['azuredeploy.parameters.json']);
    for (const name of ['cert.pem', 'key.pem', 'compute.json']) await writeFile(path.join(folder, name), '{}');
    const calls = await callsIn(commands, folder);
    const words = calls.map((call) => call.join(' '));
    for (const start of ['deployment group create', 'rest --method put', 'rest --method delete', 'aks get-credentials', 'role assignment create', 'keyvault show', 'cloud set']) {
      assert.ok(words.some((call) => call.startsWith(start)), `no runbook says ${start}`);
    }
    // These two the command can only try; their words are looked at here.
    const isTried = (call) => /^(login|account set --subscription [0-9a-f-]{36})$/.test(call.join(' '));
    assert.ok(calls.some(isTried));
    await accepts(calls.filter((call) => !isTried(call)));
  });

  test('az accepts what kubectl.sh gets a kubeconfig with', () => accepts([
    ['aks', 'get-credentials', '--subscription', 's', '--resource-group', 'rg', '--name', 'aks', '--file', 'kubeconfig', '--only-show-errors'],
  ]));

  test('negative control: notices an unknown option, a missing one, a wrong value and another command', async () => {
    const good = ['aks', 'show', '--resource-group', 'rg', '--name', 'aks'];
    const wrong = [
      [...good, '--facts', 'x'], good.slice(0, 4), [...good, '--output', 'xml'], ['aks', 'display', ...good.slice(2)], ['aks', 'nodepool', 'list', ...good.slice(2)],
    ];
    const found = await complaints([good, ...wrong]);
    assert.equal(found[0], null);
    assert.ok(found.slice(1).every((complaint) => /^it ends with [^0]/.test(complaint)), JSON.stringify(found));
  });
});
