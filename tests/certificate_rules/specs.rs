//! Specs that name two files, checked.

use aks_compute::document::Format;
use aks_compute::facts::Facts;
use aks_compute::language::Language;
use aks_compute::report::{Finding, Report, Severity, Status};
use aks_compute::{CheckOptions, Files, check_text};
use time::OffsetDateTime;
use time::macros::datetime;

use crate::made::HOST;

/// A certificate file, a key file, and what is asked of them.
#[derive(Clone)]
pub(crate) struct Pair {
    pub(crate) certificate: Vec<u8>,
    pub(crate) key: Vec<u8>,
    pub(crate) cname: &'static str,
    pub(crate) now: OffsetDateTime,
}

impl Pair {
    pub(crate) fn new(certificate: impl AsRef<[u8]>, key: impl AsRef<[u8]>) -> Self {
        Self {
            certificate: certificate.as_ref().to_vec(),
            key: key.as_ref().to_vec(),
            cname: HOST,
            now: datetime!(2026-11-23 12:00 UTC),
        }
    }

    pub(crate) fn called(self, cname: &'static str) -> Self {
        Self { cname, ..self }
    }

    pub(crate) fn at(self, now: OffsetDateTime) -> Self {
        Self { now, ..self }
    }

    /// What a check says of a spec with them.
    pub(crate) fn report(&self, language: Language) -> Report {
        let facts = Facts::default();
        let mut files = Files::default();
        files.add("cert.pem", self.certificate.clone());
        files.add("key.pem", self.key.clone());
        let spec = format!(
            "operation: attach
workspace: {{ subscriptionId: 11111111-2222-3333-4444-555555555555, resourceGroup: ml-rg, name: ml-ws, location: eastus2 }}
name: myaks
cluster: {{ resourceGroup: myresourcegroup, name: myexistingcluster }}
ssl: {{ cname: {}, certPemFile: cert.pem, keyPemFile: key.pem }}
",
            self.cname
        );
        let options = CheckOptions { language, files: &files, ..CheckOptions::new(self.now, &facts) };
        check_text(&spec, Format::Yaml, &options)
    }
}

/// Whether a finding is about certificate or key.
pub(crate) fn is_about_files(finding: &Finding) -> bool {
    const RULES: [&str; 7] =
        ["TLS-PEM", "TLS-MATCH", "TLS-CHAIN", "TLS-CNAME", "TLS-EXPIRY", "TLS-ALGORITHM", "TLS-USAGE"];
    RULES.contains(&finding.rule.id)
}

/// The findings about certificate and key that are more than notes.
pub(crate) fn problems(report: &Report) -> Vec<&Finding> {
    report
        .findings
        .iter()
        .filter(|finding| is_about_files(finding) && finding.status != Status::Note)
        .filter(|finding| finding.severity != Severity::Info)
        .collect()
}
