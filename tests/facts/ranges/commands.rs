//! What a finding names: the ranges that are missing, where they stand, and the command that adds them.

use super::*;

#[test]
fn the_command_stays_within_the_limit_of_aks() {
    // Every second /28, so that no two are neighbours.
    let scattered = |count: u32| -> Vec<String> {
        (0..count)
            .map(|number| std::net::Ipv4Addr::from(0xcb00_0000 + number * 32).to_string() + "/28")
            .collect()
    };
    let tags = file("Public", "EastUS2", "CentralUS");
    let spec = attach_in("AzureCloud", "eastus2");
    for (count, integrated, fits) in [
        (197, false, true),
        (198, false, false),
        (198, true, true),
        (1_997, true, true),
        (1_998, true, false),
    ] {
        let mut cluster = cluster(&json!(scattered(count)));
        cluster["apiServerAccessProfile"]["enableVnetIntegration"] = json!(integrated);
        let finding = said(RULE, &spec, &facts(&[&cluster, &tags])).unwrap();
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
    let finding = said(RULE, &spec, &facts(&[&cluster(&json!(neighbours)), &tags])).unwrap();
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
    let cluster = json!({ "id": CLUSTER, "properties": cluster(&json!(["203.0.114.0/24"])) });
    let enveloped =
        json!({ "fact": { "kind": "serviceTags" }, "data": file("Public", "EastUS2", "CentralUS") });
    let all = json!([cluster, enveloped]);
    let finding = said(RULE, &attach_in("AzureCloud", "eastus2"), &facts(&[&all])).unwrap();
    let places: Vec<&Value> =
        finding.related.iter().map(|related| all.pointer(&related.pointer).unwrap()).collect();
    assert_eq!(places[0]["authorizedIpRanges"], json!(["203.0.114.0/24"]));
    assert_eq!(places[1]["name"], "AzureMachineLearning.EastUS2");
    assert_eq!(places[2]["name"], "AzureMachineLearning.CentralUS");
}
