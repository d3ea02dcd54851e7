//! `aks-compute import` as a process: what it prints, what it says beside it, its exit codes.

use super::*;

fn requests(scenario: &str) -> Vec<u8> {
    let spec = format!("examples/{scenario}.yaml");
    let plan = command().args(["plan", "--now", NOW, &spec, "--only", "rest"]).assert().success();
    plan.get_output().stdout.clone()
}

#[test]
fn requests_on_standard_input_become_a_spec_without_errors() {
    for scenario in ["create-vnet", "attach-internal", "attach-new-cluster", "attach-tls-auto", "detach"] {
        let import =
            command().args(["import", "-"]).write_stdin(requests(scenario)).assert().success().stderr("");
        let spec = import.get_output().stdout.clone();
        let check = ["check", "--now", NOW, "-"];
        command().args(check).write_stdin(spec).assert().code(0);
    }
}

#[test]
fn a_template_with_its_parameters_becomes_a_spec() {
    let folder = folder();
    let out = folder.path().display().to_string();
    command()
        .args(["plan", "--now", NOW, "examples/attach-new-cluster.yaml", "--out", &out])
        .assert()
        .success();
    let (template, parameters) =
        (format!("{out}/azuredeploy.json"), format!("{out}/azuredeploy.parameters.json"));
    let group = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-rg";
    command()
        .args([
            "import",
            &template,
            "--parameters",
            &parameters,
            "--resource-group",
            group,
            "--format",
            "json",
        ])
        .assert()
        .success()
        .stdout(predicate::str::contains("\"create\": {"))
        .stderr("");
    // Without its parameters, the template says little; what is missing is named.
    command()
        .args(["import", &template])
        .assert()
        .success()
        .stderr(predicate::str::contains("the parameter `location` has no value"));
}

#[test]
fn a_certificate_becomes_a_file_and_is_named() {
    command()
        .args(["import", "-", "--lang", "zh-CN"])
        .write_stdin(requests("attach-tls-custom"))
        .assert()
        .success()
        .stdout(predicate::str::contains("keyPemFile: key.pem"))
        .stderr(predicate::str::contains("私钥不会写入配置"));
}

#[test]
fn what_is_not_understood_says_what_would_be() {
    for text in ["resource \"x\" \"y\" {\n}\n", "param a string\n", "{}", "", "{"] {
        command()
            .args(["import", "-"])
            .write_stdin(text)
            .assert()
            .code(2)
            .stdout("")
            .stderr(predicate::str::contains("of Terraform or Bicep files give the ARM template"));
    }
}
