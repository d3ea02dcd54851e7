//! Where specs come from: files, folders, lines, standard input, all of one run.

use super::*;

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
