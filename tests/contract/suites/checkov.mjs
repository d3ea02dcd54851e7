// checkov judges every template and every parameters file: no secret, and no failing check but those that are argued.

import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { before, test } from 'node:test';

import { checkovDifferences } from '../compare/checkov-differences.mjs';
import { corpus, deployed, folderOf, judges, nothingToComplainAbout, printed, tlsMaterial } from '../context.mjs';
import { checkovVerdicts } from '../judges/checkov.mjs';
import { judgedBy } from '../judges/judged-by.mjs';
import { writtenCluster } from '../template/resources.mjs';

const documentation = new URL('../../../docs/differences-from-checkov.md', import.meta.url);

judgedBy('checkov', { installed: judges.checkov }, () => {
  const [item] = corpus.newCluster;
  const faults = {
    'a private key in a template': ['CKV_SECRET_13', (template) => { template.parameters.sslKey = { type: 'string', defaultValue: tlsMaterial[0].key }; }],
    'a cluster without roles': ['CKV_AZURE_5', (template) => { writtenCluster(template).properties.enableRBAC = false; }],
    'nodes that are no scale set': ['CKV_AZURE_169', (template) => { writtenCluster(template).properties.agentPoolProfiles[0].type = 'AvailabilitySet'; }],
  };
  const faultFile = (id) => `fault-${id}.json`;
  let verdicts;

  before(async () => {
    const folder = await folderOf('checkov');
    const write = (name, text) => writeFile(path.join(folder, name), text);
    for (const { id } of deployed) {
      const { arm, parameters } = printed({ id });
      await Promise.all([write(`${id}.json`, arm.text), write(`${id}.parameters.json`, parameters.text)]);
    }
    for (const [id, commit] of Object.values(faults)) {
      const template = structuredClone(printed(item).arm.value);
      commit(template);
      await write(faultFile(id), JSON.stringify(template, null, 2));
    }
    verdicts = await checkovVerdicts(judges.checkov.path, folder);
  });

  const failing = (file) => (verdicts.get(file) ?? []).filter(({ passed }) => !passed).map(({ id }) => id).sort();
  const listed = (create) => checkovDifferences.filter(({ fails }) => fails(create)).map(({ id }) => id).sort();

  test('every new cluster was looked at', () => {
    return nothingToComplainAbout(corpus.newCluster, ({ id }) => {
      const looked = (verdicts.get(`${id}.json`) ?? []).length;
      return looked >= 12 ? [] : [`${looked} checks`];
    });
  });

  test('no template and no parameters file fails a check but a listed one, and finds no secret', () => {
    return nothingToComplainAbout(deployed, ({ id, spec }) => {
      const expected = spec.cluster?.create ? listed(spec.cluster.create) : [];
      const found = failing(`${id}.json`);
      return [
        ...found.filter((check) => !expected.includes(check)).map((check) => `fails ${check}`),
        ...expected.filter((check) => !found.includes(check)).map((check) => `does not fail ${check}`),
        ...failing(`${id}.parameters.json`).map((check) => `its parameters fail ${check}`),
      ];
    });
  });

  test('the documentation argues every listed check and no other', async () => {
    const headings = [...(await readFile(documentation, 'utf8')).matchAll(/^### `(CKV_[A-Z0-9_]+)`/gm)].map(([, id]) => id);
    assert.deepEqual(headings, checkovDifferences.map(({ id }) => id));
  });

  for (const [fault, [id]] of Object.entries(faults)) {
    test(`negative control: refuses ${fault}`, () => {
      assert.ok(!failing(`${item.id}.json`).includes(id), 'the template is fine before');
      assert.ok(failing(faultFile(id)).includes(id));
    });
  }
});
