//! The files that a spec names, as whoever calls could read them. The core reads none itself.

use std::fmt;

use zeroize::Zeroizing;

use crate::certificate::Inspection;

/// Files by the names that a spec has for them. A private key may be among them, so the bytes are wiped from memory in the
/// end, and nothing shows them.
#[derive(Default)]
pub struct Files(Vec<(String, File)>);

enum File {
    Bytes(Zeroizing<Vec<u8>>),
    Unreadable(Unreadable),
}

/// Why a file could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// There is none of this name.
    Missing,
    /// The user may not read it.
    Denied,
    /// It is a folder, a device or the like.
    NotAFile,
    /// The system failed.
    Failed,
}

/// What is known of a file.
#[derive(Clone, Copy)]
pub(crate) enum Content<'a> {
    Bytes(&'a [u8]),
    Unreadable(Unreadable),
    /// Nobody handed it over: in a browser there is nobody who could read it.
    NotGiven,
}

impl Files {
    /// The longest file that is kept whole.
    pub const MAXIMUM_BYTES: usize = Inspection::MAXIMUM_FILE_BYTES;

    /// No file.
    pub const fn none() -> &'static Self {
        static NONE: Files = Files(Vec::new());
        &NONE
    }

    /// Adds a file. Of one that is too large as much is enough as shows it.
    pub fn add(&mut self, name: impl Into<String>, bytes: impl Into<Zeroizing<Vec<u8>>>) {
        self.0.push((name.into(), File::Bytes(bytes.into())));
    }

    /// Adds a file that could not be read.
    pub fn add_unreadable(&mut self, name: impl Into<String>, why: Unreadable) {
        self.0.push((name.into(), File::Unreadable(why)));
    }

    pub(crate) fn get(&self, name: &str) -> Content<'_> {
        match self.0.iter().find(|(known, _)| known == name) {
            Some((_, File::Bytes(bytes))) => Content::Bytes(bytes),
            Some((_, File::Unreadable(why))) => Content::Unreadable(*why),
            None => Content::NotGiven,
        }
    }
}

impl fmt::Debug for Files {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_list().entries(self.0.iter().map(|(name, _)| name)).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_file_is_shown_but_its_name() {
        let mut files = Files::default();
        files.add("key.pem", b"CANARY".to_vec());
        assert_eq!(format!("{files:?}"), "[\"key.pem\"]");
        assert!(matches!(files.get("key.pem"), Content::Bytes(b"CANARY")));
        assert!(matches!(files.get("cert.pem"), Content::NotGiven));
    }
}
