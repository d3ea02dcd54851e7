// The Python client of Azure Machine Learning attaches and detaches computes at the stand-in.

import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { test } from 'node:test';

import { installJudges } from '../contract/install.mjs';
import { judgedBy } from '../contract/judges/judged-by.mjs';
import { askInBatch } from '../contract/judges/python-batch.mjs';
import { startArm } from './stand-in/start.mjs';

const { azureAiMl } = await installJudges(['azureAiMl']);
const workspace = { subscriptionId: '11111111-0000-0000-0000-000000000000', resourceGroup: 'ml-rg', name: 'ml-ws', location: 'chinaeast2' };
const computeType = 'Microsoft.MachineLearningServices/workspaces/computes';

judgedBy('azure-ai-ml', { installed: azureAiMl }, () => {
  test('attaches a cluster, shows and lists it, and detaches it', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'aks-compute-azure-ai-ml-'));
    // A Retry-After of 0 is none to this client, which then waits for 30 seconds.
    const arm = await startArm({ retryAfter: 1, clock: { secondsPerRequest: 60 } });
    try {
      arm.world.workspace(workspace);
      const cluster = arm.world.cluster({ ...workspace, name: 'mine' });
      const bundle = path.join(folder, 'authority.pem');
      await writeFile(bundle, arm.authority.certificate);
      const question = { id: 'attach', endpoint: arm.endpoint, token: arm.token(), workspace, name: 'myk8s', resourceId: cluster.id };
      const env = { ...process.env, REQUESTS_CA_BUNDLE: bundle, HOME: folder };
      const answers = await askInBatch(azureAiMl.path, ['azure_ai_ml_computes.py'], [question], { env, cwd: folder });
      const { made, shown, listed, gone, error } = answers.get('attach');
      assert.equal(error, undefined);
      const attached = { name: 'myk8s', type: 'kubernetes', resourceId: cluster.id, state: 'Succeeded' };
      assert.deepEqual([made, shown, listed, gone], [attached, attached, ['myk8s'], 404]);
      assert.deepEqual([arm.journal.creations(computeType), arm.journal.deletions(computeType)], [1, 1]);
      const [{ body }] = arm.writes;
      assert.equal(body.properties.computeType, 'Kubernetes');
      assert.ok(arm.resource(cluster.id), 'the cluster stays');
    } finally {
      await arm.close();
      await rm(folder, { recursive: true, force: true });
    }
  });
});
