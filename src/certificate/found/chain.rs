//! How the certificates of the certificate file hang together.

use serde::{Deserialize, Serialize};

use super::Verification;

/// The chain from the server's certificate towards the root. Numbers are places in
/// [`Inspection::certificates`](super::Inspection::certificates).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Chain {
    /// The server's certificate: the one that issued no other of the file and is no authority. Where there are several, the
    /// one to which the key belongs, else the first.
    pub leaf: Option<usize>,
    /// The right order: leaf, intermediates, root. Copies of a certificate are not in it again.
    pub order: Vec<usize>,
    /// How each of `order` hangs on the next.
    pub links: Vec<Link>,
    /// Whether the leaf stands first, and the others follow as in `order`; copies and what does not belong are left aside.
    pub is_in_order: bool,
    /// What belongs to no place between leaf and root.
    pub unrelated: Vec<usize>,
    /// Copies of a certificate that stands before.
    pub duplicates: Vec<usize>,
    /// Where the chain ends; none without a certificate.
    pub end: Option<ChainEnd>,
}

/// How a certificate hangs on the one that issued it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Link {
    /// The certificate.
    pub certificate: usize,
    /// The one whose subject is its issuer.
    pub issuer: usize,
    /// Whether the issuer's key signed it.
    pub signature: Verification,
    /// Whether the issuer may issue certificates.
    pub issuer_is_ca: bool,
}

/// Where a chain ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum ChainEnd {
    /// At the server's certificate, which issued itself: clients trust it only where they know it.
    SelfSigned,
    /// At a root, which a client has already.
    Root,
    /// At an intermediate, whose issuer is not in the file. That is right where the issuer is a root that clients have.
    IssuerAbsent,
    /// At the server's certificate, whose issuer is not in the file. Public authorities issue from intermediates, so one is
    /// missing nearly always.
    Alone,
}
