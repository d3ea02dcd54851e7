//! The label of a Microsoft certificate can begin a DNS name.

use super::parts::{any_custom, renews};
use crate::language::{prose, say, text};
use crate::report::{Findings, Fix, PatchOperation, Severity};
use crate::rules::examples::{attach, create, update};
use crate::rules::pattern::Pattern;
use crate::rules::quote::quote;
use crate::rules::{Context, Examples, Rule, Section, Source};
use crate::spec::{Field, Operation, SslStatus};

static LABEL: Pattern = Pattern::new("^[a-z][a-z0-9-]{0,56}$");

/// A label of a public IP address has 63 characters, of which the service adds six.
const LONGEST: usize = 57;

pub(super) static RULE: Rule = Rule {
    id: "TLS-LABEL",
    severity: Severity::Error,
    operations: &[Operation::Create, Operation::Attach, Operation::Update],
    title: text!(
        en: "A leaf domain label has 1 to 57 lower-case letters, digits and hyphens, and makes the endpoint's name",
        zh: "叶域标签由 1 到 57 个小写字母、数字和短划线组成，并决定终结点的名称",
    ),
    why: prose!(
        en: "The label, six random characters and the region become the DNS name of the public IP address, which Azure \
             limits to 63 characters that start with a letter. That leaves 57 for the label: this bound is derived, no \
             page says it.",
        zh: "标签、六个随机字符和区域共同构成公共 IP 地址的 DNS 名称，Azure 限定其 DNS 标签最长 63 个字符且以字母开头，\
             因此留给标签的是 57 个字符：该上限由此推得，没有文档直接说明。",
    ),
    source: &[
        Source::Article(Section::Tls),
        Source::Public("terraform-provider-azurerm, network/validate/public_ip.go (domain name label)"),
    ],
    examples: Examples::new(
        &[
            create("ssl: { cname: www.contoso.com, certPemFile: cert.pem, keyPemFile: key.pem }"),
            update("ssl: { leafDomainLabel: contoso, renew: true }"),
        ],
        &[
            create("ssl: { leafDomainLabel: contoso }"),
            attach("cloud: AzureChinaCloud\nssl: { leafDomainLabel: contoso }"),
            create("ssl: { leafDomainLabel: Contoso }"),
            create("ssl: { leafDomainLabel: 1contoso }"),
            update("ssl: { leafDomainLabel: contoso.eastus2.cloudapp.azure.com }"),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let Some(ssl) = cx.spec.ssl.as_ref() else { return };
    let Some(label) = ssl.leaf_domain_label.given() else { return };
    if !LABEL.matches(label) {
        broken(cx, findings, label);
    } else if !renews(ssl)
        && !any_custom(ssl)
        && !cx.spec.is_internal()
        && ssl.status != Field::Given(SslStatus::Disabled)
    {
        name(cx, findings, label);
    }
}

fn broken(cx: &Context<'_>, findings: &mut Findings, label: &str) {
    let length = label.chars().count();
    let shown = quote(label);
    let message = if label.is_empty() {
        say!(cx, en: "the label is empty", zh: "标签为空")
    } else if length > LONGEST {
        say!(
            cx,
            en: "the label has {length} characters; with the six that are added at most {LONGEST} are allowed",
            zh: "标签有 {length} 个字符；因还要加上六个字符，最多允许 {LONGEST} 个",
        )
    } else if label.contains('.') {
        say!(cx, en: "`{shown}` is a whole name, not its first label", zh: "`{shown}` 是完整域名，而不是其首段标签")
    } else if !label.starts_with(|c: char| c.is_ascii_alphabetic()) {
        say!(cx, en: "`{shown}` does not start with a letter", zh: "`{shown}` 不是以字母开头")
    } else {
        say!(
            cx,
            en: "`{shown}` holds a character that is no lower-case letter, digit or hyphen",
            zh: "`{shown}` 中有小写字母、数字和短划线以外的字符",
        )
    };
    let reported = findings.fail("/ssl/leafDomainLabel", message).help(say!(
        cx,
        en: "Use 1 to 57 lower-case letters, digits and hyphens, starting with a letter; the rest is added.",
        zh: "请使用 1 到 57 个小写字母、数字或短划线，以字母开头；其余部分会自动补全。",
    ));
    let lower = label.to_ascii_lowercase();
    if LABEL.matches(&lower) {
        let title = say!(cx, en: "Write `{lower}`", zh: "改为 `{lower}`");
        reported.fix(Fix::safe(title, PatchOperation::replace("/ssl/leafDomainLabel", lower)));
    } else if let Some((first, _)) = lower.split_once('.')
        && LABEL.matches(first)
    {
        let title = say!(cx, en: "Write `{first}`", zh: "改为 `{first}`");
        reported.fix(Fix::offered(title, PatchOperation::replace("/ssl/leafDomainLabel", first)));
    }
}

/// The region is that of the cluster, which a spec says when it creates one, and else a fact.
fn name(cx: &Context<'_>, findings: &mut Findings, label: &str) {
    let Some(cloud) = cx.spec.cloud().and_then(|cloud| cx.catalog.cloud(cloud)) else { return };
    let suffix = &*cloud.public_ip_suffix;
    let region = match cx.operation() {
        Some(Operation::Create | Operation::Attach) => cx.cluster_location(),
        _ => cx.cluster_of_compute().and_then(|cluster| cluster.location.as_deref()),
    };
    let region = region.filter(|region| cx.catalog.region(region).is_some()).unwrap_or("<region>");
    findings
        .note(
            "/ssl/leafDomainLabel",
            say!(
                cx,
                en: "the endpoint will be called `{label}######.{region}.{suffix}`",
                zh: "终结点名称将为 `{label}######.{region}.{suffix}`",
            ),
        )
        .help(say!(
            cx,
            en: "Six random characters take the place of `######`; read the final name from the compute afterwards.",
            zh: "`######` 处是六个随机字符；最终名称请在完成后从计算中读取。",
        ));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_ends_at_its_bounds() {
        let tail = "a".repeat(56);
        assert!(LABEL.matches("a"));
        assert!(LABEL.matches(&format!("a{tail}")));
        assert!(LABEL.matches("a-"));
        for label in ["", "A", "1a", "-a", "a_b", "a.b", "ä", &format!("ab{tail}")] {
            assert!(!LABEL.matches(label), "{label}");
        }
        assert_eq!(tail.len() + 1, LONGEST);
    }
}
