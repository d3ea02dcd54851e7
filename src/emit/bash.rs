//! What the bash scripts of a plan have in common: how they begin, and how files stand in them.

use std::fmt::Write as _;

use super::quoting::comment;
use super::{Emission, pretty};
use crate::document::Value;
use crate::language::say;
use crate::shell::word;

/// The first lines of a script: what it does, and how it says why it stops.
pub(super) fn begin(about: &str) -> String {
    let mut script = "#!/usr/bin/env bash\n".to_owned();
    script.push_str(&comment("#", about));
    // Names stand in single quotes as they are, whatever they hold.
    script.push_str(
        r#"#
# shellcheck disable=SC2016,SC1111,SC1112
set -euo pipefail
umask 077

note() { printf '%s\n' "$1" >&2; }
stop() {
  note "$1"
  exit 1
}
"#,
    );
    script
}

/// Stops where a program is not there.
pub(super) fn need(e: Emission<'_>, programs: &[&str]) -> String {
    let mut script = String::new();
    for program in programs {
        let message = say!(e, en: "{program} is not installed", zh: "未安装 {program}");
        // Writing into a String cannot fail.
        let _ = writeln!(script, "command -v {program} > /dev/null || stop {}", word(&message));
    }
    script
}

/// Stops where az works in another cloud or subscription than the workspace's; it is not switched in silence.
pub(super) fn az_is_ready(e: Emission<'_>) -> String {
    let cloud = e.spec.cloud().unwrap_or_default();
    let subscription = e.spec.workspace.subscription_id.given().unwrap_or_default().to_ascii_lowercase();
    let set_cloud = format!("az cloud set --name {} && az login", word(cloud));
    let set_account = format!("az account set --subscription {}", word(&subscription));
    let other_cloud = say!(
        e,
        en: "az is set to another cloud than {cloud}: {set_cloud}",
        zh: "az 当前设置的云不是 {cloud}：{set_cloud}",
    );
    let other_account = say!(
        e,
        en: "az is set to another subscription, or not signed in: az login, then {set_account}",
        zh: "az 当前设置为其他订阅或尚未登录：先运行 az login，再运行 {set_account}",
    );
    format!(
        r#"[ "$(az cloud show --query name --output tsv)" = {} ] || stop {}
subscription="$(az account show --query id --output tsv)" || subscription=
[ "$(printf '%s' "$subscription" | tr '[:upper:]' '[:lower:]')" = {} ] || stop {}
"#,
        word(cloud),
        word(&other_cloud),
        word(&subscription),
        word(&other_account),
    )
}

/// The arguments that name a cluster to `az aks`, which takes no ids.
pub(super) fn cluster_arguments(id: &str) -> String {
    let segment = |number: usize| word(id.split('/').nth(number).unwrap_or_default());
    format!("--subscription {} --resource-group {} --name {}", segment(2), segment(4), segment(8))
}

/// A folder that nobody else can read, and that is gone when the script ends.
pub(super) const WORK: &str = r#"work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
"#;

/// Writes JSON into a file of the work folder. No line of it is the delimiter, because none is a bare word.
pub(super) fn write_json(file: &str, value: &Value) -> String {
    format!("cat > \"$work/{file}\" <<'JSON'\n{}JSON\n", pretty(value))
}
