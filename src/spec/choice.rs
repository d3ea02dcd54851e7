//! How an enum of ARM's words is declared: once, with the words.

/// An enum whose variants stand for ARM's words.
macro_rules! choice {
    ($(#[$about:meta])* $name:ident { $($(#[$about_word:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name {
            $($(#[$about_word])* $variant,)+
        }

        impl $name {
            pub(crate) const ALL: &'static [Self] = &[$(Self::$variant,)+];
            pub(crate) const WORDS: &'static [&'static str] = &[$($word,)+];

            /// ARM's word.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)+
                }
            }
        }
    };
}

pub(super) use choice;
