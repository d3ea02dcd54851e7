// Valid update specs with the compute they change, and valid detach specs.

import { begin, customCertificate, microsoftCertificate, name } from './create-and-attach.mjs';
import { currentCompute, currentTlsStates } from './current-compute.mjs';
import { apiVersions } from './api-versions.mjs';

// An update speaks of load balancers and labels, so only versions that know both are drawn.
const versionsForUpdate = Object.keys(apiVersions).filter((version) => apiVersions[version].loadBalancer);

/** @returns {import('./create-and-attach.mjs').Case} */
export function updateCase(number, random, tlsMaterial) {
  const { spec, common } = begin('update', random);
  // The service keeps tags and description in the PUT body that an update starts from; changing them is another act.
  delete spec.description;
  delete spec.tags;
  if (spec.apiVersion) {
    spec.apiVersion = random.pick(versionsForUpdate);
    common.apiVersion = spec.apiVersion;
    common.knows = apiVersions[spec.apiVersion];
  }
  const change = random.pick(Object.keys(changes));
  const { tlsState, loadBalancerType, tls } = changes[change](spec, random, tlsMaterial);
  return {
    id: name('update', number),
    spec,
    tls,
    change,
    currentCompute: currentCompute(spec, common.knows, currentTlsStates[tlsState], loadBalancerType, random),
    ...common,
  };
}

// Each fills the spec and says what state it must find. Microsoft's certificate never meets an internal load
// balancer, and certificate and key are given again wherever TLS with an own certificate stays on.
const changes = {
  switchTlsOff(spec, random) {
    spec.ssl = { status: 'Disabled' };
    return { tlsState: random.pick(['custom', 'microsoft']), loadBalancerType: 'PublicIp' };
  },
  ownCertificate(spec, random, tlsMaterial) {
    const tls = customCertificate(spec, random, tlsMaterial);
    return { tls, tlsState: random.pick(Object.keys(currentTlsStates)), loadBalancerType: 'PublicIp' };
  },
  ownCertificateBehindInternalAddress(spec, random, tlsMaterial) {
    spec.loadBalancer = { type: 'InternalLoadBalancer', subnet: 'aks-subnet' };
    const tls = customCertificate(spec, random, tlsMaterial);
    return { tls, tlsState: random.pick(['none', 'disabled', 'custom']), loadBalancerType: random.pick(['PublicIp', 'InternalLoadBalancer']) };
  },
  microsoftCertificate(spec, random) {
    spec.ssl = microsoftCertificate(random);
    return { tlsState: random.pick(['none', 'disabled', 'microsoft']), loadBalancerType: 'PublicIp' };
  },
  internalAddress(spec, random) {
    spec.loadBalancer = { type: 'InternalLoadBalancer', ...(random.chance(0.5) && { subnet: 'inference' }) };
    return { tlsState: random.pick(['none', 'disabled']), loadBalancerType: 'PublicIp' };
  },
  publicAddress(spec, random) {
    spec.loadBalancer = { type: 'PublicIp' };
    return { tlsState: random.pick(['none', 'disabled']), loadBalancerType: 'InternalLoadBalancer' };
  },
};

/** @returns {import('./create-and-attach.mjs').Case} */
export function detachCase(number, random) {
  const { spec, common } = begin('detach', random);
  delete spec.description;
  delete spec.tags;
  if (random.chance(0.5)) spec.action = random.pick(['Detach', 'Delete']);
  const compute = currentCompute(spec, { agentSizeKey: 'agentVmSize' }, currentTlsStates.none, 'PublicIp', random);
  return { id: name('detach', number), spec, compute, ...common };
}
