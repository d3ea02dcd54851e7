//! The function of `deploy.py` that does the same by the SDK v1, as far as the SDK can say it.

use std::fmt::Write as _;

use super::Emission;
use super::planner::{new_cluster, overwrites_certificate};
use super::python::{CLEAN_UP, kubectl};
use super::python_literal::{literal, string};
use super::rest::{Request, reattaches};
use crate::document::Value;
use crate::language::say;
use crate::spec::{Field, Operation, UnderlyingResourceAction};

/// The function.
pub(super) fn with_sdk(e: Emission<'_>, requests: &[Request]) -> String {
    let mut text = String::from("\n\ndef with_sdk():\n");
    for note in notes(e, requests) {
        // Writing into a String cannot fail.
        let _ = writeln!(text, "    # {note}");
    }
    text.push_str("    from azureml.core import Workspace\n    from azureml.core.authentication import AzureCliAuthentication\n    from azureml.core.compute import AksCompute, ComputeTarget\n");
    if e.operation == Operation::Update && e.spec.refresh != Field::Given(true) {
        text.push_str("    from azureml.core.compute.aks import AksUpdateConfiguration, SslConfiguration\n");
    }
    let given = |field: Field<&str>| string(field.given().unwrap_or_default());
    let _ = write!(
        text,
        "\n    workspace = Workspace(\n        subscription_id={},\n        resource_group={},\n        workspace_name={},\n        auth=AzureCliAuthentication(cloud={}),\n    )\n    name = {}\n",
        given(e.spec.workspace.subscription_id),
        given(e.spec.workspace.resource_group),
        given(e.spec.workspace.name),
        string(e.spec.cloud().unwrap_or_default()),
        given(e.spec.name),
    );
    let body = requests.last().and_then(|request| request.body.as_ref()).unwrap_or(&Value::Null);
    match e.operation {
        Operation::Create => {
            configuration(&mut text, "provisioning_configuration", PROVISIONING, body);
            text.push_str("    target = ComputeTarget.create(workspace, name, configuration)\n");
        }
        Operation::Attach | Operation::Update if reattaches(requests) => {
            // Writing into a String cannot fail.
            let _ = write!(
                text,
                "    certificate_is_saved()\n    {}\n    target = AksCompute(workspace, name)\n    target.detach()\n    target.wait_for_completion(show_output=True)\n    {}\n",
                kubectl(e, "active"),
                kubectl(e, CLEAN_UP)
            );
            attach(&mut text, body);
        }
        Operation::Attach => attach(&mut text, body),
        Operation::Update => update(e, &mut text, body),
        Operation::Detach => {
            if e.spec.action.given() == Some(UnderlyingResourceAction::Delete) {
                text.push_str("    AksCompute(workspace, name).delete()\n");
            } else {
                text.push_str("    certificate_is_saved()\n    AksCompute(workspace, name).detach()\n");
            }
            return text;
        }
    }
    text.push_str("    target.wait_for_completion(show_output=True)\n");
    text
}

/// The arguments of `provisioning_configuration`, and where the body has them.
const PROVISIONING: &[(&str, &[&str])] = &[
    ("agent_count", &["properties", "properties", "agentCount"]),
    ("vm_size", &["properties", "properties", "agentVmSize"]),
    // What it was called before 2020-08-01.
    ("vm_size", &["properties", "properties", "agentVMSize"]),
    ("location", &["properties", "computeLocation"]),
    ("cluster_purpose", &["properties", "properties", "clusterPurpose"]),
    ("load_balancer_type", &["properties", "properties", "loadBalancerType"]),
    ("load_balancer_subnet", &["properties", "properties", "loadBalancerSubnet"]),
    ("service_cidr", &["properties", "properties", "aksNetworkingConfiguration", "serviceCidr"]),
    ("dns_service_ip", &["properties", "properties", "aksNetworkingConfiguration", "dnsServiceIP"]),
    ("docker_bridge_cidr", &["properties", "properties", "aksNetworkingConfiguration", "dockerBridgeCidr"]),
];
/// The arguments of `attach_configuration`.
const ATTACHING: &[(&str, &[&str])] = &[
    ("resource_id", &["properties", "resourceId"]),
    ("cluster_purpose", &["properties", "properties", "clusterPurpose"]),
    ("load_balancer_type", &["properties", "properties", "loadBalancerType"]),
    ("load_balancer_subnet", &["properties", "properties", "loadBalancerSubnet"]),
];

fn attach(text: &mut String, body: &Value) {
    configuration(text, "attach_configuration", ATTACHING, body);
    text.push_str("    target = ComputeTarget.attach(workspace, name, configuration)\n");
}

/// Makes `configuration`, with TLS.
fn configuration(text: &mut String, function: &str, arguments: &[(&str, &[&str])], body: &Value) {
    // Writing into a String cannot fail.
    let _ = writeln!(text, "    configuration = AksCompute.{function}(");
    for (argument, path) in arguments {
        if let Some(value) = body.at(path) {
            let _ = writeln!(text, "        {argument}={},", literal(value, 2));
        }
    }
    let subnet = body.at(&["properties", "properties", "aksNetworkingConfiguration", "subnetId"]);
    let segments: Vec<&str> = subnet.and_then(Value::as_str).unwrap_or_default().split('/').collect();
    for (argument, number) in [("vnet_resourcegroup_name", 4), ("vnet_name", 8), ("subnet_name", 10)] {
        if let Some(segment) = segments.get(number) {
            let _ = writeln!(text, "        {argument}={},", string(segment));
        }
    }
    text.push_str("    )\n");
    let ssl = |member: &str| body.at(&["properties", "properties", "sslConfiguration", member]);
    match ssl("status").and_then(Value::as_str) {
        Some("Enabled") => {
            let cname = ssl("cname").map(|value| literal(value, 1)).unwrap_or_default();
            let _ = writeln!(
                text,
                "    configuration.enable_ssl(ssl_cname={cname}, ssl_cert_pem_file=CERTIFICATE, ssl_key_pem_file=KEY)"
            );
        }
        Some("Auto") => {
            let _ = writeln!(text, "    configuration.enable_ssl({})", label(ssl));
        }
        _ => {}
    }
    text.push_str("    configuration.validate_configuration()\n");
}

/// The arguments for a certificate from Microsoft.
fn label<'a>(ssl: impl Fn(&str) -> Option<&'a Value>) -> String {
    let mut arguments = Vec::new();
    for (argument, member) in
        [("leaf_domain_label", "leafDomainLabel"), ("overwrite_existing_domain", "overwriteExistingDomain")]
    {
        if let Some(value) = ssl(member) {
            arguments.push(format!("{argument}={}", literal(value, 1)));
        }
    }
    arguments.join(", ")
}

fn update(e: Emission<'_>, text: &mut String, body: &Value) {
    let mut arguments = Vec::new();
    let ssl = |member: &str| body.at(&["properties", "properties", "sslConfiguration", member]);
    if let Some(wanted) = e.spec.ssl.as_ref() {
        let status = ssl("status").and_then(Value::as_str).unwrap_or_default();
        let configuration = match status {
            _ if wanted.renew == Field::Given(true) => "renew=True".to_owned(),
            "Enabled" => format!(
                "status=\"Enabled\", cname={}, cert=read(CERTIFICATE), key=read(KEY)",
                ssl("cname").map(|value| literal(value, 1)).unwrap_or_default()
            ),
            "Auto" => format!("status=\"Auto\", {}", label(ssl)),
            _ => format!("status={}", string(status)),
        };
        arguments.push(format!("SslConfiguration({configuration})"));
    }
    if let Some(balancer) = e.spec.load_balancer.as_ref() {
        if let Some(kind) = balancer.kind.given() {
            arguments.push(format!("load_balancer_type={}", string(kind.as_str())));
        }
        if let Some(subnet) = balancer.subnet.given() {
            arguments.push(format!("load_balancer_subnet={}", string(subnet)));
        }
    }
    let guard = if overwrites_certificate(e) { "    certificate_is_saved()\n" } else { "" };
    // Writing into a String cannot fail.
    let _ = writeln!(
        text,
        "{guard}    target = AksCompute(workspace, name)\n    target.update(AksUpdateConfiguration({}))",
        arguments.join(", ")
    );
}

/// What the SDK cannot say of the requests.
fn notes(e: Emission<'_>, requests: &[Request]) -> Vec<std::borrow::Cow<'static, str>> {
    let body = requests.last().and_then(|request| request.body.as_ref());
    let has = |path: &[&str]| body.is_some_and(|body| body.at(path).is_some());
    let mut notes = vec![
        say!(e, en: "The SDK always speaks api-version 2020-02-02.", zh: "SDK 始终使用 api-version 2020-02-02。"),
    ];
    if e.operation != Operation::Update {
        if has(&["tags"]) {
            notes.push(say!(e, en: "It has no word for tags: they are missing.", zh: "SDK 无法设置标记（tags），因此缺少标记。"));
        }
        if has(&["properties", "description"]) {
            notes.push(say!(e, en: "It has no word for a description: it is missing.", zh: "SDK 无法设置说明（description），因此缺少说明。"));
        }
        if e.spec
            .ssl
            .as_ref()
            .is_some_and(|ssl| ssl.status.given().is_some_and(|status| status.as_str() == "Disabled"))
        {
            notes.push(say!(e, en: "It has no word for TLS that is off: it says nothing.", zh: "SDK 无法显式关闭 TLS，因此不作设置。"));
        }
    } else if e.spec.refresh == Field::Given(true) {
        notes.push(say!(e, en: "It has no word for tags and description: they are lost.", zh: "SDK 无法设置标记和说明：二者会丢失。"));
    } else {
        if e.spec.load_balancer.is_absent() {
            notes.push(say!(e, en: "Its update leaves the load balancer out of the request; the requests keep it.", zh: "SDK 的更新请求不含负载均衡器设置；REST 请求会保留。"));
        }
        if e.spec.ssl.is_absent() {
            notes.push(say!(e, en: "Its update leaves TLS out of the request; the requests keep it.", zh: "SDK 的更新请求不含 TLS 配置；REST 请求会保留。"));
        }
    }
    if new_cluster(e).is_some() {
        notes.push(say!(e, en: "It cannot make such a cluster: this attaches one that is there already.", zh: "SDK 无法创建这样的群集：此处仅附加已存在的群集。"));
    }
    notes
}
