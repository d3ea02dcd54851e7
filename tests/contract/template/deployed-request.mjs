// The requests that ARM would send to the resource providers when it deploys a template of ours.

import { clouds } from '../corpus/clouds.mjs';
import { evaluateTemplate } from './evaluate-template.mjs';
import { resourceId } from './resource-id.mjs';

// A place that no spec names: a region that was left to the resource group would show.
const resourceGroupLocation = 'the-region-of-the-resource-group';

/**
 * @param {import('../corpus/create-and-attach.mjs').Case} item
 * @param {{ template: object, parametersFile: object, supplied?: object }} artifacts
 * @returns {{ requests: Request[], deployments: Request[], unusedParameters: string[] }} where `Request` is
 * `{ method, url, body }`, and `deployments` are those that are nested in the template
 */
export function deployedRequests(item, { template, parametersFile, supplied = {} }) {
  const { subscriptionId, resourceGroup } = item.spec.workspace;
  const { resources, deployments, unusedParameters } = evaluateTemplate(template, parametersFile, {
    scope: { subscriptionId, resourceGroup, resourceGroupLocation },
    supplied: { ...secretsBeside(parametersFile, template, item.tls), ...supplied },
    vault: ({ secretName }) => (secretName === item.spec.ssl.keyVault.certSecret ? item.tls.certificate : item.tls.key),
  });
  return {
    requests: resources.map((placed) => request(placed, item)),
    deployments: deployments.map((placed) => request(placed, item)),
    unusedParameters,
  };
}

// What the person who deploys is asked for: the secrets that the file does not refer to.
function secretsBeside(parametersFile, template, tls) {
  const values = { sslCert: tls?.certificate, sslKey: tls?.key };
  return Object.fromEntries(
    Object.entries(values).filter(([name]) => name in template.parameters && !(name in parametersFile.parameters)),
  );
}

function request({ resource, scope }, { cloud }) {
  const { type, apiVersion, name, dependsOn, comments, subscriptionId, resourceGroup, ...body } = resource;
  const id = resourceId(scope, type, name.split('/'));
  return { method: 'PUT', url: `https://${clouds[cloud].resourceManager}${id}?api-version=${apiVersion}`, body };
}
