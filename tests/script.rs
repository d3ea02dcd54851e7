//! The script of `check --format script`: clean bash, read-only, and what it writes decides what was unknown.

#![cfg(unix)]
#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a helper of a test fails like the test"
)]

mod bash_programs;

use std::fs;
use std::ops::Deref;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::{Value, json};

use bash_programs::{Programs, assert_clean};

const NOW: &str = "2026-11-23T12:00:00Z";
const SUBSCRIPTION: &str = "11111111-2222-3333-4444-555555555555";
const CLUSTER: &str = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.ContainerService/managedClusters/aks";
const WORKSPACE: &str = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/ml-rg/providers/Microsoft.MachineLearningServices/workspaces/ml-ws";

/// An `az` that knows the read-only commands and prints answers of ours.
const AZ: &str = r#"#!/usr/bin/env bash
note "$@"
answer() { cat "$FAKE/$1" || exit 3; }
case "$*" in
  'cloud show --query name --output tsv') answer cloud ;;
  'account show --output none') [ -e "$FAKE/cloud" ] && [ ! -e "$FAKE/signed-out" ] ;;
  'ad signed-in-user show --query id --output tsv') answer user ;;
  'aks show '*' --query location --output tsv') answer location ;;
  'aks show '*) answer cluster ;;
  'aks nodepool list '*) answer pools ;;
  'aks get-versions '*) answer versions ;;
  'rest --method get --url '*/computes\?*) answer computes ;;
  'rest --method get --url '*/computes/*) answer compute ;;
  'rest --method get --url '*/workspaces/*) answer workspace ;;
  'network vnet show '* | 'network list-service-tags '* | 'vm list-usage '* | 'vm list-skus '*) exit 3 ;;
  'policy '*' list '* | 'policy '*' show '* | 'role assignment list '*) exit 3 ;;
  *) echo "$*" >> "$FAKE/refused"; exit 9 ;;
esac
"#;

/// The folder of the programs, with answers of Azure.
struct Fake(Programs);

impl Deref for Fake {
    type Target = Programs;

    fn deref(&self) -> &Programs {
        &self.0
    }
}

impl Fake {
    /// Signed in to Azure, with these answers.
    fn new(answers: &[(&str, String)]) -> Self {
        let fake = Self(Programs::new());
        fake.program("az", AZ);
        fake.write("cloud", "AzureCloud\n");
        for (name, answer) in answers {
            fake.write(name, answer);
        }
        fake
    }

    fn collect(&self, script: &str, arguments: &[&str]) -> Output {
        self.bash("collect.sh", script, arguments)
    }

    fn facts(&self, folder: &str) -> Vec<String> {
        let Ok(entries) = fs::read_dir(self.path("home").join(folder)) else { return Vec::new() };
        let mut names: Vec<_> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

fn aks_compute(arguments: &[&str]) -> Output {
    Command::new(assert_cmd::cargo::cargo_bin("aks-compute"))
        .args(arguments)
        .env("LC_ALL", "C")
        .env("NO_COLOR", "1")
        .output()
        .unwrap()
}

fn script_of(arguments: &[&str]) -> String {
    let output = aks_compute(&[&["check", "--now", NOW, "--format", "script"], arguments].concat());
    assert!(output.status.code() != Some(2), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// Writes a spec beside the fake's answers.
fn spec(folder: &Path, name: &str, text: &str) -> String {
    let path = folder.join(name);
    fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

fn attach(name: &str) -> String {
    format!(
        "operation: attach\nworkspace: {{ subscriptionId: 11111111-2222-3333-4444-555555555555, resourceGroup: ml-rg, name: ml-ws, location: eastus2 }}\nname: {name}\ncluster: {{ resourceGroup: rg, name: aks }}\n"
    )
}

fn report(spec: &str, facts: Option<&str>) -> Value {
    let mut arguments = vec!["check", "--now", NOW, "--format", "json", spec];
    if let Some(facts) = facts {
        arguments.extend(["--facts", facts]);
    }
    let output = aks_compute(&arguments);
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {output:?}"))
}

fn status(report: &Value, rule: &str) -> Option<String> {
    let findings = report["findings"].as_array().unwrap();
    findings
        .iter()
        .find(|finding| finding["rule"] == rule)
        .map(|finding| finding["status"].as_str().unwrap().to_owned())
}

fn examples() -> Vec<String> {
    let mut paths: Vec<String> = fs::read_dir("examples")
        .unwrap()
        .map(|entry| entry.unwrap().path().to_str().unwrap().to_owned())
        .filter(|path| path.ends_with(".yaml"))
        .collect();
    paths.sort();
    paths
}

#[test]
fn every_script_is_clean() {
    for example in examples() {
        for language in ["en", "zh-CN"] {
            assert_clean(&script_of(&["--lang", language, &example]), &example);
        }
    }
    let all = examples();
    let all: Vec<&str> = all.iter().map(String::as_str).filter(|path| !path.contains("create")).collect();
    assert_clean(&script_of(&all), "all but create");
}

/// No rule lets most of these names pass; a script about them is still about them and about nothing else.
#[test]
fn a_name_is_one_word_whatever_it_holds() {
    let mut names: Vec<String> = serde_json::from_str(include_str!("hostile/texts.json")).unwrap();
    // No word of bash can hold a NUL.
    names.retain(|name| !name.is_empty() && !name.contains('\0'));
    let fake = Fake::new(&[("cluster", "{}".to_owned())]);
    let specs: String = names
        .iter()
        .map(|name| {
            let cluster = json!({ "resourceGroup": "rg", "name": name });
            format!("{}\n", json!({ "operation": "attach", "workspace": { "subscriptionId": SUBSCRIPTION, "resourceGroup": "ml-rg", "name": "ml-ws", "location": "eastus2" }, "name": "myaks", "cluster": cluster }))
        })
        .collect();
    let script = script_of(&[&spec(&fake.path("home"), "hostile.jsonl", &specs)]);
    assert_clean(&script, "hostile names");
    fake.collect(&script, &[]);
    assert!(!fake.path("home/ran").exists() && !fake.path("refused").exists());
    let calls = fake.calls();
    let scopes: Vec<String> = fake
        .facts("facts")
        .iter()
        .filter(|file| file.contains("-cluster"))
        .map(|file| {
            let fact = fs::read(fake.path("home/facts").join(file)).unwrap();
            serde_json::from_slice::<Value>(&fact).unwrap()["fact"]["scope"].as_str().unwrap().to_owned()
        })
        .collect();
    // A slash would end the name in the id of the cluster.
    for name in names.iter().filter(|name| !name.contains('/')) {
        assert!(calls.iter().any(|call| call[1..3] == ["aks", "show"] && call[6] == *name), "{name:?}");
        assert!(scopes.contains(&CLUSTER.replace("/aks", &format!("/{name}"))), "{name:?}");
    }
}

fn leaky_cluster() -> String {
    json!({ "id": CLUSTER, "location": "eastus2", "kubernetesVersion": "1.35.5",
        "apiServerAccessProfile": { "enablePrivateCluster": true, "enablePrivateClusterPublicFqdn": true } })
    .to_string()
}

/// Kinds of which the fake has no answer stay unknown; whoever teaches it one adds the rules here that it decides.
#[test]
fn what_the_script_wrote_decides_what_was_unknown() {
    let pools = json!([{ "id": format!("{CLUSTER}/agentPools/one"), "name": "one", "count": 3, "vmSize": "Standard_D4s_v5" }]);
    let fake = Fake::new(&[
        ("cluster", leaky_cluster()),
        ("pools", pools.to_string()),
        ("computes", json!({ "value": [] }).to_string()),
    ]);
    let path = spec(&fake.path("home"), "attach.yaml", &attach("myaks"));
    let before = report(&path, None);
    assert_eq!(status(&before, "PRIV-PUBLIC-FQDN").as_deref(), Some("unknown"));

    let script = script_of(&[&path]);
    let output = fake.collect(&script, &["my facts"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert_eq!(fake.facts("my facts"), ["01-cluster.json", "02-nodePools.json", "04-computes.json"]);
    assert!(said.contains("03-versions.json") && said.contains("LIFE-K8S-PREVIEW"), "{said}");
    assert!(!said.contains("PRIV-PUBLIC-FQDN"), "{said}");
    assert!(!fake.path("refused").exists(), "{:?}", fake.calls());

    let fact: Value =
        serde_json::from_slice(&fs::read(fake.path("home/my facts/01-cluster.json")).unwrap()).unwrap();
    assert_eq!(fact["fact"]["kind"], "cluster");
    assert_eq!(fact["fact"]["cloud"], "AzureCloud");
    assert_eq!(fact["fact"]["scope"], CLUSTER);
    assert!(fact["fact"]["command"].as_str().unwrap().starts_with("az aks show"));
    assert_eq!(fact["fact"]["observedAt"].as_str().unwrap().len(), NOW.len());

    let facts = fake.path("home/my facts");
    let after = report(&path, facts.to_str());
    assert_eq!(status(&after, "PRIV-PUBLIC-FQDN").as_deref(), Some("fail"));
    let finding = after["findings"]
        .as_array()
        .unwrap()
        .iter()
        .find(|finding| finding["rule"] == "PRIV-PUBLIC-FQDN")
        .unwrap();
    assert!(
        finding["related"][0]["fact"].as_str().unwrap().ends_with("my facts/01-cluster.json"),
        "{finding}"
    );
    assert!(finding["related"][0]["pointer"].as_str().unwrap().starts_with("/data/"), "{finding}");

    // What cannot be had any more is not left from before.
    fs::remove_file(fake.path("cluster")).unwrap();
    fake.collect(&script, &["my facts"]);
    assert_eq!(fake.facts("my facts"), ["02-nodePools.json", "04-computes.json"]);
}

#[test]
fn the_script_of_an_update_gets_the_compute() {
    let compute = json!({ "id": format!("{WORKSPACE}/computes/myaks"), "location": "eastus2", "properties": { "computeType": "AKS",
        "resourceId": CLUSTER, "properties": { "sslConfiguration": { "status": "Enabled", "cname": "www.contoso.com" } } } });
    let fake = Fake::new(&[("compute", compute.to_string())]);
    let update = "operation: update\nworkspace: { subscriptionId: 11111111-2222-3333-4444-555555555555, resourceGroup: ml-rg, name: ml-ws }\nname: myaks\nssl: { renew: true }\n";
    let path = spec(&fake.path("home"), "update.yaml", update);
    let before = report(&path, None);
    let asked: Vec<&str> =
        before["asks"][0]["unlocks"].as_array().unwrap().iter().map(|rule| rule.as_str().unwrap()).collect();
    assert!(asked.contains(&"TLS-RENEW"), "{before}");
    let output = fake.collect(&script_of(&[&path]), &[]);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let after = report(&path, fake.path("home/facts").to_str());
    for rule in asked {
        assert_ne!(status(&after, rule).as_deref(), Some("unknown"), "{rule}");
    }
}

/// The answer to a question with a hole in it would be the answer to another question.
#[test]
fn a_command_of_which_a_part_failed_has_no_answer() {
    let versions = ("versions", "{\"values\":[]}".to_owned());
    let written = |answers: &[(&str, String)]| {
        let fake = Fake::new(answers);
        let path = spec(&fake.path("home"), "attach.yaml", &attach("myaks"));
        let output = fake.collect(&script_of(&[&path]), &[]);
        let asked = fake.calls().iter().any(|call| call[1..3] == ["aks", "get-versions"]);
        (fake.facts("facts").contains(&"03-versions.json".to_owned()), asked, output)
    };
    let (is_there, asked, output) = written(&[versions.clone(), ("location", "eastus2\n".to_owned())]);
    assert!(is_there && asked, "{output:?}");
    for location in [None, Some("\n")] {
        let location = location.map(|text| ("location", text.to_owned()));
        let answers: Vec<_> = [versions.clone()].into_iter().chain(location).collect();
        let (is_there, asked, output) = written(&answers);
        assert!(!is_there && !asked, "{output:?}");
    }
}

#[test]
fn it_stops_before_the_first_command_where_az_is_not_ready() {
    let fake = Fake::new(&[("cluster", leaky_cluster())]);
    let path = spec(&fake.path("home"), "attach.yaml", &attach("myaks"));
    let script = script_of(&[&path]);
    fs::write(fake.path("signed-out"), "").unwrap();
    let output = fake.collect(&script, &[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("az login"), "{output:?}");
    fs::write(fake.path("cloud"), "AzureChinaCloud\n").unwrap();
    let output = fake.collect(&script, &[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("az cloud set --name AzureCloud"), "{output:?}");
    assert!(fake.calls().is_empty() && fake.facts("facts").is_empty());
}

#[test]
fn commands_of_several_specs_stand_there_once() {
    let folder = tempfile::tempdir().unwrap();
    let first = spec(folder.path(), "first.yaml", &attach("one"));
    let second = spec(folder.path(), "second.yaml", &attach("two"));
    let other = spec(folder.path(), "other.yaml", &attach("three").replace("name: aks", "name: other"));
    let script = script_of(&[&first, &second, &other]);
    let count = |text: &str| script.lines().filter(|line| line.starts_with(text)).count();
    assert_eq!(count("az aks show --resource-group rg --name aks "), 1);
    assert_eq!(count("az aks show --resource-group rg --name other "), 1);
    // The computes of the workspace, and the workspace itself.
    let requests: Vec<&str> =
        script.lines().filter(|line| line.starts_with("az rest --method get ")).collect();
    assert_eq!(requests.len(), 2, "{requests:?}");
    assert_eq!(requests.iter().filter(|line| line.contains("/computes?")).count(), 1, "{requests:?}");
    assert_eq!((count("keep 01-cluster.json "), count("keep 01-cluster-2.json ")), (1, 1));
    assert_clean(&script, "several specs");
    let china = spec(folder.path(), "china.yaml", &format!("cloud: AzureChinaCloud\n{}", attach("one")));
    let output = aks_compute(&["check", "--format", "script", &first, &china]);
    assert_eq!((output.status.code(), output.stdout.is_empty()), (Some(2), true));
    assert!(String::from_utf8_lossy(&output.stderr).contains("AzureCloud, AzureChinaCloud"), "{output:?}");
}

#[test]
fn a_command_with_a_hole_is_not_run() {
    let fake = Fake::new(&[]);
    let hole = attach("myaks").replace("11111111-2222-3333-4444-555555555555", "[]");
    let path = spec(&fake.path("home"), "hole.yaml", &hole);
    let script = script_of(&[&path]);
    assert!(script.contains("SUBSCRIPTION_ID"), "{script}");
    assert!(script.lines().all(|line| !line.starts_with("az ")), "{script}");
    assert_clean(&script, "a hole");
    let output = fake.collect(&script, &[]);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert!(fake.calls().is_empty() && fake.facts("facts").is_empty());
}

#[test]
fn where_nothing_is_unknown_there_is_nothing_to_run() {
    let fake = Fake::new(&[]);
    let path = spec(&fake.path("home"), "empty.jsonl", "");
    let script = script_of(&[&path]);
    assert_clean(&script, "nothing");
    let output = fake.collect(&script, &[]);
    assert_eq!(output.status.code(), Some(0));
    assert!(String::from_utf8_lossy(&output.stderr).contains("Nothing is unknown"), "{output:?}");
}
