//! Authorized IP ranges of the cluster to be attached, and the service tags that they have to hold.

use aks_compute::facts::{FactError, FactKind, Facts};
use aks_compute::report::{Finding, Status};
use ipnet::Ipv4Net;
use serde_json::{Value, json};

use crate::answers::{ERROR, PASS, UNKNOWN, answer, facts, report, said, weight};
use crate::specs::{CLUSTER, attach_in};

mod cluster;
mod commands;
mod generated;
mod published;
mod service_tags;
mod undecided;
mod verdicts;

const RULE: &str = "API-RANGES-AML";

/// For each cloud: its name, its name in service tags, a region, the region's pair, the two suffixes.
const CLOUDS: [[&str; 6]; 3] = [
    ["AzureCloud", "Public", "eastus2", "centralus", "EastUS2", "CentralUS"],
    ["AzureChinaCloud", "China", "chinaeast2", "chinanorth2", "ChinaEast2", "ChinaNorth2"],
    ["AzureUSGovernment", "AzureGovernment", "usgovvirginia", "usgovtexas", "USGovVirginia", "USGovTexas"],
];

/// The cluster with these authorized ranges, in the form of `az aks show`.
fn cluster(ranges: &Value) -> Value {
    json!({
        "id": CLUSTER,
        "location": "westeurope",
        "provisioningState": "Succeeded",
        "apiServerAccessProfile": { "authorizedIpRanges": ranges, "enablePrivateCluster": null },
        "networkProfile": { "loadBalancerSku": "standard", "outboundType": "loadBalancer" },
        "agentPoolProfiles": [{ "name": "pool1", "mode": "System", "count": 3, "vmSize": "Standard_D4s_v5" }],
    })
}

/// A tag in the form of the downloaded file.
fn tag(name: &str, prefixes: &[&str]) -> Value {
    json!({ "name": name, "id": name, "properties": {
        "changeNumber": 7, "region": name.rsplit('.').next().unwrap().to_lowercase(), "regionId": 67, "platform": "Azure",
        "systemService": "AzureMachineLearning", "addressPrefixes": prefixes, "networkFeatures": null,
    } })
}

/// A downloaded file with two regions, and with the tags around them that do not count.
fn file(cloud: &str, own: &str, pair: &str) -> Value {
    json!({ "changeNumber": 405, "cloud": cloud, "values": [
        tag("ActionGroup", &["1.1.1.0/24"]),
        tag("AzureMachineLearning", &["20.1.0.0/28", "99.0.0.0/8"]),
        tag("AzureMachineLearningInference", &["98.0.0.0/8"]),
        tag(&format!("AzureMachineLearningInference.{own}"), &["97.0.0.0/8"]),
        tag(&format!("AzureMachineLearning.{own}"), &["20.1.0.0/28", "20.1.0.16/28", "2603:1030::/48", "20.1.9.9/32"]),
        tag(&format!("AzureMachineLearning.{pair}"), &["20.2.0.4/30", "2603:1031::340/122"]),
    ] })
}

const NEEDED: &str = "20.1.0.0/28, 20.1.0.16/28, 20.1.9.9/32";

/// The same in the form of `az network list-service-tags`.
fn listed(file: &Value) -> Value {
    let mut file = file.clone();
    file["changeNumber"] = json!("405");
    file["name"] = json!("public");
    file["id"] = json!(
        "/subscriptions/11111111-2222-3333-4444-555555555555/providers/Microsoft.Network/serviceTags/public"
    );
    file["type"] = json!("Microsoft.Network/serviceTags");
    file["nextLink"] = json!(null);
    for value in file["values"].as_array_mut().unwrap() {
        value["properties"]["changeNumber"] = json!("7");
        value["serviceTagChangeNumber"] = json!("405");
    }
    file
}

/// What the rule of the control plane's ranges says of a cluster with `ranges` in `eastus2`.
fn verdict(ranges: &[&str], tags: &Value) -> Option<Finding> {
    said(RULE, &attach_in("AzureCloud", "eastus2"), &facts(&[&cluster(&json!(ranges)), tags]))
}

/// The ranges in the command of a finding.
fn commanded(finding: &Finding) -> Option<Vec<String>> {
    let command = &finding.remedy.as_ref()?.command;
    let (_, ranges) = command.split_once(" --api-server-authorized-ip-ranges ")?;
    Some(ranges.split(',').map(str::to_owned).collect())
}
