//! What the command says of itself, and the specs that it starts from.

use super::*;

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
    for subcommand in [
        "init",
        "check",
        "plan",
        "import",
        "explain",
        "rules",
        "schema",
        "catalog",
        "submit",
        "detach",
        "status",
        "facts",
        "completions",
    ] {
        command().args([subcommand, "--help"]).assert().code(0).stdout(predicate::str::is_empty().not());
    }
    command().args(["completions", "bash"]).assert().code(0).stdout(predicate::str::contains("aks-compute"));
    command().arg("--version").assert().code(0).stdout(predicate::str::contains(env!("CARGO_PKG_VERSION")));
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

#[test]
fn what_sends_requests_is_named_and_left_to_the_npm_package() {
    for call in [["submit", "--yes"], ["detach", "--yes"], ["status", "--json"], ["facts", "--json"]] {
        let [name, option] = call;
        let english = format!("`{name}` is in the npm package: npx aks-compute {name} …");
        let chinese = format!("`{name}` 只在 npm 包中提供：npx aks-compute {name} …");
        for (language, message) in [("en", english), ("zh-CN", chinese)] {
            command()
                .args([name, option, "--lang", language, "missing.yaml"])
                .assert()
                .code(2)
                .stdout(predicate::str::is_empty())
                .stderr(predicate::str::contains(message));
        }
    }
}
