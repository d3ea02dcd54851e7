//! The ARM template for create and attach.

use std::borrow::Cow;

use super::body::{Notation, resource};
use super::parameter::{
    CLUSTER_NAME, CLUSTER_RESOURCE_GROUP, CLUSTER_RESOURCE_ID, CLUSTER_SUBSCRIPTION_ID, COMPUTE_NAME,
    DEPLOY_COMPUTE, Parameter, ParameterKind, WORKSPACE_NAME,
};
use super::planner::new_cluster;
use super::{Emission, managed_cluster, parameter};
use crate::document::{Value, object};
use crate::facts::{same_resource, segment_after};
use crate::language::say;
use crate::spec::{ClusterCreate, Operation};

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
        self.add(TemplateParameter { parameter, value });
        expression
    }

    /// Several resources may take the same parameter: each node pool the subnet.
    fn add(&mut self, added: TemplateParameter) {
        if !self.used.iter().any(|used| used.parameter.name == added.parameter.name) {
            self.used.push(added);
        }
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
        // A text in brackets is an expression, unless its first bracket is doubled. A first bracket alone is none.
        let is_bracketed = text.starts_with('[') && text.ends_with(']');
        Value::from(if is_bracketed { format!("[{text}") } else { text.to_owned() })
    }

    fn cluster_id(&mut self, emission: Emission<'_>, id: String) -> Value {
        match ClusterPlace::of(emission) {
            Some(place) => place.id(managed_cluster::TYPE, &format!("parameters('{}')", CLUSTER_NAME.name)),
            None => self.value(CLUSTER_RESOURCE_ID, id.into()),
        }
    }
}

/// Where a template that makes a cluster puts it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ClusterPlace {
    /// Into the resource group to which the template is deployed: the workspace's.
    SameGroup,
    /// Into another one, by a deployment of its own.
    OtherGroup,
}

impl ClusterPlace {
    /// `None` where the template makes no cluster.
    pub(super) fn of(emission: Emission<'_>) -> Option<Self> {
        new_cluster(emission)?;
        let group = |id: String| id.split_once("/providers/").map(|(group, _)| group.to_owned());
        let cluster = emission.spec.cluster_id().and_then(group)?;
        let workspace = emission.spec.workspace_id().and_then(group)?;
        Some(if same_resource(&cluster, &workspace) { Self::SameGroup } else { Self::OtherGroup })
    }

    /// The expression for the ARM id of what is there; `name` is an expression.
    fn id(self, resource_type: &str, name: &str) -> Value {
        Value::from(match self {
            Self::SameGroup => format!("[resourceId('{resource_type}', {name})]"),
            Self::OtherGroup => format!(
                "[resourceId(parameters('{}'), parameters('{}'), '{resource_type}', {name})]",
                CLUSTER_SUBSCRIPTION_ID.name, CLUSTER_RESOURCE_GROUP.name
            ),
        })
    }
}

fn reference(parameter: Parameter) -> Value {
    Value::from(format!("[parameters('{}')]", parameter.name))
}

/// The type of a compute.
pub(super) const TYPE: &str = "Microsoft.MachineLearningServices/workspaces/computes";
const DEPLOYMENT_TYPE: &str = "Microsoft.Resources/deployments";
const DEPLOYMENT_API_VERSION: &str = "2021-04-01";
/// The name of the deployment that puts a cluster into another resource group.
pub(super) const CLUSTER_DEPLOYMENT: &str = "aks-compute-cluster";
const SCHEMA: &str = "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#";
const CONTENT_VERSION: &str = "1.0.0.0";

/// The template of a create or an attach.
pub(super) fn template(emission: Emission<'_>) -> Template {
    let mut parameters = Parameters::default();
    let workspace = emission.spec.workspace.name.given().unwrap_or_default();
    let name = emission.spec.name.given().unwrap_or_default();
    parameters.take(WORKSPACE_NAME, Some(workspace.into()));
    parameters.take(COMPUTE_NAME, Some(name.into()));
    let mut resources = Vec::new();
    let mut depends_on = None;
    if let (Some(create), Some(place)) = (new_cluster(emission), ClusterPlace::of(emission)) {
        let cluster = match place {
            ClusterPlace::SameGroup => {
                depends_on =
                    Some(place.id(managed_cluster::TYPE, &format!("parameters('{}')", CLUSTER_NAME.name)));
                cluster(emission, create, &mut parameters)
            }
            ClusterPlace::OtherGroup => {
                depends_on = Some(place.id(DEPLOYMENT_TYPE, &format!("'{CLUSTER_DEPLOYMENT}'")));
                cluster_deployment(emission, create, &mut parameters)
            }
        };
        resources.push(cluster);
    }
    let body = resource(emission, &mut parameters);
    parameters.take(DEPLOY_COMPUTE, Some(true.into()));

    let mut compute = object! {
        "condition" => reference(DEPLOY_COMPUTE),
        "type" => TYPE,
        "apiVersion" => emission.spec.api_version().unwrap_or_default(),
        // An expression, because the schemas of newer api-versions refuse a literal two-part name.
        "name" => format!("[format('{{0}}/{{1}}', parameters('{}'), parameters('{}'))]", WORKSPACE_NAME.name, COMPUTE_NAME.name),
    };
    if let Some(depends_on) = depends_on {
        compute.push("dependsOn", vec![depends_on]);
    }
    append(&mut compute, &body);
    resources.push(compute);
    let document = object! {
        "$schema" => SCHEMA,
        "contentVersion" => CONTENT_VERSION,
        "metadata" => object! { "description" => description(emission).into_owned() },
        "parameters" => declarations(emission, &parameters.used),
        "resources" => resources,
        "outputs" => object! {
            "computeId" => object! {
                "type" => "string",
                "value" => format!("[resourceId('{TYPE}', parameters('{}'), parameters('{}'))]", WORKSPACE_NAME.name, COMPUTE_NAME.name),
            },
        },
    };
    Template { document, parameters: parameters.used }
}

/// The cluster as a resource. It has no condition: making it again changes nothing.
fn cluster(emission: Emission<'_>, create: &ClusterCreate<'_>, parameters: &mut Parameters) -> Value {
    let mut cluster = object! {
        "type" => managed_cluster::TYPE,
        "apiVersion" => managed_cluster::API_VERSION,
        "name" => parameters.take(CLUSTER_NAME, create.name.given().map(Value::from)),
    };
    append(&mut cluster, &managed_cluster::resource(emission, create, parameters));
    cluster
}

/// The deployment that puts the cluster into another resource group or subscription.
fn cluster_deployment(
    emission: Emission<'_>,
    create: &ClusterCreate<'_>,
    parameters: &mut Parameters,
) -> Value {
    let id = emission.spec.cluster_id().unwrap_or_default();
    let segment = |name| segment_after(&id, name).map(Value::from);
    let subscription = parameters.take(CLUSTER_SUBSCRIPTION_ID, segment("subscriptions"));
    let group = parameters.take(CLUSTER_RESOURCE_GROUP, segment("resourceGroups"));
    let mut inner = Parameters::default();
    let cluster = cluster(emission, create, &mut inner);
    let mut passed = Value::object();
    for TemplateParameter { parameter, .. } in &inner.used {
        passed.push(parameter.name, object! { "value" => reference(*parameter) });
    }
    let template = object! {
        "$schema" => SCHEMA,
        "contentVersion" => CONTENT_VERSION,
        "parameters" => declarations(emission, &inner.used),
        "resources" => vec![cluster],
    };
    for parameter in inner.used {
        parameters.add(parameter);
    }
    object! {
        "type" => DEPLOYMENT_TYPE,
        "apiVersion" => DEPLOYMENT_API_VERSION,
        "name" => CLUSTER_DEPLOYMENT,
        "subscriptionId" => subscription,
        "resourceGroup" => group,
        "properties" => object! {
            "mode" => "Incremental",
            "expressionEvaluationOptions" => object! { "scope" => "inner" },
            "parameters" => passed,
            "template" => template,
        },
    }
}

/// Adds the members of `rest` to `object`.
pub(super) fn append(object: &mut Value, rest: &Value) {
    for member in rest.members() {
        object.push(member.key.clone(), member.value.clone());
    }
}

/// What a template does and what must be known of it.
pub(super) fn description(emission: Emission<'_>) -> Cow<'static, str> {
    match emission.operation {
        Operation::Attach if new_cluster(emission).is_some() => say!(
            emission,
            en: "Creates an AKS cluster and attaches it to an Azure Machine Learning workspace. When it runs again, set deployCompute to false: attaching is not idempotent. Deploy in mode Incremental only: Complete would delete everything else in the resource group, the workspace included. Done is when the compute itself says Succeeded.",
            zh: "创建 AKS 群集并将其附加到 Azure 机器学习工作区。再次运行时请将 deployCompute 设为 false：附加操作不是幂等的。只能以 Incremental 模式部署：Complete 模式会删除资源组中的其他一切，包括工作区。以计算自身的状态为 Succeeded 作为完成标志。",
        ),
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
    }
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

#[cfg(test)]
mod tests {
    use crate::catalog::Catalog;
    use crate::document::{Document, Format, Value};
    use crate::emit::Emission;
    use crate::facts::Facts;
    use crate::language::Language;
    use crate::spec::{Operation, decode};

    /// The template of a spec that no rule has looked at, so that its texts may be anything.
    fn template_of(group: &str, text: &str) -> Value {
        let spec = format!(
            "operation: attach
workspace: {{ subscriptionId: s, resourceGroup: ml-rg, name: ml-ws, location: chinaeast2 }}
name: myaks
description: '{text}'
tags: {{ '{text}': '{text}' }}
cluster:
  create:
    resourceGroup: '{group}'
    name: '{text}'
    location: '{text}'
    kubernetesVersion: '{text}'
    fqdnSubdomain: '{text}'
    podCidr: '{text}'
    serviceCidr: '{text}'
    dnsServiceIP: '{text}'
    vnetSubnetId: '{text}'
    podSubnetId: '{text}'
    authorizedIpRanges: ['{text}']
    privateCluster: true
    privateClusterPublicFqdn: true
    privateDnsZone: '{text}'
    identity: {{ type: UserAssigned, resourceId: '{text}' }}
    loadBalancerProfile: {{ outboundIpIds: ['{text}'], outboundIpPrefixIds: ['{text}'] }}
    nodePools: [{{ name: '{text}', vmSize: '{text}', taints: ['{text}'] }}]
"
        );
        let document = Document::parse(&spec, Format::Yaml).unwrap();
        let spec = decode(&document.root);
        let emission = Emission {
            spec: &spec,
            operation: Operation::Attach,
            facts: &Facts::default(),
            catalog: Catalog::embedded(),
            language: Language::English,
        };
        super::template(emission).document
    }

    fn texts<'a>(value: &'a Value, into: &mut Vec<&'a str>) {
        match value {
            Value::Object(members) => {
                for member in members {
                    into.push(member.key.as_ref());
                    texts(&member.value, into);
                }
            }
            Value::Array(items) => items.iter().for_each(|item| texts(item, into)),
            other => into.extend(other.as_str()),
        }
    }

    /// How often `wanted` stands in the template. Whatever else begins with a bracket must be an expression of ours.
    fn count(template: &Value, wanted: &str) -> usize {
        let mut found = Vec::new();
        texts(template, &mut found);
        let ours = ["[parameters('", "[resourceId('", "[resourceId(parameters('", "[format('"];
        for text in found.iter().filter(|text| text.starts_with('[') && **text != wanted) {
            assert!(ours.iter().any(|beginning| text.starts_with(beginning)), "{text}");
        }
        found.iter().filter(|text| **text == wanted).count()
    }

    /// The tag's key and value, and in the cluster: subdomain, three ranges and addresses, subnet of the pods,
    /// authorized range, zone, identity, address, prefix, and of the pool name, size and taint.
    const LITERALS: usize = 15;

    #[test]
    fn a_text_in_brackets_is_inert_in_every_literal() {
        for group in ["ml-rg", "aks-rg"] {
            let template = template_of(group, "[resourceGroup().location]");
            assert_eq!(count(&template, "[[resourceGroup().location]"), LITERALS, "{group}");
            assert_eq!(count(&template_of(group, "[[x]"), "[[[x]"), LITERALS, "{group}");
        }
    }

    #[test]
    fn a_text_that_only_opens_a_bracket_stays_as_it_is() {
        // It is no expression, so that nothing would take a second bracket away again.
        assert_eq!(count(&template_of("aks-rg", "[only opened"), "[only opened"), LITERALS);
    }

    #[test]
    fn a_private_cluster_has_a_public_name_when_told_so() {
        let template = serde_json::to_value(template_of("ml-rg", "x")).unwrap();
        let access = &template["resources"][0]["properties"]["apiServerAccessProfile"];
        assert_eq!(access["enablePrivateClusterPublicFQDN"], true, "{template}");
    }
}
