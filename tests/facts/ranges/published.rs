//! The tags that Microsoft publishes: samples outside the repository, named by `AKS_COMPUTE_REFERENCE`.

use aks_compute::catalog::Catalog;

use super::*;

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
            let spec = attach_in(cloud, &region.name);
            let finding = said(RULE, &spec, &narrow).unwrap();
            match finding.status {
                Status::Fail => {
                    counts.0 += 1;
                    assert!(region.service_tag, "{}", region.name);
                    let ranges = commanded(&finding).unwrap();
                    let after = facts(&[&cluster(&json!(ranges)), &tags]);
                    let after = answer(RULE, &spec, &after);
                    let is_gap = finding.help.as_ref().unwrap().contains("may not be all");
                    let expected = if is_gap { UNKNOWN } else { PASS };
                    assert_eq!(after, expected, "{}", region.name);
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
        let spec = attach_in("AzureChinaCloud", region);
        let given = facts(&[&cluster(&json!(["203.0.114.0/24"])), &tags]);
        let message = said(RULE, &spec, &given).unwrap().message;
        let counts: Vec<usize> = message.split("; ").map(|part| part.matches('/').count()).collect();
        assert_eq!(counts, [own, pair], "{message}");
    }
}
