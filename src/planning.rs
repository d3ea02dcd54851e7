//! Plans a document: checks it and, where no error stands, makes every artifact and step.

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use crate::check::{CheckOptions, check, syntax_report};
use crate::document::{Document, Format};
use crate::emit::{self, Plan};
use crate::report::Report;

/// A report and, where no error stands, the plan.
///
/// Its JSON form is the plan with a member `report`; where an error stands, the lists are empty.
#[derive(Debug)]
pub struct Planned {
    /// What the check found.
    pub report: Report,
    /// The plan.
    pub plan: Option<Plan>,
}

/// Checks and plans a document.
pub fn plan(document: &Document<'_>, options: &CheckOptions<'_>) -> Planned {
    let checked = check(document, options);
    let plan = checked.accepted().map(|spec| {
        emit::plan(spec, checked.report().outcome, options.facts, options.catalog, options.language)
    });
    Planned { plan, report: checked.into_report() }
}

/// Reads a text, checks it and plans it.
pub fn plan_text(text: &str, format: Format, options: &CheckOptions<'_>) -> Planned {
    match Document::parse(text, format) {
        Ok(document) => plan(&document, options),
        Err(error) => Planned { report: syntax_report(&error, options), plan: None },
    }
}

impl Serialize for Planned {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        /// What a plan has where there is none.
        const NOTHING: [(); 0] = [];
        let mut map = serializer.serialize_map(None)?;
        match &self.plan {
            Some(plan) => {
                map.serialize_entry("schemaVersion", &plan.schema_version)?;
                map.serialize_entry("outcome", &plan.outcome)?;
                map.serialize_entry("spec", &plan.spec)?;
                map.serialize_entry("computeUrl", &plan.compute_url)?;
                if let Some(url) = &plan.cluster_url {
                    map.serialize_entry("clusterUrl", url)?;
                }
                map.serialize_entry("requests", &plan.requests)?;
                map.serialize_entry("artifacts", &plan.artifacts)?;
                map.serialize_entry("unavailable", &plan.unavailable)?;
                map.serialize_entry("steps", &plan.steps)?;
            }
            None => {
                map.serialize_entry("schemaVersion", &emit::SCHEMA_VERSION)?;
                map.serialize_entry("outcome", &self.report.outcome)?;
                for list in ["requests", "artifacts", "unavailable", "steps"] {
                    map.serialize_entry(list, &NOTHING)?;
                }
            }
        }
        map.serialize_entry("report", &self.report)?;
        map.end()
    }
}
