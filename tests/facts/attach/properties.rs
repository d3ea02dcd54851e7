//! Properties: the sums are sums, and no fact takes an error of the spec away.

use std::collections::BTreeSet;

use aks_compute::catalog::Catalog;
use aks_compute::document::{Document, Format};
use aks_compute::facts::Facts;
use aks_compute::rules;
use proptest::prelude::*;

use crate::answers::report;

use super::*;

/// A pool, and what it adds to the least, to the most where that is known, and to what is stopped.
#[derive(Clone, Debug)]
struct Pool {
    count: Option<u64>,
    size: &'static str,
    os: Option<&'static str>,
    is_stopped: bool,
}

fn any_pool() -> impl Strategy<Value = Pool> {
    let size = prop::sample::select(vec![
        "Standard_D2s_v5",
        "Standard_D4s_v5",
        "Standard_E4-2as_v5",
        "standard_d8s_v5",
        "Standard_X99",
    ]);
    let os = prop::sample::select(vec![Some("Linux"), Some("linux"), Some("Linux"), Some("Windows"), None]);
    let count = prop_oneof![8 => (0..5u64).prop_map(Some), 1 => Just(None)];
    (count, size, os, prop::bool::weighted(0.2)).prop_map(|(count, size, os, is_stopped)| Pool {
        count,
        size,
        os,
        is_stopped,
    })
}

impl Pool {
    fn json(&self) -> Value {
        let state = if self.is_stopped { "Stopped" } else { "Running" };
        json!({ "name": "a", "count": self.count, "vmSize": self.size, "osType": self.os, "powerState": { "code": state } })
    }
}

/// The naive sum: every way to fill in what is unknown is tried at its ends.
fn expected(pools: &[Pool], bound: u64, each: &dyn Fn(&str) -> Option<u64>) -> Answer {
    let (mut least, mut stopped, mut more) = (0, 0, false);
    for pool in pools {
        let is_windows = pool.os == Some("Windows");
        let (Some(count), Some(_), false) = (pool.count, pool.os, is_windows) else {
            more |= !is_windows && pool.count != Some(0);
            continue;
        };
        more |= count > 0 && each(pool.size).is_none();
        *if pool.is_stopped { &mut stopped } else { &mut least } += count * each(pool.size).unwrap_or(1);
    }
    match () {
        () if least >= bound => PASS,
        () if more => UNKNOWN,
        () if least + stopped >= bound => WARNING,
        () => ERROR,
    }
}

proptest! {
    #[test]
    fn nodes_and_vcpus_are_the_naive_sum(pools in prop::collection::vec(any_pool(), 1..6)) {
        let documents: Vec<Value> = pools.iter().map(Pool::json).collect();
        let replaced = json!({ "agentPoolProfiles": documents });
        let vcpus = |size: &str| {
            let name = size.to_ascii_lowercase();
            match name.as_str() {
                "standard_d2s_v5" | "standard_e4-2as_v5" => Some(2),
                "standard_d4s_v5" => Some(4),
                "standard_d8s_v5" => Some(8),
                _ => None,
            }
        };
        prop_assert_eq!(on_cluster("PURPOSE-PROD-NODES", "", &replaced), expected(&pools, 3, &|_| Some(1)));
        prop_assert_eq!(on_cluster("PURPOSE-12VCPU", "", &replaced), expected(&pools, 12, &vcpus));
    }

    #[test]
    fn no_fact_takes_an_error_of_the_spec_away(
        spec in prop::sample::select(failing_specs()),
        given in prop::sample::subsequence(given_facts(), 0..6),
        shuffled in any::<bool>(),
    ) {
        let mut given = given;
        if shuffled {
            given.reverse();
        }
        let facts = facts(&given);
        let before = errors(&spec, &Facts::default());
        let after = errors(&spec, &facts);
        prop_assert!(!before.is_empty());
        prop_assert!(before.is_subset(&after), "{:?} of\n{}\nis gone with {:?}", before.difference(&after), spec, given);
    }
}

#[test]
fn the_figures_of_the_naive_sum_are_those_of_the_catalog() {
    for (size, vcpus) in
        [("Standard_D2s_v5", 2), ("Standard_E4-2as_v5", 2), ("Standard_D4s_v5", 4), ("Standard_D8s_v5", 8)]
    {
        assert_eq!(Catalog::embedded().size(size).map(|size| size.available_vcpus), Some(vcpus), "{size}");
    }
    assert!(Catalog::embedded().size("Standard_X99").is_none());
}

#[test]
fn every_example_that_fails_does_so_with_all_facts_together() {
    let facts = facts(&given_facts());
    assert!(given_facts().len() > 10 && failing_specs().len() > 50);
    for spec in failing_specs() {
        let (before, after) = (errors(&spec, &Facts::default()), errors(&spec, &facts));
        assert!(before.is_subset(&after), "{:?} of\n{spec}", before.difference(&after));
    }
}

/// Rule and place of every failed error.
fn errors(spec: &str, facts: &Facts) -> BTreeSet<(&'static str, String)> {
    report(spec, facts)
        .findings
        .iter()
        .filter(|finding| finding.severity == Severity::Error && finding.status == Status::Fail)
        .map(|finding| (finding.rule.id, finding.path.to_string()))
        .collect()
}

/// The specs of all examples that have an error without any fact.
fn failing_specs() -> Vec<String> {
    let examples = rules::all().flat_map(|rule| rule.examples.reports());
    let specs = examples.map(|example| example.spec());
    specs
        .filter(|spec| Document::parse(spec, Format::Yaml).is_ok())
        .filter(|spec| !errors(spec, &Facts::default()).is_empty())
        .collect()
}

/// The facts of all examples.
fn given_facts() -> Vec<Value> {
    rules::all()
        .flat_map(|rule| rule.examples.silent().iter().chain(rule.examples.reports()))
        .filter_map(|example| example.facts())
        .map(|facts| serde_json::from_str(&facts).unwrap())
        .collect()
}
