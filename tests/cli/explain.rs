//! `aks-compute explain` as a process: what it takes, what it prints, its exit codes.

use super::*;

fn explain(call: &[&str]) -> Command {
    let mut command = command();
    command.arg("explain").args(call);
    command
}

const ERROR: &str = "(BadRequest) Failed to get static credential: Getting static credential is not allowed \
    because this cluster is set to disable local accounts.\n";

#[test]
fn a_known_error_is_explained_with_exit_code_0() {
    explain(&[ERROR])
        .assert()
        .code(0)
        .stderr("")
        .stdout(predicate::str::contains("cause[local-accounts-disabled]: the cluster's local accounts"))
        .stdout(predicate::str::contains("= fix: Enable them"))
        .stdout(predicate::str::contains("= rule: AKS-LOCALACCT ("))
        .stdout(predicate::str::contains("= source: Azure/AML-Kubernetes#261"));
}

#[test]
fn what_names_no_cause_is_not_called_one() {
    explain(&["HTTP/1.1 403 Forbidden"])
        .assert()
        .code(0)
        .stdout(predicate::str::starts_with("symptom[forbidden]: "));
    explain(&["DeploymentFailed"])
        .assert()
        .code(1)
        .stdout(predicate::str::starts_with("unknown: only what stands around the error is known"))
        .stdout(predicate::str::contains("\nwrapper[deployment-failed]: "));
}

#[test]
fn an_unknown_error_is_said_to_be_unknown_with_its_codes_and_exit_code_1() {
    explain(&["(QuantumFlux) it is out of phase"])
        .assert()
        .code(1)
        .stderr("")
        .stdout(predicate::str::starts_with("unknown: not in the table of known errors: QuantumFlux\n"));
    explain(&["it does not work"])
        .assert()
        .code(1)
        .stdout(predicate::str::contains("it holds no error code"));
    explain(&["--lang", "zh-CN", "QuantumFlux"])
        .assert()
        .code(1)
        .stdout(predicate::str::starts_with("未知：不在已知错误表中：QuantumFlux\n"));
}

#[test]
fn standard_input_and_several_words_are_the_same_text() {
    let once = explain(&[ERROR]).assert().get_output().stdout.clone();
    explain(&["-"]).write_stdin(ERROR).assert().code(0).stdout(once.clone());
    let words: Vec<&str> = ERROR.split(' ').collect();
    explain(&words).assert().code(0).stdout(once);
    explain(&["-"]).write_stdin([0xff, 0xfe]).assert().code(1);
}

#[test]
fn json_is_one_line() {
    let output = explain(&["--format", "json", "E40007"]).assert().code(0).get_output().stdout.clone();
    let json: serde_json::Value = serde_json::from_slice(&output).unwrap();
    assert_eq!(json["outcome"], "explained");
    assert_eq!(json["explanations"][0]["docs"], "docs/errors.md#extension-tls");
    assert_eq!(output.iter().filter(|byte| **byte == b'\n').count(), 1);
}

#[test]
fn a_wrong_call_and_too_much_text_are_exit_code_2() {
    explain(&[]).assert().code(2).stdout("");
    explain(&["--format", "yaml", "x"]).assert().code(2).stdout("");
    explain(&["-"])
        .write_stdin("x".repeat((1 << 20) + 1))
        .assert()
        .code(2)
        .stdout("")
        .stderr("aks-compute: cannot read -: it is too large\n");
}

#[test]
fn a_text_that_begins_with_hyphens_is_text_and_a_flag_is_a_flag_wherever_it_stands() {
    let pem = "-----BEGIN PRIVATE KEY-----\nMIGH\n-----END PRIVATE KEY-----\n";
    for call in [&[pem][..], &["--", pem], &["-----BEGIN", "PRIVATE", "KEY-----"], &["-x1", "-----", "-Ab="]]
    {
        explain(call).assert().code(1).stderr("").stdout(predicate::str::starts_with("unknown: "));
    }
    for call in
        [[pem, ERROR, "--lang", "zh-CN"], [ERROR, "--lang", "zh-CN", pem], ["--lang", "zh-CN", ERROR, pem]]
    {
        explain(&call).assert().code(0).stdout(predicate::str::starts_with("原因"));
    }
    command()
        .args(["--lang", "zh-CN", "explain", pem])
        .assert()
        .code(1)
        .stdout(predicate::str::starts_with("未知"));
    for flag in ["--fromat", "--facts", "--fromat=json", "-x"] {
        explain(&["x", flag])
            .assert()
            .code(2)
            .stderr(predicate::str::starts_with("error: unexpected argument '-"));
    }
}
