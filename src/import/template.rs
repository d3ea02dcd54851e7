//! Specs from ARM templates.

use super::compute::{MadeCluster, compute, is_aks};
use super::expression::Environment;
use super::lost::Why;
use super::part::Part;
use super::{ImportError, Importing, cluster, entries, says, scope};
use crate::document::{Value, join, object};
use crate::facts::{member, same_resource};

const COMPUTE: &str = "Microsoft.MachineLearningServices/workspaces/computes";
const CLUSTER: &str = "Microsoft.ContainerService/managedClusters";
const DEPLOYMENT: &str = "Microsoft.Resources/deployments";
/// What stands in an id for what the template does not say; no name can hold it.
const UNKNOWN: &str = "\0";

/// The spec of the first compute of type AKS in the template, with the cluster that the template makes for it.
pub(super) fn template(document: &Value, importing: &mut Importing<'_>) -> Result<(), ImportError> {
    let options = importing.options;
    let place = match options.resource_group {
        Some(id) => match scope::names(id, scope::GROUP).as_deref() {
            Some(&[subscription, group]) => Some((subscription, group)),
            _ => return Err(ImportError::ResourceGroup),
        },
        None => None,
    };
    let environment = Environment {
        declared: member(document, "parameters"),
        given: options.parameters.map(|file| member(file, "parameters").unwrap_or(file)),
        place,
    };
    let resources = member(document, "resources").map(entries).unwrap_or_default();
    let pointer = |key: &str| join("/resources", key);
    let main = resources
        .iter()
        .position(|(_, resource)| says(resource, "type", COMPUTE) && is_aks(resource))
        .ok_or(ImportError::NoCompute)?;
    let Some((key, resource)) = resources.get(main) else { return Err(ImportError::NoCompute) };
    let mut resource = (*resource).clone();
    let compute_pointer = pointer(key);

    if let Some((subscription, group)) = place {
        importing.set_workspace("subscriptionId", subscription);
        importing.set_workspace("resourceGroup", group);
    } else {
        importing.lose("", Why::NoWorkspace);
    }
    // The id of the cluster is compared with that of each cluster, whether or not the template says all of it.
    let anywhere = Environment { place: place.or(Some((UNKNOWN, UNKNOWN))), ..environment };
    let link = resource.at(&["properties", "resourceId"]).and_then(Value::as_str);
    let link = link.and_then(|text| anywhere.text(text, 0).ok()?.as_str().map(str::to_owned));
    let mut made = None;
    let mut maker = None;
    if let Some(link) = link {
        for (number, (key, candidate)) in resources.iter().enumerate() {
            let cluster = found_cluster(candidate, &pointer(key), anywhere);
            if let Some(found) = cluster.filter(|found| same_resource(&found.id, &link)) {
                maker = Some(number);
                made = Some(found.read(importing));
                // Evaluated here, and its order is what the spec means anyway.
                if let Some(place) =
                    resource.get_mut("properties").and_then(|properties| properties.get_mut("resourceId"))
                {
                    *place = Value::from(link);
                }
                if resource.get("dependsOn").is_some_and(|names| names.items().len() == 1) {
                    resource.remove("dependsOn");
                }
                break;
            }
        }
    }
    let mut part = Part::new(environment.resolve(&resource, &compute_pointer, importing), &*compute_pointer);
    part.drop("type");
    if let Some(version) = part.text("apiVersion") {
        importing.spec.push("apiVersion", version);
    }
    part.drop_if("condition", &Value::Bool(true));
    let names = part.take("name", |name| {
        let (workspace, name) = name.as_str()?.split_once('/')?;
        (!name.contains('/')).then(|| (workspace.to_owned(), name.to_owned()))
    });
    if let Some((workspace, name)) = names {
        importing.set_workspace("name", workspace);
        importing.spec.push("name", name);
    }
    compute(part, made, importing);
    for (number, (key, _)) in resources.iter().enumerate() {
        if number != main && Some(number) != maker {
            importing.lose(pointer(key), Why::OtherResource);
        }
    }
    for (key, _) in member(document, "outputs").map(entries).unwrap_or_default() {
        // Ours, which every plan writes.
        if key != "computeId" {
            importing.lose(join("/outputs", &key), Why::NoKey);
        }
    }
    Ok(())
}

/// A cluster in a template, not read yet.
struct Found<'a> {
    id: String,
    name: String,
    subscription: String,
    group: String,
    resource: &'a Value,
    pointer: String,
    environment: Environment<'a>,
    /// The deployment that makes it in another resource group, and the parameters that this passes.
    deployment: Option<Part>,
    /// What else this makes.
    others: Vec<String>,
    passed: Value,
}

/// The cluster that a resource of the template is or, where it is a deployment, makes.
fn found_cluster<'a>(resource: &'a Value, pointer: &str, environment: Environment<'a>) -> Option<Found<'a>> {
    let text = |value: &Value, environment: Environment<'_>| {
        environment.text(value.as_str()?, 0).ok()?.as_str().map(str::to_owned)
    };
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
            others: Vec::new(),
            passed: Value::Null,
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
    let mut passed = Value::Null;
    let mut name = text(member(cluster, "name")?, environment);
    let mut within = environment;
    if is_inner {
        passed = passed_parameters(properties, environment);
        let environment =
            Environment { given: Some(&passed), declared: member(inner, "parameters"), place: None };
        name = text(member(cluster, "name")?, environment);
        within = Environment { given: None, declared: member(inner, "parameters"), place: None };
    }
    let name = name?;
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
    let mut deployment = Part::new(resource.clone(), pointer);
    for key in ["type", "apiVersion", "name", "subscriptionId", "resourceGroup", "properties"] {
        deployment.drop(key);
    }
    Some(Found {
        id: id(&subscription, &group, &name),
        name,
        subscription,
        group,
        resource: cluster,
        pointer: join(&within_deployment, &key),
        environment: within,
        deployment: Some(deployment),
        others,
        passed,
    })
}

/// The parameters that a deployment passes, with their values.
fn passed_parameters(properties: &Value, environment: Environment<'_>) -> Value {
    let mut passed = Value::object();
    for parameter in member(properties, "parameters").map(Value::members).unwrap_or_default() {
        let value = match member(&parameter.value, "value") {
            Some(Value::String(text)) => environment.text(text, 0).ok(),
            other => other.cloned(),
        };
        // What has no value here has none inside either, and is reported where it is used.
        if let Some(value) = value {
            passed.push(parameter.key.clone(), object! { "value" => value });
        }
    }
    passed
}

fn id(subscription: &str, group: &str, name: &str) -> String {
    format!("/subscriptions/{subscription}/resourceGroups/{group}/providers/{CLUSTER}/{name}")
}

impl Found<'_> {
    fn read(self, importing: &mut Importing<'_>) -> MadeCluster {
        let given = if self.passed == Value::Null { self.environment.given } else { Some(&self.passed) };
        let place = self.environment.place.filter(|(subscription, _)| *subscription != UNKNOWN);
        let environment = Environment { given, place, ..self.environment };
        let mut part =
            Part::new(environment.resolve(self.resource, &self.pointer, importing), &*self.pointer);
        for key in ["type", "name"] {
            part.drop(key);
        }
        part.drop_if("apiVersion", &Value::from(crate::emit::CLUSTER_API_VERSION));
        let mut place = object! { "name" => self.name };
        if self.group != UNKNOWN {
            place.push("resourceGroup", self.group);
        }
        if self.subscription != UNKNOWN && importing.workspace("subscriptionId") != Some(&*self.subscription)
        {
            place.push("subscriptionId", self.subscription);
        }
        for other in self.others {
            importing.lose(other, Why::OtherResource);
        }
        if let Some(deployment) = self.deployment {
            deployment.lose_rest(Why::NoKey, importing);
        }
        let create = cluster::create(part, place, &self.pointer, importing);
        MadeCluster { id: self.id, create }
    }
}
