// The requests that Terraform's providers would send when they apply a configuration of ours.
//
// For azurerm this is what its source does with the attributes; what it fills in by itself stands here too.

import { clouds } from '../corpus/clouds.mjs';
import { isMapping } from '../compare/differences.mjs';

const environments = { AzureCloud: 'public', AzureChinaCloud: 'china', AzureUSGovernment: 'usgovernment' };

/**
 * @param {import('../corpus/create-and-attach.mjs').Case} item
 * @param {object} configuration as the judge reads it
 * @returns {{ kinds: Record<string, string>, requests: { method: string, url: string, body: object }[] }} the resource
 * types by what they make
 */
export function appliedByTerraform(item, configuration) {
  const resolve = resolver(item, configuration);
  const host = `https://${clouds[item.cloud].resourceManager}`;
  const resources = Object.entries(configuration.resource)
    .flatMap(([kind, labels]) => Object.entries(labels).map(([label, [attributes]]) => ({ kind, label, attributes })));
  const kindOf = (label) => resources.find((resource) => resource.label === label)?.kind;
  const requests = [];
  for (const label of ['cluster', 'compute']) {
    const resource = resources.find((candidate) => candidate.label === label);
    if (!resource) continue;
    const attributes = resolve(resource.attributes);
    const pools = label === 'cluster' ? resources.filter(({ kind }) => kind === 'azurerm_kubernetes_cluster_node_pool') : [];
    const made = makers[resource.kind](attributes, resolve, pools.map((pool) => resolve(poolOf(pool, resource))));
    resolve.define(`${resource.kind}.${label}.id`, made.id);
    requests.push({ method: 'PUT', url: `${host}${made.id}${made.apiVersion ? `?api-version=${made.apiVersion}` : ''}`, body: made.body });
    if (label === 'cluster') pools.forEach((pool) => resolve.define(`${pool.kind}.${pool.label}`, pool.label));
  }
  resolve(configuration.output.compute_id[0]);
  return { requests, kinds: { cluster: kindOf('cluster'), compute: kindOf('compute') } };
}

function poolOf({ attributes: { kubernetes_cluster_id: id, ...pool } }, cluster) {
  if (id.$expression !== `${cluster.kind}.${cluster.label}.id`) throw new Error(`the pool ${pool.name} is not one of the cluster`);
  return pool;
}

function resolver(item, { provider, variable = {}, data, ephemeral = {} }) {
  const values = new Map([['string', 'string']]);
  for (const [name, blocks] of Object.entries(provider)) {
    for (const block of blocks) {
      if (block.environment !== environments[item.cloud]) throw new Error(`${name} is for ${block.environment}`);
      values.set(block.alias ? `${name}.${block.alias}` : name, block.subscription_id);
    }
  }
  for (const [name, [declaration]] of Object.entries(variable)) {
    if (declaration.sensitive !== true || 'default' in declaration) throw new Error(`${name} is not a secret without a default`);
    values.set(`var.${name}`, `<${name}>`);
  }
  for (const [kind, source] of [['data', data], ['ephemeral', ephemeral]]) {
    for (const [label, [secret]] of Object.entries(source.azurerm_key_vault_secret ?? {})) {
      values.set(`${kind}.azurerm_key_vault_secret.${label}.value`, `${secret.key_vault_id} ${secret.name}`);
    }
  }
  const [workspace] = data.azurerm_machine_learning_workspace.workspace;
  const group = `/subscriptions/${values.get('azurerm')}/resourceGroups/${workspace.resource_group_name}`;
  values.set('data.azurerm_machine_learning_workspace.workspace.id', `${group}/providers/Microsoft.MachineLearningServices/workspaces/${workspace.name}`);
  values.set('data.azurerm_machine_learning_workspace.workspace.location', item.spec.workspace.location);
  const resolve = (value) => {
    if (Array.isArray(value)) return value.map(resolve);
    if (!isMapping(value)) return value;
    if ('lifecycle' in value) value = { ...value, lifecycle: undefined };
    if (!('$expression' in value)) return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, resolve(member)]));
    if (!values.has(value.$expression)) throw new Error(`${value.$expression} is not declared`);
    return values.get(value.$expression);
  };
  resolve.define = (name, value) => values.set(name, value);
  return resolve;
}

const makers = {
  azapi_resource({ type, parent_id: parent, name, location, tags, identity, body, sensitive_body: secrets }) {
    const [resourceType, apiVersion] = type.split('@');
    const isChild = resourceType.split('/').length > 2;
    return {
      id: isChild ? `${parent}/${resourceType.split('/').at(-1)}/${name}` : `${parent}/providers/${resourceType}/${name}`,
      apiVersion,
      body: defined({ location, tags, identity: identity && armIdentity(identity[0]), ...merged(body, secrets) }),
    };
  },
  azurerm_machine_learning_inference_cluster(attributes) {
    const [ssl] = attributes.ssl ?? [];
    return {
      id: `${attributes.machine_learning_workspace_id}/computes/${attributes.name}`,
      body: defined({
        location: attributes.location,
        tags: attributes.tags,
        properties: defined({
          computeType: 'AKS',
          resourceId: attributes.kubernetes_cluster_id,
          description: attributes.description,
          properties: defined({ clusterPurpose: attributes.cluster_purpose ?? 'FastProd', sslConfiguration: ssl && sslConfiguration(ssl) }),
        }),
      }),
    };
  },
  azurerm_kubernetes_cluster(attributes, resolve, pools) {
    const subscription = attributes.provider ?? resolve({ $expression: 'azurerm' });
    return {
      id: `/subscriptions/${subscription}/resourceGroups/${attributes.resource_group_name}/providers/Microsoft.ContainerService/managedClusters/${attributes.name}`,
      body: managedCluster(attributes, pools),
    };
  },
};

function sslConfiguration({ cert, key, cname, leaf_domain_label: leafDomainLabel, overwrite_existing_domain: overwriteExistingDomain }) {
  const status = leafDomainLabel ? 'Auto' : cert || key || cname ? 'Enabled' : 'Disabled';
  return defined({ status, cert, key, cname, leafDomainLabel, overwriteExistingDomain });
}

function managedCluster(attributes, pools) {
  const [network] = attributes.network_profile;
  const [access = {}] = attributes.api_server_access_profile ?? [];
  return defined({
    location: attributes.location,
    sku: attributes.sku_tier && { name: 'Base', tier: attributes.sku_tier },
    identity: armIdentity(attributes.identity[0]),
    properties: defined({
      kubernetesVersion: attributes.kubernetes_version,
      supportPlan: attributes.support_plan,
      dnsPrefix: attributes.dns_prefix,
      fqdnSubdomain: attributes.dns_prefix_private_cluster,
      enableRBAC: attributes.role_based_access_control_enabled,
      disableLocalAccounts: attributes.local_account_disabled,
      agentPoolProfiles: [{ mode: 'System', os_type: 'Linux', ...attributes.default_node_pool[0] }, ...pools].map(nodePool),
      networkProfile: defined({
        networkPlugin: network.network_plugin,
        networkPluginMode: network.network_plugin_mode,
        networkPolicy: network.network_policy,
        podCidr: network.pod_cidr,
        serviceCidr: network.service_cidr,
        dnsServiceIP: network.dns_service_ip,
        loadBalancerSku: network.load_balancer_sku,
        outboundType: network.outbound_type,
        loadBalancerProfile: network.load_balancer_profile && loadBalancerProfile(network.load_balancer_profile[0]),
        natGatewayProfile: network.nat_gateway_profile && natGatewayProfile(network.nat_gateway_profile[0]),
      }),
      apiServerAccessProfile: nonEmpty(defined({
        authorizedIPRanges: access.authorized_ip_ranges,
        enableVnetIntegration: access.virtual_network_integration_enabled,
        enablePrivateCluster: attributes.private_cluster_enabled,
        enablePrivateClusterPublicFQDN: attributes.private_cluster_public_fqdn_enabled,
        privateDNSZone: attributes.private_dns_zone_id,
      })),
    }),
  });
}

function nodePool(pool) {
  return defined({
    name: pool.name,
    mode: pool.mode,
    type: 'VirtualMachineScaleSets',
    osType: pool.os_type,
    vmSize: pool.vm_size,
    count: pool.node_count,
    enableAutoScaling: pool.auto_scaling_enabled,
    minCount: pool.min_count,
    maxCount: pool.max_count,
    maxPods: pool.max_pods,
    nodeTaints: pool.only_critical_addons_enabled ? ['CriticalAddonsOnly=true:NoSchedule'] : pool.node_taints,
    vnetSubnetID: pool.vnet_subnet_id,
    podSubnetID: pool.pod_subnet_id,
  });
}

function loadBalancerProfile(profile) {
  const ids = (list) => list?.map((id) => ({ id }));
  return defined({
    managedOutboundIPs: profile.managed_outbound_ip_count && { count: profile.managed_outbound_ip_count },
    outboundIPs: profile.outbound_ip_address_ids && { publicIPs: ids(profile.outbound_ip_address_ids) },
    outboundIPPrefixes: profile.outbound_ip_prefix_ids && { publicIPPrefixes: ids(profile.outbound_ip_prefix_ids) },
    allocatedOutboundPorts: profile.outbound_ports_allocated,
    idleTimeoutInMinutes: profile.idle_timeout_in_minutes,
  });
}

function natGatewayProfile(profile) {
  return defined({
    managedOutboundIPProfile: profile.managed_outbound_ip_count && { count: profile.managed_outbound_ip_count },
    idleTimeoutInMinutes: profile.idle_timeout_in_minutes,
  });
}

function armIdentity({ type, identity_ids: ids }) {
  return defined({ type, userAssignedIdentities: ids && Object.fromEntries(ids.map((id) => [id, {}])) });
}

function merged(body, more) {
  if (!isMapping(body) || !isMapping(more)) return more ?? body;
  const keys = new Set([...Object.keys(body), ...Object.keys(more)]);
  return Object.fromEntries([...keys].map((key) => [key, merged(body[key], more[key])]));
}

const defined = (mapping) => Object.fromEntries(Object.entries(mapping).filter(([, value]) => value !== undefined));
const nonEmpty = (mapping) => (Object.keys(mapping).length === 0 ? undefined : mapping);
