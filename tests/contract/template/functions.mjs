// The ARM template functions that our templates may use. An unknown one is an error: nothing is passed over in silence.

import { isMapping } from '../compare/differences.mjs';

/** Functions of values alone; those that need the deployment's scope stand in evaluate-template.mjs. */
export const valueFunctions = {
  and: (...values) => values.every(truth),
  bool: (value) => (typeof value === 'boolean' ? value : truth(String(value).toLowerCase() === 'true')),
  coalesce: (...values) => values.find((value) => value !== null) ?? null,
  concat: (...values) => (Array.isArray(values[0]) ? values.flat() : values.map(textOf).join('')),
  contains: (container, item) => {
    if (isMapping(container)) return Object.keys(container).some((key) => key.toLowerCase() === String(item).toLowerCase());
    return container.includes(item);
  },
  createArray: (...values) => values,
  createObject: (...pairs) => {
    if (pairs.length % 2 !== 0) throw new Error('createObject takes keys and values in pairs');
    const entries = [];
    for (let index = 0; index < pairs.length; index += 2) entries.push([onlyText(pairs[index]), pairs[index + 1]]);
    return Object.fromEntries(entries);
  },
  empty: (value) => value === null || value.length === 0 || (isMapping(value) && Object.keys(value).length === 0),
  equals: (left, right) => same(left, right),
  false: () => false,
  format: (pattern, ...values) => onlyText(pattern).replace(/\{\{|\}\}|\{(\d+)\}/g, (found, position) => {
    if (position === undefined) return found[0];
    if (!(position in values)) throw new Error(`format has no argument ${position}`);
    return textOf(values[position]);
  }),
  json: (text) => JSON.parse(onlyText(text)),
  length: (value) => (isMapping(value) ? Object.keys(value).length : value.length),
  not: (value) => !truth(value),
  null: () => null,
  or: (...values) => values.some(truth),
  string: (value) => (typeof value === 'string' ? value : JSON.stringify(value)),
  toLower: (text) => onlyText(text).toLowerCase(),
  toUpper: (text) => onlyText(text).toUpperCase(),
  true: () => true,
  union: (...values) => (Array.isArray(values[0]) ? [...new Set(values.flat())] : Object.assign({}, ...values)),
};

function truth(value) {
  if (typeof value !== 'boolean') throw new Error(`${JSON.stringify(value)} is not a boolean`);
  return value;
}

function onlyText(value) {
  if (typeof value !== 'string') throw new Error(`${JSON.stringify(value)} is not a string`);
  return value;
}

function textOf(value) {
  if (value === null || typeof value === 'object') throw new Error(`${JSON.stringify(value)} cannot stand in a text`);
  // .NET, in which ARM is written, prints booleans with a capital.
  return typeof value === 'boolean' ? (value ? 'True' : 'False') : String(value);
}

function same(left, right) {
  return JSON.stringify(left) === JSON.stringify(right);
}
