// Reads a deployment's template with its parameters, and says what is wrong with it in ARM's words.

import { evaluateResources } from '../../../contract/template/evaluate-template.mjs';
import { resourceId } from '../../../contract/template/resource-id.mjs';
import { ArmError } from '../protocol/arm-error.mjs';

const invalid = (why) => new ArmError(400, 'InvalidTemplate', `Deployment template validation failed: '${why}'. Please see https://aka.ms/arm-syntax for usage details.`);

/**
 * @param {object} service
 * @param {import('../protocol/arm-path.mjs').ArmPath} target where the deployment is
 * @param {object} properties of its body
 * @returns {{ resources: { id: string, resource: object, inner?: object }[], outputs: object }} what is to be made, in its order
 */
export function readTemplate(service, target, { template, templateLink, mode, parameters = {} }) {
  if (templateLink) throw invalid('the stand-in reads no template by its link');
  if (!['Incremental', 'Complete'].includes(mode)) throw new ArmError(400, 'InvalidRequestContent', 'The request content was invalid and could not be deserialized: \'Required property \'mode\' not found in JSON\'.');
  // Complete would delete the workspace: whoever sends it here has made a mistake that no test may overlook.
  if (mode === 'Complete') throw new ArmError(400, 'InvalidDeploymentMode', 'The stand-in takes Incremental deployments only.');
  if (!template?.resources || !template.$schema || !template.contentVersion) throw invalid('the template lacks $schema, contentVersion or resources');
  const { subscriptionId, resourceGroup } = target;
  const group = service.resources.get(`/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}`);
  try {
    const { made, outputs } = evaluateResources(template, { parameters }, {
      scope: { subscriptionId, resourceGroup, resourceGroupLocation: group.location },
      vault: (reference) => service.vaults.secret(reference),
    });
    return {
      outputs,
      resources: made.map(({ resource, inner, place }) => ({ id: resourceId(place, resource.type, resource.name.split('/')), resource, inner })),
    };
  } catch (error) {
    throw error instanceof ArmError ? error : invalid(error.message);
  }
}
