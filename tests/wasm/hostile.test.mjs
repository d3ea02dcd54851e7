// What JavaScript can hand over that no document holds: always a report or a plan, and the module lives on.

import assert from 'node:assert/strict';
import { afterEach, describe, test } from 'node:test';
import { runInNewContext } from 'node:vm';

import { catalog, check, checkAsScript, checkAsText, checkTogether, parseFacts, plan, planAsText, recognise, rules, scenario, schema } from 'aks-compute';

const good = {
  operation: 'create',
  workspace: { subscriptionId: '00000000-0000-0000-0000-000000000000', resourceGroup: 'ml-rg', name: 'ml-ws', location: 'eastus2' },
  name: 'myaks',
};

const throws = () => {
  throw new Error('from the caller');
};
const throwing = (trap) => new Proxy({ ...good }, { [trap]: throws });

function cycle() {
  const spec = { ...good };
  spec.tags = { spec };
  return spec;
}

/** Two references each level: 2^24 values from 24 objects. */
function bomb() {
  let value = { end: 1 };
  for (let level = 0; level < 24; level += 1) value = { left: value, right: value };
  return value;
}

function nested(depth) {
  let value = {};
  for (let level = 0; level < depth; level += 1) value = { tags: value };
  return value;
}

function detached() {
  const bytes = new Uint8Array(8);
  structuredClone(bytes.buffer, { transfer: [bytes.buffer] });
  return bytes;
}

function withMember(name, descriptor, value = { ...good }) {
  return Object.defineProperty(value, name, { configurable: true, enumerable: true, ...descriptor });
}

const hostile = {
  undefined: undefined,
  null: null,
  NaN: NaN,
  Infinity: -Infinity,
  'a number': 3,
  'a boolean': true,
  'a BigInt': 10n,
  'a symbol': Symbol('spec'),
  'a function': () => good,
  'a class': class Spec {},
  'empty text': '',
  'text with a lone surrogate': 'operation: create\nname: a\ud800b\n',
  'text of 50 MB': 'x'.repeat(50 << 20),
  'bytes of 50 MB': new Uint8Array(50 << 20),
  'detached bytes': detached(),
  'bytes with a length that throws': withMember('length', { get: throws }, new Uint8Array(4)),
  'bytes with a length that lies': withMember('length', { value: 1 << 30 }, new Uint8Array(4)),
  'what only pretends to be bytes': Object.create(Uint8Array.prototype),
  'other bytes': new Uint16Array(4),
  'an ArrayBuffer': new ArrayBuffer(4),
  'a boxed text': new String('operation: create'),
  'a boxed number': new Number(3),
  'a Map': new Map(Object.entries(good)),
  'a Set': new Set(['operation']),
  'a WeakMap': new WeakMap(),
  'a Date': new Date(),
  'an invalid Date': new Date(NaN),
  'a RegExp': /a/,
  'an Error': new Error('x'),
  'a Promise': Promise.resolve(good),
  'a generator': (function* generate() { yield 1; })(),
  'an array': [good],
  'an array with holes': [, , 1],
  'the longest array': new Array(2 ** 32 - 1),
  'an array of a million': new Array(1_000_000).fill(0),
  'an array with a length that throws': new Proxy([], { get: throws }),
  'an array with a length that is text': new Proxy([], { get: (target, key) => (key === 'length' ? 'many' : target[key]) }),
  'a getter that throws': withMember('name', { get: throws }),
  'a getter that changes its mind': withMember('name', { get: () => (Math.random() < 0.5 ? 'myaks' : NaN) }),
  'a getter that answers with another spec': withMember('tags', { get: () => ({ ...good }) }),
  'a toJSON that throws': { ...good, toJSON: throws },
  'an inherited toJSON': Object.assign(Object.create({ toJSON: throws }), good),
  'no prototype': Object.assign(Object.create(null), good),
  'another realm': runInNewContext(`(${JSON.stringify(good)})`),
  'symbols as keys': { ...good, [Symbol('a')]: 1 },
  'a member that cannot be listed': withMember('name', { enumerable: false, value: 'myaks' }),
  'own __proto__': JSON.parse('{"operation":"create","__proto__":{"name":"myaks"}}'),
  'a cycle': cycle(),
  'a shared-reference bomb': bomb(),
  'a shared text bomb': Object.fromEntries(Array.from({ length: 5_000 }, (_, at) => [`key${at}`, 'x'.repeat(100_000)])),
  'deep objects': nested(31),
  'deeper objects': nested(33),
  'the deepest objects': nested(100_000),
  'a key with a lone surrogate': { ...good, 'a\udc00': 1 },
  'a text of surrogates': { ...good, name: '\udc00\ud800' },
  'a long key': { ...good, ['k'.repeat(1 << 21)]: 1 },
  'a text of 50 MB inside': { ...good, description: 'x'.repeat(50 << 20) },
  'foreign values inside': {
    ...good, name: NaN, description: 3n, location: Symbol('x'), agentVmSize: () => 1, tags: new Map(), network: new Date(), ssl: undefined,
  },
  'minus zero': { ...good, agentCount: -0 },
  'the largest number': { ...good, agentCount: Number.MAX_VALUE },
  'a revoked proxy': (() => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    return proxy;
  })(),
  'a proxy around everything': new Proxy({}, { get: (_, key) => `${String(key)}`, ownKeys: () => ['a', 'b'], has: () => true }),
  ...Object.fromEntries(
    ['get', 'has', 'ownKeys', 'getPrototypeOf', 'getOwnPropertyDescriptor'].map((trap) => [`a proxy that throws on ${trap}`, throwing(trap)]),
  ),
};

/** A good spec still gets its report. */
function livesOn() {
  const report = check(good, { now: '2026-11-23T12:00:00Z' });
  assert.notEqual(report.outcome, 'fail');
  assert.ok(report.passed.length > 10);
}

describe('a hostile spec gets a report and a plan', () => {
  afterEach(livesOn);

  for (const [name, spec] of Object.entries(hostile)) {
    test(name, () => {
      const report = check(spec);
      assert.ok(['pass', 'fail', 'unknown'].includes(report.outcome));
      assert.ok(Array.isArray(report.findings));
      if (report.outcome === 'fail') {
        assert.ok(report.findings.some(({ severity, message }) => severity === 'error' && message.length > 0));
      }
      assert.ok(Array.isArray(plan(spec).artifacts));
      assert.equal(typeof checkAsText(spec).text, 'string');
      assert.equal(typeof planAsText(spec).text, 'string');
      assert.equal(checkTogether([{ input: 'a', spec }, { input: 'b', spec: good }]).length, 2);
    });
  }

  test('ten thousand times', () => {
    const quick = Object.entries(hostile).filter(([name]) => !/50 MB|bomb|million|longest|deepest/.test(name));
    for (let round = 0; round < 10_000; round += 1) check(quick[round % quick.length][1]);
  });
});

test('what no document holds is named', () => {
  const { findings } = check(hostile['foreign values inside']);
  for (const what of ['NaN', 'a BigInt', 'a symbol', 'a function', 'a Map', 'a Date']) {
    assert.ok(findings.some(({ message }) => message.includes(what)), `no finding names ${what}`);
  }
});

test('a long text is read like its bytes, to the last character', () => {
  const names = Array.from({ length: 20_000 }, (_, number) => `资源-é-🚀-${number}`);
  const fact = (last) => JSON.stringify({ changeNumber: 1, cloud: 'Public', values: [...names, last].map((name) => ({ name })) });
  const text = fact('AzureMachineLearning.EastUS2');
  const told = (facts) => JSON.stringify(recognise(facts));
  assert.ok(text.length > 16_384);
  assert.equal(told(text), told(new TextEncoder().encode(text)));
  assert.match(told(text), /serviceTags/);
  assert.throws(() => recognise(fact('').replace(/""(?=[^"]*$)/, () => '"a\ud800"')), /UTF-8|Unicode|surrogate/i);
  const spec = `# ${'é'.repeat(20_000)}\noperation: detach\nname: x\n`;
  const now = new Date('2026-11-23T12:00:00Z');
  assert.deepEqual(check(spec, { now }), check(new TextEncoder().encode(spec), { now }));
});

describe('a wrong call throws an Error', () => {
  afterEach(livesOn);

  const wrongOptions = {
    'an unknown option': { langs: 'en' },
    'a language that there is not': { lang: 'fr' },
    'a language that is no text': { lang: 1 },
    'a time that is none': { now: 'yesterday' },
    'a time that is a number': { now: 5 },
    'an invalid Date': { now: new Date(NaN) },
    'what only pretends to be a Date': { now: Object.create(Date.prototype) },
    'a Date with a getTime that throws': { now: Object.assign(new Date(), { getTime: throws }) },
    'allow that is text': { allow: 'NAME-COMPUTE' },
    'allow with a number': { allow: [1] },
    'strict that is text': { strict: 'yes' },
    'facts that are none': { facts: 'x: y' },
    'facts that are a number': { facts: 5 },
    'facts with a cycle': { facts: cycle() },
    'facts of unknown shape': { facts: { a: 1 } },
    'facts with members that throw': { facts: withMember('fact', { get: throws }, { data: '{}' }) },
    'facts with a header that throws': { facts: { fact: throwing('ownKeys'), data: '{}' } },
    'facts with a header that is a Map': { facts: { fact: new Map(), data: '{}' } },
    'a catalog that is none': { catalog: '[' },
    'a catalog with a BigInt': { catalog: { date: 1n } },
    'a catalog with a cycle': { catalog: cycle() },
    'a format that there is not': { format: 'toml' },
    'options that are text': 'en',
    'options that are a number': 5,
    'a getter that throws': withMember('lang', { get: throws }, {}),
    'a proxy that throws': throwing('ownKeys'),
  };
  for (const [name, options] of Object.entries(wrongOptions)) {
    test(name, () => {
      assert.throws(() => check(good, options), (error) => error instanceof Error && error.name !== 'RuntimeError' && error.message.length > 0);
    });
  }

  test('a table, a schema, a scenario that there is not', () => {
    assert.throws(() => catalog('prices'), Error);
    assert.throws(() => catalog('sizes', { facts: 'Result\n1.16.13' }), /versions only/);
    assert.throws(() => catalog('versions', { facts: 'x: y' }), /facts: no fact of the kind `versions` is recognised/);
    assert.throws(() => catalog('versions', { facts: cycle() }), Error);
    assert.throws(() => catalog('versions', { facts: ['Result\n1.16.13', 5] }), Error);
    assert.throws(() => schema('plan'), Error);
    assert.throws(() => scenario('fly'), Error);
    assert.throws(() => scenario('create', { cloud: 'x' }), Error);
    assert.throws(() => checkTogether([{ spec: good }]), Error);
    assert.throws(() => checkTogether([null]), Error);
    assert.throws(() => checkTogether('create'), Error);
    assert.throws(() => checkAsScript([null]), Error);
    assert.throws(() => recognise(), Error);
    assert.throws(() => recognise(throwing('get')), Error);
    assert.throws(() => recognise([], { language: 'en' }), Error);
    assert.throws(() => parseFacts(), Error);
    for (const share of [1, () => 1, () => ({}), () => { throw new Error('mine'); }]) {
      assert.throws(() => recognise({ share }), Error);
    }
    assert.throws(() => rules({ lang: Symbol('en') }), Error);
  });
});
