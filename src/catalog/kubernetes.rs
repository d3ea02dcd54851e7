//! The AKS calendar of Kubernetes minor versions, and what it says on a day.

use std::borrow::Cow;

use semver::Version;
use serde::Serialize;
use time::Date;

use super::reader::Object;
use super::table::File;
use crate::document::Value;

use super::{CatalogError, Text, date};

/// A Kubernetes minor version in AKS, by the public cloud's calendar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct KubernetesVersion {
    /// `1.34`.
    pub minor: Text,
    /// The month of its preview, as that month's first day: Microsoft names no day.
    #[serde(serialize_with = "date::write_month")]
    pub preview: Date,
    /// The month in which it became generally available, likewise.
    #[serde(serialize_with = "date::write_month")]
    pub ga: Date,
    /// Whether `ga` was still a plan when the table was made.
    pub ga_planned: bool,
    /// The last day of support.
    #[serde(serialize_with = "date::write_day")]
    pub eol: Date,
    /// The last day of long-term support, which takes the Premium tier.
    #[serde(serialize_with = "date::write_day")]
    pub lts_eol: Date,
}

/// How AKS supports a Kubernetes minor version on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Support {
    /// Generally available and supported.
    Supported,
    /// Past its support, but among the newest minor and the three before it: the platform is supported, new
    /// clusters are not, except with long-term support.
    PlatformOnly,
    /// Only with long-term support.
    LtsOnly,
    /// In preview.
    Preview,
    /// No longer supported at all.
    Retired,
    /// The calendar says nothing of it on that day.
    Unknown,
}

/// How many minors before the newest one AKS keeps on platform support.
const PLATFORM_MINORS: u64 = 3;

pub(super) fn support(versions: &[KubernetesVersion], version: &str, date: Date) -> Support {
    let Some(wanted) = minor_number(version) else { return Support::Unknown };
    let numbered = || versions.iter().filter_map(|row| Some((minor_number(&row.minor)?, row)));
    let Some((_, row)) = numbered().find(|(number, _)| *number == wanted) else {
        // The calendar forgets what is long over: everything before its first row ended before that row did.
        let over = numbered()
            .min_by_key(|(number, _)| *number)
            .is_some_and(|(first, row)| wanted < first && row.lts_eol < date);
        return if over { Support::Retired } else { Support::Unknown };
    };
    // A planned release counts for the version itself and not against its elders: whether it came in time is
    // not known here, and neither reading may refuse what AKS still takes.
    let newest =
        numbered().filter(|(_, row)| row.ga <= date && !row.ga_planned).map(|(number, _)| number).max();
    if date < row.preview {
        Support::Unknown
    } else if date < row.ga {
        Support::Preview
    } else if date <= row.eol {
        Support::Supported
    } else if date > row.lts_eol {
        Support::Retired
    } else if newest
        .is_some_and(|(major, minor)| wanted.0 == major && wanted.1.saturating_add(PLATFORM_MINORS) >= minor)
    {
        Support::PlatformOnly
    } else {
        Support::LtsOnly
    }
}

/// Major and minor of `1.34` or `1.34.2`.
pub(crate) fn minor_number(version: &str) -> Option<(u64, u64)> {
    // AKS names minors without a patch; semver wants all three.
    let is_minor = version.split('.').count() == 2;
    let version =
        if is_minor { Version::parse(&format!("{version}.0")) } else { Version::parse(version) }.ok()?;
    Some((version.major, version.minor))
}

pub(super) fn embedded() -> Vec<KubernetesVersion> {
    File::KUBERNETES.lines().filter_map(parse).collect()
}

fn parse(line: &'static str) -> Option<KubernetesVersion> {
    let mut cells = line.split('|');
    let minor = cells.next()?;
    let preview = date::month(cells.next()?)?;
    let ga = cells.next()?;
    let (ga_planned, ga) = match ga.strip_prefix('~') {
        Some(month) => (true, date::month(month)?),
        None => (false, date::month(ga)?),
    };
    let version = KubernetesVersion {
        minor: minor_number(minor).map(|_| Cow::Borrowed(minor))?,
        preview,
        ga,
        ga_planned,
        eol: date::day(cells.next()?)?,
        lts_eol: date::day(cells.next()?)?,
    };
    cells.next().is_none().then_some(version)
}

const KEYS: &[&str] = &["minor", "preview", "ga", "gaPlanned", "eol", "ltsEol"];

impl KubernetesVersion {
    pub(super) fn read(value: Value, pointer: String) -> Result<Self, CatalogError> {
        let mut object = Object::open(value, pointer, KEYS)?;
        let minor = object.text("minor")?;
        if minor_number(&minor).is_none() || minor.matches('.').count() != 1 {
            return Err(object.problem(
                "minor",
                format!("write a minor version, such as \"1.34\", instead of \"{minor}\""),
            ));
        }
        Ok(Self {
            minor,
            preview: object.month("preview")?,
            ga: object.month("ga")?,
            ga_planned: object.optional_flag("gaPlanned")?.unwrap_or(false),
            eol: object.day("eol")?,
            lts_eol: object.day("ltsEol")?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::Catalog;
    use super::*;

    #[test]
    fn every_line_parses() {
        for line in File::KUBERNETES.lines() {
            assert!(parse(line).is_some(), "{line}");
        }
        assert_eq!(embedded().len(), 9);
        for line in ["1.34", "1.34|2025-10|2025-11|2026-11-30", "x|2025-10|2025-11|2026-11-30|2027-11-30"] {
            assert_eq!(parse(line), None, "{line}");
        }
    }

    #[test]
    fn the_calendar_answers_by_the_day() {
        let on = |day, version| Catalog::embedded().support(version, date::day(day).expect(day));
        for (version, expected) in [
            ("1.27", Support::Retired),
            ("1.29", Support::Retired),
            ("1.30", Support::Retired),
            ("1.31", Support::LtsOnly),
            ("1.32", Support::LtsOnly),
            ("1.33", Support::PlatformOnly),
            ("1.34", Support::Supported),
            ("1.34.2", Support::Supported),
            ("1.37", Support::Supported),
            ("1.38", Support::Unknown),
            ("2.0", Support::Unknown),
            ("", Support::Unknown),
            ("1", Support::Unknown),
            ("1.+34", Support::Unknown),
            ("v1.34", Support::Unknown),
        ] {
            assert_eq!(on("2026-11-23", version), expected, "{version}");
        }
        assert_eq!(on("2026-11-30", "1.34"), Support::Supported);
        assert_eq!(on("2026-12-01", "1.34"), Support::PlatformOnly);
        assert_eq!(on("2026-09-01", "1.37"), Support::Preview);
        assert_eq!(on("2026-08-31", "1.37"), Support::Unknown);
        assert_eq!(on("2020-01-01", "1.17"), Support::Unknown);
    }
}
