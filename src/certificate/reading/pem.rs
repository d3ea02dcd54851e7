//! The blocks of a PEM text, also where the text was damaged on its way.

use super::base64;
use super::secret_bytes::SecretBytes;
use crate::certificate::{Flaw, Label};

/// One block.
pub(super) struct Block {
    pub(super) label: Label,
    /// The line of its `-----BEGIN`, counted from 1.
    pub(super) line: u32,
    pub(super) flaws: Vec<Flaw>,
    /// Whether its header lines say that a passphrase protects it.
    pub(super) is_encrypted: bool,
    pub(super) bytes: SecretBytes,
}

/// A PEM text.
pub(super) struct Pem {
    pub(super) blocks: Vec<Block>,
    /// The first line with text outside of blocks.
    pub(super) text_outside: Option<u32>,
    /// Whether there are more blocks.
    pub(super) has_more: bool,
}

/// `-----BEGIN …-----` or `-----END …-----`.
#[derive(Clone, Copy)]
struct Marker<'a> {
    is_begin: bool,
    label: &'a [u8],
    /// Where its dashes begin and end.
    start: usize,
    end: usize,
    has_five_hyphens: bool,
}

/// Longer texts are no labels.
const LONGEST_LABEL: usize = 40;

/// The labels by their texts.
const LABELS: [Label; 19] = [
    Label::Certificate,
    Label::X509Certificate,
    Label::TrustedCertificate,
    Label::CertificateRequest,
    Label::NewCertificateRequest,
    Label::PrivateKey,
    Label::EncryptedPrivateKey,
    Label::RsaPrivateKey,
    Label::EcPrivateKey,
    Label::DsaPrivateKey,
    Label::OpensshPrivateKey,
    Label::Ssh2PrivateKey,
    Label::EcParameters,
    Label::DhParameters,
    Label::PublicKey,
    Label::RsaPublicKey,
    Label::RevocationList,
    Label::Pkcs7,
    Label::Cms,
];

/// Whether there is a `-----BEGIN …` in `text`.
pub(super) fn has_block(text: &[u8]) -> bool {
    markers(text).any(|marker| marker.is_begin)
}

/// The first `most` blocks of `text`.
pub(super) fn read(text: &[u8], most: usize) -> Pem {
    let mut pem = Pem { blocks: Vec::new(), text_outside: None, has_more: false };
    let mut markers = markers(text).peekable();
    // Where the block before ended, and the lines until there.
    let (mut done, mut line) = (0, 1);
    let outside = |pem: &mut Pem, from: usize, to: usize, line: u32| {
        let text = text.get(from..to).unwrap_or_default();
        if let (None, Some(at)) = (pem.text_outside, text.iter().position(|byte| !byte.is_ascii_whitespace()))
        {
            pem.text_outside = Some(line + breaks(text.get(..at).unwrap_or_default()));
        }
    };
    while let Some(begin) = markers.next() {
        if !begin.is_begin {
            continue;
        }
        if pem.blocks.len() == most {
            pem.has_more = true;
            break;
        }
        let before = text.get(done..begin.start).unwrap_or_default();
        let own_line = line + breaks(before);
        let end = markers.next_if(|marker| !marker.is_begin);
        let rest_starts = end
            .map(|end| end.start)
            .or_else(|| markers.peek().map(|marker| marker.start))
            .unwrap_or(text.len());
        let body = text.get(begin.end..rest_starts).unwrap_or_default();
        let mut block = block(begin, end, body, own_line);
        let is_one_line = |flaw: &Flaw| matches!(flaw, Flaw::NoLineBreaks | Flaw::EscapedLineBreaks);
        if block.flaws.iter().any(is_one_line) {
            // Then blocks stand in one line with each other and with quotes, which is not another flaw.
        } else if own_line == line && done > 0 {
            block.flaws.push(Flaw::Joined);
        } else if before.rsplit(|byte| *byte == b'\n').next().is_some_and(|start| !start.is_empty()) {
            block.flaws.push(Flaw::Indented);
        }
        // Blanks before a marker are no text of their own.
        outside(&mut pem, done, begin.start, line);
        done = end.map_or(rest_starts, |end| end.end);
        line = own_line + breaks(text.get(begin.start..done).unwrap_or_default());
        if end.is_some() && !block.flaws.iter().any(is_one_line) {
            let rest = text.get(done..).unwrap_or_default();
            let behind = rest.split(|byte| *byte == b'\n').next().unwrap_or_default();
            // OpenSSL reads over blanks and over what is not ASCII.
            if behind.iter().any(|byte| byte.is_ascii() && *byte > b' ') && !has_block(behind) {
                block.flaws.push(Flaw::TextAfterEnd { line });
                // Then it is no text outside.
                done += behind.len();
            }
        }
        pem.blocks.push(block);
    }
    if !pem.has_more {
        outside(&mut pem, done, text.len(), line);
    }
    pem
}

fn breaks(text: &[u8]) -> u32 {
    u32::try_from(text.iter().filter(|byte| **byte == b'\n').count()).unwrap_or(u32::MAX)
}

/// The block between two markers.
fn block(begin: Marker<'_>, end: Option<Marker<'_>>, body: &[u8], line: u32) -> Block {
    let mut flaws = Vec::new();
    match end {
        None => flaws.push(Flaw::NoEnd),
        Some(end) if end.label != begin.label => flaws.push(Flaw::EndLabel),
        Some(_) => {}
    }
    if !begin.has_five_hyphens || end.is_some_and(|end| !end.has_five_hyphens) {
        flaws.push(Flaw::Dashes);
    }
    let unescaped = unescape(body);
    let text = unescaped.as_ref().map_or(body, SecretBytes::bytes);
    let is_blank = |line: Option<&[u8]>| line.is_none_or(|line| line.trim_ascii().is_empty());
    if unescaped.is_some() {
        flaws.push(Flaw::EscapedLineBreaks);
    } else if !is_blank(text.split(|byte| *byte == b'\n').next())
        || (end.is_some() && !is_blank(text.rsplit(|byte| *byte == b'\n').next()))
    {
        flaws.push(Flaw::NoLineBreaks);
    }
    let headers = headers(text);
    let is_encrypted = text.get(..headers).is_some_and(|headers| contains(headers, b"ENCRYPTED"));
    let data = text.get(headers..).unwrap_or_default();
    let bytes = match base64::decode(data) {
        Ok(decoded) => {
            if data.trim_ascii().is_empty() {
                flaws.push(Flaw::Nothing);
            } else if decoded.is_cut {
                flaws.push(Flaw::CutBase64);
            }
            decoded.bytes
        }
        Err(at) => {
            let before = text.get(..headers + at).unwrap_or_default();
            flaws.push(Flaw::NotBase64 { line: line + breaks(before) });
            SecretBytes::with_capacity(0)
        }
    };
    Block { label: label(begin.label), line, flaws, is_encrypted, bytes }
}

/// `body` with line breaks where a backslash and a letter stand for them, if they do.
fn unescape(body: &[u8]) -> Option<SecretBytes> {
    if !contains(body, b"\\n") {
        return None;
    }
    let mut text = SecretBytes::with_capacity(body.len());
    let mut bytes = body.iter().copied().peekable();
    while let Some(byte) = bytes.next() {
        match (byte, bytes.peek()) {
            (b'\\', Some(b'n')) => text.push(b'\n'),
            (b'\\', Some(b'r')) => text.push(b'\r'),
            _ => {
                text.push(byte);
                continue;
            }
        }
        bytes.next();
    }
    Some(text)
}

/// How many bytes of `body` are header lines (RFC 1421) with the empty line after them.
fn headers(body: &[u8]) -> usize {
    let mut length = 0;
    let mut has_headers = false;
    for line in body.split_inclusive(|byte| *byte == b'\n') {
        let is_empty = line.trim_ascii().is_empty();
        if contains(line, b": ") {
            has_headers = true;
        } else if has_headers && is_empty {
            return length + line.len();
        } else if !(is_empty || has_headers && line.starts_with(b" ")) {
            break;
        }
        length += line.len();
    }
    if has_headers { length } else { 0 }
}

fn contains(text: &[u8], part: &[u8]) -> bool {
    text.windows(part.len()).any(|window| window == part)
}

fn label(text: &[u8]) -> Label {
    LABELS
        .into_iter()
        .find(|label| label.text().is_some_and(|known| known.as_bytes() == text))
        .unwrap_or(Label::Other)
}

/// Every `BEGIN` and `END` between dashes.
fn markers(text: &[u8]) -> impl Iterator<Item = Marker<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let rest = text.get(at..).filter(|rest| !rest.is_empty())?;
            let word = [(6, true), (4, false)]
                .into_iter()
                .find(|(_, is_begin)| rest.starts_with(if *is_begin { b"BEGIN " } else { b"END " }));
            let found = word.and_then(|(length, is_begin)| marker(text, at, at + length, is_begin));
            at = found.map_or(at + 1, |marker| marker.end);
            if found.is_some() {
                return found;
            }
        }
    })
}

/// The marker whose word stands from `start` to `label`, if there are dashes around.
fn marker(text: &[u8], start: usize, label: usize, is_begin: bool) -> Option<Marker<'_>> {
    let dashes_before = text.get(..start).map(dashes_at_end)?;
    let after = text.get(label..)?;
    let length = after
        .iter()
        .take(LONGEST_LABEL)
        .take_while(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || **byte == b' ')
        .count();
    let dashes_after = text.get(label + length..).map(dashes_at_start)?;
    if dashes_before == 0 || dashes_after == 0 {
        return None;
    }
    let (name, end) = (after.get(..length)?, label + length + dashes_after);
    let five = |dashes: Option<&[u8]>| dashes == Some(b"-----");
    Some(Marker {
        is_begin,
        label: name.trim_ascii(),
        start: start - dashes_before,
        end,
        has_five_hyphens: five(text.get(start - dashes_before..start)) && five(text.get(label + length..end)),
    })
}

/// The dashes of Unicode, of which word processors take one for two hyphens.
const DASHES: [&[u8]; 8] = [
    b"-",
    b"\xe2\x80\x90",
    b"\xe2\x80\x91",
    b"\xe2\x80\x92",
    b"\xe2\x80\x93",
    b"\xe2\x80\x94",
    b"\xe2\x80\x95",
    b"\xe2\x88\x92",
];

/// How many bytes of dashes stand at the start of `text`: five hyphens at most, since what follows belongs to the next
/// marker, and else as many as there are.
fn dashes_at_start(text: &[u8]) -> usize {
    if text.starts_with(b"-----") {
        return 5;
    }
    let mut length = 0;
    while let Some(rest) = text.get(length..)
        && let Some(dash) = DASHES.into_iter().find(|dash| rest.starts_with(dash))
    {
        length += dash.len();
    }
    length
}

/// The same at the end of `text`.
fn dashes_at_end(text: &[u8]) -> usize {
    if text.ends_with(b"-----") {
        return 5;
    }
    let mut length = 0;
    while let Some(rest) = text.get(..text.len() - length)
        && let Some(dash) = DASHES.into_iter().find(|dash| rest.ends_with(dash))
    {
        length += dash.len();
    }
    length
}
