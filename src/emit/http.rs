//! `requests.http` and `requests.sh`: the requests for the HTTP clients of editors, and for curl.

use std::fmt::Write as _;

use super::bash::{WORK, az_is_ready, begin, need, write_json};
use super::quoting::comment;
use super::rest::{CERTIFICATE_PLACEHOLDER, KEY_PLACEHOLDER, Request, url};
use super::secrets::{certificate_files, key_vault_commands};
use super::{Emission, pretty};
use crate::document::Value;
use crate::language::say;
use crate::shell::word;

/// The requests for VS Code's REST Client and JetBrains' HTTP Client, with variables for token and secrets.
pub(super) fn file(e: Emission<'_>, requests: &[Request]) -> String {
    let token = token_command(e);
    let how = say!(
        e,
        en: "Variables: token, from `{token}`;
sslCert and sslKey, PEM with each line break as \\n. They belong into a private environment file, not here.
Send one request after the other, the next only when the GET at the end says that the one before is done.",
        zh: "变量：token 取自 `{token}`；
sslCert 和 sslKey 为 PEM，换行写作 \\n。请放在私有环境文件中，不要写在这里。
逐个发送请求；用末尾的 GET 确认上一个完成后，再发送下一个。",
    );
    let mut text = comment("#", &how);
    let mut add = |id: &str, method: &str, url: &str, body: Option<&Value>| {
        // Writing into a String cannot fail.
        let _ = write!(text, "\n### {id}\n{method} {url}\nAuthorization: Bearer {{{{token}}}}\n");
        if let Some(body) = body {
            let _ = write!(text, "Content-Type: application/json\n\n{}", with_variables(body));
        }
    };
    for request in requests {
        add(request.id, request.method, &request.url, request.body.as_ref());
    }
    add("get", "GET", &url(e, ""), None);
    text
}

/// The body as JSON, with variables for certificate and key, and no other: two braces in a text are none.
fn with_variables(body: &Value) -> String {
    let text = pretty(body).replace("{{", "{\\u007b");
    let Some((before, ssl)) = text.split_once("\"sslConfiguration\": {") else { return text };
    let ssl = [("cert", CERTIFICATE_PLACEHOLDER, "sslCert"), ("key", KEY_PLACEHOLDER, "sslKey")].iter().fold(
        ssl.to_owned(),
        |ssl, (member, placeholder, variable)| {
            // Inside of a text the quotes would be escaped.
            ssl.replacen(
                &format!("\"{member}\": \"{placeholder}\""),
                &format!("\"{member}\": \"{{{{{variable}}}}}\""),
                1,
            )
        },
    );
    format!("{before}\"sslConfiguration\": {{{ssl}")
}

/// The script for curl: it sends one request at a time, the one that its argument names.
pub(super) fn script(e: Emission<'_>, requests: &[Request]) -> String {
    let mut usage = "bash requests.sh".to_owned();
    for request in requests {
        usage.push(' ');
        usage.push_str(request.id);
        usage.push_str(" |");
    }
    usage.push_str(" get");
    let about = say!(
        e,
        en: "Sends one request of the plan by curl: {usage}
    Send the next one only when `get` says that the one before is done.",
        zh: "用 curl 发送方案中的一个请求：{usage}
    用 `get` 确认上一个请求完成后，再发送下一个。",
    );
    let mut script = begin(&about);
    if let Some([certificate, key]) = key_vault_commands(e, ["cert.pem", "key.pem"]) {
        script.push_str(&comment("#", &format!("{certificate}\n{key}")));
    }
    let has_secrets = requests.iter().any(|request| !request.secret_refs.is_empty());
    script.push('\n');
    script.push_str(&need(e, if has_secrets { &["az", "curl", "jq"] } else { &["az", "curl"] }));
    script.push_str(&az_is_ready(e));
    script.push_str(WORK);
    // Writing into a String cannot fail.
    let _ = write!(
        script,
        r#"
# The token goes through a file, because everybody can read the arguments of a program.
token="$({})"
printf 'header = "Authorization: Bearer %s"\n' "$token" > "$work/token"
send() {{ curl --config "$work/token" --silent --show-error --fail-with-body --request "$@"; }}

case "${{1:-}}" in
"#,
        token_command(e)
    );
    for request in requests {
        let _ = writeln!(script, "  {})", request.id);
        let mut data = "";
        if let Some(body) = &request.body {
            script.push_str(&write_json("body.json", body));
            data = " --header 'Content-Type: application/json' --data-binary \"@$work/body.json\"";
            if !request.secret_refs.is_empty() {
                let (certificate, key) = certificate_files(e);
                let _ = writeln!(
                    script,
                    "    jq --rawfile cert {} --rawfile key {} \\\n      '.properties.properties.sslConfiguration += {{cert: $cert, key: $key}}' \"$work/body.json\" > \"$work/request.json\"",
                    word(certificate),
                    word(key)
                );
                data = " --header 'Content-Type: application/json' --data-binary \"@$work/request.json\"";
            }
        }
        let _ = writeln!(script, "    send {} {}{data}\n    ;;", request.method, word(&request.url));
    }
    let _ = write!(script, "  get) send GET {} ;;\n  *) stop {} ;;\nesac\n", word(&url(e, "")), word(&usage));
    script
}

fn token_command(e: Emission<'_>) -> String {
    let cloud = e.catalog.cloud(e.spec.cloud().unwrap_or_default());
    let host = cloud.map_or("management.azure.com", |cloud| &*cloud.resource_manager);
    let resource = word(&format!("https://{host}/"));
    format!("az account get-access-token --resource {resource} --query accessToken --output tsv")
}
