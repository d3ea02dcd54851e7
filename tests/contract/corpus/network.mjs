// Network sets whose ranges do not meet each other or the ranges that the cluster keeps for itself.

export const serviceRanges = [
  { serviceCidr: '10.0.0.0/16', dnsServiceIP: '10.0.0.10' },
  { serviceCidr: '10.64.0.0/13', dnsServiceIP: '10.65.3.2' },
  { serviceCidr: '10.240.8.0/22', dnsServiceIP: '10.240.11.254' },
  { serviceCidr: '172.20.0.0/16', dnsServiceIP: '172.20.255.254' },
  { serviceCidr: '192.168.7.0/24', dnsServiceIP: '192.168.7.2' },
  { serviceCidr: '192.168.128.0/17', dnsServiceIP: '192.168.200.10' },
];
const dockerBridges = ['172.17.0.1/16', '172.18.0.1/16', '10.200.0.1/24', '192.168.1.5/24'];
const virtualNetworks = ['mynetwork', 'hub.net_1', 'v2'];
const groups = ['mygroup', 'network-rg', 'Net_(prod).group'];

/** @param {ReturnType<import('./random.mjs').randomSource>} random */
export function networkSet(random) {
  return {
    vnetResourceGroup: random.pick(groups),
    vnetName: random.pick(virtualNetworks),
    subnetName: random.pick(subnets),
    ...random.pick(serviceRanges),
    dockerBridgeCidr: random.pick(dockerBridges),
  };
}

export const subnets = ['default', 'aks-subnet', 'Inference_1', 'snet.ml-02'];
