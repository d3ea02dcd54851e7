//! `requests.http` and `requests.sh`: the same bodies, and no variable but those of ours.

use std::fs;

use serde_json::Value;

use crate::bash_programs::assert_clean;
use crate::hostile::CASES;
use crate::specs::{Case, cases, text};
use crate::stand_in::{CERTIFICATE, KEY, StandIn, filled};

/// A `curl` that keeps the body, and shows how it was called.
const CURL: &str = r#"#!/usr/bin/env bash
note "$@"
cat "$2" >> "$FAKE/tokens"
for word in "$@"; do
  case "$word" in @*) cp "${word#@}" "$FAKE/body-0" ;; esac
done
"#;

fn check(case: &Case) {
    let plan = case.plan();
    let script = text(&plan, "requests.sh");
    assert_clean(script, &case.name);
    let file = text(&plan, "requests.http");
    let parts: Vec<&str> = file.split("\n### ").skip(1).collect();
    assert_eq!(parts.len(), plan.requests.len() + 1, "{file}");
    for (request, part) in plan.requests.iter().zip(parts) {
        let wanted = serde_json::to_value(&request.body).unwrap();
        let (head, body) = part.split_once("\n\n").unwrap_or((part.trim_end(), "null"));
        let mut head = head.lines();
        assert_eq!(head.next(), Some(request.id));
        assert_eq!(head.next(), Some(format!("{} {}", request.method, request.url).as_str()));
        assert_eq!(head.next(), Some("Authorization: Bearer {{token}}"));
        assert_eq!(body.matches("{{").count(), request.secret_refs.len(), "{body}");
        let body = body.replace("\"{{sslCert}}\"", "\"CERT\"").replace("\"{{sslKey}}\"", "\"KEY\"");
        assert_eq!(
            serde_json::from_str::<Value>(&body).unwrap(),
            filled(&wanted, "CERT", "KEY"),
            "{}",
            case.name
        );

        let fake = StandIn::new();
        if !case.spec.contains("AzureChinaCloud") {
            fake.write("cloud", "AzureCloud\n");
        }
        fake.program("curl", CURL);
        let output = fake.bash("requests.sh", script, &[request.id]);
        assert!(output.status.success(), "{}: {output:?}", case.name);
        if !wanted.is_null() {
            assert_eq!(fake.bodies(), [filled(&wanted, CERTIFICATE, KEY)], "{}", case.name);
        }
        let calls = fake.calls();
        let curl = calls.iter().find(|call| call[0] == "curl").unwrap();
        assert_eq!(
            (&curl[6], &curl[7], &curl[8]),
            (&"--request".to_owned(), &request.method.to_owned(), &request.url)
        );
        assert!(curl.iter().all(|word| !word.contains("token\n") && !word.contains("Bearer")), "{curl:?}");
        assert_eq!(
            fs::read_to_string(fake.path("tokens")).unwrap(),
            "header = \"Authorization: Bearer token\"\n"
        );
        fake.is_clean(&case.name);
    }
    let fake = StandIn::new();
    fake.program("curl", CURL);
    assert_eq!(fake.bash("requests.sh", script, &["all"]).status.code(), Some(1), "it needs one name");
    assert!(fake.calls().iter().all(|call| call[0] != "curl"));
}

#[test]
fn they_hold_what_the_requests_say() {
    cases().iter().for_each(check);
}

#[test]
fn hostile_texts_arrive_as_they_are() {
    for case in CASES.iter() {
        check(case);
    }
}
