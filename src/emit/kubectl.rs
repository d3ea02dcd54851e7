//! `kubectl.sh`: what is done in the cluster itself, around a detach and when web services fail.

use std::fmt::Write as _;

use super::Emission;
use super::bash::{WORK, az_is_ready, begin, cluster_arguments, need};
use super::planner::saved_compute;
use super::rest::url;
use super::secrets::saved_files;
use crate::front_end::{LEFTOVERS, LIST_SERVICES};
use crate::language::say;
use crate::shell::word;

/// The script.
pub(super) fn script(e: Emission<'_>) -> String {
    let id = cluster_id(e);
    let mut script = begin(&about(e, &id));
    script.push_str(MAIN);
    script.push_str(&connect(e, &id));
    script.push_str(&save_certificate(e));
    script.push_str(&active(e));
    script.push_str(&clean_up(e));
    script.push_str(DEBUG);
    script.push_str("\nmain \"$@\"\n");
    script
}

/// The cluster, where the spec or the current compute says which it is.
pub(super) fn cluster_id(e: Emission<'_>) -> String {
    let current = e.spec.compute_id().and_then(|id| e.facts.compute(&id).or_else(|| saved_compute(e)));
    e.spec.cluster_id().or_else(|| Some(current?.cluster_id()?.to_owned())).unwrap_or_default()
}

fn about(e: Emission<'_>, id: &str) -> String {
    let (certificate, key) = saved_files(e);
    let cluster = if id.is_empty() {
        "--resource-group CLUSTER_RESOURCE_GROUP --name CLUSTER_NAME".to_owned()
    } else {
        cluster_arguments(id)
    };
    say!(
        e,
        en: "Works in the cluster through kubectl, with a kubeconfig of its own.

  bash kubectl.sh active            shows the active web services; ends with 3 where there are any
  bash kubectl.sh save-certificate  writes the secret azuremlfessl to {certificate}
                                    and {key}; overwrites nothing
  bash kubectl.sh clean-up          deletes what azureml-fe left, before the cluster is attached again; stops where
                                    a web service is active or the certificate is not saved
                                    (--certificate-is-saved: you have it elsewhere)
  bash kubectl.sh debug             shows what helps where web services fail

What none of them does, because it deletes the cluster with all that runs on it:
  az aks delete {cluster}",
        zh: "通过 kubectl 在群集中操作，使用独立的 kubeconfig。

  bash kubectl.sh active            列出处于活动状态的 Web 服务；存在时以 3 退出
  bash kubectl.sh save-certificate  将机密 azuremlfessl 写入 {certificate}
                                    和 {key}；不覆盖已有文件
  bash kubectl.sh clean-up          重新附加之前删除 azureml-fe 的残留资源；有活动服务
                                    或证书未保存时停止
                                    （--certificate-is-saved：证书已另行保存）
  bash kubectl.sh debug             显示有助于排查 Web 服务失败的信息

以下命令会删除群集及其上运行的一切，因此不会执行：
  az aks delete {cluster}",
    )
    .into_owned()
}

const MAIN: &str = r#"
main() {
  case "${1:-}" in
    active | save-certificate | clean-up | debug) ;;
    *) stop 'bash kubectl.sh active | save-certificate | clean-up | debug' ;;
  esac
  connect
  case "$1" in
    active) active ;;
    save-certificate) save_certificate ;;
    clean-up) clean_up "${2:-}" ;;
    debug) debug ;;
  esac
}
"#;

/// Gets a kubeconfig that is gone when the script ends; the user's stays as it is.
fn connect(e: Emission<'_>, id: &str) -> String {
    let mut script = String::from("\nconnect() {\n");
    for line in (need(e, &["az", "kubectl"]) + &az_is_ready(e) + WORK).lines() {
        // Writing into a String cannot fail.
        let _ = writeln!(script, "  {line}");
    }
    let unknown = say!(
        e,
        en: "which cluster? CLUSTER_ID=/subscriptions/... bash kubectl.sh ...",
        zh: "哪个群集？CLUSTER_ID=/subscriptions/... bash kubectl.sh ...",
    );
    if id.is_empty() {
        let _ = write!(
            script,
            r#"  cluster="${{CLUSTER_ID:-$(az rest --method get --url {} --query properties.resourceId --output tsv)}}" || cluster=
  [ -n "$cluster" ] || stop {}
"#,
            word(&url(e, "")),
            word(&unknown)
        );
    } else {
        // A plan may take another cluster out of the workspace than it attaches.
        let _ = write!(
            script,
            "  cluster=\"${{CLUSTER_ID:-}}\"\n  [ -n \"$cluster\" ] || cluster={}\n",
            word(id)
        );
    }
    script.push_str(
        r#"  IFS=/ read -r _ _ subscription _ group _ _ _ name <<< "$cluster"
  export KUBECONFIG="$work/kubeconfig"
  az aks get-credentials --subscription "$subscription" --resource-group "$group" --name "$name" \
    --file "$KUBECONFIG" --only-show-errors
}
"#,
    );
    script
}

fn save_certificate(e: Emission<'_>) -> String {
    let (certificate, key) = saved_files(e);
    let there = say!(e, en: "{certificate} or {key} is there already; nothing is overwritten", zh: "{certificate} 或 {key} 已存在；不会覆盖");
    let empty = say!(e, en: "the secret azuremlfessl holds no certificate and key", zh: "机密 azuremlfessl 中没有证书和私钥");
    let folder = saved_files(e).0.trim_end_matches("cert.pem");
    let make = if folder.is_empty() { String::new() } else { format!("  mkdir -p {folder}\n") };
    format!(
        r#"
save_certificate() {{
{make}  for file in cert key; do
    if [ -e "{folder}$file.pem" ] || [ -L "{folder}$file.pem" ]; then
      stop {}
    fi
    kubectl get secret azuremlfessl --output "jsonpath={{.data.$file\\.pem}}" | base64 --decode > "$work/$file.pem"
    [ -s "$work/$file.pem" ] || stop {}
  done
  set -o noclobber
  for file in cert key; do
    cat "$work/$file.pem" > "{folder}$file.pem"
  done
}}
"#,
        word(&there),
        word(&empty)
    )
}

fn active(e: Emission<'_>) -> String {
    let found = say!(
        e,
        en: "web services are active in the cluster:",
        zh: "群集中有处于活动状态的 Web 服务：",
    );
    let none =
        say!(e, en: "no web service is active in the cluster", zh: "群集中没有处于活动状态的 Web 服务");
    format!(
        r#"
active() {{
  services="$({LIST_SERVICES} --output name)"
  if [ -z "$services" ]; then
    note {}
    return
  fi
  note {}
  {LIST_SERVICES} >&2
  exit 3
}}
"#,
        word(&none),
        word(&found)
    )
}

fn clean_up(e: Emission<'_>) -> String {
    let (certificate, key) = saved_files(e);
    let lost = say!(
        e,
        en: "the secret azuremlfessl holds certificate and key, which cleaning up deletes. Save them: bash kubectl.sh save-certificate. Where you have them: bash kubectl.sh clean-up --certificate-is-saved",
        zh: "机密 azuremlfessl 中存有证书和私钥，清理会将其删除。请先保存：bash kubectl.sh save-certificate。若已持有：bash kubectl.sh clean-up --certificate-is-saved",
    );
    let mut script = format!(
        r#"
clean_up() {{
  active
  if [ "$1" != --certificate-is-saved ] && ! {{ [ -s {certificate} ] && [ -s {key} ]; }}; then
    secret="$(kubectl get secret azuremlfessl --ignore-not-found --output name)"
    [ -z "$secret" ] || stop {}
  fi
"#,
        word(&lost)
    );
    for (kind, name) in LEFTOVERS {
        // Writing into a String cannot fail.
        let _ = writeln!(script, "  kubectl delete {kind} {name} --ignore-not-found");
    }
    script.push_str("}\n");
    script
}

const DEBUG: &str = r"
debug() {
  # What is not there is no reason to stop.
  set +e
  kubectl get nodes --output wide
  kubectl get deployments,pods --all-namespaces --selector isazuremlapp=true --output wide
  kubectl get service azureml-fe --output wide --ignore-not-found
  kubectl describe pods --selector azuremlappname=azureml-fe
  kubectl logs --selector azuremlappname=azureml-fe --all-containers --tail 100 --prefix
  kubectl get events --all-namespaces --sort-by .lastTimestamp
}
";
