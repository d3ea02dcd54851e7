//! YAML 1.2 text to a value tree, by saphyr-parser's events and the core schema's types.
//!
//! Anchors, merge keys, explicit tags and several documents are refused: a spec is one plain document.

use std::borrow::Cow;
use std::ops::Range;

use saphyr_parser::{Event, Marker, Parser, ScalarStyle, ScanError, Span, StrInput};

use crate::host::float;

use super::position::{Node, PositionIndex, at, offset_of};
use super::{MAXIMUM_DEPTH, MAXIMUM_NUMBER_LENGTH, Member, Number, Position, Problem, SyntaxError, Value};

/// Parses `text`, which must hold one YAML document.
pub(super) fn parse(text: &str) -> Result<Value, SyntaxError> {
    if let Some((offset, character)) = text.char_indices().find(|(_, c)| is_forbidden_control(*c)) {
        let problem = Problem::ControlCharacter { code: u32::from(character) };
        return Err(SyntaxError { problem, position: Some(at(text, offset)) });
    }
    let mut reader = Reader::new(text);
    let root = reader.document()?;
    root.ok_or(SyntaxError { problem: Problem::Empty, position: None })
}

/// The positions of `text`, which [`parse`] accepted.
pub(super) fn positions(text: &str) -> PositionIndex<'_> {
    let mut reader = Reader::new(text);
    reader.open = Some(Vec::new());
    // The text was accepted once, so there is no error to lose here.
    let _ = reader.document();
    let root = reader.root.unwrap_or_else(|| Node::new("", None, 0..text.len()));
    PositionIndex::new(text, root)
}

/// YAML's printable characters leave these out.
fn is_forbidden_control(character: char) -> bool {
    matches!(character, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}' | '\u{fffe}' | '\u{ffff}')
}

struct Reader<'a> {
    text: &'a str,
    parser: Parser<'a, StrInput<'a>>,
    /// The values around the one that is being read, where positions are wanted.
    open: Option<Vec<Node<'a>>>,
    /// The positions of the whole document, once it was read.
    root: Option<Node<'a>>,
    /// The offset at which the line of the last marker begins; markers come in order, so it only moves forward.
    line: (usize, usize),
}

impl<'a> Reader<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, parser: Parser::new_from_str(text), open: None, root: None, line: (1, 0) }
    }

    fn next(&mut self) -> Result<(Event<'a>, Span), SyntaxError> {
        match self.parser.next_event() {
            Some(Ok(event)) => Ok(event),
            Some(Err(error)) => Err(self.explain(&error)),
            None => Ok((Event::StreamEnd, Span::default())),
        }
    }

    fn explain(&self, error: &ScanError) -> SyntaxError {
        let position = at(self.text, offset_of(self.text, error.marker().line(), error.marker().col() + 1));
        let problem = match error.info() {
            // The parser's own limit, which only bounds how far it looks ahead.
            "recursion limit exceeded" => Problem::TooDeep,
            message => Problem::Parser { notation: "YAML", message: message.to_owned() },
        };
        SyntaxError { problem, position: Some(position) }
    }

    fn document(&mut self) -> Result<Option<Value>, SyntaxError> {
        let mut root = None;
        loop {
            let (event, span) = self.next()?;
            match event {
                Event::Nothing | Event::StreamStart | Event::DocumentEnd => {}
                Event::DocumentStart(_) if root.is_some() => {
                    return Err(self.refuse(Problem::SeveralDocuments, span));
                }
                Event::DocumentStart(_) => {
                    let (event, span) = self.next()?;
                    root = Some(self.value(event, span, Name::Root, 0)?);
                }
                // A text of white space and comments has no document at all.
                _ => return Ok(root),
            }
        }
    }

    fn value(
        &mut self,
        event: Event<'a>,
        span: Span,
        name: Name<'_>,
        depth: usize,
    ) -> Result<Value, SyntaxError> {
        let (anchor, tag) = match &event {
            Event::Alias(_) => (1, false),
            Event::Scalar(_, _, anchor, tag) => (*anchor, tag.is_some()),
            Event::SequenceStart(anchor, tag) | Event::MappingStart(anchor, tag) => (*anchor, tag.is_some()),
            _ => (0, false),
        };
        if anchor != 0 {
            return Err(self.refuse(Problem::Anchor, span));
        }
        if tag {
            return Err(self.refuse(Problem::Tag, span));
        }
        let is_container = matches!(event, Event::SequenceStart(..) | Event::MappingStart(..));
        if is_container && depth >= MAXIMUM_DEPTH {
            return Err(self.refuse(Problem::TooDeep, span));
        }
        self.enter(name, span);
        let (value, end) = match event {
            Event::Scalar(text, style, _, _) => match resolve(text, style) {
                Some(value) => (value, span.end),
                None => return Err(self.refuse(Problem::NumberTooLong, span)),
            },
            Event::SequenceStart(..) => {
                let mut items = Vec::new();
                loop {
                    let (event, span) = self.next()?;
                    if matches!(event, Event::SequenceEnd) {
                        break (Value::Array(items), span.end);
                    }
                    items.push(self.value(event, span, Name::Item(items.len()), depth + 1)?);
                }
            }
            Event::MappingStart(..) => {
                let mut members = Vec::new();
                loop {
                    let (event, span) = self.next()?;
                    if matches!(event, Event::MappingEnd) {
                        break (Value::Object(members), span.end);
                    }
                    let (key, range) = self.key(event, span)?;
                    let (event, span) = self.next()?;
                    let value = self.value(event, span, Name::Key(&key, range), depth + 1)?;
                    members.push(Member { key, value });
                }
            }
            // No other event stands where a value can.
            _ => (Value::Null, span.end),
        };
        self.leave(end);
        Ok(value)
    }

    fn key(&mut self, event: Event<'a>, span: Span) -> Result<(String, Range<usize>), SyntaxError> {
        match event {
            Event::Alias(_) => Err(self.refuse(Problem::Anchor, span)),
            Event::Scalar(_, _, anchor, _) if anchor != 0 => Err(self.refuse(Problem::Anchor, span)),
            Event::Scalar(_, _, _, Some(_)) => Err(self.refuse(Problem::Tag, span)),
            Event::Scalar(text, ScalarStyle::Plain, _, _) if text == "<<" => {
                Err(self.refuse(Problem::MergeKey, span))
            }
            Event::Scalar(text, _, _, _) => {
                let range = if self.open.is_some() { self.range(span) } else { 0..0 };
                Ok((text.into_owned(), range))
            }
            _ => Err(self.refuse(Problem::KeyNotText, span)),
        }
    }

    fn refuse(&mut self, problem: Problem, span: Span) -> SyntaxError {
        let range = self.range(span);
        SyntaxError { problem, position: Some(self.position_at(range.start)) }
    }

    fn position_at(&self, start: usize) -> Position {
        at(self.text, start)
    }

    /// Notes where a value begins, if positions are wanted.
    fn enter(&mut self, name: Name<'_>, span: Span) {
        if self.open.is_none() {
            return;
        }
        let value = self.range(span);
        let node = match name {
            Name::Root => Node::new("", None, value),
            Name::Item(number) => Node::new(number.to_string(), None, value),
            Name::Key(key, range) => Node::new(key.to_owned(), Some(range), value),
        };
        // Everything is read, so a value without children has none.
        let _ = node.children.set(Vec::new());
        if let Some(open) = &mut self.open {
            open.push(node);
        }
    }

    /// Notes where the value that was entered last ends.
    fn leave(&mut self, end: Marker) {
        if self.open.is_none() {
            return;
        }
        let end = self.offset(end);
        let Some(open) = &mut self.open else { return };
        let Some(mut node) = open.pop() else { return };
        node.value.end = end.max(node.value.start);
        match open.last_mut().and_then(|parent| parent.children.get_mut()) {
            Some(children) => children.push(node),
            None => self.root = Some(node),
        }
    }

    fn range(&mut self, span: Span) -> Range<usize> {
        let start = self.offset(span.start);
        start..self.offset(span.end).max(start)
    }

    fn offset(&mut self, marker: Marker) -> usize {
        let (mut line, mut start) = self.line;
        if marker.line() < line {
            (line, start) = (1, 0);
        }
        start += offset_of(self.text.get(start..).unwrap_or(""), marker.line() + 1 - line, 1);
        self.line = (marker.line().max(1), start);
        start + offset_of(self.text.get(start..).unwrap_or(""), 1, marker.col() + 1)
    }
}

/// What a value is called where it stands.
enum Name<'a> {
    Root,
    Item(usize),
    Key(&'a str, Range<usize>),
}

/// The core schema's value of a scalar; `None` where it is a number that is too long.
fn resolve(text: Cow<'_, str>, style: ScalarStyle) -> Option<Value> {
    if style != ScalarStyle::Plain {
        return Some(Value::String(text.into_owned()));
    }
    Some(match text.as_ref() {
        "" | "~" | "null" | "Null" | "NULL" => Value::Null,
        "true" | "True" | "TRUE" => Value::Bool(true),
        "false" | "False" | "FALSE" => Value::Bool(false),
        other => match number(other)? {
            Some(number) => Value::Number(number),
            None => Value::String(text.into_owned()),
        },
    })
}

/// `Some(None)` for text that is no number, `None` for a number that is too long.
fn number(text: &str) -> Option<Option<Number>> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let is_decimal = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    if is_decimal {
        if text.len() > MAXIMUM_NUMBER_LENGTH {
            return None;
        }
        return text.parse().ok().map(|value| Some(Number::Integer(value)));
    }
    for (prefix, radix) in [("0x", 16), ("0o", 8)] {
        if let Some(rest) = text.strip_prefix(prefix)
            && !rest.is_empty()
            && rest.chars().all(|c| c.is_digit(radix))
        {
            return i64::from_str_radix(rest, radix).ok().map(|value| Some(Number::Integer(value)));
        }
    }
    if !is_float(digits) {
        return Some(None);
    }
    if text.len() > MAXIMUM_NUMBER_LENGTH {
        return None;
    }
    let value = float(text);
    value.is_finite().then_some(Some(Number::Float(value)))
}

/// Whether this is `( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?`: not `inf`, not `nan`.
fn is_float(text: &str) -> bool {
    let are_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent.strip_prefix(['-', '+']).unwrap_or(exponent))),
        None => (text, None),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    are_digits(whole)
        && are_digits(fraction)
        && !(whole.is_empty() && fraction.is_empty())
        && exponent.is_none_or(|exponent| !exponent.is_empty() && are_digits(exponent))
}
