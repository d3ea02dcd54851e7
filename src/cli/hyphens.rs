//! Texts of `explain` that begin with hyphens, as PEM does, kept from being taken for flags and shown as unknown ones.

use std::ffi::OsString;

/// The words of a call; those of the text that begin with a hyphen stand on a line of their own, which the parser of
/// flags leaves alone and an explanation does not see.
///
/// The parser's own `allow_hyphen_values` would take every flag behind the first word of a text for text too.
pub(super) fn with_texts(mut words: Vec<OsString>) -> Vec<OsString> {
    let Some(start) = start_of_explain(&words) else { return words };
    for word in words.iter_mut().skip(start).take_while(|word| *word != "--") {
        if word.to_str().is_none_or(|word| word.starts_with('-') && word != "-" && !is_flag(word)) {
            let mut line = OsString::from("\n");
            line.push(&word);
            *word = line;
        }
    }
    words
}

/// Where the words behind the command `explain` begin, where it is that command.
fn start_of_explain(words: &[OsString]) -> Option<usize> {
    let mut numbered = words.iter().enumerate().skip(1);
    while let Some((place, word)) = numbered.next() {
        match word.to_str()? {
            "--lang" | "--color" => _ = numbered.next(),
            "explain" => return Some(place + 1),
            flag if flag.starts_with('-') => {}
            _ => return None,
        }
    }
    None
}

/// Whether it is spelt like a flag, of this command or not: a slip in one must be said.
fn is_flag(word: &str) -> bool {
    let Some(long) = word.strip_prefix("--") else {
        return word.len() == 2 && word.ends_with(|letter: char| letter.is_ascii_alphabetic());
    };
    let name = long.split_once('=').map_or(long, |(name, _)| name);
    name.starts_with(|letter: char| letter.is_ascii_lowercase())
        && name.chars().all(|letter| letter.is_ascii_lowercase() || letter == '-')
}
