//! The ARM template for create and attach.

use super::body::{Notation, resource};
use super::parameter::{COMPUTE_NAME, DEPLOY_COMPUTE, Parameter, ParameterKind, WORKSPACE_NAME};
use super::{Emission, parameter};
use crate::document::{Value, object};
use crate::language::say;
use crate::spec::Operation;

/// A template and the parameters that it takes.
pub(super) struct Template {
    pub(super) document: Value,
    pub(super) parameters: Vec<TemplateParameter>,
}

/// A parameter of a template and its value for this spec.
pub(super) struct TemplateParameter {
    pub(super) parameter: Parameter,
    /// `None` for a secret, which no file may hold.
    pub(super) value: Option<Value>,
}

/// Writes every value as a parameter.
#[derive(Default)]
struct Parameters {
    used: Vec<TemplateParameter>,
}

impl Parameters {
    fn take(&mut self, parameter: Parameter, value: Option<Value>) -> Value {
        let expression = reference(parameter);
        self.used.push(TemplateParameter { parameter, value });
        expression
    }
}

impl Notation for Parameters {
    fn value(&mut self, parameter: Parameter, value: Value) -> Value {
        self.take(parameter, Some(value))
    }

    fn secret(&mut self, parameter: Parameter) -> Value {
        self.take(parameter, None)
    }

    fn literal(&mut self, text: &str) -> Value {
        // A text in brackets is an expression, unless its first bracket is doubled.
        Value::from(if text.starts_with('[') { format!("[{text}") } else { text.to_owned() })
    }
}

fn reference(parameter: Parameter) -> Value {
    Value::from(format!("[parameters('{}')]", parameter.name))
}

const TYPE: &str = "Microsoft.MachineLearningServices/workspaces/computes";

/// The template of a create or an attach.
pub(super) fn template(emission: Emission<'_>) -> Template {
    let mut parameters = Parameters::default();
    let workspace = emission.spec.workspace.name.given().unwrap_or_default();
    let name = emission.spec.name.given().unwrap_or_default();
    parameters.take(WORKSPACE_NAME, Some(workspace.into()));
    parameters.take(COMPUTE_NAME, Some(name.into()));
    let body = resource(emission, &mut parameters);
    parameters.take(DEPLOY_COMPUTE, Some(true.into()));

    let mut compute = object! {
        "condition" => reference(DEPLOY_COMPUTE),
        "type" => TYPE,
        "apiVersion" => emission.spec.api_version().unwrap_or_default(),
        // An expression, because the schemas of newer api-versions refuse a literal two-part name.
        "name" => format!("[format('{{0}}/{{1}}', parameters('{}'), parameters('{}'))]", WORKSPACE_NAME.name, COMPUTE_NAME.name),
    };
    for member in body.members() {
        compute.push(member.key.clone(), member.value.clone());
    }
    let document = object! {
        "$schema" => "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
        "contentVersion" => "1.0.0.0",
        "metadata" => object! { "description" => description(emission) },
        "parameters" => declarations(emission, &parameters.used),
        "resources" => vec![compute],
        "outputs" => object! {
            "computeId" => object! {
                "type" => "string",
                "value" => format!("[resourceId('{TYPE}', parameters('{}'), parameters('{}'))]", WORKSPACE_NAME.name, COMPUTE_NAME.name),
            },
        },
    };
    Template { document, parameters: parameters.used }
}

fn description(emission: Emission<'_>) -> Value {
    let text = match emission.operation {
        Operation::Attach => say!(
            emission,
            en: "Attaches an AKS cluster to an Azure Machine Learning workspace. Deploy in mode Incremental only: Complete would delete everything else in the resource group, the workspace included. Done is when the compute itself says Succeeded.",
            zh: "将 AKS 群集附加到 Azure 机器学习工作区。只能以 Incremental 模式部署：Complete 模式会删除资源组中的其他一切，包括工作区。以计算自身的状态为 Succeeded 作为完成标志。",
        ),
        _ => say!(
            emission,
            en: "Creates an AKS cluster as a compute of an Azure Machine Learning workspace. Not idempotent: when it runs again, set deployCompute to false. Deploy in mode Incremental only: Complete would delete everything else in the resource group, the workspace included. Done is when the compute itself says Succeeded.",
            zh: "创建 AKS 群集作为 Azure 机器学习工作区的计算。该操作不是幂等的：再次运行时请将 deployCompute 设为 false。只能以 Incremental 模式部署：Complete 模式会删除资源组中的其他一切，包括工作区。以计算自身的状态为 Succeeded 作为完成标志。",
        ),
    };
    Value::from(text.into_owned())
}

fn declarations(emission: Emission<'_>, used: &[TemplateParameter]) -> Value {
    let mut declarations = Value::object();
    for TemplateParameter { parameter, .. } in used {
        let mut declaration = object! { "type" => parameter.kind.as_str() };
        if parameter.name == parameter::DEPLOY_COMPUTE.name {
            declaration.push("defaultValue", true);
        }
        if !parameter.allowed.is_empty() {
            let allowed: Vec<_> = parameter.allowed.iter().map(|word| Value::from(*word)).collect();
            declaration.push("allowedValues", allowed);
        }
        if let Some((shortest, longest)) = parameter.length {
            declaration.push("minLength", shortest);
            declaration.push("maxLength", longest);
        }
        if let Some((smallest, largest)) = parameter.range {
            declaration.push("minValue", smallest);
            declaration.push("maxValue", largest);
        }
        if parameter.kind == ParameterKind::SecureString {
            declaration.push("minLength", 1);
        }
        declaration
            .push("metadata", object! { "description" => parameter.description.get(emission.language) });
        declarations.push(parameter.name, declaration);
    }
    declarations
}
