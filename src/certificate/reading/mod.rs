//! Looking into certificate and key files.

mod base64;
mod chain;
mod kind;
mod layers;
mod pem;
mod private_key;
mod public_key;
mod secret_bytes;
mod signature;
mod x509;

use super::{
    Content, File, Flaw, Format, Inspection, KeyDamage, KeyFormat, Label, Layer, Match, Part, Place,
    PrivateKey, Protection, Role,
};
use kind::{Extent, Kind};
use layers::peel;
use public_key::KeyValue;
use secret_bytes::SecretBytes;

/// What the files are that were given as the certificate and as the private key.
pub fn inspect(certificate: Option<&[u8]>, key: Option<&[u8]>) -> Inspection {
    let mut reading = Reading::default();
    let certificate_file = certificate.map(|file| reading.file(file, Role::Certificate));
    let is_secret =
        |file: &File| file.layers.iter().any(|layer| matches!(layer, Layer::KubernetesSecret { .. }));
    let key_file = match (key, certificate) {
        (Some(file), _) => Some(reading.file(file, Role::Key)),
        // A secret has both. Of a line of one, the key's part is none.
        (None, Some(file)) if certificate_file.as_ref().is_some_and(is_secret) => {
            let before = (reading.keys.len(), reading.certificates.len());
            Some(reading.file(file, Role::Key))
                .filter(|_| before.0 < reading.keys.len() && before.1 == reading.certificates.len())
        }
        (None, _) => None,
    };
    reading.finish(certificate_file, key_file)
}

/// What was read so far.
#[derive(Default)]
struct Reading {
    certificates: Vec<x509::Read>,
    keys: Vec<(PrivateKey, Option<KeyValue>)>,
    has_more: bool,
}

impl Reading {
    /// Reads a file.
    fn file(&mut self, bytes: &[u8], role: Role) -> File {
        let mut file = File {
            layers: Vec::new(),
            format: Format::TooLarge,
            byte_order_mark: false,
            carriage_returns: false,
            text_outside: None,
            parts: Vec::new(),
        };
        if bytes.len() > Inspection::MAXIMUM_FILE_BYTES {
            return file;
        }
        let peeled = peel(bytes, role);
        let content = peeled.bytes.bytes();
        file.format = peeled.format;
        file.byte_order_mark = peeled.byte_order_mark;
        match peeled.format {
            Format::Pem => {
                file.carriage_returns = content.windows(2).any(|pair| pair == b"\r\n");
                let pem = pem::read(content, Inspection::MAXIMUM_PARTS);
                file.text_outside = pem.text_outside;
                self.has_more |= pem.has_more;
                for (number, block) in pem.blocks.into_iter().enumerate() {
                    file.parts.push(self.block(block, Place { file: role, part: number }));
                }
            }
            Format::Der => self.der(content, Place { file: role, part: 0 }, &mut file),
            Format::Text => file.carriage_returns = content.windows(2).any(|pair| pair == b"\r\n"),
            _ => {}
        }
        file.layers = peeled.layers;
        file
    }

    /// Reads a file of DER.
    fn der(&mut self, bytes: &[u8], place: Place, file: &mut File) {
        let mut flaws = Vec::new();
        let content = self.content(bytes, place, None, &mut flaws);
        match content {
            Found::Container => file.format = Format::Pkcs12,
            Found::Content(Content::Unreadable) if !flaws.contains(&Flaw::Short) => {
                file.format = Format::Binary
            }
            Found::Content(content) => file.parts.push(Part { label: None, line: 1, content, flaws }),
        }
    }

    /// Reads a block.
    fn block(&mut self, block: pem::Block, place: Place) -> Part {
        let pem::Block { label, line, mut flaws, is_encrypted, bytes } = block;
        let content = self.block_content(label, is_encrypted, &bytes, place, &mut flaws);
        Part { label: Some(label), line, content, flaws }
    }

    fn block_content(
        &mut self,
        label: Label,
        is_encrypted: bool,
        bytes: &SecretBytes,
        place: Place,
        flaws: &mut Vec<Flaw>,
    ) -> Content {
        let key = expected_key(label);
        if let (true, Some(format)) = (is_encrypted, key) {
            let read = private_key::Read::unread(format, Some(Protection::Legacy), None);
            return self.key(read, place);
        }
        if let Label::OpensshPrivateKey | Label::Ssh2PrivateKey = label {
            let read = private_key::Read::unread(KeyFormat::Ssh, None, Some(KeyDamage::UnknownKind));
            return self.key(read, place);
        }
        if label == Label::Other {
            return Content::Unreadable;
        }
        let cannot_decode = flaws.iter().any(|flaw| matches!(flaw, Flaw::NotBase64 { .. } | Flaw::Nothing));
        let found = if cannot_decode {
            Found::Content(Content::Unreadable)
        } else {
            self.content(bytes.bytes(), place, Some(label), flaws)
        };
        let content = match found {
            Found::Container => Content::Unreadable,
            Found::Content(content) => content,
        };
        match (content, key) {
            // What should be a key is one, though nobody can read it.
            (Content::Unreadable, Some(KeyFormat::Pkcs8)) if label == Label::EncryptedPrivateKey => self.key(
                private_key::Read::unread(
                    KeyFormat::Pkcs8,
                    Some(Protection::Pkcs8),
                    Some(KeyDamage::Unreadable),
                ),
                place,
            ),
            (Content::Unreadable, Some(format)) => {
                self.key(private_key::Read::unread(format, None, Some(KeyDamage::Unreadable)), place)
            }
            (content, _) => {
                if content != Content::Unreadable && !is_of_label(content, label) {
                    flaws.push(Flaw::OtherContent);
                }
                content
            }
        }
    }

    /// What `bytes` are.
    fn content(&mut self, bytes: &[u8], place: Place, label: Option<Label>, flaws: &mut Vec<Flaw>) -> Found {
        let value = match kind::extent(bytes) {
            Extent::Whole(value) => value,
            Extent::Long(value) => {
                // OpenSSL writes what it trusts a certificate for behind it.
                if label != Some(Label::TrustedCertificate) {
                    flaws.push(Flaw::Long);
                }
                value
            }
            Extent::Short => {
                flaws.push(Flaw::Short);
                return Found::Content(Content::Unreadable);
            }
            Extent::None => {
                flaws.push(Flaw::Damaged);
                return Found::Content(Content::Unreadable);
            }
        };
        let Some(kind) = kind::kind(value) else {
            flaws.push(Flaw::Damaged);
            return Found::Content(Content::Unreadable);
        };
        Found::Content(match kind {
            Kind::Pkcs12 => return Found::Container,
            Kind::Certificate => match x509::read(value, place) {
                Some(read) => {
                    self.certificates.push(read);
                    Content::Certificate(self.certificates.len() - 1)
                }
                None => {
                    flaws.push(Flaw::Damaged);
                    Content::Unreadable
                }
            },
            Kind::CertificateRequest => Content::CertificateRequest,
            Kind::RevocationList => Content::RevocationList,
            Kind::PublicKey => Content::PublicKey,
            Kind::EcParameters => Content::EcParameters,
            Kind::DhParameters => Content::DhParameters,
            Kind::Pkcs7 => Content::Pkcs7,
            Kind::Pkcs8 | Kind::EncryptedPkcs8 | Kind::Pkcs1 | Kind::Sec1 | Kind::DsaKey => {
                match private_key::read(kind, value) {
                    Some(read) => self.key(read, place),
                    None => Content::Unreadable,
                }
            }
        })
    }

    fn key(&mut self, read: private_key::Read, place: Place) -> Content {
        let private_key::Read { format, protection, damage, value, described } = read;
        let key =
            PrivateKey { place, format, protection, public_key: described, damage, belongs: Match::Unknown };
        self.keys.push((key, value));
        Content::Key(self.keys.len() - 1)
    }

    /// Puts together what belongs together.
    fn finish(self, certificate_file: Option<File>, key_file: Option<File>) -> Inspection {
        let Self { certificates, keys, has_more } = self;
        let of_file = |file: Role| -> Vec<usize> {
            let is_there = |read: &x509::Read| read.certificate.place.file == file;
            certificates
                .iter()
                .enumerate()
                .filter(|(_, read)| is_there(read))
                .map(|(place, _)| place)
                .collect()
        };
        let mut places = of_file(Role::Certificate);
        if places.is_empty() {
            places = of_file(Role::Key);
        }
        let belongs = |value: &KeyValue, place: usize| {
            certificates.get(place).and_then(|read| read.key.as_ref()).is_some_and(|key| key.is_same(value))
        };
        let has_key =
            |place| keys.iter().filter_map(|(_, value)| value.as_ref()).any(|value| belongs(value, place));
        let chain = chain::chain(&certificates, &places, has_key);
        let matched = |value: &KeyValue| {
            if certificates.is_empty() {
                Match::Unknown
            } else if chain.leaf.is_some_and(|leaf| belongs(value, leaf)) {
                Match::Leaf
            } else {
                (0..certificates.len()).find(|place| belongs(value, *place)).map_or(Match::None, Match::Other)
            }
        };
        let keys = keys
            .into_iter()
            .map(|(key, value)| PrivateKey { belongs: value.as_ref().map_or(Match::Unknown, matched), ..key })
            .collect();
        let certificates = certificates.into_iter().map(|read| read.certificate).collect();
        Inspection { certificate_file, key_file, certificates, keys, chain, has_more }
    }
}

/// What was found in bytes.
enum Found {
    Content(Content),
    /// PKCS#12, which is a file and no part of one.
    Container,
}

/// The form of the key that `label` promises, if it does.
const fn expected_key(label: Label) -> Option<KeyFormat> {
    match label {
        Label::PrivateKey | Label::EncryptedPrivateKey => Some(KeyFormat::Pkcs8),
        Label::RsaPrivateKey => Some(KeyFormat::Pkcs1),
        Label::EcPrivateKey => Some(KeyFormat::Sec1),
        Label::DsaPrivateKey => Some(KeyFormat::Dsa),
        Label::OpensshPrivateKey | Label::Ssh2PrivateKey => Some(KeyFormat::Ssh),
        _ => None,
    }
}

/// Whether `label` promises `content`.
const fn is_of_label(content: Content, label: Label) -> bool {
    match content {
        Content::Certificate(_) => {
            matches!(label, Label::Certificate | Label::X509Certificate | Label::TrustedCertificate)
        }
        Content::Key(_) => expected_key(label).is_some(),
        Content::CertificateRequest => {
            matches!(label, Label::CertificateRequest | Label::NewCertificateRequest)
        }
        Content::PublicKey => matches!(label, Label::PublicKey | Label::RsaPublicKey),
        Content::EcParameters => matches!(label, Label::EcParameters),
        Content::DhParameters => matches!(label, Label::DhParameters),
        Content::RevocationList => matches!(label, Label::RevocationList),
        Content::Pkcs7 => matches!(label, Label::Pkcs7 | Label::Cms),
        Content::Unreadable => false,
    }
}
