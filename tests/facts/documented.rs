//! `docs/facts.md` names every kind of fact and everything of which it is the output.

use aks_compute::facts::FactKind;

#[test]
fn every_kind_of_fact_is_documented() {
    let page = include_str!("../../docs/facts.md");
    for kind in FactKind::ALL {
        let row =
            page.lines().find(|line| line.starts_with('|') && line.contains(&format!("`{}`", kind.as_str())));
        let row = row.unwrap_or_else(|| panic!("{} is not in docs/facts.md", kind.as_str()));
        for output in kind.outputs().split(", ") {
            let output = output.trim_start_matches("ARM ").split(" (").next().unwrap_or_default();
            assert!(row.contains(output), "{output} is not in the row of {}", kind.as_str());
        }
    }
}
