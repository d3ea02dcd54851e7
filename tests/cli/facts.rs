//! `--facts`: files, folders and standard input, also of a stated kind.

use super::*;

const CLUSTER: &str = r#"{"id":"/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.ContainerService/managedClusters/aks","location":"eastus2","apiServerAccessProfile":{"enablePrivateCluster":true,"enablePrivateClusterPublicFqdn":true}}"#;
const ATTACH: &str = "operation: attach
workspace: { subscriptionId: 11111111-2222-3333-4444-555555555555, resourceGroup: ml-rg, name: ml-ws, location: eastus2 }
name: myaks
cluster: { resourceGroup: rg, name: aks }
";

#[test]
fn facts_are_files_folders_and_standard_input_also_of_a_stated_kind() {
    let folder = folder();
    let spec = file(folder.path(), "attach.yaml", ATTACH);
    let facts = folder.path().join("facts");
    fs::create_dir_all(facts.join("below.json")).unwrap();
    file(&facts, "cluster.json", CLUSTER);
    file(&facts, "notes.md", "no fact");
    file(&facts.join("below.json"), "deep.json", "{}");
    let named = file(folder.path(), "cluster@home=1.json", CLUSTER);
    let (facts, named) = (facts.to_str().unwrap(), named.as_str());
    let decided = predicate::str::contains("error[PRIV-PUBLIC-FQDN]");
    for argument in
        [facts, named, &format!("cluster={facts}"), &format!("Cluster@eastus2={named}"), "-", "cluster=-"]
    {
        let mut command = check();
        command.args([&spec, "--facts", argument]).write_stdin(CLUSTER);
        command.assert().code(1).stdout(decided.clone()).stderr("");
    }
    let json = |arguments: &[&str]| {
        let output = check().args(["--format", "json"]).args(arguments).output().unwrap();
        serde_json::from_slice::<serde_json::Value>(&output.stdout).unwrap()
    };
    let related = |report: &serde_json::Value| {
        let findings = report["findings"].as_array().unwrap();
        findings.iter().find_map(|finding| finding["related"][0]["fact"].as_str()).unwrap().to_owned()
    };
    assert_eq!(related(&json(&[&spec, "--facts", facts])), format!("{facts}/cluster.json"));
    assert_eq!(related(&json(&[&spec, "--facts", &format!("cluster={named}")])), named);
}

#[test]
fn facts_that_cannot_be_had_are_exit_code_2_and_the_word_says_why() {
    let folder = folder();
    let spec = file(folder.path(), "attach.yaml", ATTACH);
    let cluster = file(folder.path(), "cluster.json", CLUSTER);
    let empty = folder.path().join("empty");
    fs::create_dir(&empty).unwrap();
    let empty = empty.to_str().unwrap();
    for (arguments, said) in [
        (vec![spec.as_str(), "--facts", empty], "holds no .json, .txt or .yaml file"),
        (vec![&spec, "--facts", &format!("quota={cluster}")], "of the kind `quota`"),
        (
            vec![&spec, "--facts", "clusters@eastus2=x.json"],
            "no kind of fact `clusters`; there are: cluster, nodePools",
        ),
        (vec![&spec, "--facts", "cluster=missing.json"], "cannot read missing.json"),
        (vec![&spec, "--facts", "./clusters=x.json"], "cannot read ./clusters=x.json"),
        (vec!["-", "--facts", "-"], "standard input"),
        (vec![&spec, "--facts", "-", "--facts", "cluster=-"], "standard input"),
    ] {
        let mut command = check();
        command.args(&arguments).write_stdin(CLUSTER);
        command.assert().code(2).stdout("").stderr(predicate::str::contains(said));
    }
    command().args(["plan", "-", "--facts", "-"]).write_stdin(ATTACH).assert().code(2).stdout("");
}
