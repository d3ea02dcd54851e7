//! What facts cost natively: reading them and checking with them, as ratios to parsing the same files with serde_json
//! in the same run.

use std::hint::black_box;

use aks_compute::facts::Facts;
use aks_compute::{CheckOptions, check_text, document::Format};
use criterion::{Criterion, criterion_group, criterion_main};
use serde_json::{Value, json};
use time::macros::datetime;

const SUBSCRIPTION: &str = "/subscriptions/11111111-2222-3333-4444-555555555555";

/// An attach of a cluster that the facts show.
const ATTACH: &str = r#"{"operation":"attach","workspace":{"subscriptionId":"11111111-2222-3333-4444-555555555555","resourceGroup":"ml-rg","name":"ml-ws","location":"eastus2"},"name":"myaks","cluster":{"resourceGroup":"aks-rg","name":"aks-5000"}}"#;

/// A create into the network that the facts show.
const CREATE: &str = r#"{"operation":"create","workspace":{"subscriptionId":"11111111-2222-3333-4444-555555555555","resourceGroup":"ml-rg","name":"ml-ws","location":"eastus2"},"name":"myaks","network":{"vnetResourceGroup":"net-rg","vnetName":"net","subnetName":"subnet-250","serviceCidr":"192.168.0.0/16","dnsServiceIP":"192.168.0.10","dockerBridgeCidr":"172.17.0.1/16"}}"#;

/// A workspace with a thousand computes, as an ARM list.
fn computes() -> Value {
    let workspace = format!(
        "{SUBSCRIPTION}/resourceGroups/ml-rg/providers/Microsoft.MachineLearningServices/workspaces/ml-ws"
    );
    let value: Vec<Value> = (0..1000)
        .map(|number| {
            json!({
                "id": format!("{workspace}/computes/compute-{number}"),
                "name": format!("compute-{number}"),
                "type": "Microsoft.MachineLearningServices/workspaces/computes",
                "location": "eastus2",
                "properties": {
                    "computeType": "AKS", "provisioningState": "Succeeded", "isAttachedCompute": true, "provisioningErrors": null,
                    "createdOn": "2024-01-01T00:00:00Z", "modifiedOn": "2024-01-01T00:00:00Z",
                    "resourceId": format!("{SUBSCRIPTION}/resourceGroups/aks-rg/providers/Microsoft.ContainerService/managedClusters/aks-{number}"),
                    "properties": {
                        "clusterPurpose": "FastProd", "clusterFqdn": format!("aks-{number}.hcp.eastus2.azmk8s.io"),
                        "sslConfiguration": { "status": "Enabled", "cert": null, "key": null, "cname": "www.contoso.com" },
                        "systemServices": [{ "systemServiceType": "ScoringFrontEnd", "publicIpAddress": "20.1.2.3", "version": null }],
                    },
                },
            })
        })
        .collect();
    json!({ "value": value })
}

/// A network with five hundred subnets, as `az network vnet show` prints it.
fn network() -> Value {
    let id = format!("{SUBSCRIPTION}/resourceGroups/net-rg/providers/Microsoft.Network/virtualNetworks/net");
    let subnets: Vec<Value> = (0..500)
        .map(|number| {
            json!({
                "id": format!("{id}/subnets/subnet-{number}"),
                "name": format!("subnet-{number}"),
                "addressPrefix": format!("10.{}.{}.0/24", number / 256, number % 256),
                "delegations": [], "provisioningState": "Succeeded", "privateEndpointNetworkPolicies": "Disabled",
                "ipConfigurations": (0..20).map(|host| json!({ "id": format!("{id}/nic-{number}-{host}/ipConfigurations/1") })).collect::<Vec<_>>(),
            })
        })
        .collect();
    json!({ "id": id, "name": "net", "location": "eastus2", "provisioningState": "Succeeded",
        "addressSpace": { "addressPrefixes": ["10.0.0.0/8"] }, "subnets": subnets })
}

/// A service tags file of the size of the public cloud's, about 4 MB.
fn service_tags() -> Value {
    let tag = |name: String, service: &str, region: &str, count: usize| {
        let prefixes: Vec<String> = (0..count)
            .map(|number| {
                format!("{}.{}.{}.{}/32", 20 + number % 40, number / 40 % 256, number % 251, number % 241)
            })
            .collect();
        json!({ "name": name, "id": name, "properties": { "changeNumber": 7, "region": region, "regionId": 3,
            "platform": "Azure", "systemService": service, "addressPrefixes": prefixes, "networkFeatures": ["API", "NSG", "UDR", "FW"] } })
    };
    let mut values = vec![
        tag("AzureMachineLearning.EastUS2".to_owned(), "AzureMachineLearning", "eastus2", 8),
        tag("AzureMachineLearning.CentralUS".to_owned(), "AzureMachineLearning", "centralus", 8),
    ];
    values.extend((0..3000).map(|number| tag(format!("Service{number}.Region"), "Service", "region", 60)));
    json!({ "changeNumber": 405, "cloud": "Public", "values": values })
}

fn benches(criterion: &mut Criterion) {
    for (name, spec, fact) in [
        ("1000 computes", ATTACH, computes()),
        ("500 subnets", CREATE, network()),
        ("service tags", ATTACH, service_tags()),
    ] {
        let text = fact.to_string();
        let mut group = criterion.benchmark_group(format!("{name} ({} KB)", text.len() / 1024));
        group.sample_size(20);
        group.bench_function("serde_json to Value", |bencher| {
            bencher.iter(|| serde_json::from_str::<Value>(black_box(&text)).map(drop));
        });
        group.bench_function("read and check", |bencher| {
            bencher.iter(|| {
                let mut facts = Facts::default();
                let read = facts.add_bytes(black_box(text.as_bytes()));
                let options = CheckOptions::new(datetime!(2026-11-23 12:00 UTC), &facts);
                (read, check_text(spec, Format::Json, &options))
            });
        });
        let mut facts = Facts::default();
        assert!(facts.add_bytes(text.as_bytes()).is_ok(), "{name} is recognised");
        group.bench_function("check alone", |bencher| {
            let options = CheckOptions::new(datetime!(2026-11-23 12:00 UTC), &facts);
            bencher.iter(|| check_text(black_box(spec), Format::Json, &options));
        });
        group.finish();
    }
}

criterion_group!(facts, benches);
criterion_main!(facts);
