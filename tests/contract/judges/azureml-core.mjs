// The judge of whole requests: the official Python SDK of Azure Machine Learning.

import { askInBatch } from './python-batch.mjs';

/**
 * @param {string} interpreter the Python that azureml-core is installed in
 * @param {object[]} calls see `sdkCall`
 * @returns {Promise<Map<string, {request?: object, error?: string}>>} by the case's id
 */
export async function sdkRequests(interpreter, calls) {
  return askInBatch(interpreter, ['azureml_core_requests.py'], calls);
}

/**
 * What the SDK sends when `with_sdk` of the emitted programs runs in a folder.
 * @param {{ id: string, program: string, location: string, current?: object }[]} calls
 */
export async function programRequests(interpreter, calls, folder) {
  return askInBatch(interpreter, ['azureml_core_programs.py'], calls, { cwd: folder });
}

/** What a user of the SDK would write for the intent of a case. */
export function sdkCall({ id, cloud, spec, tls, currentCompute, compute }) {
  const { operation, name, workspace } = spec;
  const current = asSdkReads(currentCompute ?? compute);
  const common = { id, operation, name, workspace, cloud, current };
  return { ...common, configuration: configurations[operation](spec), ssl: sslArguments(spec, tls) };
}

/** The run of an emitted program for the same case. */
export function programCall(item, program) {
  const { id, location, current } = { ...sdkCall(item), location: item.spec.workspace.location };
  return { id, program, location, current };
}

// The SDK reads every compute in one version and insists on members that older ones lack.
function asSdkReads(compute) {
  if (!compute) return undefined;
  const { agentVMSize, ...aks } = compute.properties.properties;
  const filled = { agentVmSize: agentVMSize, clusterPurpose: null, loadBalancerType: null, loadBalancerSubnet: null, ...aks };
  return { ...compute, properties: { ...compute.properties, properties: filled } };
}

const configurations = {
  create: (spec) => ({
    agent_count: spec.agentCount,
    vm_size: spec.agentVmSize,
    location: spec.location,
    cluster_purpose: spec.clusterPurpose,
    vnet_resourcegroup_name: spec.network?.vnetResourceGroup,
    vnet_name: spec.network?.vnetName,
    subnet_name: spec.network?.subnetName,
    service_cidr: spec.network?.serviceCidr,
    dns_service_ip: spec.network?.dnsServiceIP,
    docker_bridge_cidr: spec.network?.dockerBridgeCidr,
    ...balancer(spec),
  }),
  attach: (spec) => ({
    resource_id: spec.cluster.resourceId,
    resource_group: (spec.cluster.create ?? spec.cluster).resourceGroup,
    cluster_name: (spec.cluster.create ?? spec.cluster).name,
    cluster_purpose: spec.clusterPurpose,
    ...balancer(spec),
  }),
  update: balancer,
  detach: (spec) => ({ delete: spec.action === 'Delete' }),
};

function balancer(spec) {
  return { load_balancer_type: spec.loadBalancer?.type, load_balancer_subnet: spec.loadBalancer?.subnet };
}

function sslArguments({ operation, ssl }, tls) {
  if (operation === 'update') return ssl ? newTlsState(ssl, tls) : null;
  if (ssl?.leafDomainLabel) return { leaf_domain_label: ssl.leafDomainLabel, overwrite_existing_domain: ssl.overwriteExistingDomain };
  if (tls) return { ssl_cname: ssl.cname, ssl_cert_pem_file: tls.certificateFile, ssl_key_pem_file: tls.keyFile };
  // The SDK turns TLS on or leaves it; on create and attach it has no word for off.
  return null;
}

function newTlsState(ssl, tls) {
  if (ssl.renew) return { renew: true };
  if (ssl.leafDomainLabel) return { status: 'Auto', leaf_domain_label: ssl.leafDomainLabel, overwrite_existing_domain: ssl.overwriteExistingDomain };
  if (tls) return { status: 'Enabled', cname: ssl.cname, cert: tls.certificate, key: tls.key };
  return { status: 'Disabled' };
}
