// The judge of Terraform configurations: HashiCorp's parser of HCL, compiled to WebAssembly.

import { createRequire } from 'node:module';
import path from 'node:path';

import { isMapping } from '../compare/differences.mjs';

/**
 * @param {string} folder where the judge is installed
 * @returns {(text: string) => Promise<object>} reads a configuration; an expression stands as `{ $expression }`
 */
export function terraformReader(folder) {
  const { parse } = createRequire(path.join(folder, 'index.js'))('@cdktf/hcl2json');
  return async (text) => decoded(await parse('main.tf', text));
}

function decoded(value) {
  if (Array.isArray(value)) return value.map(decoded);
  if (typeof value === 'string') return decodedText(value);
  if (!isMapping(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => {
    const name = decodedText(key);
    if (typeof name !== 'string') throw new Error(`an expression as a key: ${key}`);
    return [name, decoded(member)];
  }));
}

// The parser gives texts as HCL writes them: introducers of expressions that are meant as texts are doubled.
function decodedText(text) {
  const [, expression] = /^\$\{(.*)\}$/s.exec(text) ?? [];
  if (expression !== undefined) return { $expression: expression };
  const unescaped = text.replaceAll(/([$%])\1\{/g, '\0');
  if (/[$%]\{/.test(unescaped)) throw new Error(`an expression in a text: ${text}`);
  return text.replaceAll(/([$%])\1\{/g, '$1{');
}
