//! Base64 as people give it: with line breaks, and cut off.

use base64ct::{Base64, Encoding};

use super::secret_bytes::SecretBytes;

/// What Base64 holds, and whether it is whole.
pub(super) struct Decoded {
    pub(super) bytes: SecretBytes,
    pub(super) is_cut: bool,
}

/// Decodes `text`, in which white space is skipped. Where characters are missing at its end, what stands before them.
///
/// # Errors
/// The offset of the first byte that Base64 does not have.
pub(super) fn decode(text: &[u8]) -> Result<Decoded, usize> {
    let mut packed = SecretBytes::with_capacity(text.len());
    let mut padding = 0;
    for (at, byte) in text.iter().copied().enumerate() {
        match byte {
            b' ' | b'\t' | b'\r' | b'\n' => {}
            b'=' if padding < 2 => padding += 1,
            _ if padding == 0 && is_alphabet(byte) => packed.push(byte),
            _ => return Err(at),
        }
    }
    let length = packed.bytes().len();
    let whole = length / 4 * 4;
    let rest = length - whole;
    let is_cut = !matches!((rest, padding), (0, 0) | (2, 2) | (3, 1));
    // Two or three characters hold a byte or two more; what their last bits say does not matter.
    let tail: Option<[u8; 2]> = packed.bytes().get(whole..).and_then(|tail| match *tail {
        [first, second] => quantum(first, second, b'A').map(|bytes| [bytes[0], 0]),
        [first, second, third] => quantum(first, second, third).map(|bytes| [bytes[0], bytes[1]]),
        _ => None,
    });
    packed.truncate(whole);
    let decoded = Base64::decode_in_place(packed.bytes_mut()).map_or(0, <[u8]>::len);
    packed.truncate(decoded);
    for byte in tail.iter().flatten().take(rest.saturating_sub(1)) {
        packed.push(*byte);
    }
    Ok(Decoded { bytes: packed, is_cut })
}

/// The two bytes that three characters hold.
fn quantum(first: u8, second: u8, third: u8) -> Option<[u8; 2]> {
    let mut bytes = [0; 3];
    Base64::decode([first, second, third, b'A'], &mut bytes).ok()?;
    let [high, low, _] = bytes;
    Some([high, low])
}

const fn is_alphabet(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'+' || byte == b'/'
}
