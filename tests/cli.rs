//! The command as a process: exit codes, streams, bad input.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a helper of a test fails like the test"
)]

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use predicates::prelude::*;

#[path = "cli/hostile.rs"]
mod hostile;
#[path = "cli/versions.rs"]
mod versions;

const NOW: &str = "2026-11-23T12:00:00Z";

fn command() -> Command {
    let mut command = Command::cargo_bin("aks-compute").unwrap();
    command.env_remove("LANG").env_remove("LC_ALL").env_remove("LC_MESSAGES").env("NO_COLOR", "1");
    command
}

fn check() -> Command {
    let mut command = command();
    command.args(["check", "--now", NOW]);
    command
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

fn file(folder: &Path, name: &str, contents: impl AsRef<[u8]>) -> String {
    let path = folder.join(name);
    fs::write(&path, contents).unwrap();
    path.to_str().unwrap().to_owned()
}

const GOOD: &str = "operation: detach
workspace: { subscriptionId: 11111111-2222-3333-4444-555555555555, resourceGroup: ml-rg, name: ml-ws }
name: myaks
";

#[test]
fn no_error_is_exit_code_0_and_says_so_on_standard_output() {
    let folder = folder();
    let spec = file(folder.path(), "detach.yaml", GOOD);
    check().arg(spec).assert().code(0).stdout(predicate::str::contains("0 errors")).stderr("");
}

#[test]
fn an_error_is_exit_code_1() {
    let folder = folder();
    let spec = file(folder.path(), "bad.yaml", GOOD.replace("myaks", "my_aks"));
    check().arg(spec).assert().code(1).stdout(
        predicate::str::contains("error[NAME-COMPUTE]").and(predicate::str::contains("bad.yaml:3:7")),
    );
}

#[test]
fn a_missing_file_and_a_wrong_call_are_exit_code_2_and_silent_on_standard_output() {
    check()
        .arg("no-such-file.yaml")
        .assert()
        .code(2)
        .stdout("")
        .stderr(predicate::str::contains("no-such-file.yaml"));
    check().args(["--format", "xml", "-"]).assert().code(2).stdout("");
    check().args(["--now", "yesterday", "-"]).assert().code(2).stdout("");
    command().arg("destroy").assert().code(2).stdout("");
    command()
        .args(["rules", "NO-SUCH-RULE"])
        .assert()
        .code(2)
        .stdout("")
        .stderr(predicate::str::contains("NO-SUCH-RULE"));
    command()
        .args(["init", "no-such-scenario"])
        .assert()
        .code(2)
        .stderr(predicate::str::contains("create-devtest"));
    command()
        .args(["init", "create", "--cloud", "Mars"])
        .assert()
        .code(2)
        .stderr(predicate::str::contains("Mars"));
}

#[test]
fn standard_input_is_read() {
    check().arg("-").write_stdin(GOOD).assert().code(0).stdout(predicate::str::contains("-: "));
    command()
        .args(["plan", "-"])
        .write_stdin(GOOD)
        .assert()
        .code(0)
        .stdout(predicate::str::contains("DELETE"));
}

#[test]
fn a_folder_stands_for_every_spec_below_it_in_the_order_of_names() {
    let folder = folder();
    fs::create_dir(folder.path().join("below")).unwrap();
    file(folder.path(), "b.yaml", GOOD);
    file(folder.path(), "a.json", "{}");
    file(folder.path(), "notes.txt", "not a spec");
    file(&folder.path().join("below"), "c.yml", GOOD);
    let output =
        check().args(["--format", "json"]).arg(folder.path()).assert().code(1).get_output().stdout.clone();
    let inputs: Vec<String> = String::from_utf8(output)
        .unwrap()
        .lines()
        .map(|line| {
            serde_json::from_str::<serde_json::Value>(line).unwrap()["input"].as_str().unwrap().to_owned()
        })
        .collect();
    assert_eq!(inputs.len(), 3);
    assert!(
        inputs[0].ends_with("a.json") && inputs[1].ends_with("b.yaml") && inputs[2].ends_with("c.yml"),
        "{inputs:?}"
    );
    let empty = tempfile::tempdir().unwrap();
    check().arg(empty.path()).assert().code(2).stderr(predicate::str::contains(".jsonl"));
}

#[test]
fn a_file_of_json_lines_gives_one_report_a_line_in_order() {
    let folder = folder();
    let good = serde_json::json!({ "operation": "detach", "name": "myaks",
        "workspace": { "subscriptionId": "11111111-2222-3333-4444-555555555555", "resourceGroup": "ml-rg", "name": "ml-ws" } });
    let mut lines = String::new();
    for number in 0..3000 {
        lines.push_str(&if number % 7 == 3 {
            "{\"operation\": 1}\n".to_owned()
        } else {
            format!("{good}\n")
        });
        if number % 100 == 0 {
            lines.push('\n');
        }
    }
    let spec = file(folder.path(), "many.jsonl", &lines);
    let output = check().args(["--format", "json", &spec]).assert().code(1).get_output().stdout.clone();
    let output = String::from_utf8(output).unwrap();
    let mut expected = lines.lines().enumerate().filter(|(_, line)| !line.is_empty());
    for line in output.lines() {
        let report: serde_json::Value = serde_json::from_str(line).unwrap();
        let (number, source) = expected.next().unwrap();
        assert_eq!(report["input"], format!("{spec}:{}", number + 1));
        assert_eq!(report["outcome"] == "fail", source.contains(": 1}"), "{report}");
    }
    assert!(expected.next().is_none());
}

#[test]
fn specs_of_one_run_are_checked_against_each_other_when_asked() {
    let folder = folder();
    let attach = "operation: attach
workspace: { subscriptionId: 11111111-2222-3333-4444-555555555555, resourceGroup: ml-rg, name: ml-ws, location: eastus2 }
name: NAME
cluster: { resourceGroup: rg, name: aks }
";
    let first = file(folder.path(), "first.yaml", attach.replace("NAME", "one"));
    let second = file(folder.path(), "second.yaml", attach.replace("NAME", "two"));
    check().args([&first, &second]).assert().code(0);
    check()
        .args(["--together", &first, &second])
        .assert()
        .code(1)
        .stdout(predicate::str::contains("LIFE-ONE-ATTACH").and(predicate::str::contains("second.yaml")));
    let again =
        file(folder.path(), "again.yaml", attach.replace("NAME", "ONE").replace("name: aks", "name: other"));
    check()
        .args(["--together", &first, &again])
        .assert()
        .code(1)
        .stdout(predicate::str::contains("error[NAME-UNIQUE]"));
}

#[test]
fn the_language_is_the_locales_unless_it_is_given() {
    check()
        .arg("-")
        .env("LANG", "zh_CN.UTF-8")
        .write_stdin("")
        .assert()
        .code(1)
        .stdout(predicate::str::contains("文档为空"));
    check()
        .args(["--lang", "en", "-"])
        .env("LANG", "zh_CN.UTF-8")
        .write_stdin("")
        .assert()
        .stdout(predicate::str::contains("empty"));
    check().args(["--lang", "fr", "-"]).assert().code(2);
}

#[test]
fn colours_stand_only_where_they_are_wanted() {
    check().arg("-").write_stdin("").assert().stdout(predicate::str::contains("\u{1b}").not());
    check()
        .args(["--color", "always", "-"])
        .env_remove("NO_COLOR")
        .write_stdin("")
        .assert()
        .stdout(predicate::str::contains("\u{1b}[1m"));
}

#[test]
fn a_warning_can_be_denied_or_turned_off_and_an_error_cannot() {
    let create = "operation: create
workspace: { subscriptionId: 11111111-2222-3333-4444-555555555555, resourceGroup: ml-rg, name: ml-ws, location: eastus2 }
name: myaks
";
    check()
        .arg("-")
        .write_stdin(create)
        .assert()
        .code(0)
        .stdout(predicate::str::contains("warning[LB-BASIC]"));
    check().args(["--deny", "warnings", "-"]).write_stdin(create).assert().code(1);
    check()
        .args(["--allow", "LB-BASIC", "-"])
        .write_stdin(create)
        .assert()
        .stdout(predicate::str::contains("warning[LB-BASIC]").not());
    check().args(["--strict", "-"]).write_stdin(create).assert().code(1);
    check()
        .args(["--allow", "NAME-COMPUTE", "-"])
        .write_stdin(create.replace("myaks", "my_aks"))
        .assert()
        .code(1);
    let acknowledged = format!("{create}acknowledge: [{{ rule: LB-BASIC, reason: known }}]\n");
    check()
        .args(["--format", "json", "-"])
        .write_stdin(acknowledged)
        .assert()
        .stdout(predicate::str::contains(r#"{"rule":"LB-BASIC","reason":"known"}"#));
}

#[test]
fn plan_prints_one_artifact_and_nothing_where_an_error_stands() {
    let create = fs::read_to_string("examples/create.yaml").unwrap();
    let output = command()
        .args(["plan", "-"])
        .write_stdin(create.clone())
        .assert()
        .code(0)
        .get_output()
        .stdout
        .clone();
    let template: serde_json::Value = serde_json::from_slice(&output).unwrap();
    assert_eq!(template["resources"][0]["properties"]["computeType"], "AKS");
    for only in ["arm", "parameters", "bicep", "terraform", "rest", "azcli", "kubectl", "python", "steps"] {
        command().args(["plan", "--only", only, "-"]).write_stdin(create.clone()).assert().code(0);
    }
    command()
        .args(["plan", "-"])
        .write_stdin(create.replace("myaks", "my_aks"))
        .assert()
        .code(1)
        .stdout("")
        .stderr(predicate::str::contains("NAME-COMPUTE"));
}

#[test]
fn plan_writes_every_artifact_or_none() {
    let folder = folder();
    let out = folder.path().join("out/deep");
    command()
        .args(["plan", "examples/create-vnet.yaml", "--out"])
        .arg(&out)
        .assert()
        .code(0)
        .stdout(predicate::str::contains("azuredeploy.json"));
    let mut names: Vec<_> =
        fs::read_dir(&out).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    assert_eq!(
        names,
        [
            "azuredeploy.json",
            "azuredeploy.parameters.json",
            "deploy.py",
            "deploy.sh",
            "kubectl.sh",
            "main.bicep",
            "main.tf",
            "requests.http",
            "requests.json",
            "requests.sh",
            "steps.md"
        ]
    );
    let not_a_folder = file(folder.path(), "file", "");
    command().args(["plan", "examples/create.yaml", "--out", &not_a_folder]).assert().code(2).stdout("");
    assert_eq!(fs::read(&not_a_folder).unwrap(), b"");
}

#[test]
fn an_update_needs_the_current_compute_and_says_how_to_get_it() {
    command()
        .args(["plan", "examples/update-tls.yaml"])
        .assert()
        .code(2)
        .stdout("")
        .stderr(predicate::str::contains("az rest --method get").and(predicate::str::contains("--facts")));
    let folder = folder();
    let id = "/subscriptions/00000000-0000-0000-0000-000000000000/resourcegroups/ML-rg/providers/Microsoft.MachineLearningServices/workspaces/ml-ws/computes/myaks";
    let cluster = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers/Microsoft.ContainerService/managedClusters/aks";
    let compute = serde_json::json!({ "id": id, "name": "myaks", "location": "chinaeast2", "type": "x",
        "properties": { "computeType": "AKS", "resourceId": cluster, "provisioningState": "Succeeded", "description": null,
            "properties": { "agentCount": 3, "systemServices": [], "sslConfiguration": { "status": "Disabled", "cert": null } } } });
    let facts = file(folder.path(), "current.json", compute.to_string());
    let output = command()
        .args(["plan", "examples/update-tls.yaml", "--facts", &facts])
        .assert()
        .code(0)
        .get_output()
        .stdout
        .clone();
    let requests: serde_json::Value = serde_json::from_slice(&output).unwrap();
    let properties = &requests[0]["body"]["properties"];
    assert_eq!(properties["resourceId"], cluster);
    assert_eq!(properties["properties"]["agentCount"], 3);
    assert_eq!(properties["properties"]["sslConfiguration"]["status"], "Enabled");
    assert_eq!(properties["properties"]["sslConfiguration"]["key"], "<sslKey>");
    assert!(properties.get("provisioningState").is_none() && properties.get("description").is_none());
    let other =
        file(folder.path(), "other.json", compute.to_string().replace("computes/myaks", "computes/other"));
    command().args(["plan", "examples/update-tls.yaml", "--facts", &other]).assert().code(2);
    let nonsense = file(folder.path(), "nonsense.json", "{\"hello\": 1}");
    check()
        .args(["examples/update-tls.yaml", "--facts", &nonsense])
        .assert()
        .code(2)
        .stderr(predicate::str::contains("hello"));
}

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

#[test]
fn the_help_names_every_kind_of_fact() {
    let help = command().args(["check", "--help"]).assert().get_output().stdout.clone();
    let help = String::from_utf8(help).unwrap();
    for kind in aks_compute::facts::FactKind::ALL {
        assert!(help.contains(kind.as_str()), "{}", kind.as_str());
    }
}

#[test]
fn every_subcommand_helps_and_completes() {
    command().arg("--help").assert().code(0).stdout(predicate::str::contains("Exit codes"));
    for subcommand in ["init", "check", "plan", "rules", "schema", "catalog", "completions"] {
        command().args([subcommand, "--help"]).assert().code(0).stdout(predicate::str::is_empty().not());
    }
    command().args(["completions", "bash"]).assert().code(0).stdout(predicate::str::contains("aks-compute"));
    command().arg("--version").assert().code(0).stdout(predicate::str::contains(env!("CARGO_PKG_VERSION")));
}

#[test]
fn the_catalog_and_the_schemas_are_shown() {
    command()
        .args(["catalog", "sizes", "Standard_D3_v2"])
        .assert()
        .code(0)
        .stdout(predicate::str::contains("Standard_D3_v2 "));
    let json = command()
        .args(["catalog", "regions", "china", "--format", "json"])
        .assert()
        .code(0)
        .get_output()
        .stdout
        .clone();
    let listing: serde_json::Value = serde_json::from_slice(&json).unwrap();
    assert_eq!(listing["regions"].as_array().unwrap().len(), 6);
    for of in ["spec", "report"] {
        let json = command().args(["schema", of]).assert().code(0).get_output().stdout.clone();
        jsonschema::validator_for(&serde_json::from_slice(&json).unwrap()).unwrap();
    }
}

#[test]
fn a_catalog_of_the_callers_replaces_the_embedded_one() {
    let folder = folder();
    let json = command()
        .args(["catalog", "regions", "china", "--format", "json"])
        .assert()
        .get_output()
        .stdout
        .clone();
    let mut catalog: serde_json::Value = serde_json::from_slice(&json).unwrap();
    catalog["date"] = "2027-01-01".into();
    let path = file(folder.path(), "catalog.json", catalog.to_string());
    check()
        .args(["--format", "json", "--catalog", &path, "-"])
        .write_stdin(GOOD)
        .assert()
        .stdout(predicate::str::contains(r#""catalog":"2027-01-01""#));
    let broken = file(folder.path(), "broken.json", "{\"regions\": 1}");
    check()
        .args(["--catalog", &broken, "-"])
        .write_stdin(GOOD)
        .assert()
        .code(2)
        .stderr(predicate::str::contains("/regions"));
}

#[test]
fn every_scenario_is_a_spec_without_an_error() {
    let names = command().arg("init").assert().code(0).get_output().stdout.clone();
    for name in String::from_utf8(names).unwrap().lines() {
        for cloud in ["AzureCloud", "AzureChinaCloud", "AzureUSGovernment"] {
            let spec =
                command().args(["init", name, "--cloud", cloud]).assert().code(0).get_output().stdout.clone();
            let output = check().arg("-").write_stdin(spec).output().unwrap();
            assert_eq!(
                output.status.code(),
                Some(0),
                "{name} in {cloud}\n{}",
                String::from_utf8_lossy(&output.stdout)
            );
        }
    }
}
