//! The service CIDR and the DNS address of a new cluster are given together.

use ipnet::Ipv4Net;

use super::ranges::{Part, Ranges};
use crate::language::{prose, say, text};
use crate::report::{Findings, Fix, PatchOperation, Severity};
use crate::rules::examples::attach_new;
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::Operation;

pub(super) static RULE: Rule = Rule {
    id: "NET-DNS-PAIR",
    severity: Severity::Error,
    operations: &[Operation::Attach],
    title: text!(
        en: "The service CIDR and the DNS address of a new cluster are given together",
        zh: "新群集的服务 CIDR 与 DNS 地址必须同时给出",
    ),
    why: prose!(
        en: "AKS takes 10.0.0.0/16 and 10.0.0.10 where neither is given. With one of them alone the other keeps its default, \
             and the DNS address then lies outside of the range.",
        zh: "两者都不填时，AKS 使用 10.0.0.0/16 和 10.0.0.10。只填其中一个，另一个仍取默认值，DNS 地址就会落在范围之外。",
    ),
    source: &[Source::Public(
        "hashicorp/terraform-provider-azurerm, containers/kubernetes_cluster_validate.go",
    )],
    examples: Examples::new(
        &[
            attach_new!("serviceCidr: 10.1.0.0/16, dnsServiceIP: 10.1.0.10"),
            attach_new!("networkPlugin: azure"),
        ],
        &[attach_new!("serviceCidr: 10.1.0.0/16"), attach_new!("dnsServiceIP: 10.1.0.10")],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let Some(create) = cx.new_cluster() else { return };
    let ranges = Ranges::of(cx);
    let (given, missing, value) = match (create.service_cidr.is_absent(), create.dns_service_ip.is_absent()) {
        (false, true) => (Part::Service, Part::Dns, ranges.usual_dns().map(|dns| dns.to_string())),
        (true, false) => {
            let net = ranges.dns.and_then(|dns| Ipv4Net::new(dns, 16).ok());
            (Part::Dns, Part::Service, net.map(|net| net.trunc().to_string()))
        }
        _ => return,
    };
    let (pointer, missing_pointer) = (ranges.pointer(given), ranges.pointer(missing));
    let key = missing_pointer.rsplit('/').next().unwrap_or_default();
    let reported = findings
        .fail(pointer, say!(cx, en: "`{key}` is missing beside it", zh: "缺少与之配对的 `{key}`"))
        .help(say!(cx, en: "Give both, or neither.", zh: "请两者都填，或者都不填。"));
    if let Some(value) = value
        && ranges.with(missing, &value).is_some_and(|after| after.break_nothing_of(&ranges))
    {
        let title = say!(cx, en: "Add `{key}: {value}`", zh: "添加 `{key}: {value}`");
        reported.fix(Fix::offered(title, PatchOperation::add(missing_pointer, value)));
    }
}
