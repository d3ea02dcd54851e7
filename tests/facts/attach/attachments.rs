//! Whether the cluster is attached already, and whether the name is free.

use aks_compute::facts::Facts;

use crate::specs::update;

use super::*;

const ONCE: &str = "LIFE-ONE-ATTACH";
const NAME: &str = "NAME-UNIQUE";
const TLS: &str = "LIFE-CHANGE-TLS";

/// A compute as Azure Resource Manager lists it.
fn arm(workspace: &str, name: &str, cluster: Option<&str>) -> Value {
    json!({
        "id": format!("{workspace}/computes/{name}"), "name": name,
        "properties": { "computeType": "AKS", "resourceId": cluster },
    })
}

/// The same as `az ml compute list` prints it.
fn flat(workspace: &str, name: &str, cluster: Option<&str>) -> Value {
    json!({ "id": format!("{workspace}/computes/{name}"), "name": name, "type": "aks", "resource_id": cluster })
}

fn other_cluster() -> String {
    format!("{CLUSTER}2")
}

/// What the two rules say of a whole list of these computes, in either form.
fn on_list(computes: &[(&str, &str, Option<&str>)]) -> [Answer; 2] {
    let answers = |documents: &[Value]| {
        let facts = facts(documents);
        [answer(ONCE, &attach(""), &facts), answer(NAME, &attach(""), &facts)]
    };
    let of = |form: fn(&str, &str, Option<&str>) -> Value| -> Vec<Value> {
        computes.iter().map(|(workspace, name, cluster)| form(workspace, name, *cluster)).collect()
    };
    let listed = answers(&[json!({ "value": of(arm), "nextLink": null })]);
    assert_eq!(listed, answers(&[Value::Array(of(flat))]), "{computes:?}");
    listed
}

#[test]
fn a_whole_list_says_whether_cluster_and_name_are_free() {
    let (upper, other) = (CLUSTER.to_uppercase(), other_cluster());
    let elsewhere = format!("{WORKSPACE}2");
    for (computes, expected) in [
        (vec![(WORKSPACE, "one", Some(other.as_str()))], [NOTE, PASS]),
        (vec![(WORKSPACE, "one", Some(CLUSTER))], [ERROR, PASS]),
        (vec![(WORKSPACE, "one", Some(upper.as_str()))], [ERROR, PASS]),
        // The same name with the same cluster is attached again; the name says so.
        (vec![(WORKSPACE, "MyAKS", Some(CLUSTER))], [NOTE, ERROR]),
        (vec![(WORKSPACE, "MyAKS", Some(other.as_str()))], [NOTE, ERROR]),
        (vec![(WORKSPACE, "MyAKS", Some(CLUSTER)), (WORKSPACE, "two", Some(CLUSTER))], [ERROR, ERROR]),
        // What has no cluster in the answer may have this one.
        (vec![(WORKSPACE, "one", None)], [UNKNOWN, PASS]),
        // A list of another workspace proves presence there, not absence here.
        (vec![(elsewhere.as_str(), "one", Some(CLUSTER))], [ERROR, UNKNOWN]),
        (vec![(elsewhere.as_str(), "myaks", Some(CLUSTER))], [ERROR, UNKNOWN]),
        (vec![(elsewhere.as_str(), "one", Some(other.as_str()))], [UNKNOWN, UNKNOWN]),
    ] {
        assert_eq!(on_list(&computes), expected, "{computes:?}");
    }
    let none = Facts::default();
    assert_eq!(answer(ONCE, &attach(""), &none), UNKNOWN);
    assert_eq!(answer(NAME, &attach(""), &none), UNKNOWN);
}

#[test]
fn thousands_of_attachments_are_one_finding() {
    let many: Vec<Value> =
        (0..20_000).map(|number| arm(WORKSPACE, &format!("c{number:05}"), Some(CLUSTER))).collect();
    let finding = said(ONCE, &attach(""), &facts(&[json!({ "value": many })])).unwrap();
    assert!(finding.message.ends_with("ml-ws/c00011 and 19988 more"), "{}", finding.message);
}

#[test]
fn computes_without_a_cluster_behind_them_are_no_riddle() {
    let machine = json!({ "id": format!("{WORKSPACE}/computes/cpu"), "properties": { "computeType": "AmlCompute", "resourceId": null } });
    assert_eq!(answer(ONCE, &attach(""), &facts(&[json!({ "value": [machine] })])), NOTE);
    let machine = json!({ "id": format!("{WORKSPACE}/computes/cpu"), "type": "amlcompute" });
    assert_eq!(answer(ONCE, &attach(""), &facts(&[json!([machine])])), NOTE);
}

#[test]
fn the_other_attachment_is_named() {
    let elsewhere = format!("{WORKSPACE}2");
    let documents = json!([
        arm(&elsewhere, "first", Some(CLUSTER)),
        arm(WORKSPACE, "second", Some(CLUSTER)),
        arm(&elsewhere, "FIRST", Some(CLUSTER))
    ]);
    let finding = said(ONCE, &attach(""), &facts(&[documents])).unwrap();
    assert!(finding.message.ends_with(": ml-ws2/first, ml-ws/second"), "{}", finding.message);
    assert_eq!(finding.related[0].pointer, "/0");
}

#[test]
fn a_page_and_an_array_put_together_prove_presence_only() {
    let other = other_cluster();
    for (name, cluster, expected) in [
        ("one", other.as_str(), [UNKNOWN, UNKNOWN]),
        ("one", CLUSTER, [ERROR, UNKNOWN]),
        ("myaks", other.as_str(), [UNKNOWN, ERROR]),
    ] {
        let compute = arm(WORKSPACE, name, Some(cluster));
        let page = json!({ "value": [compute], "nextLink": "https://management.azure.com/next" });
        for document in [page, json!([compute]), compute] {
            let facts = facts(&[document]);
            assert_eq!([answer(ONCE, &attach(""), &facts), answer(NAME, &attach(""), &facts)], expected);
        }
    }
}

#[test]
fn an_empty_list_counts_where_it_says_of_which_workspace_it_is() {
    let empty = |scope: &str| json!({ "fact": { "kind": "computes", "scope": scope }, "data": [] });
    let here = facts(&[empty(WORKSPACE)]);
    assert_eq!([answer(ONCE, &attach(""), &here), answer(NAME, &attach(""), &here)], [NOTE, PASS]);
    let there = facts(&[empty(&format!("{WORKSPACE}2"))]);
    assert_eq!([answer(ONCE, &attach(""), &there), answer(NAME, &attach(""), &there)], [UNKNOWN, UNKNOWN]);
}

#[test]
fn computes_of_another_cloud_are_not_looked_at() {
    let list =
        json!({ "value": [arm(WORKSPACE, "myaks", Some(CLUSTER)), arm(WORKSPACE, "one", Some(CLUSTER))] });
    let china = facts(&[json!({ "fact": { "cloud": "AzureChinaCloud" }, "data": list })]);
    assert_eq!([answer(ONCE, &attach(""), &china), answer(NAME, &attach(""), &china)], [UNKNOWN, UNKNOWN]);
    let public = facts(&[json!({ "fact": { "cloud": "azurecloud" }, "data": list })]);
    assert_eq!([answer(ONCE, &attach(""), &public), answer(NAME, &attach(""), &public)], [ERROR, ERROR]);
}

#[test]
fn an_attach_over_other_tls_names_the_other_way() {
    let compute = |properties: Value| {
        facts(&[json!({
            "id": format!("{WORKSPACE}/computes/MYAKS"),
            "properties": { "computeType": "AKS", "resourceId": CLUSTER, "properties": properties },
        })])
    };
    let off = || json!({ "loadBalancerType": "PublicIp", "sslConfiguration": { "status": "Disabled" } });
    let auto = || json!({ "loadBalancerType": "PublicIp", "sslConfiguration": { "status": "Auto", "leafDomainLabel": "Contoso" } });
    let (plain, label, internal) = (
        "",
        "ssl: { leafDomainLabel: contoso }",
        "loadBalancer: { type: InternalLoadBalancer, subnet: aks }",
    );
    for (keys, properties, differs) in [
        (plain, off(), false),
        (plain, auto(), true),
        (label, auto(), false),
        (label, off(), true),
        ("ssl: { leafDomainLabel: fabrikam }", auto(), true),
        (internal, off(), true),
    ] {
        let finding = said(TLS, &attach(keys), &compute(properties.clone()));
        let says_so = finding.as_ref().is_some_and(|finding| finding.message.contains("with other TLS"));
        assert_eq!((finding.is_some(), says_so), (differs, differs), "{keys} over {properties}");
    }
    // What cannot be compared is said as without the fact.
    let custom = "ssl: { cname: www.contoso.com, certPemFile: a.pem, keyPemFile: b.pem }";
    let enabled = json!({ "loadBalancerType": "PublicIp", "sslConfiguration": { "status": "Enabled", "cname": "www.contoso.com" } });
    for (keys, facts) in [(custom, compute(enabled)), (label, compute(json!({}))), (label, Facts::default())]
    {
        let finding = said(TLS, &attach(keys), &facts).unwrap();
        assert!(finding.message.contains("if the cluster is attached already"), "{}", finding.message);
    }
}

#[test]
fn the_blob_driver_matters_before_an_old_cluster_is_upgraded() {
    let update = update("refresh: true");
    let compute = json!({ "id": format!("{WORKSPACE}/computes/myaks"), "properties": { "computeType": "AKS", "resourceId": CLUSTER, "properties": {} } });
    for (version, says) in
        [("1.16.13", "runs Kubernetes 1.16.13"), ("1.17.9", "AKS uses the Blob CSI driver")]
    {
        let cluster = az_cluster(&json!({ "currentKubernetesVersion": version }));
        let finding = said("LIFE-BLOB-117", &update, &facts(&[compute.clone(), cluster])).unwrap();
        assert!(finding.message.contains(says), "{}", finding.message);
    }
}

#[test]
fn an_attached_cluster_under_the_name_is_no_error_where_all_of_it_is_known() {
    let off = json!({ "loadBalancerType": "PublicIp", "sslConfiguration": { "status": "Disabled" } });
    let compute = |change: fn(&mut Value)| {
        let mut properties = json!({ "computeType": "AKS", "resourceId": CLUSTER, "isAttachedCompute": true, "properties": off });
        change(&mut properties);
        facts(&[json!({ "id": format!("{WORKSPACE}/computes/myaks"), "properties": properties })])
    };
    for (change, expected, says) in [
        ((|_| ()) as fn(&mut Value), NOTE, "with these settings"),
        (|p| p["properties"]["sslConfiguration"]["status"] = json!("Auto"), NOTE, "attaches it again"),
        (|p| p["provisioningState"] = json!("Failed"), NOTE, "last operation failed"),
        (|p| p["resourceId"] = json!(other_cluster()), NOTE, "another cluster"),
        (|p| p["isAttachedCompute"] = json!(false), ERROR, "has a compute"),
        (|p| p["computeType"] = json!("Kubernetes"), ERROR, "has a compute"),
        // So answers show a compute without TLS.
        (|p| p["properties"]["sslConfiguration"] = json!(null), NOTE, "with these settings"),
        (|p| p["properties"]["sslConfiguration"] = json!({}), ERROR, "has a compute"),
        (|p| p["properties"]["loadBalancerType"] = json!(null), ERROR, "has a compute"),
        (|p| p["properties"] = json!(null), ERROR, "has a compute"),
    ] {
        let facts = compute(change);
        assert_eq!(answer(NAME, &attach(""), &facts), expected, "{says}");
        let finding = said(NAME, &attach(""), &facts).unwrap();
        assert!(finding.message.contains(says), "{}", finding.message);
    }
}
