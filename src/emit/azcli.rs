//! `deploy.sh`: the requests of a plan as a bash script around the Azure CLI.
//!
//! Bodies go through files that are gone when the script ends, so that bash never reads a value of theirs.

use std::fmt::Write as _;

use super::bash::{WORK, az_is_ready, begin, cluster_arguments, need, write_json};
use super::planner::{new_cluster, old_cluster, overwrites_certificate};
use super::quoting::comment;
use super::rest::{Request, reattaches, url};
use super::secrets::{certificate_files, certificate_would_be_lost, key_vault_commands, saved_files};
use super::steps::network_role_command;
use super::{Emission, aks_create};
use crate::document::Value;
use crate::language::say;
use crate::shell::word;
use crate::spec::{ClusterCreate, Operation, UnderlyingResourceAction};

/// The script.
pub(super) fn script(e: Emission<'_>, requests: &[Request]) -> String {
    let reattaches = reattaches(requests);
    let has_secrets = requests.iter().any(|request| !request.secret_refs.is_empty());
    let mut script = begin(&about(e, reattaches));
    script.push('\n');
    script.push_str(&need(e, if has_secrets { &["az", "jq"] } else { &["az"] }));
    script.push_str(&az_is_ready(e));
    script.push_str(WORK);
    // Writing into a String cannot fail.
    let _ = writeln!(script, "export AZURE_CORE_NO_COLOR=true\ncompute={}", word(&url(e, "")));
    script.push('\n');
    script.push_str(EXISTS);
    match e.operation {
        Operation::Attach | Operation::Update if reattaches => {
            script.push_str(&kubectl_is_there(e));
            script.push_str(&certificate(e, has_secrets));
            // Those of the request are those of the cluster only where the spec does not bring its own.
            if !has_secrets || e.spec.ssl.is_present() {
                script.push_str(&certificate_is_saved(e));
            }
            for request in requests {
                if request.method == "DELETE" {
                    script.push_str(&detach_and_clean_up(e));
                } else {
                    script.push_str(&put_cluster_or_compute(e, request));
                }
            }
            script.push_str(&wait_until_succeeded(e));
        }
        Operation::Create | Operation::Attach => {
            script.push_str(&name_is_free(e));
            script.push_str(&certificate(e, has_secrets));
            for request in requests {
                script.push_str(&put_cluster_or_compute(e, request));
            }
            script.push_str(&wait_until_succeeded(e));
        }
        Operation::Update => {
            let absent = say!(
                e,
                en: "the workspace has no compute of this name: this update would attach the cluster",
                zh: "工作区中没有同名计算：此更新会附加群集",
            );
            let _ = writeln!(script, "\nexists \"$compute\" || stop {}", word(&absent));
            script.push_str(&certificate(e, has_secrets));
            if overwrites_certificate(e) {
                script.push_str(&certificate_is_saved(e));
            }
            for request in requests {
                script.push_str(&put(e, request));
            }
            script.push_str(&wait_until_succeeded(e));
        }
        Operation::Detach => {
            let action = e.spec.action.given().unwrap_or(UnderlyingResourceAction::Detach);
            if action == UnderlyingResourceAction::Detach {
                script.push_str(&certificate_is_saved(e));
            }
            let absent = say!(
                e,
                en: "there is no compute of this name: it was detached before, or the names of group and workspace are wrong",
                zh: "没有同名计算：可能已经拆离，或资源组、工作区名称有误",
            );
            script.push('\n');
            script.push_str(&detach(action, &format!("else\n  note {}\n", word(&absent))));
            script.push_str(&wait_until_gone(e));
            if action == UnderlyingResourceAction::Detach {
                let next = say!(
                    e,
                    en: "detached; the cluster goes on running and is billed. Before it is attached again: bash kubectl.sh clean-up",
                    zh: "已拆离；群集仍在运行并计费。重新附加之前请运行：bash kubectl.sh clean-up",
                );
                let _ = writeln!(script, "note {}", word(&next));
            }
        }
    }
    script
}

fn about(e: Emission<'_>, reattaches: bool) -> String {
    let what = match e.operation {
        Operation::Create => {
            say!(e, en: "Creates the cluster as a compute of the workspace. Not idempotent: stops where the name is taken.", zh: "创建群集作为工作区的计算。该操作不是幂等的：名称已被占用时停止。")
        }
        Operation::Attach | Operation::Update if reattaches => {
            say!(e, en: "Detaches the compute, cleans up and attaches the cluster again. Its web services stop. Needs kubectl.sh beside it.", zh: "拆离计算、清理残留，再重新附加群集。其上的 Web 服务会停止。需要同目录下的 kubectl.sh。")
        }
        Operation::Attach if new_cluster(e).is_some() => {
            say!(e, en: "Creates the cluster and attaches it to the workspace. Stops where the name of the compute is taken.", zh: "创建群集并将其附加到工作区。计算名称已被占用时停止。")
        }
        Operation::Attach => {
            say!(e, en: "Attaches the cluster to the workspace. Not idempotent: stops where the name is taken.", zh: "将群集附加到工作区。该操作不是幂等的：名称已被占用时停止。")
        }
        Operation::Update => {
            say!(e, en: "Updates the compute. The scoring endpoint may not answer while its front end restarts.", zh: "更新计算。前端重启期间，评分终结点可能无响应。")
        }
        Operation::Detach => {
            say!(e, en: "Takes the compute out of the workspace: its web services can no longer be managed there.", zh: "从工作区移除计算：其上的 Web 服务将无法再从工作区管理。")
        }
    };
    let files = say!(
        e,
        en: "Bodies stand in files of a temporary folder; no secret stands in this file.",
        zh: "请求正文写入临时文件夹中的文件；本文件不含任何机密。",
    );
    format!("{what}\n{files}")
}

const EXISTS: &str = r#"exists() {
  az rest --method get --url "$1" --output none 2> "$work/error" && return
  grep -qE '^(ERROR: )?Not Found' "$work/error" && return 1
  cat "$work/error" >&2
  exit 1
}
"#;

fn name_is_free(e: Emission<'_>) -> String {
    let taken = say!(
        e,
        en: "the workspace has a compute of this name already; creating and attaching are not idempotent",
        zh: "工作区中已有同名计算；创建和附加都不是幂等操作",
    );
    format!("\nif exists \"$compute\"; then\n  stop {}\nfi\n", word(&taken))
}

/// Certificate and key in two files that `$certificate` and `$key` name.
fn certificate(e: Emission<'_>, has_secrets: bool) -> String {
    if !has_secrets {
        return String::new();
    }
    if let Some([certificate, key]) = key_vault_commands(e, ["\"$certificate\"", "\"$key\""]) {
        return format!(
            "\ncertificate=\"$work/cert.pem\"\nkey=\"$work/key.pem\"\n{certificate} --output none\n{key} --output none\n"
        );
    }
    let (certificate, key) = certificate_files(e);
    let missing = match e.operation {
        Operation::Update => say!(
            e,
            en: "{certificate} and {key} are needed; bash kubectl.sh save-certificate gets those of the cluster",
            zh: "需要 {certificate} 和 {key}；可用 bash kubectl.sh save-certificate 从群集中取回",
        ),
        _ => say!(e, en: "{certificate} and {key} are needed", zh: "需要 {certificate} 和 {key}"),
    };
    format!(
        "\ncertificate={}\nkey={}\nfor file in \"$certificate\" \"$key\"; do\n  if [ ! -f \"$file\" ] || [ ! -r \"$file\" ] || [ ! -s \"$file\" ]; then stop {}; fi\ndone\n",
        word(certificate),
        word(key),
        word(&missing)
    )
}

/// What a detach deletes and an update writes over may be the only copy of certificate and key.
fn certificate_is_saved(e: Emission<'_>) -> String {
    let (certificate, key) = saved_files(e);
    let lost = certificate_would_be_lost(e, "bash deploy.sh --certificate-is-saved");
    format!(
        r#"
if [ "${{1:-}}" != --certificate-is-saved ] && ! {{ [ -s {certificate} ] && [ -s {key} ]; }} && exists "$compute"; then
  tls="$(az rest --method get --url "$compute" --query properties.properties.sslConfiguration.status --output tsv)"
  case "$tls" in Enabled | Auto) stop {} ;; esac
fi
"#,
        word(&lost)
    )
}

fn kubectl_is_there(e: Emission<'_>) -> String {
    let missing = say!(
        e,
        en: "kubectl.sh must stand beside this script: it cleans up before the cluster is attached again",
        zh: "kubectl.sh 须与本脚本位于同一目录：重新附加之前由它清理残留",
    );
    format!("\nkubectl=\"$(dirname -- \"$0\")/kubectl.sh\"\n[ -r \"$kubectl\" ] || stop {}\n", word(&missing))
}

/// The detach of a re-attach, which nothing active may suffer from, and the clean-up.
fn detach_and_clean_up(e: Emission<'_>) -> String {
    let old = old_cluster(e);
    let of_old = old.map(|old| format!("CLUSTER_ID={} ", word(old))).unwrap_or_default();
    let mut script = format!("\nif exists \"$compute\"; then\n  {of_old}bash \"$kubectl\" active\nfi\n");
    script.push_str(&detach(UnderlyingResourceAction::Detach, ""));
    script.push_str(&wait_until_gone(e));
    // Writing into a String cannot fail.
    let _ = write!(script, "\n{of_old}bash \"$kubectl\" clean-up --certificate-is-saved\n");
    if old.is_some() && new_cluster(e).is_none() {
        script.push_str("bash \"$kubectl\" clean-up\n");
    }
    script
}

fn put_cluster_or_compute(e: Emission<'_>, request: &Request) -> String {
    match new_cluster(e).filter(|_| request.id == "create-cluster") {
        Some(create) => cluster(e, create, request),
        None => put(e, request),
    }
}

/// The PUT of the compute.
fn put(e: Emission<'_>, request: &Request) -> String {
    let Some(body) = &request.body else { return String::new() };
    let mut script = format!("\n{}", write_json("compute.json", body));
    let file = if request.secret_refs.is_empty() {
        "compute.json"
    } else {
        script.push_str(
            "jq --rawfile cert \"$certificate\" --rawfile key \"$key\" \\\n  '.properties.properties.sslConfiguration += {cert: $cert, key: $key}' \"$work/compute.json\" > \"$work/request.json\"\n",
        );
        "request.json"
    };
    let sent = say!(e, en: "accepted; that is not the end: the compute itself says when it is done", zh: "请求已接受；尚未完成，以计算自身的状态为准");
    // Writing into a String cannot fail.
    let _ = writeln!(
        script,
        "az rest --method put --url \"$compute\" --body \"@$work/{file}\" --output none\nnote {}",
        word(&sent)
    );
    script
}

/// The detach where the compute is there; `otherwise` is the branch where it is not.
fn detach(action: UnderlyingResourceAction, otherwise: &str) -> String {
    format!(
        "if exists \"$compute\"; then\n  az rest --method delete --url \"$compute&underlyingResourceAction={}\" --output none\n{otherwise}fi\n",
        action.as_str()
    )
}

/// The cluster that is attached then: by `az aks create` where its arguments can say all of it.
fn cluster(e: Emission<'_>, create: &ClusterCreate<'_>, request: &Request) -> String {
    let id = e.spec.cluster_id().unwrap_or_default();
    let named = cluster_arguments(&id);
    let body = request.body.clone().unwrap_or(Value::Null);
    let has_identity = create.identity_id().is_some();
    let role = network_role_command(e, create).map(|command| format!("\n{command}\n"));
    let mut script = String::new();
    if has_identity {
        script.push_str(role.as_deref().unwrap_or_default());
    }
    let there =
        say!(e, en: "the cluster is there already; it is attached as it is", zh: "群集已存在；将按现状附加");
    let make = match aks_create::options(&body) {
        Ok(options) => {
            let mut make =
                format!("  az aks create {named} --yes --no-ssh-key --skip-subnet-role-assignment");
            for option in options {
                make.push_str(" \\\n    ");
                make.push_str(&option);
            }
            make + " --output none\n"
        }
        Err(member) => {
            let why = say!(e, en: "A request, because no argument of az aks create says {member}.", zh: "使用请求，因为 az aks create 没有可表达 {member} 的参数。");
            format!(
                "{}{}az rest --method put --url \"$cluster\" --body \"@$work/cluster.json\" --output none\n",
                comment("#", &why),
                write_json("cluster.json", &body)
            )
        }
    };
    // Writing into a String cannot fail.
    let _ = write!(
        script,
        "\ncluster={}\nif exists \"$cluster\"; then\n  note {}\nelse\n{make}fi\naz aks wait {named} --created --interval 30 --timeout 1800\n",
        word(&request.url),
        word(&there)
    );
    if !has_identity {
        script.push_str(role.as_deref().unwrap_or_default());
    }
    script
}

fn wait_until_succeeded(e: Emission<'_>) -> String {
    let failed = say!(e, en: "the compute failed; what the service says stands above", zh: "计算部署失败；服务返回的错误见上");
    let late = say!(e, en: "the compute is not ready after 40 minutes", zh: "40 分钟后计算仍未就绪");
    let done = say!(e, en: "the compute says Succeeded", zh: "计算状态为 Succeeded");
    format!(
        r#"
for _ in {{1..160}}; do
  state="$(az rest --method get --url "$compute" --query properties.provisioningState --output tsv)" || state=
  case "$state" in
    Succeeded)
      note {}
      exit
      ;;
    Failed | Canceled)
      az rest --method get --url "$compute" --query properties.provisioningErrors --output json >&2
      stop {}
      ;;
  esac
  sleep 15
done
stop {}
"#,
        word(&done),
        word(&failed),
        word(&late)
    )
}

fn wait_until_gone(e: Emission<'_>) -> String {
    let late = say!(e, en: "the compute is still there after 40 minutes", zh: "40 分钟后计算仍未消失");
    format!(
        r#"for _ in {{1..160}}; do
  exists "$compute" || break
  sleep 15
done
if exists "$compute"; then
  stop {}
fi
"#,
        word(&late)
    )
}
