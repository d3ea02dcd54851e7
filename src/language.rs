//! The two languages in which the product speaks, and texts that exist in both.

use std::borrow::Cow;
use std::fmt;

/// The language of messages, help and steps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// English, `en`.
    #[default]
    English,
    /// Simplified Chinese, `zh-CN`.
    Chinese,
}

impl Language {
    /// The language for a BCP 47 tag: `zh`, `zh-CN`, `zh_CN.UTF-8` and the like are Chinese, `en…` is English.
    ///
    /// Returns `None` for any other tag.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_', '.']).next().unwrap_or(tag);
        if primary.eq_ignore_ascii_case("zh") {
            Some(Self::Chinese)
        } else if primary.eq_ignore_ascii_case("en") {
            Some(Self::English)
        } else {
            None
        }
    }

    /// What stands between a label and its text.
    pub const fn colon(self) -> &'static str {
        match self {
            Self::English => ": ",
            Self::Chinese => "：",
        }
    }

    /// The BCP 47 tag: `en` or `zh-CN`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Chinese => "zh-CN",
        }
    }
}

/// One text in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text {
    /// English.
    pub en: &'static str,
    /// Simplified Chinese.
    pub zh: &'static str,
}

impl Text {
    /// The text in `language`.
    pub const fn get(self, language: Language) -> &'static str {
        match language {
            Language::English => self.en,
            Language::Chinese => self.zh,
        }
    }
}

/// A long text that is documentation only: why a rule exists, its examples.
///
/// On wasm32 it is empty, so that the bytes stay out of the module; portals load these texts from a
/// file of the npm package when a person asks for them.
#[derive(Clone, Copy, Debug)]
pub struct Prose {
    #[cfg(not(target_arch = "wasm32"))]
    text: Text,
}

impl Prose {
    /// A long text in both languages.
    #[cfg_attr(
        target_arch = "wasm32",
        expect(unused_variables, reason = "the text is left out of the module")
    )]
    pub const fn new(en: &'static str, zh: &'static str) -> Self {
        Self {
            #[cfg(not(target_arch = "wasm32"))]
            text: Text { en, zh },
        }
    }

    /// The text in `language`; empty on wasm32.
    #[cfg(not(target_arch = "wasm32"))]
    pub const fn get(&self, language: Language) -> &'static str {
        self.text.get(language)
    }

    /// The text in `language`; empty on wasm32.
    #[cfg(target_arch = "wasm32")]
    pub const fn get(&self, _: Language) -> &'static str {
        ""
    }
}

/// A text in both languages: `text!(en: "…", zh: "…")`.
macro_rules! text {
    (en: $en:expr, zh: $zh:expr $(,)?) => {
        $crate::language::Text { en: $en, zh: $zh }
    };
}
pub(crate) use text;

/// A long text in both languages that stays out of the wasm module: `prose!(en: "…", zh: "…")`.
macro_rules! prose {
    (en: $en:expr, zh: $zh:expr $(,)?) => {
        $crate::language::Prose::new($en, $zh)
    };
}
pub(crate) use prose;

/// A message in the language of the context, with `format!` placeholders: `say!(cx, en: "…{count}…", zh: "…{count}…")`.
///
/// The first argument is anything with a `language` field.
macro_rules! say {
    ($context:expr, en: $en:literal, zh: $zh:literal $(,)?) => {
        match $context.language {
            $crate::language::Language::English => $crate::language::written(::std::format_args!($en)),
            $crate::language::Language::Chinese => $crate::language::written(::std::format_args!($zh)),
        }
    };
}
pub(crate) use say;

/// The formatted text, without an allocation where there is nothing to format.
pub(crate) fn written(arguments: fmt::Arguments<'_>) -> Cow<'static, str> {
    match arguments.as_str() {
        Some(text) => Cow::Borrowed(text),
        None => Cow::Owned(arguments.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_names_its_language() {
        assert_eq!(Language::from_tag("zh_CN.UTF-8"), Some(Language::Chinese));
        assert_eq!(Language::from_tag("zh-Hans"), Some(Language::Chinese));
        assert_eq!(Language::from_tag("EN-us"), Some(Language::English));
        assert_eq!(Language::from_tag("C"), None);
        assert_eq!(Language::from_tag(""), None);
    }
}
