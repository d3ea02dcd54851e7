// A template with its parameters asks ARM for the same resource as the request that the spec gives directly.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { differences } from '../compare/differences.mjs';
import { withPlaceholders } from '../compare/secrets.mjs';
import { deployed, nothingToComplainAbout, printed } from '../context.mjs';
import { deployedRequests } from '../template/deployed-request.mjs';

describe('a template with its parameters', () => {
  const evaluated = (item, supplied) => deployedRequests(item, { ...artifacts(item), supplied });

  test('asks for what --only rest asks for', () => {
    return nothingToComplainAbout(deployed, async (item) => {
      return distance(printed(item).rest.value, evaluated(item).requests);
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
      const { template, parametersFile } = structuredClone(artifacts(item));
      apply(template);
      const { requests } = deployedRequests(item, { template, parametersFile });
      assert.notDeepEqual(distance(printed(item).rest.value, requests), [], change);
    }
  });
});

function artifacts(item) {
  const { arm, parameters } = printed(item);
  return { template: arm.value, parametersFile: parameters.value };
}

function distance(direct, fromTemplate) {
  return differences(direct.map(comparable), fromTemplate.map(comparable))
    .map(({ pointer, ours, theirs }) => `${pointer}: rest has ${JSON.stringify(ours)}, the template ${JSON.stringify(theirs)}`);
}

function comparable({ method, url, body }) {
  return { method, url: decodeURI(url), body: withPlaceholders(body) };
}
