//! The api-version knows everything that the spec asks for.

use crate::catalog::{DEFAULT_API_VERSION, Knows};
use crate::language::{prose, say, text};
use crate::report::{Findings, Fix, PatchOperation, Severity};
use crate::rules::examples::{attach, create, update};
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::Operation::{Attach, Create, Update};
use crate::spec::{Field, Spec, Ssl, SslStatus};

pub(super) static RULE: Rule = Rule {
    id: "ARM-API-FIELD",
    severity: Severity::Error,
    operations: &[Create, Attach, Update],
    title: text!(
        en: "The api-version knows every field that the spec asks for",
        zh: "API 版本须支持配置所需的全部字段",
    ),
    why: prose!(
        en: "Fields came, went and came back between api-versions: 2020-04-01 knows clusterPurpose, 2020-06-01 does not. A \
             field that a version does not know is refused, or dropped without a word: the cluster is then made for \
             production, or open to the internet, though the spec says otherwise.",
        zh: "各 API 版本之间字段有增有减，还有恢复的：2020-04-01 支持 clusterPurpose，2020-06-01 却不支持。版本不支持的字段会被拒绝，\
             或被悄悄丢弃：结果群集按生产用途创建，或对公网开放，而配置写的并非如此。",
    ),
    source: &[Source::Public("Azure/bicep-types-az, Microsoft.MachineLearningServices/workspaces/computes")],
    examples: Examples::new(
        &[
            create("clusterPurpose: DevTest\nagentCount: 2"),
            attach(
                "apiVersion: 2021-04-01\nloadBalancer: { type: InternalLoadBalancer, subnet: aks-subnet }",
            ),
            create("apiVersion: 2018-11-19"),
        ],
        &[
            create("apiVersion: 2020-06-01\nclusterPurpose: DevTest\nagentCount: 2"),
            attach(
                "apiVersion: 2021-01-01\nloadBalancer: { type: InternalLoadBalancer, subnet: aks-subnet }",
            ),
            update("apiVersion: 2020-08-01\nssl: { leafDomainLabel: contoso }"),
            create("apiVersion: 2022-06-01-preview\nlocation: westus2"),
        ],
    ),
    check,
};

/// Something that not every api-version knows.
struct Feature {
    /// Where the spec asks for it.
    pointer: &'static str,
    /// ARM's field, or its value.
    field: &'static str,
    is_asked: fn(&Spec<'_>) -> bool,
    is_known: fn(&Knows) -> bool,
}

const FEATURES: &[Feature] = &[
    Feature {
        pointer: "/location",
        field: "computeLocation",
        // Where it is the workspace's own location, nothing needs to be sent.
        is_asked: |spec| {
            let workspace = spec.workspace.location.given();
            spec.location
                .given()
                .is_some_and(|location| !workspace.is_some_and(|other| is_same(location, other)))
        },
        is_known: |knows| knows.compute_location_writable,
    },
    Feature {
        pointer: "/clusterPurpose",
        field: "clusterPurpose",
        is_asked: |spec| spec.cluster_purpose.given().is_some(),
        is_known: |knows| knows.cluster_purpose,
    },
    Feature {
        pointer: "/network",
        field: "aksNetworkingConfiguration",
        is_asked: |spec| spec.network.as_ref().is_some(),
        is_known: |knows| knows.networking,
    },
    Feature {
        pointer: "/loadBalancer",
        field: "loadBalancerType",
        is_asked: |spec| spec.load_balancer.as_ref().is_some(),
        is_known: |knows| knows.load_balancer,
    },
    Feature {
        pointer: "/ssl/leafDomainLabel",
        field: "leafDomainLabel",
        is_asked: |spec| ssl(spec, |ssl| ssl.leaf_domain_label.given().is_some()),
        is_known: |knows| knows.leaf_domain_label,
    },
    Feature {
        pointer: "/ssl/overwriteExistingDomain",
        field: "overwriteExistingDomain",
        is_asked: |spec| ssl(spec, |ssl| ssl.overwrite_existing_domain.given().is_some()),
        is_known: |knows| knows.overwrite_existing_domain,
    },
    Feature {
        pointer: "/ssl/status",
        field: "Auto",
        is_asked: |spec| ssl(spec, |ssl| ssl.status == Field::Given(SslStatus::Auto)),
        is_known: |knows| knows.ssl_auto,
    },
    Feature {
        pointer: "/ssl/renew",
        field: "Auto",
        is_asked: |spec| ssl(spec, |ssl| ssl.renew == Field::Given(true)),
        is_known: |knows| knows.ssl_auto,
    },
];

/// Whether two spellings can only mean one region.
fn is_same(left: &str, right: &str) -> bool {
    let plain = |text| str::chars(text).filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_lowercase());
    plain(left).eq(plain(right))
}

fn ssl(spec: &Spec<'_>, asks: impl Fn(&Ssl<'_>) -> bool) -> bool {
    spec.ssl.as_ref().is_some_and(asks)
}

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let Some(name) = cx.spec.api_version() else { return };
    let Some(version) = cx.catalog.api_version(name) else { return };
    for feature in FEATURES {
        if (feature.is_known)(&version.computes) || !(feature.is_asked)(cx.spec) {
            continue;
        }
        let field = feature.field;
        let reported = findings
            .fail(
                feature.pointer,
                say!(
                    cx,
                    en: "api-version {name} does not know `{field}`",
                    zh: "API 版本 {name} 不支持 `{field}`",
                ),
            )
            .help(say!(
                cx,
                en: "Use an api-version that knows it, such as {DEFAULT_API_VERSION}.",
                zh: "请使用支持它的 API 版本，例如 {DEFAULT_API_VERSION}。",
            ));
        // A catalog of the caller's may say that the default does not know it either.
        if name != DEFAULT_API_VERSION && default_knows_all(cx) {
            let title = say!(cx, en: "Use api-version {DEFAULT_API_VERSION}", zh: "使用 API 版本 {DEFAULT_API_VERSION}");
            reported.fix(Fix::offered(title, PatchOperation::replace("/apiVersion", DEFAULT_API_VERSION)));
        }
    }
}

fn default_knows_all(cx: &Context<'_>) -> bool {
    cx.catalog.api_version(DEFAULT_API_VERSION).is_some_and(|default| {
        FEATURES.iter().all(|feature| (feature.is_known)(&default.computes) || !(feature.is_asked)(cx.spec))
    })
}
