//! A label stands without the characters that the service generates.

use super::parts::renews;
use crate::language::{prose, say, text};
use crate::report::{Findings, Fix, PatchOperation, Severity};
use crate::rules::examples::{attach, create, update};
use crate::rules::quote::quote;
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::Operation;

pub(super) static RULE: Rule = Rule {
    id: "TLS-LABEL-SUFFIX",
    severity: Severity::Warning,
    operations: &[Operation::Create, Operation::Attach, Operation::Update],
    title: text!(
        en: "A leaf domain label stands without the six generated characters",
        zh: "叶域标签不含自动生成的六个字符",
    ),
    why: prose!(
        en: "The service adds six characters to the label each time a name is made; in a renewal only the original label keeps the existing name. A label copied from the endpoint's name carries the six \
             characters that were added to it, and asks for another name. Whether characters were generated can only be \
             guessed: a digit before a letter, or six letters without a vowel.",
        zh: "每次生成域名时，服务都会在标签后加上六个字符；续订时只有使用原来的标签，才能保留现有域名。从终结点名称复制的标签带有当初附加的六个字符，会变成申请另一个域名。\
             字符是否为自动生成只能推测：数字后跟字母，或六个字母中没有元音。",
    ),
    source: &[Source::Public(
        "Azure Machine Learning v1, Secure web services using TLS: Update a Microsoft generated certificate",
    )],
    examples: Examples::new(
        &[
            update("ssl: { leafDomainLabel: contoso, renew: true }"),
            update("ssl: { leafDomainLabel: contoso2022, renew: true }"),
            create("ssl: { leafDomainLabel: contoso }"),
        ],
        &[
            update("ssl: { leafDomainLabel: contoso4f7k2q, renew: true }"),
            attach("ssl: { leafDomainLabel: contoso4f7k2q }"),
        ],
    ),
    check,
};

/// How many characters the service adds.
const GENERATED: usize = 6;

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let Some(ssl) = cx.spec.ssl.as_ref() else { return };
    let Some(label) = ssl.leaf_domain_label.given() else { return };
    let Some((original, generated)) = split(label) else { return };
    let shown = quote(label);
    let reported = findings
        .fail(
            "/ssl/leafDomainLabel",
            say!(
                cx,
                en: "`{shown}` seems to end in the generated characters `{generated}`",
                zh: "`{shown}` 似乎以自动生成的字符 `{generated}` 结尾",
            ),
        )
        .help(if renews(ssl) {
            say!(
                cx,
                en: "Give the label that the endpoint was first deployed with, or the name will change.",
                zh: "请使用最初部署终结点时的标签，否则域名会改变。",
            )
        } else {
            say!(
                cx,
                en: "Leave them out if they come from an endpoint's name: six others are added in any case.",
                zh: "如果它们来自某个终结点的域名，请去掉：服务总会另外加上六个字符。",
            )
        });
    if split(original).is_none() {
        let title = say!(cx, en: "Write `{original}`", zh: "改为 `{original}`");
        reported.fix(Fix::offered(title, PatchOperation::replace("/ssl/leafDomainLabel", original)));
    }
}

/// The label and the six characters behind it, where these look generated.
fn split(label: &str) -> Option<(&str, &str)> {
    let (original, generated) = label.split_at_checked(label.len().checked_sub(GENERATED)?)?;
    let bytes = generated.as_bytes();
    let is_plain = bytes.iter().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    let digit_before_letter = bytes
        .windows(2)
        .any(|pair| matches!(pair, [first, second] if first.is_ascii_digit() && second.is_ascii_lowercase()));
    let no_vowel = bytes.iter().all(|byte| byte.is_ascii_lowercase() && !b"aeiouy".contains(byte));
    (!original.is_empty() && is_plain && (digit_before_letter || no_vowel)).then_some((original, generated))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_looks_generated_is_split_off() {
        assert_eq!(split("contoso4f7k2q"), Some(("contoso", "4f7k2q")));
        assert_eq!(split("aks-xkcdqz"), Some(("aks-", "xkcdqz")));
        for label in
            ["", "4f7k2q", "contoso", "contoso2022", "scoring-prod01", "a123456", "例例例", "ab例4f7k2"]
        {
            assert_eq!(split(label), None, "{label}");
        }
    }
}
