//! The cluster to be made is there already: it is attached as it is, so the rules judge it as it is, too.

use aks_compute::document::{Document, Format};
use aks_compute::facts::Facts;
use aks_compute::report::{Finding, Severity, Status};
use aks_compute::{CheckOptions, check_text, plan};
use serde_json::{Value, json};
use time::macros::datetime;

use crate::new_cluster::{ERROR, PASS, UNKNOWN, found, list, says, spec, whole, with};

const ID: &str = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/aks-rg/providers/Microsoft.ContainerService/managedClusters/aks";
const WORKSPACE: &str = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/ml-rg/providers/Microsoft.MachineLearningServices/workspaces/ml-ws";

/// The cluster as `az aks show` prints it, with these members besides or in the place of its own.
pub(crate) fn there(more: Value) -> Value {
    let cluster = json!({
        "id": ID, "name": "aks", "location": "eastus2", "provisioningState": "Succeeded",
        "powerState": { "code": "Running" }, "currentKubernetesVersion": "1.35.5", "supportPlan": "KubernetesOfficial",
        "disableLocalAccounts": false,
        "networkProfile": { "networkPlugin": "azure", "loadBalancerSku": "standard", "outboundType": "loadBalancer" },
        "agentPoolProfiles": [pool(json!({}))],
    });
    with(cluster, &more)
}

pub(crate) fn pool(more: Value) -> Value {
    let pool = json!({ "name": "pool1", "vmSize": "Standard_D4s_v5", "count": 3, "osType": "Linux", "mode": "System" });
    with(pool, &more)
}

/// What the rule says of a cluster that is there with these members.
#[track_caller]
fn of(rule: &str, more: Value) -> Vec<Finding> {
    found(rule, &spec(json!({})), &[there(more)])
}

#[test]
fn what_is_wrong_with_it_is_found() {
    let private = json!({ "enablePrivateCluster": true, "enablePrivateClusterPublicFQDN": true });
    let ranges = json!({ "authorizedIPRanges": ["203.0.114.0/24"] });
    for (rule, more) in [
        ("AKS-LOCALACCT", json!({ "disableLocalAccounts": true })),
        ("PRIV-PUBLIC-FQDN", json!({ "apiServerAccessProfile": private })),
        (
            "API-RANGES-SLB",
            json!({ "apiServerAccessProfile": ranges, "networkProfile": { "loadBalancerSku": "basic" } }),
        ),
        (
            "AKS-TAINTS",
            json!({ "agentPoolProfiles": [pool(json!({ "nodeTaints": ["team=ml:NoSchedule"] }))] }),
        ),
        ("PURPOSE-12VCPU", json!({ "agentPoolProfiles": [pool(json!({ "vmSize": "Standard_D2s_v5" }))] })),
        ("LIFE-K8S-VERSION", json!({ "currentKubernetesVersion": "1.20.1" })),
    ] {
        assert!(of(rule, json!({})).is_empty(), "{rule}");
        let found = of(rule, more);
        let places: Vec<_> = found.iter().map(|finding| (&*finding.path, finding.status)).collect();
        assert_eq!(places, [("/cluster", Status::Fail)], "{rule}");
        // The calendar decides about the version, not a fact.
        assert_eq!(found[0].related.is_empty(), rule == "LIFE-K8S-VERSION", "{rule}");
    }
}

#[test]
fn it_does_not_take_again_what_it_has_taken() {
    let full = |name: &str| json!({ "currentValue": "12", "limit": "12", "name": { "value": name } });
    let quota = list("quota", &json!([full("cores")]));
    says(ERROR, "QUOTA-REGION", &spec(json!({})), std::slice::from_ref(&quota));
    says(PASS, "QUOTA-REGION", &spec(json!({})), &[quota, there(json!({}))]);

    const NET: &str = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/net";
    let taken: Vec<Value> = (0..100).map(|host| json!({ "id": format!("{NET}/nic{host}") })).collect();
    let network = json!({ "id": NET, "location": "eastus2", "addressSpace": { "addressPrefixes": ["10.1.0.0/16"] }, "subnets": [
        { "name": "nodes", "addressPrefix": "10.1.0.0/25", "provisioningState": "Succeeded", "ipConfigurations": taken },
    ] });
    let keys = json!({ "networkPlugin": "azure", "vnetSubnetId": format!("{NET}/subnets/nodes") });
    says(ERROR, "NET-SUBNET-SIZE", &spec(keys.clone()), std::slice::from_ref(&network));
    says(PASS, "NET-SUBNET-SIZE", &spec(keys), &[network, there(json!({}))]);

    // The address for its way out is there too; that of the scoring endpoint is yet to be made.
    let policies = json!({ "fact": { "kind": "policyAssignments", "scope": ID.split_once("/resourceGroups").unwrap().0 }, "data": [{
        "id": "/providers/Microsoft.Management/managementGroups/m/providers/Microsoft.Authorization/policyAssignments/a",
        "policyDefinitionId": "/providers/Microsoft.Authorization/policyDefinitions/6c112d4e-5bc7-47ae-a041-ea2d9dccd749",
        "parameters": { "listOfResourceTypesNotAllowed": { "value": ["Microsoft.Network/publicIPAddresses"] } },
    }] });
    says(ERROR, "LB-POLICY-EGRESS", &spec(json!({})), std::slice::from_ref(&policies));
    says(PASS, "LB-POLICY-EGRESS", &spec(json!({})), &[policies.clone(), there(json!({}))]);
    says(ERROR, "LB-ATTACH-PUBLIC", &spec(json!({})), &[policies, there(json!({}))]);
}

#[test]
fn an_error_of_the_spec_stays_whatever_is_there() {
    for (rule, keys) in [
        ("AKS-LOCALACCT", json!({ "disableLocalAccounts": true })),
        ("PRIV-PUBLIC-FQDN", json!({ "privateCluster": true, "privateClusterPublicFqdn": true })),
        ("PURPOSE-PROD-NODES", json!({ "nodePools": whole(&[json!({ "name": "pool1", "count": 2 })]) })),
    ] {
        says(ERROR, rule, &spec(keys), &[there(json!({}))]);
    }
}

#[test]
fn what_facts_do_not_say_of_it_is_asked() {
    let partial = json!({ "id": ID.to_uppercase(), "name": "aks", "location": "eastus2" });
    for rule in ["AKS-LOCALACCT", "PRIV-PUBLIC-FQDN", "API-RANGES-SLB", "API-RANGES-AML", "PURPOSE-12VCPU"] {
        says(PASS, rule, &spec(json!({})), &[]);
        says(PASS, rule, &spec(json!({})), &[with(partial.clone(), &json!({ "id": format!("{ID}2") }))]);
        says(UNKNOWN, rule, &spec(json!({})), std::slice::from_ref(&partial));
        let found = found(rule, &spec(json!({})), std::slice::from_ref(&partial));
        assert!(found[0].remedy.as_ref().unwrap().command.starts_with("az aks show "), "{rule}");
    }
}

#[test]
fn an_attachment_of_it_shows_that_it_is_there() {
    let compute = |workspace: &str, name: &str| {
        json!({ "id": format!("{workspace}/computes/{name}"), "name": name,
            "properties": { "computeType": "AKS", "resourceId": ID, "properties": {} } })
    };
    // Attached by this very compute: nothing is broken, but nothing is known of the cluster either.
    let own = json!({ "value": [compute(WORKSPACE, "MYAKS")] });
    says(UNKNOWN, "AKS-LOCALACCT", &spec(json!({})), std::slice::from_ref(&own));
    for (workspace, name) in [(WORKSPACE.to_owned(), "other"), (format!("{WORKSPACE}2"), "myaks")] {
        let other = json!({ "value": [compute(&workspace, name)] });
        says(ERROR, "LIFE-ONE-ATTACH", &spec(json!({})), &[other]);
    }
    says(PASS, "LIFE-ONE-ATTACH", &spec(json!({})), &[]);
}

#[test]
fn pools_count_as_the_plan_scales_them() {
    let few = json!({ "agentPoolProfiles": [pool(json!({ "name": "POOL1", "count": 1 }))] });
    let scaled = json!({ "nodePools": whole(&[json!({ "name": "pool1", "count": 3 })]) });
    says(PASS, "PURPOSE-PROD-NODES", &spec(scaled), &[there(few.clone())]);
    // Without a count in the spec nothing is scaled.
    says(ERROR, "PURPOSE-PROD-NODES", &spec(json!({})), &[there(few)]);
}

#[test]
fn a_sound_one_is_attached_and_each_rule_speaks_once() {
    let versions = list(
        "versions",
        &json!({ "values": [{ "version": "1.35", "isPreview": null, "patchVersions": { "1.35.5": { "upgrades": [] } } }] }),
    );
    let mut facts = Facts::default();
    for fact in [there(json!({})), versions] {
        facts.add_bytes(fact.to_string().as_bytes()).unwrap();
    }
    let options = CheckOptions::new(datetime!(2026-11-23 12:00 UTC), &facts);
    let text = spec(json!({})).to_string();
    let report = check_text(&text, Format::Json, &options);
    let said: Vec<_> =
        report.findings.iter().map(|finding| (finding.rule.id, &finding.path, &finding.message)).collect();
    for (number, one) in said.iter().enumerate() {
        assert!(!said[..number].contains(one), "{one:?} twice");
    }
    let is_error = |finding: &&Finding| finding.status == Status::Fail && finding.severity == Severity::Error;
    assert!(!report.findings.iter().any(|finding| is_error(&finding)), "{:#?}", report.findings);
    for finding in &report.findings {
        assert!(!report.passed.contains(&finding.rule.id), "{}", finding.rule.id);
    }
    let plan = plan(&Document::parse(&text, Format::Json).unwrap(), &options).plan.unwrap();
    assert!(plan.steps.iter().any(|step| step.id == "cluster-is-there"));
    let roles = plan.steps.iter().find(|step| step.id == "roles").unwrap();
    assert!(format!("{:?}", roles.run).contains(ID), "{:?}", roles.run);
}

/// A template that made it again would change it to what the spec says.
#[test]
fn no_artifact_makes_it_again() {
    let mut facts = Facts::default();
    let artifacts = |facts: &Facts| -> Vec<(String, String)> {
        let options = CheckOptions::new(datetime!(2026-11-23 12:00 UTC), facts);
        let text = spec(json!({})).to_string();
        let plan = plan(&Document::parse(&text, Format::Json).unwrap(), &options).plan.unwrap();
        plan.artifacts.into_iter().map(|artifact| (artifact.file_name.to_string(), artifact.text)).collect()
    };
    let makes = |artifacts: &[(String, String)]| -> Vec<String> {
        let signs = [
            "managedClusters@",
            "\"Microsoft.ContainerService/managedClusters\"",
            "az aks create",
            "agentPoolProfiles",
        ];
        let is_making = |text: &str| signs.iter().any(|sign| text.contains(sign));
        artifacts.iter().filter(|(_, text)| is_making(text)).map(|(name, _)| name.clone()).collect()
    };
    let before = artifacts(&facts);
    for name in ["azuredeploy.json", "cluster.bicep", "requests.json", "deploy.sh", "deploy.py"] {
        assert!(makes(&before).iter().any(|made| made == name), "{name} not in {:?}", makes(&before));
    }
    facts.add_bytes(there(json!({})).to_string().as_bytes()).unwrap();
    let after = artifacts(&facts);
    assert_eq!(makes(&after), [""; 0]);
    let text = |name: &str| &after.iter().find(|(file, _)| file == name).unwrap().1;
    let parameters: Value = serde_json::from_str(text("azuredeploy.parameters.json")).unwrap();
    assert_eq!(parameters["parameters"]["clusterResourceId"]["value"], ID);
    assert!(text("main.bicep").contains("clusterResourceId"));
    // Terraform knows by its state what it made, and would delete what stands in its configuration no more.
    assert!(text("main.tf").contains("azurerm_kubernetes_cluster"));
    assert!(text("main.tf").contains("# The cluster is there already."));
}
