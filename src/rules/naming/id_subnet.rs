//! No name of the network is what a program writes for nothing.

use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::create;
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::Operation::Create;

/// What Python, JSON and JavaScript write for nothing.
const NOTHING: &[&str] = &["None", "null", "undefined"];

pub(super) static RULE: Rule = Rule {
    id: "ID-SUBNET",
    severity: Severity::Error,
    operations: &[Create],
    title: text!(
        en: "No name of the network is `None`, `null` or `undefined`",
        zh: "网络名称不能是 `None`、`null` 或 `undefined`",
    ),
    why: prose!(
        en: "The subnet's id is put together from these names. Where attributes are set after the configuration was made, \
             as the article's own sample does, the SDK checks nothing and writes `resourceGroups/None` for what was left \
             out; such a value has then been copied.",
        zh: "子网 ID 由这些名称拼接而成。若像文章示例那样在创建配置对象之后再设置属性，SDK 不做任何检查，\
             遗漏的值会写成 `resourceGroups/None`；这样的值多半是从那里复制来的。",
    ),
    source: &[Source::Public("azureml-core 1.61.0, azureml/core/compute/aks.py")],
    examples: Examples::new(
        &[create(
            "network: { vnetResourceGroup: mygroup, vnetName: nonesuch, subnetName: default, serviceCidr: 10.0.0.0/16, dnsServiceIP: 10.0.0.10, dockerBridgeCidr: 172.17.0.1/16 }",
        )],
        &[
            create(
                "network: { vnetResourceGroup: None, vnetName: mynetwork, subnetName: default, serviceCidr: 10.0.0.0/16, dnsServiceIP: 10.0.0.10, dockerBridgeCidr: 172.17.0.1/16 }",
            ),
            create(
                "network: { vnetResourceGroup: mygroup, vnetName: undefined, subnetName: \"null\", serviceCidr: 10.0.0.0/16, dnsServiceIP: 10.0.0.10, dockerBridgeCidr: 172.17.0.1/16 }",
            ),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let Some(network) = cx.spec.network.as_ref() else { return };
    let names = [
        ("/network/vnetResourceGroup", network.vnet_resource_group),
        ("/network/vnetName", network.vnet_name),
        ("/network/subnetName", network.subnet_name),
    ];
    for (pointer, name) in names {
        let Some(name) = name.given().map(str::trim).filter(|name| NOTHING.contains(name)) else { continue };
        findings
            .fail(
                pointer,
                say!(
                    cx,
                    en: "`{name}` is what a program writes for a missing value",
                    zh: "`{name}` 是程序对缺失值的写法，不是名称",
                ),
            )
            .help(say!(
                cx,
                en: "Give the real name, as `az network vnet list` shows it.",
                zh: "请填写真实的名称，可用 `az network vnet list` 查看。",
            ));
    }
}
