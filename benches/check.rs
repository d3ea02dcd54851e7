//! What `check` costs natively, as ratios to parsing the same text with serde_json in the same run.

use std::hint::black_box;

use aks_compute::document::Format;
use aks_compute::facts::Facts;
use aks_compute::{CheckOptions, check_text, plan_text};
use criterion::{Criterion, criterion_group, criterion_main};
use time::macros::datetime;

/// What a form for a cluster in a virtual network gives.
const GOOD: &str = r#"{"operation":"create","cloud":"AzureChinaCloud","workspace":{"subscriptionId":"11111111-2222-3333-4444-555555555555","resourceGroup":"ml-rg","name":"ml-ws","location":"chinaeast2"},"name":"myaks","clusterPurpose":"FastProd","agentCount":3,"agentVmSize":"Standard_D4s_v5","network":{"vnetResourceGroup":"mygroup","vnetName":"mynetwork","subnetName":"default","serviceCidr":"10.0.0.0/16","dnsServiceIP":"10.0.0.10","dockerBridgeCidr":"172.17.0.1/16"},"loadBalancer":{"type":"InternalLoadBalancer","subnet":"default"},"ssl":{"cname":"www.contoso.com","certPemFile":"cert.pem","keyPemFile":"key.pem"}}"#;

/// The same with ten mistakes.
const BAD: &str = r#"{"operation":"create","cloud":"AzureChinaCloud","workspace":{"subscriptionId":"11111111","resourceGroup":"ml-rg.","name":"ml-ws","location":"eastus2"},"name":"1-aks-","clusterPurpose":"fastprod","agentCount":"3","agentVmSize":"Standard_D1_v2","network":{"vnetResourceGroup":"mygroup","vnetName":"mynetwork","subnetName":"default","serviceCidr":"10.0.0.0/8","dnsServiceIP":"11.0.0.10"},"loadBalancer":{"type":"PublicIp","subnet":"default"},"ssl":{"cname":"www.contoso.com","leafDomainLabel":"contoso"}}"#;

fn benches(criterion: &mut Criterion) {
    let facts = Facts::default();
    let options = CheckOptions::new(datetime!(2026-11-23 12:00 UTC), &facts);
    for (name, text) in [("good", GOOD), ("bad", BAD)] {
        let mut group = criterion.benchmark_group(name);
        group.bench_function("serde_json to Value", |bencher| {
            bencher.iter(|| serde_json::from_str::<serde_json::Value>(black_box(text)).map(drop));
        });
        group.bench_function("check", |bencher| {
            bencher.iter(|| check_text(black_box(text), Format::Json, &options));
        });
        group.bench_function("check and write the report", |bencher| {
            bencher.iter(|| serde_json::to_string(&check_text(black_box(text), Format::Json, &options)));
        });
        group.bench_function("plan", |bencher| {
            bencher.iter(|| plan_text(black_box(text), Format::Json, &options));
        });
        group.finish();
    }
}

/// A cluster to be made with so many node pools: the time is to grow with their number, no faster.
fn pools(criterion: &mut Criterion) {
    let facts = Facts::default();
    let options = CheckOptions::new(datetime!(2026-11-23 12:00 UTC), &facts);
    let mut group = criterion.benchmark_group("node pools");
    group.sample_size(10);
    for count in [1250, 5000] {
        let pools: Vec<String> = (0..count)
            .map(|number| format!(r#"{{"name":"p{number}","vmSize":"Standard_NC6s_v3","count":1}}"#))
            .collect();
        let text = format!(
            r#"{{"operation":"attach","workspace":{{"subscriptionId":"11111111-2222-3333-4444-555555555555","resourceGroup":"ml-rg","name":"ml-ws","location":"eastus2"}},"name":"myaks","cluster":{{"create":{{"resourceGroup":"rg","name":"aks","nodePools":[{}]}}}}}}"#,
            pools.join(",")
        );
        group.bench_function(format!("{count}"), |bencher| {
            bencher.iter(|| check_text(black_box(&text), Format::Json, &options));
        });
    }
    group.finish();
}

criterion_group!(check, benches, pools);
criterion_main!(check);
