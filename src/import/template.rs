//! Specs from ARM templates.

use super::compute::{compute, is_aks, names_cluster};
use super::expression::{Allowance, Environment};
use super::lost::Why;
use super::new_cluster::{UNKNOWN, found_cluster};
use super::part::Part;
use super::{ImportError, Importing, entries, says, scope};
use crate::document::{Value, join};
use crate::facts::{member, same_resource};

const WORKSPACE: &str = "Microsoft.MachineLearningServices/workspaces";
const COMPUTE: &str = "Microsoft.MachineLearningServices/workspaces/computes";

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
    let allowance = Allowance::new();
    let environment = Environment {
        declared: member(document, "parameters"),
        given: options.parameters.map(|file| member(file, "parameters").unwrap_or(file)),
        variables: member(document, "variables"),
        place,
        allowance: &allowance,
    };
    let resources = resources(document);
    let main = resources.iter().position(Resource::is_compute).ok_or(ImportError::NoCompute)?;
    let Some(Resource { value, pointer: compute_pointer, workspace }) = resources.get(main) else {
        return Err(ImportError::NoCompute);
    };
    let mut resource = (*value).clone();

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
        for (number, candidate) in resources.iter().enumerate() {
            let cluster = found_cluster(candidate.value, &candidate.pointer, anywhere);
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
    let mut part = Part::new(environment.resolve(&resource, compute_pointer, importing), &**compute_pointer);
    part.drop("type");
    if let Some(version) = part.text("apiVersion") {
        importing.spec.push("apiVersion", version);
    }
    part.drop_if("condition", &Value::Bool(true));
    let of_workspace = workspace.as_ref().map(|workspace| {
        let name = member(workspace.value, "name").unwrap_or(&Value::Null);
        environment.resolve(name, &join(&workspace.pointer, "name"), importing)
    });
    let names = part.take("name", |name| {
        let name = name.as_str()?;
        let (workspace, name) = match &of_workspace {
            Some(workspace) => (workspace.as_str(), name),
            None => name.split_once('/').map(|(workspace, name)| (Some(workspace), name))?,
        };
        (!name.contains('/')).then(|| (workspace.map(str::to_owned), name.to_owned()))
    });
    if let Some((workspace, name)) = names {
        if let Some(workspace) = workspace {
            importing.set_workspace("name", workspace);
        }
        importing.spec.push("name", name);
    }
    compute(part, names_cluster(value), made, importing);
    for (number, other) in resources.iter().enumerate() {
        if number != main && Some(number) != maker {
            importing.lose(&*other.pointer, Why::OtherResource);
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

/// A resource of a template and where it stands there.
struct Resource<'a> {
    pointer: String,
    value: &'a Value,
    /// The workspace in which it is nested.
    workspace: Option<Workspace<'a>>,
}

/// A workspace in a template.
struct Workspace<'a> {
    pointer: String,
    value: &'a Value,
}

impl Resource<'_> {
    fn is_compute(&self) -> bool {
        let is_nested = self.workspace.is_some() && says(self.value, "type", "computes");
        (is_nested || says(self.value, "type", COMPUTE)) && is_aks(self.value)
    }
}

/// The resources of a template, with those that are nested in its workspaces.
fn resources(document: &Value) -> Vec<Resource<'_>> {
    let entries_of = |holder| member(holder, "resources").map(entries).unwrap_or_default();
    let mut resources = Vec::new();
    for (key, value) in entries_of(document) {
        let pointer = join("/resources", &key);
        if says(value, "type", WORKSPACE) {
            let below = join(&pointer, "resources");
            resources.extend(entries_of(value).into_iter().map(|(key, nested)| Resource {
                pointer: join(&below, &key),
                value: nested,
                workspace: Some(Workspace { pointer: pointer.clone(), value }),
            }));
        }
        resources.push(Resource { pointer, value, workspace: None });
    }
    resources
}
