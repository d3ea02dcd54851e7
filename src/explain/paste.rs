//! The reading of a paste: its words, its error codes, and how deep in the nested errors each stands.

use super::code::{is_distinctive, is_status, looks_like_code};
use super::escapes::resolved;

/// A paste as signs are looked for in it.
pub(super) struct Paste {
    /// Its words in lower case, without white space and quotes: lines are wrapped anywhere.
    words: String,
    /// From which offset of the words on they stand how deep.
    depths: Vec<(usize, usize)>,
    /// The codes, in their order.
    pub(super) codes: Vec<SeenCode>,
}

/// A code in a paste.
pub(super) struct SeenCode {
    /// The code as it is written there.
    pub(super) text: String,
    /// How many brackets are open where it stands.
    pub(super) depth: usize,
    /// Where it begins in the words.
    start: usize,
}

/// A word made of letters and digits.
struct Token<'a> {
    text: &'a str,
    start: usize,
    in_words: usize,
    depth: usize,
}

impl Token<'_> {
    fn end(&self) -> usize {
        self.start + self.text.len()
    }
}

/// How far apart the parts of one phrase may stand: what differs is a name, an id or a list of sizes.
const LONGEST_GAP: usize = 1000;

impl Paste {
    /// Reads `text`; `known` gives the code of the table that a word may be.
    pub(super) fn read(text: &str, known: &dyn Fn(&str) -> Option<&'static str>) -> Self {
        let text = resolved(text);
        let mut words = String::with_capacity(text.len());
        let mut depths = Vec::new();
        let mut depth = 0_usize;
        let mut tokens = Vec::new();
        let mut token: Option<(usize, usize)> = None;
        // A line break after the last character ends the last word.
        for (offset, character) in text.char_indices().chain([(text.len(), '\n')]) {
            if character.is_ascii_alphanumeric() || character == '_' {
                token = token.or(Some((offset, words.len())));
            } else if let Some((start, in_words)) = token.take() {
                let text = text.get(start..offset).unwrap_or_default();
                tokens.push(Token { text, start, in_words, depth });
            }
            if matches!(character, '{' | '[') {
                depth += 1;
                depths.push((words.len(), depth));
            } else if matches!(character, '}' | ']') {
                depth = depth.saturating_sub(1);
                depths.push((words.len(), depth));
            }
            push_word_character(character, &mut words);
        }
        let is_code = |number: usize, token: &Token<'_>| {
            stands_as_code(&text, &tokens, number, token)
                || tokens.len() == 1 && looks_like_code(token.text)
                || known(token.text).is_some_and(|code| is_distinctive(code) || introduces(&text, token))
        };
        let codes = tokens
            .iter()
            .enumerate()
            .filter(|(number, token)| is_code(*number, token))
            .map(|(_, token)| SeenCode {
                text: token.text.to_owned(),
                depth: token.depth,
                start: token.in_words,
            })
            .collect();
        Self { words, depths, codes }
    }

    /// How deep a phrase stands, where it stands deepest.
    pub(super) fn depth_of(&self, phrase: &str) -> Option<usize> {
        let depth = |offset: usize| {
            let before = self.depths.partition_point(|(from, _)| *from <= offset);
            before.checked_sub(1).and_then(|at| self.depths.get(at)).map_or(0, |(_, depth)| *depth)
        };
        places(&self.words, phrase).into_iter().map(depth).max()
    }

    /// Whether a phrase belongs to the code of this number: no other code stands between them.
    pub(super) fn belongs(&self, phrase: &str, number: usize) -> bool {
        let start_of = |number: usize| self.codes.get(number).map(|code| code.start);
        let from = number.checked_sub(1).and_then(start_of).unwrap_or(0);
        let to = start_of(number + 1).unwrap_or(self.words.len());
        self.words.get(from..to).is_some_and(|part| !places(part, phrase).is_empty())
    }
}

fn push_word_character(character: char, words: &mut String) {
    let is_quote = matches!(character, '"' | '\'' | '`' | '‘' | '’' | '“' | '”');
    if !is_quote && !character.is_whitespace() {
        words.push(character.to_ascii_lowercase());
    }
}

/// Where the phrase begins in `words`, each time.
fn places(words: &str, phrase: &str) -> Vec<usize> {
    let mut wanted = String::with_capacity(phrase.len());
    phrase.chars().for_each(|character| push_word_character(character, &mut wanted));
    let (first, others) = wanted.split_once('*').unwrap_or((&wanted, ""));
    let is_followed = |start: &usize| {
        let mut rest = words.get(start + first.len()..).unwrap_or_default();
        others.split('*').all(|part| {
            let end = rest.floor_char_boundary(LONGEST_GAP + part.len());
            let found = rest.get(..end).and_then(|near| near.find(part));
            rest = found.and_then(|gap| rest.get(gap + part.len()..)).unwrap_or_default();
            found.is_some()
        })
    };
    words.match_indices(first).map(|(start, _)| start).filter(is_followed).collect()
}

/// Whether the word stands where codes and statuses stand: `"code": "X"`, `(X) …`, `HTTP/1.1 403`, `403 Client Error`.
fn stands_as_code(text: &str, tokens: &[Token<'_>], number: usize, token: &Token<'_>) -> bool {
    let after = text.get(token.end()..).unwrap_or_default();
    let previous = number.checked_sub(1).and_then(|number| tokens.get(number));
    let between = previous.and_then(|previous| text.get(previous.end()..token.start)).unwrap_or_default();
    let is_after = |keys: &[&str]| {
        previous.is_some_and(|previous| keys.iter().any(|key| previous.text.eq_ignore_ascii_case(key)))
    };
    if is_status(token.text) {
        return is_after(&STATUS_KEYS) && only(between, " \n'\":=/")
            || is_after(&["0", "1", "2"]) && is_http_version(tokens, number)
            || tokens.get(number + 1).is_some_and(|next| {
                REASONS.iter().any(|reason| next.text.eq_ignore_ascii_case(reason))
                    && only(text.get(token.end()..next.start).unwrap_or_default(), " (")
            });
    }
    if !looks_like_code(token.text) || !ends_as_code(after) {
        return false;
    }
    let before = text.get(..token.start).unwrap_or_default();
    // In a URL `code` is a key that gives access.
    let is_in_url = previous
        .and_then(|previous| text.get(..previous.start))
        .is_some_and(|before| before.ends_with(['?', '&']));
    is_after(&CODE_KEYS) && only(between, " \n'\":=") && between.contains([':', '=']) && !is_in_url
        || after.starts_with(')') && before.strip_suffix('(').is_some_and(begins_part)
}

/// Whether the word begins a line, or what follows a colon, and ends with a colon: `Conflict: …`.
fn introduces(text: &str, token: &Token<'_>) -> bool {
    let after = text.get(token.end()..).unwrap_or_default();
    let before = text.get(..token.start).unwrap_or_default();
    after.starts_with(": ") && begins_part(before)
}

/// Whether nothing stands between `before` and the beginning of its line, or a colon.
fn begins_part(before: &str) -> bool {
    let before = before.trim_end_matches([' ', '\'', '"']);
    before.is_empty() || before.ends_with(['\n', ':'])
}

/// Words after which a code stands.
const CODE_KEYS: [&str; 4] = ["code", "errorCode", "subcode", "error_code"];
/// Words after which an HTTP status stands.
const STATUS_KEYS: [&str; 7] =
    ["code", "statusCode", "status", "httpStatusCode", "http_status", "status_code", "http"];
/// Words with which the reason of an HTTP status begins.
const REASONS: [&str; 11] = [
    "client",
    "server",
    "unauthorized",
    "forbidden",
    "too",
    "conflict",
    "not",
    "bad",
    "internal",
    "service",
    "gateway",
];

fn only(text: &str, characters: &str) -> bool {
    text.chars().all(|character| characters.contains(character))
}

/// Whether the words before are those of `HTTP/1.1` or `HTTP/2`.
fn is_http_version(tokens: &[Token<'_>], number: usize) -> bool {
    let is_http = |back: usize| {
        number
            .checked_sub(back)
            .and_then(|number| tokens.get(number))
            .is_some_and(|token| token.text.eq_ignore_ascii_case("http"))
    };
    is_http(2) || is_http(3)
}

/// Whether a code may end before `after`: it is no part of something longer, and no key itself.
fn ends_as_code(after: &str) -> bool {
    let mut after = after.chars();
    match after.next() {
        Some('-' | '/' | '+' | '~' | '%' | '@' | '=' | ':') => false,
        Some('.') => !after.next().is_some_and(|next| next.is_ascii_alphanumeric()),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(text: &str) -> Vec<(String, usize)> {
        Paste::read(text, &|_| None).codes.into_iter().map(|code| (code.text, code.depth)).collect()
    }

    fn names(text: &str) -> Vec<String> {
        codes(text).into_iter().map(|(name, _)| name).collect()
    }

    #[test]
    fn codes_are_found_in_every_notation() {
        assert_eq!(
            codes(r#"{"error":{"code":"Outer","details":[{"code":"Inner"}]}}"#),
            [("Outer".into(), 2), ("Inner".into(), 4)]
        );
        assert_eq!(codes(r#"{"message":"{\r\n  \"code\": \"Inner\" }"}"#), [("Inner".into(), 2)]);
        for text in [
            "{'code': 'Inner'}",
            "Code=\"Inner\" Message=\"x\"",
            "ERROR: (Inner) x",
            "(Inner) x",
            "Code: Inner\nMessage: x",
            "Error code: 'Inner'. Target: ''.",
            "HttpResponseError: (Inner) x",
            "Inner",
            "Code: Inner, x",
        ] {
            assert_eq!(names(text), ["Inner"], "{text}");
        }
    }

    #[test]
    fn a_code_of_the_table_needs_less_around_it() {
        let known = |word: &str| {
            ["Conflict", "QuotaExceeded"].into_iter().find(|code| code.eq_ignore_ascii_case(word))
        };
        let count = |text: &str| Paste::read(text, &known).codes.len();
        for text in [
            "Conflict: it is there",
            "x: Conflict: y",
            "a\nConflict: b",
            "some quotaexceeded here",
            "conflict",
        ] {
            assert_eq!(count(text), usize::from(text != "conflict"), "{text}");
        }
        for text in ["a conflict: b", "a Conflict with b", "Conflict:b"] {
            assert_eq!(count(text), 0, "{text}");
        }
    }

    #[test]
    fn statuses_are_found_in_every_notation() {
        for text in [
            "HTTP/1.1 403 Forbidden",
            "HTTP/2 403",
            "StatusCode: 403",
            "Status=403",
            "\"statusCode\":403,",
            "Response Code: 403",
            "403 Client Error: Forbidden for url: https://x",
            "unexpected status 403 (403 Forbidden)",
            "(HTTP 403)",
        ] {
            assert!(names(text).iter().all(|name| name == "403") && !names(text).is_empty(), "{text}");
        }
        assert!(names("443 nodes, 500 GB, port 443, HTTP/1.1 200 OK").is_empty());
    }

    #[test]
    fn what_is_no_code_is_none() {
        for text in [
            "https://x/api?code=Abcdefgh&code=Ijklmnop",
            "Code=\"\" Message=\"x\"",
            "code: Abc.def",
            "code: Abc-def",
            "exit code: 1",
            "Available machine(s) (Minimum) New",
            "barcode: Abcdef",
            "code",
            "",
            "some prose",
        ] {
            assert_eq!(names(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn a_phrase_is_found_through_wraps_and_quotes_and_at_its_depth() {
        let paste = Paste::read("zz {[ At least 3 ma\n  chine(s) are 'required'", &|_| None);
        assert_eq!(paste.depth_of("at least * machine(s) are required"), Some(2));
        assert_eq!(paste.depth_of("at least * cores"), None);
        assert_eq!(paste.depth_of("zz"), Some(0));
        assert!(places("axb", "b*x").is_empty());
        assert_eq!(places("ab-ab+c", "ab*+c"), [0, 3]);
        assert!(places(&format!("a{}c", "b".repeat(LONGEST_GAP + 1)), "a*c").is_empty());
    }
}
