//! A list of versions as it is shown: the rows with what follows from them, in words. Its JSON form is this.

use std::borrow::Cow;

use serde::Serialize;

use super::has_blob_csi;
use super::list::{DefaultSource, Upgrade, VersionEntry, VersionList, WhyRecommended};
use crate::columns::has_words;
use crate::host::lowercase;
use crate::language::{Language, Text, say, text};
use crate::report::Severity;

/// The versions of a region and what follows from them, in words.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct VersionListing<'a> {
    pub(super) location: Option<&'a str>,
    pub(super) subscription_id: Option<&'a str>,
    pub(super) versions: Vec<Row<'a>>,
    pub(super) default: Option<Default<'a>>,
    pub(super) recommended: Option<Recommended<'a>>,
    pub(super) notes: Vec<Note>,
    #[serde(skip)]
    pub(super) language: Language,
}

/// What stands between the members of a list.
pub(super) const SEPARATOR: Text = text!(en: ", ", zh: "、");

/// A version.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Row<'a> {
    pub(super) version: &'a str,
    pub(super) is_preview: bool,
    has_blob_csi: bool,
    pub(super) upgrades: &'a [Upgrade],
    pub(super) support_plans: &'a [String],
}

/// The default.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Default<'a> {
    pub(super) version: &'a str,
    pub(super) source: DefaultSource,
    pub(super) message: Cow<'static, str>,
}

/// The version to take.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Recommended<'a> {
    version: &'a str,
    pub(super) message: Cow<'static, str>,
}

/// What to know of the versions.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Note {
    pub(super) severity: Severity,
    pub(super) message: Cow<'static, str>,
}

impl VersionList {
    /// The versions in which every filter word occurs, and what follows from the whole list.
    pub fn listing(&self, filters: &[&str], language: Language) -> VersionListing<'_> {
        let words: Vec<_> = filters.iter().map(|word| lowercase(word)).collect();
        let mut listing = VersionListing {
            location: self.location.as_deref(),
            subscription_id: self.subscription.as_deref(),
            versions: self.entries.iter().map(row).collect(),
            default: None,
            recommended: None,
            notes: Vec::new(),
            language,
        };
        listing.default = self.default().map(|(version, source)| Default {
            version,
            source,
            message: match source {
                DefaultSource::Stated => {
                    say!(listing, en: "The default is {version}: the list states it.", zh: "默认版本为 {version}：列表中已标明。")
                }
                DefaultSource::Derived => say!(
                    listing,
                    en: "The default is {version}, derived: the list states none, and AKS takes the newest patch of the second-newest minor version that is generally available.",
                    zh: "默认版本为 {version}（推导得出）：列表未标明默认版本，而 AKS 采用次新的正式发布次要版本的最新补丁版本。",
                ),
            },
        });
        listing.recommended = self.recommended().map(|recommendation| {
            let version = recommendation.version;
            Recommended { version, message: reason(version, recommendation.why, language) }
        });
        listing.notes = notes(self, language);
        if !words.is_empty() {
            let mut rows = std::mem::take(&mut listing.versions);
            rows.retain(|row| has_words(&listing.cells(row), &words));
            listing.versions = rows;
        }
        listing
    }
}

fn row(entry: &VersionEntry) -> Row<'_> {
    Row {
        version: &entry.version,
        is_preview: entry.is_preview,
        has_blob_csi: has_blob_csi(&entry.version) == Some(true),
        upgrades: &entry.upgrades,
        support_plans: &entry.support_plans,
    }
}

/// What the sentences are written for.
struct Words {
    language: Language,
}

fn reason(version: &str, why: WhyRecommended, language: Language) -> Cow<'static, str> {
    let cx = Words { language };
    match why {
        WhyRecommended::StatedDefault => say!(
            cx,
            en: "Take {version}: it is the default and generally available.",
            zh: "建议采用 {version}：它是默认版本，且已正式发布。",
        ),
        WhyRecommended::DefaultAlone => say!(
            cx,
            en: "Take {version}: it is the default.",
            zh: "建议采用 {version}：它是默认版本。",
        ),
        WhyRecommended::DerivedDefault => say!(
            cx,
            en: "Take {version}: it is generally available, and by the policy of AKS the default.",
            zh: "建议采用 {version}：它已正式发布，按 AKS 的策略即为默认版本。",
        ),
        WhyRecommended::InsteadOfDefault => say!(
            cx,
            en: "Take {version}: the stated default is a preview or not in the list, and by the policy of AKS this would be the default.",
            zh: "建议采用 {version}：所标明的默认版本是预览版或不在列表中，而按 AKS 的策略应以此为默认版本。",
        ),
        WhyRecommended::NewestAvailable => say!(
            cx,
            en: "Take {version}: it is the newest that is generally available; the list has too few versions to tell a default.",
            zh: "建议采用 {version}：它是最新的正式发布版本；列表中的版本太少，无法判断默认版本。",
        ),
    }
}

fn notes(list: &VersionList, language: Language) -> Vec<Note> {
    let cx = Words { language };
    let mut notes = Vec::new();
    let (mut previews, mut older, mut newer) = (Vec::new(), Vec::new(), 0_usize);
    for entry in &list.entries {
        if entry.is_preview {
            previews.push(entry.version.as_str());
        }
        match has_blob_csi(&entry.version) {
            Some(false) => older.push(entry.version.as_str()),
            _ => newer += 1,
        }
    }
    let separator = SEPARATOR.get(language);
    if !previews.is_empty() {
        let versions = previews.join(separator);
        notes.push(Note {
            severity: Severity::Warning,
            message: say!(
                cx,
                en: "Previews: {versions}. They come without an SLA and are not for production; features may be missing or limited, and so may support.",
                zh: "预览版：{versions}。预览版没有 SLA，请勿用于生产；某些功能可能缺失或受限，技术支持也可能受限。",
            ),
        });
    }
    if newer > 0 && !older.is_empty() {
        let versions = older.join(separator);
        notes.push(Note {
            severity: Severity::Info,
            message: say!(
                cx,
                en: "From 1.17 on AKS uses the Blob CSI driver; these are older: {versions}. After an upgrade from one of them to 1.17 or later, deploy the web services again.",
                zh: "从 1.17 起 AKS 使用 Blob CSI 驱动程序；以下版本较旧：{versions}。从这些版本升级到 1.17 或更高版本后，请重新部署 Web 服务。",
            ),
        });
    }
    if list.entries.is_empty() {
        notes.push(Note {
            severity: Severity::Info,
            message: say!(
                cx,
                en: "Only the default was given, not the versions that there are.",
                zh: "给出的只有默认版本，没有可用版本列表。",
            ),
        });
    }
    notes
}
