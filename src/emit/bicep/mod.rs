//! The Bicep files for create and attach; they take the parameters of the ARM template, and its parameters file.

mod syntax;

use std::fmt::Write as _;

use super::arm::{CLUSTER_DEPLOYMENT, ClusterPlace, TYPE, TemplateParameter, append, description};
use super::body::{self, Notation};
use super::parameter::{
    CLUSTER_NAME, CLUSTER_RESOURCE_ID, COMPUTE_NAME, DEPLOY_COMPUTE, Parameter, ParameterKind, WORKSPACE_NAME,
};
use super::planner::new_cluster;
use super::quoting::comment;
use super::steps::deploy_command;
use super::{Emission, managed_cluster};
use crate::document::{Value, object};
use crate::language::say;
use crate::spec::ClusterCreate;
use syntax::{quoted, write_value};

pub(super) const MAIN_FILE: &str = "main.bicep";
pub(super) const CLUSTER_FILE: &str = "cluster.bicep";

/// The files of a create or an attach.
pub(super) struct Files {
    pub(super) main: String,
    /// The module that makes a cluster in another resource group, which in Bicep is a file of its own.
    pub(super) cluster: Option<String>,
}

/// Writes every value as a reference to its parameter.
#[derive(Default)]
struct References {
    used: Vec<Parameter>,
}

impl Notation for References {
    fn value(&mut self, parameter: Parameter, _: Value) -> Value {
        self.secret(parameter)
    }

    fn secret(&mut self, parameter: Parameter) -> Value {
        if !self.used.iter().any(|used| used.name == parameter.name) {
            self.used.push(parameter);
        }
        reference(parameter)
    }

    fn literal(&mut self, text: &str) -> Value {
        text.into()
    }

    fn cluster_id(&mut self, emission: Emission<'_>, id: String) -> Value {
        match ClusterPlace::of(emission) {
            Some(ClusterPlace::SameGroup) => Value::Foreign("cluster.id"),
            Some(ClusterPlace::OtherGroup) => Value::Foreign("cluster.outputs.id"),
            None => self.value(CLUSTER_RESOURCE_ID, id.into()),
        }
    }
}

const fn reference(parameter: Parameter) -> Value {
    Value::Foreign(parameter.name)
}

/// The Bicep files; `parameters` are those of the ARM template.
pub(super) fn files(emission: Emission<'_>, parameters: &[TemplateParameter]) -> Files {
    let mut main = comment(
        "//",
        &say!(
            emission,
            en: "Deploy it with the parameters file of the ARM template, which has the same parameters:",
            zh: "与 ARM 模板的参数相同，部署时使用其参数文件：",
        ),
    );
    main.push_str(&comment("//", &deploy_command(emission, MAIN_FILE)));
    statement(&mut main, "metadata description = ", &description(emission).into_owned().into());
    for TemplateParameter { parameter, .. } in parameters {
        declare(&mut main, emission, *parameter);
    }
    let mut module = None;
    if let (Some(create), Some(place)) = (new_cluster(emission), ClusterPlace::of(emission)) {
        match place {
            ClusterPlace::SameGroup => cluster(&mut main, emission, create, &mut References::default()),
            ClusterPlace::OtherGroup => module = Some(cluster_module(&mut main, emission, create)),
        }
    }
    compute(&mut main, emission);
    Files { main, cluster: module }
}

/// A blank line, then `head` with a value.
fn statement(out: &mut String, head: &str, value: &Value) {
    out.push('\n');
    out.push_str(head);
    write_value(out, value, 0);
    out.push('\n');
}

fn declare(out: &mut String, emission: Emission<'_>, parameter: Parameter) {
    let decorate = |out: &mut String, decorator: &str, value: &Value| {
        let _ = write!(out, "@{decorator}(");
        write_value(out, value, 0);
        out.push_str(")\n");
    };
    out.push('\n');
    decorate(out, "description", &parameter.description.get(emission.language).into());
    if !parameter.allowed.is_empty() {
        let allowed: Vec<_> = parameter.allowed.iter().map(|word| Value::from(*word)).collect();
        decorate(out, "allowed", &allowed.into());
    }
    let is_secret = parameter.kind == ParameterKind::SecureString;
    if is_secret {
        out.push_str("@secure()\n");
        decorate(out, "minLength", &1.into());
    }
    for (least, most, bounds) in
        [("minLength", "maxLength", parameter.length), ("minValue", "maxValue", parameter.range)]
    {
        if let Some((smallest, largest)) = bounds {
            decorate(out, least, &smallest.into());
            decorate(out, most, &largest.into());
        }
    }
    let kind = if is_secret { ParameterKind::String } else { parameter.kind };
    let _ = write!(out, "param {} {}", parameter.name, kind.as_str());
    if parameter.name == DEPLOY_COMPUTE.name {
        out.push_str(" = true");
    }
    out.push('\n');
}

/// The workspace, the compute in it, and the output.
fn compute(out: &mut String, emission: Emission<'_>) {
    let version = emission.spec.api_version().unwrap_or_default();
    let (workspace_type, _) = TYPE.rsplit_once('/').unwrap_or_default();
    statement(
        out,
        &format!("resource workspace {} existing = ", quoted(&format!("{workspace_type}@{version}"))),
        &object! { "name" => reference(WORKSPACE_NAME) },
    );
    let mut compute = object! { "parent" => Value::Foreign("workspace"), "name" => reference(COMPUTE_NAME) };
    append(&mut compute, &body::resource(emission, &mut References::default()));
    let resource_type = quoted(&format!("{TYPE}@{version}"));
    let head = format!("resource compute {resource_type} = if ({}) ", DEPLOY_COMPUTE.name);
    statement(out, &head, &compute);
    statement(out, "output computeId string = ", &Value::Foreign("compute.id"));
}

/// The cluster. It has no condition: making it again changes nothing.
fn cluster(
    out: &mut String,
    emission: Emission<'_>,
    create: &ClusterCreate<'_>,
    references: &mut References,
) {
    let mut cluster = object! { "name" => references.secret(CLUSTER_NAME) };
    append(&mut cluster, &managed_cluster::resource(emission, create, references));
    let head = format!("resource cluster '{}@{}' = ", managed_cluster::TYPE, managed_cluster::API_VERSION);
    statement(out, &head, &cluster);
}

/// Writes the use of the module into `main`; returns the module.
fn cluster_module(main: &mut String, emission: Emission<'_>, create: &ClusterCreate<'_>) -> String {
    let mut references = References::default();
    let mut resource = String::new();
    cluster(&mut resource, emission, create, &mut references);
    let mut module = comment(
        "//",
        &say!(
            emission,
            en: "The module of {MAIN_FILE} that creates the cluster in its own resource group.",
            zh: "{MAIN_FILE} 的模块，在群集所属的资源组中创建群集。",
        ),
    );
    let mut passed = Value::object();
    for parameter in references.used {
        declare(&mut module, emission, parameter);
        passed.push(parameter.name, reference(parameter));
    }
    module.push_str(&resource);
    statement(&mut module, "output id string = ", &Value::Foreign("cluster.id"));
    let mut head = comment(
        "//",
        &say!(
            emission,
            en: "It is in another resource group than the workspace, so {CLUSTER_FILE} must stand beside this file.",
            zh: "群集与工作区不在同一资源组，因此 {CLUSTER_FILE} 须与本文件放在一起。",
        ),
    );
    let _ = write!(head, "module cluster '{CLUSTER_FILE}' = ");
    let use_of_it = object! {
        "name" => CLUSTER_DEPLOYMENT,
        "scope" => SCOPE,
        "params" => passed,
    };
    statement(main, &head, &use_of_it);
    module
}

/// The resource group of the cluster, by the parameters that name it.
const SCOPE: Value = Value::Foreign("resourceGroup(clusterSubscriptionId, clusterResourceGroup)");
