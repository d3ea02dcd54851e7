//! Other settings on an attached cluster.

use crate::attachment::has_other_settings;
use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::{attach, update};
use crate::rules::{Context, Examples, Rule, Section, Source};
use crate::spec::{Field, Operation, SslStatus};

pub(super) static RULE: Rule = Rule {
    id: "LIFE-CHANGE-TLS",
    severity: Severity::Info,
    operations: &[Operation::Attach, Operation::Update],
    title: text!(
        en: "A cluster that is attached already is detached before it is attached with other settings",
        zh: "以其他设置重新附加之前，须先拆离群集",
    ),
    why: prose!(
        en: "An attach over an existing attachment breaks it. The article changes TLS and other settings \
             by detaching and attaching again; the SDK can also update TLS and the load balancer in \
             place. Sources differ, so both ways are offered. A compute of this name that a fact shows is compared \
             with what the spec asks for; a certificate of one's own cannot be, since reading never returns it.",
        zh: "在现有附件之上再次附加会将其破坏。文章通过拆离再附加来更改 TLS 等设置；SDK 还可以就地更新 \
             TLS 和负载均衡器。来源说法不一，因此两种方式都提供。如果事实中有同名的计算，则与配置进行比较；自有证书无法比较，因为读取时从不返回。",
    ),
    source: &[
        Source::Article(Section::Attach),
        Source::Public("azureml-core 1.61.0, AksUpdateConfiguration"),
    ],
    examples: Examples::new(
        &[
            attach("clusterPurpose: FastProd"),
            update("ssl: { leafDomainLabel: contoso, renew: true }"),
            update(
                "operation: update
workspace: { subscriptionId: 11111111-2222-3333-4444-555555555555, resourceGroup: ml-rg, name: ml-ws }
name: myaks
refresh: true",
            ),
        ],
        &[
            attach("ssl: { leafDomainLabel: contoso }"),
            update("loadBalancer: { type: PublicIp }"),
            attach("clusterPurpose: FastProd").with_compute("{}"),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let renews = cx.spec.ssl.as_ref().is_some_and(|ssl| ssl.renew == Field::Given(true));
    let pointer = if cx.spec.ssl.is_present() && !renews {
        Some("/ssl")
    } else {
        cx.spec.load_balancer.is_present().then_some("/loadBalancer")
    };
    if cx.is(Operation::Attach) {
        on_attach(cx, findings, pointer);
        return;
    }
    let Some(pointer) = pointer.filter(|_| cx.spec.refresh != Field::Given(true)) else { return };
    findings
        .note(
            pointer,
            say!(
                cx,
                en: "Microsoft's article changes this by detaching and attaching again",
                zh: "Microsoft 的文章更改此设置的方式是先拆离再重新附加",
            ),
        )
        .help(say!(
            cx,
            en: "The update in place follows the SDK; where it fails, detach, clean up and attach.",
            zh: "就地更新沿用 SDK 的做法；若失败，请拆离、清理后重新附加。",
        ));
}

fn on_attach(cx: &Context<'_>, findings: &mut Findings, pointer: Option<&'static str>) {
    let help = say!(
        cx,
        en: "Detach, clean up, then attach; or use `operation: update`, which changes TLS and load balancer in place.",
        zh: "请先拆离、清理，再附加；或使用 `operation: update` 就地更改 TLS 和负载均衡器。",
    );
    let compute = cx.current_compute();
    let brings_certificate =
        cx.spec.ssl.as_ref().is_some_and(|ssl| ssl.effective_status() == Some(SslStatus::Enabled));
    match compute.map(|compute| has_other_settings(cx.spec, compute)) {
        // The certificate of one's own, no answer shows.
        Some(Some(false)) if !brings_certificate => return,
        Some(Some(true)) => {
            let reported = findings.note(
                pointer.unwrap_or("/name"),
                say!(
                    cx,
                    en: "the compute of this name is attached with other TLS, another load balancer or another purpose",
                    zh: "同名的计算已附加，但其 TLS、负载均衡器或用途设置不同",
                ),
            );
            let reported = match compute {
                Some(compute) => reported.related(&compute.origin, compute.origin.pointer.clone()),
                None => reported,
            };
            reported.help(help);
            return;
        }
        _ => {}
    }
    let Some(pointer) = pointer else { return };
    findings
        .note(
            pointer,
            say!(
                cx,
                en: "if the cluster is attached already, these settings need a detach first",
                zh: "如果群集已附加，更改这些设置须先拆离",
            ),
        )
        .help(help);
}
