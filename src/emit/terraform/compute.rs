//! The compute: as `azurerm_machine_learning_inference_cluster`, or as `azapi_resource` where that cannot say it.

use super::super::arm::TYPE;
use super::super::body;
use super::cluster::Cluster;
use super::members::{at_mut, left, move_to, take, take_default};
use super::syntax::Item;
use super::{AZAPI, Resource, Secrets, Values};
use crate::document::{Value, object};
use crate::emit::Emission;
use crate::facts::segment_after;
use crate::language::say;
use crate::spec::{Operation, SslStatus};

const WORKSPACE_ID: &str = "data.azurerm_machine_learning_workspace.workspace.id";
const WORKSPACE_LOCATION: &str = "data.azurerm_machine_learning_workspace.workspace.location";
const INFERENCE_CLUSTER: &str = "azurerm_machine_learning_inference_cluster";

/// The compute's resource and what it needs.
pub(super) struct Compute {
    pub(super) resource: Resource,
    /// Where its certificate and key come from, if it has any.
    pub(super) secrets: Option<Secrets>,
    /// Whether it hands secrets over past the state.
    pub(super) needs_write_only: bool,
}

/// The compute; `cluster` is the one that is made for it.
pub(super) fn compute(e: Emission<'_>, cluster: Option<&Cluster>) -> Compute {
    let has_secrets = has_secrets(e);
    let has_vault = e.spec.ssl.as_ref().is_some_and(|ssl| ssl.key_vault.is_present());
    let body =
        |secrets| body::resource(e, &mut Values { secrets, cluster: cluster.map(|cluster| cluster.id) });
    let mut compute = match azurerm(e, body(if has_vault { Secrets::VaultData } else { Secrets::Variables }))
    {
        Ok(resource) => Compute {
            resource,
            secrets: has_secrets.then_some(if has_vault { Secrets::VaultData } else { Secrets::Variables }),
            needs_write_only: false,
        },
        Err(unsaid) => {
            let secrets = if has_vault { Secrets::VaultEphemeral } else { Secrets::Variables };
            Compute {
                resource: azapi(e, body(secrets), &unsaid),
                secrets: has_secrets.then_some(secrets),
                needs_write_only: has_secrets,
            }
        }
    };
    if let Some(waits_for) = cluster.map(|cluster| &cluster.waits_for).filter(|names| !names.is_empty()) {
        compute.resource.items.push(Item::References("depends_on", waits_for.clone()));
    }
    compute
}

/// Whether the compute has a certificate and a key of the user's.
fn has_secrets(e: Emission<'_>) -> bool {
    e.spec.ssl.as_ref().is_some_and(|ssl| ssl.effective_status() == Some(SslStatus::Enabled))
}

/// The compute as azurerm says it, or what azurerm cannot say.
fn azurerm(e: Emission<'_>, mut body: Value) -> Result<Resource, Vec<String>> {
    if e.operation != Operation::Attach {
        return Err(Vec::new());
    }
    let location = take(&mut body, &["location"]).unwrap_or(Value::Foreign(WORKSPACE_LOCATION));
    let cluster = take(&mut body, &["properties", "resourceId"]).map(in_the_spelling_of_azurerm);
    let mut items = vec![
        Item::Attribute("name", e.spec.name.given().unwrap_or_default().into()),
        Item::Attribute("location", location),
        Item::Attribute("machine_learning_workspace_id", Value::Foreign(WORKSPACE_ID)),
    ];
    items.extend(cluster.map(|id| Item::Attribute("kubernetes_cluster_id", id)));
    move_to(&mut items, "cluster_purpose", &mut body, &["properties", "properties", "clusterPurpose"]);
    move_to(&mut items, "description", &mut body, &["properties", "description"]);
    take_default(&mut body, &["properties", "computeType"], "AKS");
    // azurerm reads it from the cluster.
    take(&mut body, &["properties", "computeLocation"]);
    take_default(&mut body, &["properties", "properties", "loadBalancerType"], "PublicIp");
    let tags = take(&mut body, &["tags"]);
    if let Some(ssl) = at_mut(&mut body, &["properties", "properties", "sslConfiguration"]) {
        let block = ssl_block(ssl);
        if !block.is_empty() {
            items.push(Item::Block("ssl", block));
        }
    }
    items.extend(tags.map(|tags| Item::Attribute("tags", tags)));
    let unsaid = left(&body);
    if !unsaid.is_empty() {
        return Err(unsaid);
    }
    let mut comment = say!(
        e,
        en: "Every change detaches the compute and attaches it again, which interrupts scoring.",
        zh: "任何更改都会先拆离再重新附加计算，期间评分中断。",
    )
    .into_owned();
    if has_secrets(e) {
        comment.push('\n');
        comment.push_str(&say!(
            e,
            en: "The state holds the certificate and the key: keep it where only those can read it who may have the key.",
            zh: "状态文件包含证书和私钥：请存放在仅有权持有私钥的人才能读取的位置。",
        ));
    }
    Ok(Resource { comment: Some(comment), ..Resource::new(INFERENCE_CLUSTER, "compute", items) })
}

/// azurerm takes the words of an id in one spelling only, which Azure itself does not keep to.
fn in_the_spelling_of_azurerm(id: Value) -> Value {
    let parts = id.as_str().and_then(|id| {
        Some((
            segment_after(id, "subscriptions")?,
            segment_after(id, "resourceGroups")?,
            segment_after(id, "managedClusters")?,
        ))
    });
    match parts {
        Some((subscription, group, name)) => format!(
            "/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.ContainerService/managedClusters/{name}"
        )
        .into(),
        None => id,
    }
}

/// azurerm has no word for the status: it follows from the others, so that only these two can be said.
fn ssl_block(ssl: &mut Value) -> Vec<Item> {
    let members: &[(&str, &'static str)] = match ssl.get("status").and_then(Value::as_str) {
        Some("Enabled") => &[("cert", "cert"), ("key", "key"), ("cname", "cname")],
        Some("Auto") if ssl.get("leafDomainLabel").is_some() => &[
            ("leafDomainLabel", "leaf_domain_label"),
            ("overwriteExistingDomain", "overwrite_existing_domain"),
        ],
        _ => return Vec::new(),
    };
    take(ssl, &["status"]);
    let mut block = Vec::new();
    for (member, name) in members {
        move_to(&mut block, name, ssl, &[*member]);
    }
    block
}

fn azapi(e: Emission<'_>, mut body: Value, unsaid: &[String]) -> Resource {
    let version = e.spec.api_version().unwrap_or_default();
    let mut items = vec![
        Item::Attribute("type", format!("{TYPE}@{version}").into()),
        Item::Attribute("parent_id", Value::Foreign(WORKSPACE_ID)),
        Item::Attribute("name", e.spec.name.given().unwrap_or_default().into()),
    ];
    move_to(&mut items, "location", &mut body, &["location"]);
    // The api-versions of sovereign clouds are not all among the schemas that azapi brings.
    items.push(Item::Attribute("schema_validation_enabled", false.into()));
    let tags = take(&mut body, &["tags"]);
    let mut secrets = Value::object();
    for name in ["cert", "key"] {
        if let Some(value) = take(&mut body, &["properties", "properties", "sslConfiguration", name]) {
            secrets.push(name, value);
        }
    }
    items.push(Item::Attribute("body", body));
    if !secrets.is_empty() {
        let secrets =
            object! { "properties" => object! { "properties" => object! { "sslConfiguration" => secrets } } };
        items.push(Item::Attribute("sensitive_body", secrets));
    }
    // The service refuses a deletion that does not say what becomes of the cluster.
    items.push(Item::Attribute(
        "delete_query_parameters",
        object! { "underlyingResourceAction" => vec![Value::from("Detach")] },
    ));
    items.extend(tags.map(|tags| Item::Attribute("tags", tags)));
    let why = if e.operation == Operation::Attach {
        let unsaid = unsaid.join(", ");
        say!(
            e,
            en: "azapi, because {INFERENCE_CLUSTER} cannot say: {unsaid}.",
            zh: "使用 azapi，因为 {INFERENCE_CLUSTER} 不支持：{unsaid}。",
        )
    } else {
        say!(
            e,
            en: "azapi, because azurerm has no resource that creates a cluster as a compute.",
            zh: "使用 azapi，因为 azurerm 没有能创建群集作为计算的资源。",
        )
    };
    Resource { comment: Some(why.into_owned()), ..Resource::new(AZAPI, "compute", items) }
}
