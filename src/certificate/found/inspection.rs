//! Everything that is known of the files.

use serde::{Deserialize, Serialize};

use super::{Certificate, Chain, Content, File, PrivateKey, Role};

/// What certificate and key files are found to be.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Inspection {
    /// The file that was given as the certificate.
    pub certificate_file: Option<File>,
    /// The file that was given as the key. Where no file was, but the certificate's is a Kubernetes secret that has a key,
    /// it is the same file, read as the key.
    pub key_file: Option<File>,
    /// Every certificate that could be read: those of the certificate file, then those of the key file, each in order.
    pub certificates: Vec<Certificate>,
    /// Every private key, those of the certificate file first.
    pub keys: Vec<PrivateKey>,
    /// How the certificates hang together: those of the certificate file, or, where it has none, of the key file.
    pub chain: Chain,
    /// Whether there were more than [`Inspection::MAXIMUM_PARTS`] parts, of which the rest was not looked into.
    pub has_more: bool,
}

impl Inspection {
    /// How many bytes a file may have. The largest chains have some 20,000.
    pub const MAXIMUM_FILE_BYTES: usize = 1 << 20;
    /// How many parts a file may have.
    pub const MAXIMUM_PARTS: usize = 100;

    /// The server's certificate.
    pub fn leaf(&self) -> Option<&Certificate> {
        self.certificates.get(self.chain.leaf?)
    }

    /// The key that counts: the first of the key file, else of the certificate file.
    pub fn key(&self) -> Option<&PrivateKey> {
        self.keys.iter().find(|key| key.place.file == Role::Key).or_else(|| self.keys.first())
    }

    /// The file that was given as `role`.
    pub const fn file(&self, role: Role) -> Option<&File> {
        match role {
            Role::Certificate => self.certificate_file.as_ref(),
            Role::Key => self.key_file.as_ref(),
        }
    }

    /// Whether each file holds what the other should.
    pub fn is_swapped(&self) -> bool {
        let holds = |file: Option<&File>, certificate: bool, key: bool| {
            file.is_some_and(|file| file.has_certificate() == certificate && file.has_key() == key)
        };
        holds(self.certificate_file.as_ref(), false, true) && holds(self.key_file.as_ref(), true, false)
    }
}

impl File {
    /// Whether a certificate could be read in it.
    pub fn has_certificate(&self) -> bool {
        self.parts.iter().any(|part| matches!(part.content, Content::Certificate(_)))
    }

    /// Whether there is a private key in it, be it encrypted or damaged.
    pub fn has_key(&self) -> bool {
        self.parts.iter().any(|part| matches!(part.content, Content::Key(_)))
    }
}
