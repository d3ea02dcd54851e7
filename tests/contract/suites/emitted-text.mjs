// What every artifact is held to without a judge: no secret, nothing empty, the guard, the same text again.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { differences, isMapping } from '../compare/differences.mjs';
import { corpus, deployed, nothingToComplainAbout, planOthers, printed, refusals, tlsMaterial, unchanged } from '../context.mjs';
import { isExpression } from '../template/parse-expression.mjs';
import { clusterType, deploymentType, isBesideWorkspace, resourcesOf, writtenCluster } from '../template/resources.mjs';

describe('what is emitted', () => {
  const cases = Object.values(corpus).flat();
  const withOwnCertificate = deployed.filter(({ tls }) => tls);

  test('there is a plan for every spec of the corpus', () => {
    assert.equal(refusals.length, 0, `${refusals.length} refused:\n${refusals.slice(0, 25).join('\n')}`);
  });

  test('sends nothing only where an update changes nothing', () => {
    assert.ok(unchanged.length < 10, `${unchanged.length} cases`);
    assert.deepEqual(unchanged.filter(({ spec }) => spec.operation !== 'update' || spec.refresh), []);
  });

  test('holds no certificate and no key', () => {
    return nothingToComplainAbout(cases, (item) => Object.values(printed(item)).flatMap(({ text }) => secretsIn(text)));
  });

  test('holds neither null nor an empty object nor an empty list', () => {
    return nothingToComplainAbout(cases, (item) => Object.values(printed(item)).flatMap(({ value }) => emptyIn(value)));
  });

  test('takes certificate and key as securestring without a default', () => {
    return nothingToComplainAbout(deployed, (item) => {
      const secure = secureParameters(printed(item).arm.value);
      return [
        ...secure.filter(([, declaration]) => 'defaultValue' in declaration).map(([name]) => `${name} has a default`),
        ...expected('the secure parameters', secure.map(([name]) => name).sort(), item.tls ? ['sslCert', 'sslKey'] : []),
      ];
    });
  });

  test('gives certificate and key in the parameters file only as Key Vault references', () => {
    return nothingToComplainAbout(withOwnCertificate, (item) => {
      const { keyVault } = item.spec.ssl;
      const reference = (secretName) => ({ reference: { keyVault: { id: keyVault.id }, secretName } });
      const { sslCert, sslKey } = printed(item).parameters.value.parameters;
      return expected('the secrets', { sslCert, sslKey }, keyVault
        ? { sslCert: reference(keyVault.certSecret), sslKey: reference(keyVault.keySecret) }
        : {});
    });
  });

  test('names the compute by an expression and guards it by deployCompute', () => {
    return nothingToComplainAbout(deployed, (item) => {
      const { parameters } = printed(item).arm.value;
      const { compute, others } = resourcesOf(printed(item).arm.value);
      const { type, defaultValue } = parameters.deployCompute ?? {};
      return [
        ...(isExpression(compute.name) ? [] : [`the name is ${compute.name}`]),
        ...expected('the condition', compute.condition, "[parameters('deployCompute')]"),
        ...expected('deployCompute', { type, defaultValue }, { type: 'bool', defaultValue: true }),
        ...expected('the other resources', others.map((other) => other.type), clusterBringers(item)),
      ];
    });
  });

  test('makes a new cluster without a condition and lets the compute wait for it', () => {
    return nothingToComplainAbout(deployed, (item) => {
      const { compute, others } = resourcesOf(printed(item).arm.value);
      const conditions = others.flatMap((other) => ['condition' in other, 'condition' in writtenCluster({ resources: [other] })]);
      return [
        ...expected('the conditions', conditions, others.flatMap(() => [false, false])),
        // That they are those of the cluster is for the evaluator, which refuses what names nothing in the template.
        ...expected('the number of dependences', compute.dependsOn?.length, others.length || undefined),
      ];
    });
  });

  test('is the same to the byte when emitted again', async () => {
    const some = cases.filter((_, index) => index % 20 === 0);
    const again = await planOthers(some);
    assert.deepEqual(again.refusals, []);
    await nothingToComplainAbout(some, (item) => expected('the second time', again.artifacts.get(item.id), printed(item)));
  });

  test('negative controls: the searches for secrets and emptiness find what they look for', () => {
    const [material] = tlsMaterial;
    assert.notDeepEqual(secretsIn(JSON.stringify({ a: material.key })), []);
    assert.notDeepEqual(secretsIn(material.certificate.split('\n')[2]), []);
    assert.deepEqual(emptyIn({ a: [{ b: null }], c: {}, d: [], e: '', f: 0 }), ['/a/0/b', '/c', '/d']);
    assert.deepEqual(emptyIn({ userAssignedIdentities: { id: {} } }), []);
    assert.deepEqual(emptyIn({ userAssignedIdentities: {} }), ['/userAssignedIdentities']);
    assert.notDeepEqual(expected('a value', { a: 1 }, { a: 2 }), []);
  });
});

// What brings the cluster where the template makes one.
function clusterBringers({ spec }) {
  if (!spec.cluster?.create) return [];
  return [isBesideWorkspace(spec) ? clusterType : deploymentType];
}

function expected(what, is, shouldBe) {
  return differences(is, shouldBe).map(({ pointer, ours, theirs }) => `${what}${pointer} should be ${JSON.stringify(theirs)}, not ${JSON.stringify(ours)}`);
}

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
  // An identity is the key of an empty object: so the API wants it.
  if (pointer.endsWith('/userAssignedIdentities') && members.length > 0) return [];
  return members.length === 0 ? [pointer] : members.flatMap(([key, member]) => emptyIn(member, `${pointer}/${key}`));
}
