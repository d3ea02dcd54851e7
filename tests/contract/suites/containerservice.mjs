// azure-mgmt-containerservice, the SDK of AKS, judges the body of every new cluster: by the models of its own
// api-version, and by the types of the newest one.
//
// npm's @azure/arm-containerservice is no judge here: it maps the members that it knows and checks none, of the same
// specification from which the Python types are made.

import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';

import { clusterApiVersion } from '../corpus/api-versions.mjs';
import { corpus, judges, nothingToComplainAbout, printed } from '../context.mjs';
import { judgedBy } from '../judges/judged-by.mjs';
import { askInBatch } from '../judges/python-batch.mjs';
import { clusterType } from '../template/resources.mjs';

const request = (item) => printed(item).rest.value[0];

// One body that has every member in which a fault is made.
const rich = corpus.newCluster.find(({ spec: { cluster: { create } } }) => {
  return create.identity?.type === 'UserAssigned' && create.authorizedIpRanges && create.loadBalancerProfile?.managedOutboundIpCount;
});

const pool = ({ properties }) => properties.agentPoolProfiles[0];
const network = ({ properties }) => properties.networkProfile;
const faults = {
  'a count that is a text': (body) => { pool(body).count = '3'; },
  'a boolean that is a text': ({ properties }) => { properties.enableRBAC = 'true'; },
  'taints that are no list': (body) => { pool(body).nodeTaints = 'sku=big:NoSchedule'; },
  'an unknown member': ({ properties }) => { properties.enableRbac = true; },
  'an unknown member of a pool': (body) => { pool(body).vnetSubnetId = 'x'; },
  'an unknown member of the network': (body) => { network(body).outBoundType = 'none'; },
  'an unknown member of the API server': ({ properties }) => { properties.apiServerAccessProfile.authorizedIpRanges = ['20.62.1.0/24']; },
  'a balancer in the wrong shape': (body) => { network(body).loadBalancerProfile.managedOutboundIPs = 3; },
  'an outbound type that does not exist': (body) => { network(body).outboundType = 'managedNatGateway'; },
  'a mode in the wrong case': (body) => { pool(body).mode = 'system'; },
  'a tier that does not exist': (body) => { body.sku = { name: 'Base', tier: 'Paid' }; },
  'identities that are a list': ({ identity }) => { identity.userAssignedIdentities = Object.keys(identity.userAssignedIdentities); },
  'no location': (body) => { delete body.location; },
  'a pool without a name': (body) => { delete pool(body).name; },
};
const boundFaults = {
  'a range that is none': (body) => { network(body).serviceCidr = '10.0.0/16'; },
  'a pool name in capitals': (body) => { pool(body).name = 'Pool'; },
  'too many addresses of a NAT gateway': (body) => { network(body).natGatewayProfile = { managedOutboundIPProfile: { count: 17 } }; },
  'a read-only member': ({ properties }) => { properties.fqdn = 'contoso.example'; },
  'what only a later version knows': (body) => { pool(body).localDNSProfile = { mode: 'Required' }; },
};

const version = `azure-mgmt-containerservice in ${clusterApiVersion}`;
judgedBy(version, { installed: judges.containerService }, () => judge(judges.containerService, clusterApiVersion, boundFaults));
judgedBy('azure-mgmt-containerservice, the newest', { installed: judges.newestContainerService }, () => judge(judges.newestContainerService, 'newest', {}));

function judge({ path }, models, moreFaults) {
  const allFaults = { ...faults, ...moreFaults };
  let answers;

  before(async () => {
    const questions = corpus.newCluster.map((item) => ({ id: item.id, body: request(item).body }));
    const faulty = Object.entries(allFaults).map(([fault, commit]) => {
      const { body } = structuredClone(request(rich));
      commit(body);
      return { id: fault, body };
    });
    answers = await askInBatch(path, ['containerservice_bodies.py', models], [...questions, ...faulty]);
  });

  test('every request to make a cluster is one of that type and version', () => {
    return nothingToComplainAbout(corpus.newCluster, (item) => {
      const { url } = request(item);
      return url.includes(`/providers/${clusterType}/`) && url.endsWith(`?api-version=${clusterApiVersion}`) ? [] : [url];
    });
  });

  test('every body is accepted and loses nothing', () => {
    assert.ok(corpus.newCluster.length >= 150);
    return nothingToComplainAbout(corpus.newCluster, (item) => answers.get(item.id).complaints);
  });

  describe('negative control', () => {
    for (const fault of Object.keys(allFaults)) {
      test(`refuses ${fault}`, () => {
        assert.deepEqual(answers.get(rich.id).complaints, [], 'the body is fine before');
        assert.notDeepEqual(answers.get(fault).complaints, []);
      });
    }
  });
}
