//! `aks-compute plan`.

use aks_compute::document::{Document, spec_text};
use aks_compute::emit::{ArtifactKind, Plan};
use aks_compute::language::Language;
use aks_compute::report::{Outcome, Report, summary_line, text};
use aks_compute::{CheckOptions, Planned, plan, syntax_report};

use super::arguments::{Only, Plan as Arguments, PlanFormat};
use super::failure::Failure;
use super::run::Run;
use super::{ERRORS_FOUND, PASSED, input, named_files, output};

pub(super) fn run(arguments: &Arguments, language: Language) -> Result<u8, Failure> {
    let run = Run::new(&arguments.checking, std::slice::from_ref(&arguments.spec), language)?;
    let input = input::whole(&arguments.spec)?;
    let files = named_files::read(&input);
    let options = CheckOptions { files: &files, ..run.options(&input.name) };
    let planned = match spec_text(&input.bytes)
        .and_then(|text| Document::parse(text, input.format).map(|document| plan(&document, &options)))
    {
        Ok(planned) => planned,
        Err(error) => Planned { report: syntax_report(&error, &options), plan: None },
    };
    if arguments.format == Some(PlanFormat::Json) {
        // A plan holds texts and numbers only, so it always serializes.
        let mut json = serde_json::to_string(&planned).unwrap_or_default();
        json.push('\n');
        output::bytes(json.as_bytes())?;
        return Ok(if planned.plan.is_some() { PASSED } else { ERRORS_FOUND });
    }
    // Standard output belongs to the artifact, so the findings go beside it.
    say(&planned.report, spec_text(&input.bytes).unwrap_or_default());
    let Some(plan) = planned.plan else { return Ok(ERRORS_FOUND) };
    match &arguments.out {
        Some(folder) => write(&plan, folder, language)?,
        None => print(&plan, &planned.report, arguments.only)?,
    }
    Ok(PASSED)
}

/// Writes the findings to standard error; where nothing failed, only the summary.
fn say(report: &Report, source: &str) {
    let style = output::style_beside();
    let shown = if report.outcome == Outcome::Fail {
        text(report, source, style)
    } else {
        summary_line(report, style)
    };
    anstream::eprint!("{shown}");
}

fn print(plan: &Plan, report: &Report, only: Option<Only>) -> Result<(), Failure> {
    let kind = match (only, report.operation) {
        (Some(Only::Arm), _) => ArtifactKind::Arm,
        (Some(Only::Parameters), _) => ArtifactKind::Parameters,
        (Some(Only::Bicep), _) => ArtifactKind::Bicep,
        (Some(Only::Terraform), _) => ArtifactKind::Terraform,
        (Some(Only::Rest), _) => ArtifactKind::Rest,
        (Some(Only::Azcli), _) => ArtifactKind::Azcli,
        (Some(Only::Kubectl), _) => ArtifactKind::Kubectl,
        (Some(Only::Python), _) => ArtifactKind::Python,
        (Some(Only::Steps), _) => ArtifactKind::Steps,
        (None, Some(operation)) => ArtifactKind::default_of(operation),
        (None, None) => ArtifactKind::Rest,
    };
    if let Some(artifact) = plan.artifacts.iter().find(|artifact| artifact.kind == kind) {
        return output::bytes(artifact.text.as_bytes());
    }
    let missing = plan.unavailable.iter().find(|missing| missing.kind == kind);
    Err(Failure::Unavailable {
        artifact: kind.as_str(),
        needs: missing.map(|missing| missing.needs.clone()).unwrap_or_default(),
        command: missing.and_then(|missing| missing.command.clone()),
    })
}

fn write(plan: &Plan, folder: &std::path::Path, language: Language) -> Result<(), Failure> {
    let files: Vec<(&str, &str)> =
        plan.artifacts.iter().map(|artifact| (artifact.file_name, artifact.text.as_str())).collect();
    for path in output::files(folder, &files)? {
        output::text(&format!("{}\n", path.display()))?;
    }
    for missing in &plan.unavailable {
        let (kind, needs) = (missing.kind.as_str(), &missing.needs);
        match language {
            Language::English => anstream::eprintln!("no {kind}: {needs}"),
            Language::Chinese => anstream::eprintln!("未生成 {kind}：{needs}"),
        }
    }
    Ok(())
}
