// Bicep files are read by parsers of others, and ask for what the requests ask for, whatever the texts in them.

import assert from 'node:assert/strict';
import { before, test } from 'node:test';

import { differences } from '../compare/differences.mjs';
import { comparableDeployment as comparable } from '../compare/comparable-deployment.mjs';
import { planFiles } from '../command/plan-files.mjs';
import { deployed, folderOf, judges, nothingToComplainAbout } from '../context.mjs';
import { hostilePlans, plannedOf } from '../hostile-plans.mjs';
import { newClusters } from '../corpus/new-clusters.mjs';
import { readBicep } from '../judges/bicep.mjs';
import { judgedBy } from '../judges/judged-by.mjs';
import { deployedByBicep } from '../template/deployed-bicep.mjs';

// pycep-parser takes the quote after an escaped backslash for an escaped quote, and three quotes in a comment for a text.
const isMisreadByPycep = (text) => text.includes("\\\\'") || text.includes("'''");
const fileNames = ['main.bicep', 'cluster.bicep'];

judgedBy('tree-sitter-bicep and pycep-parser', { installed: judges.bicep }, () => {
  let plans;
  let read;

  before(async () => {
    plans = new Map([...await planFiles([...deployed, ...newClusters], await folderOf('bicep')), ...await hostilePlans()]);
    const files = [...plans].flatMap(([id, plan]) => fileNames
      .filter((name) => plan && name in plan.files)
      .map((name) => ({ id: `${id} ${name}`, text: plan.files[name], grammarOnly: isMisreadByPycep(plan.files[name]) })));
    read = await readBicep(judges.bicep.path, files);
  });

  const statements = (item, name) => {
    if (!(name in plans.get(item.id).files)) return undefined;
    const answer = read.get(`${item.id} ${name}`);
    if (answer.error) throw new Error(`${name}: ${answer.error}`);
    return answer.statements;
  };
  const artifacts = (item) => ({
    main: statements(item, 'main.bicep'),
    cluster: statements(item, 'cluster.bicep'),
    parametersFile: JSON.parse(plans.get(item.id).files['azuredeploy.parameters.json']),
  });
  const secrets = (main) => main.filter(({ decorators }) => decorators.some(([name]) => name === 'secure'));
  const asked = (item, of = artifacts(item), more = {}) => {
    const beside = secrets(of.main).map(({ name }) => [name, `<${name}>`]);
    return deployedByBicep(item, of, { ...Object.fromEntries(beside), ...more }).requests;
  };
  const rest = (item) => JSON.parse(plans.get(item.id).files['requests.json']);
  const distance = (item, requests) => differences(rest(item).map(comparable), requests.map(comparable))
    .map(({ pointer, ours, theirs }) => `${pointer}: rest has ${JSON.stringify(ours)}, Bicep ${JSON.stringify(theirs)}`);

  test('the files with their parameters ask for what --only rest asks for', () => {
    return nothingToComplainAbout([...deployed, ...newClusters], async (item) => distance(item, asked(item)));
  });

  test('hostile texts come through as they are', () => {
    return nothingToComplainAbout(plannedOf(plans), async (item) => distance(item, asked(item)));
  });

  test('certificate and key are secure parameters without a default', () => {
    return nothingToComplainAbout(deployed, async (item) => {
      const found = secrets(artifacts(item).main);
      return [
        ...(item.tls?.key.split('\n').slice(1, -2).some((line) => plans.get(item.id).files['main.bicep'].includes(line)) ? ['the key itself'] : []),
        ...found.filter((parameter) => parameter.default !== null).map(({ name }) => `${name} has a default`),
        ...differences(found.map(({ name }) => name).sort(), item.tls ? ['sslCert', 'sslKey'] : []).map(({ pointer }) => `${pointer} of the secrets`),
      ];
    });
  });

  test('nothing but the cluster is asked for when deployCompute is false', () => {
    return nothingToComplainAbout([...deployed, ...newClusters], async (item) => {
      return asked(item, artifacts(item), { deployCompute: false }).filter(({ url }) => !url.includes('/managedClusters/')).map(({ url }) => url);
    });
  });

  test('a cluster in another resource group is made by a module', () => {
    const withModule = newClusters.filter(({ id }) => 'cluster.bicep' in plans.get(id).files).map(({ id }) => id);
    assert.deepEqual(withModule, ['new-cluster-other-group', 'new-cluster-other-subscription', 'new-cluster-subnets']);
  });

  test('negative controls: changed files no longer ask for the same', () => {
    const [item] = deployed;
    const changes = {
      'another literal': (compute) => { compute.body.properties.computeType = 'Kubernetes'; },
      'another version': (compute) => { compute.of = compute.of.replace(/@.*/, '@2016-01-01'); },
      'a lost member': (compute) => { delete compute.body.location; },
      'another member': (compute) => { compute.body.properties.disableLocalAuth = true; },
    };
    for (const [change, apply] of Object.entries(changes)) {
      const of = structuredClone(artifacts(item));
      apply(of.main.find(({ name }) => name === 'compute'));
      assert.notDeepEqual(distance(item, asked(item, of)), [], change);
    }
  });

  test('negative controls: the judge refuses what would be an expression', async () => {
    const answers = await readBicep(judges.bicep.path, ["var a = '${b}'", "param a string = '${b}'", "param a string = 'b", 'param a'].map((text, id) => ({ id: String(id), text })));
    assert.ok([...answers.values()].every(({ error }) => error), JSON.stringify([...answers]));
  });
});
