//! The commands that make a right certificate or key file of a wrong one; `tests/certificate_rules` runs them.

use super::certificates::Side;
use super::pem_problem::Problem;
use crate::certificate::{Flaw, Inspection, Role};

/// The command that makes a right file of a wrong one, for bash. A key is written so that only its owner can read it.
pub(super) fn remedy(
    inspection: &Inspection,
    side: &Side,
    wanted: Role,
    problem: &Problem,
) -> Option<String> {
    let file = side.word();
    let new = new_file(&file, wanted);
    let command = match (problem, wanted) {
        (Problem::Pkcs12, Role::Certificate) => format!("openssl pkcs12 -in {file} -nokeys -out {new}"),
        (Problem::Pkcs12, Role::Key) => format!("openssl pkcs12 -in {file} -nocerts -nodes -out {new}"),
        (Problem::JavaKeyStore, _) => format!(
            "keytool -importkeystore -srckeystore {file} -destkeystore keystore.p12 -deststoretype PKCS12"
        ),
        (Problem::PuttyKey, _) => format!("puttygen {file} -O private-openssh -o {new}"),
        (Problem::SshKey, _) => {
            format!("cp {file} {new} && ssh-keygen -p -N '' -m PKCS8 -f {new}")
        }
        (Problem::Pkcs7 { is_der }, Role::Certificate) => {
            let form = if *is_der { "-inform DER " } else { "" };
            format!("openssl pkcs7 {form}-in {file} -print_certs -out {new}")
        }
        (Problem::Der, Role::Certificate) => format!("openssl x509 -inform DER -in {file} -out {new}"),
        (Problem::Der, Role::Key) => format!("openssl pkey -inform DER -in {file} -out {new}"),
        (Problem::Trusted | Problem::OldLabel, _) => format!("openssl x509 -in {file} -out {new}"),
        (Problem::Encrypted, _) => format!("openssl pkey -in {file} -out {new}"),
        (Problem::Utf16, _) => {
            format!("iconv -f UTF-16 -t UTF-8 {file} | sed '1s/^\\xEF\\xBB\\xBF//' > {new}")
        }
        (Problem::ByteOrderMark, _) => format!("sed '1s/^\\xEF\\xBB\\xBF//' < {file} > {new}"),
        (Problem::Base64, _) if side.is_file() => format!("base64 --decode < {file} > {new}"),
        (Problem::Base64, Role::Certificate) => secret("azuremlfessl", "cert.pem", &new),
        (Problem::Base64, Role::Key) => secret("azuremlfessl", "key.pem", &new),
        (Problem::KubernetesSecret { entry }, _) => match (entry.as_str(), wanted) {
            ("", Role::Certificate) => secret("azuremlfessl", "cert.pem", &new),
            ("", Role::Key) => secret("azuremlfessl", "key.pem", &new),
            ("cert.pem" | "key.pem", _) => secret("azuremlfessl", entry, &new),
            (entry, _) => secret("SECRET", entry, &new),
        },
        (Problem::Flawed { flaw: Flaw::EscapedLineBreaks, .. }, _) if side.is_file() => {
            format!("sed 's/\\\\n/\\n/g' < {file} > {new}")
        }
        (Problem::Flawed { flaw: Flaw::Joined, .. }, _) if side.is_file() => {
            format!("sed 's/-----\\(-----BEGIN\\)/-----\\n\\1/g' < {file} > {new}")
        }
        (Problem::Flawed { flaw: Flaw::TextAfterEnd { .. }, .. }, _) if side.is_file() => {
            format!("sed 's/\\(-----END [A-Z0-9 ]*-----\\).*/\\1/' < {file} > {new}")
        }
        (Problem::LeafNotFirst | Problem::Unordered, _) if side.is_file() => {
            let order = block_numbers(inspection, side)?;
            format!(
                "for n in {order}; do awk -v n=\"$n\" '/^-----BEGIN /{{i++; p=1}} p&&i==n{{print}} /^-----END /{{p=0}}' < {file}; done > {new}"
            )
        }
        _ => return None,
    };
    Some(match wanted {
        Role::Certificate => command,
        Role::Key => format!("( umask 077; {command} )"),
    })
}

/// The command that gets an entry of a secret, decoded.
fn secret(name: &str, entry: &str, new: &str) -> String {
    let entry = entry.replace('.', "\\.");
    format!("kubectl get secret {name} --output jsonpath='{{.data.{entry}}}' | base64 --decode > {new}")
}

/// The file that a command makes, which is not the one that it reads.
fn new_file(file: &str, wanted: Role) -> String {
    let (new, other) = match wanted {
        Role::Certificate => ("cert-fixed.pem", "cert-fixed-again.pem"),
        Role::Key => ("key-fixed.pem", "key-fixed-again.pem"),
    };
    if file == new { other.to_owned() } else { new.to_owned() }
}

/// The places of the blocks of the chain in the file, in the right order.
fn block_numbers(inspection: &Inspection, side: &Side) -> Option<String> {
    let numbers: Vec<String> = inspection
        .chain
        .order
        .iter()
        .map(|place| inspection.certificates.get(*place))
        .map(|certificate| {
            let place = certificate?.place;
            (place.file == side.role).then(|| (place.part + 1).to_string())
        })
        .collect::<Option<_>>()?;
    Some(numbers.join(" "))
}
