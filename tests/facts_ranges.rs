//! Authorized IP ranges of the cluster to be attached: the service tags as a fact, and what they decide.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a helper of a test fails like the test"
)]

use aks_compute::catalog::Catalog;
use aks_compute::document::{Document, Format};
use aks_compute::facts::{FactError, FactKind, Facts};
use aks_compute::language::Language;
use aks_compute::report::{Finding, Report, Status};
use aks_compute::{CheckOptions, check};
use ipnet::Ipv4Net;
use proptest::prelude::*;
use serde_json::{Value, json};
use time::macros::datetime;

const CLUSTER_ID: &str = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.ContainerService/managedClusters/aks";

/// For each cloud: its name, its name in service tags, a region, the region's pair, the two suffixes.
const CLOUDS: [[&str; 6]; 3] = [
    ["AzureCloud", "Public", "eastus2", "centralus", "EastUS2", "CentralUS"],
    ["AzureChinaCloud", "China", "chinaeast2", "chinanorth2", "ChinaEast2", "ChinaNorth2"],
    ["AzureUSGovernment", "AzureGovernment", "usgovvirginia", "usgovtexas", "USGovVirginia", "USGovTexas"],
];

/// An attach of the cluster to a workspace in `region`.
fn spec(cloud: &str, region: &str) -> String {
    format!(
        "operation: attach\ncloud: {cloud}\nworkspace: {{ subscriptionId: 11111111-2222-3333-4444-555555555555, resourceGroup: ml-rg, name: ml-ws, location: {region} }}\nname: myaks\ncluster: {{ resourceGroup: rg, name: aks }}\n"
    )
}

/// The cluster with these authorized ranges, in the form of `az aks show`.
fn cluster(ranges: &Value) -> Value {
    json!({
        "id": CLUSTER_ID,
        "location": "westeurope",
        "provisioningState": "Succeeded",
        "apiServerAccessProfile": { "authorizedIpRanges": ranges, "enablePrivateCluster": null },
        "networkProfile": { "loadBalancerSku": "standard", "outboundType": "loadBalancer" },
        "agentPoolProfiles": [{ "name": "pool1", "mode": "System", "count": 3, "vmSize": "Standard_D4s_v5" }],
    })
}

/// A tag in the form of the downloaded file.
fn tag(name: &str, prefixes: &[&str]) -> Value {
    json!({ "name": name, "id": name, "properties": {
        "changeNumber": 7, "region": name.rsplit('.').next().unwrap().to_lowercase(), "regionId": 67, "platform": "Azure",
        "systemService": "AzureMachineLearning", "addressPrefixes": prefixes, "networkFeatures": null,
    } })
}

/// A downloaded file with two regions, and with the tags around them that do not count.
fn file(cloud: &str, own: &str, pair: &str) -> Value {
    json!({ "changeNumber": 405, "cloud": cloud, "values": [
        tag("ActionGroup", &["1.1.1.0/24"]),
        tag("AzureMachineLearning", &["20.1.0.0/28", "99.0.0.0/8"]),
        tag("AzureMachineLearningInference", &["98.0.0.0/8"]),
        tag(&format!("AzureMachineLearningInference.{own}"), &["97.0.0.0/8"]),
        tag(&format!("AzureMachineLearning.{own}"), &["20.1.0.0/28", "20.1.0.16/28", "2603:1030::/48", "20.1.9.9/32"]),
        tag(&format!("AzureMachineLearning.{pair}"), &["20.2.0.4/30", "2603:1031::340/122"]),
    ] })
}

const NEEDED: &str = "20.1.0.0/28, 20.1.0.16/28, 20.1.9.9/32";

/// The same in the form of `az network list-service-tags`.
fn listed(file: &Value) -> Value {
    let mut file = file.clone();
    file["changeNumber"] = json!("405");
    file["name"] = json!("public");
    file["id"] = json!(
        "/subscriptions/11111111-2222-3333-4444-555555555555/providers/Microsoft.Network/serviceTags/public"
    );
    file["type"] = json!("Microsoft.Network/serviceTags");
    file["nextLink"] = json!(null);
    for value in file["values"].as_array_mut().unwrap() {
        value["properties"]["changeNumber"] = json!("7");
        value["serviceTagChangeNumber"] = json!("405");
    }
    file
}

fn facts(facts: &[&Value]) -> Facts {
    let mut read = Facts::default();
    for fact in facts {
        read.add_bytes(fact.to_string().as_bytes()).unwrap();
    }
    read
}

fn report(spec: &str, facts: &Facts, language: Language) -> Report {
    let options = CheckOptions { language, ..CheckOptions::new(datetime!(2026-11-23 12:00 UTC), facts) };
    check(&Document::parse(spec, Format::Yaml).unwrap(), &options).into_report()
}

/// What a rule says.
fn said(rule: &str, spec: &str, facts: &Facts) -> Option<Finding> {
    let mut found: Vec<Finding> = report(spec, facts, Language::English)
        .findings
        .into_iter()
        .filter(|finding| finding.rule.id == rule)
        .collect();
    assert!(found.len() <= 1, "{found:#?}");
    found.pop()
}

/// What the rule of the control plane's ranges says of a cluster with `ranges` in `eastus2`.
fn verdict(ranges: &[&str], tags: &Value) -> Option<Finding> {
    said("API-RANGES-AML", &spec("AzureCloud", "eastus2"), &facts(&[&cluster(&json!(ranges)), tags]))
}

fn status(finding: &Option<Finding>) -> Option<Status> {
    finding.as_ref().map(|finding| finding.status)
}

/// The ranges in the command of a finding.
fn commanded(finding: &Finding) -> Option<Vec<String>> {
    let command = &finding.remedy.as_ref()?.command;
    let (_, ranges) = command.split_once(" --api-server-authorized-ip-ranges ")?;
    Some(ranges.split(',').map(str::to_owned).collect())
}

fn nets(ranges: &[String]) -> Vec<Ipv4Net> {
    ranges.iter().map(|range| range.parse().unwrap()).collect()
}

#[test]
fn a_cluster_that_lacks_a_paired_region_is_refused_with_the_command_that_adds_it() {
    for [cloud, name, region, pair, own_suffix, pair_suffix] in CLOUDS {
        for tags in [file(name, own_suffix, pair_suffix), listed(&file(name, own_suffix, pair_suffix))] {
            let spec = spec(cloud, region);
            let present = json!(["20.1.0.0/27", "20.1.9.9/32", "203.0.114.0/25", "203.0.114.128/25"]);
            let given = facts(&[&cluster(&present), &tags]);
            let finding = said("API-RANGES-AML", &spec, &given).unwrap();
            assert_eq!(finding.status, Status::Fail);
            let missing = format!("(`AzureMachineLearning.{pair_suffix}`: 20.2.0.4/30)");
            assert!(finding.message.contains(&missing), "{pair}: {}", finding.message);
            assert_eq!(
                &*finding.remedy.as_ref().unwrap().command,
                "az aks update --resource-group rg --name aks --subscription 11111111-2222-3333-4444-555555555555 --api-server-authorized-ip-ranges 20.1.0.0/27,20.1.9.9/32,20.2.0.4/30,203.0.114.0/24"
            );
            let after = cluster(&json!(commanded(&finding).unwrap()));
            let given = facts(&[&after, &tags]);
            assert_eq!(status(&said("API-RANGES-AML", &spec, &given)), None, "{cloud}");
            assert!(report(&spec, &given, Language::English).passed.contains(&"API-RANGES-AML"));
        }
    }
}

#[test]
fn containment_counts_not_equality() {
    let tags = file("Public", "EastUS2", "CentralUS");
    for (ranges, expected) in [
        (&["20.1.0.0/27", "20.1.9.9/32", "20.2.0.4/30"][..], None),
        (&["20.0.0.0/14"], None),
        (&["0.0.0.0/0"], None),
        (&["20.1.0.0/29", "20.1.0.8/29", "20.1.0.16/28", "20.1.9.9", "20.2.0.4/31", "20.2.0.6/31"], None),
        (&["20.1.0.0/16", "20.2.0.6/31", "20.2.0.5/32"], Some(Status::Fail)),
        (&["20.1.0.0/16"], Some(Status::Fail)),
        (&["20.2.0.0/16"], Some(Status::Fail)),
        (&["0.0.0.0/32"], Some(Status::Fail)),
        (&["99.0.0.0/8", "98.0.0.0/8", "97.0.0.0/8", "1.1.1.0/24"], Some(Status::Fail)),
        (&[], None),
    ] {
        assert_eq!(status(&verdict(ranges, &tags)), expected, "{ranges:?}");
    }
    let all = verdict(&["0.0.0.0/32"], &tags).unwrap();
    assert!(all.message.contains(NEEDED), "{}", all.message);
    assert_eq!(commanded(&all).unwrap(), ["20.1.0.0/27", "20.1.9.9/32", "20.2.0.4/30"]);
    assert!(all.help.unwrap().contains("`0.0.0.0/32`"));
}

#[test]
fn without_ranges_or_behind_a_private_endpoint_nothing_is_needed() {
    let spec = spec("AzureCloud", "eastus2");
    let mut open = cluster(&json!(null));
    assert_eq!(status(&said("API-RANGES-AML", &spec, &facts(&[&open]))), None);
    open["apiServerAccessProfile"] = json!(null);
    assert_eq!(status(&said("API-RANGES-AML", &spec, &facts(&[&open]))), None);
    open["apiServerAccessProfile"] =
        json!({ "enablePrivateCluster": true, "authorizedIpRanges": ["203.0.114.0/24"] });
    assert_eq!(status(&said("API-RANGES-AML", &spec, &facts(&[&open]))), None);
}

#[test]
fn what_a_truncated_cluster_leaves_out_is_not_known() {
    let spec = spec("AzureCloud", "eastus2");
    let tags = file("Public", "EastUS2", "CentralUS");
    for profile in [
        json!(null),
        json!({ "enablePrivateCluster": false }),
        json!({ "authorizedIPRanges": [null] }),
        json!({ "authorizedIPRanges": ["20.0.0.0/8", 3] }),
        json!({ "authorizedIPRanges": "20.0.0.0/8" }),
    ] {
        let part = json!({ "id": CLUSTER_ID, "properties": { "apiServerAccessProfile": profile } });
        let finding = said("API-RANGES-AML", &spec, &facts(&[&part, &tags]));
        assert_eq!(status(&finding), Some(Status::Unknown), "{profile}");
        assert!(finding.unwrap().remedy.unwrap().command.starts_with("az aks show "), "{profile}");
    }
    let mut odd = cluster(&json!([null]));
    assert_eq!(status(&said("API-RANGES-AML", &spec, &facts(&[&odd, &tags]))), Some(Status::Unknown));
    odd["apiServerAccessProfile"]["authorizedIpRanges"] = json!("20.0.0.0/8");
    assert_eq!(status(&said("API-RANGES-AML", &spec, &facts(&[&odd, &tags]))), Some(Status::Unknown));
}

#[test]
fn ranges_without_service_tags_ask_for_them() {
    let ranges = cluster(&json!(["203.0.114.0/24"]));
    let finding = said("API-RANGES-AML", &spec("AzureCloud", "eastus2"), &facts(&[&ranges])).unwrap();
    assert_eq!(finding.status, Status::Unknown);
    assert_eq!(
        &*finding.remedy.unwrap().command,
        "az network list-service-tags --location eastus2 --subscription 11111111-2222-3333-4444-555555555555 --output json"
    );
    assert!(finding.message.contains("`AzureMachineLearning.EastUS2` and `AzureMachineLearning.CentralUS`"));
}

#[test]
fn the_region_stands_in_the_name_of_a_tag() {
    // The file abbreviates some regions, and no tag may be taken for another by its abbreviation.
    let mut tags = file("Public", "FranceCentral", "FRANCESOUTH");
    tags["values"][4]["properties"]["region"] = json!("centralfrance");
    tags["values"][5]["properties"]["region"] = json!("francecentral");
    let spec = spec("AzureCloud", "francecentral");
    let given = facts(&[&cluster(&json!(["203.0.114.0/24"])), &tags]);
    let message = said("API-RANGES-AML", &spec, &given).unwrap().message;
    assert!(message.contains(&format!("`AzureMachineLearning.FranceCentral`: {NEEDED};")), "{message}");
    assert!(message.contains("`AzureMachineLearning.FRANCESOUTH`: 20.2.0.4/30"), "{message}");
}

#[test]
fn pairs_go_one_way_and_some_regions_have_none() {
    let tags = json!({ "changeNumber": 1, "cloud": "Public", "values": [
        tag("AzureMachineLearning.WestUS3", &["20.3.0.0/28"]),
        tag("AzureMachineLearning.EastUS", &["20.4.0.0/28"]),
        tag("AzureMachineLearning.WestUS", &["20.5.0.0/28"]),
        tag("AzureMachineLearning.PolandCentral", &["20.6.0.0/28"]),
        tag("AzureMachineLearning.WestEurope", &["20.7.0.0/28"]),
    ] });
    for (region, lacks) in [
        (
            "westus3",
            "(`AzureMachineLearning.WestUS3`: 20.3.0.0/28; `AzureMachineLearning.EastUS`: 20.4.0.0/28)",
        ),
        (
            "eastus",
            "(`AzureMachineLearning.EastUS`: 20.4.0.0/28; `AzureMachineLearning.WestUS`: 20.5.0.0/28)",
        ),
        // The cluster is in West Europe; the control plane is where the workspace is.
        ("polandcentral", "(`AzureMachineLearning.PolandCentral`: 20.6.0.0/28)"),
    ] {
        let spec = spec("AzureCloud", region);
        let given = facts(&[&cluster(&json!(["203.0.114.0/24"])), &tags]);
        let finding = said("API-RANGES-AML", &spec, &given).unwrap();
        assert!(finding.message.contains(lacks), "{region}: {}", finding.message);
        let after = cluster(&json!(commanded(&finding).unwrap()));
        assert_eq!(status(&said("API-RANGES-AML", &spec, &facts(&[&after, &tags]))), None, "{region}");
    }
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
        assert_eq!(status(&verdict(&["0.0.0.0/0"], &tags)), None, "{what}");
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
        assert_eq!(status(&finding), Some(Status::Unknown), "{odd}");
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
    let finding = said("API-RANGES-AML", &spec("AzureChinaCloud", "chinaeast"), &given).unwrap();
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
    let spec = spec("AzureCloud", "taiwannorth");
    let unknown = said("API-RANGES-AML", &spec, &given("20.0.0.0/8")).unwrap();
    assert_eq!(unknown.status, Status::Unknown);
    assert!(unknown.message.contains("the pair of `taiwannorth`"), "{}", unknown.message);
    assert_eq!(status(&said("API-RANGES-AML", &spec, &given("20.2.0.0/16"))), Some(Status::Fail));
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
    let spec = spec("AzureCloud", "eastus2");
    let wide = cluster(&json!(["20.0.0.0/8"]));
    assert_eq!(status(&said("API-RANGES-AML", &spec, &facts(&[&wide, &second, &first]))), None);
    // A whole list hides what older lists had.
    let older = facts(&[&wide, &whole, &second]);
    assert_eq!(status(&said("API-RANGES-AML", &spec, &older)), Some(Status::Unknown));
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
        assert_eq!(status(&verdict(&["20.0.0.0/8", other], &tags)), None, "{other}");
    }
}

#[test]
fn service_tags_of_another_cloud_are_never_used() {
    for [cloud, name, region, _, own_suffix, pair_suffix] in CLOUDS {
        let spec = spec(cloud, region);
        let wide = cluster(&json!(["20.0.0.0/8"]));
        for [other_cloud, other, ..] in CLOUDS {
            let is_same = cloud == other_cloud;
            let expected = if is_same { None } else { Some(Status::Unknown) };
            let tags = file(other, own_suffix, pair_suffix);
            let found = said("API-RANGES-AML", &spec, &facts(&[&wide, &tags]));
            assert_eq!(status(&found), expected, "{other} for {cloud}");

            // A file that does not say its cloud counts by its envelope.
            let mut silent = tags.clone();
            silent["cloud"] = json!(null);
            let enveloped =
                json!({ "fact": { "kind": "serviceTags", "cloud": other_cloud }, "data": silent });
            let found = said("API-RANGES-AML", &spec, &facts(&[&wide, &enveloped]));
            assert_eq!(status(&found), expected, "envelope {other_cloud} for {cloud}");
            let found = said("API-RANGES-AML", &spec, &facts(&[&wide, &silent]));
            assert_eq!(status(&found), Some(Status::Unknown), "no cloud for {cloud}");

            // One that says another cloud than its envelope counts for neither.
            let own = file(name, own_suffix, pair_suffix);
            let enveloped = json!({ "fact": { "kind": "serviceTags", "cloud": other_cloud }, "data": own });
            let found = said("API-RANGES-AML", &spec, &facts(&[&wide, &enveloped]));
            assert_eq!(status(&found), expected, "envelope {other_cloud} around {cloud}");
        }
        let german = file("AzureGermany", own_suffix, pair_suffix);
        let found = said("API-RANGES-AML", &spec, &facts(&[&wide, &german]));
        assert_eq!(status(&found), Some(Status::Unknown));
    }
}

#[test]
fn the_command_stays_within_the_limit_of_aks() {
    // Every second /28, so that no two are neighbours.
    let scattered = |count: u32| -> Vec<String> {
        (0..count)
            .map(|number| std::net::Ipv4Addr::from(0xcb00_0000 + number * 32).to_string() + "/28")
            .collect()
    };
    let tags = file("Public", "EastUS2", "CentralUS");
    let spec = spec("AzureCloud", "eastus2");
    for (count, integrated, fits) in [
        (197, false, true),
        (198, false, false),
        (198, true, true),
        (1_997, true, true),
        (1_998, true, false),
    ] {
        let mut cluster = cluster(&json!(scattered(count)));
        cluster["apiServerAccessProfile"]["enableVnetIntegration"] = json!(integrated);
        let finding = said("API-RANGES-AML", &spec, &facts(&[&cluster, &tags])).unwrap();
        assert_eq!(finding.status, Status::Fail);
        assert_eq!(finding.remedy.is_some(), fits, "{count} {integrated}");
        let help = finding.help.as_ref().unwrap();
        assert!(help.contains(if integrated { "2000" } else { "200" }), "{help}");
        if let Some(ranges) = commanded(&finding) {
            assert_eq!(ranges.len() as u32, count + 3);
        }
    }
    // Neighbours count once: 250 single addresses are a few ranges.
    let neighbours: Vec<String> = (0..200).map(|last| format!("203.0.114.{last}/32")).collect();
    let finding = said("API-RANGES-AML", &spec, &facts(&[&cluster(&json!(neighbours)), &tags])).unwrap();
    assert_eq!(
        commanded(&finding).unwrap(),
        [
            "20.1.0.0/27",
            "20.1.9.9/32",
            "20.2.0.4/30",
            "203.0.114.0/25",
            "203.0.114.128/26",
            "203.0.114.192/29"
        ]
    );
}

#[test]
fn very_many_missing_ranges_are_counted() {
    let prefixes: Vec<String> = (0..60).map(|number| format!("20.8.{number}.0/28")).collect();
    let prefixes: Vec<&str> = prefixes.iter().map(String::as_str).collect();
    let mut tags = file("Public", "EastUS2", "CentralUS");
    tags["values"][5] = tag("AzureMachineLearning.CentralUS", &prefixes);
    let finding = verdict(&["20.1.0.0/16"], &tags).unwrap();
    assert!(finding.message.contains("20.8.19.0/28 and 40 more"), "{}", finding.message);
    assert!(!finding.message.contains("20.8.20.0"), "{}", finding.message);
    assert_eq!(commanded(&finding).unwrap().len(), 61);
}

#[test]
fn a_finding_points_at_the_ranges_and_at_the_tags() {
    let cluster = json!({ "id": CLUSTER_ID, "properties": cluster(&json!(["203.0.114.0/24"])) });
    let enveloped =
        json!({ "fact": { "kind": "serviceTags" }, "data": file("Public", "EastUS2", "CentralUS") });
    let all = json!([cluster, enveloped]);
    let finding = said("API-RANGES-AML", &spec("AzureCloud", "eastus2"), &facts(&[&all])).unwrap();
    let places: Vec<&Value> =
        finding.related.iter().map(|related| all.pointer(&related.pointer).unwrap()).collect();
    assert_eq!(places[0]["authorizedIpRanges"], json!(["203.0.114.0/24"]));
    assert_eq!(places[1]["name"], "AzureMachineLearning.EastUS2");
    assert_eq!(places[2]["name"], "AzureMachineLearning.CentralUS");
}

#[test]
fn service_tags_are_recognised_in_every_form() {
    for [cloud, name, _, _, own_suffix, pair_suffix] in CLOUDS {
        let file = file(name, own_suffix, pair_suffix);
        for text in [
            file.to_string(),
            format!("\u{feff}{}", serde_json::to_string_pretty(&file).unwrap()),
            listed(&file).to_string(),
            json!([{ "fact": { "kind": "servicetags" }, "data": file }]).to_string(),
        ] {
            let mut facts = Facts::default();
            facts.add_bytes(text.as_bytes()).unwrap();
            let summaries = facts.summaries();
            assert_eq!(summaries.len(), 1, "{text}");
            assert_eq!(summaries[0].kind, FactKind::ServiceTags);
            assert_eq!((summaries[0].about.as_str(), summaries[0].count), (cloud, 2), "{text}");
            assert!(!facts.is_empty());
            let half: String = text.chars().take(text.chars().count() / 2).collect();
            let error = Facts::default().add_bytes(half.as_bytes()).unwrap_err();
            assert!(matches!(error, FactError::NotADocument(_)), "{error:?}");
        }
    }
    for other in [
        json!({ "values": [{ "version": "1.33", "isPreview": null }] }),
        json!({ "cloud": "Public" }),
        json!({ "cloud": "Public", "values": "none" }),
    ] {
        let error = Facts::default().add_bytes(other.to_string().as_bytes()).unwrap_err();
        assert!(matches!(error, FactError::Unrecognised { .. }), "{other}: {error:?}");
    }
}

#[test]
fn a_file_of_full_size_is_read() {
    let prefixes: Vec<String> = (0..80).map(|number| format!("52.{number}.{}.0/24", number % 7)).collect();
    let prefixes: Vec<&str> = prefixes.iter().map(String::as_str).collect();
    let mut tags = file("Public", "EastUS2", "CentralUS");
    for number in 0..3_000 {
        let other = tag(&format!("Service{number}.EastUS2"), &prefixes);
        tags["values"].as_array_mut().unwrap().push(other);
    }
    assert!(tags.to_string().len() > 4 << 20, "{}", tags.to_string().len());
    assert_eq!(facts(&[&tags]).summaries()[0].count, 2);
    assert_eq!(status(&verdict(&["20.0.0.0/8"], &tags)), None);
}

#[test]
fn authorized_ranges_need_a_standard_load_balancer() {
    let spec = spec("AzureCloud", "eastus2");
    for (ranges, sku, expected) in [
        (json!(["20.0.0.0/8"]), json!("standard"), None),
        (json!(["20.0.0.0/8"]), json!("Standard"), None),
        (json!(["20.0.0.0/8"]), json!("basic"), Some(Status::Fail)),
        (json!(["20.0.0.0/8"]), json!("Basic"), Some(Status::Fail)),
        (json!(["20.0.0.0/8"]), json!(null), Some(Status::Unknown)),
        (json!([]), json!("basic"), None),
        (json!(null), json!("basic"), None),
        (json!([null]), json!("basic"), Some(Status::Unknown)),
        (json!([null]), json!("standard"), None),
    ] {
        let mut cluster = cluster(&ranges);
        cluster["networkProfile"]["loadBalancerSku"] = sku.clone();
        let finding = said("API-RANGES-SLB", &spec, &facts(&[&cluster]));
        assert_eq!(status(&finding), expected, "{ranges} {sku}");
    }
    let part = json!({ "id": CLUSTER_ID, "networkProfile": { "loadBalancerSku": "basic" } });
    let finding = said("API-RANGES-SLB", &spec, &facts(&[&part]));
    assert_eq!(status(&finding), Some(Status::Unknown));
}

#[test]
fn a_cluster_of_another_id_or_cloud_is_never_used() {
    let tags = file("Public", "EastUS2", "CentralUS");
    let spec = spec("AzureCloud", "eastus2");
    let mut other = cluster(&json!([]));
    other["id"] = json!(CLUSTER_ID.replace("managedClusters/aks", "managedClusters/aks2"));
    let china = json!({ "fact": { "cloud": "AzureChinaCloud" }, "data": cluster(&json!([])) });
    for cluster in [other, china] {
        for rule in ["API-RANGES-AML", "API-RANGES-SLB"] {
            let finding = said(rule, &spec, &facts(&[&cluster, &tags]));
            assert_eq!(status(&finding), Some(Status::Unknown), "{rule}");
        }
    }
}

/// Ranges of a block of 256 addresses.
fn block() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec((any::<u8>(), 25_u8..=32), 1..12).prop_map(|ranges| {
        ranges
            .into_iter()
            .map(|(last, length)| Ipv4Net::new([20, 1, 0, last].into(), length).unwrap().trunc().to_string())
            .collect()
    })
}

/// Every address in ranges, one by one.
fn addresses(ranges: &[String]) -> std::collections::BTreeSet<u32> {
    nets(ranges)
        .into_iter()
        .flat_map(|range| u32::from(range.network())..=u32::from(range.broadcast()))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn the_verdict_is_that_of_counting_addresses(present in block(), own in block(), pair in block()) {
        let texts = |ranges: &[String]| json!(ranges);
        let mut tags = file("Public", "EastUS2", "CentralUS");
        tags["values"][4]["properties"]["addressPrefixes"] = texts(&own);
        tags["values"][5]["properties"]["addressPrefixes"] = texts(&pair);
        let spec = spec("AzureCloud", "eastus2");
        let finding = said("API-RANGES-AML", &spec, &facts(&[&cluster(&json!(present)), &tags]));
        let inside = addresses(&present);
        let mut needed = own.clone();
        needed.extend(pair.clone());
        let is_inside = addresses(&needed).is_subset(&inside);
        prop_assert_eq!(finding.is_none(), is_inside);
        let Some(finding) = finding else { return Ok(()) };
        prop_assert_eq!(finding.status, Status::Fail);
        let ranges = commanded(&finding).unwrap();
        prop_assert_eq!(addresses(&ranges), addresses(&[present, needed].concat()));
        let after = facts(&[&cluster(&json!(ranges)), &tags]);
        prop_assert_eq!(status(&said("API-RANGES-AML", &spec, &after)), None);
    }
}

/// The reference's samples of the real files; `None`, and a word about it, where they are not there.
fn sample(name: &str) -> Option<String> {
    let Some(folder) = std::env::var_os("AKS_COMPUTE_REFERENCE") else {
        println!("skipped: AKS_COMPUTE_REFERENCE is not set");
        return None;
    };
    let path = std::path::Path::new(&folder).join("catalog/service-tags").join(name);
    Some(std::fs::read_to_string(path).unwrap())
}

#[test]
fn every_region_gets_a_verdict_from_the_real_service_tags() {
    for (cloud, name, failing, unknown) in [
        ("AzureCloud", "ServiceTags_Public_20251028.aml.min.json", 62, 1),
        ("AzureChinaCloud", "ServiceTags_China_20260720.aml.min.json", 4, 2),
        ("AzureUSGovernment", "ServiceTags_AzureGovernment_20260720.aml.min.json", 5, 0),
    ] {
        let Some(text) = sample(name) else { return };
        let tags: Value = serde_json::from_str(&text).unwrap();
        let narrow = facts(&[&cluster(&json!(["203.0.114.0/24"])), &tags]);
        let mut counts = (0, 0);
        for region in Catalog::embedded().regions().iter().filter(|region| region.cloud == cloud) {
            let spec = spec(cloud, &region.name);
            let finding = said("API-RANGES-AML", &spec, &narrow).unwrap();
            match finding.status {
                Status::Fail => {
                    counts.0 += 1;
                    assert!(region.service_tag, "{}", region.name);
                    let ranges = commanded(&finding).unwrap();
                    let after = facts(&[&cluster(&json!(ranges)), &tags]);
                    let after = said("API-RANGES-AML", &spec, &after);
                    let is_gap = finding.help.as_ref().unwrap().contains("may not be all");
                    let expected = is_gap.then_some(Status::Unknown);
                    assert_eq!(status(&after), expected, "{}: {after:#?}", region.name);
                    assert!(!is_gap, "{}: {:?}", region.name, finding.help);
                }
                _ => {
                    counts.1 += 1;
                    assert!(!region.service_tag, "{}: {}", region.name, finding.message);
                }
            }
        }
        assert_eq!(counts, (failing, unknown), "{cloud}");
    }
}

#[test]
fn the_real_service_tags_of_china_have_as_many_prefixes_as_the_catalog_says() {
    let Some(text) = sample("ServiceTags_China_20260720.aml.sample.json") else { return };
    let tags: Value = serde_json::from_str(&text).unwrap();
    for (region, own, pair) in
        [("chinaeast2", 10, 2), ("chinaeast3", 6, 7), ("chinanorth2", 2, 10), ("chinanorth3", 7, 6)]
    {
        let spec = spec("AzureChinaCloud", region);
        let given = facts(&[&cluster(&json!(["203.0.114.0/24"])), &tags]);
        let message = said("API-RANGES-AML", &spec, &given).unwrap().message;
        let counts: Vec<usize> = message.split("; ").map(|part| part.matches('/').count()).collect();
        assert_eq!(counts, [own, pair], "{message}");
    }
}
