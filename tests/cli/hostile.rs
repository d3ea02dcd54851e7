//! Input that no person would write, keys that nobody may see, and readers that go away.

use std::io::{Read, Write};
use std::process::{Command as Process, Stdio};

use super::*;

#[test]
fn bad_input_is_a_finding_and_never_a_panic() {
    let folder = folder();
    let utf16: Vec<u8> = "operation: create".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let cases: Vec<(&str, Vec<u8>)> = vec![
        ("empty.yaml", Vec::new()),
        ("binary.yaml", (0..=255).cycle().take(4096).collect()),
        ("utf16.yaml", utf16),
        ("nul.yaml", b"name: a\0b".to_vec()),
        ("brackets.yaml", vec![b'['; 1_000_000]),
        ("brackets.json", vec![b'['; 1_000_000]),
        ("braces.json", b"{\"a\":".repeat(200_000)),
        ("number.json", format!("{{\"agentCount\": {}}}", "7".repeat(400)).into_bytes()),
        ("number.yaml", format!("agentCount: {}", "7".repeat(400)).into_bytes()),
        ("duplicate.json", b"{\"name\": \"a\", \"name\": \"b\"}".to_vec()),
        ("traversal.yaml", GOOD.replace("myaks", "../../etc").into_bytes()),
        ("control.yaml", GOOD.replace("myaks", "\"a\\u0007b\"").into_bytes()),
        ("full-width.yaml", GOOD.replace("myaks", "ａｋｓ").into_bytes()),
        ("large.yaml", b"# ".iter().copied().chain(vec![b'a'; 50_000_000]).collect()),
        ("scalar.yaml", b"just text".to_vec()),
        ("list.json", b"[]".to_vec()),
    ];
    for (name, contents) in cases {
        let spec = file(folder.path(), name, contents);
        let output = check().args(["--format", "json", &spec]).assert().code(1).get_output().clone();
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{name}");
        let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(report["outcome"], "fail", "{name}: {report}");
        assert!(!report["findings"][0]["message"].as_str().unwrap().is_empty(), "{name}");
        command().args(["plan", &spec]).assert().code(1).stdout("");
    }
    for (name, contents) in
        [("bom.yaml", format!("\u{feff}{GOOD}")), ("crlf.yaml", GOOD.replace('\n', "\r\n"))]
    {
        let spec = file(folder.path(), name, contents);
        check().arg(&spec).assert().code(0);
    }
}

/// Whoever writes `--key "$(cat key.pem)"` gave the key itself.
#[test]
fn a_key_in_the_call_is_not_repeated() {
    let pem = "-----BEGIN PRIVATE KEY-----\nCANARY\n-----END PRIVATE KEY-----\n";
    for call in [
        &["check", pem][..],
        &["check", "--", pem],
        &["cert", "cert.pem", "--key", pem],
        &["cert", "cert.pem", &format!("--key={pem}")],
        &["plan", "spec.yaml", "--now", &format!(" {pem}")],
        &["rules", &format!(" {pem}")],
        &["explain", "x", "--format", pem],
        &["explain", "x", &format!("--format={pem}")],
        &["submit", &format!(" {pem}")],
        &[pem],
    ] {
        let output = command().args(call).assert().code(2).stdout("").get_output().stderr.clone();
        let said = String::from_utf8(output).unwrap();
        assert!(
            said.starts_with("aks-compute: a certificate or key stands in the call itself"),
            "{call:?}: {said}"
        );
        assert!(!said.contains("CANARY"), "{call:?}: {said}");
    }
}

#[test]
fn a_private_key_is_in_no_output() {
    let spec = "operation: attach
workspace: { subscriptionId: 11111111-2222-3333-4444-555555555555, resourceGroup: ml-rg, name: ml-ws, location: eastus2 }
name: my_aks
cluster: { resourceGroup: rg, name: aks }
ssl:
  cname: www.contoso.com
  certPem: \"-----BEGIN CERTIFICATE-----\\nMIIB\\n-----END CERTIFICATE-----\\n\"
  keyPem: \"-----BEGIN PRIVATE KEY-----\\nCANARYCANARYCANARY\\n-----END PRIVATE KEY-----\\n\"
";
    let folder = folder();
    let variants = [
        spec.to_owned(),
        spec.replace("my_aks", "myaks"),
        spec.replace("keyPem: ", "keyPem: 1 # "),
        spec.replace("keyPem:", "keyPme:"),
        spec.replace("keyPem: \"", "keyPem: [\"").replace("KEY-----\\n\"\n", "KEY-----\\n\"]\n"),
        spec.replace("certPem:", "keyPem:"),
        format!("{spec}  : ]"),
        spec.replace("  keyPem: \"", "  keyPem: \"\\q"),
    ];
    for (number, variant) in variants.iter().enumerate() {
        let spec = file(folder.path(), &format!("{number}.yaml"), variant);
        for arguments in [
            vec!["check", &spec],
            vec!["check", "--format", "json", &spec],
            vec!["check", "--lang", "zh-CN", &spec],
            vec!["plan", &spec],
            vec!["plan", "--only", "rest", &spec],
            vec!["plan", "--only", "steps", &spec],
            vec!["plan", "--only", "parameters", &spec],
            vec!["plan", "--format", "json", &spec],
        ] {
            let output = command().args(&arguments).output().unwrap();
            let all = [output.stdout, output.stderr].concat();
            assert!(
                !String::from_utf8_lossy(&all).contains("CANARY"),
                "{arguments:?} on\n{variant}\n{}",
                String::from_utf8_lossy(&all)
            );
        }
    }
}

/// Writing to the process must not block when it stops reading a spec that is too large.
#[test]
fn a_large_standard_input_is_an_error_and_not_a_hang() {
    let mut child = Process::new(assert_cmd::cargo::cargo_bin("aks-compute"))
        .args(["check", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let chunk = vec![b'a'; 1 << 16];
    while stdin.write_all(&chunk).is_ok() {}
    drop(stdin);
    assert_eq!(child.wait_with_output().unwrap().status.code(), Some(1));
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let folder = folder();
    let lines = "{\"operation\": \"detach\"}\n".repeat(20_000);
    let spec = file(folder.path(), "many.jsonl", lines);
    let mut child = Process::new(assert_cmd::cargo::cargo_bin("aks-compute"))
        .args(["check", "--format", "json", &spec])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = [0; 16];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{output:?}");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

#[test]
fn a_long_line_is_shown_around_the_marker_only() {
    let members: Vec<String> = (0..500).map(|number| format!("\"unknown key {number}\": 1")).collect();
    let spec = format!("{{{}}}", members.join(", "));
    let output = check().arg("-").write_stdin(spec).assert().code(1).get_output().stdout.clone();
    let text = String::from_utf8(output).unwrap();
    assert!(text.contains("unknown key `unknown key 499`"));
    let longest = text.lines().map(|line| line.chars().count()).max().unwrap();
    assert!(longest < 200, "a line of {longest} characters");
    for (line, marker) in text.lines().zip(text.lines().skip(1)) {
        let Some(start) = marker.chars().position(|character| character == '^') else { continue };
        let marked: String = line.chars().skip(start).take(5).collect();
        assert!(marked == "\"unkn" || marked.starts_with('{'), "{line}\n{marker}");
    }
}
