//! A paste without what stands between it and its words: escapes of JSON in JSON, colours, frames.

use std::iter::Peekable;
use std::str::Chars;

/// `text` with every escape resolved, however deeply errors were put into texts of errors.
///
/// What comes out is no JSON any more, but brackets and keys are in their places, and that is what is looked at.
pub(super) fn resolved(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(character) = rest.next() {
        match character {
            '\u{1b}' => skip_control_sequence(&mut rest),
            '\\' => escape(&mut rest, &mut out),
            '\n' => out.push('\n'),
            _ if character.is_whitespace() || is_frame(character) => out.push(' '),
            '\u{feff}' | '\u{200b}' => {}
            _ if character.is_control() => {}
            _ => out.push(character),
        }
    }
    out
}

/// The lines that Terraform and others draw around errors.
fn is_frame(character: char) -> bool {
    ('\u{2500}'..='\u{257f}').contains(&character)
}

/// Colours (`ESC [ … m`) and other sequences that begin so, and links (`ESC ] … BEL`).
fn skip_control_sequence(rest: &mut Peekable<Chars<'_>>) {
    match rest.next() {
        Some('[') => {
            rest.find(|character| ('@'..='~').contains(character));
        }
        Some(']') => {
            rest.find(|character| matches!(character, '\u{7}' | '\\'));
        }
        _ => {}
    }
}

/// What follows a backslash: more of them, for each level of texts in texts, and then what is escaped.
fn escape(rest: &mut Peekable<Chars<'_>>, out: &mut String) {
    while rest.next_if_eq(&'\\').is_some() {}
    match rest.peek() {
        Some('n' | 'r') => {
            rest.next();
            out.push('\n');
        }
        Some('t') => {
            rest.next();
            out.push(' ');
        }
        Some('u') => {
            rest.next();
            let mut code = 0;
            for _ in 0..4 {
                let Some(digit) = rest.peek().and_then(|character| character.to_digit(16)) else { break };
                rest.next();
                code = code * 16 + digit;
            }
            out.extend(char::from_u32(code).filter(|character| !character.is_control()));
        }
        Some('"' | '\'' | '/') => {}
        _ => out.push(' '),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_of_every_level_are_resolved() {
        assert_eq!(resolved(r#"{\r\n  \"code\": \"A\"}"#), "{\n\n  \"code\": \"A\"}");
        assert_eq!(resolved(r#"{\\\"code\\\":\\\"A\\\\n\\\"}"#), "{\"code\":\"A\n\"}");
        assert_eq!(resolved(r"policy \u0027A\u0027 \u4e0d"), "policy 'A' 不");
        assert_eq!(resolved(r"C:\Users \u00 \"), "C: Users   ");
    }

    #[test]
    fn colours_and_frames_are_gone() {
        assert_eq!(resolved("\u{1b}[31mERROR:\u{1b}[0m a\n│ b\r\n\u{1b}]8;;x\u{7}c\0"), "ERROR: a\n  b \nc");
        assert_eq!(resolved("a\u{1b}"), "a");
    }
}
