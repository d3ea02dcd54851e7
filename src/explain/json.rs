//! The JSON form of what is known of a paste.

use serde::Serialize;
use serde::ser::{SerializeStruct, Serializer};

use super::{Explained, Explanation, Outcome};
use crate::language::Language;
use crate::rules;

/// The version of the JSON form.
const SCHEMA_VERSION: u32 = 1;

impl Outcome {
    /// Its name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Explained => "explained",
            Self::Unknown => "unknown",
        }
    }
}

impl Serialize for Explained {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Explained", 7)?;
        out.serialize_field("schemaVersion", &SCHEMA_VERSION)?;
        out.serialize_field("tool", crate::VERSION)?;
        out.serialize_field("lang", self.language.tag())?;
        out.serialize_field("outcome", self.outcome.as_str())?;
        let explanations: Vec<_> =
            self.explanations.iter().map(|explanation| Localized(explanation, self.language)).collect();
        out.serialize_field("explanations", &explanations)?;
        out.serialize_field("codes", &self.codes)?;
        out.serialize_field("unknownCodes", &self.unknown_codes)?;
        out.end()
    }
}

/// An explanation with the language for what comes from its entry.
struct Localized<'a>(&'a Explanation, Language);

impl Serialize for Localized<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(Explanation { entry, matched, .. }, language) = self;
        let mut out = serializer.serialize_struct("Explanation", 8)?;
        out.serialize_field("id", entry.id)?;
        out.serialize_field("tier", entry.tier.as_str())?;
        out.serialize_field("cause", entry.cause.get(*language))?;
        out.serialize_field("fix", entry.fix.get(*language))?;
        let rules: Vec<_> = entry.rules.iter().filter_map(|id| rules::find(id)).collect();
        let rules: Vec<_> = rules.iter().map(|rule| Reference(rule, *language)).collect();
        out.serialize_field("rules", &rules)?;
        out.serialize_field("source", &entry.source_line(*language))?;
        out.serialize_field("docs", &entry.documentation())?;
        out.serialize_field("matched", matched)?;
        out.end()
    }
}

/// A rule as an explanation names it.
struct Reference(&'static rules::Rule, Language);

impl Serialize for Reference {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(rule, language) = self;
        let mut out = serializer.serialize_struct("Rule", 3)?;
        out.serialize_field("id", rule.id)?;
        out.serialize_field("title", rule.title.get(*language))?;
        out.serialize_field("docs", &rule.documentation())?;
        out.end()
    }
}
