// Takes a deployment's parameters as ARM does: each declared, each given or with a default, each of its type and within its bounds.

import { isMapping } from '../compare/differences.mjs';

const holds = {
  string: (value) => typeof value === 'string',
  securestring: (value) => typeof value === 'string',
  int: (value) => Number.isInteger(value),
  bool: (value) => typeof value === 'boolean',
  object: isMapping,
  secureobject: isMapping,
  array: Array.isArray,
};

/** @returns {Record<string, () => unknown>} the values, by parameter */
export function takeParameters(declared, file, { supplied, vault, evaluate }) {
  const given = { ...valuesOfFile(file, vault), ...supplied };
  for (const named of Object.keys(given)) {
    if (!Object.hasOwn(declared, named)) throw new Error(`the parameter ${named} is given, but the template declares none of this name`);
  }
  return Object.fromEntries(
    Object.entries(declared).map(([named, declaration]) => {
      // Only defaults are evaluated; a value in a parameters file is what it is.
      const value = Object.hasOwn(given, named) ? given[named] : defaultOf(named, declaration, evaluate);
      return [named, () => within(named, declaration, typeof value === 'function' ? value() : value)];
    }),
  );
}

function valuesOfFile(file, vault) {
  return Object.fromEntries(
    Object.entries(file.parameters).map(([named, entry]) => [named, entry.reference ? vault(entry.reference) : entry.value]),
  );
}

function defaultOf(named, declaration, evaluate) {
  if (!Object.hasOwn(declaration, 'defaultValue')) throw new Error(`the parameter ${named} has neither a value nor a default`);
  // Deferred, since a default may name other parameters.
  return () => evaluate(declaration.defaultValue);
}

function within(named, declaration, value) {
  const refuse = (why) => {
    throw new Error(`the parameter ${named} is ${JSON.stringify(value)}, ${why}`);
  };
  if (!holds[declaration.type.toLowerCase()](value)) refuse(`not of type ${declaration.type}`);
  if (declaration.allowedValues && !declaration.allowedValues.includes(value)) refuse('not among its allowed values');
  if (value < declaration.minValue) refuse(`less than ${declaration.minValue}`);
  if (value > declaration.maxValue) refuse(`more than ${declaration.maxValue}`);
  if (value.length < declaration.minLength) refuse(`shorter than ${declaration.minLength}`);
  if (value.length > declaration.maxLength) refuse(`longer than ${declaration.maxLength}`);
  return value;
}
