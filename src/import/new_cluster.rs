//! The cluster that a template makes beside the compute, itself or by a deployment into another resource group.

use super::compute::MadeCluster;
use super::expression::Environment;
use super::lost::Why;
use super::part::Part;
use super::{Importing, cluster, entries, says};
use crate::document::{Value, join, object};
use crate::facts::member;

const CLUSTER: &str = "Microsoft.ContainerService/managedClusters";
const DEPLOYMENT: &str = "Microsoft.Resources/deployments";
/// What stands in an id for what the template does not say; no name can hold it.
pub(super) const UNKNOWN: &str = "\0";

/// A cluster in a template, not read yet.
pub(super) struct Found<'a> {
    pub(super) id: String,
    name: String,
    subscription: String,
    group: String,
    resource: &'a Value,
    pointer: String,
    environment: Environment<'a>,
    deployment: Option<Deployment<'a>>,
}

/// A deployment that makes a cluster, perhaps in another resource group.
struct Deployment<'a> {
    resource: &'a Value,
    pointer: String,
    /// Its `properties`, where its template sees only the parameters that these pass.
    passes: Option<&'a Value>,
    /// What else it makes.
    others: Vec<String>,
}

/// The cluster that a resource of the template is or, where it is a deployment, makes.
pub(super) fn found_cluster<'a>(
    resource: &'a Value,
    pointer: &str,
    environment: Environment<'a>,
) -> Option<Found<'a>> {
    let (here_subscription, here_group) = environment.place?;
    if says(resource, "type", CLUSTER) {
        let name = text(member(resource, "name")?, environment)?;
        return Some(Found {
            id: id(here_subscription, here_group, &name),
            name,
            subscription: here_subscription.to_owned(),
            group: here_group.to_owned(),
            resource,
            pointer: pointer.to_owned(),
            environment,
            deployment: None,
        });
    }
    if !says(resource, "type", DEPLOYMENT) {
        return None;
    }
    let properties = member(resource, "properties")?;
    let inner = member(properties, "template")?;
    let (key, cluster) = entries(member(inner, "resources")?)
        .into_iter()
        .find(|(_, resource)| says(resource, "type", CLUSTER))?;
    let is_inner = member(properties, "expressionEvaluationOptions")
        .is_some_and(|options| says(options, "scope", "inner"));
    let passes = is_inner.then_some(properties);
    let passed = passes.map(|passes| {
        passed_parameters(passes, |_, value| environment.whole(value, 0).unwrap_or(Value::Null))
    });
    let within = if is_inner { of_template(inner, environment) } else { environment };
    let given = passed.as_ref().or(environment.given);
    let name = text(member(cluster, "name")?, Environment { given, ..within })?;
    let place = |key, here: &str| match member(resource, key) {
        Some(value) => text(value, environment),
        None => Some(here.to_owned()),
    };
    let subscription = place("subscriptionId", here_subscription)?;
    let group = place("resourceGroup", here_group)?;
    let within_deployment = format!("{pointer}/properties/template/resources");
    let others = entries(member(inner, "resources")?)
        .into_iter()
        .filter(|(other, _)| *other != key)
        .map(|(other, _)| join(&within_deployment, &other))
        .collect();
    Some(Found {
        id: id(&subscription, &group, &name),
        name,
        subscription,
        group,
        resource: cluster,
        pointer: join(&within_deployment, &key),
        environment,
        deployment: Some(Deployment { resource, pointer: pointer.to_owned(), passes, others }),
    })
}

/// A text, evaluated.
fn text(value: &Value, environment: Environment<'_>) -> Option<String> {
    environment.text(value.as_str()?, 0).ok()?.as_str().map(str::to_owned)
}

/// What the expressions of a deployment's own template can refer to, before it is given values.
fn of_template<'a>(template: &'a Value, around: Environment<'a>) -> Environment<'a> {
    Environment {
        declared: member(template, "parameters"),
        given: None,
        variables: member(template, "variables"),
        place: None,
        allowance: around.allowance,
    }
}

/// The parameters that a deployment passes, with their values.
fn passed_parameters(properties: &Value, mut evaluated: impl FnMut(&str, &Value) -> Value) -> Value {
    let mut passed = Value::object();
    for parameter in member(properties, "parameters").map(Value::members).unwrap_or_default() {
        if let Some(value) = member(&parameter.value, "value") {
            passed.push(&*parameter.key, object! { "value" => evaluated(&parameter.key, value) });
        }
    }
    passed
}

fn id(subscription: &str, group: &str, name: &str) -> String {
    format!("/subscriptions/{subscription}/resourceGroups/{group}/providers/{CLUSTER}/{name}")
}

impl Found<'_> {
    pub(super) fn read(self, importing: &mut Importing<'_>) -> MadeCluster {
        let place = self.environment.place.filter(|(subscription, _)| *subscription != UNKNOWN);
        let mut environment = Environment { place, ..self.environment };
        let passed;
        if let Some(Deployment { pointer, passes: Some(passes), .. }) = &self.deployment {
            let parameters = format!("{pointer}/properties/parameters");
            passed = passed_parameters(passes, |name, value| {
                environment.resolve(value, &join(&join(&parameters, name), "value"), importing)
            });
            if let Some(template) = member(passes, "template") {
                environment = Environment { given: Some(&passed), ..of_template(template, environment) };
            }
        }
        let mut part =
            Part::new(environment.resolve(self.resource, &self.pointer, importing), &*self.pointer);
        for key in ["type", "name"] {
            part.drop(key);
        }
        part.drop_if("apiVersion", &Value::from(crate::emit::CLUSTER_API_VERSION));
        let mut place = Value::object();
        if self.name.contains(UNKNOWN) {
            importing.lose(join(&self.pointer, "name"), Why::NeedsResourceGroup);
        } else {
            place.push("name", self.name);
        }
        if !self.group.contains(UNKNOWN) {
            place.push("resourceGroup", self.group);
        }
        if self.subscription != UNKNOWN && importing.workspace("subscriptionId") != Some(&*self.subscription)
        {
            place.push("subscriptionId", self.subscription);
        }
        if let Some(deployment) = self.deployment {
            for other in deployment.others {
                importing.lose(other, Why::OtherResource);
            }
            let mut part = Part::new(deployment.resource.clone(), deployment.pointer);
            for key in ["type", "apiVersion", "name", "subscriptionId", "resourceGroup", "properties"] {
                part.drop(key);
            }
            part.lose_rest(Why::NoKey, importing);
        }
        let create = cluster::create(part, place, &self.pointer, importing);
        MadeCluster { id: self.id, create }
    }
}
