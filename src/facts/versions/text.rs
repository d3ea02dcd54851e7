//! A list of versions as text, for a terminal.

use super::list::{DefaultSource, Upgrade, VersionList};
use super::listing::{Row, SEPARATOR, VersionListing};
use crate::columns::aligned;
use crate::language::{Language, Text, text};
use crate::report::Severity;
use crate::rules::quote::quote;

impl VersionList {
    /// The versions in which every filter word occurs, in aligned columns, and below what follows from the whole list.
    pub fn text(&self, filters: &[&str], language: Language) -> String {
        self.listing(filters, language).text()
    }
}

const HEADINGS: [Text; 4] = [
    text!(en: "VERSION", zh: "版本"),
    text!(en: "STATUS", zh: "状态"),
    text!(en: "UPGRADES", zh: "可升级到"),
    text!(en: "SUPPORT PLANS", zh: "支持计划"),
];
const DEFAULT: Text = text!(en: "default", zh: "默认");
const DERIVED_DEFAULT: Text = text!(en: "default (derived)", zh: "默认（推导）");
const PREVIEW: Text = text!(en: "preview", zh: "预览");
const PREVIEW_UPGRADE: Text = text!(en: " (preview)", zh: "（预览）");
const ONLY_PREVIEWS: Text = text!(
    en: "Take none of them for production: every version is a preview.",
    zh: "请勿将其中任何版本用于生产：所有版本均为预览版。",
);

impl VersionListing<'_> {
    /// The listing as lines.
    fn text(&self) -> String {
        let language = self.language;
        let mut out = String::new();
        if let Some(location) = self.location {
            out.push_str(&quote(location));
            out.push_str("\n\n");
        }
        if !self.versions.is_empty() {
            let mut rows = vec![HEADINGS.map(|heading| heading.get(language).to_owned()).to_vec()];
            rows.extend(self.versions.iter().map(|row| self.cells(row)));
            if self.versions.iter().all(|row| row.support_plans.is_empty()) {
                for row in &mut rows {
                    row.truncate(HEADINGS.len() - 1);
                }
            }
            out.push_str(&aligned(&rows));
            out.push('\n');
        }
        if let Some(default) = &self.default {
            line(&mut out, &default.message);
        }
        line(&mut out, self.recommended.as_ref().map_or(ONLY_PREVIEWS.get(language), |taken| &taken.message));
        for note in &self.notes {
            out.push_str(match (language, note.severity) {
                (Language::English, Severity::Info) => "Note: ",
                (Language::English, _) => "Warning: ",
                (Language::Chinese, Severity::Info) => "说明：",
                (Language::Chinese, _) => "警告：",
            });
            line(&mut out, &note.message);
        }
        out
    }

    /// The row for people.
    pub(super) fn cells(&self, row: &Row<'_>) -> Vec<String> {
        let mut status = Vec::new();
        if row.is_preview {
            status.push(PREVIEW.get(self.language));
        }
        match &self.default {
            Some(default) if default.version == row.version => status.push(match default.source {
                DefaultSource::Stated => DEFAULT.get(self.language),
                DefaultSource::Derived => DERIVED_DEFAULT.get(self.language),
            }),
            _ => {}
        }
        let separator = SEPARATOR.get(self.language);
        let upgrade = |upgrade: &Upgrade| match upgrade.is_preview {
            true => format!("{}{}", upgrade.version, PREVIEW_UPGRADE.get(self.language)),
            false => upgrade.version.clone(),
        };
        let upgrades: Vec<_> = row.upgrades.iter().map(upgrade).collect();
        let plans: Vec<_> = row.support_plans.iter().map(|plan| quote(plan)).collect();
        vec![
            row.version.to_owned(),
            status.join(separator),
            if upgrades.is_empty() { "-".to_owned() } else { upgrades.join(separator) },
            plans.join(separator),
        ]
    }
}

fn line(out: &mut String, text: &str) {
    out.push_str(text);
    out.push('\n');
}
