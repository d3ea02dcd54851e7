//! The name of the compute follows the article's rule.

use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::{attach, create};
use crate::rules::pattern::Pattern;
use crate::rules::{Context, Examples, Rule, Section, Source};
use crate::spec::Operation;

static NAME: Pattern = Pattern::new("^[A-Za-z][A-Za-z0-9-]{1,22}[A-Za-z0-9]$");

pub(super) static RULE: Rule = Rule {
    id: "NAME-COMPUTE",
    severity: Severity::Error,
    operations: Operation::ALL,
    title: text!(
        en: "A compute name has 3 to 24 letters, digits and hyphens",
        zh: "计算名称由 3 到 24 个字母、数字和短划线组成",
    ),
    why: prose!(
        en: "Azure Machine Learning refuses any other name, but only after the request was sent. Sources differ: \
             an older table of Azure names says 2 to 16 characters (see NAME-COMPUTE-16), and newer api-versions \
             have a pattern of their own (see NAME-COMPUTE-ARM).",
        zh: "其他名称会被 Azure 机器学习拒绝，而且要等到请求发出之后才会报错。各来源说法不一：较早的 Azure 命名规则表写的是 \
             2 到 16 个字符（参见 NAME-COMPUTE-16），较新的 API 版本则有自己的模式（参见 NAME-COMPUTE-ARM）。",
    ),
    source: &[Source::Article(Section::Limitations)],
    examples: Examples::new(
        &[create("name: aks"), attach("name: My-AKS-cluster-24-chars1")],
        &[create("name: ab"), create("name: 1aks"), attach("name: aks-"), create("name: my_aks")],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let Some(name) = cx.spec.name.given() else { return };
    if NAME.matches(name) {
        return;
    }
    let length = name.chars().count();
    let message = if length < 3 {
        say!(cx, en: "the compute name has {length} characters; it needs at least 3", zh: "计算名称只有 {length} 个字符，至少需要 3 个")
    } else if length > 24 {
        say!(cx, en: "the compute name has {length} characters; at most 24 are allowed", zh: "计算名称有 {length} 个字符，最多允许 24 个")
    } else if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        say!(cx, en: "the compute name does not start with a letter", zh: "计算名称不是以字母开头")
    } else if name.ends_with('-') {
        say!(cx, en: "the compute name ends with a hyphen", zh: "计算名称以短划线结尾")
    } else {
        say!(
            cx,
            en: "the compute name holds a character that is no letter, digit or hyphen",
            zh: "计算名称中有字母、数字和短划线以外的字符",
        )
    };
    findings.fail("/name", message).help(say!(
        cx,
        en: "Use 3 to 24 ASCII letters, digits and hyphens, starting with a letter and ending with a letter or digit.",
        zh: "请使用 3 到 24 个 ASCII 字母、数字或短划线，以字母开头，以字母或数字结尾。",
    ));
}
