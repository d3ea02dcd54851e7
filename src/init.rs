//! Commented specs to start from: the project's examples, for the cloud that is asked for.

use std::borrow::Cow;

use crate::catalog::Catalog;
use crate::language::{Language, say};

/// A spec to start from.
#[derive(Clone, Copy, Debug)]
pub struct Scenario {
    /// Its name on the command line.
    pub name: &'static str,
    yaml: &'static str,
}

macro_rules! scenarios {
    ($($name:literal),* $(,)?) => {
        &[$(Scenario { name: $name, yaml: include_str!(concat!("../examples/", $name, ".yaml")) }),*]
    };
}

/// Every scenario, in the order of a cluster's life.
pub const SCENARIOS: &[Scenario] = scenarios![
    "create",
    "create-devtest",
    "create-vnet",
    "create-gpu",
    "create-internal",
    "attach",
    "attach-new-cluster",
    "attach-devtest",
    "attach-internal",
    "attach-tls-auto",
    "attach-tls-custom",
    "update-tls",
    "detach",
];

/// Why there is no spec to start from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InitError {
    /// No scenario has this name.
    NoScenario(String),
    /// The catalog has no cloud of this name.
    NoCloud(String),
}

impl InitError {
    /// The error in words.
    pub fn message(&self, language: Language) -> Cow<'static, str> {
        struct Words {
            language: Language,
        }
        let cx = Words { language };
        match self {
            Self::NoScenario(name) => {
                let names = SCENARIOS.iter().map(|scenario| scenario.name).collect::<Vec<_>>().join(", ");
                say!(cx, en: "there is no scenario `{name}`; there are: {names}", zh: "没有名为 `{name}` 的场景；可用的有：{names}")
            }
            Self::NoCloud(name) => say!(
                cx,
                en: "there is no cloud `{name}`; `aks-compute catalog clouds` lists them",
                zh: "没有名为 `{name}` 的云；`aks-compute catalog clouds` 会列出所有云",
            ),
        }
    }
}

/// The spec of a scenario; for `cloud` where one is asked for, with a region of that cloud.
///
/// # Errors
/// A scenario or a cloud that does not exist.
pub fn spec(name: &str, cloud: Option<&str>, catalog: &Catalog) -> Result<String, InitError> {
    let scenario = SCENARIOS
        .iter()
        .find(|scenario| scenario.name == name)
        .ok_or_else(|| InitError::NoScenario(name.to_owned()))?;
    let Some(cloud) = cloud else { return Ok(scenario.yaml.to_owned()) };
    if catalog.cloud(cloud).is_none() {
        return Err(InitError::NoCloud(cloud.to_owned()));
    }
    Ok(for_cloud(scenario.yaml, cloud, catalog))
}

/// `yaml` with its cloud replaced, and its region where that lies in another cloud.
fn for_cloud(yaml: &str, cloud: &str, catalog: &Catalog) -> String {
    let region = catalog
        .regions()
        .iter()
        .filter(|region| region.cloud == cloud && region.service_tag)
        // All regions of Azure Government are restricted; elsewhere an open one is the better start.
        .max_by_key(|region| (!region.restricted, region.pair.is_some(), region.zones == Some(3)))
        .map(|region| region.name.as_ref());
    let mut spec = String::with_capacity(yaml.len());
    for line in yaml.split_inclusive('\n') {
        match line.strip_prefix("cloud: ") {
            Some(rest) => {
                let comment = rest.find('#').and_then(|start| rest.get(start..));
                spec.push_str("cloud: ");
                spec.push_str(cloud);
                match comment {
                    Some(comment) => {
                        spec.push_str("  ");
                        spec.push_str(comment);
                    }
                    None => spec.push('\n'),
                }
            }
            None => match (region, location_in(line)) {
                (Some(region), Some(given))
                    if catalog.region(given).is_none_or(|known| known.cloud != cloud) =>
                {
                    spec.push_str(&line.replacen(given, region, 1));
                }
                _ => spec.push_str(line),
            },
        }
    }
    spec
}

/// The region that a line `location: …` names.
fn location_in(line: &str) -> Option<&str> {
    let value = line.trim_start().strip_prefix("location:")?;
    value.split('#').next().map(str::trim).filter(|value| !value.is_empty())
}
