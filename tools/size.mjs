// The size of what a page loads: for the first call the main module and its glue, for the first certificate the module
// that looks into them, for a submission the client; raw and as brotli sends them, the main module by part. A budget that
// is passed fails the run. pkg/size.json is the committed state, so that a change of a number is reviewed; a difference
// from it is shown only, because compilers differ by a few bytes. `--update` writes it.

import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';

import { bundledClient } from './client-size.mjs';
import { crateOf, functionsByName, sectionsOf } from './wasm-sections.mjs';

// The project set out for 120 KiB; docs/architecture.md breaks down what the rest is and why it is more.
const budget = 412 * 1024;
/** Of the client with its dependencies and the glue of the module. */
const clientBudget = 25 * 1024;
// Of the second module; what it holds and why it is apart stands there too.
const certificatesBudget = 152 * 1024;

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const generated = path.join(root, 'pkg', 'src', 'generated');
const snapshotFile = path.join(root, 'pkg', 'size.json');

const module = readFileSync(path.join(generated, 'aks_compute_bg.wasm'));
const named = readFileSync(path.join(process.env.CARGO_TARGET_DIR ?? path.join(root, 'target'), 'aks_compute_named.wasm'));
const glue = readFileSync(path.join(generated, 'aks_compute.js'));
const certificates = ['aks_compute_certificates_bg.wasm', 'aks_compute_certificates.js'].map((name) => readFileSync(path.join(generated, name)));

function brotli(bytes) {
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22 } }).length;
}

const part = (bytes) => ({ raw: bytes.length, brotli: brotli(bytes) });

/** Code by the crate that wrote it, before wasm-opt, which keeps no names; brotli of each alone. */
function codeByCrate() {
  const crates = new Map();
  for (const { name, body } of functionsByName(named)) {
    const crate = crateOf(name);
    crates.set(crate, [...(crates.get(crate) ?? []), body]);
  }
  return byBrotli(crates);
}

/** What each file or folder of src/emit adds in code, before wasm-opt; its texts are data. What is inlined elsewhere counts there. */
function codeByEmitter() {
  const emitters = new Map();
  for (const { name, body } of functionsByName(named)) {
    const emitter = name.match(/\baks_compute(?:\[[0-9a-f]+\])?::emit::([a-z_]+)/)?.[1];
    if (emitter) emitters.set(emitter, [...(emitters.get(emitter) ?? []), body]);
  }
  return byBrotli(emitters);
}

/** Groups of functions, the largest first. */
function byBrotli(groups) {
  const parts = [...groups].map(([name, bodies]) => [name, part(Buffer.concat(bodies))]);
  return Object.fromEntries(parts.sort(([, left], [, right]) => right.brotli - left.brotli));
}

/** Data by what it is: the catalog's tables, the examples, text in Chinese, and the rest. */
function dataByKind() {
  const filesOf = (...folder) => readdirSync(path.join(root, ...folder)).map((name) => readFileSync(path.join(root, ...folder, name)));
  const kinds = { catalog: filesOf('src', 'catalog', 'tables'), scenarios: filesOf('examples') };
  let rest = Buffer.concat(sectionsOf(module).filter(({ name }) => name === 'data').map(({ body }) => body));
  const found = {};
  for (const [kind, texts] of Object.entries(kinds)) {
    const present = texts.filter((text) => rest.includes(text));
    for (const text of present) rest = without(rest, text);
    found[kind] = part(Buffer.concat(present));
  }
  const isChinese = (byte) => byte >= 0x80;
  found['text that is not ASCII'] = part(Buffer.from(rest.filter(isChinese)));
  found['text in ASCII and constants'] = part(Buffer.from(rest.filter((byte) => !isChinese(byte))));
  return found;
}

function without(bytes, piece) {
  const at = bytes.indexOf(piece);
  return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + piece.length)]);
}

const sections = Object.fromEntries(
  sectionsOf(module).filter(({ body }) => body.length > 1024).map(({ name, body }) => [name, part(body)]),
);
const size = {
  total: { raw: module.length + glue.length, brotli: brotli(module) + brotli(glue) },
  module: part(module),
  glue: part(glue),
  client: part(await bundledClient(path.join(root, 'pkg', 'dist'))),
  certificates: {
    raw: certificates.reduce((sum, bytes) => sum + bytes.length, 0),
    brotli: certificates.reduce((sum, bytes) => sum + brotli(bytes), 0),
  },
};
const breakdown = { 'sections of the module': sections, 'code by crate, before wasm-opt': codeByCrate(), 'code by emitter, before wasm-opt': codeByEmitter(), 'data by kind': dataByKind() };

const snapshot = readSnapshot();
const column = (text, width) => String(text).padStart(width);
const line = (name, { raw, brotli: compressed }, note = '') => {
  console.log(`  ${name.padEnd(32)}${column(raw, 9)}${column(compressed, 9)}${note}`);
};

console.log(`  ${''.padEnd(32)}${column('raw', 9)}${column('brotli', 9)}`);
for (const [name, value] of Object.entries(size)) line(name, value, difference(value, snapshot[name]));
for (const [title, parts] of Object.entries(breakdown)) {
  console.log(title);
  const shown = Object.entries(parts).filter(([, value], at) => at < 16 && value.raw > 0);
  for (const [name, value] of shown) line(name, value);
}

if (process.argv.includes('--update')) {
  writeFileSync(snapshotFile, `${JSON.stringify({ ...size, ...breakdown }, null, 2)}\n`);
  console.log(`Wrote ${path.relative(root, snapshotFile)}`);
}
if (size.total.brotli > budget) {
  console.error(`The module and its glue are ${size.total.brotli} bytes of brotli; the budget is ${budget}.`);
  process.exitCode = 1;
}
if (size.certificates.brotli > certificatesBudget) {
  console.error(`The module for certificates and its glue are ${size.certificates.brotli} bytes of brotli; the budget is ${certificatesBudget}.`);
  process.exitCode = 1;
}

if (size.client.brotli > clientBudget) {
  console.error(`The client with its dependencies is ${size.client.brotli} bytes of brotli; the budget is ${clientBudget}.`);
  process.exitCode = 1;
}

function readSnapshot() {
  try {
    return JSON.parse(readFileSync(snapshotFile, 'utf8'));
  } catch {
    return {};
  }
}

function difference(now, before) {
  if (before === undefined || now.brotli === before.brotli) return '';
  const change = now.brotli - before.brotli;
  return `   ${change > 0 ? '+' : ''}${change} since pkg/size.json`;
}
