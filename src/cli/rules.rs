//! `aks-compute rules`.

use aks_compute::language::Language;
use aks_compute::rules::{self, Rule, reference};

use super::arguments::{Rules, RulesFormat};
use super::failure::Failure;
use super::{PASSED, output};

pub(super) fn run(arguments: &Rules, language: Language) -> Result<u8, Failure> {
    let selected: Vec<&'static Rule> = match &arguments.id {
        Some(id) => vec![rules::find(id).ok_or_else(|| Failure::NoRule(id.clone()))?],
        None => rules::all().collect(),
    };
    let text = match arguments.format {
        RulesFormat::Json => reference::json(&selected, language),
        RulesFormat::Markdown => {
            selected.iter().map(|rule| reference::markdown(rule, language)).collect::<Vec<_>>().join("\n")
        }
        RulesFormat::Text if arguments.id.is_some() => {
            selected.iter().map(|rule| reference::explained(rule, language)).collect()
        }
        RulesFormat::Text => reference::listed(&selected, language),
    };
    output::bytes(text.as_bytes())?;
    Ok(PASSED)
}
