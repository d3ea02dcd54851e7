//! The API server has at most 200 authorized IP ranges.

use super::RANGES;
use super::ranges::maximum;
use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::attach_new;
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::Operation;

pub(super) static RULE: Rule = Rule {
    id: "API-RANGES-MAX",
    severity: Severity::Error,
    operations: &[Operation::Attach],
    title: text!(
        en: "The API server has at most 200 authorized IP ranges, or 2,000 with VNet integration",
        zh: "授权 IP 范围最多 200 个，启用 API 服务器 VNet 集成时最多 2,000 个",
    ),
    why: prose!(
        en: "AKS refuses more, and the Azure CLI does not count them beforehand. The ranges of Azure Machine Learning must \
             have room among them.",
        zh: "超过上限 AKS 会拒绝，而 Azure CLI 事先并不检查数量。其中还要为 Azure 机器学习的 IP 范围留出位置。",
    ),
    source: &[Source::Public("AKS documentation, api-server-authorized-ip-ranges.md")],
    examples: Examples::new(
        &[attach_new!("authorizedIpRanges: [203.0.114.0/24]")],
        &[attach_new!(
            "authorizedIpRanges: [20.0.0.0,20.0.0.2,20.0.0.4,20.0.0.6,20.0.0.8,20.0.0.10,20.0.0.12,20.0.0.14,20.0.0.16,20.0.0.18,20.0.0.20,20.0.0.22,20.0.0.24,20.0.0.26,20.0.0.28,20.0.0.30,20.0.0.32,20.0.0.34,20.0.0.36,20.0.0.38,20.0.0.40,20.0.0.42,20.0.0.44,20.0.0.46,20.0.0.48,20.0.0.50,20.0.0.52,20.0.0.54,20.0.0.56,20.0.0.58,20.0.0.60,20.0.0.62,20.0.0.64,20.0.0.66,20.0.0.68,20.0.0.70,20.0.0.72,20.0.0.74,20.0.0.76,20.0.0.78,20.0.0.80,20.0.0.82,20.0.0.84,20.0.0.86,20.0.0.88,20.0.0.90,20.0.0.92,20.0.0.94,20.0.0.96,20.0.0.98,20.0.0.100,20.0.0.102,20.0.0.104,20.0.0.106,20.0.0.108,20.0.0.110,20.0.0.112,20.0.0.114,20.0.0.116,20.0.0.118,20.0.0.120,20.0.0.122,20.0.0.124,20.0.0.126,20.0.0.128,20.0.0.130,20.0.0.132,20.0.0.134,20.0.0.136,20.0.0.138,20.0.0.140,20.0.0.142,20.0.0.144,20.0.0.146,20.0.0.148,20.0.0.150,20.0.0.152,20.0.0.154,20.0.0.156,20.0.0.158,20.0.0.160,20.0.0.162,20.0.0.164,20.0.0.166,20.0.0.168,20.0.0.170,20.0.0.172,20.0.0.174,20.0.0.176,20.0.0.178,20.0.0.180,20.0.0.182,20.0.0.184,20.0.0.186,20.0.0.188,20.0.0.190,20.0.0.192,20.0.0.194,20.0.0.196,20.0.0.198,20.0.0.200,20.0.0.202,20.0.0.204,20.0.0.206,20.0.0.208,20.0.0.210,20.0.0.212,20.0.0.214,20.0.0.216,20.0.0.218,20.0.0.220,20.0.0.222,20.0.0.224,20.0.0.226,20.0.0.228,20.0.0.230,20.0.0.232,20.0.0.234,20.0.0.236,20.0.0.238,20.0.0.240,20.0.0.242,20.0.0.244,20.0.0.246,20.0.0.248,20.0.0.250,20.0.0.252,20.0.0.254,20.0.1.0,20.0.1.2,20.0.1.4,20.0.1.6,20.0.1.8,20.0.1.10,20.0.1.12,20.0.1.14,20.0.1.16,20.0.1.18,20.0.1.20,20.0.1.22,20.0.1.24,20.0.1.26,20.0.1.28,20.0.1.30,20.0.1.32,20.0.1.34,20.0.1.36,20.0.1.38,20.0.1.40,20.0.1.42,20.0.1.44,20.0.1.46,20.0.1.48,20.0.1.50,20.0.1.52,20.0.1.54,20.0.1.56,20.0.1.58,20.0.1.60,20.0.1.62,20.0.1.64,20.0.1.66,20.0.1.68,20.0.1.70,20.0.1.72,20.0.1.74,20.0.1.76,20.0.1.78,20.0.1.80,20.0.1.82,20.0.1.84,20.0.1.86,20.0.1.88,20.0.1.90,20.0.1.92,20.0.1.94,20.0.1.96,20.0.1.98,20.0.1.100,20.0.1.102,20.0.1.104,20.0.1.106,20.0.1.108,20.0.1.110,20.0.1.112,20.0.1.114,20.0.1.116,20.0.1.118,20.0.1.120,20.0.1.122,20.0.1.124,20.0.1.126,20.0.1.128,20.0.1.130,20.0.1.132,20.0.1.134,20.0.1.136,20.0.1.138,20.0.1.140,20.0.1.142,20.0.1.144]"
        )],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let Some(create) = cx.new_cluster() else { return };
    let Some(count) = create.authorized_ip_ranges.as_ref().map(Vec::len) else { return };
    let Some(is_integrated) = create.api_server_vnet_integration.or_default(false) else { return };
    let most = maximum(is_integrated);
    if count <= most {
        return;
    }
    findings
        .fail(RANGES, say!(cx, en: "{count} ranges: AKS takes at most {most}", zh: "共 {count} 个范围：AKS 最多允许 {most} 个"))
        .help(say!(
            cx,
            en: "Merge neighbouring ranges. With `apiServerVnetIntegration: true` AKS takes 2,000.",
            zh: "请合并相邻的范围。设置 `apiServerVnetIntegration: true` 时上限为 2,000 个。",
        ));
}
