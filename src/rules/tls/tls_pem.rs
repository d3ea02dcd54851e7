//! Certificate and key in the spec are PEM text, each in its place.

use super::parts::is_file_name;
use crate::language::{prose, say, text};
use crate::report::{Findings, Fix, PatchOperation, Severity};
use crate::rules::examples::{attach, create, update};
use crate::rules::{Context, Examples, Rule, Section, Source};
use crate::spec::{Operation, Secret};

pub(super) static RULE: Rule = Rule {
    id: "TLS-PEM",
    severity: Severity::Error,
    operations: &[Operation::Create, Operation::Attach, Operation::Update],
    title: text!(
        en: "Certificate and key are PEM text, decoded, unencrypted and each in its place",
        zh: "证书和私钥须为 PEM 文本：已解码、未加密、各在其位",
    ),
    why: prose!(
        en: "The service takes the text as it is and fails only when the front end starts. Kubernetes keeps secrets in \
             Base64, so what kubectl prints must be decoded before it is given again. A key with a passphrase is not \
             supported. A file is named by one line without control characters.",
        zh: "服务会原样接收文本，直到前端启动时才失败。Kubernetes 以 Base64 保存机密，因此 kubectl 的输出须先解码再提供。\
             不支持带密码的私钥。文件名须为一行，不含控制字符。",
    ),
    source: &[
        Source::Article(Section::UpdateCluster),
        Source::Public("Azure Machine Learning v1, Secure web services using TLS: Enable TLS and deploy"),
    ],
    examples: Examples::new(
        &[
            create(
                "ssl:
  cname: www.contoso.com
  certPem: |
    -----BEGIN CERTIFICATE-----
    MIIB
    -----END CERTIFICATE-----
  keyPem: |
    -----BEGIN PRIVATE KEY-----
    MIIE
    -----END PRIVATE KEY-----",
            ),
            attach("ssl: { cname: www.contoso.com, certPemFile: cert.pem, keyPemFile: key.pem }"),
        ],
        &[
            attach(
                "ssl: { cname: www.contoso.com, certPem: LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCg==, keyPemFile: key.pem }",
            ),
            create("ssl: { cname: www.contoso.com, certPem: cert.pem, keyPem: key.pem }"),
            update(
                "ssl:
  cname: www.contoso.com
  certPem: |
    -----BEGIN PRIVATE KEY-----
    MIIE
    -----END PRIVATE KEY-----
  keyPem: |
    -----BEGIN CERTIFICATE-----
    MIIB
    -----END CERTIFICATE-----",
            ),
            create(
                "ssl:
  cname: www.contoso.com
  certPemFile: cert.pem
  keyPem: |
    -----BEGIN ENCRYPTED PRIVATE KEY-----
    MIIF
    -----END ENCRYPTED PRIVATE KEY-----",
            ),
            attach("ssl: { cname: www.contoso.com, certPemFile: \"cert\\n.pem\", keyPemFile: '' }"),
        ],
    ),
    check,
};

/// Base64 of `-----BEGIN `: how a secret out of Kubernetes begins.
const ENCODED_BEGIN: &str = "LS0tLS1CRUdJTi";

/// The two texts that this rule looks at.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Part {
    Certificate,
    Key,
}

/// What text alone shows to be wrong.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Problem {
    /// Still Base64, as kubectl prints secrets.
    Encoded,
    /// The name of a file.
    FileName,
    /// The other part.
    Swapped,
    /// No PEM block of this part.
    NoBlock,
    /// A key with a passphrase.
    Encrypted,
    /// A block that does not end.
    NoEnd,
    /// A block on one line.
    NoLines,
    /// The other part beside this one.
    Both,
}

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let Some(ssl) = cx.spec.ssl.as_ref() else { return };
    let certificate = ssl.cert_pem.given().and_then(|text| problem(text, Part::Certificate));
    let key = ssl.key_pem.given().map(Secret::expose).and_then(|text| problem(text, Part::Key));
    let are_swapped = certificate == Some(Problem::Swapped) && key == Some(Problem::Swapped);
    if let Some(problem) = certificate {
        let fix = match problem {
            Problem::Swapped if are_swapped => Some(swap(cx)),
            Problem::FileName if ssl.cert_pem_file.is_absent() && ssl.key_vault.is_absent() => {
                Some(rename(cx, "certPemFile", "/ssl/certPem", "/ssl/certPemFile"))
            }
            _ => None,
        };
        say_it(cx, findings, Part::Certificate, problem, fix);
    }
    if let Some(problem) = key {
        let fix = match problem {
            Problem::FileName if ssl.key_pem_file.is_absent() && ssl.key_vault.is_absent() => {
                Some(rename(cx, "keyPemFile", "/ssl/keyPem", "/ssl/keyPemFile"))
            }
            _ => None,
        };
        say_it(cx, findings, Part::Key, problem, fix);
    }
    for (key, pointer, file) in [
        ("certPemFile", "/ssl/certPemFile", ssl.cert_pem_file),
        ("keyPemFile", "/ssl/keyPemFile", ssl.key_pem_file),
    ] {
        if file.given().is_some_and(|name| name.is_empty() || name.contains(char::is_control)) {
            findings
                .fail(pointer, say!(cx, en: "`{key}` is no name of a file", zh: "`{key}` 不是文件名"))
                .help(say!(
                    cx,
                    en: "Name a file, alone or with its path, in one line without control characters.",
                    zh: "请用一行文字给出文件名（可含路径），不含控制字符。",
                ));
        }
    }
}

/// Moves name no values, so that no key stands in a report.
fn swap(cx: &Context<'_>) -> Fix {
    Fix {
        title: say!(cx, en: "Swap `certPem` and `keyPem`", zh: "对调 `certPem` 与 `keyPem`"),
        safe: true,
        patch: vec![
            PatchOperation::rename("/ssl/certPem", "/ssl/swap"),
            PatchOperation::rename("/ssl/keyPem", "/ssl/certPem"),
            PatchOperation::rename("/ssl/swap", "/ssl/keyPem"),
        ],
    }
}

fn rename(cx: &Context<'_>, key: &str, from: &'static str, to: &'static str) -> Fix {
    Fix::offered(say!(cx, en: "Rename to `{key}`", zh: "改名为 `{key}`"), PatchOperation::rename(from, to))
}

/// What follows each `-----BEGIN `.
fn blocks(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.split("-----BEGIN ").skip(1).filter_map(|block| block.split_once("-----"))
}

fn is_label_of(part: Part, label: &str) -> bool {
    match part {
        Part::Certificate => label == "CERTIFICATE",
        Part::Key => label == "PRIVATE KEY" || label.ends_with(" PRIVATE KEY"),
    }
}

fn problem(text: &str, part: Part) -> Option<Problem> {
    let other = match part {
        Part::Certificate => Part::Key,
        Part::Key => Part::Certificate,
    };
    let has_other = blocks(text).any(|(label, _)| is_label_of(other, label));
    let Some((label, body)) = blocks(text).find(|(label, _)| is_label_of(part, label)) else {
        return Some(if has_other {
            Problem::Swapped
        } else if text.trim_start().starts_with(ENCODED_BEGIN) {
            Problem::Encoded
        } else if is_file_name(text) {
            Problem::FileName
        } else {
            Problem::NoBlock
        });
    };
    if label == "ENCRYPTED PRIVATE KEY" || text.contains("Proc-Type: 4,ENCRYPTED") {
        Some(Problem::Encrypted)
    } else if !body.contains("-----END ") {
        Some(Problem::NoEnd)
    } else if !body.trim_start_matches([' ', '\t', '\r']).starts_with('\n') {
        Some(Problem::NoLines)
    } else if has_other {
        Some(Problem::Both)
    } else {
        None
    }
}

fn say_it(cx: &Context<'_>, findings: &mut Findings, part: Part, problem: Problem, fix: Option<Fix>) {
    let (key, pointer, file) = match part {
        Part::Certificate => ("certPem", "/ssl/certPem", "cert.pem"),
        Part::Key => ("keyPem", "/ssl/keyPem", "key.pem"),
    };
    let block = match part {
        Part::Certificate => "-----BEGIN CERTIFICATE-----",
        Part::Key => "-----BEGIN PRIVATE KEY-----",
    };
    let message = match problem {
        Problem::Encoded => say!(
            cx,
            en: "`{key}` is still Base64, as `kubectl get secret` prints it",
            zh: "`{key}` 仍是 Base64 编码，即 `kubectl get secret` 的原样输出",
        ),
        Problem::FileName => {
            say!(cx, en: "`{key}` holds the name of a file, not its text", zh: "`{key}` 中是文件名，而不是文件内容")
        }
        Problem::Swapped if part == Part::Certificate => {
            say!(cx, en: "`{key}` holds a private key", zh: "`{key}` 中是私钥")
        }
        Problem::Swapped => say!(cx, en: "`{key}` holds a certificate", zh: "`{key}` 中是证书"),
        Problem::NoBlock => say!(cx, en: "`{key}` has no `{block}`", zh: "`{key}` 中没有 `{block}`"),
        Problem::Encrypted => {
            say!(cx, en: "the private key is protected by a passphrase", zh: "私钥受密码保护")
        }
        Problem::NoEnd => say!(
            cx,
            en: "`{key}` stops before its `-----END` line",
            zh: "`{key}` 不完整：缺少 `-----END` 行",
        ),
        Problem::NoLines => say!(cx, en: "`{key}` has lost its line breaks", zh: "`{key}` 丢失了换行"),
        Problem::Both => say!(
            cx,
            en: "`{key}` holds certificate and private key together",
            zh: "`{key}` 中同时包含证书和私钥",
        ),
    };
    let help = match problem {
        Problem::Encoded => say!(
            cx,
            en: "Decode it with `base64 --decode` first: Kubernetes keeps secrets in Base64.",
            zh: "请先用 `base64 --decode` 解码：Kubernetes 以 Base64 格式保存机密。",
        ),
        Problem::FileName => {
            say!(cx, en: "Give the file with `{key}File`.", zh: "请用 `{key}File` 指定文件。")
        }
        Problem::Swapped => say!(
            cx,
            en: "The certificate belongs into `certPem`, the key into `keyPem`.",
            zh: "证书应放在 `certPem` 中，私钥应放在 `keyPem` 中。",
        ),
        Problem::NoBlock | Problem::NoEnd => say!(
            cx,
            en: "Give the whole PEM text, from `-----BEGIN` to `-----END`.",
            zh: "请给出完整的 PEM 文本，从 `-----BEGIN` 到 `-----END`。",
        ),
        Problem::Encrypted => say!(
            cx,
            en: "Take the passphrase off first; keys with one are not supported.",
            zh: "请先去除密码：不支持带密码的私钥。",
        ),
        Problem::NoLines => say!(
            cx,
            en: "In YAML write it as a block after `{key}: |`, each line on its own.",
            zh: "在 YAML 中请写成 `{key}: |` 之后的文本块，每行独立。",
        ),
        Problem::Both => say!(
            cx,
            en: "Give the certificate chain in `certPem` and the key alone in `keyPem`.",
            zh: "请将证书链放在 `certPem` 中，私钥单独放在 `keyPem` 中。",
        ),
    };
    // Whether the front end minds a bundle is not published.
    let severity = if problem == Problem::Both { Severity::Warning } else { Severity::Error };
    let mut reported = findings.fail_as(severity, pointer, message).help(help);
    if problem == Problem::Encoded {
        let escaped = file.replace('.', "\\.");
        reported = reported.remedy(format!(
            "( umask 077; kubectl get secret azuremlfessl --output jsonpath='{{.data.{escaped}}}' | base64 --decode > {file} )"
        ));
    } else if problem == Problem::Encrypted {
        reported =
            reported.remedy("( umask 077; openssl pkey -in key.pem -out key-decrypted.pem )".to_owned());
    }
    if let Some(fix) = fix {
        reported.fix(fix);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CERTIFICATE: &str = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";
    const KEY: &str = "-----BEGIN EC PRIVATE KEY-----\r\nMIIE\r\n-----END EC PRIVATE KEY-----\r\n";

    #[test]
    fn a_chain_and_every_kind_of_plain_key_are_taken() {
        assert_eq!(problem(CERTIFICATE, Part::Certificate), None);
        assert_eq!(problem(&CERTIFICATE.repeat(3), Part::Certificate), None);
        assert_eq!(problem(KEY, Part::Key), None);
        assert_eq!(problem(&KEY.replace("EC ", ""), Part::Key), None);
        assert_eq!(problem(&KEY.replace("EC ", "RSA "), Part::Key), None);
        let parameters = "-----BEGIN EC PARAMETERS-----\nBggq\n-----END EC PARAMETERS-----\n";
        assert_eq!(problem(&format!("{parameters}{KEY}"), Part::Key), None);
    }

    #[test]
    fn each_problem_is_told_from_the_others() {
        let legacy =
            "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\nMIIE\n-----END RSA PRIVATE KEY-----";
        for (text, part, expected) in [
            ("", Part::Certificate, Problem::NoBlock),
            ("MIIB", Part::Certificate, Problem::NoBlock),
            ("  LS0tLS1CRUdJTiBQUklWQVRF", Part::Key, Problem::Encoded),
            ("certs/www.PEM", Part::Certificate, Problem::FileName),
            (KEY, Part::Certificate, Problem::Swapped),
            (CERTIFICATE, Part::Key, Problem::Swapped),
            (&KEY.replace("EC", "ENCRYPTED"), Part::Key, Problem::Encrypted),
            (legacy, Part::Key, Problem::Encrypted),
            ("-----BEGIN CERTIFICATE-----\nMIIB\n", Part::Certificate, Problem::NoEnd),
            ("-----BEGIN CERTIFICATE-----", Part::Certificate, Problem::NoEnd),
            (&CERTIFICATE.replace('\n', " "), Part::Certificate, Problem::NoLines),
            (&CERTIFICATE.replace('\n', "\\n"), Part::Certificate, Problem::NoLines),
            (&format!("{KEY}{CERTIFICATE}"), Part::Certificate, Problem::Both),
            ("-----BEGIN CERTIFICATE REQUEST-----\nMIIB\n-----END", Part::Certificate, Problem::NoBlock),
            ("-----BEGIN PUBLIC KEY-----\nMIIB\n-----END", Part::Key, Problem::NoBlock),
        ] {
            assert_eq!(problem(text, part), Some(expected), "{text}");
        }
    }
}
