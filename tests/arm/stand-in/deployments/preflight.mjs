// What ARM finds wrong before it makes anything: groups, providers, versions, policies.

import { ArmError } from '../protocol/arm-error.mjs';
import { parseArmPath } from '../protocol/arm-path.mjs';
import { readTemplate } from './template.mjs';

/**
 * What `readTemplate` returns, with what nested deployments would make as their `nested`; throws `InvalidTemplateDeployment`
 * with everything that is wrong.
 */
export function preflight(service, target, properties, caller) {
  const read = readTemplate(service, target, properties);
  const details = read.resources.flatMap((planned) => complaints(service, planned, caller));
  if (details.length === 0) return read;
  const isPolicy = details.every(({ code }) => code === 'RequestDisallowedByPolicy');
  throw new ArmError(400, 'InvalidTemplateDeployment', isPolicy
    ? 'The template deployment failed because of policy violation. Please see details for more information.'
    : `The template deployment '${target.names[0]}' is not valid according to the validation procedure. See inner errors for details.`, { details });
}

function complaints(service, planned, caller) {
  const { id, resource, inner } = planned;
  const target = parseArmPath('PUT', id);
  const errors = [];
  const look = (inspect) => {
    try {
      inspect();
    } catch (error) {
      if (!(error instanceof ArmError)) throw error;
      errors.push({ target: id, ...error.error });
    }
  };
  look(() => service.mayWrite(target, resource.apiVersion, caller));
  if (errors.length > 0) return errors;
  look(() => service.policies.mustAllow({ type: resource.type, name: resource.name, body: resource }, target));
  if (inner) look(() => (planned.nested = preflight(service, target, { ...resource.properties, template: inner }, caller)));
  return errors;
}
