// Reads just enough of a wasm module to tell what its bytes are for.

const sectionNames = ['custom', 'type', 'import', 'function', 'table', 'memory', 'global', 'export', 'start', 'element', 'code', 'data', 'data count'];
const externalKinds = { function: 0, table: 1, memory: 2, global: 3, tag: 4 };

/** A place in bytes that moves on as they are read. */
class Reader {
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  byte() {
    return this.bytes[this.at++];
  }

  number() {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = this.byte();
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
  }

  take(length) {
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  text() {
    return this.take(this.number()).toString('utf8');
  }
}

/** The sections: each its name (of a custom section `custom:…`) and its body. */
export function sectionsOf(module) {
  const reader = new Reader(module, 8);
  const sections = [];
  while (reader.at < module.length) {
    const name = sectionNames[reader.byte()];
    const body = reader.take(reader.number());
    if (name !== 'custom') sections.push({ name, body });
    else {
      const inner = new Reader(body);
      const custom = inner.text();
      sections.push({ name: `custom:${custom}`, body: body.subarray(inner.at) });
    }
  }
  return sections;
}

/** The functions of a module that has its names: each its name and its body. */
export function functionsByName(module) {
  const sections = Object.fromEntries(sectionsOf(module).map(({ name, body }) => [name, body]));
  const names = functionNames(sections['custom:name']);
  const imported = importedFunctions(sections.import);
  const reader = new Reader(sections.code);
  return Array.from({ length: reader.number() }, (_, at) => ({
    name: names.get(imported + at) ?? '',
    body: reader.take(reader.number()),
  }));
}

function functionNames(body) {
  const reader = new Reader(body);
  const names = new Map();
  while (reader.at < body.length) {
    const kind = reader.byte();
    const part = new Reader(reader.take(reader.number()));
    if (kind !== 1) continue;
    for (let left = part.number(); left > 0; left -= 1) names.set(part.number(), part.text());
  }
  return names;
}

function importedFunctions(body) {
  const reader = new Reader(body);
  let functions = 0;
  for (let left = reader.number(); left > 0; left -= 1) {
    reader.text();
    reader.text();
    const kind = reader.byte();
    if (kind === externalKinds.function) {
      reader.number();
      functions += 1;
    } else if (kind === externalKinds.global) reader.take(2);
    else {
      if (kind === externalKinds.table) reader.byte();
      const hasMaximum = reader.byte() & 1;
      reader.number();
      if (hasMaximum) reader.number();
    }
  }
  return functions;
}

/** The crate whose code a function is: of a trait's method, the crate of the type. */
export function crateOf(name) {
  const crates = name.match(/\b[a-z_][a-z0-9_]*(?=(\[[0-9a-f]+\])?::)/g) ?? [];
  const ours = crates.find((crate) => crate === 'aks_compute');
  return ours ?? crates.find((crate) => !['core', 'alloc', 'std'].includes(crate) && knownCrate.test(crate)) ?? 'the standard library';
}

const knownCrate = /^(saphyr_parser|time|time_core|serde|serde_core|serde_json|strsim|semver|ipnet|dlmalloc|wasm_bindgen|js_sys|unicode_width|anstyle|shlex|percent_encoding|hashbrown|itoa|zmij|arraydeque)$/;
