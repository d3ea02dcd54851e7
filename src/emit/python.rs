//! `deploy.py`: the requests of a plan by azure-identity and the standard library, and the article's SDK v1 code.

use std::fmt::Write as _;

use super::planner::{new_cluster, old_cluster, overwrites_certificate};
use super::python_literal::{literal, string};
use super::rest::{Request, reattaches, url};
use super::secrets::{
    brings_certificate, certificate_files, certificate_would_be_lost, key_vault_commands, saved_files,
};
use super::{Emission, python_sdk};
use crate::language::say;
use crate::spec::{Operation, UnderlyingResourceAction};

/// The program.
pub(super) fn program(e: Emission<'_>, requests: &[Request]) -> String {
    let cloud = e.catalog.cloud(e.spec.cloud().unwrap_or_default());
    let authority = cloud.map_or("login.microsoftonline.com", |cloud| &*cloud.authority);
    let host = cloud.map_or("management.azure.com", |cloud| &*cloud.resource_manager);
    let compute = url(e, "");
    let (certificate, key) = certificate_files(e);
    let failed = say!(e, en: "it took longer than 40 minutes", zh: "超过 40 分钟仍未完成");
    let functions = HELPERS.replace("{late}", &string(&failed))
        + &with_rest(e, requests)
        + &python_sdk::with_sdk(e, requests);
    let mut text = format!("#!/usr/bin/env python3\n\"\"\"{}\"\"\"\n\nimport json\n", about(e));
    if functions.contains("subprocess.") {
        text.push_str("import subprocess\n");
    }
    text.push_str(
        "import sys\nimport time\nimport urllib.error\nimport urllib.request\nfrom pathlib import Path\n\n",
    );
    let resource_manager = format!("https://{host}");
    for (name, value) in [
        ("AUTHORITY", authority),
        ("RESOURCE_MANAGER", &resource_manager),
        ("COMPUTE", &compute),
        ("CERTIFICATE", certificate),
        ("KEY", key),
    ] {
        if functions.contains(name) {
            // Writing into a String cannot fail.
            let _ = writeln!(text, "{name} = {}", string(value));
        }
    }
    text.push_str(&functions);
    text.push_str(
        "\n\nif __name__ == \"__main__\":\n    with_sdk() if \"--sdk\" in sys.argv else with_rest()\n",
    );
    text
}

fn about(e: Emission<'_>) -> String {
    let mut about = say!(
        e,
        en: "Sends the requests of the plan to Azure Resource Manager, and prints the compute then.

  python3 deploy.py         needs azure-identity
  python3 deploy.py --sdk   the same by SDK v1 (azureml-core), as the article has it. The SDK is deprecated
                            since 2025-03-31, and its support ended on 2026-06-30.

Certificate and key are read from files; neither stands in this one.",
        zh: "将方案中的请求发送到 Azure 资源管理器，然后输出计算的信息。

  python3 deploy.py         需要 azure-identity
  python3 deploy.py --sdk   按文章用 SDK v1（azureml-core）完成同样的操作。该 SDK 自 2025-03-31 起弃用，
                            支持已于 2026-06-30 结束。

证书和私钥从文件读取，本文件不含任何机密。",
    )
    .into_owned();
    if let Some(commands) = key_vault_commands(e, ["cert.pem", "key.pem"]) {
        about.push('\n');
        for command in commands {
            about.push_str("\n  ");
            // Names of vaults and secrets have letters, digits and hyphens only.
            about.push_str(&command);
        }
    }
    about.push('\n');
    about
}

const HELPERS: &str = r#"

def send(method, url, body=None):
    """One request; None where a GET finds nothing."""
    from azure.identity import DefaultAzureCredential

    token = DefaultAzureCredential(authority=AUTHORITY).get_token(RESOURCE_MANAGER + "/.default").token
    headers = {"Authorization": "Bearer " + token, "Content-Type": "application/json"}
    data = None if body is None else json.dumps(body).encode()
    try:
        with urllib.request.urlopen(urllib.request.Request(url, data, headers, method=method)) as answer:
            return json.loads(answer.read() or b"{}")
    except urllib.error.HTTPError as error:
        if method == "GET" and error.code == 404:
            return None
        sys.exit(f"{method} {url}: {error.code} {error.read().decode(errors='replace')}")


def read(file):
    return Path(file).read_bytes().decode()


def wait(url):
    """Waits until the resource itself says Succeeded: an answer to the PUT is no proof."""
    for _ in range(160):
        resource = send("GET", url) or {}
        state = resource.get("properties", {}).get("provisioningState")
        if state == "Succeeded":
            return resource
        if state in ("Failed", "Canceled"):
            sys.exit(json.dumps(resource, indent=2, ensure_ascii=False))
        time.sleep(15)
    sys.exit({late})
"#;

const WAIT_UNTIL_GONE: &str = r#"    for _ in range(160):
        if send("GET", COMPUTE) is None:
            break
        time.sleep(15)
    else:
        sys.exit({late})
"#;

fn with_rest(e: Emission<'_>, requests: &[Request]) -> String {
    let reattaches = reattaches(requests);
    let late =
        string(&say!(e, en: "the compute is still there after 40 minutes", zh: "40 分钟后计算仍未消失"));
    let mut text = String::new();
    let keeps_cluster = reattaches
        || e.operation == Operation::Detach
            && e.spec.action.given() != Some(UnderlyingResourceAction::Delete);
    if keeps_cluster || overwrites_certificate(e) {
        text.push_str(&certificate_is_saved(e));
    }
    text.push_str("\n\ndef with_rest():\n");
    match e.operation {
        Operation::Create | Operation::Attach if !reattaches => {
            let taken = say!(e, en: "the workspace has a compute of this name already; creating and attaching are not idempotent", zh: "工作区中已有同名计算；创建和附加都不是幂等操作");
            // Writing into a String cannot fail.
            let _ = write!(
                text,
                "    if send(\"GET\", COMPUTE) is not None:\n        sys.exit({})\n",
                string(&taken)
            );
        }
        Operation::Update if !reattaches => {
            let absent = say!(e, en: "the workspace has no compute of this name: this update would attach the cluster", zh: "工作区中没有同名计算：此更新会附加群集");
            let _ = write!(
                text,
                "    if send(\"GET\", COMPUTE) is None:\n        sys.exit({})\n",
                string(&absent)
            );
            if overwrites_certificate(e) {
                text.push_str("    certificate_is_saved()\n");
            }
        }
        _ if keeps_cluster => text.push_str("    certificate_is_saved()\n"),
        _ => {}
    }
    for request in requests {
        match &request.body {
            Some(body) if request.id == "create-cluster" => {
                let _ = write!(
                    text,
                    "    cluster = {}\n    if send(\"GET\", cluster) is None:\n        send(\"PUT\", cluster, {})\n    wait(cluster)\n",
                    string(&request.url),
                    literal(body, 2)
                );
            }
            Some(body) => {
                let _ = writeln!(text, "    body = {}", literal(body, 1));
                if !request.secret_refs.is_empty() {
                    text.push_str("    body[\"properties\"][\"properties\"][\"sslConfiguration\"].update(cert=read(CERTIFICATE), key=read(KEY))\n");
                }
                text.push_str("    send(\"PUT\", COMPUTE, body)\n    print(json.dumps(wait(COMPUTE), indent=2, ensure_ascii=False))\n");
            }
            None => {
                if reattaches {
                    // Nothing may be detached that cannot be attached again.
                    if requests.iter().any(|request| !request.secret_refs.is_empty()) {
                        text.push_str("    read(CERTIFICATE), read(KEY)\n");
                    }
                    text.push_str("    if send(\"GET\", COMPUTE) is not None:\n        ");
                    text.push_str(&kubectl(e, "active"));
                    text.push_str("\n        ");
                } else {
                    text.push_str("    if send(\"GET\", COMPUTE) is not None:\n        ");
                }
                let query = request.url.strip_prefix(&url(e, "")).unwrap_or_default();
                let _ = writeln!(text, "send(\"DELETE\", COMPUTE + {})", string(query));
                text.push_str(&WAIT_UNTIL_GONE.replace("{late}", &late));
                if reattaches {
                    text.push_str(&format!("    {}\n", kubectl(e, CLEAN_UP)));
                    if old_cluster(e).is_some() && new_cluster(e).is_none() {
                        text.push_str(
                            "    subprocess.run([\"bash\", \"kubectl.sh\", \"clean-up\"], check=True)\n",
                        );
                    }
                }
            }
        }
    }
    text
}

/// The arguments of the clean-up where the certificate was looked after before.
pub(super) const CLEAN_UP: &str = "clean-up\", \"--certificate-is-saved";

/// Runs the script in the cluster that is attached today.
pub(super) fn kubectl(e: Emission<'_>, arguments: &str) -> String {
    let of_old = old_cluster(e).map(|old| format!("\"env\", {}, ", string(&format!("CLUSTER_ID={old}"))));
    let of_old = of_old.unwrap_or_default();
    format!("subprocess.run([{of_old}\"bash\", \"kubectl.sh\", \"{arguments}\"], check=True)")
}

fn certificate_is_saved(e: Emission<'_>) -> String {
    let files = match saved_files(e) {
        _ if !brings_certificate(e) => "CERTIFICATE, KEY".to_owned(),
        (certificate, key) => format!("{}, {}", string(certificate), string(key)),
    };
    let lost = certificate_would_be_lost(e, "--certificate-is-saved");
    format!(
        r#"

def certificate_is_saved():
    """The cluster may have the only copy of certificate and key."""
    if "--certificate-is-saved" in sys.argv or all(Path(file).is_file() for file in ({files})):
        return
    aks = ((send("GET", COMPUTE) or {{}}).get("properties") or {{}}).get("properties") or {{}}
    if (aks.get("sslConfiguration") or {{}}).get("status") in ("Enabled", "Auto"):
        sys.exit({})
"#,
        string(&lost)
    )
}
