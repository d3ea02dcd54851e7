//! YAML 1.2 text to a value tree, by saphyr-parser's events and the core schema's types.
//!
//! Anchors, merge keys, explicit tags and several documents are refused: a spec is one plain document.

use std::borrow::Cow;

use saphyr_parser::{Event, Marker, Parser, ScalarStyle, ScanError, Span, StrInput};

use super::position::{PositionIndex, at, offset_of};
use super::{
    MAXIMUM_DEPTH, MAXIMUM_NUMBER_LENGTH, Member, Number, Position, Problem, SyntaxError, Value, join,
};

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

/// Where every value of `text`, which [`parse`] accepted, stands.
pub(super) fn positions(text: &str) -> PositionIndex {
    let mut reader = Reader::new(text);
    reader.index = Some(PositionIndex::default());
    // The text was accepted once, so there is no error to lose here.
    let _ = reader.document();
    reader.index.unwrap_or_default()
}

/// YAML's printable characters leave these out.
fn is_forbidden_control(character: char) -> bool {
    matches!(character, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}' | '\u{fffe}' | '\u{ffff}')
}

struct Reader<'a> {
    text: &'a str,
    parser: Parser<'a, StrInput<'a>>,
    index: Option<PositionIndex>,
    /// The offset at which the line of the last marker begins; markers come in order, so it only moves forward.
    line: (usize, usize),
}

impl<'a> Reader<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, parser: Parser::new_from_str(text), index: None, line: (1, 0) }
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
                    root = Some(self.value(event, span, None, 0, &mut String::new())?);
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
        key: Option<(usize, usize)>,
        depth: usize,
        pointer: &mut String,
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
        let slot = self.reserve(pointer, key, span);
        match event {
            Event::Scalar(text, style, _, _) => match resolve(text, style) {
                Some(value) => Ok(value),
                None => Err(self.refuse(Problem::NumberTooLong, span)),
            },
            Event::SequenceStart(..) => {
                let mut items = Vec::new();
                loop {
                    let (event, span) = self.next()?;
                    if matches!(event, Event::SequenceEnd) {
                        self.close(slot, span.end);
                        return Ok(Value::Array(items));
                    }
                    let length = pointer.len();
                    if self.index.is_some() {
                        *pointer = join(pointer, &items.len().to_string());
                    }
                    items.push(self.value(event, span, None, depth + 1, pointer)?);
                    pointer.truncate(length);
                }
            }
            Event::MappingStart(..) => {
                let mut members = Vec::new();
                loop {
                    let (event, span) = self.next()?;
                    if matches!(event, Event::MappingEnd) {
                        self.close(slot, span.end);
                        return Ok(Value::Object(members));
                    }
                    let (key, range) = self.key(event, span)?;
                    let length = pointer.len();
                    if self.index.is_some() {
                        *pointer = join(pointer, &key);
                    }
                    let (event, span) = self.next()?;
                    let value = self.value(event, span, Some(range), depth + 1, pointer)?;
                    pointer.truncate(length);
                    members.push(Member { key, value });
                }
            }
            // No other event stands where a value can.
            _ => Ok(Value::Null),
        }
    }

    fn key(&mut self, event: Event<'a>, span: Span) -> Result<(String, (usize, usize)), SyntaxError> {
        match event {
            Event::Alias(_) => Err(self.refuse(Problem::Anchor, span)),
            Event::Scalar(_, _, anchor, _) if anchor != 0 => Err(self.refuse(Problem::Anchor, span)),
            Event::Scalar(_, _, _, Some(_)) => Err(self.refuse(Problem::Tag, span)),
            Event::Scalar(text, ScalarStyle::Plain, _, _) if text == "<<" => {
                Err(self.refuse(Problem::MergeKey, span))
            }
            Event::Scalar(text, _, _, _) => {
                let range = if self.index.is_some() { self.range(span) } else { (0, 0) };
                Ok((text.into_owned(), range))
            }
            _ => Err(self.refuse(Problem::KeyNotText, span)),
        }
    }

    fn refuse(&mut self, problem: Problem, span: Span) -> SyntaxError {
        let (start, _) = self.range(span);
        SyntaxError { problem, position: Some(self.position_at(start)) }
    }

    fn position_at(&self, start: usize) -> Position {
        at(self.text, start)
    }

    /// Notes where a value begins, and returns what [`Reader::close`] needs to note where it ends.
    fn reserve(&mut self, pointer: &str, key: Option<(usize, usize)>, span: Span) -> Option<usize> {
        self.index.as_ref()?;
        let range = self.range(span);
        self.index.as_mut().map(|index| index.add_open(pointer.to_owned(), key, range))
    }

    fn close(&mut self, slot: Option<usize>, end: Marker) {
        if let Some(slot) = slot {
            let end = self.offset(end);
            if let Some(index) = &mut self.index {
                index.close(slot, end);
            }
        }
    }

    fn range(&mut self, span: Span) -> (usize, usize) {
        let start = self.offset(span.start);
        (start, self.offset(span.end).max(start))
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
    // `[-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?`, which Rust's parser also reads,
    // but which does not hold `inf`, `nan` or `infinity`.
    let has_digit_before_exponent =
        digits.split(['e', 'E']).next().is_some_and(|part| part.bytes().any(|byte| byte.is_ascii_digit()));
    let is_float = has_digit_before_exponent
        && digits
            .bytes()
            .all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'e' | b'E' | b'-' | b'+'));
    if !is_float {
        return Some(None);
    }
    match text.parse::<f64>() {
        Ok(_) if text.len() > MAXIMUM_NUMBER_LENGTH => None,
        Ok(value) if value.is_finite() => Some(Some(Number::Float(value))),
        Ok(_) => None,
        Err(_) => Some(None),
    }
}
