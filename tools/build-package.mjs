// Builds pkg/dist: generates what comes from the module and from the command, compiles the TypeScript, and bundles the
// CommonJS twin of the Node entry. The module (tools/build-module.sh) and the command (cargo build) are there already.

import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { compile } from 'json-schema-to-typescript';
import { rolldown } from 'rolldown';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const pkg = path.join(root, 'pkg');
const generated = path.join(pkg, 'src', 'generated');
const dist = path.join(pkg, 'dist');
const languages = ['en', 'zh-CN'];

const command = process.env.AKS_COMPUTE_BIN
  ?? path.join(process.env.CARGO_TARGET_DIR ?? path.join(root, 'target'), 'debug', 'aks-compute');

/** What the command prints, in English unless told, without a terminal. */
function printed(...call) {
  return execFileSync(command, call, { encoding: 'utf8', maxBuffer: 1 << 26, env: { ...process.env, LC_ALL: 'C' } });
}

const write = (name, text) => writeFileSync(path.join(generated, name), text);

/** The JSON Schema of the spec, and the type of specs that is made from it. */
async function generateSchema() {
  const schema = JSON.parse(printed('schema', 'spec'));
  write('schema.json', `${JSON.stringify(schema)}\n`);
  // The conditions on operations say which keys go together; a type can say that of whole documents only.
  const { allOf, $schema, ...shape } = schema;
  const type = await compile({ ...shape, title: 'Spec' }, 'Spec', {
    bannerComment: '/** Generated from `schema("spec")` by tools/build-package.mjs. */',
    style: { printWidth: 120 },
  });
  write('spec.ts', type);
}

/** The rules with their long texts, and the forms of them that only the command shows. */
function generateTexts() {
  for (const language of languages) {
    const rules = JSON.parse(printed('rules', '--format', 'json', '--lang', language));
    write(`rules.${language}.json`, `${JSON.stringify(rules)}\n`);
    const texts = (format) => Object.fromEntries(
      rules.map(({ id }) => [id, printed('rules', id, '--format', format, '--lang', language)]),
    );
    const pages = { list: printed('rules', '--lang', language), text: texts('text'), markdown: texts('markdown') };
    write(`rule-pages.${language}.json`, `${JSON.stringify(pages)}\n`);
  }
}

/** The help and the completion scripts: made from the command's own description of its arguments. */
function generateHelp() {
  const commands = [
    '', 'init', 'check', 'plan', 'import', 'cert', 'explain', 'rules', 'schema', 'catalog', 'submit', 'detach', 'status',
    'facts', 'completions',
  ];
  const help = (flag) => Object.fromEntries(
    commands.map((name) => [name, printed(...(name === '' ? [] : [name]), flag)]),
  );
  const shells = ['bash', 'elvish', 'fish', 'powershell', 'zsh'];
  const completions = Object.fromEntries(shells.map((shell) => [shell, printed('completions', shell)]));
  write('help.json', `${JSON.stringify({ long: help('--help'), short: help('-h'), completions })}\n`);
}

function compileTypeScript() {
  rmSync(dist, { recursive: true, force: true });
  execFileSync(path.join(root, 'node_modules', '.bin', 'tsc'), ['--project', pkg], { stdio: 'inherit' });
  mkdirSync(path.join(dist, 'generated'), { recursive: true });
  for (const name of readdirSync(generated)) {
    if (!name.endsWith('.ts') || name === 'aks_compute.d.ts') {
      cpSync(path.join(generated, name), path.join(dist, 'generated', name));
    }
  }
  chmodSync(path.join(dist, 'command.js'), 0o755);
}

/** `require("aks-compute")`: one file, with the declarations of the ES modules beside it. */
async function bundleCommonJs() {
  const folder = path.join(dist, 'cjs');
  const bundle = await rolldown({
    input: path.join(dist, 'node.js'),
    platform: 'node',
    // The CommonJS file lies one folder deeper.
    transform: { define: { 'import.meta.url': 'moduleUrl' } },
  });
  await bundle.write({
    file: path.join(folder, 'node.js'),
    format: 'cjs',
    exports: 'named',
    banner: 'const moduleUrl = new URL("../node.js", require("node:url").pathToFileURL(__filename)).href;',
  });
  writeFileSync(path.join(folder, 'package.json'), '{ "type": "commonjs" }\n');
  // In a folder of type commonjs the same declarations describe CommonJS modules.
  for (const from of ['.', 'types']) {
    for (const name of readdirSync(path.join(dist, from))) {
      if (name.endsWith('.d.ts')) cpSync(path.join(dist, from, name), path.join(folder, from, name));
    }
  }
  mkdirSync(path.join(folder, 'generated'));
  cpSync(path.join(dist, 'generated', 'spec.d.ts'), path.join(folder, 'generated', 'spec.d.ts'));
}

/** npm takes licences and the read-me from the package's own folder only. */
function copyLicences() {
  for (const name of ['LICENSE-APACHE', 'LICENSE-MIT']) cpSync(path.join(root, name), path.join(pkg, name));
}

function checkVersion() {
  const { version } = JSON.parse(readFileSync(path.join(pkg, 'package.json'), 'utf8'));
  const crate = printed('--version').trim().split(' ').at(-1);
  if (version !== crate) throw new Error(`pkg/package.json says version ${version}, Cargo.toml ${crate}`);
}

checkVersion();
await generateSchema();
generateTexts();
generateHelp();
compileTypeScript();
await bundleCommonJs();
copyLicences();
