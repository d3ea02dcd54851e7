//! The private key is that of the server's certificate.

use super::certificates::{Certificates, Seen, State, called};
use super::samples::{CHAIN, KEY, OTHER_KEY};
use crate::certificate::{KeyDamage, Match, PublicKey, Role};
use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::{attach, create};
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::Operation;

pub(super) static RULE: Rule = Rule {
    id: "TLS-MATCH",
    severity: Severity::Error,
    operations: &[Operation::Create, Operation::Attach, Operation::Update],
    title: text!(
        en: "The private key belongs to the server's certificate",
        zh: "私钥与服务器证书相匹配",
    ),
    why: prose!(
        en: "A server proves with its key that the certificate is its own. With another key the front end does not start, \
             and the health check of Azure Machine Learning answers E40007. The public half of the key is compared with \
             the one in the certificate, for every kind of key and not for RSA only, as the documentation does with openssl.",
        zh: "服务器用私钥证明证书属于自己。私钥不匹配时前端无法启动，Azure 机器学习的运行状况检查会返回 E40007。\
             此处比对的是私钥对应的公钥与证书中的公钥，适用于各种密钥，而不像文档中的 openssl 做法那样只适用于 RSA。",
    ),
    source: &[Source::Public(
        "Azure Machine Learning, Troubleshoot Kubernetes compute: TLS/SSL certificate; error E40007",
    )],
    examples: Examples::new(
        &[
            create("ssl: { cname: www.contoso.com, certPemFile: cert.pem, keyPemFile: key.pem }")
                .with_files(&[("cert.pem", CHAIN), ("key.pem", KEY)]),
            attach("ssl: { leafDomainLabel: contoso }"),
        ],
        &[attach(
            "# key.pem is the key of another certificate
ssl: { cname: www.contoso.com, certPemFile: cert.pem, keyPemFile: key.pem }",
        )
        .with_files(&[("cert.pem", CHAIN), ("key.pem", OTHER_KEY)])],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let Some(Seen { inspection, leaf, .. }) = Certificates::seen(cx, findings) else { return };
    let all = Certificates::of(cx);
    if all.key.state == State::Absent && inspection.key().is_none() {
        return;
    }
    let place = all.place_of(Role::Key);
    let is_hidden = all.problems(place.role).iter().any(super::pem_problem::Problem::hides);
    let (Some(key), false) = (inspection.key(), is_hidden) else {
        findings.withhold();
        return;
    };
    let (name, leaf_name) = (place.name(), called(leaf));
    let other = match key.belongs {
        Match::Leaf => return,
        Match::Other(place) => inspection.certificates.get(place),
        Match::None => None,
        Match::Unknown => {
            if key.damage == Some(KeyDamage::UnknownKind) {
                unknown(cx, findings, place.pointer, &name);
            } else {
                findings.withhold();
            }
            return;
        }
    };
    let (of_key, of_leaf) = (key.public_key.as_ref().map(kind), kind(&leaf.public_key));
    let message = match (other, of_key) {
        (Some(other), _) => {
            let other = called(other);
            say!(
                cx,
                en: "the private key in `{name}` belongs to the certificate of `{other}`, not to the server's, `{leaf_name}`",
                zh: "`{name}` 中的私钥属于 `{other}` 的证书，而不是服务器证书 `{leaf_name}`",
            )
        }
        (None, Some(of_key)) if of_key != of_leaf => say!(
            cx,
            en: "the private key in `{name}` ({of_key}) does not belong to the certificate `{leaf_name}` ({of_leaf})",
            zh: "`{name}` 中的私钥（{of_key}）与证书 `{leaf_name}`（{of_leaf}）不匹配",
        ),
        (None, _) => say!(
            cx,
            en: "the private key in `{name}` does not belong to the certificate `{leaf_name}`",
            zh: "`{name}` 中的私钥与证书 `{leaf_name}` 不匹配",
        ),
    };
    findings
        .fail(place.pointer, message)
        .help(say!(
            cx,
            en: "Give the key with which this certificate was requested, or have a certificate issued for this key.",
            zh: "请提供申请该证书时所用的私钥，或为该私钥重新申请证书。",
        ))
        .remedy(compare(&all.place_of(Role::Certificate).word(), &place.word()));
}

fn unknown(cx: &Context<'_>, findings: &mut Findings, pointer: &'static str, name: &str) {
    findings
        .undecided(
            pointer,
            say!(
                cx,
                en: "whether the private key in `{name}` belongs to the certificate is not known: its kind is not known here",
                zh: "尚不清楚 `{name}` 中的私钥与证书是否匹配：此处无法识别这种密钥",
            ),
        )
        .help(say!(
            cx,
            en: "Compare what `openssl x509 -noout -pubkey` and `openssl pkey -pubout` print.",
            zh: "请比对 `openssl x509 -noout -pubkey` 与 `openssl pkey -pubout` 的输出。",
        ));
}

/// Shows both public keys as hashes, which differ.
fn compare(certificate: &str, key: &str) -> String {
    format!(
        "openssl x509 -in {certificate} -noout -pubkey | openssl sha256; openssl pkey -in {key} -pubout | openssl sha256"
    )
}

/// What kind of key it is, as both languages write it.
pub(crate) fn kind(key: &PublicKey) -> String {
    match key {
        PublicKey::Rsa { bits, pss } => format!("RSA{} {bits}", if *pss { "-PSS" } else { "" }),
        PublicKey::Ec { curve } => format!("EC {curve}"),
        PublicKey::Ed25519 => "Ed25519".to_owned(),
        PublicKey::Ed448 => "Ed448".to_owned(),
        PublicKey::Dsa => "DSA".to_owned(),
        PublicKey::Other { oid } => oid.clone(),
    }
}
