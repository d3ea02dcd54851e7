//! What an inspection finds: neutral values, which serde writes and reads.

mod certificate;
mod chain;
mod file;
mod inspection;
mod key;

pub use certificate::{Certificate, ExtendedKeyUsage, Hash, Name, PublicKey, Signature, Verification};
pub use chain::{Chain, ChainEnd, Link};
pub use file::{Content, File, Flaw, Format, Label, Layer, Part, Place, Role};
pub use inspection::Inspection;
pub use key::{KeyDamage, KeyFormat, Match, PrivateKey, Protection};
