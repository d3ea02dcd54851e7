//! `aks-compute plan`: one artifact, all of them, or none.

use super::*;

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
