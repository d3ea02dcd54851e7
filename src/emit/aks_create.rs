//! `az aks create` for the cluster of `cluster.create`: which member of its body is which argument.
//!
//! The body of [`super::managed_cluster`] is taken apart, so that nothing of it can be left out: where one
//! member has no argument, there is no command, and the request says it instead.

use crate::document::{Number, Value};

/// How a member of the body is said.
enum Argument {
    /// What the command does anyway, for these values only; all where there is none.
    Implied(&'static [&'static str]),
    /// An option that takes the value, for these values only; any where there is none.
    Takes(&'static str, &'static [&'static str]),
    /// An option that stands for `true`; `false` is what the command does anyway.
    Switch(&'static str),
    /// An option that stands for `false`; `true` is what the command does anyway.
    SwitchOff(&'static str),
}

use Argument::{Implied, Switch, SwitchOff, Takes};

/// Every member that an argument can say, by its path; `0` is the only pool.
const ARGUMENTS: &[(&str, Argument)] = &[
    ("location", Takes("--location", &[])),
    ("sku.name", Implied(&["Base"])),
    ("sku.tier", Takes("--tier", &[])),
    ("identity.type", Implied(&["SystemAssigned", "UserAssigned"])),
    ("identity.userAssignedIdentities", Takes("--assign-identity", &[])),
    ("properties.kubernetesVersion", Takes("--kubernetes-version", &[])),
    ("properties.supportPlan", Takes("--k8s-support-plan", &[])),
    ("properties.fqdnSubdomain", Takes("--fqdn-subdomain", &[])),
    ("properties.dnsPrefix", Takes("--dns-name-prefix", &[])),
    ("properties.enableRBAC", Implied(&["true"])),
    ("properties.disableLocalAccounts", Switch("--disable-local-accounts")),
    ("properties.agentPoolProfiles.0.name", Takes("--nodepool-name", &[])),
    ("properties.agentPoolProfiles.0.mode", Implied(&["System"])),
    ("properties.agentPoolProfiles.0.type", Takes("--vm-set-type", &[])),
    ("properties.agentPoolProfiles.0.osType", Implied(&["Linux"])),
    ("properties.agentPoolProfiles.0.vmSize", Takes("--node-vm-size", &[])),
    ("properties.agentPoolProfiles.0.count", Takes("--node-count", &[])),
    ("properties.agentPoolProfiles.0.enableAutoScaling", Switch("--enable-cluster-autoscaler")),
    ("properties.agentPoolProfiles.0.minCount", Takes("--min-count", &[])),
    ("properties.agentPoolProfiles.0.maxCount", Takes("--max-count", &[])),
    ("properties.agentPoolProfiles.0.maxPods", Takes("--max-pods", &[])),
    ("properties.agentPoolProfiles.0.nodeTaints", Takes("--nodepool-taints", &[])),
    ("properties.agentPoolProfiles.0.vnetSubnetID", Takes("--vnet-subnet-id", &[])),
    ("properties.agentPoolProfiles.0.podSubnetID", Takes("--pod-subnet-id", &[])),
    ("properties.networkProfile.networkPlugin", Takes("--network-plugin", &[])),
    ("properties.networkProfile.networkPluginMode", Takes("--network-plugin-mode", &[])),
    // With cilium the command also wants a data plane, which the body does not name.
    ("properties.networkProfile.networkPolicy", Takes("--network-policy", &["azure", "calico", "none"])),
    ("properties.networkProfile.podCidr", Takes("--pod-cidr", &[])),
    ("properties.networkProfile.serviceCidr", Takes("--service-cidr", &[])),
    ("properties.networkProfile.dnsServiceIP", Takes("--dns-service-ip", &[])),
    ("properties.networkProfile.loadBalancerSku", Takes("--load-balancer-sku", &[])),
    (
        "properties.networkProfile.outboundType",
        Takes(
            "--outbound-type",
            &["loadBalancer", "managedNATGateway", "userAssignedNATGateway", "userDefinedRouting", "none"],
        ),
    ),
    (
        "properties.networkProfile.loadBalancerProfile.managedOutboundIPs.count",
        Takes("--load-balancer-managed-outbound-ip-count", &[]),
    ),
    (
        "properties.networkProfile.loadBalancerProfile.outboundIPs.publicIPs",
        Takes("--load-balancer-outbound-ips", &[]),
    ),
    (
        "properties.networkProfile.loadBalancerProfile.outboundIPPrefixes.publicIPPrefixes",
        Takes("--load-balancer-outbound-ip-prefixes", &[]),
    ),
    (
        "properties.networkProfile.loadBalancerProfile.allocatedOutboundPorts",
        Takes("--load-balancer-outbound-ports", &[]),
    ),
    (
        "properties.networkProfile.loadBalancerProfile.idleTimeoutInMinutes",
        Takes("--load-balancer-idle-timeout", &[]),
    ),
    (
        "properties.networkProfile.natGatewayProfile.managedOutboundIPProfile.count",
        Takes("--nat-gateway-managed-outbound-ip-count", &[]),
    ),
    (
        "properties.networkProfile.natGatewayProfile.idleTimeoutInMinutes",
        Takes("--nat-gateway-idle-timeout", &[]),
    ),
    ("properties.apiServerAccessProfile.authorizedIPRanges", Takes("--api-server-authorized-ip-ranges", &[])),
    ("properties.apiServerAccessProfile.enablePrivateCluster", Switch("--enable-private-cluster")),
    ("properties.apiServerAccessProfile.enablePrivateClusterPublicFQDN", SwitchOff("--disable-public-fqdn")),
    ("properties.apiServerAccessProfile.privateDNSZone", Takes("--private-dns-zone", &[])),
    (
        "properties.apiServerAccessProfile.enableVnetIntegration",
        Switch("--enable-apiserver-vnet-integration"),
    ),
];

/// The options that say `cluster`, in its order, or the path of the first member that none can say.
pub(super) fn options(cluster: &Value) -> Result<Vec<String>, String> {
    let mut options = Vec::new();
    say_members("", cluster, &mut options)?;
    Ok(options)
}

fn say_members(path: &str, value: &Value, options: &mut Vec<String>) -> Result<(), String> {
    if let Some((_, argument)) = ARGUMENTS.iter().find(|(known, _)| *known == path) {
        return option(argument, value, options).ok_or_else(|| path.to_owned());
    }
    let below = |key: &str| if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
    match value {
        Value::Object(members) => {
            members.iter().try_for_each(|member| say_members(&below(&member.key), &member.value, options))
        }
        Value::Array(items) => items
            .iter()
            .enumerate()
            .try_for_each(|(number, item)| say_members(&below(&number.to_string()), item, options)),
        _ => Err(path.to_owned()),
    }
}

/// `None` where the argument cannot say the value.
fn option(argument: &Argument, value: &Value, options: &mut Vec<String>) -> Option<()> {
    let text = text(value)?;
    let among = |values: &[&str]| values.is_empty() || values.contains(&text.as_str());
    match argument {
        Implied(values) => among(values).then_some(()),
        Takes(name, values) if among(values) => {
            // The tier is `Standard` in the request and `standard` in the command.
            let text = if *name == "--tier" { text.to_ascii_lowercase() } else { text };
            // What bash would need quotes for goes through a file: as the body of the request.
            needs_no_quotes(&text).then(|| options.push(format!("{name} {text}")))
        }
        Takes(..) => None,
        Switch(name) => {
            if text == "true" {
                options.push((*name).to_owned());
            }
            Some(())
        }
        SwitchOff(name) => {
            if text == "false" {
                options.push((*name).to_owned());
            }
            Some(())
        }
    }
}

/// Whether bash takes the text as it stands, and az for a value.
fn needs_no_quotes(text: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-._:/,=+@".contains(c);
    text.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '/') && text.chars().all(is_plain)
}

/// The value as the command takes it: lists with commas, of objects their ids or keys.
fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Bool(value) => Some(value.to_string()),
        Value::Number(Number::Integer(value)) => Some(value.to_string()),
        Value::Array(items) => {
            let texts: Option<Vec<String>> =
                items.iter().map(|item| text(item.get("id").unwrap_or(item))).collect();
            // A comma inside of an item would make two of it.
            texts.filter(|texts| texts.iter().all(|text| !text.contains(','))).map(|texts| texts.join(","))
        }
        Value::Object(members) => match members.as_slice() {
            [only] => Some(only.key.clone()),
            _ => None,
        },
        _ => None,
    }
}
