// The evaluator is a test tool of our own, so it is tested first: what it accepts and what it must refuse.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { evaluateTemplate } from '../template/evaluate-template.mjs';

const scope = { subscriptionId: 'the-subscription', resourceGroup: 'the-group', resourceGroupLocation: 'the-region' };

function evaluated(expression, { parameters = {}, values = {}, variables } = {}) {
  const file = { parameters: Object.fromEntries(Object.entries(values).map(([key, value]) => [key, { value }])) };
  const template = { parameters, variables, resources: [{ answer: expression }] };
  return evaluateTemplate(template, file, { scope }).resources[0].resource.answer;
}

const accepted = [
  ['plain text', 'plain text'],
  ['[only opened', '[only opened'],
  ["[[resourceGroup().location]", '[resourceGroup().location]'],
  ["[concat('it''s ', 3)]", "it's 3"],
  ["[format('{0}/{1} {{0}}', 'a', 'b')]", 'a/b {0}'],
  ["[if(equals('a', 'A'), 'same', 'different')]", 'different'],
  ["[IF(and(true(), not(false())), 'taken', unknownFunction())]", 'taken'],
  ["[createObject('a', 1, 'b', createObject('c', json('[true]')))]", { a: 1, b: { c: [true] } }],
  ['[resourceGroup().location]', 'the-region'],
  ["[createObject('k', 'v')['K']]", 'v'],
  ["[createArray('x', 'y')[1]]", 'y'],
  ["[resourceId('Microsoft.X/a/b', 'n', 'm')]", '/subscriptions/the-subscription/resourceGroups/the-group/providers/Microsoft.X/a/n/b/m'],
  ["[resourceId('s', 'g', 'Microsoft.X/a', 'n')]", '/subscriptions/s/resourceGroups/g/providers/Microsoft.X/a/n'],
  ["[json('null')]", undefined],
  [{ "[concat('k', '1')]": ["[string(7)]"] }, { k1: ['7'] }],
];

const refused = [
  ["[reference('x')]", /template function reference is unknown/],
  ["[parameters('absent')]", /no parameter absent/],
  ["[variables('absent')]", /no variable absent/],
  ["[concat('a']", /expected "," or "\)"/],
  ["[concat('a') 'b']", /expected the end/],
  ["[if('true', 1, 2)]", /condition came out as "true"/],
  ["[resourceId('Microsoft.X/a/b', 'n')]", /2 types and 1 names/],
  ["[format('{1}', 'a')]", /no argument 1/],
  ["[concat('a', null())]", /cannot stand in a text/],
];

const refusedParameters = [
  [{ p: { type: 'int' } }, { p: '3' }, /not of type int/],
  [{ p: { type: 'string' } }, {}, /neither a value nor a default/],
  [{ p: { type: 'string', allowedValues: ['a'] } }, { p: 'b' }, /not among its allowed values/],
  [{ p: { type: 'int', minValue: 3 } }, { p: 2 }, /less than 3/],
  [{ p: { type: 'string', maxLength: 1 } }, { p: 'ab' }, /longer than 1/],
  [{ p: { type: 'string' } }, { p: 'a', q: 'b' }, /declares none of this name/],
];

describe('the template evaluator', () => {
  for (const [expression, expected] of accepted) {
    test(`evaluates ${JSON.stringify(expression)}`, () => assert.deepEqual(evaluated(expression), expected));
  }
  for (const [expression, reason] of refused) {
    test(`refuses ${JSON.stringify(expression)}`, () => assert.throws(() => evaluated(expression), reason));
  }
  for (const [parameters, values, reason] of refusedParameters) {
    test(`refuses ${JSON.stringify(values)} for ${JSON.stringify(parameters)}`, () => {
      assert.throws(() => evaluated("[parameters('p')]", { parameters, values }), reason);
    });
  }
  test('evaluates defaults, but takes values from the file as they are', () => {
    const parameters = { p: { type: 'string', defaultValue: '[resourceGroup().name]' } };
    assert.equal(evaluated("[parameters('p')]", { parameters }), 'the-group');
    assert.equal(evaluated("[parameters('p')]", { parameters, values: { p: '[x()]' } }), '[x()]');
  });
  test('leaves out a resource whose condition does not hold', () => {
    const template = { resources: [{ condition: "[equals(1, 2)]", name: 'a' }, { condition: true, name: 'b' }] };
    const { resources } = evaluateTemplate(template, { parameters: {} }, { scope });
    assert.deepEqual(resources, [{ resource: { name: 'b' }, scope }]);
  });
  test('puts a resource after those that it depends on', () => {
    const resources = [{ type: 'X/a', name: 'first', dependsOn: ["[resourceId('x/A', 'SECOND')]"] }, { type: 'X/a', name: 'second' }];
    assert.deepEqual(namesOf({ resources }), ['second', 'first']);
    // A dependence on what is not made holds nothing up.
    resources[1].condition = false;
    assert.deepEqual(namesOf({ resources }), ['first']);
  });
  test('refuses to depend on what is not in the template, or in a circle', () => {
    const resource = (name, needed) => ({ type: 'X/a', name, dependsOn: [`[resourceId('X/a', '${needed}')]`] });
    assert.throws(() => namesOf({ resources: [resource('a', 'b')] }), /not in the template/);
    assert.throws(() => namesOf({ resources: [resource('a', 'b'), resource('b', 'a')] }), /in a circle/);
  });
  test('evaluates a nested deployment by itself, in its own scope', () => {
    const { resources, deployments, unusedParameters } = evaluateTemplate({ parameters: outer, resources: [nested()] }, { parameters: {} }, { scope });
    const inside = { ...scope, resourceGroup: 'other-group' };
    assert.deepEqual(resources, [{ resource: { type: 'X/a', name: '[x]', group: 'other-group' }, scope: inside }]);
    assert.deepEqual(deployments.map(({ resource, scope: place }) => [resource.name, place]), [['inner', inside]]);
    assert.deepEqual(unusedParameters, ['inner/unused']);
  });
  const nestedFaults = {
    'a parameter that is not passed': [({ properties }) => { delete properties.parameters.p; }, /neither a value nor a default/],
    'a parameter that the inner template does not declare': [({ properties }) => { properties.parameters.q = { value: 1 }; }, /declares none of this name/],
    'a parameter of the outer template alone': [({ properties }) => { properties.template.resources[0].name = "[parameters('q')]"; }, /no parameter q/],
    'the scope of the outer template': [({ properties }) => { delete properties.expressionEvaluationOptions; }, /by itself/],
    'the mode Complete': [({ properties }) => { properties.mode = 'Complete'; }, /the mode Complete/],
  };
  for (const [fault, [commit, reason]] of Object.entries(nestedFaults)) {
    test(`refuses a nested deployment with ${fault}`, () => {
      const deployment = nested();
      commit(deployment);
      assert.throws(() => evaluateTemplate({ parameters: outer, resources: [deployment] }, { parameters: {} }, { scope }), reason);
    });
  }
});

function namesOf(template) {
  return evaluateTemplate(template, { parameters: {} }, { scope }).resources.map(({ resource }) => resource.name);
}

const outer = { q: { type: 'string', defaultValue: '[[x]' } };

function nested() {
  return {
    type: 'Microsoft.Resources/deployments',
    name: 'inner',
    resourceGroup: 'other-group',
    properties: {
      mode: 'Incremental',
      expressionEvaluationOptions: { scope: 'inner' },
      parameters: { p: { value: "[parameters('q')]" } },
      template: {
        parameters: { p: { type: 'string' }, unused: { type: 'int', defaultValue: 1 } },
        resources: [{ type: 'X/a', name: "[parameters('p')]", group: '[resourceGroup().name]' }],
      },
    },
  };
}
