//! `aks-compute catalog` and `schema`, and a catalog of the caller's.

use super::*;

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
