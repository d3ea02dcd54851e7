//! Which ranges let the control plane in.

use super::*;

#[test]
fn a_cluster_that_lacks_a_paired_region_is_refused_with_the_command_that_adds_it() {
    for [cloud, name, region, pair, own_suffix, pair_suffix] in CLOUDS {
        for tags in [file(name, own_suffix, pair_suffix), listed(&file(name, own_suffix, pair_suffix))] {
            let spec = attach_in(cloud, region);
            let present = json!(["20.1.0.0/27", "20.1.9.9/32", "203.0.114.0/25", "203.0.114.128/25"]);
            let given = facts(&[&cluster(&present), &tags]);
            let finding = said(RULE, &spec, &given).unwrap();
            assert_eq!(finding.status, Status::Fail);
            let missing = format!("(`AzureMachineLearning.{pair_suffix}`: 20.2.0.4/30)");
            assert!(finding.message.contains(&missing), "{pair}: {}", finding.message);
            assert_eq!(
                &*finding.remedy.as_ref().unwrap().command,
                "az aks update --resource-group rg --name aks --subscription 11111111-2222-3333-4444-555555555555 --api-server-authorized-ip-ranges 20.1.0.0/27,20.1.9.9/32,20.2.0.4/30,203.0.114.0/24"
            );
            let after = cluster(&json!(commanded(&finding).unwrap()));
            let given = facts(&[&after, &tags]);
            assert_eq!(answer(RULE, &spec, &given), PASS, "{cloud}");
            assert!(report(&spec, &given).passed.contains(&RULE));
        }
    }
}

#[test]
fn containment_counts_not_equality() {
    let tags = file("Public", "EastUS2", "CentralUS");
    for (ranges, expected) in [
        (&["20.1.0.0/27", "20.1.9.9/32", "20.2.0.4/30"][..], PASS),
        (&["20.0.0.0/14"], PASS),
        (&["0.0.0.0/0"], PASS),
        (&["20.1.0.0/29", "20.1.0.8/29", "20.1.0.16/28", "20.1.9.9", "20.2.0.4/31", "20.2.0.6/31"], PASS),
        (&["20.1.0.0/16", "20.2.0.6/31", "20.2.0.5/32"], ERROR),
        (&["20.1.0.0/16"], ERROR),
        (&["20.2.0.0/16"], ERROR),
        (&["0.0.0.0/32"], ERROR),
        (&["99.0.0.0/8", "98.0.0.0/8", "97.0.0.0/8", "1.1.1.0/24"], ERROR),
        (&[], PASS),
    ] {
        assert_eq!(verdict(ranges, &tags).as_ref().map(weight), expected, "{ranges:?}");
    }
    let all = verdict(&["0.0.0.0/32"], &tags).unwrap();
    assert!(all.message.contains(NEEDED), "{}", all.message);
    assert_eq!(commanded(&all).unwrap(), ["20.1.0.0/27", "20.1.9.9/32", "20.2.0.4/30"]);
    assert!(all.help.unwrap().contains("`0.0.0.0/32`"));
}

#[test]
fn without_ranges_or_behind_a_private_endpoint_nothing_is_needed() {
    let spec = attach_in("AzureCloud", "eastus2");
    let mut open = cluster(&json!(null));
    assert_eq!(answer(RULE, &spec, &facts(&[&open])), PASS);
    open["apiServerAccessProfile"] = json!(null);
    assert_eq!(answer(RULE, &spec, &facts(&[&open])), PASS);
    open["apiServerAccessProfile"] =
        json!({ "enablePrivateCluster": true, "authorizedIpRanges": ["203.0.114.0/24"] });
    assert_eq!(answer(RULE, &spec, &facts(&[&open])), PASS);
}

#[test]
fn the_region_stands_in_the_name_of_a_tag() {
    // The file abbreviates some regions, and no tag may be taken for another by its abbreviation.
    let mut tags = file("Public", "FranceCentral", "FRANCESOUTH");
    tags["values"][4]["properties"]["region"] = json!("centralfrance");
    tags["values"][5]["properties"]["region"] = json!("francecentral");
    let spec = attach_in("AzureCloud", "francecentral");
    let given = facts(&[&cluster(&json!(["203.0.114.0/24"])), &tags]);
    let message = said(RULE, &spec, &given).unwrap().message;
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
        let spec = attach_in("AzureCloud", region);
        let given = facts(&[&cluster(&json!(["203.0.114.0/24"])), &tags]);
        let finding = said(RULE, &spec, &given).unwrap();
        assert!(finding.message.contains(lacks), "{region}: {}", finding.message);
        let after = cluster(&json!(commanded(&finding).unwrap()));
        assert_eq!(answer(RULE, &spec, &facts(&[&after, &tags])), PASS, "{region}");
    }
}
