//! A table of the catalog as aligned text, for a terminal.

use super::{Catalog, Table};
use crate::columns::aligned;

/// The rows in which every filter word occurs, in aligned columns under their headings, with the sources below.
pub fn text(catalog: &Catalog, table: Table, filters: &[&str]) -> String {
    let mut rows = vec![table.columns().iter().map(|heading| (*heading).to_owned()).collect::<Vec<_>>()];
    rows.extend(catalog.rows(table, filters).iter().map(super::Row::cells));
    let mut out = aligned(&rows);
    out.push('\n');
    for source in table.sources() {
        out.push_str(&format!("{} ({})\n", source.text, source.date));
    }
    out
}
