//! A private key that somebody hands to the command stands in nothing that the command writes, in no disguise.

#![allow(
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a helper of a test fails like the test"
)]

use std::fs;
use std::path::Path;
use std::process::Command;

use aks_compute::emit::ArtifactKind;

const KEY: &str = "-----BEGIN PRIVATE KEY-----
CANARYgkqhkiG9w0BAQEFAASCBKgwggSkAgEAAoIBAQC7Wq3mVx2LbT5dYp0sHf6J
CANARYrN8uZtQkXv1oEwRjKcMa4PnGyBi9DhSlUgTf3xVzOqWm7CpIe2YrAb6JdNs
-----END PRIVATE KEY-----
";

const WORKSPACE: &str = "workspace: { subscriptionId: 00000000-0000-0000-0000-000000000000, resourceGroup: ml-rg, name: ml-ws, location: eastus2 }";

/// As `base64` encodes it.
fn base64(text: &str) -> String {
    let alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    text.as_bytes()
        .chunks(3)
        .flat_map(|bytes| {
            let bits =
                bytes.iter().fold(0u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - bytes.len()));
            (0..=bytes.len()).map(move |place| char::from(alphabet[(bits >> (18 - 6 * place)) as usize & 63]))
        })
        .collect()
}

/// Letters and digits alone: without line breaks, their escapes, and what else stands between the parts.
fn bare(text: &str) -> String {
    text.replace("\\n", "").replace("\\r", "").chars().filter(char::is_ascii_alphanumeric).collect()
}

/// Any twelve characters of the key that stand together in `output`, as they are or encoded.
fn leaked(output: &str) -> Option<String> {
    let body: String = KEY.lines().filter(|line| !line.starts_with("---")).collect();
    let output = bare(output);
    let forms = [bare(&body), bare(&base64(KEY)), bare(&base64(&body))];
    // Of the encoded text, what comes from the first line says nothing.
    forms.iter().zip([0, 40, 0]).find_map(|(form, from)| {
        (from..form.len() - 12)
            .map(|at| &form[at..at + 12])
            .find(|part| output.contains(*part))
            .map(str::to_owned)
    })
}

fn run(folder: &Path, arguments: &[&str]) {
    let output = Command::new(assert_cmd::cargo::cargo_bin("aks-compute"))
        .args(arguments)
        .current_dir(folder)
        .env("NO_COLOR", "1")
        .output()
        .unwrap();
    assert_ne!(output.status.code(), Some(101), "{output:?}");
    for stream in [&output.stdout, &output.stderr] {
        assert_eq!(leaked(&String::from_utf8_lossy(stream)), None, "{arguments:?}");
    }
    assert!(!output.stdout.is_empty() || !output.stderr.is_empty() || arguments.contains(&"--out"));
}

fn indented(key: &str) -> String {
    key.lines().map(|line| format!("    {line}\n")).collect()
}

fn write_specs(folder: &Path) -> Vec<&'static str> {
    let certificate = KEY.replace("PRIVATE KEY", "CERTIFICATE").replace("CANARY", "PUBLIC").to_lowercase();
    let certificate = certificate
        .replace("begin certificate", "BEGIN CERTIFICATE")
        .replace("end certificate", "END CERTIFICATE");
    fs::write(folder.join("cert.pem"), &certificate).unwrap();
    fs::write(folder.join("key.pem"), KEY).unwrap();
    let attach =
        format!("operation: attach\n{WORKSPACE}\nname: myaks\ncluster: {{ resourceGroup: rg, name: aks }}\n");
    let inline = format!(
        "{attach}ssl:\n  cname: www.contoso.com\n  certPem: |\n{}  keyPem: |\n{}",
        indented(&certificate),
        indented(KEY)
    );
    let files = "ssl: { cname: www.contoso.com, certPemFile: cert.pem, keyPemFile: key.pem }\n";
    let specs = [
        ("inline.yaml", inline.clone()),
        ("files.yaml", format!("{attach}{files}")),
        ("create.yaml", format!("operation: create\n{WORKSPACE}\nname: myaks\n{files}")),
        ("update.yaml", format!("operation: update\n{WORKSPACE}\nname: myaks\n{files}")),
        ("refresh.yaml", format!("operation: update\n{WORKSPACE}\nname: myaks\nrefresh: true\n")),
        (
            "swapped.yaml",
            inline.replace("keyPem:", "x:").replace("certPem:", "keyPem:").replace("x:", "certPem:"),
        ),
        ("misplaced.yaml", inline.replace("keyPem:", "keyPemFile:")),
        ("unknown-key.yaml", inline.replace("keyPem:", "privateKey:")),
        ("a-tag.yaml", inline.replace("ssl:", "sl:")),
        ("broken.yaml", inline.replace("cname: www", "cname: [www")),
        (
            "base64.yaml",
            format!(
                "{attach}ssl: {{ cname: www.contoso.com, certPemFile: cert.pem, keyPem: {} }}\n",
                base64(KEY)
            ),
        ),
        (
            "one-line.json",
            format!("{{\"operation\":\"attach\",\"ssl\":{{\"keyPem\":{}}}", serde_json::json!(KEY)),
        ),
    ];
    for (name, text) in &specs {
        fs::write(folder.join(name), text).unwrap();
    }
    specs.map(|(name, _)| name).to_vec()
}

/// The compute with its key, as no answer of Azure shows it, but a request of somebody might.
fn write_fact(folder: &Path) {
    let group = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups";
    let compute = serde_json::json!({
        "id": format!("{group}/ml-rg/providers/Microsoft.MachineLearningServices/workspaces/ml-ws/computes/myaks"),
        "name": "myaks", "type": "Microsoft.MachineLearningServices/workspaces/computes", "location": "eastus2",
        "properties": { "computeType": "AKS", "provisioningState": "Succeeded",
            "resourceId": format!("{group}/rg/providers/Microsoft.ContainerService/managedClusters/aks"),
            "properties": { "agentCount": 3, "agentVmSize": "Standard_D4s_v5", "loadBalancerType": "PublicIp",
                "sslConfiguration": { "status": "Enabled", "cname": "old.contoso.com", "cert": "x", "key": KEY } } }
    });
    fs::write(folder.join("compute.json"), compute.to_string()).unwrap();
}

#[test]
fn no_output_holds_the_key() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let specs = write_specs(folder);
    write_fact(folder);
    let facts = &["--facts", "compute.json"][..];
    for language in ["en", "zh-CN"] {
        for spec in &specs {
            for facts in [&[][..], facts] {
                for format in ["text", "json", "sarif", "github", "script"] {
                    run(folder, &[&["check", "--lang", language, "--format", format, spec], facts].concat());
                }
                run(folder, &[&["plan", "--lang", language, "--format", "json", spec], facts].concat());
                run(folder, &[&["plan", "--lang", language, "--out", "out", spec], facts].concat());
            }
        }
        for file in ["compute.json", "key.pem", "one-line.json"] {
            run(folder, &["import", "--lang", language, file]);
            run(folder, &["check", "--lang", language, "files.yaml", "--facts", file]);
        }
    }
    // Whatever the plans above wrote, and each kind alone.
    let mut written = 0;
    for entry in fs::read_dir(folder.join("out")).unwrap() {
        let text = fs::read_to_string(entry.unwrap().path()).unwrap();
        assert_eq!(leaked(&text), None, "{text}");
        written += 1;
    }
    assert!(written > 9, "{written} files");
    for kind in ArtifactKind::ALL {
        for spec in ["inline.yaml", "files.yaml"] {
            run(folder, &["plan", "--only", kind.as_str(), spec]);
        }
    }
}

#[test]
fn the_search_finds_the_key_in_every_disguise() {
    for text in [
        KEY.to_owned(),
        serde_json::json!(KEY).to_string(),
        base64(KEY),
        base64(KEY).as_bytes().chunks(7).map(|part| String::from_utf8_lossy(part) + "\n").collect(),
        KEY[40..54].to_owned(),
        indented(KEY),
    ] {
        assert!(leaked(&text).is_some(), "{text}");
    }
    assert_eq!(leaked("-----BEGIN PRIVATE KEY-----"), None);
}
