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
    for text in ["resource \"x\" \"y\" {\n}\n", "param a string\n", "{}", "a: ]"] {
        command()
            .args(["import", "-"])
            .write_stdin(text)
            .assert()
            .code(2)
            .stdout("")
            .stderr(predicate::str::contains("of Terraform or Bicep files give the ARM template"));
    }
}

#[test]
fn what_cannot_be_read_says_why_and_ends_with_2() {
    let utf16: Vec<u8> = "{}".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let braces = |count| b"{\"resources\":".repeat(count);
    for (bytes, why) in [
        (Vec::new(), "-: the document is empty"),
        (b"{".to_vec(), "-: line 1, column 1: this is not JSON"),
        (utf16, "-: the text is not UTF-8"),
        (vec![0xff; 4096], "-: the text is not UTF-8"),
        (vec![b'['; 10_000_000], "-: line 1, column 33: the document is nested deeper than 32 levels"),
        (braces(200_000), "the document is nested deeper than 32 levels"),
        (b"- ".repeat(200_000), "the document is nested deeper than 32 levels"),
        (vec![b' '; (64 << 20) + 1], "cannot read -: it is too large"),
    ] {
        let import = command().args(["import", "-"]).write_stdin(bytes).assert().code(2).stdout("");
        import.stderr(predicate::str::starts_with("aks-compute: ").and(predicate::str::contains(why)));
    }
    let parameters = ["import", "examples/attach.yaml", "--parameters", "-"];
    let import = command().args(parameters).write_stdin("using './main.bicep'\n").assert().code(2);
    import.stderr(predicate::str::contains("-: not a parameters file"));
}

#[test]
fn a_byte_order_mark_and_yaml_change_nothing() {
    let compute = "\u{feff}properties:\r\n  computeType: AKS\r\n  resourceId: /c\r\n";
    let import = command().args(["import", "-"]).write_stdin(compute).assert().success();
    import.stdout("operation: attach\ncluster:\n  resourceId: /c\n");
}
