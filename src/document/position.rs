//! Lines and columns of the things that JSON pointers name.

use serde::Serialize;

use super::pointer::parent;

/// A range in a text. Lines and columns count from 1, columns in Unicode characters; the end is exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Position {
    /// The line of the first character.
    pub line: u32,
    /// The column of the first character.
    pub column: u32,
    /// The line of the character behind the last.
    pub end_line: u32,
    /// The column of the character behind the last.
    pub end_column: u32,
}

/// What to look for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target<'a> {
    /// The value at a pointer.
    Value(&'a str),
    /// The key whose value a pointer names.
    Key(&'a str),
    /// The last of several keys of one name.
    RepeatedKey(&'a str),
}

/// Byte ranges in a text by pointer, in the order of the text.
#[derive(Debug, Default)]
pub(super) struct PositionIndex {
    entries: Vec<Entry>,
}

#[derive(Debug)]
struct Entry {
    pointer: String,
    key: Option<(usize, usize)>,
    value: (usize, usize),
}

impl PositionIndex {
    pub(super) fn add(&mut self, pointer: String, key: Option<(usize, usize)>, value: (usize, usize)) {
        self.entries.push(Entry { pointer, key, value });
    }

    /// Adds an entry whose end is not known yet; [`PositionIndex::close`] sets it.
    pub(super) fn add_open(
        &mut self,
        pointer: String,
        key: Option<(usize, usize)>,
        value: (usize, usize),
    ) -> usize {
        self.add(pointer, key, value);
        self.entries.len() - 1
    }

    /// Sets the end of the entry that [`PositionIndex::add_open`] made.
    pub(super) fn close(&mut self, slot: usize, end: usize) {
        if let Some(entry) = self.entries.get_mut(slot) {
            entry.value.1 = end.max(entry.value.0);
        }
    }

    /// The position in `text`, from which this index was made.
    pub(super) fn find(&self, text: &str, target: Target<'_>) -> Option<Position> {
        let (mut pointer, wants_key) = match target {
            Target::Value(pointer) => (pointer, false),
            Target::Key(pointer) | Target::RepeatedKey(pointer) => (pointer, true),
        };
        let is_target = pointer;
        loop {
            let found = if matches!(target, Target::RepeatedKey(_)) {
                self.entries.iter().rfind(|entry| entry.pointer == pointer)
            } else {
                self.entries.iter().find(|entry| entry.pointer == pointer)
            };
            if let Some(entry) = found {
                // A parent stands in for what is missing: its key is a better place to point at than its whole body.
                let range = if wants_key || pointer != is_target { entry.key } else { None };
                return Some(position_of(text, range.unwrap_or(entry.value)));
            }
            pointer = parent(pointer)?;
        }
    }
}

/// The position of a byte range; the range of a block is cut at the end of its first line.
fn position_of(text: &str, (start, end): (usize, usize)) -> Position {
    let (line, column) = line_and_column(text, start);
    let first_line_end =
        text.get(start..end).and_then(|part| part.find('\n')).map_or(end, |newline| start + newline);
    let trimmed = text.get(start..first_line_end).map_or(0, |part| part.trim_end().len());
    let end = (start + trimmed).max(start);
    let (end_line, end_column) = line_and_column(text, end);
    Position { line, column, end_line, end_column }
}

fn line_and_column(text: &str, offset: usize) -> (u32, u32) {
    let before = text.get(..offset).unwrap_or(text);
    let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let column = before.get(line_start..).unwrap_or("").chars().count() + 1;
    (count(line), count(column))
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// The position of one character.
pub(super) fn at(text: &str, offset: usize) -> Position {
    let end =
        text.get(offset..).and_then(|rest| rest.chars().next()).map_or(offset, |c| offset + c.len_utf8());
    position_of(text, (offset, end))
}

/// The byte offset of a line (from 1) and column (from 1, in characters).
pub(super) fn offset_of(text: &str, line: usize, column: usize) -> usize {
    let mut start = 0;
    for _ in 1..line {
        match text.get(start..).and_then(|rest| rest.find('\n')) {
            Some(newline) => start += newline + 1,
            None => return text.len(),
        }
    }
    let rest = text.get(start..).unwrap_or("");
    start + rest.char_indices().nth(column.saturating_sub(1)).map_or(rest.len(), |(offset, _)| offset)
}
