// What every artifact is held to without a judge: no secret, nothing empty, the guard, the same text again.

import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';

import { isMapping } from '../compare/differences.mjs';
import { corpus, deployed, emissions, nothingToComplainAbout, tlsMaterial } from '../context.mjs';
import { Emissions } from '../command/emissions.mjs';
import { isExpression } from '../template/parse-expression.mjs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

describe('what is emitted', () => {
  let templates;
  let parameterFiles;
  let requests;

  before(async () => {
    templates = await emissions.all(deployed, 'arm');
    parameterFiles = await emissions.all(deployed, 'parameters');
    requests = await emissions.all([...deployed, ...corpus.update, ...corpus.detach], 'rest');
  });

  test('holds no certificate and no key', () => {
    return nothingToComplainAbout([...deployed, ...corpus.update], ({ id }) => {
      return [templates, parameterFiles, requests].flatMap((emitted) => secretsIn(emitted.get(id)?.text ?? ''));
    });
  });

  test('holds neither null nor an empty object nor an empty list', () => {
    return nothingToComplainAbout([...deployed, ...corpus.update, ...corpus.detach], ({ id }) => [
      ...emptyIn(templates.get(id)?.value),
      // A parameters file without parameters is complete as it is.
      ...emptyIn(parameterFiles.get(id)?.value).filter((pointer) => pointer !== '/parameters'),
      ...emptyIn(requests.get(id).value),
    ]);
  });

  test('takes certificate and key as securestring without a default', () => {
    const withOwnCertificate = deployed.filter(({ tls }) => tls);
    assert.ok(withOwnCertificate.length > 50);
    return nothingToComplainAbout(deployed, ({ id, tls }) => {
      const secure = secureParameters(templates.get(id).value);
      const wrong = secure.filter(([, declaration]) => 'defaultValue' in declaration).map(([name]) => `${name} has a default`);
      const expected = tls ? ['sslCert', 'sslKey'] : [];
      const names = secure.map(([name]) => name).sort();
      return names.join() === expected.join() ? wrong : [...wrong, `secure parameters are ${names}, not ${expected}`];
    });
  });

  test('gives certificate and key in the parameters file only as Key Vault references', () => {
    return nothingToComplainAbout(deployed.filter(({ tls }) => tls), ({ id, spec, tls }) => {
      const { parameters } = parameterFiles.get(id).value;
      const references = Object.fromEntries(['sslCert', 'sslKey'].filter((name) => name in parameters).map((name) => [name, parameters[name]]));
      const reference = (secretName) => ({ reference: { keyVault: { id: spec.ssl.keyVault.id }, secretName } });
      const expected = tls.way === 'keyVault'
        ? { sslCert: reference(spec.ssl.keyVault.certSecret), sslKey: reference(spec.ssl.keyVault.keySecret) }
        : {};
      try {
        assert.deepEqual(references, expected);
        return [];
      } catch (error) {
        return [error.message];
      }
    });
  });

  test('names the compute by an expression and guards it by deployCompute', () => {
    return nothingToComplainAbout(deployed, ({ id }) => {
      const { resources, parameters } = templates.get(id).value;
      const [compute] = Object.values(resources);
      return [
        !isExpression(compute.name) && `the name is ${compute.name}`,
        compute.condition !== "[parameters('deployCompute')]" && `the condition is ${compute.condition}`,
        parameters.deployCompute?.type !== 'bool' && 'deployCompute is no bool',
        parameters.deployCompute?.defaultValue !== true && 'deployCompute is not true by default',
      ].filter(Boolean);
    });
  });

  test('is the same to the byte when emitted again', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'aks-compute-again-'));
    try {
      const again = new Emissions(folder);
      const some = [...deployed.slice(0, 8), ...corpus.attach.slice(0, 8)];
      for (const [artifact, first] of [['arm', templates], ['parameters', parameterFiles], ['rest', requests]]) {
        const second = await again.all(some, artifact);
        for (const { id } of some) assert.equal(second.get(id).text, first.get(id).text, `${id} ${artifact}`);
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  test('negative controls: the searches for secrets and emptiness find what they look for', () => {
    const [material] = tlsMaterial;
    assert.notDeepEqual(secretsIn(JSON.stringify({ a: material.key })), []);
    assert.notDeepEqual(secretsIn(material.certificate.split('\n')[2]), []);
    assert.deepEqual(emptyIn({ a: [{ b: null }], c: {}, d: [], e: '', f: 0 }), ['/a/0/b', '/c', '/d']);
  });
});

function secureParameters({ parameters }) {
  return Object.entries(parameters).filter(([, { type }]) => type.toLowerCase().startsWith('secure'));
}

// Any full line of the encoded bytes would do for a thief, so any one is enough to find.
function secretsIn(text) {
  const lines = tlsMaterial.flatMap(({ certificate, key }) => `${certificate}\n${key}`.split('\n')).filter((line) => line.length > 30);
  return [...lines, 'PRIVATE KEY-----', 'BEGIN CERTIFICATE'].filter((part) => text.includes(part)).map((part) => `contains ${part.slice(0, 12)}…`);
}

function emptyIn(value, pointer = '') {
  if (value === null) return [pointer];
  if (!isMapping(value) && !Array.isArray(value)) return [];
  const members = Object.entries(value);
  return members.length === 0 ? [pointer] : members.flatMap(([key, member]) => emptyIn(member, `${pointer}/${key}`));
}
