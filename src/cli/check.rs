//! `aks-compute check`.

use aks_compute::document::{Document, decode_utf8};
use aks_compute::language::Language;
use aks_compute::report::{Checklist, Outcome, Report, TextStyle, summary_line, text};
use aks_compute::rules::Together;
use aks_compute::spec::decode;
use aks_compute::{CheckOptions, check_bytes};
use rayon::prelude::*;

use super::arguments::{Check, ReportFormat};
use super::failure::Failure;
use super::input::{Input, Source, sources};
use super::run::Run;
use super::{ERRORS_FOUND, PASSED, named_files, output};

/// How many specs are held at once.
const BATCH: usize = 1024;

pub(super) fn run(arguments: &Check, language: Language) -> Result<u8, Failure> {
    let run = Run::new(&arguments.checking, &arguments.specs, language)?;
    let sources = sources(&arguments.specs)?;
    let together = if arguments.together { Some(read_together(&sources)?) } else { None };
    let mut code = PASSED;
    let mut checklist = Checklist::default();
    let mut beside = String::new();
    let mut check = |inputs: Vec<Input>| {
        let results: Vec<(String, Report)> =
            inputs.par_iter().map(|input| one(input, &run, together.as_ref(), arguments.format)).collect();
        for (rendered, report) in results {
            match arguments.format {
                ReportFormat::Text => output::text(&rendered)?,
                ReportFormat::Json => output::bytes(rendered.as_bytes())?,
                ReportFormat::Script => {
                    beside.push_str(&rendered);
                    checklist.add(&report.asks);
                }
            }
            if report.outcome == Outcome::Fail {
                code = ERRORS_FOUND;
            }
        }
        Ok(())
    };
    in_batches(&sources, &mut check)?;
    if arguments.format == ReportFormat::Script {
        let script = checklist.script(language).map_err(Failure::SeveralClouds)?;
        // Standard output belongs to the script, so what each check came to is said beside it.
        anstream::eprint!("{beside}");
        output::bytes(script.as_bytes())?;
    }
    Ok(code)
}

/// Gives the specs of all sources to `take` in batches: files that hold one spec each are batched too.
fn in_batches(
    sources: &[Source],
    take: &mut dyn FnMut(Vec<Input>) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let mut batch = Vec::new();
    for source in sources {
        source.batches(BATCH, &mut |inputs| {
            batch.extend(inputs);
            if batch.len() >= BATCH { take(std::mem::take(&mut batch)) } else { Ok(()) }
        })?;
    }
    if batch.is_empty() { Ok(()) } else { take(batch) }
}

fn one(input: &Input, run: &Run<'_>, together: Option<&Together>, format: ReportFormat) -> (String, Report) {
    let files = named_files::read(input);
    let options = CheckOptions { together, files: &files, ..run.options(&input.name) };
    let report = check_bytes(&input.bytes, input.format, &options);
    let rendered = match format {
        ReportFormat::Text => {
            let style = if output::is_colored() { TextStyle::Colored } else { TextStyle::Plain };
            text(&report, decode_utf8(&input.bytes).unwrap_or_default(), style)
        }
        ReportFormat::Json => {
            // A report holds texts and numbers only, so it always serializes.
            let mut line = serde_json::to_string(&report).unwrap_or_default();
            line.push('\n');
            line
        }
        ReportFormat::Script => summary_line(&report, output::style_beside()),
    };
    (rendered, report)
}

/// Reads every spec once, only for what they have in common.
fn read_together(sources: &[Source]) -> Result<Together, Failure> {
    let mut together = Together::default();
    in_batches(sources, &mut |inputs| {
        for input in inputs {
            if let Ok(text) = decode_utf8(&input.bytes)
                && let Ok(document) = Document::parse(text, input.format)
            {
                together.add(&input.name, &decode(&document.root));
            }
        }
        Ok(())
    })?;
    Ok(together)
}
