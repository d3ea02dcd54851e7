//! No text of `cluster.create` is empty.

use std::collections::BTreeSet;

use aks_compute::report::{Severity, Status};
use serde_json::Value;

use crate::applied::try_fixes;
use crate::new_cluster::{IDENTITY, SUBNETS, ZONE, errors, failed, findings, spec_from};

/// The pointers of all texts in `value`.
fn texts(value: &Value, pointer: &str, found: &mut Vec<String>) {
    match value {
        Value::String(_) => found.push(pointer.to_owned()),
        Value::Array(items) => {
            for (number, item) in items.iter().enumerate() {
                texts(item, &format!("{pointer}/{number}"), found);
            }
        }
        Value::Object(members) => {
            for (key, member) in members {
                texts(member, &format!("{pointer}/{key}"), found);
            }
        }
        _ => {}
    }
}

#[test]
fn no_text_is_empty() {
    let taint = "CriticalAddonsOnly=true:NoSchedule";
    let whole = format!(
        "subscriptionId: 11111111-2222-3333-4444-555555555555, location: eastus2, kubernetesVersion: \"1.35\", \
         podCidr: 10.244.0.0/16, serviceCidr: 10.0.0.0/16, dnsServiceIP: 10.0.0.10, vnetSubnetId: {SUBNETS}/nodes, \
         loadBalancerSku: standard, networkPlugin: azure, networkPluginMode: overlay, outboundType: loadBalancer, \
         identity: {IDENTITY}, tier: Premium, supportPlan: AKSLongTermSupport, \
         nodePools: [{{ name: pool1, vmSize: Standard_D4s_v5, mode: System, osType: Linux, taints: [\"{taint}\"] }}]"
    );
    let outbound =
        format!("{SUBNETS}/nodes").replace("virtualNetworks/net/subnets/nodes", "publicIPAddresses/out");
    let prefix = outbound.replace("publicIPAddresses", "publicIPPrefixes");
    for keys in [
        format!("{whole}, dnsPrefix: aks"),
        format!("{whole}, privateCluster: true, privateDnsZone: {ZONE}, fqdnSubdomain: aks"),
        format!(
            "authorizedIpRanges: [20.1.2.0/24, 20.1.4.0/24], loadBalancerProfile: {{ outboundIpIds: [{outbound}] }}"
        ),
        format!("loadBalancerProfile: {{ outboundIpPrefixIds: [{prefix}] }}, networkPolicy: calico"),
        format!("networkPlugin: azure, vnetSubnetId: {SUBNETS}/nodes, podSubnetId: {SUBNETS}/pods"),
    ] {
        let right = spec_from(&keys);
        assert_eq!(failed(&right, Severity::Error), BTreeSet::new(), "{keys}");
        let mut pointers = Vec::new();
        texts(&right["cluster"]["create"], "/cluster/create", &mut pointers);
        for pointer in pointers {
            let mut wrong = right.clone();
            *wrong.pointer_mut(&pointer).unwrap() = "".into();
            let is_refused = findings(&wrong).iter().any(|finding| {
                finding.severity == Severity::Error
                    && finding.status == Status::Fail
                    && finding.path == pointer
            });
            assert!(is_refused, "{pointer}: {:?}", failed(&wrong, Severity::Error));
        }
    }
    for keys in ["fqdnSubdomain: \"\"", "fqdnSubdomain: \"\", dnsPrefix: aks"] {
        errors(keys, &["NAME-AKS-DNS /fqdnSubdomain"]);
        assert_eq!(try_fixes(&spec_from(keys)), 1, "{keys}");
    }
}
