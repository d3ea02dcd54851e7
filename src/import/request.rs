//! Specs from requests to Azure Resource Manager, and from a compute as it answers them.

use percent_encoding::percent_decode_str;

use super::compute::{MadeCluster, compute, names_cluster};
use super::lost::Why;
use super::part::Part;
use super::{ImportError, Importing, cluster, says, scope};
use crate::document::{Value, object};
use crate::facts::{member, same_resource, same_text};
use crate::spec::UnderlyingResourceAction;

/// The spec of one request.
pub(super) fn one(document: &Value, importing: &mut Importing<'_>) -> Result<(), ImportError> {
    from_requests(vec![Request::read(document, String::new())], importing)
}

/// The spec of a list of requests, as the artifact `rest` is one.
pub(super) fn requests(document: &Value, importing: &mut Importing<'_>) -> Result<(), ImportError> {
    let list = document.items().iter().enumerate();
    from_requests(list.map(|(number, item)| Request::read(item, format!("/{number}"))).collect(), importing)
}

/// The spec of a compute as a GET shows it, or of the body of a PUT, which does not say which compute it is.
pub(super) fn resource(document: &Value, importing: &mut Importing<'_>) {
    let mut part = Part::new(document.clone(), "");
    let id = part.take("id", |id| {
        let [subscription, group, workspace, name] = *scope::names(id.as_str()?, scope::COMPUTE)? else {
            return None;
        };
        Some([subscription, group, workspace, name].map(str::to_owned))
    });
    if let Some(names) = id {
        place(names, importing);
        part.drop("name");
        part.drop("systemData");
        part = part.map_value(without_names_of_hosts);
    } else {
        if let Some(name) = part.text("name") {
            importing.spec.push("name", name);
        }
        importing.lose("", Why::NoWorkspace);
    }
    part.drop("type");
    compute(part, names_cluster(document), None, importing);
}

/// The answered compute without the host names that the service made up, for which nobody asks.
fn without_names_of_hosts(mut compute: Value) -> Value {
    let inner = compute.get_mut("properties").and_then(|properties| properties.get_mut("properties"));
    let Some(inner) = inner else { return compute };
    inner.remove("clusterFqdn");
    if let Some(ssl) = inner.get_mut("sslConfiguration") {
        let text = |key| ssl.get(key).and_then(Value::as_str);
        // The name of a certificate from Microsoft is the label with some characters and the region behind it.
        let is_made_up = says(ssl, "status", "Auto")
            && text("cname")
                .zip(text("leafDomainLabel"))
                .is_some_and(|(name, label)| name.starts_with(label));
        if is_made_up {
            ssl.remove("cname");
        }
    }
    compute
}

/// A request, with its URL taken apart.
struct Request {
    document: Value,
    pointer: String,
    method: String,
    host: String,
    /// The path, decoded segment by segment.
    path: String,
    query: Vec<(String, String)>,
}

impl Request {
    fn read(document: &Value, pointer: String) -> Self {
        let text = |key| member(document, key).and_then(Value::as_str).unwrap_or_default();
        let url = text("url");
        let url = url.split_once("://").map_or(url, |(_, rest)| rest);
        let (url, query) = url.split_once('?').unwrap_or((url, ""));
        let (host, path) = match url.split_once('/') {
            Some((host, path)) => (host, format!("/{}", decoded(path))),
            None => (url, String::new()),
        };
        let query = query.split('&').filter(|pair| !pair.is_empty());
        let pair = |pair: &str| {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            (decoded(key), decoded(value))
        };
        Self {
            pointer,
            method: text("method").to_ascii_uppercase(),
            host: host.to_owned(),
            path,
            query: query.map(pair).collect(),
            document: document.clone(),
        }
    }

    fn body(&self) -> Option<&Value> {
        member(&self.document, "body")
    }

    fn compute(&self) -> Option<[String; 4]> {
        let [subscription, group, workspace, name] = *scope::names(&self.path, scope::COMPUTE)? else {
            return None;
        };
        Some([subscription, group, workspace, name].map(str::to_owned))
    }

    /// Reports what the spec does not hold of the request itself.
    fn lose_rest(&self, importing: &mut Importing<'_>) {
        let mut part = Part::new(self.document.clone(), &*self.pointer);
        for key in ["id", "method", "url", "body", "apiVersion", "secretRefs"] {
            part.drop(key);
        }
        part.lose_rest(Why::NoKey, importing);
        if self.query.iter().any(|(key, _)| !matches!(&**key, API_VERSION | ACTION)) {
            importing.lose(part_of(&self.pointer, "url"), Why::NoKey);
        }
    }
}

const API_VERSION: &str = "api-version";
const ACTION: &str = "underlyingResourceAction";

fn part_of(pointer: &str, key: &str) -> String {
    format!("{pointer}/{key}")
}

/// A text of a URL; what is not UTF-8 in it stays readable as what it is not.
fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

fn from_requests(requests: Vec<Request>, importing: &mut Importing<'_>) -> Result<(), ImportError> {
    if !requests.iter().any(|request| !request.method.is_empty()) {
        return Err(ImportError::NotRecognized);
    }
    let of = |method: &str| {
        requests.iter().position(|request| request.method == method && request.compute().is_some())
    };
    let main = of("PUT").or_else(|| of("DELETE")).ok_or(ImportError::NoCompute)?;
    let Some(request) = requests.get(main) else { return Err(ImportError::NoCompute) };
    if request.method == "PUT" && !request.body().is_some_and(super::compute::is_aks) {
        return Err(ImportError::NoCompute);
    }
    if let Some(names) = request.compute() {
        place(names, importing);
    }
    let clouds = importing.options.catalog.clouds();
    match clouds.iter().find(|cloud| same_text(&cloud.resource_manager, &request.host)) {
        Some(cloud) => importing.spec.set("cloud", &*cloud.name),
        None => importing.lose(part_of(&request.pointer, "url"), Why::NoKey),
    }
    let query = |wanted: &str| {
        let pair = request.query.iter().find(|(key, _)| key.eq_ignore_ascii_case(wanted));
        pair.map(|(_, value)| value.clone())
    };
    if let Some(version) = query(API_VERSION) {
        importing.spec.push("apiVersion", version);
    }
    request.lose_rest(importing);
    let mut made = None;
    if request.method == "DELETE" {
        importing.spec.push("operation", "detach");
        let action = query(ACTION);
        let word = UnderlyingResourceAction::WORDS
            .iter()
            .find(|word| action.as_ref().is_some_and(|action| word.eq_ignore_ascii_case(action)));
        match word {
            Some(word) => importing.spec.push("action", *word),
            None if action.is_some() => importing.lose(part_of(&request.pointer, "url"), Why::NoKey),
            None => {}
        }
        if request.body().is_some_and(|body| !body.is_empty()) {
            importing.lose(part_of(&request.pointer, "body"), Why::NoKey);
        }
    } else if let Some(body) = request.body() {
        let link =
            member(body, "properties").and_then(|properties| member(properties, "resourceId")?.as_str());
        made = link.and_then(|id| {
            requests.iter().position(|request| request.method == "PUT" && same_resource(&request.path, id))
        });
        let cluster = made.and_then(|made| made_cluster(requests.get(made)?, importing));
        let pointer = part_of(&request.pointer, "body");
        compute(Part::new(body.clone(), pointer), names_cluster(body), cluster, importing);
    }
    for (number, other) in requests.iter().enumerate() {
        if number != main && Some(number) != made {
            importing.lose(other.pointer.clone(), Why::OtherRequest);
        }
    }
    Ok(())
}

/// The cluster that a request makes.
fn made_cluster(request: &Request, importing: &mut Importing<'_>) -> Option<MadeCluster> {
    let [subscription, group, name] = *scope::names(&request.path, scope::CLUSTER)? else { return None };
    let mut place = object! { "resourceGroup" => group, "name" => name };
    if importing.workspace("subscriptionId") != Some(subscription) {
        place.push("subscriptionId", subscription);
    }
    request.lose_rest(importing);
    let pointer = part_of(&request.pointer, "body");
    let part = Part::new(request.body()?.clone(), &*pointer);
    let create = cluster::create(part, place, &pointer, importing);
    Some(MadeCluster { id: request.path.clone(), create })
}

/// Sets the workspace and the name.
fn place([subscription, group, workspace, name]: [String; 4], importing: &mut Importing<'_>) {
    importing.set_workspace("subscriptionId", subscription);
    importing.set_workspace("resourceGroup", group);
    importing.set_workspace("name", workspace);
    importing.spec.set("name", name);
}
