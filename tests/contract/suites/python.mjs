// Python runs deploy.py: by REST it sends what the requests say, for the whole corpus and whatever the texts.

import assert from 'node:assert/strict';
import { before, test } from 'node:test';

import { planFiles } from '../command/plan-files.mjs';
import { differences } from '../compare/differences.mjs';
import { withPlaceholders } from '../compare/secrets.mjs';
import { corpus, folderOf, judges, nothingToComplainAbout } from '../context.mjs';
import { newClusters } from '../corpus/new-clusters.mjs';
import { hostilePlans, plannedOf } from '../hostile-plans.mjs';
import { judgedBy } from '../judges/judged-by.mjs';
import { askInBatch } from '../judges/python-batch.mjs';

judgedBy('Python', { installed: judges.python }, () => {
  const cases = [...Object.values(corpus).flat(), ...newClusters];
  let plans;
  let sent;

  const run = async (programs) => askInBatch(judges.python.path, ['python_requests.py'], programs, { cwd: await folderOf('python') });
  const programOf = ({ id, spec: { operation } }, program = plans.get(id).files['deploy.py']) => ({ id, program, isThere: !['create', 'attach'].includes(operation) });

  before(async () => {
    plans = new Map([...await planFiles(cases, await folderOf('python-plans')), ...await hostilePlans()]);
    sent = await run([...cases, ...plannedOf(plans)].map((item) => programOf(item)));
  });

  const complaints = async ({ id }, { error, requests } = sent.get(id)) => {
    if (error) return [error];
    const form = ({ method, url, body }) => ({ method, url, body: withPlaceholders(body ?? undefined) });
    return differences(JSON.parse(plans.get(id).files['requests.json']).map(form), requests.map(form))
      .map(({ pointer, ours, theirs }) => `${pointer}: rest has ${JSON.stringify(ours)}, Python ${JSON.stringify(theirs)}`);
  };

  test('deploy.py sends what --only rest says', () => nothingToComplainAbout(cases, (item) => complaints(item)));

  test('hostile texts come through as they are', () => nothingToComplainAbout(plannedOf(plans), (item) => complaints(item)));

  test('negative controls: a changed program no longer sends the same', async () => {
    const [item] = corpus.create;
    const program = plans.get(item.id).files['deploy.py'];
    for (const [from, to] of [['"computeType": "AKS"', '"computeType": "Kubernetes"'], ['"location":', '"place":'], ['send("PUT", COMPUTE', 'send("PUT", COMPUTE + "x"']]) {
      const answers = await run([programOf(item, program.replace(from, to))]);
      assert.notDeepEqual(await complaints(item, answers.get(item.id)), [], from);
    }
  });
});
