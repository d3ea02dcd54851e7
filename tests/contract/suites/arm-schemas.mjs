// The published ARM JSON schemas judge templates and parameter files.

import assert from 'node:assert/strict';
import { before, test } from 'node:test';

import { emitExamples } from '../command/emit.mjs';
import { deployed, judges, nothingToComplainAbout, printed } from '../context.mjs';
import { loadArmSchemas } from '../judges/arm-schemas.mjs';
import { judgedBy } from '../judges/judged-by.mjs';
import { deployedRequests } from '../template/deployed-request.mjs';
import { isBesideWorkspace, resourcesOf, writtenCluster } from '../template/resources.mjs';

judgedBy('the ARM JSON schemas', { installed: judges.npm, reference: 'schemas' }, () => {
  let schemas;

  before(async () => {
    schemas = await loadArmSchemas(judges.npm.path);
  });

  test('the corpus has a template for every version that has a schema', () => {
    const versions = new Set(deployed.map(({ apiVersion }) => apiVersion));
    assert.deepEqual(schemas.versions.filter((version) => !versions.has(version)), []);
  });

  test('every template is accepted', () => {
    return nothingToComplainAbout(deployed, (item) => schemas.template(printed(item).arm.value));
  });

  test('every example is accepted, template and parameters', async () => {
    const examples = [...await emitExamples()].filter(([, { arm }]) => arm);
    assert.ok(examples.length >= 10);
    const complaints = examples.map(([name, { arm, parameters }]) => [name, [...schemas.template(arm.value), ...schemas.parameters(parameters.value)]]);
    assert.deepEqual(complaints.filter(([, found]) => found.length > 0), []);
  });

  test('every compute is accepted by the schema of its version', () => {
    return nothingToComplainAbout(deployed, (item) => {
      return schemas.resource(item.apiVersion)(resourcesOf(printed(item).arm.value).compute);
    });
  });

  test('the compute\'s properties are accepted and known, as written and as evaluated', () => {
    return nothingToComplainAbout(deployed, async (item) => {
      const template = printed(item).arm.value;
      const { requests } = deployedRequests(item, { template, parametersFile: printed(item).parameters.value });
      const written = resourcesOf(template).compute.properties.properties;
      const evaluated = requests.at(-1).body.properties.properties;
      return [written, evaluated].filter((properties) => properties !== undefined).flatMap(schemas.aksProperties(item.apiVersion));
    });
  });

  test('every parameters file is accepted', () => {
    return nothingToComplainAbout(deployed, (item) => schemas.parameters(printed(item).parameters.value));
  });

  const compute = (template) => resourcesOf(template).compute;
  const templateFaults = {
    'a computeType that does not exist': (template) => { compute(template).properties.computeType = 'Aks'; },
    'an api-version that does not exist': (template) => { compute(template).apiVersion = '2022-10-02'; },
    'a location that is no text': (template) => { compute(template).location = 7; },
    'tags that are no object': (template) => { compute(template).tags = "[parameters('tags')]"; },
    'a condition that is no expression': (template) => { compute(template).condition = 'yes'; },
    'a parameter without a type': (template) => { delete Object.values(template.parameters)[0].type; },
    'an unknown section': (template) => { template.parameter = {}; },
    'no contentVersion': (template) => { delete template.contentVersion; },
    'an agentCount that is a text': (template) => { compute(template).properties.properties = { agentCount: 'three' }; },
    'a purpose that does not exist': (template) => { compute(template).properties.properties = { clusterPurpose: 'Prod' }; },
  };
  for (const [fault, commit] of Object.entries(templateFaults)) {
    test(`negative control: refuses ${fault}`, () => {
      const item = deployed.find(({ apiVersion }) => apiVersion === '2022-10-01');
      const template = structuredClone(printed(item).arm.value);
      commit(template);
      assert.notDeepEqual(schemas.template(template), []);
    });
  }

  const clusterFaults = {
    'a cluster without a name': (template) => { delete writtenCluster(template).name; },
    'a location that is no text': (template) => { writtenCluster(template).location = 7; },
    'a dependence that is no list': (template) => { resourcesOf(template).others[0].dependsOn = 'x'; },
    'an unknown section in the nested template': (template) => { nestedTemplate(template).parameter = {}; },
    'a nested parameter without a type': (template) => { delete nestedTemplate(template).parameters.clusterName.type; },
  };
  const nestedTemplate = (template) => resourcesOf(template).others[0].properties.template;
  for (const [fault, commit] of Object.entries(clusterFaults)) {
    test(`negative control: refuses ${fault}`, () => {
      const item = deployed.find(({ spec }) => spec.cluster?.create && !isBesideWorkspace(spec));
      const template = structuredClone(printed(item).arm.value);
      assert.deepEqual(schemas.template(template), [], 'the template is fine before');
      commit(template);
      assert.notDeepEqual(schemas.template(template), []);
    });
  }

  const propertiesFaults = {
    'an unknown member': { agentCounts: 3 },
    'an unknown nested member': { sslConfiguration: { leafDomain: 'contoso' } },
    'a count that is a text': { agentCount: '3' },
    'a balancer that does not exist': { loadBalancerType: 'publicIp' },
    'a range that is none': { aksNetworkingConfiguration: { serviceCidr: '10.0.0/16' } },
  };
  for (const [fault, properties] of Object.entries(propertiesFaults)) {
    test(`negative control: refuses properties with ${fault}`, () => {
      assert.notDeepEqual(schemas.aksProperties('2022-10-01')(properties), []);
    });
  }

  test('negative control: a version refuses what only a later one knows', () => {
    assert.notDeepEqual(schemas.aksProperties('2020-06-01')({ clusterPurpose: 'DevTest' }), []);
    assert.notDeepEqual(schemas.aksProperties('2020-06-01')({ agentVmSize: 'Standard_D3_v2' }), []);
  });

  test('negative control: refuses a parameter with both value and reference', () => {
    const item = deployed.find(({ tls }) => tls?.way === 'keyVault');
    const file = structuredClone(printed(item).parameters.value);
    assert.deepEqual(schemas.parameters(file), []);
    file.parameters.sslKey.value = 'x';
    assert.notDeepEqual(schemas.parameters(file), []);
  });
});
