//! The host name of a new cluster begins with a prefix that DNS allows, said once.

use std::borrow::Cow;

use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::attach_new;
use crate::rules::fixes::{remove, rewrite};
use crate::rules::quote::quote;
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::Field;
use crate::spec::Operation::Attach;

const PREFIX: &str = "/cluster/create/dnsPrefix";
const SUBDOMAIN: &str = "/cluster/create/fqdnSubdomain";
const LONGEST: usize = 54;
/// The longest part of a host name.
const LONGEST_LABEL: usize = 63;

pub(super) static RULE: Rule = Rule {
    id: "NAME-AKS-DNS",
    severity: Severity::Error,
    operations: &[Attach],
    title: text!(
        en: "A DNS prefix has 1 to 54 letters, digits and hyphens, and excludes fqdnSubdomain",
        zh: "DNS 前缀由 1 到 54 个字母、数字和短划线组成，且不能与 fqdnSubdomain 同时设置",
    ),
    why: prose!(
        en: "AKS puts a hyphen and eight characters behind the prefix, and the whole must be a DNS label. A cluster with your \
             own private DNS zone may name its part there with fqdnSubdomain instead, never with both. Where the spec gives \
             neither, the prefix is made of the cluster's name.",
        zh: "AKS 会在前缀后加上短划线和八个字符，合起来必须是一个 DNS 标签。使用自有专用 DNS 区域的群集可以改用 fqdnSubdomain，\
             但两者不能同时设置。两者都不填时，前缀取自群集名称。",
    ),
    source: &[
        Source::Public("azure-cli 2.91.0, acs/managed_cluster_decorator.py"),
        Source::Public("hashicorp/terraform-provider-azurerm, containers/validate/kubernetes.go"),
    ],
    examples: Examples::new(
        &[attach_new!("dnsPrefix: my-cluster1"), attach_new!("networkPlugin: azure")],
        &[
            attach_new!("dnsPrefix: my_cluster-"),
            attach_new!("dnsPrefix: \"\""),
            attach_new!("fqdnSubdomain: \"\""),
            attach_new!(
                "fqdnSubdomain: api server, privateCluster: true, privateDnsZone: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.Network/privateDnsZones/privatelink.eastus2.azmk8s.io"
            ),
            attach_new!("dnsPrefix: aks, fqdnSubdomain: aks"),
            attach_new!(
                "dnsPrefix: aks, fqdnSubdomain: aks, privateCluster: true, privateDnsZone: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.Network/privateDnsZones/privatelink.eastus2.azmk8s.io"
            ),
        ],
    ),
    check,
};

/// Whether the host name of a cluster may begin so.
pub(in crate::rules) fn is_dns_prefix(text: &str) -> bool {
    text.len() <= LONGEST && is_label(text)
}

/// Whether a host name may have such a part.
fn is_label(text: &str) -> bool {
    let ends_in_letter_or_digit = |c: char| c.is_ascii_alphanumeric();
    (1..=LONGEST_LABEL).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        && text.starts_with(ends_in_letter_or_digit)
        && text.ends_with(ends_in_letter_or_digit)
}

fn no_host_name(cx: &Context<'_>, beginning: &str) -> Cow<'static, str> {
    let shown = quote(beginning);
    say!(cx, en: "no host name can begin with `{shown}`", zh: "主机名不能以 `{shown}` 开头")
}

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let Some(create) = cx.new_cluster() else { return };
    let subdomain = create.fqdn_subdomain.given();
    if let Some(wrong) = subdomain.filter(|text| !is_label(text)) {
        let message = if wrong.is_empty() {
            say!(cx, en: "`fqdnSubdomain` is empty", zh: "`fqdnSubdomain` 为空")
        } else {
            no_host_name(cx, wrong)
        };
        findings
            .fail(SUBDOMAIN, message)
            .help(say!(
                cx,
                en: "Write what the API server's name in your DNS zone begins with, in ASCII letters, digits and hyphens, with a letter or digit at both ends; or remove the key.",
                zh: "请填写 API 服务器在自有 DNS 区域中的名称前缀，由 ASCII 字母、数字和短划线组成，首尾为字母或数字；或删除该键。",
            ))
            .fix(remove(cx, SUBDOMAIN));
    } else if create.dns_prefix.is_present() && create.fqdn_subdomain.is_present() {
        // Only a private cluster with a DNS zone of the user has a subdomain.
        let has_zone =
            create.is_private() && create.private_dns_zone.given().is_some_and(|zone| zone.contains('/'));
        let pointer = if has_zone { PREFIX } else { SUBDOMAIN };
        findings
            .fail(
                pointer,
                say!(
                    cx,
                    en: "`dnsPrefix` and `fqdnSubdomain` exclude each other",
                    zh: "`dnsPrefix` 与 `fqdnSubdomain` 不能同时设置",
                ),
            )
            .help(say!(
                cx,
                en: "Keep `fqdnSubdomain` for a private DNS zone of yours, `dnsPrefix` otherwise.",
                zh: "使用自有专用 DNS 区域时保留 `fqdnSubdomain`，否则保留 `dnsPrefix`。",
            ))
            .fix(remove(cx, pointer));
    }
    let Field::Given(prefix) = create.dns_prefix else { return };
    if is_dns_prefix(prefix) {
        return;
    }
    let reported = findings.fail(PREFIX, no_host_name(cx, prefix)).help(say!(
        cx,
        en: "Write 1 to 54 ASCII letters, digits and hyphens, with a letter or digit at both ends.",
        zh: "请填写 1 到 54 个 ASCII 字母、数字和短划线，首尾为字母或数字。",
    ));
    let kept = prefix.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').skip_while(|c| *c == '-');
    let kept: String = kept.take(LONGEST).collect();
    let kept = kept.trim_end_matches('-');
    if !kept.is_empty() {
        reported.fix(rewrite(cx, PREFIX, kept, false));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_bounds_hold() {
        for right in ["a", "9", "A-b", &"a".repeat(54)] {
            assert!(is_dns_prefix(right), "{right}");
        }
        for wrong in ["", "-", "-a", "a-", "a_b", "a.b", "é", &"a".repeat(55)] {
            assert!(!is_dns_prefix(wrong), "{wrong}");
        }
    }
}
