//! The api-version exists.

use crate::catalog::DEFAULT_API_VERSION;
use crate::language::{prose, say, text};
use crate::report::{Findings, Fix, PatchOperation, Severity};
use crate::rules::examples::{attach, create, detach};
use crate::rules::quote::quote;
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::Operation;

const POINTER: &str = "/apiVersion";

pub(super) static RULE: Rule = Rule {
    id: "ARM-API-VERSION",
    severity: Severity::Error,
    operations: Operation::ALL,
    title: text!(
        en: "The api-version is one that the computes resource has",
        zh: "API 版本必须是 computes 资源已有的版本",
    ),
    why: prose!(
        en: "ARM refuses an api-version that the provider has not registered (NoRegisteredProviderFound), and for one that \
             is not in the catalog nobody can say which fields it knows. Which versions Azure China and Azure Government \
             have registered is not published; 2022-10-01 is the conservative default. Previews come and go.",
        zh: "ARM 会拒绝提供程序未注册的 API 版本（NoRegisteredProviderFound）；目录中没有的版本，也无从得知它支持哪些字段。\
             Azure 中国和 Azure 政府云注册了哪些版本并未公开；2022-10-01 是较为稳妥的默认值。预览版随时可能下线。",
    ),
    source: &[Source::Public("Azure/bicep-types-az, Microsoft.MachineLearningServices")],
    examples: Examples::new(
        &[create("apiVersion: 2022-10-01"), detach("apiVersion: 2026-05-01")],
        &[
            create("apiVersion: 2022-10-02"),
            attach("apiVersion: latest"),
            create("apiVersion: 2024-10-01-preview"),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let Some(name) = cx.spec.api_version.given() else { return };
    let shown = quote(name);
    match cx.catalog.api_version(name) {
        Some(version) if version.preview => {
            findings
                .note(POINTER, say!(cx, en: "{shown} is a preview", zh: "{shown} 是预览版"))
                .help(say!(
                    cx,
                    en: "Previews are withdrawn without long notice; a stable version is safer for templates that stay.",
                    zh: "预览版可能很快下线；需要长期保留的模板应使用稳定版。",
                ));
        }
        Some(_) => {}
        None => {
            let date = cx.catalog.date();
            let reported = findings
                .fail(
                    POINTER,
                    say!(
                        cx,
                        en: "there is no api-version `{shown}` of the computes resource as of {date}",
                        zh: "截至 {date}，computes 资源没有 API 版本 `{shown}`",
                    ),
                )
                .help(say!(
                    cx,
                    en: "Leave `apiVersion` out for the default, or see `aks-compute catalog api-versions` for the versions that exist.",
                    zh: "请省略 `apiVersion` 以使用默认值；现有版本见 `aks-compute catalog api-versions`。",
                ));
            if let Some(right) = substitute(cx, name) {
                let title = say!(cx, en: "Write {right}", zh: "改为 {right}");
                reported.fix(Fix::offered(title, PatchOperation::replace(POINTER, right.to_owned())));
            }
        }
    }
}

/// The version that was probably meant, else the default: one that knows just what the default knows, so
/// that it refuses nothing which the spec asks for.
fn substitute<'a>(cx: &Context<'a>, name: &str) -> Option<&'a str> {
    let default = cx.catalog.api_version(DEFAULT_API_VERSION)?;
    let near = |candidate: &str| name.len() <= 30 && strsim::osa_distance(name, candidate) == 1;
    let alike = cx.catalog.api_versions().iter().filter(|version| version.computes == default.computes);
    let nearest = alike.map(|version| version.name.as_ref()).filter(|candidate| near(candidate));
    // A wrong character in the default itself is likelier than one in any other version.
    nearest.min_by_key(|candidate| *candidate != DEFAULT_API_VERSION).or(Some(default.name.as_ref()))
}
