//! What the quoting of every language has in common: which characters are never written as they are.

/// Whether a character would end a line or change how the text around it looks.
pub(super) const fn must_be_escaped(character: char) -> bool {
    character.is_ascii_control()
        || matches!(character,
            '\u{80}'..='\u{9f}'
            | '\u{200e}' | '\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}'
            | '\u{feff}')
}

/// `text` as comment lines, each of which starts with `mark`.
pub(super) fn comment(mark: &str, text: &str) -> String {
    let mut comment = String::new();
    for line in text.split('\n') {
        comment.push_str(mark);
        if !line.is_empty() {
            comment.push(' ');
            comment.extend(line.chars().map(|c| if must_be_escaped(c) { ' ' } else { c }));
        }
        comment.push('\n');
    }
    comment
}
