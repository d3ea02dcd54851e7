//! Pairs about which there is nothing to say.

use aks_compute::language::Language;

use crate::made::made;
use crate::specs::{Pair, problems};

#[test]
fn nothing_is_said_of_sound_pairs() {
    let made = made();
    let legacy = crate::openssl::text(&["rsa", "-traditional"], made.key("rsa2048").as_bytes());
    let sec1 = crate::openssl::text(&["ec"], made.key("leaf").as_bytes());
    let with_parameters = format!("{}{sec1}", crate::openssl::text(&["ecparam", "-name", "prime256v1"], b""));
    let chain = made.chain(&["leaf", "intermediate"]);
    let pairs = [
        ("a chain", Pair::new(&chain, made.key("leaf"))),
        ("with its root", Pair::new(made.chain(&["leaf", "intermediate", "root"]), made.key("leaf"))),
        ("CR LF", Pair::new(chain.replace('\n', "\r\n"), made.key("leaf").replace('\n', "\r\n"))),
        ("text between", Pair::new(format!("subject=x\n{chain}"), made.key("leaf"))),
        ("RSA, PKCS#1", Pair::new(made.chain(&["server rsa2048", "intermediate"]), legacy)),
        ("RSA of 4096 bits", Pair::new(made.chain(&["server rsa4096", "intermediate"]), made.key("rsa4096"))),
        ("P-384", Pair::new(made.chain(&["server p384", "intermediate"]), made.key("p384"))),
        ("SEC1", Pair::new(&chain, sec1)),
        ("SEC1 with parameters", Pair::new(&chain, with_parameters)),
        (
            "a wildcard",
            Pair::new(made.chain(&["wildcard", "intermediate"]), made.key("leaf")).called("api.contoso.com"),
        ),
        ("another letter case", Pair::new(&chain, made.key("leaf")).called("WWW.Contoso.com")),
    ];
    for (name, pair) in pairs {
        let report = pair.report(Language::English);
        assert!(problems(&report).is_empty(), "{name}: {:#?}", problems(&report));
        for rule in ["TLS-MATCH", "TLS-CHAIN", "TLS-CNAME", "TLS-EXPIRY", "TLS-ALGORITHM", "TLS-USAGE"] {
            assert!(report.passed.contains(&rule), "{name}: {rule} did not pass");
        }
    }
}
