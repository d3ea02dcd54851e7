//! The tables by name, where each comes from, and the line format that they share.

const CLOUDS: &str = include_str!("tables/clouds.txt");
const REGIONS: &str = include_str!("tables/regions.txt");
const SIZES: &str = include_str!("tables/sizes.txt");
const SIZE_NAMES: &str = include_str!("tables/size-names.txt");
const RETIREMENTS: &str = include_str!("tables/retirements.txt");
const KUBERNETES: &str = include_str!("tables/kubernetes.txt");
const API_VERSIONS: &str = include_str!("tables/api-versions.txt");

/// An embedded file. Its lines are rows, comments (`#`) and sources (`#source DATE TEXT`).
#[derive(Clone, Copy, Debug)]
pub(super) struct File(&'static str);

impl File {
    pub(super) const CLOUDS: Self = Self(CLOUDS);
    pub(super) const REGIONS: Self = Self(REGIONS);
    pub(super) const SIZES: Self = Self(SIZES);
    pub(super) const SIZE_NAMES: Self = Self(SIZE_NAMES);
    pub(super) const RETIREMENTS: Self = Self(RETIREMENTS);
    pub(super) const KUBERNETES: Self = Self(KUBERNETES);
    pub(super) const API_VERSIONS: Self = Self(API_VERSIONS);

    /// The lines that hold rows.
    pub(super) fn lines(self) -> impl Iterator<Item = &'static str> {
        self.0.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
    }

    fn sources(self) -> impl Iterator<Item = Source> {
        self.0.lines().filter_map(|line| {
            let (date, text) = line.strip_prefix("#source ")?.split_once(' ')?;
            Some(Source { text, date })
        })
    }
}

/// Where the rows of a table come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Source {
    /// The repository or document, with its commit where it has one.
    pub text: &'static str,
    /// The day, `YYYY-MM-DD`, of that state of the source; where it has none, the day on which it was read.
    pub date: &'static str,
}

/// A table that can be listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Table {
    /// VM sizes.
    Sizes,
    /// Regions of every cloud.
    Regions,
    /// Kubernetes minor versions.
    Versions,
    /// Clouds and their endpoints.
    Clouds,
    /// Api-versions of the computes resource.
    ApiVersions,
}

impl Table {
    /// Every table, in the order in which help lists them.
    pub const ALL: [Self; 5] = [Self::Sizes, Self::Regions, Self::Versions, Self::Clouds, Self::ApiVersions];

    /// The word that names the table on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sizes => "sizes",
            Self::Regions => "regions",
            Self::Versions => "versions",
            Self::Clouds => "clouds",
            Self::ApiVersions => "api-versions",
        }
    }

    /// The table with this [`Table::name`].
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|table| table.name() == name)
    }

    /// The key of the table in the JSON that [`super::Catalog::from_json`] reads.
    pub const fn key(self) -> &'static str {
        match self {
            Self::ApiVersions => "apiVersions",
            other => other.name(),
        }
    }

    /// The headings of [`super::Row::cells`].
    pub const fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Sizes => &["NAME", "VCPUS", "GIB", "ACCELERATORS", "FEATURES", "RETIRES", "CLOSED IN"],
            Self::Regions => &["NAME", "DISPLAY NAME", "中文", "CLOUD", "PAIR", "ZONES", "NOTES"],
            Self::Versions => &["MINOR", "PREVIEW", "GA", "END OF SUPPORT", "END OF LTS"],
            Self::Clouds => &[
                "NAME",
                "LABEL",
                "中文",
                "RESOURCE MANAGER",
                "AUTHORITY",
                "PORTAL",
                "STUDIO",
                "PUBLIC IP SUFFIX",
            ],
            Self::ApiVersions => &["NAME", "KIND", "SIZE FIELD", "MIN NODES", "KNOWS"],
        }
    }

    /// Where the embedded rows come from. A table that the caller replaced has the caller as its source.
    pub fn sources(self) -> Vec<Source> {
        let files: &[File] = match self {
            Self::Sizes => &[File::SIZES, File::SIZE_NAMES, File::RETIREMENTS],
            Self::Regions => &[File::REGIONS],
            Self::Versions => &[File::KUBERNETES],
            Self::Clouds => &[File::CLOUDS],
            Self::ApiVersions => &[File::API_VERSIONS],
        };
        files.iter().flat_map(|file| file.sources()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_has_dated_sources() {
        for table in Table::ALL {
            let sources = table.sources();
            assert!(!sources.is_empty(), "{}", table.name());
            for source in sources {
                assert!(super::super::date::day(source.date).is_some(), "{source:?}");
            }
            assert_eq!(Table::from_name(table.name()), Some(table));
        }
    }
}
