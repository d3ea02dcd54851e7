//! What certificate and key files are, as text for a terminal.

use std::fmt::Write as _;

use unicode_width::UnicodeWidthStr;

use super::sorting::is_secret;
use super::{CertReport, CertificateRole, CertificateSummary, FileSummary, KeySummary};
use crate::certificate::{Format, Hash, KeyFormat, Layer, Signature};
use crate::language::{Language, say};
use crate::report::{self, Outcome, Severity, Status, TextStyle};
use crate::rules::{key_kind, shown_date};
use crate::shell;

/// Renders `report`.
pub fn text(report: &CertReport, style: TextStyle) -> String {
    let mut out = String::new();
    for file in &report.files {
        let colon = report.language.colon();
        // Writing into a String cannot fail, here and below.
        let _ = writeln!(out, "{}{colon}{}", visible(&file.name), holding(report, file));
    }
    out.push('\n');
    for certificate in &report.certificates {
        one(&mut out, report, certificate, style);
    }
    if let Some(key) = &report.key {
        private_key(&mut out, report, key, style);
    }
    if report.joined.len() > 1 {
        let files: Vec<String> = report.joined.iter().map(|name| shell::word(name)).collect();
        let files = files.join(" ");
        let title =
            say!(report, en: "For a spec join them in this order:", zh: "写入配置前，请按以下顺序合并：");
        let _ = writeln!(out, "{title}\n  cat {files} > cert-chain.pem\n");
    }
    for found in &report.findings {
        let place = found.file.as_deref().map(visible);
        report::finding_text(&mut out, report.language, &found.finding, place.as_deref(), style);
    }
    summary(&mut out, report, style);
    out
}

/// What a file holds.
fn holding(report: &CertReport, file: &FileSummary) -> String {
    let mut parts: Vec<String> = Vec::new();
    for layer in &file.file.layers {
        parts.push(match layer {
            Layer::Utf16 => "UTF-16".to_owned(),
            Layer::Base64 => "Base64".to_owned(),
            Layer::KubernetesSecret { .. } => {
                say!(report, en: "Kubernetes secret", zh: "Kubernetes 机密").into_owned()
            }
        });
    }
    parts.push(
        match file.file.format {
            Format::Empty => say!(report, en: "nothing", zh: "空文件"),
            Format::Pem => say!(report, en: "PEM text", zh: "PEM 文本"),
            Format::Der => say!(report, en: "binary form (DER)", zh: "二进制格式（DER）"),
            Format::Pkcs12 => say!(report, en: "PKCS#12 container", zh: "PKCS#12 容器"),
            Format::JavaKeyStore => say!(report, en: "Java key store", zh: "Java 密钥库"),
            Format::PuttyKey => say!(report, en: "key of PuTTY", zh: "PuTTY 密钥"),
            Format::Text => say!(report, en: "text of something else", zh: "其他文本"),
            Format::Binary => say!(report, en: "bytes of something else", zh: "其他二进制内容"),
            Format::TooLarge => say!(report, en: "too large", zh: "文件过大"),
        }
        .into_owned(),
    );
    let (certificates, keys) = (file.certificates, file.keys);
    let mut counts = Vec::new();
    if certificates > 0 {
        counts.push(match (report.language, certificates) {
            (Language::English, 1) => "1 certificate".to_owned(),
            (Language::English, _) => format!("{certificates} certificates"),
            (Language::Chinese, _) => format!("{certificates} 张证书"),
        });
    }
    if keys > 0 {
        counts.push(match (report.language, keys) {
            (Language::English, 1) => "1 private key".to_owned(),
            (Language::English, _) => format!("{keys} private keys"),
            (Language::Chinese, _) => format!("{keys} 个私钥"),
        });
    }
    let comma = comma(report.language);
    let what = parts.join(comma);
    if counts.is_empty() && (file.file.format == Format::Pem || is_secret(&file.file)) {
        let none = say!(report, en: "no certificate and no private key", zh: "没有证书和私钥");
        return format!("{what}{comma}{none}");
    }
    if counts.is_empty() { what } else { format!("{what}{comma}{}", counts.join(comma)) }
}

const fn comma(language: Language) -> &'static str {
    match language {
        Language::English => ", ",
        Language::Chinese => "，",
    }
}

fn one(out: &mut String, report: &CertReport, summary: &CertificateSummary, style: TextStyle) {
    let strong = style.styles().strong;
    let title = match summary.role {
        CertificateRole::Server => say!(report, en: "server certificate", zh: "服务器证书"),
        CertificateRole::Intermediate => say!(report, en: "intermediate certificate", zh: "中间证书"),
        CertificateRole::Root => say!(report, en: "root certificate", zh: "根证书"),
        CertificateRole::Other => say!(report, en: "certificate beside the chain", zh: "证书链之外的证书"),
    };
    let certificate = &summary.certificate;
    let names: Vec<&str> =
        certificate.dns_names.iter().chain(&certificate.ip_addresses).map(String::as_str).collect();
    let comma = comma(report.language);
    let names =
        if names.is_empty() { say!(report, en: "none", zh: "无").into_owned() } else { names.join(comma) };
    let issuer = if certificate.is_self_issued {
        say!(report, en: "itself", zh: "自身").into_owned()
    } else {
        certificate.issuer.text.clone()
    };
    let _ = writeln!(out, "{strong}{title}{strong:#}");
    let rows = [
        (say!(report, en: "subject", zh: "使用者"), certificate.subject.text.clone()),
        (say!(report, en: "names", zh: "名称"), names),
        (say!(report, en: "issuer", zh: "颁发者"), issuer),
        (say!(report, en: "valid", zh: "有效期"), validity(report, summary)),
        (say!(report, en: "key", zh: "密钥"), key_kind(&certificate.public_key)),
        (say!(report, en: "signature", zh: "签名"), signature(&certificate.signature)),
        (say!(report, en: "serial", zh: "序列号"), certificate.serial.clone()),
        (say!(report, en: "SHA-256", zh: "SHA-256 指纹"), certificate.fingerprint.clone()),
    ];
    table(out, &rows.map(|(label, value)| (label.into_owned(), value)));
}

/// Rows of a label and a value, the values below each other.
fn table(out: &mut String, rows: &[(String, String)]) {
    let widest = rows.iter().map(|(label, _)| label.width()).max().unwrap_or(0);
    for (label, value) in rows {
        let space = " ".repeat(widest - label.width() + 2);
        let _ = writeln!(out, "  {label}{space}{}", visible(value));
    }
    out.push('\n');
}

fn validity(report: &CertReport, summary: &CertificateSummary) -> String {
    let certificate = &summary.certificate;
    let (from, until) = (shown_date(certificate.not_before), shown_date(certificate.not_after));
    let days = certificate.not_after.saturating_sub(report.now.unix_timestamp()) / (24 * 60 * 60);
    if certificate.not_after < report.now.unix_timestamp() {
        say!(report, en: "{from} to {until}, expired", zh: "{from} 至 {until}，已过期")
    } else if certificate.not_before > report.now.unix_timestamp() {
        say!(report, en: "{from} to {until}, not yet", zh: "{from} 至 {until}，尚未生效")
    } else {
        say!(report, en: "{from} to {until}, {days} days left", zh: "{from} 至 {until}，还剩 {days} 天")
    }
    .into_owned()
}

pub(super) const fn hash_name(hash: Hash) -> &'static str {
    match hash {
        Hash::Md5 => "MD5",
        Hash::Sha1 => "SHA-1",
        Hash::Sha224 => "SHA-224",
        Hash::Sha256 => "SHA-256",
        Hash::Sha384 => "SHA-384",
        Hash::Sha512 => "SHA-512",
    }
}

/// How a certificate is signed, as both languages write it.
fn signature(signature: &Signature) -> String {
    let algorithm = match signature {
        Signature::Rsa { .. } => "RSA",
        Signature::RsaPss { .. } => "RSA-PSS",
        Signature::Ecdsa { .. } => "ECDSA",
        Signature::Ed25519 => "Ed25519",
        Signature::Ed448 => "Ed448",
        Signature::Other { oid } => oid,
    };
    match signature.hash() {
        Some(hash) => format!("{algorithm} {}", hash_name(hash)),
        None => algorithm.to_owned(),
    }
}

fn private_key(out: &mut String, report: &CertReport, summary: &KeySummary, style: TextStyle) {
    let strong = style.styles().strong;
    let title = say!(report, en: "private key", zh: "私钥");
    let form = match summary.key.format {
        KeyFormat::Pkcs8 => "PKCS#8",
        KeyFormat::Pkcs1 => "PKCS#1",
        KeyFormat::Sec1 => "SEC1",
        KeyFormat::Dsa => "DSA",
        KeyFormat::Ssh => "SSH",
    };
    let kind = match &summary.key.public_key {
        Some(key) => format!("{} ({form})", key_kind(key)),
        None if summary.key.protection.is_some() => {
            say!(report, en: "{form}, protected by a passphrase", zh: "{form}，受密码保护").into_owned()
        }
        None => form.to_owned(),
    };
    let belongs = match report.key_belongs() {
        Some(true) => say!(report, en: "to the server certificate", zh: "与服务器证书匹配"),
        Some(false) => say!(report, en: "not to the server certificate", zh: "与服务器证书不匹配"),
        None => say!(report, en: "not known", zh: "未知"),
    };
    let _ = writeln!(out, "{strong}{title}{strong:#}");
    let rows = [
        (say!(report, en: "file", zh: "文件"), summary.file.clone()),
        (say!(report, en: "kind", zh: "类型"), kind),
        (say!(report, en: "belongs", zh: "匹配"), belongs.into_owned()),
    ];
    table(out, &rows.map(|(label, value)| (label.into_owned(), value)));
}

fn summary(out: &mut String, report: &CertReport, style: TextStyle) {
    let errors = report.failed(Severity::Error);
    let warnings = report.failed(Severity::Warning);
    let unknown = report.findings.iter().filter(|found| found.finding.status == Status::Unknown).count();
    let (style, outcome) = match report.outcome {
        Outcome::Fail => (
            style.styles().error,
            say!(report, en: "TLS would not work with these files", zh: "使用这些文件，TLS 无法正常工作"),
        ),
        Outcome::Unknown => (
            style.styles().unknown,
            say!(report, en: "no error found, but not everything could be checked", zh: "未发现错误，但有些内容无法检查"),
        ),
        Outcome::Pass => (style.styles().note, say!(report, en: "no error found", zh: "未发现错误")),
    };
    let colon = report.language.colon();
    let counts = match report.language {
        Language::English => format!(
            "{errors} {}, {warnings} {}, {unknown} unknown",
            if errors == 1 { "error" } else { "errors" },
            if warnings == 1 { "warning" } else { "warnings" },
        ),
        Language::Chinese => format!("{errors} 个错误，{warnings} 个警告，{unknown} 项未知"),
    };
    let _ = writeln!(out, "{style}{outcome}{style:#}{colon}{counts}");
}

/// `text` without characters that a terminal would act upon.
fn visible(text: &str) -> String {
    text.chars().map(|character| if character.is_control() { '\u{fffd}' } else { character }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::certificate::PublicKey;

    #[test]
    fn a_signature_is_named_with_its_hash() {
        assert_eq!(signature(&Signature::Ecdsa { hash: Hash::Sha384 }), "ECDSA SHA-384");
        assert_eq!(signature(&Signature::Ed25519), "Ed25519");
        assert_eq!(key_kind(&PublicKey::Rsa { bits: 2048, pss: true }), "RSA-PSS 2048");
    }
}
