//! The requests to Azure Resource Manager, with concrete values and placeholders for secrets.

use serde::Serialize;

use super::body::{Notation, resource};
use super::kubectl::cluster_id;
use super::parameter::{Parameter, SSL_CERT};
use super::planner::{self, Way};
use super::{ArtifactKind, Emission, Unavailable, managed_cluster, update};
use crate::attachment::{current_compute, has_failed};
use crate::document::{Value, object};
use crate::language::say;
use crate::resource_manager;
use crate::shell::word;
use crate::spec::{ClusterCreate, Operation, UnderlyingResourceAction};

/// What stands in a request where the certificate belongs.
pub(super) const CERTIFICATE_PLACEHOLDER: &str = "<sslCert>";
/// The file in which a refresh keeps the compute as it was.
pub(super) const SAVED_COMPUTE: &str = "before-refresh.json";
/// The file that keeps the compute as it was, for the way back.
pub(super) const KEPT_COMPUTE: &str = "before.json";
/// What stands in a request where the private key belongs.
pub(super) const KEY_PLACEHOLDER: &str = "<sslKey>";

/// One request to Azure Resource Manager.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Request {
    /// What it is for: `create-cluster`, `create`, `attach`, `update`, `detach`.
    pub id: &'static str,
    /// The HTTP method.
    pub method: &'static str,
    /// The URL, with its api-version.
    pub url: String,
    /// The api-version.
    pub api_version: String,
    /// The body.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<Value>,
    /// The secrets whose placeholders stand in the body: `sslCert`, `sslKey`.
    pub secret_refs: Vec<&'static str>,
}

/// Writes every value as itself, and notes which secrets are missing.
#[derive(Default)]
struct Literal {
    secrets: Vec<&'static str>,
}

impl Notation for Literal {
    fn value(&mut self, _: Parameter, value: Value) -> Value {
        value
    }

    fn literal(&mut self, text: &str) -> Value {
        Value::from(text)
    }

    fn secret(&mut self, parameter: Parameter) -> Value {
        self.secrets.push(parameter.name);
        Value::from(if parameter.name == SSL_CERT.name { CERTIFICATE_PLACEHOLDER } else { KEY_PLACEHOLDER })
    }
}

/// Whether the requests detach a cluster and attach one again.
pub(super) fn reattaches(requests: &[Request]) -> bool {
    requests.len() > 1 && requests.iter().any(|request| request.method == "DELETE")
}

/// The requests of the way, in their order.
pub(super) fn requests(emission: Emission<'_>) -> Result<Vec<Request>, Unavailable> {
    let mut literal = Literal::default();
    let way = planner::way(emission);
    if matches!(way, Way::Nothing | Way::Wait) {
        return Ok(Vec::new());
    }
    match emission.operation {
        Operation::Create => {
            let body = resource(emission, &mut literal);
            Ok(vec![put(emission, "create", body, literal)])
        }
        Operation::Attach => {
            let body = resource(emission, &mut literal);
            let detach =
                matches!(way, Way::Reattach(_)).then(|| delete(emission, UnderlyingResourceAction::Detach));
            let cluster = planner::new_cluster(emission).map(|create| create_cluster(emission, create));
            let attach = put(emission, "attach", body, literal);
            Ok(detach.into_iter().chain(cluster).chain([attach]).collect())
        }
        Operation::Update => {
            if let Way::Gone = way {
                return Err(Unavailable {
                    kind: ArtifactKind::Rest,
                    needs: say!(
                        emission,
                        en: "the compute, which is gone; where a refresh stopped, as it was before: `--facts savedCompute={SAVED_COMPUTE}`",
                        zh: "计算，但它已不存在；如果是刷新中途停止，请提供其原来的内容：`--facts savedCompute={SAVED_COMPUTE}`",
                    )
                    .into_owned(),
                    command: None,
                });
            }
            // Of one that failed to be attached again an answer may show less than was there before.
            let before = planner::saved_compute(emission).filter(|_| planner::refreshes(emission));
            let shown = current_compute(emission.spec, emission.facts);
            let whole = shown.filter(|current| !has_failed(current)).or(before).or(shown);
            let current = whole.ok_or_else(|| Unavailable {
                kind: ArtifactKind::Rest,
                needs: say!(
                    emission,
                    en: "the current compute: an update writes back everything that it does not change",
                    zh: "当前计算的信息：更新请求要把未改动的内容原样写回",
                )
                .into_owned(),
                command: Some(get_command(emission)),
            })?;
            let lost = update::lost_members(emission, current);
            if !lost.is_empty() {
                let (version, lost) = (version(emission), lost.join(", "));
                return Err(Unavailable {
                    kind: ArtifactKind::Rest,
                    needs: say!(
                        emission,
                        en: "a newer `apiVersion`: the compute has {lost}, which {version} does not know, so that the update would lose it",
                        zh: "更新的 `apiVersion`：该计算含有 {version} 不支持的 {lost}，更新会将其丢失",
                    )
                    .into_owned(),
                    command: None,
                });
            }
            let body = update::body(emission, current, &mut literal);
            let is_attached = current.cluster_id().is_some();
            if !is_attached {
                return Err(Unavailable {
                    kind: ArtifactKind::Rest,
                    needs: say!(
                        emission,
                        en: "the resource id of the cluster, which the given compute does not show: without it the request would create another cluster",
                        zh: "群集的资源 ID，而所给的计算信息中没有：缺少它，请求会另建一个群集",
                    )
                    .into_owned(),
                    command: Some(get_command(emission)),
                });
            }
            Ok(match way {
                Way::Reattach(_) => {
                    let detach = delete(emission, UnderlyingResourceAction::Detach);
                    vec![detach, put(emission, "attach", body, literal)]
                }
                Way::AttachSaved => vec![put(emission, "attach", body, literal)],
                _ => vec![put(emission, "update", body, literal)],
            })
        }
        Operation::Detach => {
            let action = emission.spec.action.or_default(UnderlyingResourceAction::Detach);
            // A checked spec has no action of the wrong shape; Detach is what destroys nothing.
            Ok(vec![delete(emission, action.unwrap_or(UnderlyingResourceAction::Detach))])
        }
    }
}

/// Makes the cluster that is attached then. Its answer comes before the cluster is there.
fn create_cluster(emission: Emission<'_>, create: &ClusterCreate<'_>) -> Request {
    let mut literal = Literal::default();
    let body = managed_cluster::resource(emission, create, &mut literal);
    let id = emission.spec.cluster_id().unwrap_or_default();
    let cloud = emission.spec.cloud().unwrap_or_default();
    Request {
        id: "create-cluster",
        method: "PUT",
        url: resource_manager::url(emission.catalog, cloud, &id, managed_cluster::API_VERSION),
        api_version: managed_cluster::API_VERSION.to_owned(),
        body: Some(body),
        secret_refs: literal.secrets,
    }
}

fn put(emission: Emission<'_>, id: &'static str, body: Value, literal: Literal) -> Request {
    Request {
        id,
        method: "PUT",
        url: url(emission, ""),
        api_version: version(emission),
        body: Some(body),
        secret_refs: literal.secrets,
    }
}

fn delete(emission: Emission<'_>, action: UnderlyingResourceAction) -> Request {
    Request {
        id: "detach",
        method: "DELETE",
        url: url(emission, &format!("&underlyingResourceAction={}", action.as_str())),
        api_version: version(emission),
        body: None,
        secret_refs: Vec::new(),
    }
}

/// The array that the artifact `rest` is.
pub(super) fn document(requests: &[Request]) -> Value {
    Value::Array(
        requests
            .iter()
            .map(|request| {
                let mut entry = object! { "method" => request.method, "url" => request.url.clone() };
                if let Some(body) = &request.body {
                    entry.push("body", body.clone());
                }
                entry
            })
            .collect(),
    )
}

/// The ARM id of the compute; a checked spec has all of its parts.
pub(super) fn compute_id(emission: Emission<'_>) -> String {
    emission.spec.compute_id().unwrap_or_default()
}

/// The URL of the compute, with the api-version and `rest` of the query.
pub(super) fn url(emission: Emission<'_>, rest: &str) -> String {
    let cloud = emission.spec.cloud().unwrap_or_default();
    let url = resource_manager::url(emission.catalog, cloud, &compute_id(emission), &version(emission));
    url + rest
}

/// The URL of the cluster behind the compute, or to be put behind it.
pub(super) fn cluster_url(emission: Emission<'_>) -> Option<String> {
    let id = Some(cluster_id(emission)).filter(|id| !id.is_empty())?;
    let cloud = emission.spec.cloud().unwrap_or_default();
    Some(resource_manager::url(emission.catalog, cloud, &id, managed_cluster::API_VERSION))
}

/// The command that reads the compute.
pub(super) fn get_command(emission: Emission<'_>) -> String {
    format!("az rest --method get --url {}", word(&url(emission, "")))
}

fn version(emission: Emission<'_>) -> String {
    emission.spec.api_version().unwrap_or_default().to_owned()
}
