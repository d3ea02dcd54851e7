// The packed package in every place where it is to be used.

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';

import { build, preview } from 'vite';

import { checkout, run } from '../wasm/command.mjs';
import { answerOf, launch, serve } from './chromium.mjs';
import { installPackage, runInNode, succeed } from './installed.mjs';

const spec = {
  operation: 'create',
  workspace: { subscriptionId: '00000000-0000-0000-0000-000000000000', resourceGroup: 'ml-rg', name: 'ml-ws', location: 'eastus2' },
  name: 'myaks',
};
const { version } = JSON.parse(readFileSync(path.join(checkout, 'pkg', 'package.json'), 'utf8'));

/** What every place has to answer. */
const program = `
  const spec = ${JSON.stringify(spec)};
  const bad = check({ ...spec, agentCounts: 3 }, { lang: "zh-CN" });
  const answer = {
    version: version(),
    good: check(spec).outcome,
    bad: bad.findings.filter(({ status, severity }) => status === "fail" && severity === "error").map(({ rule, path }) => rule + path),
    imported: importSpec(plan(spec).artifacts.find(({ kind }) => kind === "rest").text).spec.operation,
    artifacts: plan(spec).artifacts.map(({ fileName }) => fileName),
    texts: (await ruleTexts("zh-CN")).length === rules().length,
    issue: specSchema()["~standard"].validate({ ...spec, agentCounts: 3 }).issues[0].path,
  };
`;
const expected = {
  version,
  good: 'unknown',
  bad: ['SPEC-KEY/agentCounts'],
  imported: 'create',
  artifacts: [
    'azuredeploy.json', 'azuredeploy.parameters.json', 'main.bicep', 'main.tf', 'requests.json', 'requests.http', 'requests.sh', 'deploy.sh',
    'deploy.py', 'kubectl.sh', 'steps.md',
  ],
  texts: true,
  issue: ['agentCounts'],
};
const names = 'check, importSpec, plan, rules, ruleTexts, specSchema, version';

let project;
let browser;
before(async () => {
  [project, browser] = await Promise.all([installPackage(), launch()]);
});
after(() => browser?.close());

describe('in Node', () => {
  test('as an ES module, without a call of init', async () => {
    const source = `import init, { ${names} } from "aks-compute"; ${program} await Promise.all([init(), init()]); console.log(JSON.stringify(answer));`;
    assert.deepEqual(JSON.parse(await runInNode(project, 'module.mjs', source)), expected);
  });

  test('as a CommonJS module, without a call of init', async () => {
    const source = `const { default: init, ${names} } = require("aks-compute"); (async () => { ${program} await init(); console.log(JSON.stringify(answer)); })();`;
    assert.deepEqual(JSON.parse(await runInNode(project, 'common.cjs', source)), expected);
  });

  test('by its other exports', async () => {
    const source = `
      import { createRequire } from "node:module";
      import { readFileSync } from "node:fs";
      import { specSchema } from "aks-compute/standard-schema";
      const require = createRequire(import.meta.url);
      console.log(JSON.stringify({
        vendor: specSchema()["~standard"].vendor,
        schema: require("aks-compute/schema.json").title,
        texts: ["en", "zh-CN"].map((lang) => require("aks-compute/rules." + lang + ".json")[0].id),
        module: WebAssembly.validate(readFileSync(require.resolve("aks-compute/wasm"))),
      }));
    `;
    assert.deepEqual(JSON.parse(await runInNode(project, 'exports.mjs', source)), {
      vendor: 'aks-compute', schema: 'aks-compute spec', texts: ['SPEC-SYNTAX', 'SPEC-SYNTAX'], module: true,
    });
  });

  test('by npx', async () => {
    const call = ['--no-install', 'aks-compute'];
    writeFileSync(path.join(project, 'spec.json'), JSON.stringify(spec));
    const template = JSON.parse(await succeed('npx', [...call, 'plan', 'spec.json'], { cwd: project }));
    assert.match(template.$schema, /deploymentTemplate/);
    const bad = await run('npx', [...call, 'check', '-'], { cwd: project, input: '{"operation":"create"}' });
    assert.equal(bad.code, 1);
    assert.match(bad.stdout, /SPEC-MISSING/);
    // What submits has dependencies of its own.
    const unanswered = await run('npx', [...call, 'submit', 'spec.json'], { cwd: project });
    assert.equal(unanswered.code, 2);
    assert.match(unanswered.stderr, /give '--yes'/);
  });
});

describe('in Chromium', () => {
  let server;
  before(async () => {
    server = await serve(project);
  });
  after(() => server.close());

  /** A page without a build: a script of type module and no server magic. */
  function page(name, script) {
    writeFileSync(path.join(project, name), `<!doctype html><link rel="icon" href="data:,"><script type="module">${script}</script>`);
    return `${server.address}/${name}`;
  }

  test('in a plain script of type module, which awaits init', async () => {
    const address = page('plain.html', `
      import init, { ${names} } from "./node_modules/aks-compute/dist/web.js";
      let early;
      try { version(); } catch (error) { early = error.message; }
      await Promise.all([init(), init(), init()]);
      await init();
      ${program}
      window.answer = { ...answer, early };
    `);
    const { answer, errors } = await answerOf(browser, address);
    assert.deepEqual(answer, { ...expected, early: 'aks-compute is not initialised: await init() before the first call' });
    assert.deepEqual(errors, []);
  });

  const file = './node_modules/aks-compute/dist/generated/aks_compute_bg.wasm';
  for (const [name, source] of Object.entries({
    'a path': `"${file}"`,
    'a URL': `new URL("${file}", location.href)`,
    'a Request': `new Request("${file}")`,
    'a Response': `await fetch("${file}")`,
    'the promise of a Response': `fetch("${file}")`,
    bytes: `await (await fetch("${file}")).arrayBuffer()`,
    'a compiled module': `await WebAssembly.compileStreaming(fetch("${file}"))`,
  })) {
    test(`init takes ${name}`, async () => {
      const address = page('source.html', `
        import init, { version } from "./node_modules/aks-compute/dist/web.js";
        await init(${source});
        window.answer = version();
      `);
      const { answer, errors } = await answerOf(browser, address);
      assert.equal(answer, version);
      assert.deepEqual(errors, []);
    });
  }

  test('init that failed can be called again', async () => {
    const address = page('again.html', `
      import init, { version } from "./node_modules/aks-compute/dist/web.js";
      let failure;
      try { await init("missing.wasm"); } catch (error) { failure = error instanceof Error; }
      await init();
      window.answer = { failure, version: version() };
    `);
    assert.deepEqual((await answerOf(browser, address)).answer, { failure: true, version });
  });

  test('under a policy that allows nothing but WebAssembly', async (t) => {
    const strict = await serve(project, { 'content-security-policy': "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src data:" });
    t.after(strict.close);
    writeFileSync(path.join(project, 'strict.html'), '<!doctype html><link rel="icon" href="data:,"><script type="module" src="strict.js"></script>');
    writeFileSync(path.join(project, 'strict.js'), `import init, { ${names} } from "./node_modules/aks-compute/dist/web.js"; await init(); ${program} window.answer = answer;`);
    const { answer, errors } = await answerOf(browser, `${strict.address}/strict.html`);
    assert.deepEqual(answer, expected);
    assert.deepEqual(errors, []);
  });
});

describe('in a Vite build', () => {
  test('the bundle starts itself, and does not load what looks into certificates before it is asked for', async (t) => {
    const root = path.join(project, 'site');
    mkdirSync(root, { recursive: true });
    writeFileSync(path.join(root, 'index.html'), '<!doctype html><link rel="icon" href="data:,"><script type="module" src="./main.js"></script>');
    writeFileSync(path.join(root, 'main.js'), `import { ${names} } from "aks-compute"; ${program}
      const loaded = performance.getEntriesByType("resource").filter(({ name }) => name.endsWith(".wasm")).length;
      window.answer = { ...answer, loaded };
    `);
    await build({ root, logLevel: 'error', build: { outDir: 'dist', target: 'es2022' } });
    const modules = readdirSync(path.join(root, 'dist', 'assets')).filter((name) => name.endsWith('.wasm'));
    assert.deepEqual(modules.map((name) => name.replace(/-[^-]*$/, '')).sort(), ['aks_compute_bg', 'aks_compute_certificates_bg']);
    const server = await preview({ root, logLevel: 'error', preview: { host: '127.0.0.1', port: 0 }, build: { outDir: 'dist' } });
    t.after(() => server.close());
    const { answer, errors } = await answerOf(browser, server.resolvedUrls.local[0]);
    assert.deepEqual(answer, { ...expected, loaded: 1 });
    assert.deepEqual(errors, []);
  });
});

test('the package holds what it needs and nothing else', () => {
  const folder = path.join(project, 'node_modules', 'aks-compute');
  const inside = readdirSync(folder, { recursive: true }).map(String);
  for (const name of ['LICENSE-MIT', 'LICENSE-APACHE', 'README.md', 'dist/command.js', 'dist/node.d.ts', 'dist/cjs/node.d.ts']) {
    assert.ok(inside.includes(name), name);
  }
  assert.deepEqual(inside.filter((name) => name.endsWith('.wasm')).sort(), [
    'dist/generated/aks_compute_bg.wasm', 'dist/generated/aks_compute_certificates_bg.wasm',
  ]);
  assert.deepEqual(inside.filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts')), []);
});
