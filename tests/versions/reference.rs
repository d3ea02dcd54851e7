//! The sample files outside the repository: `AKS_COMPUTE_REFERENCE`, else `../shared/reference`.

use super::*;

/// A sample file; `None` with a loud note where there is no reference folder.
fn sample(name: &str) -> Option<Vec<u8>> {
    let folder = std::env::var_os("AKS_COMPUTE_REFERENCE")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/reference"), PathBuf::from);
    if !folder.is_dir() {
        // Not `eprintln!`, which the test runner keeps to itself when a test passes.
        let note = format!("SKIPPED, NOT PROVEN: no folder {}; {name} was not read\n", folder.display());
        std::io::stderr().write_all(note.as_bytes()).unwrap();
        return None;
    }
    Some(std::fs::read(folder.join("catalog/versions").join(name)).unwrap())
}

/// The body of the answer in an example of the REST API.
fn body(example: &[u8]) -> Vec<u8> {
    let example: Value = serde_json::from_slice(example).unwrap();
    example["responses"]["200"]["body"].to_string().into_bytes()
}

#[test]
fn the_old_example_of_the_rest_api() {
    let Some(example) = sample("ContainerServices_ListOrchestrators.2019-08-01.example.json") else { return };
    let list = read(body(&example));
    assert_eq!(
        names(&list.entries),
        [
            "1.14.0", "1.13.5", "1.12.7", "1.12.6", "1.11.9", "1.11.8", "1.10.13", "1.10.12", "1.9.11",
            "1.9.10", "1.8.1"
        ]
    );
    assert_eq!(names(list.previews()), ["1.14.0"]);
    assert_eq!(list.default(), Some(("1.12.7", DefaultSource::Stated)));
    assert_eq!(upgrades(&list, "1.13.5"), ["1.14.0*"]);
    assert_eq!(upgrades(&list, "1.8.1"), ["1.8.4", "1.8.2"]);
    assert_eq!((list.location.as_deref(), list.subscription.as_deref()), (Some("location1"), Some("subid1")));
}

#[test]
fn the_new_example_of_the_rest_api_states_no_default() {
    let Some(example) = sample("KubernetesVersions_List.2024-02-01.example.json") else { return };
    let list = read(body(&example));
    assert_eq!(
        names(&list.entries),
        ["1.26.0", "1.25.5", "1.25.4", "1.24.9", "1.24.6", "1.23.15", "1.23.12"]
    );
    assert_eq!(list.previews().count(), 0);
    assert_eq!(list.default(), Some(("1.25.5", DefaultSource::Derived)));
    assert_eq!(upgrades(&list, "1.24.6"), ["1.24.9", "1.25.4", "1.25.5"]);
}

#[test]
fn the_article_s_list_as_json_is_its_table() {
    let Some(sample) = sample("get-versions.old.seed-reconstructed.json") else { return };
    let list = read(sample);
    assert_eq!(list.location.as_deref(), Some("chinaeast2"));
    let table = read(format!("{OLD_TABLE}{RESULT}"));
    assert_eq!((list.entries, list.stated_default), (table.entries, table.stated_default));
}

#[test]
fn the_newer_table_of_az() {
    let Some(sample) = sample("get-versions.new.table.constructed.txt") else { return };
    let list = read(sample);
    assert_eq!(names(&list.entries), ["1.36.1", "1.35.5", "1.34.8"]);
    assert_eq!(names(list.previews()), ["1.36.1"]);
    assert_eq!(upgrades(&list, "1.35.5"), ["1.36.1*"]);
    assert_eq!(list.default(), Some(("1.34.8", DefaultSource::Derived)));
    assert_eq!(list.entries[1].support_plans, ["KubernetesOfficial", "AKSLongTermSupport"]);
}

#[test]
fn a_sample_that_is_cut_anywhere_panics_nowhere() {
    for name in [
        "ContainerServices_ListOrchestrators.2019-08-01.example.json",
        "KubernetesVersions_List.2024-02-01.example.json",
        "get-versions.old.seed-reconstructed.json",
        "get-versions.new.table.constructed.txt",
    ] {
        let Some(sample) = sample(name) else { return };
        let whole = if name.contains("example") { body(&sample) } else { sample };
        for end in 0..whole.len() {
            // Half a JSON document is none, so no list may come of it.
            let cut = versions_from_bytes(&whole[..end]);
            let is_half = whole.starts_with(b"{") && !whole[end..].trim_ascii().is_empty();
            assert!(cut.is_err() || !is_half, "{name} cut at {end}");
        }
    }
}
