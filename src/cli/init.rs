//! `aks-compute init`.

use aks_compute::catalog::Catalog;
use aks_compute::init::{SCENARIOS, spec};
use aks_compute::language::Language;

use super::arguments::Init;
use super::failure::Failure;
use super::{PASSED, output};

pub(super) fn run(arguments: &Init, _: Language) -> Result<u8, Failure> {
    let text = match &arguments.scenario {
        Some(name) => spec(name, arguments.cloud.as_deref(), Catalog::embedded()).map_err(Failure::Init)?,
        None => SCENARIOS.iter().map(|scenario| format!("{}\n", scenario.name)).collect(),
    };
    output::bytes(text.as_bytes())?;
    Ok(PASSED)
}
