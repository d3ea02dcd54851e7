// The specs of `examples/`, by their file names.

import { readFile, readdir } from 'node:fs/promises';

import { parse } from 'yaml';

const folder = new URL('../../examples/', import.meta.url);

export async function readExamples() {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml'));
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, parse(await readFile(new URL(name, folder), 'utf8'))])));
}
