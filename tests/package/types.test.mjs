// The declared types beside what the module really emits: everything is written down as a TypeScript literal and
// compiled. A member that the types do not know is an error there, and so is one that is missing.

import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';

import { Ajv2020 } from 'ajv/dist/2020.js';
import {
  catalog, check, checkAsScript, checkAsText, checkTogether, explain, explainAsText, factArgument, importSpec, plan, planAsText, recognise, ruleTexts, rules, schema,
} from 'aks-compute';
import { parse } from 'yaml';

import { checkout, run } from '../wasm/command.mjs';
import { badInput } from '../wasm/corpus/bad-input.mjs';
import { examples, mutants, ruleExamples, ruleExamplesWithFacts } from '../wasm/corpus/corpus.mjs';

// Below the checkout, so that the package is found by its name.
const folder = path.join(checkout, 'target', 'types-test');
const tsc = path.join(checkout, 'node_modules', '.bin', 'tsc');

before(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
});
after(() => rmSync(folder, { recursive: true, force: true }));

const small = Object.fromEntries(Object.entries(badInput).filter(([, bytes]) => Buffer.byteLength(bytes) < 5_000));
const documents = { ...examples, ...ruleExamples, ...small };

/** Compiles sources; what the compiler says. */
async function compile(sources, { module = 'nodenext', resolution = 'nodenext', lib = ['es2023', 'dom'] } = {}) {
  for (const [name, text] of Object.entries(sources)) writeFileSync(path.join(folder, name), text);
  const config = {
    compilerOptions: {
      target: 'es2022', module, moduleResolution: resolution, lib, types: [], strict: true, exactOptionalPropertyTypes: true, noEmit: true,
      noUncheckedIndexedAccess: true, skipLibCheck: false,
    },
    files: Object.keys(sources),
  };
  writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify(config));
  const { stdout, code } = await run(tsc, ['--project', folder, '--pretty', 'false'], { cwd: folder });
  return { stdout: stdout.slice(0, 3_000), code };
}

/** `const values: Type[] = […]`, in pieces that the compiler likes. */
function literals(type, values) {
  const pieces = [];
  for (let at = 0; at < values.length; at += 100) {
    const lines = values.slice(at, at + 100).map((value) => JSON.stringify(value));
    pieces.push(`export const part${at}: ${type}[] = [\n${lines.join(',\n')}\n];`);
  }
  return `import type * as t from "aks-compute";\n${pieces.join('\n')}\n`;
}

/** A table in several, because the compiler gives up on one long literal. */
function inParts({ date, ...table }) {
  const [[key, rows]] = Object.entries(table);
  const parts = [];
  for (let at = 0; at < rows.length; at += 50) parts.push({ date, [key]: rows.slice(at, at + 50) });
  return parts;
}

test('reports, plans, rules, tables and schemas are of their types', async () => {
  const languages = ['en', 'zh-CN'];
  const reports = [...Object.values(documents), ...Object.values(mutants)].flatMap((spec) => [
    check(Buffer.isBuffer(spec) ? Uint8Array.from(spec) : spec),
    check(Buffer.isBuffer(spec) ? Uint8Array.from(spec) : spec, { lang: 'zh-CN', input: 'x', strict: true, denyWarnings: true, allow: ['LIFE-WAIT'] }),
  ]);
  reports.push(...ruleExamplesWithFacts.map(({ spec, facts }) => check(spec, { facts })));
  const plans = Object.values({ ...examples, ...ruleExamples }).map((spec) => plan(spec));
  const versions = [
    'KubernetesVersion Upgrades\n1.18.6(preview) None available\n1.17.9 1.18.6(preview)\n1.16.13 1.17.9\n',
    'Result\n------\n1.16.13\n',
    { values: [{ version: '1.36', isPreview: true, capabilities: { supportPlan: ['KubernetesOfficial'] }, patchVersions: { '1.36.0': { upgrades: [] } } }] },
  ];
  const errors = ['', 'QuantumFlux', '(QuotaExceeded) x', 'HTTP/1.1 403 Forbidden', Uint8Array.of(255, 52)];
  const kinds = schema('report').properties.asks.items.properties.fact.properties.kind.enum;
  const tables = ['sizes', 'regions', 'versions', 'clouds', 'api-versions'];
  const sources = {
    'reports.ts': literals('t.Report', reports),
    'plans.ts': literals('t.Plan', plans),
    'rules.ts': literals('t.Rule', languages.flatMap((lang) => rules({ lang }))),
    'texts.ts': literals('t.RuleText', await ruleTexts('zh-CN')),
    'renderings.ts': literals('t.Rendering', [checkAsText('x: 1'), ...checkTogether([{ input: 'a', spec: {} }])]),
    'script-renderings.ts': literals('t.ScriptRendering', [checkAsScript([{ input: 'a', spec: {} }]), checkAsScript([], {}, true)]),
    'summaries.ts': literals('t.FactSummary', ruleExamplesWithFacts.flatMap(({ facts }) => [
      ...recognise(facts), ...recognise({ fact: { name: 'a.json' }, data: facts }, { lang: 'zh-CN' }),
    ])),
    'fact-arguments.ts': literals('t.FactArgument', ['a.json', 'quota@eastus=-', 'x@y=z'].map((argument) => factArgument(argument))),
    'fact-kinds.ts': literals('t.FactKind', kinds),
    'plan-renderings.ts': literals('t.PlanRendering', Object.values(examples).map((spec) => planAsText(spec))),
    'imports.ts': literals('t.Imported', plans.filter(({ requests }) => requests.length > 0).flatMap(({ artifacts }) => (
      artifacts.filter(({ fileName }) => /^(azuredeploy|requests)\.json$/.test(fileName)).map(({ text }) => importSpec(text))
    ))),
    'schemas.ts': literals('t.JsonSchema', [schema('spec'), schema('report'), schema('explanation')]),
    'explained.ts': literals('t.Explained', languages.flatMap((lang) => errors.map((text) => explain(text, { lang })))),
    'explained-renderings.ts': literals('t.ExplainedRendering', errors.map((text) => explainAsText(text, { color: true }))),
    'versions.ts': literals('t.AvailableVersions', languages.flatMap((lang) => versions.map((facts) => catalog('versions', { facts, lang })))),
    ...Object.fromEntries(tables.map((table) => [`table-${table}.ts`, literals(`t.CatalogTables["${table}"]`, inParts(catalog(table)))])),
  };
  assert.deepEqual(await compile(sources), { stdout: '', code: 0 });
  for (const kind of ['fix', 'remedy', 'position', 'help', 'related']) {
    assert.ok(reports.some(({ findings }) => findings.some((finding) => kind in finding)), `no finding has ${kind}`);
  }
});

test('a member that the types do not know is found', async () => {
  const report = check(Object.values(examples)[0]);
  for (const wrong of [{ ...report, extra: 1 }, { ...report, findings: [{ ...report.findings[0], note: 'x' }] }, { ...report, tool: undefined }]) {
    const { code } = await compile({ 'wrong.ts': literals('t.Report', [wrong]) });
    assert.notEqual(code, 0);
  }
});

test('specs without a shape problem are of type Spec, and of others each is refused', async () => {
  const shape = ['SPEC-KEY', 'SPEC-TYPE', 'SPEC-MISSING', 'SPEC-SYNTAX'];
  const isShapeless = (spec) => check(spec).findings.some(({ rule }) => shape.includes(rule));
  const values = Object.values({ ...examples, ...ruleExamples }).filter((text) => !isShapeless(text)).map((text) => parse(text));
  const isShaped = new Ajv2020({ strict: false }).compile(schema('spec'));
  const good = values.filter((spec) => isShaped(spec));
  assert.ok(good.length > 50, `${good.length} specs`);
  assert.deepEqual(await compile({ 'specs.ts': literals('t.Spec', good) }), { stdout: '', code: 0 });

  const unknownKeys = good.slice(0, 20).map((spec) => ({ ...spec, agentCounts: 3 }));
  const lines = unknownKeys.map((spec, at) => `// @ts-expect-error an unknown key\nexport const spec${at}: t.Spec = ${JSON.stringify(spec)};`);
  assert.deepEqual(await compile({ 'bad-specs.ts': `import type * as t from "aks-compute";\n${lines.join('\n')}\n` }), { stdout: '', code: 0 });
});

const program = `
  import init, {
    catalog, check, checkAsScript, explain, importSpec, parseFacts, parseSpec, plan, recognise, ruleTexts, specSchema,
    type FactEnvelope, type FactHeader, type FactSummary, type Lost, type ParsedFacts, type Report, type Spec,
  } from "aks-compute";
  const spec: Spec = { operation: "create", workspace: { subscriptionId: "x", resourceGroup: "y", name: "z" }, name: "myaks" };
  const fact: FactEnvelope = { fact: { kind: "cluster", name: "cluster.json", cloud: "AzureCloud" }, data: new Uint8Array() };
  export const summaries: FactSummary[] = recognise([fact, "[]"], { lang: "en" });
  export const parsedSpec: string = JSON.stringify(parseSpec(new Uint8Array(), { format: "yaml", lang: "zh-CN" }));
  export const parsed: ParsedFacts = parseFacts([fact]);
  export const asked: FactHeader[] = check(spec, { facts: [fact, parsed] }).asks.map((ask) => ask.fact);
  export const script: string = checkAsScript([{ input: "a", spec }]).script;
  export const report: Report = check(spec, { lang: "zh-CN", now: new Date(), facts: [{}, "{}"], allow: [] });
  export const causes: string[] = explain("x", { lang: "zh-CN" }).explanations.flatMap(({ cause, rules }) => [cause, ...rules.map(({ id }) => id)]);
  export const cpus: number | undefined = catalog("sizes").sizes[0]?.vcpus;
  export const upgrades: string[] = catalog("versions", { facts: "" }).versions.flatMap(({ upgrades }) => upgrades.map(({ version }) => version));
  export const minor: string | undefined = catalog("versions").versions[0]?.minor;
  export const texts: string[] = plan("operation: create").artifacts.map((artifact) => artifact.text);
  export const issues = specSchema({ lang: "en" })["~standard"].validate(spec);
  export const lost: Lost[] = importSpec("{}", { lang: "zh-CN", format: "json", parameters: {}, resourceGroup: "x", cloud: "y" }).lost;
  export const again: Report = check(importSpec(new Uint8Array()).spec);
  // @ts-expect-error an option of a check
  importSpec({}, { strict: true });
  // @ts-expect-error a value needs no parsing
  parseSpec({});
  // @ts-expect-error an unknown option
  check(spec, { langs: "en" });
  // @ts-expect-error an option of checks
  explain("x", { facts: [] });
  // @ts-expect-error a table that there is not
  catalog("prices");
  // @ts-expect-error facts of another table
  catalog("sizes", { facts: {} });
  void init().then(() => ruleTexts("en"));
`;

for (const [name, options] of Object.entries({
  'a bundler': { module: 'preserve', resolution: 'bundler' },
  'Node, ES module': {},
})) {
  test(`the declarations serve ${name}`, async () => {
    assert.deepEqual(await compile({ 'use.mts': program }, options), { stdout: '', code: 0 });
  });
}

test('the declarations serve Node, CommonJS', async () => {
  assert.deepEqual(await compile({ 'use.cts': program }), { stdout: '', code: 0 });
});
