//! The runbooks of the examples over what is there already, as people read them.

use aks_compute::document::{Document, Format};
use aks_compute::emit::Step;
use aks_compute::facts::Facts;
use aks_compute::language::Language;
use aks_compute::{CheckOptions, plan};
use serde_json::{Value, json};
use time::macros::datetime;

use crate::service::cluster_id;

/// The runbook of an example over the compute of `current`, with its first cluster.
fn runbook(example: &str, language: Language, current: &Value) -> String {
    let text = std::fs::read_to_string(format!("examples/{example}.yaml")).unwrap();
    let mut facts = Facts::default();
    facts.add_bytes(current.to_string().as_bytes()).unwrap();
    let options = CheckOptions { language, ..CheckOptions::new(datetime!(2026-11-23 12:00 UTC), &facts) };
    let plan = plan(&Document::parse(&text, Format::Yaml).unwrap(), &options).plan.unwrap();
    let requests: Vec<&str> = plan.requests.iter().map(|request| request.id).collect();
    let steps = plan.artifacts.iter().find(|artifact| artifact.file_name == "steps.md").unwrap();
    format!("requests: {}\n\n{}", requests.join(", "), steps.text)
}

/// The compute of the examples, behind which this cluster is, with this TLS.
fn compute_of_examples(cluster: &str, ssl: &Value) -> Value {
    let group = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups";
    json!({
        "id": format!("{group}/ml-rg/providers/Microsoft.MachineLearningServices/workspaces/ml-ws/computes/myaks"),
        "name": "myaks", "type": "Microsoft.MachineLearningServices/workspaces/computes", "location": "chinaeast2",
        "properties": {
            "computeType": "AKS", "provisioningState": "Succeeded", "isAttachedCompute": true,
            "resourceId": format!("{group}/myresourcegroup/providers/Microsoft.ContainerService/managedClusters/{cluster}"),
            "properties": { "clusterPurpose": "FastProd", "sslConfiguration": ssl, "loadBalancerType": "PublicIp" },
        },
    })
}

#[test]
fn the_article_attaches_again_with_other_tls() {
    let current =
        compute_of_examples("myexistingcluster", &json!({ "status": "Auto", "leafDomainLabel": "contoso" }));
    insta::assert_snapshot!("other-tls", runbook("attach-tls-custom", Language::English, &current));
    insta::assert_snapshot!("other-tls-zh", runbook("attach-tls-custom", Language::Chinese, &current));
}

#[test]
fn another_cluster_is_detached_and_cleaned_up_first() {
    let current =
        compute_of_examples("oldcluster", &json!({ "status": "Enabled", "cname": "www.contoso.com" }));
    insta::assert_snapshot!("other-cluster", runbook("attach", Language::English, &current));
}

#[test]
fn what_is_there_is_left_alone() {
    let current = compute_of_examples("myexistingcluster", &json!({ "status": "Disabled" }));
    insta::assert_snapshot!("nothing-to-do", runbook("attach", Language::English, &current));
}

/// The steps of a plan for an attach of what is there, but for what this changes in the spec and the compute.
fn steps_of(keys: &str, change: impl FnOnce(&mut Value)) -> Vec<Step> {
    let text = std::fs::read_to_string("examples/attach.yaml").unwrap() + keys;
    let mut current = compute_of_examples("myexistingcluster", &json!({ "status": "Disabled" }));
    change(&mut current);
    let mut facts = Facts::default();
    facts.add_bytes(current.to_string().as_bytes()).unwrap();
    let options = CheckOptions::new(datetime!(2026-11-23 12:00 UTC), &facts);
    plan(&Document::parse(&text, Format::Yaml).unwrap(), &options).plan.unwrap().steps
}

#[test]
fn another_description_or_tag_is_told_and_nothing_is_interrupted_for_it() {
    let told = |keys: &str, change: fn(&mut Value)| {
        let steps = steps_of(keys, change);
        assert!(steps.iter().any(|step| step.id == "nothing-to-do"));
        steps.into_iter().find(|step| step.id == "labels-differ").map(|step| step.title.into_owned())
    };
    let has = |current: &mut Value| {
        current["tags"] = json!({ "Team": "ml", "costCenter": "set by a policy" });
        current["properties"]["description"] = json!("scoring");
    };
    assert_eq!(told("description: scoring\ntags: { team: ml }\n", has), None);
    assert_eq!(told("", has), None);
    let both = told("description: Scoring\ntags: { team: ML }\n", has).unwrap();
    assert!(both.contains("has other `description`, `tags`."), "{both}");
    assert!(told("tags: { owner: me }\n", has).unwrap().contains("has other `tags`."));
    assert!(told("description: d\n", |_| {}).unwrap().contains("has other `description`."));
}

#[test]
fn every_setting_that_an_answer_shows_is_compared() {
    let own = "ssl: { cname: www.contoso.com, certPemFile: cert.pem, keyPemFile: key.pem }\n";
    let microsoft = "ssl: { leafDomainLabel: contoso }\n";
    type Change = fn(&mut Value);
    fn inner(current: &mut Value) -> &mut Value {
        &mut current["properties"]["properties"]
    }
    let has_own: Change = |current| {
        inner(current)["sslConfiguration"] = json!({ "status": "enabled", "cname": "WWW.contoso.com" })
    };
    let has_microsoft: Change = |current| {
        inner(current)["sslConfiguration"] = json!({ "status": "Auto", "leafDomainLabel": "contoso" })
    };
    let same: [(&str, Change); 5] = [
        ("", |_| {}),
        ("clusterPurpose: FastProd\n", |_| {}),
        (own, has_own),
        (microsoft, has_microsoft),
        // So answers show a compute without TLS.
        ("", |current| inner(current)["sslConfiguration"] = Value::Null),
    ];
    for (keys, change) in same {
        assert!(steps_of(keys, change).iter().any(|step| step.id == "nothing-to-do"), "{keys}");
    }
    let other: [(&str, Change); 10] = [
        (own, |current| inner(current)["sslConfiguration"] = Value::Null),
        ("", has_own),
        (own, |_| {}),
        (own, has_microsoft),
        (own, |current| {
            inner(current)["sslConfiguration"] = json!({ "status": "Enabled", "cname": "a.contoso.com" })
        }),
        (microsoft, |current| {
            inner(current)["sslConfiguration"] = json!({ "status": "Auto", "leafDomainLabel": "x" })
        }),
        ("loadBalancer: { type: InternalLoadBalancer, subnet: aks }\n", |_| {}),
        ("", |current| inner(current)["loadBalancerType"] = json!("InternalLoadBalancer")),
        ("", |current| inner(current)["clusterPurpose"] = json!("DevTest")),
        ("", |current| current["properties"]["resourceId"] = json!(cluster_id(1))),
    ];
    for (number, (keys, change)) in other.into_iter().enumerate() {
        assert!(steps_of(keys, change).iter().any(|step| step.id == "detach"), "{number}: {keys}");
    }
    // The certificate itself is in no answer, and the plan says so.
    let steps = steps_of(own, has_own);
    let nothing = steps.iter().find(|step| step.id == "nothing-to-do").unwrap();
    assert!(nothing.done_when.as_ref().unwrap().contains("No answer shows the certificate itself"));
}

#[test]
fn a_cluster_that_is_there_is_not_made_again() {
    let group = "/subscriptions/00000000-0000-0000-0000-000000000000/resourcegroups/ml-rg";
    let cluster = json!({
        "id": format!("{group}/providers/Microsoft.ContainerService/managedClusters/MyAKS"), "name": "MyAKS", "location": "chinaeast2",
        "agentPoolProfiles": [{ "name": "nodepool1", "vmSize": "Standard_D2s_v5", "count": 5 }],
    });
    insta::assert_snapshot!("cluster-is-there", runbook("attach-new-cluster", Language::English, &cluster));
}
