//! Emission: one file an artifact, all from the same body, so that all say the same.
//!
//! Emitters take a checked spec and know nothing of the rules.

mod aks_create;
mod arm;
mod azcli;
mod bash;
mod bicep;
mod body;
mod http;
mod kubectl;
mod managed_cluster;
mod parameter;
mod parameters;
mod planner;
mod python;
mod python_literal;
mod python_sdk;
mod quoting;
mod rest;
mod runbook;
mod secrets;
mod step;
mod steps;
mod terraform;
mod update;

use serde::Serialize;

use crate::catalog::Catalog;
use crate::check::CheckedSpec;
use crate::document::Value;
use crate::facts::Facts;
use crate::language::{Language, say};
use crate::report::Outcome;
use crate::spec::{Operation, Spec};

pub(crate) use managed_cluster::API_VERSION as CLUSTER_API_VERSION;
pub use rest::Request;
pub use step::{Act, Step, StepKind};

/// The version of the plan's JSON form.
pub const SCHEMA_VERSION: u32 = 1;

/// Everything that follows from a checked spec: what to send, in every form, and what to do around it.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Plan {
    /// The version of this form.
    pub schema_version: u32,
    /// The outcome of the check: `pass`, or `unknown` where facts were missing.
    pub outcome: Outcome,
    /// The spec, without secrets.
    pub spec: Value,
    /// The URL of the compute.
    pub compute_url: String,
    /// The URL of its cluster, as far as the spec or the current compute says which that is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cluster_url: Option<String>,
    /// The requests to Azure Resource Manager, in their order.
    pub requests: Vec<Request>,
    /// The artifacts; of a kind that is several files the first is the one to submit.
    pub artifacts: Vec<Artifact>,
    /// Artifacts that could not be made, and what they need.
    pub unavailable: Vec<Unavailable>,
    /// What to do, in order.
    pub steps: Vec<Step>,
}

/// A file that the user submits, runs or reads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Artifact {
    /// What it is.
    pub kind: ArtifactKind,
    /// The file name that is usual for it.
    pub file_name: &'static str,
    /// Its media type.
    pub media_type: &'static str,
    /// Its text, ending with a newline.
    pub text: String,
}

/// An artifact that could not be made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Unavailable {
    /// What it would be.
    pub kind: ArtifactKind,
    /// What it needs, in the language of the plan.
    pub needs: String,
    /// The command that gets what it needs, for bash.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub command: Option<String>,
}

/// The kinds of artifacts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ArtifactKind {
    /// The ARM template.
    Arm,
    /// The parameters file of the template.
    Parameters,
    /// The Bicep files.
    Bicep,
    /// The Terraform configuration.
    Terraform,
    /// The requests to Azure Resource Manager.
    Rest,
    /// The bash script around the Azure CLI.
    Azcli,
    /// The bash script for what is done in the cluster itself.
    Kubectl,
    /// The Python program.
    Python,
    /// The runbook.
    Steps,
}

impl ArtifactKind {
    /// All kinds, in the order in which a plan lists them.
    pub const ALL: &'static [Self] = &[
        Self::Arm,
        Self::Parameters,
        Self::Bicep,
        Self::Terraform,
        Self::Rest,
        Self::Azcli,
        Self::Python,
        Self::Kubectl,
        Self::Steps,
    ];

    /// The word on the command line and in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Arm => "arm",
            Self::Parameters => "parameters",
            Self::Bicep => "bicep",
            Self::Terraform => "terraform",
            Self::Rest => "rest",
            Self::Azcli => "azcli",
            Self::Kubectl => "kubectl",
            Self::Python => "python",
            Self::Steps => "steps",
        }
    }

    /// The kind that stands for a plan where one artifact is printed.
    pub const fn default_of(operation: Operation) -> Self {
        match operation {
            Operation::Create | Operation::Attach => Self::Arm,
            Operation::Update | Operation::Detach => Self::Rest,
        }
    }
}

/// What an emitter may look at.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Emission<'a> {
    pub(crate) spec: &'a Spec<'a>,
    pub(crate) operation: Operation,
    pub(crate) facts: &'a Facts,
    pub(crate) catalog: &'a Catalog,
    pub(crate) language: Language,
}

/// The template and its parameters file (of create and attach), and the requests, of a spec that no rule has
/// looked at: so that its texts may be anything.
#[cfg(test)]
pub(crate) fn unchecked(emission: Emission<'_>) -> (Option<(Value, Value)>, Value) {
    let template = matches!(emission.operation, Operation::Create | Operation::Attach).then(|| {
        let template = arm::template(emission);
        let parameters = parameters::document(emission, &template.parameters);
        (template.document, parameters)
    });
    (template, rest::requests(emission).map_or(Value::Null, |requests| rest::document(&requests)))
}

/// Makes the plan of a checked spec.
pub fn plan(
    checked: CheckedSpec<'_>,
    outcome: Outcome,
    facts: &Facts,
    catalog: &Catalog,
    language: Language,
) -> Plan {
    let emission =
        Emission { spec: checked.spec(), operation: checked.operation(), facts, catalog, language };
    let mut artifacts = Vec::new();
    let mut unavailable = Vec::new();
    if matches!(emission.operation, Operation::Create | Operation::Attach) {
        let template = arm::template(emission);
        artifacts.push(Artifact {
            kind: ArtifactKind::Arm,
            file_name: "azuredeploy.json",
            media_type: "application/json",
            text: pretty(&template.document),
        });
        artifacts.push(Artifact {
            kind: ArtifactKind::Parameters,
            file_name: "azuredeploy.parameters.json",
            media_type: "application/json",
            text: pretty(&parameters::document(emission, &template.parameters)),
        });
        let bicep = bicep::files(emission, &template.parameters);
        for (file_name, text) in [(bicep::MAIN_FILE, Some(bicep.main)), (bicep::CLUSTER_FILE, bicep.cluster)]
        {
            artifacts.extend(text.map(|text| Artifact {
                kind: ArtifactKind::Bicep,
                file_name,
                media_type: "text/plain",
                text,
            }));
        }
        match terraform::file(emission) {
            Ok(text) => artifacts.push(Artifact {
                kind: ArtifactKind::Terraform,
                file_name: terraform::MAIN_FILE,
                media_type: "text/plain",
                text,
            }),
            Err(missing) => unavailable.push(missing),
        }
    } else {
        for kind in
            [ArtifactKind::Arm, ArtifactKind::Parameters, ArtifactKind::Bicep, ArtifactKind::Terraform]
        {
            let needs = say!(
                emission,
                en: "the operation `create` or `attach`: an update or a detach is a request, which is in `rest`",
                zh: "`create` 或 `attach` 操作：更新和拆离只能用请求完成，见 `rest`",
            );
            unavailable.push(Unavailable { kind, needs: needs.into_owned(), command: None });
        }
    }
    let requests = match rest::requests(emission) {
        Ok(requests) => {
            artifacts.push(Artifact {
                kind: ArtifactKind::Rest,
                file_name: "requests.json",
                media_type: "application/json",
                text: pretty(&rest::document(&requests)),
            });
            artifacts.push(Artifact {
                kind: ArtifactKind::Rest,
                file_name: "requests.http",
                media_type: "text/plain",
                text: http::file(emission, &requests),
            });
            artifacts.push(Artifact {
                kind: ArtifactKind::Rest,
                file_name: "requests.sh",
                media_type: "text/x-shellscript",
                text: http::script(emission, &requests),
            });
            let goes_on = matches!(planner::way(emission), planner::Way::AttachSaved);
            if requests.is_empty() || goes_on {
                let needs = if goes_on {
                    say!(
                        emission,
                        en: "a refresh from its beginning: what remains of this one is in the steps",
                        zh: "从头开始的刷新：此次刷新剩余的操作见步骤",
                    )
                } else {
                    say!(
                        emission,
                        en: "something to send: the steps say why there is nothing",
                        zh: "需要发送的请求：当前没有，原因见步骤",
                    )
                };
                for kind in [ArtifactKind::Azcli, ArtifactKind::Python] {
                    unavailable.push(Unavailable { kind, needs: needs.clone().into_owned(), command: None });
                }
            } else {
                artifacts.push(Artifact {
                    kind: ArtifactKind::Azcli,
                    file_name: "deploy.sh",
                    media_type: "text/x-shellscript",
                    text: azcli::script(emission, &requests),
                });
                artifacts.push(Artifact {
                    kind: ArtifactKind::Python,
                    file_name: "deploy.py",
                    media_type: "text/x-python",
                    text: python::program(emission, &requests),
                });
            }
            requests
        }
        Err(missing) => {
            for kind in [ArtifactKind::Rest, ArtifactKind::Azcli, ArtifactKind::Python] {
                unavailable.push(Unavailable { kind, ..missing.clone() });
            }
            Vec::new()
        }
    };
    artifacts.push(Artifact {
        kind: ArtifactKind::Kubectl,
        file_name: "kubectl.sh",
        media_type: "text/x-shellscript",
        text: kubectl::script(emission),
    });
    let steps = steps::steps(emission, &requests);
    artifacts.push(Artifact {
        kind: ArtifactKind::Steps,
        file_name: "steps.md",
        media_type: "text/markdown",
        text: runbook::markdown(emission, &steps),
    });
    Plan {
        schema_version: SCHEMA_VERSION,
        outcome,
        spec: without_secrets(emission.spec),
        compute_url: rest::url(emission, ""),
        cluster_url: rest::cluster_url(emission),
        requests,
        artifacts,
        unavailable,
        steps,
    }
}

/// The spec as given, its private key replaced.
fn without_secrets(spec: &Spec<'_>) -> Value {
    let mut root = spec.root.cloned().unwrap_or(Value::Null);
    if let Some(key) = root.get_mut("ssl").and_then(|ssl| ssl.get_mut("keyPem")) {
        *key = Value::from(rest::KEY_PLACEHOLDER);
    }
    root
}

/// JSON, indented by two spaces, ending with a newline.
fn pretty(value: &Value) -> String {
    // A value tree has text keys only, so it always serializes.
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    text
}
