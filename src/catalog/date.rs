//! Days and months between text and [`Date`]; nothing here knows what the date is about.

use serde::Serializer;
use time::Date;

pub(super) use crate::clock::day;

/// `2026-11`, as the first day of that month.
pub(super) fn month(text: &str) -> Option<Date> {
    day(&format!("{text}-01"))
}

/// The month of a day, as [`month`] reads it.
pub(super) fn month_text(date: Date) -> String {
    format!("{:04}-{:02}", date.year(), u8::from(date.month()))
}

pub(super) fn write_day<S: Serializer>(date: &Date, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(date)
}

pub(super) fn write_month<S: Serializer>(date: &Date, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&month_text(*date))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_real_days_in_one_spelling_are_read() {
        assert_eq!(day("2026-11-23").map(|date| date.to_string()), Some("2026-11-23".to_owned()));
        for wrong in ["", "2026-11-31", "2026-1-01", "+2026-11-2", "2026-11-23T00:00:00Z", "2026/11/23"] {
            assert_eq!(day(wrong), None, "{wrong}");
        }
        assert_eq!(month("2026-11").map(month_text), Some("2026-11".to_owned()));
        assert_eq!(month("2026-13"), None);
        assert_eq!(month("2026-11-23"), None);
    }
}
