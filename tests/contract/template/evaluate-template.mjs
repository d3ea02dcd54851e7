// Evaluates a template with its parameters to the resources that ARM would be asked for: a test tool of what we emit.

import { isMapping, withoutNulls } from '../compare/differences.mjs';
import { isExpression, parseExpression, unescapeText } from './parse-expression.mjs';
import { valueFunctions } from './functions.mjs';
import { inOrderOfDependence } from './dependence.mjs';
import { resourceId } from './resource-id.mjs';
import { deploymentType } from './resources.mjs';
import { takeParameters } from './parameters.mjs';

/**
 * @typedef {{ subscriptionId: string, resourceGroup: string, resourceGroupLocation: string }} Scope
 * @typedef {{ resource: object, scope: Scope }} Placed
 * @param {object} template
 * @param {object} parametersFile
 * @param {{ scope: Scope, supplied?: Record<string, unknown>, vault?: (reference: object) => string }} deployment
 * `supplied` are the values given beside the file, `vault` answers its Key Vault references
 * @returns {{ resources: Placed[], deployments: Placed[], unusedParameters: string[] }} resources whose condition holds, in the
 * order in which they can be made, those of nested deployments among them; and those deployments
 */
export function evaluateTemplate(template, parametersFile, deployment) {
  const { made, unusedParameters } = evaluateResources(template, parametersFile, deployment);
  const evaluated = { resources: [], deployments: [], unusedParameters };
  for (const { resource, inner, place } of made) {
    if (!inner) {
      evaluated.resources.push({ resource, scope: place });
      continue;
    }
    const nested = evaluateTemplate(inner, { parameters: resource.properties.parameters ?? {} }, { scope: place });
    evaluated.resources.push(...nested.resources);
    evaluated.deployments.push({ resource: { ...resource, properties: { ...resource.properties, template: inner } }, scope: place }, ...nested.deployments);
    evaluated.unusedParameters.push(...nested.unusedParameters.map((name) => `${resource.name}/${name}`));
  }
  return evaluated;
}

/**
 * The same of one template alone: a nested deployment is a resource, whose template stands beside it as `inner` and is not evaluated.
 * @returns {{ made: { resource: object, inner?: object, place: Scope }[], outputs: Record<string, { type: string, value: unknown }>,
 * unusedParameters: string[] }}
 */
export function evaluateResources(template, parametersFile, { scope, supplied = {}, vault }) {
  const usedParameters = new Set();
  const evaluate = (node) => evaluateNode(node, functions);
  const parameters = takeParameters(template.parameters ?? {}, parametersFile, { supplied, vault, evaluate });

  const functions = {
    ...valueFunctions,
    parameters: (named) => {
      const found = memberOf(parameters, named, 'parameter');
      usedParameters.add(found.key);
      return found.value();
    },
    variables: (named) => evaluate(memberOf(template.variables ?? {}, named, 'variable').value),
    resourceGroup: () => ({ name: scope.resourceGroup, location: scope.resourceGroupLocation, id: `/subscriptions/${scope.subscriptionId}/resourceGroups/${scope.resourceGroup}` }),
    subscription: () => ({ subscriptionId: scope.subscriptionId, id: `/subscriptions/${scope.subscriptionId}` }),
    resourceId: (...parts) => resourceIdOf(parts, scope),
  };

  const all = Object.values(template.resources).map(({ condition, ...written }) => {
    const { resource, inner } = evaluateResource(written, evaluate);
    const place = placeOf(resource, scope);
    return { holds: condition === undefined || mustBeBoolean(evaluate(condition)), resource, inner, place };
  });
  return {
    made: inOrderOfDependence(all).filter(({ holds }) => holds),
    outputs: evaluate(template.outputs ?? {}),
    unusedParameters: Object.keys(template.parameters ?? {}).filter((name) => !usedParameters.has(name)),
  };
}

/** A nested deployment evaluates its template by itself, in its own scope; nothing of ours asks for the other way. */
function evaluateResource(written, evaluate) {
  // A property that comes out null is one that ARM does not send.
  if (written.type !== deploymentType) return { resource: withoutNulls(evaluate(written)) };
  const { template: inner, ...properties } = written.properties;
  const resource = withoutNulls(evaluate({ ...written, properties }));
  const { mode, expressionEvaluationOptions } = resource.properties;
  if (mode !== 'Incremental') throw new Error(`the deployment ${resource.name} has the mode ${mode}`);
  if (expressionEvaluationOptions?.scope !== 'inner') throw new Error(`the deployment ${resource.name} does not evaluate its template by itself`);
  return { resource, inner };
}

// Of resources, only deployments name the subscription and the group that they go to.
function placeOf({ subscriptionId, resourceGroup }, scope) {
  return { ...scope, ...(subscriptionId && { subscriptionId }), ...(resourceGroup && { resourceGroup }) };
}

function evaluateNode(node, functions) {
  if (typeof node === 'string') {
    return isExpression(node) ? evaluateExpression(parseExpression(node), functions) : unescapeText(node);
  }
  if (Array.isArray(node)) return node.map((item) => evaluateNode(item, functions));
  if (!isMapping(node)) return node;
  // Keys are evaluated too: a tag may be named by an expression.
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [evaluateNode(key, functions), evaluateNode(value, functions)]),
  );
}

function evaluateExpression(expression, functions) {
  const evaluate = (inner) => evaluateExpression(inner, functions);
  switch (expression.kind) {
    case 'text':
    case 'integer':
      return expression.value;
    case 'member':
      return memberOf(evaluate(expression.of), expression.name, 'member').value;
    case 'index': {
      const container = evaluate(expression.of);
      const at = evaluate(expression.at);
      if (!Array.isArray(container)) return memberOf(container, at, 'member').value;
      if (!(at in container)) throw new Error(`there is no item ${at}`);
      return container[at];
    }
    default:
      return call(expression, functions, evaluate);
  }
}

function call(expression, functions, evaluate) {
  // Function names know no case. `if` evaluates only the branch it takes, so it is no ordinary function.
  if (expression.name.toLowerCase() === 'if') {
    if (expression.arguments.length !== 3) throw new Error('if takes a condition and two values');
    const [condition, yes, no] = expression.arguments;
    return evaluate(mustBeBoolean(evaluate(condition)) ? yes : no);
  }
  const named = Object.keys(functions).find((key) => key.toLowerCase() === expression.name.toLowerCase());
  if (!named) throw new Error(`the template function ${expression.name} is unknown to this evaluator`);
  return functions[named](...expression.arguments.map(evaluate));
}

function memberOf(mapping, named, what) {
  if (!isMapping(mapping)) throw new Error(`${JSON.stringify(mapping)} has no ${what} ${named}`);
  const key = Object.keys(mapping).find((candidate) => candidate.toLowerCase() === String(named).toLowerCase());
  if (key === undefined) throw new Error(`there is no ${what} ${named}`);
  return { key, value: mapping[key] };
}

function mustBeBoolean(value) {
  if (typeof value !== 'boolean') throw new Error(`a condition came out as ${JSON.stringify(value)}`);
  return value;
}

// resourceId([subscriptionId], [resourceGroup], 'Provider/type/…', name, …): the type is the first part with a slash.
function resourceIdOf(parts, scope) {
  const typeAt = parts.findIndex((part) => part.includes('/'));
  if (typeAt < 0 || typeAt > 2) throw new Error(`resourceId(${parts.join(', ')}) names no resource type`);
  const resourceGroup = typeAt >= 1 ? parts[typeAt - 1] : scope.resourceGroup;
  const subscriptionId = typeAt === 2 ? parts[0] : scope.subscriptionId;
  return resourceId({ subscriptionId, resourceGroup }, parts[typeAt], parts.slice(typeAt + 1));
}
