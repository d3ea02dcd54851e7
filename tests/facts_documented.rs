//! `docs/facts.md` names every kind of fact.

use aks_compute::facts::FactKind;

#[test]
fn every_kind_of_fact_is_documented() {
    let page = include_str!("../docs/facts.md");
    for kind in FactKind::ALL {
        assert!(page.contains(&format!("`{}`", kind.as_str())), "{} is not in docs/facts.md", kind.as_str());
    }
}
