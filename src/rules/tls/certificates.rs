//! Certificate and key of a spec, as far as they can be seen: what the rules about them share.

use crate::certificate::{Certificate, Inspection, Role};
use crate::files::{Content, Unreadable};
use crate::host;
use crate::report::Findings;
use crate::rules::Context;
use crate::rules::quote::quote;
use crate::shell;
use crate::spec::{Field, Secret, Ssl};

use super::parts::is_file_name;
use super::pem_problem::{Problem, problems};

/// Certificate and key of a spec.
#[derive(Debug)]
pub(crate) struct Certificates {
    pub(super) certificate: Side,
    pub(super) key: Side,
    /// What they are found to be; none where neither is there, or where nothing here can look into them.
    pub(super) inspection: Option<Inspection>,
}

/// One of the two.
#[derive(Debug)]
pub(super) struct Side {
    pub(super) role: Role,
    pub(super) state: State,
    /// The key of the spec that gives it: `certPem`, `certPemFile`, ….
    pub(super) key: &'static str,
    /// Its place in the spec.
    pub(super) pointer: &'static str,
    file: Option<String>,
}

/// How far one of the two can be seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// It is not given, or in the wrong shape.
    Absent,
    /// It is in Key Vault, where nobody looks.
    InVault,
    /// The name of a file stands where the text belongs.
    FileName,
    /// Its file was not handed over.
    NotGiven,
    /// Its file cannot be read.
    Unreadable(Unreadable),
    /// Its bytes are there.
    Given,
}

impl Certificates {
    /// Those of the spec.
    pub(super) fn of<'c>(cx: &'c Context<'_>) -> &'c Self {
        cx.certificates.get_or_init(|| Self::read(cx))
    }

    fn read(cx: &Context<'_>) -> Self {
        let ssl = cx.spec.ssl.as_ref();
        let (certificate, certificate_bytes) = Side::read(cx, ssl, Role::Certificate);
        let (key, key_bytes) = Side::read(cx, ssl, Role::Key);
        let inspection = (certificate_bytes.is_some() || key_bytes.is_some())
            .then(|| host::inspect(certificate_bytes, key_bytes))
            .flatten();
        Self { certificate, key, inspection }
    }

    /// Both, the certificate first.
    pub(super) fn sides(&self) -> [&Side; 2] {
        [&self.certificate, &self.key]
    }

    /// What is wrong with the file that was given as `role`; each first in the place of the other where they are swapped.
    pub(super) fn problems(&self, role: Role) -> Vec<Problem> {
        let Some(inspection) = &self.inspection else { return Vec::new() };
        let wanted = match (inspection.is_swapped(), role) {
            (false, role) => role,
            (true, Role::Certificate) => Role::Key,
            (true, Role::Key) => Role::Certificate,
        };
        problems(inspection, role, wanted)
    }

    /// The inspection, if the certificate is what a rule can judge. Where it is not, another finding says why, and this rule
    /// is withheld.
    pub(super) fn seen<'c>(cx: &'c Context<'_>, findings: &mut Findings) -> Option<Seen<'c>> {
        let all = Self::of(cx);
        if all.certificate.state == State::Absent {
            return None;
        }
        let seen = all.inspection.as_ref().and_then(|inspection| {
            let leaf = inspection.leaf()?;
            let place = all.place_of(Role::Certificate);
            let is_hidden = all.problems(place.role).iter().any(Problem::hides);
            (!is_hidden).then_some(Seen { inspection, leaf, certificate: place })
        });
        if seen.is_none() {
            findings.withhold();
        }
        seen
    }

    /// Where the certificate, or the key, really is.
    pub(super) fn place_of(&self, role: Role) -> &Side {
        if self.key.state == State::Absent {
            // What else is there stands in the file of the certificate: a bundle, or a Kubernetes secret.
            return &self.certificate;
        }
        let is_swapped = self.inspection.as_ref().is_some_and(Inspection::is_swapped);
        if (role == Role::Certificate) == is_swapped { &self.key } else { &self.certificate }
    }
}

/// A certificate into which a rule can look.
#[derive(Clone, Copy)]
pub(super) struct Seen<'c> {
    pub(super) inspection: &'c Inspection,
    /// The server's certificate.
    pub(super) leaf: &'c Certificate,
    /// Where the spec gives it.
    pub(super) certificate: &'c Side,
}

impl Side {
    fn read<'c>(cx: &Context<'c>, ssl: Option<&Ssl<'c>>, role: Role) -> (Self, Option<&'c [u8]>) {
        let (text_key, text_pointer, file_key, file_pointer) = match role {
            Role::Certificate => ("certPem", "/ssl/certPem", "certPemFile", "/ssl/certPemFile"),
            Role::Key => ("keyPem", "/ssl/keyPem", "keyPemFile", "/ssl/keyPemFile"),
        };
        let (text, file) = match (ssl, role) {
            (None, _) => (Field::Absent, Field::Absent),
            (Some(ssl), Role::Certificate) => (ssl.cert_pem, ssl.cert_pem_file),
            (Some(ssl), Role::Key) => (
                match ssl.key_pem {
                    Field::Given(secret) => Field::Given(Secret::expose(secret)),
                    Field::Invalid => Field::Invalid,
                    Field::Absent => Field::Absent,
                },
                ssl.key_pem_file,
            ),
        };
        let mut side = Self { role, state: State::Absent, key: text_key, pointer: text_pointer, file: None };
        // What is given twice has its finding; the safer place counts.
        if ssl.is_some_and(|ssl| ssl.key_vault.is_present()) {
            side.state = State::InVault;
            return (side, None);
        }
        if file.is_present() {
            (side.key, side.pointer) = (file_key, file_pointer);
            let Some(name) = file.given().filter(|name| is_possible_name(name)) else { return (side, None) };
            side.file = Some(name.to_owned());
            let (state, bytes) = match cx.files.get(name) {
                Content::Bytes(bytes) => (State::Given, Some(bytes)),
                Content::Unreadable(why) => (State::Unreadable(why), None),
                Content::NotGiven => (State::NotGiven, None),
            };
            side.state = state;
            return (side, bytes);
        }
        let Some(text) = text.given() else { return (side, None) };
        if is_file_name(text) {
            side.state = State::FileName;
            return (side, None);
        }
        side.state = State::Given;
        (side, Some(text.as_bytes()))
    }

    /// How messages call it: the file, else the key of the spec.
    pub(super) fn name(&self) -> String {
        match &self.file {
            Some(file) => quote(file).into_owned(),
            None => self.key.to_owned(),
        }
    }

    /// Its file as a word of bash; of a text in the spec a usual name.
    pub(super) fn word(&self) -> String {
        match (&self.file, self.role) {
            (Some(file), _) => shell::word(file),
            (None, Role::Certificate) => "cert.pem".to_owned(),
            (None, Role::Key) => "key.pem".to_owned(),
        }
    }

    /// Whether it is a file rather than a text in the spec.
    pub(super) const fn is_file(&self) -> bool {
        self.file.is_some()
    }
}

/// Whether a file can have this name.
pub(super) fn is_possible_name(name: &str) -> bool {
    !name.is_empty() && !name.contains(char::is_control)
}

/// How messages call a certificate: by its common name, else by a host name in it, else by all of its subject.
pub(super) fn called(certificate: &Certificate) -> String {
    let subject = &certificate.subject;
    let name = subject.common_name.as_deref().or(certificate.dns_names.first().map(String::as_str));
    quote(name.unwrap_or(&subject.text)).into_owned()
}
