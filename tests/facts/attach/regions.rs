//! The region of the cluster, beside that of the workspace.

use crate::specs::create;

use super::*;

fn workspace(location: &str, connections: Value) -> Value {
    json!({
        "id": WORKSPACE.to_uppercase(), "location": location,
        "properties": { "privateEndpointConnections": connections },
    })
}

fn connection() -> Value {
    json!([{ "properties": { "privateLinkServiceConnectionState": { "status": "Approved" } } }])
}

/// What LOC-PE and LOC-LATENCY say.
fn both(spec: &str, documents: &[Value]) -> [Answer; 2] {
    let facts = facts(documents);
    [answer("LOC-PE", spec, &facts), answer("LOC-LATENCY", spec, &facts)]
}

#[test]
fn another_region_is_slower_and_forbidden_beside_private_endpoints() {
    let here = || az_cluster(&json!({}));
    let there = || arm_cluster(&json!({ "location": "West US 2" }));
    for (documents, expected) in [
        (vec![here()], [PASS, PASS]),
        (vec![there()], [UNKNOWN, NOTE]),
        (vec![there(), workspace("eastus2", json!([]))], [PASS, NOTE]),
        (vec![there(), workspace("eastus2", Value::Null)], [UNKNOWN, NOTE]),
        (vec![there(), workspace("eastus2", connection())], [ERROR, PASS]),
        (vec![here(), workspace("East US 2", connection())], [PASS, PASS]),
        // What Azure says of the workspace wins over what the spec says.
        (vec![there(), workspace("WestUS2", connection())], [PASS, PASS]),
        (vec![here(), workspace("westus2", connection())], [ERROR, PASS]),
        (vec![workspace("eastus2", connection())], [UNKNOWN, PASS]),
        (vec![workspace("eastus2", json!([]))], [PASS, UNKNOWN_NOTE]),
        (vec![], [UNKNOWN, UNKNOWN_NOTE]),
    ] {
        assert_eq!(both(&attach(""), &documents), expected, "{documents:?}");
    }
}

#[test]
fn a_private_endpoint_that_is_turned_down_is_none() {
    let there = az_cluster(&json!({ "location": "westus2" }));
    let state = |status: Value| json!({ "privateLinkServiceConnectionState": { "status": status } });
    let verdict = |connections: &[Value]| {
        both(&attach(""), &[there.clone(), workspace("eastus2", connections.into())])[0]
    };
    for dead in ["Rejected", "Disconnected", "Timeout", "rejected"] {
        let (arm, az) = (json!({ "properties": state(dead.into()) }), state(dead.into()));
        assert_eq!(verdict(&[arm.clone(), az.clone()]), PASS, "{dead}");
        assert_eq!(verdict(&[arm, state("Approved".into()), az]), ERROR, "{dead}");
    }
    for alive in [state("Approved".into()), state("Pending".into()), state("".into()), state("New".into())] {
        assert_eq!(verdict(std::slice::from_ref(&alive)), ERROR, "{alive}");
    }
    for stateless in [json!({}), json!("endpoint"), state(Value::Null), json!({ "properties": {} })] {
        assert_eq!(verdict(std::slice::from_ref(&stateless)), ERROR, "{stateless}");
    }
}

#[test]
fn what_is_missing_is_asked_for() {
    let command = |documents: &[Value]| {
        let finding = said("LOC-PE", &attach(""), &facts(documents)).unwrap();
        finding.remedy.unwrap().command.to_string()
    };
    assert!(command(&[]).starts_with("az aks show "));
    assert!(command(&[workspace("eastus2", connection())]).starts_with("az aks show "));
    let there = az_cluster(&json!({ "location": "westus2" }));
    assert!(command(&[there]).contains("/workspaces/ml-ws?api-version="));
}

#[test]
fn a_workspace_of_another_name_or_cloud_says_nothing() {
    let there = az_cluster(&json!({ "location": "westus2" }));
    let endpoint = workspace("eastus2", connection());
    let other = with(endpoint.clone(), "id", format!("{WORKSPACE}2").into());
    let china = json!({ "fact": { "cloud": "AzureChinaCloud" }, "data": endpoint });
    for fact in [other, china] {
        assert_eq!(both(&attach(""), &[there.clone(), fact]), [UNKNOWN, NOTE]);
    }
}

#[test]
fn a_create_is_judged_likewise() {
    assert_eq!(both(&create("location: westus2"), &[]), [UNKNOWN, NOTE]);
    assert_eq!(both(&create("location: westus2"), &[workspace("eastus2", connection())]), [ERROR, PASS]);
    assert_eq!(both(&create("location: westus2"), &[workspace("eastus2", json!([]))]), [PASS, NOTE]);
    assert_eq!(both(&create(""), &[workspace("eastus2", connection())]), [PASS, PASS]);
    assert_eq!(both(&create(""), &[workspace("westus2", connection())]), [ERROR, PASS]);
}
