//! A table of the catalog as aligned text, for a terminal.

use unicode_width::UnicodeWidthStr;

use super::{Catalog, Table};

/// The rows in which every filter word occurs, in aligned columns under their headings, with the sources below.
pub fn text(catalog: &Catalog, table: Table, filters: &[&str]) -> String {
    let mut rows = vec![table.columns().iter().map(|heading| (*heading).to_owned()).collect::<Vec<_>>()];
    rows.extend(catalog.rows(table, filters).iter().map(super::Row::cells));
    let mut widths: Vec<usize> = Vec::new();
    for row in &rows {
        for (column, cell) in row.iter().enumerate() {
            let width = cell.width();
            match widths.get_mut(column) {
                Some(widest) => *widest = width.max(*widest),
                None => widths.push(width),
            }
        }
    }
    let mut out = String::new();
    for row in &rows {
        let mut line = String::new();
        for (cell, width) in row.iter().zip(&widths) {
            line.push_str(cell);
            line.extend(std::iter::repeat_n(' ', width.saturating_sub(cell.width()) + 2));
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out.push('\n');
    for source in table.sources() {
        out.push_str(&format!("{} ({})\n", source.text, source.date));
    }
    out
}
