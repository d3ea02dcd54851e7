//! What `az aks get-versions -o table` prints: the list in either layout, and the result of a query for the default.
//!
//! Cells are told apart by their form, not by their column: copies from web pages and chats have lost the columns.

use std::str::SplitWhitespace;

use super::list::{Upgrade, VersionEntry, VersionList};
use super::number;

/// What the lines that follow are.
enum Part {
    /// Anything: the command line, a prompt, sentences.
    Outside,
    /// Rows of the list. The newer layout has two columns more.
    List { newer: bool },
    /// The default, which the query of the article selects.
    Result,
}

/// The versions in a text with a list, with a result, or with both.
pub(super) fn recognise(text: &str) -> Option<VersionList> {
    let mut part = Part::Outside;
    let mut entries = Vec::new();
    let mut stated_default = None;
    for line in text.trim_start_matches('\u{feff}').replace('\r', "\n").lines() {
        let line = line.replace(',', " ");
        let line = line.trim();
        let mut cells = line.split_whitespace();
        let Some(first) = cells.next() else { continue };
        if first.eq_ignore_ascii_case("KubernetesVersion") {
            let is_new = |heading: &str| {
                heading.eq_ignore_ascii_case("IsPreview") || heading.eq_ignore_ascii_case("SupportPlan")
            };
            part = Part::List { newer: cells.any(is_new) };
        } else if line.eq_ignore_ascii_case("Result") {
            part = Part::Result;
        } else {
            match part {
                Part::Outside => {}
                Part::List { newer } => {
                    if let Some(row) = row(first, cells, newer) {
                        entries.push(row);
                    }
                }
                // A query of the new list selects a minor version.
                Part::Result if stated_default.is_none() && number::minor(line).is_some() => {
                    stated_default = Some(number::bare(line).to_owned());
                }
                Part::Result => {}
            }
        }
    }
    VersionList::new(entries, stated_default)
}

/// A row of the list; `None` where the line does not begin with a version.
fn row(first: &str, cells: SplitWhitespace<'_>, newer: bool) -> Option<VersionEntry> {
    let Upgrade { version, mut is_preview } = version(first)?;
    let mut upgrades: Vec<Upgrade> = Vec::new();
    let mut support_plans = Vec::new();
    for cell in cells {
        if let Some(upgrade) = self::version(cell) {
            upgrades.push(upgrade);
        } else if cell.eq_ignore_ascii_case(PREVIEW) {
            match upgrades.last_mut() {
                Some(upgrade) => upgrade.is_preview = true,
                None => is_preview = true,
            }
        } else if newer && cell.eq_ignore_ascii_case("True") {
            is_preview = true;
        } else if newer && is_plan(cell) {
            support_plans.push(cell.to_owned());
        }
    }
    Some(VersionEntry { version, is_preview, upgrades, support_plans, ..VersionEntry::default() })
}

/// The mark behind a version in the older layout.
const PREVIEW: &str = "(preview)";

/// `1.18.6` or `1.18.6(preview)`; with another mark, or half of this one, nobody knows what it is.
fn version(cell: &str) -> Option<Upgrade> {
    let end = cell.find('(').unwrap_or(cell.len());
    let (version, mark) = cell.split_at_checked(end)?;
    let is_preview = mark.eq_ignore_ascii_case(PREVIEW);
    if !is_preview && !mark.is_empty() {
        return None;
    }
    number::full(version)?;
    Some(Upgrade { version: number::bare(version).to_owned(), is_preview })
}

/// A word that names a support plan, and is not of `False` or `None available`.
fn is_plan(cell: &str) -> bool {
    cell.bytes().all(|byte| byte.is_ascii_alphabetic())
        && !["False", "None", "available"].iter().any(|word| word.eq_ignore_ascii_case(cell))
}
