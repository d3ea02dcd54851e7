//! How a report is shown, and what counts as an error.

use super::*;

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
