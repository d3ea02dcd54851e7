// The rules as a Standard Schema, through React Hook Form's resolver.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { standardSchemaResolver } from '@hookform/resolvers/standard-schema';
import { check, specSchema } from 'aks-compute';
import { createFormControl } from 'react-hook-form';

const good = {
  operation: 'create',
  workspace: { subscriptionId: '00000000-0000-0000-0000-000000000000', resourceGroup: 'ml-rg', name: 'ml-ws', location: 'eastus2' },
  name: 'myaks',
};

describe('the schema', () => {
  const { '~standard': schema } = specSchema({ lang: 'zh-CN', now: '2026-11-23T12:00:00Z' });

  test('is a Standard Schema of version 1', () => {
    assert.equal(schema.version, 1);
    assert.equal(schema.vendor, 'aks-compute');
  });

  test('passes the value through as it is, though much about it is unknown', () => {
    assert.equal(check(good).outcome, 'unknown');
    assert.equal(schema.validate(good).value, good);
  });

  test('has an issue for every failed error and for nothing else', () => {
    const bad = { ...good, name: '1', workspace: { ...good.workspace, name: '' }, network: { vnetNames: 'x' } };
    const failed = check(bad, { lang: 'zh-CN' }).findings.filter(({ severity, status }) => severity === 'error' && status === 'fail');
    assert.ok(failed.length >= 3);
    assert.deepEqual(schema.validate(bad).issues.map(({ message }) => message), failed.map(({ message }) => message));
  });

  test('says where, with numbers for the items of an array', () => {
    const paths = (spec) => schema.validate(spec).issues.map(({ path }) => path);
    assert.deepEqual(paths({ ...good, 'a/b~c': 1 }), [['a/b~c']]);
    const items = paths({ ...good, acknowledge: [{ rule: 'LIFE-WAIT', reason: 'x', why: 'y' }] });
    assert.deepEqual(items, [['acknowledge', 0, 'why']]);
  });

  test('takes anything', () => {
    for (const value of [undefined, null, 1, 'x: [', NaN, new Map()]) assert.ok(schema.validate(value).issues.length > 0);
  });
});

describe('in React Hook Form', () => {
  const form = (values) => createFormControl({ defaultValues: values, resolver: standardSchemaResolver(specSchema()) }).formControl;

  /** Submits, and tells what came of it. */
  async function submit(values) {
    let outcome;
    await form(values).handleSubmit(
      (valid) => { outcome = { valid }; },
      (errors) => { outcome = { errors }; },
    )();
    return outcome;
  }

  test('a good spec is submitted as it was filled in', async () => {
    assert.deepEqual(await submit(good), { valid: good });
  });

  test('errors stand at their fields', async () => {
    const { errors } = await submit({ ...good, name: '-', workspace: { ...good.workspace, resourceGroup: 3 } });
    assert.deepEqual(Object.keys(errors).sort(), ['name', 'workspace']);
    assert.equal(typeof errors.name.message, 'string');
    assert.equal(typeof errors.workspace.resourceGroup.message, 'string');
  });
});
