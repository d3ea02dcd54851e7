// A template with its parameters asks ARM for the same resource as the request that the spec gives directly.

import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';

import { differences } from '../compare/differences.mjs';
import { withPlaceholders } from '../compare/secrets.mjs';
import { deployed, emissions, nothingToComplainAbout } from '../context.mjs';
import { deployedRequests } from '../template/deployed-request.mjs';

describe('a template with its parameters', () => {
  let templates;
  let parameterFiles;
  let requests;

  before(async () => {
    templates = await emissions.all(deployed, 'arm');
    parameterFiles = await emissions.all(deployed, 'parameters');
    requests = await emissions.all(deployed, 'rest');
  });

  const evaluated = (item, supplied) => deployedRequests(item, {
    template: templates.get(item.id).value,
    parametersFile: parameterFiles.get(item.id).value,
    supplied,
  });

  test('asks for what --only rest asks for', () => {
    return nothingToComplainAbout(deployed, async (item) => {
      return distance(requests.get(item.id).value, evaluated(item).requests);
    });
  });

  test('declares no parameter that it does not use', () => {
    return nothingToComplainAbout(deployed, async (item) => evaluated(item).unusedParameters);
  });

  test('carries certificate and key unchanged from its secure parameters', () => {
    const withOwnCertificate = deployed.filter(({ tls }) => tls);
    return nothingToComplainAbout(withOwnCertificate, async (item) => {
      const { cert, key } = evaluated(item).requests[0].body.properties.properties.sslConfiguration;
      return differences({ cert, key }, { cert: item.tls.certificate, key: item.tls.key }).map(({ pointer }) => `${pointer} was changed`);
    });
  });

  test('asks for nothing when deployCompute is false', () => {
    return nothingToComplainAbout(deployed, async (item) => evaluated(item, { deployCompute: false }).requests.map(({ url }) => url));
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
      const template = structuredClone(templates.get(item.id).value);
      apply(template);
      const { requests: changed } = deployedRequests(item, { template, parametersFile: parameterFiles.get(item.id).value });
      assert.notDeepEqual(distance(requests.get(item.id).value, changed), [], change);
    }
  });
});

function distance(printed, fromTemplate) {
  return differences(printed.map(comparable), fromTemplate.map(comparable))
    .map(({ pointer, ours, theirs }) => `${pointer}: rest has ${JSON.stringify(ours)}, the template ${JSON.stringify(theirs)}`);
}

function comparable({ method, url, body }) {
  return { method, url: decodeURI(url), body: withPlaceholders(body) };
}
