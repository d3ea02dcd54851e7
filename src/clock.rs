//! Days and times out of text, in the one notation of each that is taken.
//!
//! `time` reads any notation; its reader is a twentieth of the wasm module. That this one agrees with it is tested.

use time::{Date, Month, OffsetDateTime, PrimitiveDateTime, Time, UtcOffset};

/// `2026-11-23`.
pub(crate) fn day(text: &str) -> Option<Date> {
    let &[y0, y1, y2, y3, b'-', m0, m1, b'-', d0, d1] = text.as_bytes() else { return None };
    let year = i32::from(two(y0, y1)?) * 100 + i32::from(two(y2, y3)?);
    Date::from_calendar_date(year, Month::try_from(two(m0, m1)?).ok()?, two(d0, d1)?).ok()
}

/// RFC 3339: `2026-11-23T12:00:00Z`, with a fraction of a second and an offset where wanted; no leap second.
pub fn time(text: &str) -> Option<OffsetDateTime> {
    let (date, rest) = text.split_at_checked(10)?;
    let (clock, rest) = rest.split_at_checked(9)?;
    let &[b'T' | b't', h0, h1, b':', m0, m1, b':', s0, s1] = clock.as_bytes() else { return None };
    let (nanoseconds, offset) = fraction(rest)?;
    let clock = Time::from_hms_nano(two(h0, h1)?, two(m0, m1)?, two(s0, s1)?, nanoseconds).ok()?;
    Some(PrimitiveDateTime::new(day(date)?, clock).assume_offset(zone(offset)?))
}

/// The nanoseconds of a fraction, if there is one, and what follows.
fn fraction(text: &str) -> Option<(u32, &str)> {
    let Some(digits) = text.strip_prefix('.') else { return Some((0, text)) };
    let rest = digits.trim_start_matches(|character: char| character.is_ascii_digit());
    let mut nanoseconds = 0;
    let mut unit = 100_000_000;
    let digits = digits.strip_suffix(rest).filter(|digits| !digits.is_empty())?;
    for byte in digits.bytes() {
        nanoseconds += u32::from(byte - b'0') * unit;
        unit /= 10;
    }
    Some((nanoseconds, rest))
}

/// `Z` or `+08:00`.
fn zone(text: &str) -> Option<UtcOffset> {
    let (sign, h0, h1, m0, m1) = match text.as_bytes() {
        [b'Z' | b'z'] => return Some(UtcOffset::UTC),
        &[b'+', h0, h1, b':', m0, m1] => (1, h0, h1, m0, m1),
        &[b'-', h0, h1, b':', m0, m1] => (-1, h0, h1, m0, m1),
        _ => return None,
    };
    let (hours, minutes) = (i8::try_from(two(h0, h1)?).ok()?, i8::try_from(two(m0, m1)?).ok()?);
    if hours > 23 || minutes > 59 {
        return None;
    }
    UtcOffset::from_hms(sign * hours, sign * minutes, 0).ok()
}

fn two(tens: u8, ones: u8) -> Option<u8> {
    (tens.is_ascii_digit() && ones.is_ascii_digit()).then(|| (tens - b'0') * 10 + (ones - b'0'))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use time::format_description::well_known::Rfc3339;

    use super::*;

    #[test]
    fn only_one_spelling_of_a_time_is_read() {
        for wrong in [
            "",
            "now",
            "2026-11-23",
            "2026-11-23 12:00:00Z",
            "2026-11-23T12:00Z",
            "2026-11-23T12:00:00",
            "2026-11-23T12:00:00.Z",
        ] {
            assert_eq!(time(wrong), None, "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn what_is_read_is_what_the_library_reads(
            text in "(20[0-9]{2}|[0-9]{4})-[01][0-9]-[0-3][0-9][Tt][0-2][0-9]:[0-6][0-9]:[0-5][0-9](\\.[0-9]{1,12})?([Zz]|[+-][0-2][0-9]:[0-6][0-9])"
        ) {
            prop_assert_eq!(time(&text), OffsetDateTime::parse(&text, &Rfc3339).ok(), "{}", text);
        }

        #[test]
        fn no_text_panics(text in ".{0,40}", bytes in "[0-9TZtz:.+\\-é]{0,40}") {
            let _ = (time(&text), time(&bytes), day(&text), day(&bytes));
        }
    }
}
