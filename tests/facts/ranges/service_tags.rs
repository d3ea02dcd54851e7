//! Service tags as a fact: their forms, their size, their cloud.

use super::*;

#[test]
fn service_tags_of_another_cloud_are_never_used() {
    for [cloud, name, region, _, own_suffix, pair_suffix] in CLOUDS {
        let spec = attach_in(cloud, region);
        let wide = cluster(&json!(["20.0.0.0/8"]));
        for [other_cloud, other, ..] in CLOUDS {
            let is_same = cloud == other_cloud;
            let expected = if is_same { PASS } else { UNKNOWN };
            let tags = file(other, own_suffix, pair_suffix);
            assert_eq!(answer(RULE, &spec, &facts(&[&wide, &tags])), expected, "{other} for {cloud}");

            // A file that does not say its cloud counts by its envelope.
            let mut silent = tags.clone();
            silent["cloud"] = json!(null);
            let enveloped =
                json!({ "fact": { "kind": "serviceTags", "cloud": other_cloud }, "data": silent });
            assert_eq!(
                answer(RULE, &spec, &facts(&[&wide, &enveloped])),
                expected,
                "envelope {other_cloud} for {cloud}"
            );
            assert_eq!(answer(RULE, &spec, &facts(&[&wide, &silent])), UNKNOWN, "no cloud for {cloud}");

            // One that says another cloud than its envelope counts for neither.
            let own = file(name, own_suffix, pair_suffix);
            let enveloped = json!({ "fact": { "kind": "serviceTags", "cloud": other_cloud }, "data": own });
            assert_eq!(
                answer(RULE, &spec, &facts(&[&wide, &enveloped])),
                expected,
                "envelope {other_cloud} around {cloud}"
            );
        }
        let german = file("AzureGermany", own_suffix, pair_suffix);
        assert_eq!(answer(RULE, &spec, &facts(&[&wide, &german])), UNKNOWN);
    }
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
    assert_eq!(verdict(&["20.0.0.0/8"], &tags).as_ref().map(weight), PASS);
}
