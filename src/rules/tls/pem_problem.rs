//! What is wrong with a certificate or key file as such: its form, its blocks, their order.

use crate::certificate::{
    ChainEnd, Content, File, Flaw, Format, Inspection, KeyDamage, KeyFormat, Label, Layer, Match, Part,
    PrivateKey, Role,
};
use crate::report::Severity;

/// What is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Problem {
    /// More bytes than any such file has.
    TooLarge,
    /// Nothing.
    Empty,
    /// A PKCS#12 container.
    Pkcs12,
    /// A Java key store.
    JavaKeyStore,
    /// A key of PuTTY.
    PuttyKey,
    /// A key of SSH.
    SshKey,
    /// Certificates in a PKCS#7 container.
    Pkcs7 {
        /// In the binary form.
        is_der: bool,
    },
    /// The binary form.
    Der,
    /// Text, or bytes, of something else.
    NoPem {
        /// Whether it is text.
        is_text: bool,
    },
    /// UTF-16.
    Utf16,
    /// A Kubernetes secret.
    KubernetesSecret {
        /// Its entry; empty where it has none with such a name.
        entry: String,
    },
    /// Base64 around PEM.
    Base64,
    /// The other of the two.
    OtherRole,
    /// A request for a certificate.
    Request,
    /// A public key.
    PublicKey,
    /// Blocks of other kinds only.
    OtherBlocks,
    /// A block that cannot be read as it stands.
    Flawed {
        /// What is wrong with its text.
        flaw: Flaw,
        /// Its line.
        line: u32,
    },
    /// A certificate in OpenSSL's own form.
    Trusted,
    /// An old label.
    OldLabel,
    /// A key with a passphrase.
    Encrypted,
    /// A key that cannot be read.
    DamagedKey,
    /// A key of which the numbers contradict each other.
    InconsistentKey,
    /// More than one key.
    SeveralKeys(usize),
    /// A byte order mark before the first block.
    ByteOrderMark,
    /// Certificates of authorities only.
    NoServerCertificate,
    /// The server's certificate is not the first.
    LeafNotFirst,
    /// The others do not follow each other.
    Unordered,
    /// The certificate of the issuer is missing.
    NoIntermediate,
    /// More parts than were looked into.
    TooMany,
    /// The other of the two beside.
    Both,
    /// Text between the blocks.
    TextOutside(u32),
}

impl Problem {
    pub(super) const fn severity(&self) -> Severity {
        match self {
            // Whether the front end minds these is not published.
            Self::Both | Self::SeveralKeys(_) | Self::OldLabel | Self::TooMany => Severity::Warning,
            // Clients of the file's owner may know the issuer.
            Self::NoIntermediate | Self::Unordered => Severity::Warning,
            Self::TextOutside(_) => Severity::Info,
            _ => Severity::Error,
        }
    }

    /// Whether it is about what lies around the content.
    pub(super) const fn is_layer(&self) -> bool {
        matches!(self, Self::Utf16 | Self::KubernetesSecret { .. } | Self::Base64)
    }

    /// Whether nothing further can be said of what the file holds.
    pub(super) const fn hides(&self) -> bool {
        !matches!(
            self,
            Self::Der
                | Self::Utf16
                | Self::KubernetesSecret { .. }
                | Self::Base64
                | Self::Trusted
                | Self::OldLabel
                | Self::SeveralKeys(_)
                | Self::ByteOrderMark
                | Self::LeafNotFirst
                | Self::Unordered
                | Self::NoIntermediate
                | Self::TooMany
                | Self::Both
                | Self::TextOutside(_)
        )
    }
}

/// What is wrong with the file that was given as `role` and should be a `wanted`; the gravest first.
pub(super) fn problems(inspection: &Inspection, role: Role, wanted: Role) -> Vec<Problem> {
    let Some(file) = inspection.file(role) else { return Vec::new() };
    let mut problems: Vec<Problem> = file.layers.iter().map(layer).collect();
    if let Some(problem) = whole(inspection, file, wanted) {
        problems.push(problem);
        return problems;
    }
    if file.byte_order_mark && file.text_outside.is_none() && file.layers.is_empty() {
        problems.push(Problem::ByteOrderMark);
    }
    // Where a block cannot be read, what the others are to each other cannot be told.
    match file.parts.iter().filter(|part| is_of(part, wanted)).find_map(flaw) {
        Some(problem) => problems.push(problem),
        None => problems.extend(match wanted {
            Role::Certificate => certificates(inspection, file),
            Role::Key => keys(inspection, file),
        }),
    }
    if inspection.has_more {
        problems.push(Problem::TooMany);
    }
    if let Some(line) = file.text_outside {
        problems.push(Problem::TextOutside(line));
    }
    problems
}

fn layer(layer: &Layer) -> Problem {
    match layer {
        Layer::Utf16 => Problem::Utf16,
        Layer::KubernetesSecret { entry } => Problem::KubernetesSecret { entry: entry.clone() },
        Layer::Base64 => Problem::Base64,
    }
}

/// Why the file holds nothing of what is wanted.
fn whole(inspection: &Inspection, file: &File, wanted: Role) -> Option<Problem> {
    let (has_wanted, has_other) = match wanted {
        Role::Certificate => (file.has_certificate(), file.has_key()),
        Role::Key => (file.has_key(), file.has_certificate()),
    };
    let is_der = file.format == Format::Der;
    match file.format {
        Format::Empty => return Some(Problem::Empty),
        Format::TooLarge => return Some(Problem::TooLarge),
        Format::Pkcs12 => return Some(Problem::Pkcs12),
        Format::JavaKeyStore => return Some(Problem::JavaKeyStore),
        Format::PuttyKey if wanted == Role::Key => return Some(Problem::PuttyKey),
        Format::PuttyKey => return Some(Problem::OtherRole),
        Format::Text => return Some(Problem::NoPem { is_text: true }),
        Format::Binary => return Some(Problem::NoPem { is_text: false }),
        Format::Der if has_wanted => return Some(Problem::Der),
        Format::Der | Format::Pem => {}
    }
    if has_wanted {
        let key = keys_of(inspection, file).next().filter(|_| wanted == Role::Key);
        return key.filter(|key| key.format == KeyFormat::Ssh).map(|_| Problem::SshKey);
    }
    // A block that should be what is wanted, but cannot be read.
    if let Some(problem) = file.parts.iter().filter(|part| is_of(part, wanted)).find_map(flaw) {
        return Some(problem);
    }
    if has_other {
        return Some(Problem::OtherRole);
    }
    let has = |content: Content| file.parts.iter().any(|part| part.content == content);
    Some(if has(Content::Pkcs7) {
        Problem::Pkcs7 { is_der }
    } else if has(Content::CertificateRequest) {
        Problem::Request
    } else if has(Content::PublicKey) {
        Problem::PublicKey
    } else if let Some(problem) = file.parts.iter().find_map(flaw) {
        problem
    } else {
        Problem::OtherBlocks
    })
}

/// Whether a part is, or by its label should be, what is wanted.
fn is_of(part: &Part, wanted: Role) -> bool {
    match (part.content, wanted) {
        (Content::Certificate(_), Role::Certificate) | (Content::Key(_), Role::Key) => true,
        (Content::Unreadable, _) => part.label.is_some_and(|label| match wanted {
            Role::Certificate => {
                matches!(label, Label::Certificate | Label::X509Certificate | Label::TrustedCertificate)
            }
            Role::Key => matches!(
                label,
                Label::PrivateKey
                    | Label::EncryptedPrivateKey
                    | Label::RsaPrivateKey
                    | Label::EcPrivateKey
                    | Label::DsaPrivateKey
                    | Label::OpensshPrivateKey
                    | Label::Ssh2PrivateKey
            ),
        }),
        _ => false,
    }
}

/// The first thing that is wrong with a block.
fn flaw(part: &Part) -> Option<Problem> {
    part.flaws.first().map(|flaw| Problem::Flawed { flaw: *flaw, line: part.line })
}

/// What is wrong with the certificates of a file whose blocks can be read.
fn certificates(inspection: &Inspection, file: &File) -> Vec<Problem> {
    let mut problems = Vec::new();
    let has_label = |label: Label| file.parts.iter().any(|part| part.label == Some(label));
    if has_label(Label::TrustedCertificate) {
        problems.push(Problem::Trusted);
    }
    let chain = &inspection.chain;
    let key_is_leafs = inspection.key().is_some_and(|key| key.belongs == Match::Leaf);
    let leaf = inspection.leaf();
    if leaf.is_some_and(|leaf| leaf.is_ca && !leaf.is_self_issued) && !key_is_leafs {
        problems.push(Problem::NoServerCertificate);
        return problems;
    }
    if !chain.is_in_order {
        let first = file.parts.iter().find_map(|part| match part.content {
            Content::Certificate(place) => Some(place),
            _ => None,
        });
        problems.push(if first == chain.leaf { Problem::Unordered } else { Problem::LeafNotFirst });
    }
    if chain.end == Some(ChainEnd::Alone) && leaf.is_some_and(|leaf| !leaf.is_self_issued) {
        problems.push(Problem::NoIntermediate);
    }
    if has_label(Label::X509Certificate) {
        problems.push(Problem::OldLabel);
    }
    if file.has_key() {
        problems.push(Problem::Both);
    }
    problems
}

fn keys_of<'a>(inspection: &'a Inspection, file: &'a File) -> impl Iterator<Item = &'a PrivateKey> {
    file.parts.iter().filter_map(|part| match part.content {
        Content::Key(place) => inspection.keys.get(place),
        _ => None,
    })
}

/// What is wrong with the key of a file whose blocks can be read.
fn keys(inspection: &Inspection, file: &File) -> Vec<Problem> {
    let mut problems = Vec::new();
    let count = keys_of(inspection, file).count();
    let Some(key) = keys_of(inspection, file).next() else { return problems };
    if key.protection.is_some() {
        problems.push(Problem::Encrypted);
    } else {
        match key.damage {
            Some(KeyDamage::Unreadable) => problems.push(Problem::DamagedKey),
            Some(KeyDamage::Inconsistent) => problems.push(Problem::InconsistentKey),
            Some(KeyDamage::UnknownKind) | None => {}
        }
    }
    if count > 1 {
        problems.push(Problem::SeveralKeys(count));
    }
    if file.has_certificate() {
        problems.push(Problem::Both);
    }
    problems
}
