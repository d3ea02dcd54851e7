//! The generated reference in `docs/`: current, and complete.
//!
//! `make reference` (UPDATE_REFERENCE=1) writes it anew.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a helper of a test fails like the test"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use aks_compute::rules::{self, reference};
use aks_compute::{explain, spec};

fn expected() -> Vec<(PathBuf, String)> {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs");
    let mut files = vec![
        (docs.join("rules/README.md"), reference::index()),
        (docs.join("spec.md"), spec::markdown_table()),
        (docs.join("errors.md"), explain::reference::page()),
    ];
    files.extend(
        rules::all().map(|rule| (docs.join("rules").join(format!("{}.md", rule.id)), reference::page(rule))),
    );
    files
}

#[test]
fn the_reference_in_docs_is_current() {
    let expected = expected();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules");
    if std::env::var_os("UPDATE_REFERENCE").is_some() {
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        for (path, text) in &expected {
            fs::write(path, text).unwrap();
        }
    }
    for (path, text) in &expected {
        let written = fs::read_to_string(path).unwrap_or_default();
        assert!(written == *text, "{} is not current: run `make reference`", path.display());
    }
    let known: BTreeSet<_> = expected.iter().map(|(path, _)| path.clone()).collect();
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        assert!(known.contains(&path), "{} belongs to no rule: run `make reference`", path.display());
    }
}
