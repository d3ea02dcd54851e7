//! `aks-compute catalog versions --facts`.

use super::*;

const TABLE: &str = "KubernetesVersion    Upgrades
-------------------  ----------------
1.18.4(preview)      None available
1.17.9               1.18.4(preview)
1.16.13              1.17.9
";

fn versions() -> Command {
    let mut command = command();
    command.args(["catalog", "versions"]);
    command
}

#[test]
fn versions_of_a_file_or_of_standard_input_are_shown_with_what_follows() {
    let folder = folder();
    let path = file(folder.path(), "versions.txt", TABLE);
    let from_file =
        versions().args(["--facts", &path]).assert().code(0).stderr("").get_output().stdout.clone();
    let text = String::from_utf8(from_file.clone()).unwrap();
    for words in
        ["1.18.4   preview ", "1.16.13  default (derived)  1.17.9\n", "Take 1.16.13", "Warning: ", "Blob CSI"]
    {
        assert!(text.contains(words), "{words}\n{text}");
    }
    versions().args(["--facts", "-"]).write_stdin(TABLE).assert().code(0).stdout(from_file);
    versions()
        .args(["--facts", &path, "--lang", "zh-CN"])
        .assert()
        .code(0)
        .stdout(predicate::str::contains("建议采用 1.16.13"));
    let json =
        versions().args(["--facts", &path, "--format", "json"]).assert().code(0).get_output().stdout.clone();
    let listing: serde_json::Value = serde_json::from_slice(&json).unwrap();
    assert_eq!(listing["default"]["version"], "1.16.13");
    assert_eq!(listing["versions"][0]["isPreview"], true);
}

#[test]
fn a_file_without_a_version_is_exit_code_2_and_says_what_was_seen() {
    let folder = folder();
    let path = file(folder.path(), "quota.json", "{\"value\": [], \"nextLink\": null}");
    versions().args(["--facts", &path]).assert().code(2).stdout("").stderr(
        predicate::str::contains("quota.json: ")
            .and(predicate::str::contains("value, nextLink"))
            .and(predicate::str::contains("az aks get-versions")),
    );
    versions().args(["--facts", "no-such-file"]).assert().code(2).stdout("");
    versions().args(["--facts", folder.path().to_str().unwrap()]).assert().code(2).stdout("");
}

#[test]
fn facts_of_another_table_are_a_wrong_call() {
    for table in ["sizes", "regions", "clouds", "api-versions"] {
        command()
            .args(["catalog", table, "--facts", "-"])
            .assert()
            .code(2)
            .stdout("")
            .stderr(predicate::str::contains("only be used with the table versions"));
    }
    versions().args(["--facts", "-", "--catalog", "x.json"]).assert().code(2).stdout("");
    versions().args(["--facts", "-", "--facts", "-"]).assert().code(2).stdout("");
}
