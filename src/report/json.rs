//! The report's JSON form.

use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::{Finding, Report, SCHEMA_VERSION};
use crate::language::Language;

impl Serialize for Report {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut report = serializer.serialize_struct("Report", 11)?;
        report.serialize_field("schemaVersion", &SCHEMA_VERSION)?;
        report.serialize_field("tool", crate::VERSION)?;
        report.serialize_field("catalog", &self.catalog)?;
        report.serialize_field("now", &self.now)?;
        report.serialize_field("lang", self.language.tag())?;
        match &self.input {
            Some(input) => report.serialize_field("input", input)?,
            None => report.skip_field("input")?,
        }
        match &self.operation {
            Some(operation) => report.serialize_field("operation", operation)?,
            None => report.skip_field("operation")?,
        }
        report.serialize_field("outcome", &self.outcome)?;
        let findings: Vec<_> =
            self.findings.iter().map(|finding| Localized(finding, self.language)).collect();
        report.serialize_field("findings", &findings)?;
        report.serialize_field("asks", &self.asks)?;
        report.serialize_field("passed", &self.passed)?;
        if self.allowed.is_empty() {
            report.skip_field("allowed")?;
        } else {
            report.serialize_field("allowed", &self.allowed)?;
        }
        report.end()
    }
}

/// A finding with the language for what comes from its rule.
struct Localized<'a>(&'a Finding, Language);

impl Serialize for Localized<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Localized(finding, language) = self;
        let mut out = serializer.serialize_struct("Finding", 12)?;
        out.serialize_field("rule", finding.rule.id)?;
        out.serialize_field("severity", &finding.severity)?;
        out.serialize_field("status", &finding.status)?;
        out.serialize_field("path", &finding.path)?;
        if let Some(position) = &finding.position {
            out.serialize_field("position", position)?;
        }
        out.serialize_field("message", &finding.message)?;
        if let Some(help) = &finding.help {
            out.serialize_field("help", help)?;
        }
        out.serialize_field("source", &finding.rule.source_line(*language))?;
        out.serialize_field("docs", &finding.rule.documentation())?;
        if !finding.related.is_empty() {
            out.serialize_field("related", &finding.related)?;
        }
        if let Some(fix) = &finding.fix {
            out.serialize_field("fix", fix)?;
        }
        if let Some(remedy) = &finding.remedy {
            out.serialize_field("remedy", remedy)?;
        }
        out.end()
    }
}
