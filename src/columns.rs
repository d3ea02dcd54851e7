//! Rows of cells for a terminal: filtered by words, and aligned under their headings.

use unicode_width::UnicodeWidthStr;

use crate::host::lowercase;

/// Whether every word occurs in the cells; `words` are in lower case.
pub(crate) fn has_words(cells: &[String], words: &[String]) -> bool {
    let text = lowercase(&cells.join("\n"));
    words.iter().all(|word| text.contains(word))
}

/// The rows as lines, each column as wide as its widest cell.
pub(crate) fn aligned(rows: &[Vec<String>]) -> String {
    let mut widths: Vec<usize> = Vec::new();
    for row in rows {
        for (column, cell) in row.iter().enumerate() {
            let width = cell.width();
            match widths.get_mut(column) {
                Some(widest) => *widest = width.max(*widest),
                None => widths.push(width),
            }
        }
    }
    let mut out = String::new();
    for row in rows {
        let mut line = String::new();
        for (cell, width) in row.iter().zip(&widths) {
            line.push_str(cell);
            line.extend(std::iter::repeat_n(' ', width.saturating_sub(cell.width()) + 2));
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}
