//! Each node pool of a cluster to be created has a name of its own that AKS takes.

use std::borrow::Cow;

use crate::index::Index;
use crate::language::{prose, say, text};
use crate::report::{Findings, Fix, PatchOperation, Severity};
use crate::rules::examples::attach;
use crate::rules::nodes::pools::{listed_pointer, pools};
use crate::rules::quote::quote;
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::Operation::Attach;
use crate::spec::OsType;

pub(super) static RULE: Rule = Rule {
    id: "NAME-POOL",
    severity: Severity::Error,
    operations: &[Attach],
    title: text!(
        en: "A node pool's name is unique: a lowercase letter, then up to 11 lowercase letters and digits",
        zh: "节点池名称在群集内唯一：以小写字母开头，后接最多 11 个小写字母和数字",
    ),
    why: prose!(
        en: "AKS refuses every other name, and a second pool of the same one; a Windows pool has at most 6 characters. Pages \
             of AKS disagree whether a Linux pool may have 12 or 11: 12 are taken here, with a note.",
        zh: "其他名称以及同名的节点池都会被 AKS 拒绝；Windows 节点池最多 6 个字符。AKS 各页面对 Linux 节点池的上限说法不一（12 或 11 个字符）：\
             这里接受 12 个，但会提示。",
    ),
    source: &[
        Source::Public("MicrosoftDocs/azure-aks-docs, use-system-pools.md"),
        Source::Public("MicrosoftDocs/azure-aks-docs, scale-cluster.md"),
        Source::Public("Azure/azure-rest-api-specs, Microsoft.ContainerService, managedClusters"),
    ],
    examples: Examples::new(
        &[
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, nodePools: [{ name: a, vmSize: Standard_D4s_v5 }, { name: win123, vmSize: Standard_D4s_v5, osType: Windows }] } }",
            ),
            attach("name: myaks"),
        ],
        &[
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, nodePools: [{ name: Node-Pool1, vmSize: Standard_D4s_v5 }] } }",
            ),
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, nodePools: [{ name: pool1, vmSize: Standard_D4s_v5 }, { name: pool1, vmSize: Standard_D4s_v5 }] } }",
            ),
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, nodePools: [{ name: pool1, vmSize: Standard_D4s_v5 }, { name: windows, vmSize: Standard_D4s_v5, osType: Windows }] } }",
            ),
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, nodePools: [{ name: abcdefghijkl, vmSize: Standard_D4s_v5 }] } }",
            ),
        ],
    ),
    check,
};

/// The longest name of a Linux pool, and the longest about which all pages agree.
const LONGEST: usize = 12;
const SURELY_TAKEN: usize = 11;
/// The longest name of a Windows pool.
const LONGEST_WINDOWS: usize = 6;

fn is_pool_name(name: &str, longest: usize) -> bool {
    name.len() <= longest
        && name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
}

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let names: Vec<&str> = pools(cx).map(|pool| pool.name.unwrap_or_default()).collect();
    let stands_at =
        |number: usize, name: &str| names.get(number).is_some_and(|other| other.eq_ignore_ascii_case(name));
    let mut all = Index::default();
    for name in &names {
        all.push(name);
    }
    // The names that stood before, for what is no name an empty one, so that places stay the same.
    let mut before = Index::default();
    for (number, pool) in pools(cx).enumerate() {
        let longest = if pool.os == Some(OsType::Windows) { LONGEST_WINDOWS } else { LONGEST };
        let is_free = |name: &str| {
            is_pool_name(name, longest)
                && all.find(name, |other| other != number && stands_at(other, name)).is_none()
        };
        let name = pool.name.filter(|name| is_pool_name(name, longest));
        let is_repeated =
            name.is_some_and(|name| before.find(name, |other| stands_at(other, name)).is_some());
        before.push(name.unwrap_or_default());
        let pointer = || listed_pointer(number, "name");
        let (message, better) = match (pool.name, name) {
            (Some(wrong), None) => (
                wrong_name(cx, wrong, longest),
                Some(made_right(wrong, longest)).filter(|name| is_free(name)),
            ),
            (_, Some(name)) if is_repeated => {
                let message = say!(
                    cx,
                    en: "another node pool is called `{name}` already",
                    zh: "已有另一个节点池名为 `{name}`",
                );
                (message, numbered(name, number, longest).find(|name| is_free(name)))
            }
            (_, Some(name)) if name.len() > SURELY_TAKEN => {
                findings
                    .note(
                        pointer(),
                        say!(
                            cx,
                            en: "`{name}` has 12 characters; one page of AKS says that 11 are the most",
                            zh: "`{name}` 有 12 个字符，而 AKS 的一个页面称最多 11 个",
                        ),
                    )
                    .help(say!(
                        cx,
                        en: "A name of at most 11 characters is always taken.",
                        zh: "不超过 11 个字符的名称必定可用。",
                    ));
                continue;
            }
            _ => continue,
        };
        let reported = findings.fail(pointer(), message).help(say!(
            cx,
            en: "Use a lowercase letter, then lowercase letters and digits: at most 12 characters, 6 on Windows, and for each pool another name.",
            zh: "请以小写字母开头，后接小写字母和数字：最多 12 个字符（Windows 最多 6 个），且各节点池名称互不相同。",
        ));
        if let Some(better) = better {
            let title = say!(cx, en: "Call it `{better}`", zh: "改名为 `{better}`");
            reported.fix(Fix::offered(title, PatchOperation::replace(pointer(), better)));
        }
    }
}

fn wrong_name(cx: &Context<'_>, name: &str, longest: usize) -> Cow<'static, str> {
    let shown = quote(name);
    if name.is_empty() {
        say!(cx, en: "the node pool's name is empty", zh: "节点池名称为空")
    } else if is_pool_name(name, usize::MAX) {
        let length = name.len();
        say!(
            cx,
            en: "`{shown}` has {length} characters; the name of this node pool may have {longest}",
            zh: "`{shown}` 有 {length} 个字符，该节点池的名称最多 {longest} 个",
        )
    } else {
        say!(cx, en: "no node pool can be called `{shown}`", zh: "节点池不可能名为 `{shown}`")
    }
}

/// What is left of `name` where only the characters that a pool's name may have stay.
fn made_right(name: &str, longest: usize) -> String {
    name.chars()
        .map(|c| c.to_ascii_lowercase())
        .filter(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
        .skip_while(char::is_ascii_digit)
        .take(longest.min(SURELY_TAKEN))
        .collect()
}

/// `name` with other numbers behind it, a few only, so that many pools of one name cost no more than few.
fn numbered(name: &str, number: usize, longest: usize) -> impl Iterator<Item = String> {
    let letters = name.trim_end_matches(|c: char| c.is_ascii_digit());
    (number + 1..=number + 10).map(move |number| {
        let digits = number.to_string();
        let room = longest.min(SURELY_TAKEN).saturating_sub(digits.len());
        let mut better: String = letters.chars().take(room).collect();
        better.push_str(&digits);
        better
    })
}
