//! Says what is wrong with the writing of an address or a CIDR.

use std::borrow::Cow;

use super::notation::Flaw;
use crate::language::say;
use crate::rules::Context;

/// The message about a flaw of `text`.
pub(in crate::rules) fn in_words(cx: &Context<'_>, text: &str, flaw: Flaw<'_>) -> Cow<'static, str> {
    let text = excerpt(text);
    match flaw {
        Flaw::Empty => say!(cx, en: "the value is empty", zh: "值为空"),
        Flaw::Space => say!(cx, en: "`{text}` has white space around it", zh: "`{text}` 前后有空白字符"),
        Flaw::Ipv6 => say!(cx, en: "`{text}` is not IPv4", zh: "`{text}` 不是 IPv4"),
        Flaw::NotFourNumbers => {
            say!(cx, en: "`{text}` is not four numbers with dots between them", zh: "`{text}` 不是以点分隔的四个数字")
        }
        Flaw::LeadingZero(number) => {
            let number = excerpt(number);
            say!(cx, en: "`{number}` in `{text}` begins with a zero", zh: "`{text}` 中的 `{number}` 以零开头")
        }
        Flaw::TooLarge(number) => {
            let number = excerpt(number);
            say!(cx, en: "`{number}` in `{text}` is more than 255", zh: "`{text}` 中的 `{number}` 大于 255")
        }
        Flaw::PrefixMissing => {
            say!(cx, en: "`{text}` has no prefix length", zh: "`{text}` 缺少前缀长度")
        }
        Flaw::PrefixWrong(prefix) => {
            let prefix = excerpt(prefix);
            say!(
                cx,
                en: "`/{prefix}` is not a prefix length from 0 to 32",
                zh: "`/{prefix}` 不是 0 到 32 之间的前缀长度",
            )
        }
        Flaw::PrefixUnwanted => {
            say!(cx, en: "`{text}` is not an address: it has a prefix length", zh: "`{text}` 带有前缀长度，不是单个地址")
        }
    }
}

/// As much of `text` as a message can show.
fn excerpt(text: &str) -> &str {
    text.char_indices().nth(40).and_then(|(end, _)| text.get(..end)).unwrap_or(text)
}
