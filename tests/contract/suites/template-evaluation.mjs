// A template with its parameters asks ARM for the same resources as the requests that the spec gives directly.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { differences } from '../compare/differences.mjs';
import { comparableDeployment as comparable } from '../compare/comparable-deployment.mjs';
import { deployed, nothingToComplainAbout, printed } from '../context.mjs';
import { hostilePlans, plannedOf } from '../hostile-plans.mjs';
import { deployedRequests } from '../template/deployed-request.mjs';
import { isBesideWorkspace, resourcesOf, writtenCluster } from '../template/resources.mjs';

describe('a template with its parameters', () => {
  const evaluated = (item, supplied) => deployedRequests(item, { ...artifacts(item), supplied });

  test('asks for what --only rest asks for', () => {
    return nothingToComplainAbout(deployed, async (item) => {
      return distance(printed(item).rest.value, evaluated(item).requests);
    });
  });

  test('carries hostile texts as they are', async () => {
    const plans = await hostilePlans();
    await nothingToComplainAbout(plannedOf(plans), async (item) => {
      const { files } = plans.get(item.id);
      const [template, parametersFile, rest] = ['azuredeploy.json', 'azuredeploy.parameters.json', 'requests.json'].map((name) => JSON.parse(files[name]));
      return distance(rest, deployedRequests(item, { template, parametersFile }).requests);
    });
  });

  test('declares no parameter that it does not use', () => {
    return nothingToComplainAbout(deployed, async (item) => evaluated(item).unusedParameters);
  });

  test('carries certificate and key unchanged from its secure parameters', () => {
    const withOwnCertificate = deployed.filter(({ tls }) => tls);
    return nothingToComplainAbout(withOwnCertificate, async (item) => {
      const { cert, key } = evaluated(item).requests.at(-1).body.properties.properties.sslConfiguration;
      return differences({ cert, key }, { cert: item.tls.certificate, key: item.tls.key }).map(({ pointer }) => `${pointer} was changed`);
    });
  });

  test('asks for nothing but the new cluster when deployCompute is false', () => {
    return nothingToComplainAbout(deployed, async (item) => {
      return distance(printed(item).rest.value.slice(0, -1), evaluated(item, { deployCompute: false }).requests);
    });
  });

  test('nests a deployment exactly where the new cluster goes to another resource group', () => {
    return nothingToComplainAbout(deployed, async (item) => {
      const isNested = item.spec.cluster?.create && !isBesideWorkspace(item.spec);
      return evaluated(item).deployments.length === (isNested ? 1 : 0) ? [] : ['it does not'];
    });
  });

  test('negative controls: a changed template no longer asks for the same', () => {
    const changes = {
      'another literal': (template) => { Object.values(template.resources)[0].properties.computeType = 'Kubernetes'; },
      'another version': (template) => { Object.values(template.resources)[0].apiVersion = '2016-01-01'; },
      'a lost member': (template) => { delete Object.values(template.resources)[0].location; },
      'another member': (template) => { Object.values(template.resources)[0].properties.disableLocalAuth = true; },
      'a second resource': (template) => { template.resources = [...Object.values(template.resources), ...Object.values(template.resources)]; },
    };
    const [item] = deployed;
    for (const [change, apply] of Object.entries(changes)) {
      const { template, parametersFile } = structuredClone(artifacts(item));
      apply(template);
      const { requests } = deployedRequests(item, { template, parametersFile });
      assert.notDeepEqual(distance(printed(item).rest.value, requests), [], change);
    }
  });

  const deployment = (template) => resourcesOf(template).others[0];
  const clusterChanges = {
    'another version of the cluster': (template) => { writtenCluster(template).apiVersion = '2025-03-01'; },
    'another name of the cluster': (template) => { writtenCluster(template).name = 'another'; },
    'a node more': (template) => { writtenCluster(template).properties.agentPoolProfiles[0].count += 1; },
    'a lost member of the cluster': (template) => { delete writtenCluster(template).properties.enableRBAC; },
    'the compute first': (template) => { delete resourcesOf(template).compute.dependsOn; template.resources.reverse(); },
    'a dependence on nothing': (template) => { resourcesOf(template).compute.dependsOn = ["[resourceId('Microsoft.ContainerService/managedClusters', 'x')]"]; },
    'another group': (template) => { deployment(template).resourceGroup = 'another'; },
    'another subscription': (template) => { deployment(template).subscriptionId = 'another'; },
    'no group': (template) => { delete deployment(template).resourceGroup; },
    'another value for the cluster': (template) => { deployment(template).properties.parameters.clusterLocation.value = 'another'; },
  };
  for (const [change, apply] of Object.entries(clusterChanges)) {
    test(`negative control: notices ${change}`, () => {
      const item = deployed.find(({ spec }) => spec.cluster?.create && !isBesideWorkspace(spec));
      const ask = (template, parametersFile) => distance(printed(item).rest.value, deployedRequests(item, { template, parametersFile }).requests);
      const { template, parametersFile } = structuredClone(artifacts(item));
      assert.deepEqual(ask(template, parametersFile), [], 'the template is fine before');
      apply(template);
      let noticed;
      try {
        noticed = ask(template, parametersFile);
      } catch (error) {
        noticed = [error.message];
      }
      assert.notDeepEqual(noticed, []);
    });
  }
});

function artifacts(item) {
  const { arm, parameters } = printed(item);
  return { template: arm.value, parametersFile: parameters.value };
}

function distance(direct, fromTemplate) {
  return differences(direct.map(comparable), fromTemplate.map(comparable))
    .map(({ pointer, ours, theirs }) => `${pointer}: rest has ${JSON.stringify(ours)}, the template ${JSON.stringify(theirs)}`);
}
