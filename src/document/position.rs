//! Lines and columns of the things that JSON pointers name.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;

use serde::Serialize;

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

/// A value in a text: where it stands, and where what is in it stands.
#[derive(Debug)]
pub(super) struct Node<'a> {
    /// Its key; for an item its number.
    pub(super) name: Cow<'a, str>,
    /// Where its key stands, if it has one.
    pub(super) key: Option<Range<usize>>,
    /// Where it stands.
    pub(super) value: Range<usize>,
    /// What is in it, as soon as somebody has asked.
    pub(super) children: OnceCell<Vec<Node<'a>>>,
}

impl<'a> Node<'a> {
    /// A value of which the children are found by `expand` when they are asked for.
    pub(super) fn new(name: impl Into<Cow<'a, str>>, key: Option<Range<usize>>, value: Range<usize>) -> Self {
        Self { name: name.into(), key, value, children: OnceCell::new() }
    }
}

/// The item of a list by its number, without a search: a long list may have a finding for each item.
fn item<'a, 'b>(children: &'b [Node<'a>], number: &str) -> Option<&'b Node<'a>> {
    children.get(number.parse::<usize>().ok()?).filter(|child| child.key.is_none() && child.name == number)
}

/// The positions of a text.
#[derive(Debug)]
pub(super) struct PositionIndex<'a> {
    text: &'a str,
    root: Node<'a>,
    lines: OnceCell<Lines>,
}

impl<'a> PositionIndex<'a> {
    pub(super) fn new(text: &'a str, root: Node<'a>) -> Self {
        Self { text, root, lines: OnceCell::new() }
    }

    /// The position of the target; where there is none (a missing key), that of its nearest parent.
    ///
    /// `expand` finds what is in a value of which the children are not known yet.
    pub(super) fn find(
        &self,
        target: Target<'_>,
        expand: impl Fn(&'a str, Range<usize>) -> Vec<Node<'a>>,
    ) -> Position {
        let (pointer, wants_key) = match target {
            Target::Value(pointer) => (pointer, false),
            Target::Key(pointer) | Target::RepeatedKey(pointer) => (pointer, true),
        };
        let mut node = &self.root;
        let mut is_found = true;
        for token in pointer.split('/').skip(1) {
            let name: Cow<'_, str> = if token.contains('~') {
                token.replace("~1", "/").replace("~0", "~").into()
            } else {
                token.into()
            };
            let children = node.children.get_or_init(|| expand(self.text, node.value.clone()));
            let child = match target {
                Target::RepeatedKey(_) => children.iter().rfind(|child| child.name == name),
                _ => item(children, &name).or_else(|| children.iter().find(|child| child.name == name)),
            };
            match child {
                Some(child) => node = child,
                None => {
                    is_found = false;
                    break;
                }
            }
        }
        // A parent stands in for what is missing: its key is a better place to point at than its whole body.
        let range = if wants_key || !is_found { node.key.clone() } else { None };
        self.lines
            .get_or_init(|| Lines::of(self.text))
            .position(self.text, range.unwrap_or(node.value.clone()))
    }
}

/// Where the lines of a text begin.
#[derive(Debug)]
struct Lines {
    starts: Vec<usize>,
    is_ascii: bool,
}

impl Lines {
    fn of(text: &str) -> Self {
        let starts = std::iter::once(0)
            .chain(text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(offset, _)| offset + 1))
            .collect();
        Self { starts, is_ascii: text.is_ascii() }
    }

    /// The position of a byte range; the range of a block is cut at the end of its first line.
    fn position(&self, text: &str, range: Range<usize>) -> Position {
        let (line, column) = self.line_and_column(text, range.start);
        let part = text.get(range.clone()).unwrap_or("");
        let first_line = part.lines().next().unwrap_or("").trim_end();
        let (end_line, end_column) = self.line_and_column(text, range.start + first_line.len());
        Position { line, column, end_line, end_column }
    }

    fn line_and_column(&self, text: &str, offset: usize) -> (u32, u32) {
        let line = self.starts.partition_point(|start| *start <= offset);
        let start = line.checked_sub(1).and_then(|index| self.starts.get(index)).copied().unwrap_or(0);
        let column = if self.is_ascii {
            offset - start
        } else {
            text.get(start..offset).map_or(0, |before| before.chars().count())
        };
        (count(line), count(column + 1))
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// The position of one character.
pub(super) fn at(text: &str, offset: usize) -> Position {
    let end =
        text.get(offset..).and_then(|rest| rest.chars().next()).map_or(offset, |c| offset + c.len_utf8());
    Lines::of(text).position(text, offset..end)
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
