//! Artifacts: snapshots of the article's scenarios, and what must hold of every one.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a helper of a test fails like the test"
)]

use aks_compute::document::{Document, Format, Value};
use aks_compute::emit::{ArtifactKind, Plan};
use aks_compute::facts::Facts;
use aks_compute::init::SCENARIOS;
use aks_compute::language::Language;
use aks_compute::{CheckOptions, plan};
use time::macros::datetime;

fn planned(text: &str, facts: &Facts, language: Language) -> Plan {
    let options = CheckOptions { language, ..CheckOptions::new(datetime!(2026-11-23 12:00 UTC), facts) };
    let document = Document::parse(text, Format::Yaml).unwrap();
    let planned = plan(&document, &options);
    planned.plan.unwrap_or_else(|| panic!("{text}\n{:#?}", planned.report.findings))
}

fn example(name: &str) -> String {
    std::fs::read_to_string(format!("examples/{name}.yaml")).unwrap()
}

fn artifact(plan: &Plan, kind: ArtifactKind) -> &str {
    plan.artifacts.iter().find(|artifact| artifact.kind == kind).map_or("", |artifact| &artifact.text)
}

/// A compute with a certificate of the user's and an internal load balancer.
const CURRENT: &str = r#"{
  "id": "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-rg/providers/Microsoft.MachineLearningServices/workspaces/ml-ws/computes/myaks",
  "name": "myaks", "type": "Microsoft.MachineLearningServices/workspaces/computes", "location": "chinaeast2",
  "tags": { "team": "vision" }, "identity": null, "sku": null,
  "properties": {
    "computeType": "AKS", "computeLocation": "chinaeast2", "provisioningState": "Succeeded", "isAttachedCompute": true,
    "createdOn": "2024-01-01T00:00:00Z", "modifiedOn": "2024-01-01T00:00:00Z", "provisioningErrors": null, "description": "",
    "resourceId": "/subscriptions/00000000-0000-0000-0000-000000000000/resourcegroups/rg/providers/Microsoft.ContainerService/managedClusters/aks",
    "properties": {
      "agentCount": 3, "agentVmSize": "Standard_D4s_v5", "clusterPurpose": "FastProd", "clusterFqdn": "aks.example",
      "systemServices": [ { "systemServiceType": "ScoringFrontEnd", "publicIpAddress": "10.1.2.3" } ],
      "sslConfiguration": { "status": "Enabled", "cert": null, "key": null, "cname": "old.contoso.com" },
      "aksNetworkingConfiguration": null, "loadBalancerType": "InternalLoadBalancer", "loadBalancerSubnet": "aks-subnet"
    }
  }
}"#;

fn current() -> Facts {
    let mut facts = Facts::default();
    facts.add_bytes(CURRENT.as_bytes()).unwrap();
    facts
}

/// What a scenario needs: an update the compute that it changes, the others a free name.
fn facts_for(scenario: &str) -> Facts {
    if scenario.starts_with("update") { current() } else { Facts::default() }
}

#[test]
fn the_articles_scenarios_in_every_form() {
    for scenario in SCENARIOS {
        let facts = facts_for(scenario.name);
        let plan = planned(&example(scenario.name), &facts, Language::English);
        let mut all = String::new();
        for artifact in &plan.artifacts {
            all.push_str(&format!("===== {} =====\n{}\n", artifact.file_name, artifact.text));
        }
        insta::with_settings!({ omit_expression => true }, { insta::assert_snapshot!(scenario.name, all) });
    }
}

#[test]
fn the_runbook_and_the_descriptions_are_also_chinese() {
    for name in ["attach-tls-custom", "detach"] {
        let facts = Facts::default();
        let plan = planned(&example(name), &facts, Language::Chinese);
        insta::with_settings!({ omit_expression => true }, {
            insta::assert_snapshot!(format!("{name}-zh"), artifact(&plan, ArtifactKind::Steps))
        });
    }
}

fn each_value(value: &serde_json::Value, see: &mut impl FnMut(&serde_json::Value)) {
    see(value);
    match value {
        serde_json::Value::Array(items) => items.iter().for_each(|item| each_value(item, see)),
        serde_json::Value::Object(members) => members.values().for_each(|member| each_value(member, see)),
        _ => {}
    }
}

#[test]
fn artifacts_hold_no_null_and_nothing_empty() {
    for scenario in SCENARIOS {
        let facts = facts_for(scenario.name);
        let plan = planned(&example(scenario.name), &facts, Language::English);
        for kind in [ArtifactKind::Arm, ArtifactKind::Parameters, ArtifactKind::Rest] {
            let text = artifact(&plan, kind);
            if text.is_empty() {
                continue;
            }
            each_value(&serde_json::from_str(text).unwrap(), &mut |value| {
                let empty = match value {
                    serde_json::Value::Null => true,
                    serde_json::Value::Object(members) => members.is_empty(),
                    serde_json::Value::Array(items) => items.is_empty(),
                    _ => false,
                };
                assert!(!empty, "{}: {kind:?}\n{text}", scenario.name);
            });
            assert!(!text.contains("reference("), "{text}");
        }
    }
}

#[test]
fn an_update_keeps_what_it_does_not_change_and_asks_for_the_certificate_again() {
    let spec = "operation: update
cloud: AzureChinaCloud
workspace: { subscriptionId: 00000000-0000-0000-0000-000000000000, resourceGroup: ML-RG, name: ml-ws }
name: MyAKS
loadBalancer: { type: PublicIp }
";
    let facts = current();
    let plan = planned(spec, &facts, Language::English);
    let request = &plan.requests[0];
    let body = serde_json::to_value(&request.body).unwrap();
    let properties = &body["properties"];
    assert_eq!(body["tags"]["team"], "vision");
    assert_eq!(properties["resourceId"].as_str().unwrap().rsplit('/').next(), Some("aks"));
    assert_eq!(properties["properties"]["loadBalancerType"], "PublicIp");
    assert!(
        properties["properties"].get("loadBalancerSubnet").is_none(),
        "a public load balancer has no subnet"
    );
    assert_eq!(properties["properties"]["sslConfiguration"]["cname"], "old.contoso.com");
    assert_eq!(request.secret_refs, ["sslCert", "sslKey"]);
    for read_only in ["provisioningState", "isAttachedCompute", "createdOn"] {
        assert!(properties.get(read_only).is_none());
    }
    assert!(properties["properties"].get("systemServices").is_none());
}

#[test]
fn a_refresh_detaches_and_attaches_with_the_same_body() {
    let spec = "operation: update
cloud: AzureChinaCloud
workspace: { subscriptionId: 00000000-0000-0000-0000-000000000000, resourceGroup: ml-rg, name: ml-ws }
name: myaks
refresh: true
";
    let facts = current();
    let plan = planned(spec, &facts, Language::English);
    let requests: Vec<_> = plan.requests.iter().map(|request| (request.id, request.method)).collect();
    assert_eq!(requests, [("detach", "DELETE"), ("attach", "PUT")]);
    assert!(plan.requests[0].url.ends_with("&underlyingResourceAction=Detach"));
    let steps: Vec<_> = plan.steps.iter().map(|step| step.id).collect();
    let place = |id| steps.iter().position(|step| *step == id).unwrap();
    assert!(place("save-certificate") < place("detach"));
    assert!(place("detach") < place("clean-up") && place("clean-up") < place("attach"));
}

#[test]
fn the_order_of_keys_changes_nothing() {
    for scenario in SCENARIOS {
        let text = example(scenario.name);
        let facts = facts_for(scenario.name);
        let options = CheckOptions::new(datetime!(2026-11-23 12:00 UTC), &facts);
        let forward = Document::parse(&text, Format::Yaml).unwrap().root;
        let backward = reversed(&forward);
        let results = [forward, backward].map(|root| plan(&Document::from_value(root), &options));
        let [forward, backward] = results.map(|planned| {
            let json = serde_json::to_value(&planned).unwrap();
            (json["report"].clone(), json["artifacts"].clone())
        });
        assert_eq!(forward, backward, "{}", scenario.name);
    }
}

fn reversed(value: &Value) -> Value {
    match value {
        Value::Object(members) => {
            let mut object = Value::object();
            for member in members.iter().rev() {
                object.push(member.key.clone(), reversed(&member.value));
            }
            object
        }
        other => other.clone(),
    }
}

#[test]
fn no_artifact_says_a_mode_that_deletes() {
    for scenario in SCENARIOS {
        let facts = facts_for(scenario.name);
        let plan = planned(&example(scenario.name), &facts, Language::English);
        for artifact in &plan.artifacts {
            assert!(!artifact.text.contains("--mode Complete"));
            assert_eq!(
                artifact.text.contains("az deployment group create"),
                artifact.text.contains("--mode Incremental"),
                "{}",
                artifact.text
            );
        }
    }
}

/// `https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#` names these members.
#[test]
fn a_key_vault_stands_in_the_parameters_as_a_reference_and_no_file_holds_a_secret() {
    let vault = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-rg/providers/Microsoft.KeyVault/vaults/ml-kv";
    let spec = format!(
        "{}ssl: {{ cname: www.contoso.com, keyVault: {{ id: {vault}, certSecret: scoring-cert, keySecret: scoring-key }} }}\n",
        example("attach")
    );
    let facts = Facts::default();
    let plan = planned(&spec, &facts, Language::English);
    let file: serde_json::Value = serde_json::from_str(artifact(&plan, ArtifactKind::Parameters)).unwrap();
    for (parameter, secret) in [("sslCert", "scoring-cert"), ("sslKey", "scoring-key")] {
        assert_eq!(
            file["parameters"][parameter],
            serde_json::json!({ "reference": { "keyVault": { "id": vault }, "secretName": secret } })
        );
    }
    let template: serde_json::Value = serde_json::from_str(artifact(&plan, ArtifactKind::Arm)).unwrap();
    for parameter in ["sslCert", "sslKey"] {
        assert_eq!(template["parameters"][parameter]["type"], "securestring");
        assert!(template["parameters"][parameter].get("defaultValue").is_none());
    }
    assert!(plan.steps.iter().any(|step| step.id == "key-vault"));
    // The deployment reads the vault itself, so the command must not hand over files too.
    let deploy =
        plan.steps.iter().find(|step| step.id == "deploy").and_then(|step| step.run.as_deref()).unwrap();
    assert!(!deploy.contains("sslKey"), "{deploy}");
    // Without a vault the parameters file leaves both out.
    let files = planned(&example("attach-tls-custom"), &facts, Language::English);
    let file: serde_json::Value = serde_json::from_str(artifact(&files, ArtifactKind::Parameters)).unwrap();
    assert!(file["parameters"].get("sslKey").is_none() && file["parameters"].get("sslCert").is_none());
}

/// The example that makes a cluster, with more keys of `cluster.create` and the cluster in `group`.
fn new_cluster(group: &str, more: &str) -> String {
    let example = example("attach-new-cluster");
    let (head, keys) = example.split_once("    resourceGroup: ml-rg ").unwrap();
    format!(
        "{head}    resourceGroup: {group} {}",
        keys.replace("    name: myaks\n", &format!("    name: myaks\n{more}"))
    )
}

/// Where the cluster goes: the group of the workspace, another one, another subscription.
const PLACES: [&str; 3] =
    ["ml-rg", "aks-rg", "aks-rg\n    subscriptionId: 11111111-1111-1111-1111-111111111111"];

/// The template and, in it, the new cluster: a resource beside the compute or in a deployment of its own.
fn new_cluster_template(place: &str, more: &str) -> (serde_json::Value, serde_json::Value) {
    let facts = Facts::default();
    let plan = planned(&new_cluster(place, more), &facts, Language::English);
    let template: serde_json::Value = serde_json::from_str(artifact(&plan, ArtifactKind::Arm)).unwrap();
    let first = &template["resources"][0];
    let is_nested = first["type"] == "Microsoft.Resources/deployments";
    assert_eq!(is_nested, place != "ml-rg", "{place}");
    let cluster = if is_nested { &first["properties"]["template"]["resources"][0] } else { first };
    assert_eq!(cluster["type"], "Microsoft.ContainerService/managedClusters", "{place}");
    let cluster = cluster.clone();
    (template, cluster)
}

#[test]
fn only_the_compute_has_a_condition_and_it_waits_for_the_new_cluster() {
    for place in PLACES {
        let (template, cluster) = new_cluster_template(place, "");
        assert!(cluster.get("condition").is_none() && template["resources"][0].get("condition").is_none());
        let compute = &template["resources"][1];
        assert_eq!(compute["condition"], "[parameters('deployCompute')]", "{place}");
        let depends_on = compute["dependsOn"].as_array().unwrap();
        assert_eq!(depends_on.len(), 1, "{place}");
        let kind = template["resources"][0]["type"].as_str().unwrap();
        assert!(depends_on[0].as_str().unwrap().contains(&format!("'{kind}'")), "{place}: {depends_on:?}");
        assert!(!template.to_string().contains("reference("), "{place}");
    }
}

#[test]
fn a_private_cluster_always_says_that_it_has_no_public_name() {
    for place in PLACES {
        for more in ["", "    privateClusterPublicFqdn: false\n", "    privateDnsZone: system\n"] {
            let (_, cluster) = new_cluster_template(place, &format!("    privateCluster: true\n{more}"));
            let access = &cluster["properties"]["apiServerAccessProfile"];
            assert_eq!(access["enablePrivateCluster"], true, "{place}{more}");
            assert_eq!(access["enablePrivateClusterPublicFQDN"], false, "{place}{more}");
        }
        let (_, cluster) = new_cluster_template(place, "");
        assert!(cluster["properties"].get("apiServerAccessProfile").is_none(), "{place}");
    }
}

/// The request that makes the cluster of these keys of `cluster.create`.
fn made_cluster(keys: &str) -> serde_json::Value {
    let spec = format!(
        "operation: attach\nworkspace: {{ subscriptionId: 11111111-2222-3333-4444-555555555555, resourceGroup: ml-rg, name: ml-ws, location: eastus2 }}\nname: myaks\ncluster: {{ create: {{ resourceGroup: rg, name: aks, nodePools: [{{ name: pool1, vmSize: Standard_D4s_v5 }}], {keys} }} }}\n"
    );
    let plan = planned(&spec, &Facts::default(), Language::English);
    let template: serde_json::Value = serde_json::from_str(artifact(&plan, ArtifactKind::Arm)).unwrap();
    let mut clusters = Vec::new();
    each_value(&template, &mut |value| {
        if value["type"] == "Microsoft.ContainerService/managedClusters" {
            clusters.push(value["properties"].clone());
        }
    });
    assert_eq!(clusters.len(), 1, "{template:#}");
    clusters.remove(0)
}

#[test]
fn the_empty_text_that_switches_ranges_off_is_no_range() {
    for (ranges, written) in [
        ("[\"\"]", serde_json::json!([])),
        ("[]", serde_json::json!([])),
        ("[203.0.114.0/24]", serde_json::json!(["203.0.114.0/24"])),
    ] {
        let properties = made_cluster(&format!("authorizedIpRanges: {ranges}"));
        assert_eq!(properties["apiServerAccessProfile"]["authorizedIPRanges"], written, "{ranges}");
    }
}

#[test]
fn policies_of_cilium_bring_its_data_plane() {
    for (policy, data_plane) in [("cilium", "cilium".into()), ("calico", serde_json::Value::Null)] {
        let network = &made_cluster(&format!("networkPolicy: {policy}"))["networkProfile"];
        assert_eq!(network["networkPolicy"], policy);
        assert_eq!(network["networkDataplane"], data_plane, "{policy}");
    }
}
