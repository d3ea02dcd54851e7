// The request that ARM would send to the resource provider when it deploys a template of ours.

import { clouds } from '../corpus/clouds.mjs';
import { evaluateTemplate } from './evaluate-template.mjs';

// A place that no spec names: a region that was left to the resource group would show.
const resourceGroupLocation = 'the-region-of-the-resource-group';

/**
 * @param {import('../corpus/create-and-attach.mjs').Case} item
 * @param {{ template: object, parametersFile: object, supplied?: object }} artifacts
 * @returns {{ requests: { method: string, url: string, body: object }[], unusedParameters: string[] }}
 */
export function deployedRequests(item, { template, parametersFile, supplied = {} }) {
  const { subscriptionId, resourceGroup } = item.spec.workspace;
  const { resources, usedParameters } = evaluateTemplate(template, parametersFile, {
    scope: { subscriptionId, resourceGroup, resourceGroupLocation },
    supplied: { ...secretsBeside(parametersFile, template, item.tls), ...supplied },
    vault: ({ secretName }) => (secretName === item.spec.ssl.keyVault.certSecret ? item.tls.certificate : item.tls.key),
  });
  return {
    requests: resources.map((resource) => request(resource, item)),
    unusedParameters: Object.keys(template.parameters).filter((name) => !usedParameters.has(name)),
  };
}

// What the person who deploys is asked for: the secrets that the file does not refer to.
function secretsBeside(parametersFile, template, tls) {
  const values = { sslCert: tls?.certificate, sslKey: tls?.key };
  return Object.fromEntries(
    Object.entries(values).filter(([name]) => name in template.parameters && !(name in parametersFile.parameters)),
  );
}

function request({ type, apiVersion, name, dependsOn, comments, ...body }, { cloud, spec }) {
  const { subscriptionId, resourceGroup } = spec.workspace;
  const [provider, ...types] = type.split('/');
  const path = name.split('/').map((segment, index) => `${types[index]}/${segment}`).join('/');
  const scope = `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}`;
  return {
    method: 'PUT',
    url: `https://${clouds[cloud].resourceManager}${scope}/providers/${provider}/${path}?api-version=${apiVersion}`,
    body,
  };
}
