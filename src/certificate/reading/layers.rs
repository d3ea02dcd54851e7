//! What lies around the content of a file: UTF-16, Base64, a Kubernetes secret.

use super::secret_bytes::SecretBytes;
use super::{base64, pem};
use crate::certificate::{Format, Layer, Role};

/// Base64 in Base64 in a secret is as far as anybody went.
const MOST_LAYERS: usize = 4;
/// Shorter Base64 is a word.
const SHORTEST_BASE64: usize = 32;
/// The names of entries that are repeated: those of the front end's own secret, and those of secrets of type TLS.
const ENTRIES: [&str; 4] = ["cert.pem", "key.pem", "tls.crt", "tls.key"];
/// Longer names are not read to their beginning.
const LONGEST_ENTRY: usize = 40;

const UTF_8_MARK: &[u8] = b"\xef\xbb\xbf";

/// The content of a file.
pub(super) struct Peeled {
    /// What was taken off, the outermost first.
    pub(super) layers: Vec<Layer>,
    pub(super) format: Format,
    pub(super) byte_order_mark: bool,
    pub(super) bytes: SecretBytes,
}

/// Takes off what lies around the content of `file`. Of a secret that has several entries, `role` says which is meant.
pub(super) fn peel(file: &[u8], role: Role) -> Peeled {
    let mut peeled = Peeled {
        layers: Vec::new(),
        format: Format::Empty,
        byte_order_mark: false,
        bytes: SecretBytes::copied(file),
    };
    loop {
        if let Some(content) = peeled.bytes.bytes().strip_prefix(UTF_8_MARK) {
            peeled.byte_order_mark = true;
            peeled.bytes = SecretBytes::copied(content);
        }
        let content = peeled.bytes.bytes();
        peeled.format = format(content);
        if peeled.layers.len() == MOST_LAYERS {
            return peeled;
        }
        let within = match peeled.format {
            Format::Binary => utf16(content).map(|text| (Layer::Utf16, text)),
            Format::Text => {
                entry(content, role).or_else(|| base64(content).map(|within| (Layer::Base64, within)))
            }
            _ => None,
        };
        let Some((layer, within)) = within else { return peeled };
        peeled.layers.push(layer);
        peeled.bytes = within;
    }
}

fn format(content: &[u8]) -> Format {
    if content.trim_ascii().is_empty() {
        Format::Empty
    } else if pem::has_block(content) {
        Format::Pem
    } else if content.starts_with(b"PuTTY-User-Key-File-") {
        Format::PuttyKey
    } else if content.starts_with(&[0xfe, 0xed, 0xfe, 0xed]) {
        Format::JavaKeyStore
    } else if is_text(content) {
        Format::Text
    } else if matches!(content, [0x30, length, ..] if *length > 0) {
        // A SEQUENCE that is not empty.
        Format::Der
    } else {
        Format::Binary
    }
}

/// Whether `content` is UTF-8 without characters that no text has.
fn is_text(content: &[u8]) -> bool {
    std::str::from_utf8(content).is_ok_and(|text| {
        !text.contains(|c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}'))
    })
}

/// The text of UTF-16, with or without a byte order mark.
fn utf16(content: &[u8]) -> Option<SecretBytes> {
    let is_little = match content {
        [0xff, 0xfe, ..] => true,
        [0xfe, 0xff, ..] => false,
        [first, 0, second, 0, ..] if *first != 0 && *second != 0 => true,
        [0, first, 0, second, ..] if *first != 0 && *second != 0 => false,
        _ => return None,
    };
    // What is read here is ASCII; anything else becomes a character that no PEM text has.
    let mut text = SecretBytes::with_capacity(content.len() / 2);
    for pair in content.chunks_exact(2) {
        let unit = match *pair {
            [low, high] if is_little => u16::from_le_bytes([low, high]),
            [high, low] => u16::from_be_bytes([high, low]),
            _ => return None,
        };
        if unit != 0xfeff {
            text.push(u8::try_from(unit).ok().filter(u8::is_ascii).unwrap_or(b'?'));
        }
    }
    Some(text)
}

/// What Base64 holds, where that is something of which files are made.
fn base64(content: &[u8]) -> Option<SecretBytes> {
    let content = content.trim_ascii();
    let content = [b"\"", b"'"]
        .iter()
        .find_map(|quote| content.strip_prefix(*quote)?.strip_suffix(*quote))
        .unwrap_or(content);
    if content.len() < SHORTEST_BASE64 {
        return None;
    }
    let decoded = base64::decode(content).ok()?.bytes;
    let inner = decoded.bytes();
    let is_known = match format(inner.strip_prefix(UTF_8_MARK).unwrap_or(inner)) {
        Format::Pem | Format::Der | Format::JavaKeyStore | Format::PuttyKey => true,
        Format::Text => inner.len() >= SHORTEST_BASE64 && base64(inner).is_some(),
        _ => utf16(inner).is_some_and(|text| pem::has_block(text.bytes())),
    };
    is_known.then_some(decoded)
}

/// The entry of a Kubernetes secret that is meant by `role`, in any of the forms in which kubectl prints one: the whole
/// object in YAML or JSON, its `data`, a line of that.
fn entry(content: &[u8], role: Role) -> Option<(Layer, SecretBytes)> {
    let names: [&[u8]; 2] = match role {
        Role::Certificate => [b"cert.pem", b"tls.crt"],
        Role::Key => [b"key.pem", b"tls.key"],
    };
    let mut best: Option<(usize, &[u8], SecretBytes)> = None;
    for (name, value) in entries(content) {
        let Some(decoded) = base64(value) else { continue };
        let rank = match names.iter().position(|known| *known == name) {
            Some(place) => place,
            None if holds(decoded.bytes(), role) => names.len(),
            None if is_of_other(name, role) => continue,
            None => names.len() + 1,
        };
        if best.as_ref().is_none_or(|(best, ..)| rank < *best) {
            best = Some((rank, name, decoded));
        }
    }
    let (_, name, decoded) = best?;
    // Any other name stays where it is: it might be a part of a key.
    let known = ENTRIES.iter().find(|known| known.as_bytes() == name);
    let entry = known.map_or_else(String::new, |known| (*known).to_owned());
    Some((Layer::KubernetesSecret { entry }, decoded))
}

/// Whether the entry `name` is one of what is not asked for.
fn is_of_other(name: &[u8], role: Role) -> bool {
    match role {
        Role::Certificate => name == b"key.pem" || name == b"tls.key",
        Role::Key => name == b"cert.pem" || name == b"tls.crt" || name == b"ca.crt",
    }
}

/// Whether `content` looks like what `role` says.
fn holds(content: &[u8], role: Role) -> bool {
    let part: &[u8] = match role {
        Role::Certificate => b"BEGIN CERTIFICATE-",
        Role::Key => b"PRIVATE KEY-",
    };
    content.windows(part.len()).any(|window| window == part)
}

/// Names with what stands after their colons, where that is one word: `cert.pem: LS0t…`, `"cert.pem": "LS0t…"`.
fn entries(content: &[u8]) -> impl Iterator<Item = (&[u8], &[u8])> {
    let is_of_name = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_');
    let is_of_value = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=');
    let colons = content.iter().enumerate().filter(|(_, byte)| **byte == b':').map(|(at, _)| at);
    colons.filter_map(move |colon| {
        let (before, after) = (content.get(..colon)?, content.get(colon + 1..)?);
        let before = before.strip_suffix(b"\"").unwrap_or(before);
        let name_length =
            before.iter().rev().take(LONGEST_ENTRY + 1).take_while(|byte| is_of_name(byte)).count();
        let after = after.trim_ascii_start();
        let after = after.strip_prefix(b"\"").unwrap_or(after);
        let value_length = after.iter().take_while(|byte| is_of_value(byte)).count();
        let name = before.get(before.len() - name_length..)?;
        (name_length > 0).then_some((name, after.get(..value_length)?))
    })
}
