//! Certificate and key are saved before a detach and given again afterwards.

use super::parts::all_custom;
use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::{attach, detach, update};
use crate::rules::{Context, Examples, Rule, Section, Source};
use crate::spec::{Field, Operation};

pub(super) static RULE: Rule = Rule {
    id: "TLS-REATTACH",
    severity: Severity::Warning,
    operations: &[Operation::Attach, Operation::Update, Operation::Detach],
    title: text!(
        en: "Certificate and key are saved before a detach and given again when attaching",
        zh: "拆离之前须保存证书和私钥，重新附加时须再次提供",
    ),
    why: prose!(
        en: "A cluster that had TLS needs its certificate and key to be attached again. Who no longer has them, or let \
             Azure Machine Learning generate them, finds them only in the secret azuremlfessl, which the clean-up after \
             the detach deletes.",
        zh: "启用过 TLS 的群集在重新附加时需要证书和私钥。如果手头已没有，或证书由 Azure 机器学习生成，就只能从机密 \
             azuremlfessl 中取得，而拆离之后的清理会删除该机密。",
    ),
    source: &[Source::Article(Section::UpdateCluster)],
    examples: Examples::new(
        &[
            attach("ssl: { cname: www.contoso.com, certPemFile: cert.pem, keyPemFile: key.pem }"),
            update("ssl: { status: Disabled }"),
        ],
        &[
            detach("action: Detach"),
            attach("clusterPurpose: DevTest"),
            update(
                "operation: update
workspace: { subscriptionId: 11111111-2222-3333-4444-555555555555, resourceGroup: ml-rg, name: ml-ws }
name: myaks
refresh: true",
            ),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    if cx.spec.ssl.as_ref().is_some_and(all_custom) {
        return;
    }
    match cx.operation() {
        Some(Operation::Attach) => {
            findings
                .note(
                    "/ssl",
                    say!(
                        cx,
                        en: "a cluster that had TLS before needs its certificate and key again",
                        zh: "曾启用 TLS 的群集重新附加时需要证书和私钥",
                    ),
                )
                .help(say!(
                    cx,
                    en: "Give them with `cname`; without files, decode them from the secret you saved before the detach.",
                    zh: "请连同 `cname` 一并给出；没有文件时，可从拆离前保存的机密中解码取得。",
                ));
        }
        Some(Operation::Detach) => before_detach(cx, findings, "/operation"),
        Some(Operation::Update) if cx.spec.refresh == Field::Given(true) => {
            before_detach(cx, findings, "/refresh");
        }
        _ => {}
    }
}

fn before_detach(cx: &Context<'_>, findings: &mut Findings, pointer: &'static str) {
    findings
        .unknown(
            pointer,
            say!(
                cx,
                en: "whether TLS is on, so that its certificate and key must be saved first, is not known",
                zh: "尚不清楚是否启用了 TLS；若已启用，须先保存证书和私钥",
            ),
            cx.ask_compute(),
        )
        .help(say!(
            cx,
            en: "Without the files, run `kubectl get secret/azuremlfessl -o yaml` before the detach and decode \
                 `cert.pem` and `key.pem` from Base64; protect the output, it holds the key.",
            zh: "手头没有文件时，请在拆离之前运行 `kubectl get secret/azuremlfessl -o yaml`，并对其中的 `cert.pem` 和 \
                 `key.pem` 进行 Base64 解码；输出含有私钥，请妥善保管。",
        ));
}
