// The requests that ARM would send to the resource providers when it deploys Bicep files of ours.

import { clouds } from '../corpus/clouds.mjs';
import { isMapping } from '../compare/differences.mjs';

/**
 * @param {import('../corpus/create-and-attach.mjs').Case} item
 * @param {{ main: object[], cluster?: object[], parametersFile: object }} artifacts statements, as the judge reads them
 * @param {Record<string, unknown>} supplied what stands beside the parameters file
 */
export function deployedByBicep(item, { main, cluster, parametersFile }, supplied = {}) {
  const given = Object.fromEntries(Object.entries(parametersFile.parameters).map(([name, { value }]) => [name, value ?? `<${name}>`]));
  return deploy(item, { statements: main, module: cluster, given: { ...given, ...supplied }, ...item.spec.workspace });
}

function deploy(item, { statements, module, given, subscriptionId, resourceGroup }) {
  const group = `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}`;
  const values = take(statements.filter(({ kind }) => kind === 'param'), given);
  const resolve = (value) => {
    if (Array.isArray(value)) return value.map(resolve);
    if (!isMapping(value)) return value;
    if (!('$expression' in value)) return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, resolve(member)]));
    const call = /^resourceGroup\((\w+), (\w+)\)$/.exec(value.$expression);
    if (call) return { subscriptionId: values.get(call[1]), resourceGroup: values.get(call[2]) };
    if (!values.has(value.$expression)) throw new Error(`${value.$expression} is not declared before its use`);
    return values.get(value.$expression);
  };
  const requests = [];
  for (const { kind, name, of, existing, condition, body } of statements) {
    if (kind === 'module') {
      const { scope, params } = resolve(body);
      if (of !== 'cluster.bicep' || !module) throw new Error(`the module ${of} is not there`);
      const inner = deploy(item, { statements: module, given: params, ...scope });
      requests.push(...inner.requests);
      for (const [output, value] of Object.entries(inner.outputs)) values.set(`${name}.outputs.${output}`, value);
    } else if (kind === 'resource') {
      const { parent, name: last, ...rest } = resolve(body);
      const [type, apiVersion] = of.split('@');
      const id = parent ? `${parent}/${type.split('/').at(-1)}/${last}` : `${group}/providers/${type}/${last}`;
      values.set(name, id).set(`${name}.id`, id);
      const url = `https://${clouds[item.cloud].resourceManager}${id}?api-version=${apiVersion}`;
      const isDeployed = condition === null || resolve({ $expression: condition.replace(/^\((.*)\)$/, '$1') });
      if (!existing && isDeployed) requests.push({ method: 'PUT', url, body: rest });
    }
  }
  const outputs = statements.filter(({ kind }) => kind === 'output').map(({ name, value }) => [name, resolve(value)]);
  return { requests, outputs: Object.fromEntries(outputs) };
}

function take(declared, given) {
  const values = new Map();
  for (const { name, type, default: fallback, decorators } of declared) {
    const value = Object.hasOwn(given, name) ? given[name] : fallback;
    const refuse = (why) => {
      throw new Error(`the parameter ${name} is ${JSON.stringify(value)}: ${why}`);
    };
    if ((type === 'int' ? 'number' : type === 'bool' ? 'boolean' : type) !== typeof value) refuse(`not of type ${type}`);
    for (const [decorator, bound] of decorators) {
      if (decorator === 'allowed' && !bound.includes(value)) refuse('not among the allowed');
      if (decorator === 'minLength' && value.length < bound) refuse('too short');
      if (decorator === 'maxLength' && value.length > bound) refuse('too long');
      if (decorator === 'minValue' && value < bound) refuse('too small');
      if (decorator === 'maxValue' && value > bound) refuse('too large');
    }
    values.set(name, value);
  }
  const unknown = Object.keys(given).filter((name) => !values.has(name));
  if (unknown.length > 0) throw new Error(`no parameter ${unknown.join(', ')} is declared`);
  return values;
}
