//! Tags and ranges that do not say enough: never a pass, and a fail where what they do say is missing.

use super::*;

#[test]
fn ranges_without_service_tags_ask_for_them() {
    let ranges = cluster(&json!(["203.0.114.0/24"]));
    let finding = said(RULE, &attach_in("AzureCloud", "eastus2"), &facts(&[&ranges])).unwrap();
    assert_eq!(finding.status, Status::Unknown);
    assert_eq!(
        &*finding.remedy.unwrap().command,
        "az network list-service-tags --location eastus2 --subscription 11111111-2222-3333-4444-555555555555 --output json"
    );
    assert!(finding.message.contains("`AzureMachineLearning.EastUS2` and `AzureMachineLearning.CentralUS`"));
}

/// Changes the tags so that they no longer say everything: never a pass, and still a fail where something
/// that they do say is missing.
#[test]
fn tags_that_do_not_say_everything_never_pass() {
    type Change = fn(&mut Value);
    let changes: [(&str, Change); 9] = [
        ("malformed", |tags| tags["values"][5]["properties"]["addressPrefixes"][0] = json!("20.2.0.4/33")),
        ("half a prefix", |tags| tags["values"][5]["properties"]["addressPrefixes"][0] = json!("20.2.0.")),
        ("port", |tags| tags["values"][5]["properties"]["addressPrefixes"][0] = json!("20.2.0.4:30")),
        ("null prefix", |tags| tags["values"][5]["properties"]["addressPrefixes"][0] = json!(null)),
        ("null prefixes", |tags| tags["values"][5]["properties"]["addressPrefixes"] = json!(null)),
        ("IPv6 only", |tags| {
            tags["values"][5]["properties"]["addressPrefixes"] = json!(["2603:1031::340/122"])
        }),
        ("empty", |tags| tags["values"][5]["properties"]["addressPrefixes"] = json!([])),
        ("no properties", |tags| tags["values"][5]["properties"] = json!(null)),
        ("cut off", |tags| drop(tags["values"].as_array_mut().unwrap().pop())),
    ];
    for (what, change) in changes {
        let mut tags = file("Public", "EastUS2", "CentralUS");
        change(&mut tags);
        let unknown = verdict(&["20.0.0.0/8"], &tags).unwrap();
        assert_eq!(unknown.status, Status::Unknown, "{what}");
        assert!(unknown.message.contains("`AzureMachineLearning.CentralUS`"), "{what}: {}", unknown.message);
        assert!(unknown.remedy.unwrap().command.contains("list-service-tags"), "{what}");
        assert!(unknown.help.is_some());
        let fails = verdict(&["20.2.0.0/16"], &tags).unwrap();
        assert_eq!(fails.status, Status::Fail, "{what}");
        assert!(fails.message.contains(NEEDED), "{what}: {}", fails.message);
        assert!(fails.help.unwrap().contains("may not be all"), "{what}");
        assert_eq!(verdict(&["0.0.0.0/0"], &tags).as_ref().map(weight), PASS, "{what}");
    }
}

#[test]
fn one_prefix_that_cannot_be_read_among_others_leaves_it_open() {
    for odd in [
        json!("20.1.0.0/33"),
        json!("20.1.0."),
        json!("20.1.0.4:30"),
        json!("20.1.0.0/28 "),
        json!(null),
        json!(7),
    ] {
        let mut tags = file("Public", "EastUS2", "CentralUS");
        tags["values"][4]["properties"]["addressPrefixes"][0] = odd.clone();
        let finding = verdict(&["20.0.0.0/8"], &tags);
        assert_eq!(finding.as_ref().map(weight), UNKNOWN, "{odd}");
        let message = finding.unwrap().message;
        assert!(
            message.ends_with("`AzureMachineLearning.EastUS2` has prefixes that cannot be read"),
            "{message}"
        );
    }
}

#[test]
fn where_azure_has_no_ipv4_prefix_nothing_is_asked_again() {
    let mut tags = file("China", "ChinaEast", "ChinaNorth");
    for index in [4, 5] {
        tags["values"][index]["properties"]["addressPrefixes"] = json!(["2406:e500:2402::580/122"]);
    }
    let given = facts(&[&cluster(&json!(["20.0.0.0/8"])), &tags]);
    let finding = said(RULE, &attach_in("AzureChinaCloud", "chinaeast"), &given).unwrap();
    assert_eq!(finding.status, Status::Unknown);
    assert!(finding.remedy.is_none());
    assert!(
        finding.message.ends_with(
            "`AzureMachineLearning.ChinaEast` has no IPv4 prefix; `AzureMachineLearning.ChinaNorth` has no IPv4 prefix"
        ),
        "{}",
        finding.message
    );
}

#[test]
fn a_region_that_the_catalog_does_not_know_may_have_a_pair() {
    let mut tags = file("Public", "TaiwanNorth", "CentralUS");
    tags["values"][5]["name"] = json!(null);
    let given = |range| facts(&[&cluster(&json!([range])), &tags]);
    let spec = attach_in("AzureCloud", "taiwannorth");
    let unknown = said(RULE, &spec, &given("20.0.0.0/8")).unwrap();
    assert_eq!(unknown.status, Status::Unknown);
    assert!(unknown.message.contains("the pair of `taiwannorth`"), "{}", unknown.message);
    assert_eq!(answer(RULE, &spec, &given("20.2.0.0/16")), ERROR);
}

#[test]
fn a_page_of_the_tags_says_what_is_there_and_not_what_is_not() {
    let whole = listed(&file("Public", "EastUS2", "CentralUS"));
    let (mut first, mut second) = (whole.clone(), whole.clone());
    let tags = whole["values"].as_array().unwrap();
    first["values"] = json!(tags[..5]);
    first["nextLink"] = json!("https://management.azure.com/more");
    second["values"] = json!(tags[5..]);
    let alone = verdict(&["20.0.0.0/8"], &first).unwrap();
    assert_eq!(alone.status, Status::Unknown);
    assert!(alone.remedy.unwrap().command.contains("list-service-tags"));
    let spec = attach_in("AzureCloud", "eastus2");
    let wide = cluster(&json!(["20.0.0.0/8"]));
    assert_eq!(answer(RULE, &spec, &facts(&[&wide, &second, &first])), PASS);
    // A whole list hides what older lists had.
    let older = facts(&[&wide, &whole, &second]);
    assert_eq!(answer(RULE, &spec, &older), UNKNOWN);
}

#[test]
fn what_cannot_be_compared_is_undecided_where_it_matters() {
    let tags = file("Public", "EastUS2", "CentralUS");
    for other in ["AzureMachineLearning", "2603:1030::/48", "", "20.1.0.0/33"] {
        let finding = verdict(&["20.1.0.0/16", other], &tags).unwrap();
        assert_eq!(finding.status, Status::Unknown, "{other}");
        assert!(finding.remedy.is_none(), "a command would not keep {other}");
        assert!(finding.help.unwrap().contains("`AzureMachineLearning.CentralUS`: 20.2.0.4/30"), "{other}");
        // The IPv4 ranges alone let the control plane in.
        assert_eq!(verdict(&["20.0.0.0/8", other], &tags).as_ref().map(weight), PASS, "{other}");
    }
}
