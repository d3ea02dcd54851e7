//! Files in any order, sorted: which make the certificate chain, and which is the key.

use zeroize::Zeroizing;

use super::{CertFile, FileSummary};
use crate::certificate::{Certificate, Content, File, Format, Inspection, Layer, Match, Role};
use crate::host::inspect;

type Named = (String, Zeroizing<Vec<u8>>);

/// Files as a spec would name them.
#[derive(Default)]
pub(super) struct Sorted {
    /// What makes the chain; several files are joined in the order of the chain.
    pub(super) certificate: Option<Named>,
    pub(super) key: Option<Named>,
    /// The files that were joined, in the order of the chain.
    pub(super) joined: Vec<String>,
    /// What can be joined to nothing, each with what it should be.
    pub(super) apart: Vec<(String, Zeroizing<Vec<u8>>, Role)>,
    /// The certificates of these.
    pub(super) certificates_apart: Vec<Certificate>,
    pub(super) summaries: Vec<FileSummary>,
}

/// A file and what it was found to be on its own.
struct Looked {
    file: CertFile,
    alone: Inspection,
    role: Role,
}

/// Sorts files. `None` where nothing here can look into them.
pub(super) fn sort(files: Vec<CertFile>) -> Option<Sorted> {
    let mut sorted = Sorted::default();
    let (mut keys, mut certificates) = (Vec::new(), Vec::new());
    for file in files {
        let alone =
            if file.is_key { inspect(None, Some(&file.bytes))? } else { inspect(Some(&file.bytes), None)? };
        let role = if file.is_key { Role::Key } else { role(&alone) };
        sorted.summaries.extend(summary(&file, &alone));
        let looked = Looked { file, alone, role };
        match role {
            Role::Key => keys.push(looked),
            Role::Certificate => certificates.push(looked),
        }
    }
    // A key in the place of the certificate, beside what was given as the key: the two may be swapped.
    if certificates.is_empty()
        && keys.len() > 1
        && let Some(place) = keys.iter().position(|looked: &Looked| !looked.file.is_key)
        && keys.iter().any(|looked| looked.file.is_key)
    {
        certificates.push(keys.swap_remove(place));
    }
    let certificate = certificates_of(certificates, &mut sorted)?;
    let key = key_of(keys, certificate.as_ref(), &mut sorted);
    sorted.certificate = certificate;
    sorted.key = key;
    Some(sorted)
}

/// What a file is that was not given as anything.
fn role(alone: &Inspection) -> Role {
    let Some(file) = &alone.certificate_file else { return Role::Certificate };
    let is_key = file.format == Format::PuttyKey || (file.has_key() && !file.has_certificate());
    // A secret that has both is both; read as a certificate, its key is found too.
    if is_key { Role::Key } else { Role::Certificate }
}

fn summary(file: &CertFile, alone: &Inspection) -> Option<FileSummary> {
    let found = alone.certificate_file.as_ref().or(alone.key_file.as_ref())?.clone();
    Some(FileSummary {
        name: file.name.clone(),
        certificates: alone.certificates.len(),
        keys: alone.keys.len(),
        file: found,
    })
}

/// The chain: one file as it is, or those of several that are plain PEM, joined.
fn certificates_of(certificates: Vec<Looked>, sorted: &mut Sorted) -> Option<Option<Named>> {
    let has_one = certificates.len() == 1;
    let (mut plain, apart): (Vec<Looked>, Vec<Looked>) =
        certificates.into_iter().partition(|looked| has_one || is_plain(&looked.alone));
    for looked in apart {
        sorted.certificates_apart.extend(looked.alone.certificates);
        sorted.apart.push((looked.file.name, looked.file.bytes, looked.role));
    }
    if plain.len() > 1 {
        let all = inspect(Some(&joined(&plain)), None)?;
        plain.sort_by_key(|looked| place_in_chain(&all, &looked.alone));
    }
    sorted.joined = plain.iter().map(|looked| looked.file.name.clone()).collect();
    let bytes = match plain.len() {
        0 => return Some(None),
        1 => plain.pop()?.file.bytes,
        _ => joined(&plain),
    };
    Some(Some((sorted.joined.join(" + "), bytes)))
}

/// Whether a file can be joined to others as it is.
fn is_plain(alone: &Inspection) -> bool {
    let is_whole = |file: &File| {
        let is_text = file.format == Format::Pem && file.layers.is_empty() && !file.byte_order_mark;
        let is_read = |content: Content| content != Content::Unreadable;
        is_text && file.parts.iter().all(|part| part.flaws.is_empty() && is_read(part.content))
    };
    alone.certificate_file.as_ref().is_some_and(|file| is_whole(file) && file.has_certificate())
}

fn joined(files: &[Looked]) -> Zeroizing<Vec<u8>> {
    let length = files.iter().map(|looked| looked.file.bytes.len() + 1).sum();
    // Never moved while it grows: a copy that was left behind would not be wiped.
    let mut bytes = Zeroizing::new(Vec::with_capacity(length));
    for looked in files {
        bytes.extend_from_slice(&looked.file.bytes);
        bytes.push(b'\n');
    }
    bytes
}

/// The first place in the chain that a certificate of a file has.
fn place_in_chain(all: &Inspection, alone: &Inspection) -> usize {
    let is_in_file = |place: &usize| {
        all.certificates.get(*place).is_some_and(|certificate| {
            alone.certificates.iter().any(|own| own.fingerprint == certificate.fingerprint)
        })
    };
    all.chain.order.iter().position(is_in_file).unwrap_or(usize::MAX)
}

/// The key: of several the one that belongs to the certificate, else the first.
fn key_of(mut keys: Vec<Looked>, certificate: Option<&Named>, sorted: &mut Sorted) -> Option<Named> {
    let belongs = |looked: &Looked| {
        certificate
            .and_then(|(_, bytes)| inspect(Some(bytes), Some(&looked.file.bytes)))
            .is_some_and(|both| both.key().is_some_and(|key| key.belongs == Match::Leaf))
    };
    let place = if keys.len() > 1 { keys.iter().position(belongs).unwrap_or(0) } else { 0 };
    if place >= keys.len() {
        return None;
    }
    let key = keys.swap_remove(place).file;
    for looked in keys {
        sorted.apart.push((looked.file.name, looked.file.bytes, looked.role));
    }
    Some((key.name, key.bytes))
}

/// Whether a file is a Kubernetes secret.
pub(super) fn is_secret(file: &File) -> bool {
    file.layers.iter().any(|layer| matches!(layer, Layer::KubernetesSecret { .. }))
}
