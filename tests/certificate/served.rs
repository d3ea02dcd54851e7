//! What is accepted really serves: a server of OpenSSL with the files answers a client that checks the name. What is
//! rejected does not.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use aks_compute::certificate::{ChainEnd, Coverage, Inspection, Match, Verification, covers, inspect};

use crate::made::{HOST, made, path};
use crate::openssl::openssl;

/// The server, which is ended with the test.
struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A server with these files, and the port at which it listens; none where it does not begin.
fn server(name: &str, certificate: &[u8], key: &[u8]) -> Option<(Server, String)> {
    let certificate = made().file(&format!("certificate of {name}"), certificate);
    let key = made().file(&format!("key of {name}"), key);
    let child = Command::new("openssl")
        .args(["s_server", "-accept", "127.0.0.1:0", "-naccept", "1", "-tls1_2", "-cert", path(&certificate)])
        // The whole file, as servers read it; a passphrase is not asked for.
        .args(["-cert_chain", path(&certificate), "-key", path(&key), "-pass", "pass:"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("openssl is installed");
    let mut server = Server(child);
    let output = BufReader::new(server.0.stdout.take().unwrap());
    let port = output.lines().map_while(Result::ok).find_map(|line| {
        line.strip_prefix("ACCEPT ").and_then(|address| Some(address.rsplit_once(':')?.1.to_owned()))
    })?;
    Some((server, port))
}

/// Whether a client that trusts `root` and asks for [`HOST`] is answered.
fn serves(name: &str, certificate: &[u8], key: &[u8], root: &str) -> bool {
    let Some((_server, port)) = server(name, certificate, key) else { return false };
    let root = made().file(&format!("root of {name}"), made().certificate(root));
    let address = format!("127.0.0.1:{port}");
    let arguments = [
        "s_client",
        "-connect",
        &address,
        "-tls1_2",
        "-CAfile",
        path(&root),
        "-no-CApath",
        "-no-CAstore",
        "-brief",
        "-purpose",
        "sslserver",
        "-verify_return_error",
        "-verify_hostname",
        HOST,
        "-servername",
        HOST,
    ];
    openssl(&arguments, b"Q\n").status.success()
}

/// Whether what was found leaves nothing to say: the judgement that rules make of it, at `now`.
fn is_right(inspection: &Inspection, now: i64) -> bool {
    let files = [&inspection.certificate_file, &inspection.key_file];
    let are_plain = files.iter().all(|file| {
        file.as_ref()
            .is_some_and(|file| file.layers.is_empty() && file.parts.iter().all(|part| part.flaws.is_empty()))
    });
    let (Some(leaf), Some(key)) = (inspection.leaf(), inspection.key()) else { return false };
    let places = &inspection.chain.order;
    let are_current = places
        .iter()
        .filter_map(|place| inspection.certificates.get(*place))
        .all(|certificate| (certificate.not_before..=certificate.not_after).contains(&now));
    let signed =
        |link: &aks_compute::certificate::Link| link.signature == Verification::Verified && link.issuer_is_ca;
    let are_in_place = inspection.certificate_file.as_ref().is_some_and(|file| !file.has_key())
        && inspection.key_file.as_ref().is_some_and(|file| !file.has_certificate());
    are_plain
        && are_in_place
        && are_current
        && key.belongs == Match::Leaf
        && key.damage.is_none()
        && inspection.chain.is_in_order
        && inspection.chain.links.iter().all(signed)
        && matches!(
            inspection.chain.end,
            Some(ChainEnd::Root | ChainEnd::IssuerAbsent | ChainEnd::SelfSigned)
        )
        && matches!(covers(leaf, HOST), Coverage::AlternativeName(_) | Coverage::CommonName(_))
        && leaf
            .extended_key_usages
            .as_ref()
            .is_none_or(|usages| usages.contains(&aks_compute::certificate::ExtendedKeyUsage::ServerAuth))
        && leaf.may_sign
        && !leaf.signature.hash().is_some_and(aks_compute::certificate::Hash::is_broken)
        && !matches!(leaf.public_key, aks_compute::certificate::PublicKey::Rsa { bits: ..2048, .. })
}

#[test]
fn a_pair_serves_where_nothing_is_found_wrong_and_else_not() {
    let made = made();
    let now = time::OffsetDateTime::now_utc().unix_timestamp();
    let with = |names: &[&str]| made.chain(names);
    let chain = with(&["leaf", "intermediate"]);
    let key = made.key("leaf");
    let encrypted = String::from_utf8(crate::openssl::printed(
        &["pkcs8", "-topk8", "-passout", "pass:x"],
        key.as_bytes(),
    ))
    .unwrap();
    let traditional = crate::openssl::text(&["pkey", "-traditional"], key.as_bytes());
    let parameters = crate::openssl::text(&["ecparam", "-name", "prime256v1"], b"") + &traditional;
    let mut accepted = Vec::new();
    let cases: &[(&str, String, &str, &str)] = &[
        ("chain", chain.clone(), key, "root"),
        ("chain with root", with(&["leaf", "intermediate", "root"]), key, "root"),
        ("crlf", chain.replace('\n', "\r\n"), key, "root"),
        ("text between", format!("subject\n{chain}"), key, "root"),
        ("sec1", chain.clone(), &traditional, "root"),
        ("parameters", chain.clone(), &parameters, "root"),
        ("wildcard", with(&["wildcard", "intermediate"]), key, "root"),
        ("no names", with(&["no names", "intermediate"]), key, "root"),
        ("self-signed", with(&["self-signed"]), key, "self-signed"),
        ("rsa2048", with(&["server rsa2048", "intermediate"]), made.key("rsa2048"), "root"),
        ("rsa4096", with(&["server rsa4096", "intermediate"]), made.key("rsa4096"), "root"),
        ("p384", with(&["server p384", "intermediate"]), made.key("p384"), "root"),
        ("missing intermediate", with(&["leaf"]), key, "root"),
        ("missing link", with(&["leaf", "root"]), key, "root"),
        ("root first", with(&["root", "intermediate", "leaf"]), key, "root"),
        ("intermediate first", with(&["intermediate", "leaf"]), key, "root"),
        ("key of another", chain.clone(), made.key("other"), "root"),
        ("key of the intermediate", chain.clone(), made.key("intermediate"), "root"),
        ("other kind of key", chain.clone(), made.key("rsa2048"), "root"),
        ("swapped", key.to_owned(), &chain, "root"),
        ("encrypted", chain.clone(), &encrypted, "root"),
        ("expired", with(&["expired", "intermediate"]), key, "root"),
        ("future", with(&["future", "intermediate"]), key, "root"),
        ("other host", with(&["elsewhere", "intermediate"]), made.key("other"), "root"),
        ("client", with(&["client", "intermediate"]), key, "root"),
        ("issuer of that name", with(&["leaf", "namesake"]), key, "root"),
        ("sha1", with(&["sha1", "root of rsa2048"]), key, "root of rsa2048"),
        ("rsa1024", with(&["server rsa1024", "intermediate"]), made.key("rsa1024"), "root"),
        ("one line", chain.replace('\n', " "), key, "root"),
        ("cut", chain[..chain.len() - 60].to_owned(), key, "root"),
        ("joined", chain.replacen("E-----\n-----B", "E----------B", 1), key, "root"),
        ("empty", String::new(), key, "root"),
    ];
    for (name, certificate, key, root) in cases {
        let inspection = inspect(Some(certificate.as_bytes()), Some(key.as_bytes()));
        let expected = is_right(&inspection, now);
        accepted.extend(expected.then_some(*name));
        assert_eq!(
            serves(name, certificate.as_bytes(), key.as_bytes(), root),
            expected,
            "{name}: {inspection:#?}"
        );
    }
    let right = [
        "chain",
        "chain with root",
        "crlf",
        "text between",
        "sec1",
        "parameters",
        "wildcard",
        "no names",
        "self-signed",
        "rsa2048",
        "rsa4096",
        "p384",
    ];
    assert_eq!(accepted, right);
}
