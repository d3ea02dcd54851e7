//! The texts of the script that collects facts: all of it but the commands themselves.

use std::borrow::Cow;

use crate::language::{Language, Text, say, text};
use crate::shell;

/// What the script is, for whoever opens it. Every line stands behind a `#`.
const ABOUT: Text = text!(
    en: "Gets from Azure what `aks-compute check` does not know, and keeps each answer in a file with what it is about.
The commands only read; nothing in Azure is changed. Needed: the Azure CLI (az), signed in.

  bash SCRIPT [FOLDER]                         fills FOLDER, `facts` unless given
  aks-compute check SPEC --facts FOLDER        decides what was unknown",
    zh: "从 Azure 获取 `aks-compute check` 未知的内容，并将每个结果连同其所属对象保存为一个文件。
所有命令只读取，不会更改 Azure 中的任何内容。需要已登录的 Azure CLI（az）。

  bash 脚本 [文件夹]                           写入该文件夹；未指定时为 `facts`
  aks-compute check 配置 --facts 文件夹        判定先前未知的项",
);
const NO_AZ: Text = text!(en: "the Azure CLI (az) is not installed", zh: "未安装 Azure CLI（az）");
const SIGN_IN: Text =
    text!(en: "az is not signed in: run az login first", zh: "az 尚未登录：请先运行 az login");
const FAILED: Text = text!(
    en: "got no answer, so these rules stay unknown:",
    zh: "未得到结果，以下规则仍为未知：",
);
const INCOMPLETE: Text =
    text!(en: "some commands failed; the others are in", zh: "部分命令失败；其余结果位于");
const COMPLETE: Text = text!(en: "the answers are in", zh: "结果位于");
const NOTHING: Text = text!(
    en: "Nothing is unknown that a command could show.",
    zh: "没有可通过命令查明的未知项。",
);

const NOTHING_YET: Text = text!(
    en: "No command can be run before the spec says what is missing.",
    zh: "补全配置中缺少的内容之前，没有可运行的命令。",
);

/// What stands before a command that cannot be run yet.
pub(super) fn missing(placeholders: &str, language: Language) -> Cow<'static, str> {
    let cx = Words { language };
    say!(
        cx,
        en: "not run, because the spec does not say {placeholders}:",
        zh: "未运行，因为配置中没有 {placeholders}：",
    )
}

/// The script around `steps`, each of which is a command of which the output goes to `$work/answer`, and a `keep`.
pub(super) fn script(steps: &str, cloud: &str, language: Language) -> String {
    let said = |text: Text| shell::word(text.get(language));
    let (no_az, sign_in, failed) = (said(NO_AZ), said(SIGN_IN), said(FAILED));
    let (incomplete, complete) = (said(INCOMPLETE), said(COMPLETE));
    let set_cloud = format!("az cloud set --name {} && az login", shell::word(cloud));
    let cx = Words { language };
    let other_cloud = shell::word(&say!(
        cx,
        en: "these commands are for {cloud}, but az is set to another cloud: {set_cloud}",
        zh: "这些命令针对 {cloud}，但 az 当前设置为其他云：{set_cloud}",
    ));
    let cloud = shell::word(cloud);
    format!(
        r#"{begin}
stop() {{
  printf '%s\n' "$1" >&2
  exit 2
}}

command -v az > /dev/null || stop {no_az}
[ "$(az cloud show --query name --output tsv)" = {cloud} ] || stop {other_cloud}
az account show --output none || stop {sign_in}

folder="${{1:-facts}}"
case "$folder" in -*) folder="./$folder" ;; esac
mkdir -p "$folder"
work="$(mktemp -d "$folder/.collecting.XXXXXX")"
trap 'rm -rf "$work"' EXIT
export AZURE_CORE_OUTPUT=json
failures=0

# A command inside another one may fail too, and an empty answer would then be taken for a word: that is a failure.
az() {{
  local word
  for word in "$@"; do
    if [ -z "$word" ]; then
      : > "$work/failed"
      return 1
    fi
  done
  command az "$@" < /dev/null || {{
    : > "$work/failed"
    return 1
  }}
}}

# keep FILE RULES HEADER: puts the answer into its envelope; a file is there whole or not at all.
keep() {{
  rm -f "$folder/$1"
  if [ -e "$work/failed" ] || [ ! -s "$work/answer" ]; then
    rm -f "$work/failed"
    printf '%s %s %s\n' "$1" {failed} "$2" >&2
    failures=1
    return
  fi
  {{
    printf '{{"fact":{{"observedAt":"%s",%s,"data":\n' "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$3"
    cat "$work/answer"
    printf '}}\n'
  }} > "$work/envelope"
  mv "$work/envelope" "$folder/$1"
}}
{steps}
if [ "$failures" -ne 0 ]; then
  printf '%s %s\n' {incomplete} "$folder" >&2
  exit 1
fi
printf '%s %s\n' {complete} "$folder" >&2
"#,
        begin = begin(language),
    )
}

/// The script where there is nothing to run; `steps` holds comments at most.
pub(super) fn nothing_to_run(steps: &str, language: Language) -> String {
    let nothing = if steps.is_empty() { NOTHING } else { NOTHING_YET };
    let nothing = shell::word(nothing.get(language));
    format!("{}{steps}\nprintf '%s\\n' {nothing} >&2\n", begin(language))
}

fn begin(language: Language) -> String {
    let mut begin = "#!/usr/bin/env bash\n".to_owned();
    for line in ABOUT.get(language).lines() {
        begin.push_str(format!("# {line}").trim_end());
        begin.push('\n');
    }
    // Names stand in single quotes as they are, whatever they hold.
    begin.push_str("#\n# shellcheck disable=SC2016,SC1111,SC1112\nset -euo pipefail\n");
    begin
}

struct Words {
    language: Language,
}
