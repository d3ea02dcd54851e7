//! Texts that nobody would paste, and what never comes out.

use aks_compute::explain::text;
use aks_compute::report::TextStyle;
use proptest::prelude::*;

use super::*;

/// Everything that comes out of a paste.
fn output(paste: &str) -> String {
    [Language::English, Language::Chinese]
        .into_iter()
        .map(|language| {
            let explained = explain(paste, language);
            format!("{}{}", serde_json::to_string(&explained).unwrap(), text(&explained, TextStyle::Plain))
        })
        .collect()
}

const TOKENS: [&str; 8] = [
    "eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJodHRwczovL20ifQ.c2lnbmF0dXJl",
    "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj",
    "x8Q~b7f3K2mPq9RzT1vW5yA0cD4eG6hJ8kL",
    "sE3cr37c4n4ry",
    "3f2504e04f8911d39a0c0305e82c3301",
    "Kq2mPz8RtV5wXy1B",
    "p%2BQ7d9%2FzX3%3D",
    "00000000-1111-2222-3333-444455556666",
];

/// A paste with a token in every place in which tokens stand.
fn leaks(token: &str) -> Vec<String> {
    vec![
        format!(
            "Authorization: Bearer {token}\nERROR: (QuotaExceeded) exceeding approved Total Regional Cores quota"
        ),
        format!("curl 'https://x.blob.core.windows.net/c?sv=2022&sig={token}' 403 Forbidden"),
        format!("https://x.azurewebsites.net/api?code={token} HTTP/1.1 401 Unauthorized"),
        format!("{{\"code\":\"{token}\",\"message\":\"{token}\"}}"),
        format!("(QuotaExceeded) {token}\nCode: {token}\nMessage: {token}"),
        format!("-----BEGIN PRIVATE KEY-----\n{token}\n-----END PRIVATE KEY-----"),
        format!("DefaultEndpointsProtocol=https;AccountName=a;AccountKey={token}"),
        format!(
            "Kubernetes version {token} is not supported. At least {token} machine(s) are required for cluster with purpose"
        ),
        format!("ERROR: ({token}) x"),
        token.to_owned(),
    ]
}

#[test]
fn no_token_comes_out() {
    for token in TOKENS {
        for paste in leaks(token) {
            let output = output(&paste);
            for part in token.split(['.', '-', '~', '%']).filter(|part| part.len() > 3) {
                assert!(!output.contains(part), "{part} of {paste}\n{output}");
            }
        }
    }
}

#[test]
fn only_what_looks_like_a_code_is_named_of_an_unknown_error() {
    let explained =
        explained("(SomethingBroke) the cluster of Alice (alice@contoso.com) broke\nCode: SomethingBroke");
    assert_eq!(explained.unknown_codes, ["SomethingBroke"]);
    assert!(!output("(SomethingBroke) the cluster of Alice broke").contains("Alice"));
}

#[test]
fn a_large_or_deep_paste_is_read() {
    for part in ["\\", "{\"code\":", "azmk8s.io", "A", "(Ab) ", "Code: SomethingBroke\n"] {
        assert!(output(&part.repeat((1 << 16) / part.len())).len() < 100_000, "{part}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn any_text_is_read(paste in any::<String>()) {
        output(&paste);
    }

    #[test]
    fn any_mixture_is_read_and_keeps_its_names_to_itself(
        parts in proptest::collection::vec(
            prop_oneof![
                Just("\\".to_owned()), Just("\"code\":\"".to_owned()), Just("\u{1b}[".to_owned()), Just("{[".to_owned()),
                Just("QuotaExceeded".to_owned()), Just("code=".to_owned()), Just("(".to_owned()), Just(")".to_owned()),
                Just("canary-7f3a9c".to_owned()), Just(" ".to_owned()), Just("\n".to_owned()), Just("HTTP/1.1 403".to_owned()),
                Just("\\u00".to_owned()), Just("azmk8s.io".to_owned()), Just("不".to_owned()), any::<String>(),
            ],
            0..40,
        ),
    ) {
        let output = output(&parts.concat());
        prop_assert!(!output.contains("canary") && !output.contains("7f3a9c"));
    }
}
