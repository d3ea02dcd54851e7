// Valid update specs with the compute they change, and valid detach specs.

import { begin, customCertificate, microsoftCertificate, name } from './create-and-attach.mjs';
import { currentCompute, currentTlsStates } from './current-compute.mjs';
import { apiVersions } from './api-versions.mjs';

/** @returns {import('./create-and-attach.mjs').Case} */
export function updateCase(number, random, tlsMaterial) {
  const { spec, common } = begin('update', random);
  withoutTexts(spec);
  const change = random.pick(Object.keys(changes).filter((name) => common.knows.loadBalancer || inEveryVersion.includes(name)));
  const { tlsState, loadBalancerType, tls } = changes[change](spec, random, tlsMaterial, common.knows);
  const compute = currentCompute(spec, common.knows, currentTlsStates[tlsState], loadBalancerType, random);
  return { id: name('update', number), spec, tls, change, currentCompute: compute, ...common };
}

/**
 * The article's update of the components: detach and attach again as it was.
 * @returns {import('./create-and-attach.mjs').Case}
 */
export function refreshCase(number, random) {
  const { spec, common } = begin('update', random);
  withoutTexts(spec);
  spec.refresh = true;
  const state = random.pick(common.knows.leafDomainLabel ? ['none', 'disabled', 'microsoft'] : ['none', 'disabled']);
  const compute = currentCompute(spec, common.knows, currentTlsStates[state], 'PublicIp', random);
  return { id: name('refresh', number), spec, currentCompute: compute, ...common };
}

/**
 * An update in a version that is older than the one in which the compute was read.
 * @returns {import('./create-and-attach.mjs').Case}
 */
export function olderVersionCase(number, random) {
  const { spec, common } = begin('update', random);
  withoutTexts(spec);
  spec.ssl = { status: 'Disabled' };
  spec.apiVersion = random.pick(Object.keys(apiVersions).filter((version) => !apiVersions[version].loadBalancer));
  const compute = currentCompute(spec, apiVersions['2026-05-01'], currentTlsStates.microsoft, 'PublicIp', random);
  return { id: name('older', number), spec, currentCompute: compute, ...common, apiVersion: spec.apiVersion };
}

// Tags and description are no part of an update: they stay as the compute has them.
function withoutTexts(spec) {
  delete spec.description;
  delete spec.tags;
}

const inEveryVersion = ['switchTlsOff', 'ownCertificate'];

// Each fills the spec and says what state it must find. Microsoft's certificate never meets an internal load
// balancer, and certificate and key are given again wherever TLS with an own certificate stays on.
const changes = {
  switchTlsOff(spec, random, tlsMaterial, knows) {
    spec.ssl = { status: 'Disabled' };
    return { tlsState: random.pick(knows.leafDomainLabel ? ['custom', 'microsoft'] : ['custom']), loadBalancerType: 'PublicIp' };
  },
  ownCertificate(spec, random, tlsMaterial, knows) {
    const tls = customCertificate(spec, random, tlsMaterial);
    const states = ['none', 'disabled', 'custom', ...(knows.leafDomainLabel ? ['microsoft'] : [])];
    return { tls, tlsState: random.pick(states), loadBalancerType: 'PublicIp' };
  },
  renewal(spec) {
    spec.ssl = { renew: true };
    return { tlsState: 'microsoft', loadBalancerType: 'PublicIp' };
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
  withoutTexts(spec);
  if (random.chance(0.5)) spec.action = random.pick(['Detach', 'Delete']);
  const compute = currentCompute(spec, apiVersions['2026-05-01'], currentTlsStates.none, 'PublicIp', random);
  return { id: name('detach', number), spec, compute, ...common };
}
