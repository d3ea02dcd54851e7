//! `aks-compute cert`: what certificate and key files are, and what is wrong with them, without a spec around.
//!
//! The findings are those of the rules about TLS: the files are checked as those of a spec that names them.

mod json;
mod sorting;
mod text;

use time::OffsetDateTime;
use zeroize::Zeroizing;

use crate::certificate::{Certificate, File, Inspection, Match, PrivateKey, Role};
use crate::check::{CheckOptions, check_certificates};
use crate::document::{Document, Format};
use crate::facts::Facts;
use crate::files::Files;
use crate::language::Language;
use crate::report::{Finding, Outcome, Severity, Status};
use crate::shell;
use sorting::{Sorted, sort};

pub use text::text;

/// The version of the JSON form.
pub const SCHEMA_VERSION: u32 = 1;

/// A file to look into. Nothing shows its bytes.
pub struct CertFile {
    /// Its name, for messages.
    pub name: String,
    /// Its bytes; of a file that is too large as much as shows it.
    pub bytes: Zeroizing<Vec<u8>>,
    /// Whether it was given as the private key. Others are what they are found to be.
    pub is_key: bool,
}

/// What is asked of the files.
#[derive(Clone, Copy, Debug)]
pub struct CertOptions<'a> {
    /// The language of messages.
    pub language: Language,
    /// The time by which validity is judged.
    pub now: OffsetDateTime,
    /// The host name that the certificate should be for.
    pub cname: Option<&'a str>,
}

/// What the files are, and what is wrong with them.
#[derive(Debug)]
pub struct CertReport {
    /// The language of messages.
    pub language: Language,
    /// The time by which validity was judged.
    pub now: OffsetDateTime,
    /// `Fail` with any error, `Unknown` where something could not be decided, else `Pass`.
    pub outcome: Outcome,
    /// Each file.
    pub files: Vec<FileSummary>,
    /// Every certificate: the server's, then those that follow it in the chain, then the others.
    pub certificates: Vec<CertificateSummary>,
    /// The private key.
    pub key: Option<KeySummary>,
    /// The files whose certificates make the chain, in its order. They are one file to a spec.
    pub joined: Vec<String>,
    /// What is wrong, the gravest first.
    pub findings: Vec<CertFinding>,
}

/// What a file is.
#[derive(Debug)]
pub struct FileSummary {
    /// Its name.
    pub name: String,
    /// What it is.
    pub file: File,
    /// How many certificates it has.
    pub certificates: usize,
    /// How many private keys it has.
    pub keys: usize,
}

/// A certificate and its part.
#[derive(Debug)]
pub struct CertificateSummary {
    /// Its part.
    pub role: CertificateRole,
    /// What it says.
    pub certificate: Certificate,
}

/// The part of a certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CertificateRole {
    /// The server's.
    Server,
    /// An authority's between the server and the root.
    Intermediate,
    /// The root.
    Root,
    /// None in this chain.
    Other,
}

/// A private key, of which nothing is known but its kind.
#[derive(Debug)]
pub struct KeySummary {
    /// The name of its file.
    pub file: String,
    /// What is known.
    pub key: PrivateKey,
}

/// A finding, and the file that it is about.
#[derive(Debug)]
pub struct CertFinding {
    /// The file, or files; none where it is about the name that was asked for.
    pub file: Option<String>,
    /// What was found.
    pub finding: Finding,
}

/// Looks into files. `None` where nothing here can: the cryptography is not built in, or not loaded.
pub fn cert(files: Vec<CertFile>, options: &CertOptions<'_>) -> Option<CertReport> {
    let sorted = sort(files)?;
    let mut findings = Vec::new();
    for (name, bytes, role) in &sorted.apart {
        // Such a file has no place in a chain, so that only what it is itself can be said.
        let mut spec = Files::default();
        spec.add(name.clone(), bytes.clone());
        let found = judge(&spec, Some((name, *role)), None, options);
        findings.extend(found.into_iter().find(|found| found.finding.rule.id == "TLS-PEM"));
    }
    let all = crate::host::inspect(
        sorted.certificate.as_ref().map(|(_, bytes)| bytes.as_slice()),
        sorted.key.as_ref().map(|(_, bytes)| bytes.as_slice()),
    )?;
    findings.extend(judge_main(&sorted, options));
    findings.sort_by_key(|found| weight(&found.finding));
    Some(report(sorted, &all, findings, options))
}

/// What the rules say of certificate and key together.
fn judge_main(sorted: &Sorted, options: &CertOptions<'_>) -> Vec<CertFinding> {
    let mut files = Files::default();
    for (name, bytes) in sorted.certificate.iter().chain(&sorted.key) {
        files.add(name.clone(), bytes.clone());
    }
    let certificate = sorted.certificate.as_ref().map(|(name, _)| (name.as_str(), Role::Certificate));
    let key = sorted.key.as_ref().map(|(name, _)| name.as_str());
    if certificate.is_none() && key.is_none() {
        return Vec::new();
    }
    let mut found = judge(&files, certificate, key, options);
    if sorted.joined.len() > 1 {
        // A command about a file that is yet to be joined would not run.
        let joined = certificate.map(|(name, _)| shell::word(name)).unwrap_or_default();
        let names_it = |one: &&mut CertFinding| {
            one.finding.remedy.as_ref().is_some_and(|remedy| remedy.command.contains(&joined))
        };
        for one in found.iter_mut().filter(names_it) {
            one.finding.remedy = None;
        }
    }
    found
}

/// What the rules say of these files: one with its role, and a key beside it.
fn judge(
    files: &Files,
    first: Option<(&str, Role)>,
    key: Option<&str>,
    options: &CertOptions<'_>,
) -> Vec<CertFinding> {
    let (certificate, key) = match first {
        Some((name, Role::Certificate)) => (Some(name), key),
        Some((name, Role::Key)) => (None, Some(name)),
        None => (None, key),
    };
    let mut ssl = serde_json::Map::new();
    for (member, value) in [("cname", options.cname), ("certPemFile", certificate), ("keyPemFile", key)] {
        if let Some(value) = value {
            ssl.insert(member.to_owned(), value.into());
        }
    }
    let spec = serde_json::json!({ "operation": "attach", "ssl": ssl }).to_string();
    let Ok(document) = Document::parse(&spec, Format::Json) else { return Vec::new() };
    let document = Document::from_value(document.root);
    let facts = Facts::default();
    let check = CheckOptions { language: options.language, files, ..CheckOptions::new(options.now, &facts) };
    check_certificates(&document, &check)
        .into_iter()
        .map(|mut finding| {
            let file = match &*finding.path {
                "/ssl/certPemFile" => certificate.map(str::to_owned),
                "/ssl/keyPemFile" => key.map(str::to_owned),
                _ => None,
            };
            // There is no spec to change.
            finding.fix = None;
            finding.position = None;
            CertFinding { file, finding }
        })
        .collect()
}

fn weight(finding: &Finding) -> u8 {
    match (finding.status, finding.severity) {
        (Status::Fail, Severity::Error) => 0,
        (Status::Fail, Severity::Warning) => 1,
        (Status::Unknown, _) => 2,
        _ => 3,
    }
}

fn report(
    sorted: Sorted,
    all: &Inspection,
    findings: Vec<CertFinding>,
    options: &CertOptions<'_>,
) -> CertReport {
    let outcome = match findings.iter().map(|found| weight(&found.finding)).min() {
        Some(0) => Outcome::Fail,
        _ if findings.iter().any(|found| found.finding.status == Status::Unknown) => Outcome::Unknown,
        _ => Outcome::Pass,
    };
    let key_name = sorted.key.as_ref().or(sorted.certificate.as_ref()).map(|(name, _)| name.clone());
    let key = all.key().map(|key| KeySummary { file: key_name.unwrap_or_default(), key: key.clone() });
    let mut certificates: Vec<CertificateSummary> = Vec::new();
    let chain = &all.chain;
    let others = (0..all.certificates.len()).filter(|place| !chain.order.contains(place));
    for place in chain.order.iter().copied().chain(others) {
        let Some(certificate) = all.certificates.get(place) else { continue };
        if chain.duplicates.contains(&place) {
            continue;
        }
        let role = if Some(place) == chain.leaf {
            CertificateRole::Server
        } else if !chain.order.contains(&place) {
            CertificateRole::Other
        } else if certificate.is_self_issued {
            CertificateRole::Root
        } else {
            CertificateRole::Intermediate
        };
        certificates.push(CertificateSummary { role, certificate: certificate.clone() });
    }
    certificates.extend(
        sorted
            .certificates_apart
            .into_iter()
            .map(|certificate| CertificateSummary { role: CertificateRole::Other, certificate }),
    );
    CertReport {
        language: options.language,
        now: options.now,
        outcome,
        files: sorted.summaries,
        certificates,
        key,
        joined: sorted.joined,
        findings,
    }
}

impl CertReport {
    /// How many findings failed with this severity.
    pub fn failed(&self, severity: Severity) -> usize {
        self.findings
            .iter()
            .filter(|found| found.finding.status == Status::Fail && found.finding.severity == severity)
            .count()
    }

    /// Whether the key belongs to the server's certificate; none where nobody can tell.
    fn key_belongs(&self) -> Option<bool> {
        match self.key.as_ref()?.key.belongs {
            Match::Leaf => Some(true),
            Match::Other(_) | Match::None => Some(false),
            Match::Unknown => None,
        }
    }
}
