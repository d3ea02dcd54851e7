//! Authorized IP ranges are IPv4 addresses and CIDRs of the internet, each said once.

use std::borrow::Cow;

use ipnet::Ipv4Net;

use super::authorized::{Covered, List, pointer};
use super::special::{is_multicast, special};
use crate::language::{prose, say, text};
use crate::report::{Findings, Fix, PatchOperation, Severity};
use crate::rules::examples::attach_new;
use crate::rules::network::{in_words, notation};
use crate::rules::quote::quote;
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::{Field, Operation};

/// Lets nobody in but the cluster itself.
const OWN_ADDRESS: &str = "0.0.0.0/32";
/// Switches the ranges off.
const OFF: &str = "";

pub(super) static RULE: Rule = Rule {
    id: "API-RANGES-SYNTAX",
    severity: Severity::Error,
    operations: &[Operation::Attach],
    title: text!(
        en: "Authorized IP ranges are public IPv4 addresses or CIDRs without host bits, each once",
        zh: "授权 IP 范围必须是公网 IPv4 地址或主机位为零的 CIDR，且不重复",
    ),
    why: prose!(
        en: "AKS takes no IPv6, no names of service tags, and no addresses that cannot come over the internet. `0.0.0.0/32` \
             stands for the cluster's own outbound address and `\"\"` for no ranges at all, so each stands alone. \
             `0.0.0.0/0` is accepted and lets everybody in; a range inside of another adds nothing and counts among the \
             200: warnings. No source mentions multicast addresses, from which nothing is sent: a warning too.",
        zh: "AKS 不接受 IPv6、服务标记名称以及不可能来自互联网的地址。`0.0.0.0/32` 表示群集自身的出站地址，`\"\"` 表示不设范围，\
             因此都只能单独出现。`0.0.0.0/0` 可以提交，但等于对所有人开放；被其他范围包含的范围没有作用，却要占用 200 个名额：两者都给出警告。\
             多播地址不会发出数据包，但没有资料提到它，因此也只给出警告。",
    ),
    source: &[
        Source::Public("azure-cli 2.91.0, acs/_validators.py, validate_ip_ranges"),
        Source::Public("AKS documentation, api-server-authorized-ip-ranges.md"),
        Source::Public("IANA IPv4 Special-Purpose Address Registry"),
    ],
    examples: Examples::new(
        &[
            attach_new!("authorizedIpRanges: [203.0.114.0/24, 20.1.2.3]"),
            attach_new!("authorizedIpRanges: [0.0.0.0/32]"),
            attach_new!("authorizedIpRanges: [\"\"]"),
            attach_new!("authorizedIpRanges: []"),
        ],
        &[
            attach_new!("authorizedIpRanges: [20.1.2.3/24, 10.0.0.0/8, \"2001:db8::/32\", \" 20.1.3.0/24\"]"),
            attach_new!("authorizedIpRanges: [AzureMachineLearning.eastus2, 20.1.2, 20.1.2.0/33]"),
            attach_new!("authorizedIpRanges: [0.0.0.0/32, \"\", 20.1.2.0/24]"),
            attach_new!("authorizedIpRanges: [0.0.0.0/0]"),
            attach_new!("authorizedIpRanges: [0.0.0.0/0, 20.1.2.0/24]"),
            attach_new!("authorizedIpRanges: [20.1.2.0/24, 20.1.2.7, 20.1.0.0/16, 224.0.0.1]"),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let Some(ranges) = cx.new_cluster().and_then(|create| create.authorized_ip_ranges.as_ref()) else {
        return;
    };
    let mut list = List { total: ranges.len(), ..List::default() };
    for (number, range) in ranges.iter().enumerate() {
        match range {
            Field::Given(OWN_ADDRESS) => list.own.push(number),
            Field::Given(OFF) => list.off.push(number),
            Field::Given(text) => {
                let Some(net) = one(cx, findings, number, text) else { continue };
                if net.prefix_len() == 0 { list.all.push(number) } else { list.sound.push((net, number)) }
            }
            Field::Absent | Field::Invalid => {}
        }
    }
    alone(cx, findings, &list);
    if let Some(first) = list.all.first() {
        findings
            .fail_as(
                Severity::Warning,
                pointer(*first),
                say!(cx, en: "`0.0.0.0/0` lets everybody in", zh: "`0.0.0.0/0` 等于对所有人开放"),
            )
            .help(say!(cx, en: "Name the ranges that need access.", zh: "请只填写需要访问的范围。"))
            .fix(list.without(cx, &list.all));
    }
    redundant(cx, findings, list);
}

/// The range that one text writes, if it is one; what is wrong with it is reported.
fn one(cx: &Context<'_>, findings: &mut Findings, number: usize, text: &str) -> Option<Ipv4Net> {
    let flaw = match read(text) {
        Ok(net) => return judge(cx, findings, number, net),
        Err(flaw) => flaw,
    };
    let is_name = text.starts_with(|c: char| c.is_ascii_alphabetic()) && !text.contains([':', '/']);
    let (message, help) = if is_name {
        let shown = quote(text);
        let message = say!(cx, en: "`{shown}` is a name, not a range", zh: "`{shown}` 是名称，不是 IP 范围");
        let help = say!(
            cx,
            en: "AKS takes no service tags: write the tag's IPv4 prefixes, as `az network list-service-tags` prints them.",
            zh: "AKS 不支持服务标记：请填写该标记的 IPv4 前缀，可用 `az network list-service-tags` 查看。",
        );
        (message, help)
    } else {
        (in_words(cx, text, flaw), help(cx))
    };
    let reported = findings.fail(pointer(number), message).help(help);
    let clean = notation::cleaned(text);
    if is_sound_range(&clean) {
        let title = say!(cx, en: "Write `{clean}`", zh: "改为 `{clean}`");
        let safe = flaw == notation::Flaw::Space;
        reported.fix(Fix { title, safe, patch: vec![PatchOperation::replace(pointer(number), clean)] });
    }
    None
}

/// Whether AKS takes the text as a range beside others.
pub(in crate::rules) fn is_sound_range(text: &str) -> bool {
    read(text).is_ok_and(|net| net == net.trunc() && special(net).is_none()) && text != OWN_ADDRESS
}

fn read(text: &str) -> Result<Ipv4Net, notation::Flaw<'_>> {
    if text.contains('/') { notation::cidr(text) } else { notation::address(text).map(Ipv4Net::from) }
}

/// Reports a range that AKS would not take; answers it, if it would.
fn judge(cx: &Context<'_>, findings: &mut Findings, number: usize, net: Ipv4Net) -> Option<Ipv4Net> {
    let whole = net.trunc();
    if let Some(special) = special(whole) {
        findings
            .fail(
                pointer(number),
                say!(
                    cx,
                    en: "`{net}` is not public: it lies in {special}",
                    zh: "`{net}` 不是公网地址：位于 {special} 内",
                ),
            )
            .help(help(cx));
        return None;
    }
    if net != whole {
        let title = say!(cx, en: "Write `{whole}`", zh: "改为 `{whole}`");
        let replaced = PatchOperation::replace(pointer(number), whole.to_string());
        findings
            .fail(
                pointer(number),
                say!(
                    cx,
                    en: "`{net}` has bits set behind the prefix: the range is {whole}",
                    zh: "`{net}` 的主机位不为零：实际范围是 {whole}",
                ),
            )
            .help(help(cx))
            .fix(Fix::safe(title, replaced));
        return None;
    }
    if is_multicast(net) {
        findings
            .fail_as(
                Severity::Warning,
                pointer(number),
                say!(cx, en: "nothing is sent from `{net}`: it is for multicast", zh: "`{net}` 是多播地址，不会发出数据包"),
            )
            .help(help(cx));
    }
    Some(net)
}

fn help(cx: &Context<'_>) -> Cow<'static, str> {
    say!(
        cx,
        en: "Write a public IPv4 address, or a CIDR that begins with its first address, such as `203.0.114.0/24`.",
        zh: "请填写公网 IPv4 地址，或以首个地址开头的 CIDR，例如 `203.0.114.0/24`。",
    )
}

/// Reports what stands alone or not at all.
fn alone(cx: &Context<'_>, findings: &mut Findings, list: &List) {
    for (places, shown) in [(&list.own, OWN_ADDRESS), (&list.off, "\"\"")] {
        let Some(first) = places.first().filter(|_| list.total > 1) else { continue };
        let repeated = places.get(1..).unwrap_or_default();
        let superfluous = if places.len() == list.total { repeated } else { places };
        findings
            .fail(
                pointer(*first),
                say!(
                    cx,
                    en: "`{shown}` cannot stand beside other ranges",
                    zh: "`{shown}` 不能与其他范围同时出现",
                ),
            )
            .help(say!(
                cx,
                en: "`0.0.0.0/32` allows the cluster's own address only, `\"\"` switches the ranges off: each stands alone.",
                zh: "`0.0.0.0/32` 表示仅允许群集自身的地址，`\"\"` 表示关闭授权 IP 范围：都只能单独出现。",
            ))
            .fix(list.without(cx, superfluous));
    }
}

/// Reports ranges that others contain: once, with one fix for all.
fn redundant(cx: &Context<'_>, findings: &mut Findings, mut list: List) {
    let covered = list.covered();
    let Some(Covered { place, net, cover }) = covered.first() else { return };
    let places: Vec<usize> = covered.iter().map(|range| range.place).collect();
    let message = match covered.len() - 1 {
        0 => say!(cx, en: "`{cover}` contains `{net}` already", zh: "`{cover}` 已包含 `{net}`"),
        more => say!(
            cx,
            en: "`{cover}` contains `{net}` already; so it is with {more} more",
            zh: "`{cover}` 已包含 `{net}`；另有 {more} 个范围同样如此",
        ),
    };
    findings
        .fail_as(Severity::Warning, pointer(*place), message)
        .help(say!(
            cx,
            en: "Remove what other ranges contain: each counts towards the most that AKS takes.",
            zh: "请删除已被其他范围包含的范围：每一个都会占用名额。",
        ))
        .fix(list.without(cx, &places));
}
