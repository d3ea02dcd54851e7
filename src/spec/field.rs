//! A decoded member: absent, of the wrong shape, or given.

/// A member of the spec.
///
/// Rules must tell a key that was left out (a default applies) from one that was given in the wrong
/// shape (its finding stands already; no rule should add to it).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Field<T> {
    /// The key is not there.
    #[default]
    Absent,
    /// The key is there, with a value of the wrong shape.
    Invalid,
    /// The key is there.
    Given(T),
}

impl<T> Field<T> {
    /// The value, if one of the right shape was given.
    pub fn given(self) -> Option<T> {
        match self {
            Self::Given(value) => Some(value),
            Self::Absent | Self::Invalid => None,
        }
    }

    /// A reference to the value, if one of the right shape was given.
    pub fn as_ref(&self) -> Option<&T> {
        match self {
            Self::Given(value) => Some(value),
            Self::Absent | Self::Invalid => None,
        }
    }

    /// Whether the key is not there.
    pub const fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// Whether the key is there, in the right shape or not.
    pub const fn is_present(&self) -> bool {
        !self.is_absent()
    }

    /// Whether the key is there in the wrong shape.
    pub const fn is_invalid(&self) -> bool {
        matches!(self, Self::Invalid)
    }

    /// The value, or `default` where the key is absent; `None` where its shape is wrong.
    pub fn or_default(self, default: T) -> Option<T> {
        match self {
            Self::Given(value) => Some(value),
            Self::Absent => Some(default),
            Self::Invalid => None,
        }
    }
}
