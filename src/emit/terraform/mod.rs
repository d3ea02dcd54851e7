//! The Terraform configuration for create and attach: azurerm where it can say the spec, azapi where it cannot.

mod cluster;
mod compute;
mod members;
mod syntax;

use super::body::Notation;
use super::parameter::{Parameter, SSL_CERT, SSL_KEY};
use super::planner::cluster_is_there;
use super::quoting::comment;
use super::secrets::certificate_files;
use super::{ArtifactKind, Emission, Unavailable};
use crate::document::{Value, object};
use crate::facts::segment_after;
use crate::language::say;
use crate::shell::word;
use crate::spec::Operation;
use cluster::Cluster;
use syntax::{Item, quoted, write_block};

pub(super) const MAIN_FILE: &str = "main.tf";

/// A resource, and why it is the one that it is.
struct Resource {
    kind: &'static str,
    label: String,
    items: Vec<Item>,
    comment: Option<String>,
}

impl Resource {
    fn new(kind: &'static str, label: &str, items: Vec<Item>) -> Self {
        Self { kind, label: label.to_owned(), items, comment: None }
    }
}

/// Where certificate and key come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Secrets {
    /// From whoever applies the configuration.
    Variables,
    /// From the key vault that the spec names, through the state.
    VaultData,
    /// From the key vault, past the state.
    VaultEphemeral,
}

impl Secrets {
    /// The expressions for certificate and key.
    const fn expressions(self) -> [&'static str; 2] {
        match self {
            Self::Variables => ["var.ssl_cert", "var.ssl_key"],
            Self::VaultData => [
                "data.azurerm_key_vault_secret.ssl_cert.value",
                "data.azurerm_key_vault_secret.ssl_key.value",
            ],
            Self::VaultEphemeral => [
                "ephemeral.azurerm_key_vault_secret.ssl_cert.value",
                "ephemeral.azurerm_key_vault_secret.ssl_key.value",
            ],
        }
    }
}

/// Writes every value as itself, secrets and a cluster that is made here as expressions.
struct Values {
    secrets: Secrets,
    cluster: Option<&'static str>,
}

impl Notation for Values {
    fn value(&mut self, _: Parameter, value: Value) -> Value {
        value
    }

    fn secret(&mut self, parameter: Parameter) -> Value {
        let [certificate, key] = self.secrets.expressions();
        Value::Foreign(if parameter.name == SSL_CERT.name { certificate } else { key })
    }

    fn literal(&mut self, text: &str) -> Value {
        text.into()
    }

    fn cluster_id(&mut self, _: Emission<'_>, id: String) -> Value {
        self.cluster.map_or_else(|| id.into(), Value::Foreign)
    }
}

/// The configuration.
pub(super) fn file(e: Emission<'_>) -> Result<String, Unavailable> {
    let environment = match e.spec.cloud() {
        Some("AzureCloud") => "public",
        Some("AzureChinaCloud") => "china",
        Some("AzureUSGovernment") => "usgovernment",
        _ => return Err(unknown_cloud(e)),
    };
    let workspace = &e.spec.workspace;
    let subscription = workspace.subscription_id.given().unwrap_or_default();
    let cluster_id = e.spec.cluster_id().unwrap_or_default();
    let cluster_subscription = segment_after(&cluster_id, "subscriptions").unwrap_or_default();
    let is_elsewhere = !cluster_subscription.eq_ignore_ascii_case(subscription);
    let cluster = e
        .spec
        .cluster_create()
        .map(|create| cluster::cluster(e, create, is_elsewhere.then_some("azurerm.cluster")));
    let compute = compute::compute(e, cluster.as_ref());
    let is_azapi = compute.resource.kind == AZAPI || cluster.as_ref().is_some_and(Cluster::is_azapi);
    let needs_alias = is_elsewhere && cluster.as_ref().is_some_and(|cluster| !cluster.is_azapi());
    let compute_id = format!("{}.compute.id", compute.resource.kind);
    let cluster = cluster.into_iter().flat_map(|cluster| cluster.resources);
    let resources: Vec<Resource> = cluster.chain([compute.resource]).collect();

    let mut out = heading(e, compute.secrets);
    write_block(&mut out, "terraform", &requirements(is_azapi, compute.needs_write_only), 0);
    provider(&mut out, "azurerm", None, environment, subscription);
    if needs_alias {
        provider(&mut out, "azurerm", Some("cluster"), environment, cluster_subscription);
    }
    if is_azapi {
        provider(&mut out, "azapi", None, environment, subscription);
    }
    if let Some(secrets) = compute.secrets {
        declare_secrets(&mut out, e, secrets, compute.needs_write_only);
    }
    out.push('\n');
    write_block(
        &mut out,
        "data \"azurerm_machine_learning_workspace\" \"workspace\"",
        &[
            Item::Attribute("name", workspace.name.given().unwrap_or_default().into()),
            Item::Attribute(
                "resource_group_name",
                workspace.resource_group.given().unwrap_or_default().into(),
            ),
        ],
        0,
    );
    for resource in &resources {
        out.push('\n');
        if let Some(text) = &resource.comment {
            out.push_str(&comment("#", text));
        }
        let head = format!("resource {} {}", quoted(resource.kind), quoted(&resource.label));
        write_block(&mut out, &head, &resource.items, 0);
    }
    out.push('\n');
    write_block(&mut out, "output \"compute_id\"", &[Item::Expression("value", compute_id)], 0);
    Ok(out)
}

const AZAPI: &str = "azapi_resource";

fn unknown_cloud(e: Emission<'_>) -> Unavailable {
    let needs = say!(
        e,
        en: "a cloud that Terraform's providers know: `AzureCloud`, `AzureChinaCloud`, `AzureUSGovernment`",
        zh: "Terraform 提供程序支持的云：`AzureCloud`、`AzureChinaCloud`、`AzureUSGovernment`",
    );
    Unavailable { kind: ArtifactKind::Terraform, needs: needs.into_owned(), command: None }
}

/// What it does, how to apply it, and what `terraform destroy` does.
fn heading(e: Emission<'_>, secrets: Option<Secrets>) -> String {
    let what = match e.operation {
        Operation::Attach if e.spec.creates_cluster() => say!(
            e,
            en: "Creates an AKS cluster and attaches it to an Azure Machine Learning workspace.\n`terraform destroy` detaches the compute and deletes the cluster.",
            zh: "创建 AKS 群集并将其附加到 Azure 机器学习工作区。\n`terraform destroy` 会拆离计算并删除群集。",
        ),
        Operation::Attach => say!(
            e,
            en: "Attaches an AKS cluster to an Azure Machine Learning workspace.\n`terraform destroy` detaches the compute; the cluster stays as it is.",
            zh: "将 AKS 群集附加到 Azure 机器学习工作区。\n`terraform destroy` 会拆离计算，群集保持不变。",
        ),
        _ => say!(
            e,
            en: "Creates an AKS cluster as a compute of an Azure Machine Learning workspace.\n`terraform destroy` detaches the compute; the cluster stays and costs until it is deleted in AKS.",
            zh: "创建 AKS 群集作为 Azure 机器学习工作区的计算。\n`terraform destroy` 会拆离计算；群集会保留并继续计费，直到在 AKS 中将其删除。",
        ),
    };
    let mut heading = comment("#", &what);
    if cluster_is_there(e) {
        // Terraform knows what it made: without its resource it would delete a cluster that it made.
        let there = say!(
            e,
            en: "The cluster is there already. If this configuration made it, nothing happens to it that `terraform plan` does not show. If not, Terraform refuses to make it: then let the spec name it by `cluster.name` in the place of `cluster.create`.",
            zh: "群集已存在。如果群集由此配置创建，对它的任何更改都会在 `terraform plan` 中列出；否则 Terraform 会拒绝创建：此时请在配置中用 `cluster.name` 指定它，而不是用 `cluster.create`。",
        );
        heading.push_str("#\n");
        heading.push_str(&comment("#", &there));
    }
    if secrets == Some(Secrets::Variables) {
        let (certificate, key) = certificate_files(e);
        let (certificate, key) = (word(certificate), word(key));
        heading.push_str("#\n");
        heading.push_str(&comment(
            "#",
            &format!(
                "TF_VAR_ssl_cert=\"$(cat {certificate})\" TF_VAR_ssl_key=\"$(cat {key})\" terraform apply"
            ),
        ));
    }
    heading.push('\n');
    heading
}

fn requirements(is_azapi: bool, needs_write_only: bool) -> Vec<Item> {
    let mut providers =
        vec![Item::Attribute("azurerm", object! { "source" => "hashicorp/azurerm", "version" => "~> 4.40" })];
    if is_azapi {
        let azapi = object! { "source" => "Azure/azapi", "version" => "~> 2.6" };
        providers.push(Item::Attribute("azapi", azapi));
    }
    let mut items = Vec::new();
    if needs_write_only {
        items.push(Item::Attribute("required_version", ">= 1.11".into()));
    }
    items.push(Item::Block("required_providers", providers));
    items
}

fn provider(out: &mut String, name: &str, alias: Option<&str>, environment: &str, subscription: &str) {
    let mut items = Vec::new();
    items.extend(alias.map(|alias| Item::Attribute("alias", alias.into())));
    items.push(Item::Attribute("environment", environment.into()));
    items.push(Item::Attribute("subscription_id", subscription.into()));
    if name == "azurerm" {
        items.push(Item::Block("features", Vec::new()));
    }
    out.push('\n');
    write_block(out, &format!("provider {}", quoted(name)), &items, 0);
}

fn declare_secrets(out: &mut String, e: Emission<'_>, secrets: Secrets, is_ephemeral: bool) {
    let vault = e.spec.ssl.as_ref().and_then(|ssl| ssl.key_vault.as_ref());
    for (name, parameter, secret) in [
        ("ssl_cert", SSL_CERT, vault.map(|vault| vault.cert_secret)),
        ("ssl_key", SSL_KEY, vault.map(|vault| vault.key_secret)),
    ] {
        out.push('\n');
        let (head, items) = match secrets {
            Secrets::Variables => {
                let mut items = vec![
                    Item::Attribute("description", parameter.description.get(e.language).into()),
                    Item::Attribute("type", Value::Foreign("string")),
                    Item::Attribute("sensitive", true.into()),
                ];
                if is_ephemeral {
                    items.push(Item::Attribute("ephemeral", true.into()));
                }
                (format!("variable {}", quoted(name)), items)
            }
            Secrets::VaultData | Secrets::VaultEphemeral => {
                let kind = if secrets == Secrets::VaultData { "data" } else { "ephemeral" };
                let id = vault.and_then(|vault| vault.id.given()).unwrap_or_default();
                let secret = secret.and_then(|secret| secret.given()).unwrap_or_default();
                let items =
                    vec![Item::Attribute("name", secret.into()), Item::Attribute("key_vault_id", id.into())];
                (format!("{kind} \"azurerm_key_vault_secret\" {}", quoted(name)), items)
            }
        };
        write_block(out, &head, &items, 0);
    }
}
