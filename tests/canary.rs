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
use std::sync::LazyLock;

use aks_compute::emit::ArtifactKind;

/// The number that is the private key, in letters that no output has by chance.
const CANARY: &str = "QZXJKVWYCANARYPRIVATEKEYQZXJKVWY";

/// A private key on P-256, PKCS#8.
static KEY: LazyLock<String> = LazyLock::new(|| {
    let body = base64(&der());
    let lines: String =
        body.as_bytes().chunks(64).map(|line| format!("{}\n", String::from_utf8_lossy(line))).collect();
    format!("-----BEGIN PRIVATE KEY-----\n{lines}-----END PRIVATE KEY-----\n")
});

const WORKSPACE: &str = "workspace: { subscriptionId: 00000000-0000-0000-0000-000000000000, resourceGroup: ml-rg, name: ml-ws, location: eastus2 }";

/// PKCS#8 without the public key, of which nothing would give the key away.
fn der() -> Vec<u8> {
    const BEFORE: &[u8] = &[
        0x30, 0x41, 0x02, 0x01, 0x00, 0x30, 0x13, 0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01, 0x06,
        0x08, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07, 0x04, 0x27, 0x30, 0x25, 0x02, 0x01, 0x01, 0x04,
        0x20,
    ];
    [BEFORE, CANARY.as_bytes()].concat()
}

/// As `base64` encodes it.
fn base64(bytes: &[u8]) -> String {
    let alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    bytes
        .chunks(3)
        .flat_map(|bytes| {
            let bits =
                bytes.iter().fold(0u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - bytes.len()));
            let padding = std::iter::repeat_n('=', 3 - bytes.len());
            (0..=bytes.len())
                .map(move |place| char::from(alphabet[(bits >> (18 - 6 * place)) as usize & 63]))
                .chain(padding)
        })
        .collect()
}

/// Letters and digits alone: without line breaks, their escapes, and what else stands between the parts.
fn bare(text: &str) -> String {
    text.replace("\\n", "").replace("\\r", "").chars().filter(char::is_ascii_alphanumeric).collect()
}

/// The key in every form in which it might be written.
static FORMS: LazyLock<Vec<String>> = LazyLock::new(|| {
    // Base64 differs by where in a group of three bytes the key begins; what its neighbours decide is cut off.
    let encoded = |bytes: &[u8], before: usize| {
        let text = base64(&[vec![0; before], bytes.to_vec()].concat());
        text[if before == 0 { 0 } else { 4 }..text.len() - 4].to_owned()
    };
    let hexadecimal: String = CANARY.bytes().map(|byte| format!("{byte:02x}")).collect();
    let mut forms = vec![CANARY.to_owned(), hexadecimal.to_uppercase(), hexadecimal];
    for before in 0..3 {
        let once = encoded(CANARY.as_bytes(), before);
        forms.extend((0..3).map(|before| encoded(once.as_bytes(), before)));
        forms.push(once);
    }
    // The text of the file, which has a line break in it.
    let text = &KEY[KEY.len() - 70..KEY.len() - 30];
    forms.extend((0..3).map(|before| encoded(text.as_bytes(), before)));
    forms.iter().map(|form| bare(form)).collect()
});

/// Any twelve characters of the key that stand together in `output`, as they are or encoded.
fn leaked(output: &str) -> Option<String> {
    let output = bare(output);
    FORMS.iter().find_map(|form| {
        (0..form.len() - 12)
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
    fs::write(folder.join("key.pem"), &*KEY).unwrap();
    let made = Command::new("openssl")
        .args(["req", "-x509", "-key", "key.pem", "-subj", "/CN=www.contoso.com", "-days", "365"])
        .args(["-addext", "subjectAltName=DNS:www.contoso.com"])
        .current_dir(folder)
        .output()
        .unwrap();
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let certificate = String::from_utf8(made.stdout).unwrap();
    fs::write(folder.join("cert.pem"), &certificate).unwrap();
    let attach =
        format!("operation: attach\n{WORKSPACE}\nname: myaks\ncluster: {{ resourceGroup: rg, name: aks }}\n");
    let inline = format!(
        "{attach}ssl:\n  cname: www.contoso.com\n  certPem: |\n{}  keyPem: |\n{}",
        indented(&certificate),
        indented(&KEY)
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
                base64(KEY.as_bytes())
            ),
        ),
        (
            "one-line.json",
            format!("{{\"operation\":\"attach\",\"ssl\":{{\"keyPem\":{}}}", serde_json::json!(*KEY)),
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
                "sslConfiguration": { "status": "Enabled", "cname": "old.contoso.com", "cert": "x", "key": *KEY } } }
    });
    fs::write(folder.join("compute.json"), compute.to_string()).unwrap();
}

/// The key as files that are more or less of a key, each with a spec that takes it for both.
fn write_disguises(folder: &Path) -> Vec<&'static str> {
    let certificate = fs::read_to_string(folder.join("cert.pem")).unwrap();
    let key = &*KEY;
    let utf16: Vec<u8> = key.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let cut: String = key.lines().take(2).collect::<Vec<_>>().join("\n");
    let secret = format!(
        "data:\n  key.pem: {}\n  cert.pem: {}\n",
        base64(key.as_bytes()),
        base64(certificate.as_bytes())
    );
    let disguises: Vec<(&str, Vec<u8>)> = vec![
        ("plain.key", key.clone().into()),
        ("der.key", der()),
        ("long.key", [der(), vec![0; 9]].concat()),
        ("base64.key", base64(key.as_bytes()).into()),
        ("twice.key", base64(base64(key.as_bytes()).as_bytes()).into()),
        ("utf16.key", utf16),
        ("secret.key", secret.into()),
        ("bundle.key", format!("{certificate}{key}").into()),
        ("cut.key", cut.into()),
        ("one-line.key", key.replace('\n', " ").into()),
        ("escaped.key", key.replace('\n', "\\n").into()),
        ("ec.key", key.replace("PRIVATE", "EC PRIVATE").into()),
        ("rsa.key", key.replace("PRIVATE", "RSA PRIVATE").into()),
        ("encrypted.key", key.replace("PRIVATE", "ENCRYPTED PRIVATE").into()),
        ("ssh.key", key.replace("PRIVATE", "OPENSSH PRIVATE").into()),
        ("label.key", key.replace("PRIVATE KEY", CANARY).into()),
        ("certificate.key", key.replace("PRIVATE KEY", "CERTIFICATE").into()),
        ("body.key", key.replace("-----", "").into()),
        ("raw.key", CANARY.into()),
        ("putty.key", format!("PuTTY-User-Key-File-3: x\n{}", base64(&der())).into()),
    ];
    for (name, bytes) in &disguises {
        fs::write(folder.join(name), bytes).unwrap();
        let spec = format!(
            "operation: attach\n{WORKSPACE}\nname: myaks\ncluster: {{ resourceGroup: rg, name: aks }}\nssl: {{ cname: www.contoso.com, certPemFile: {name}, keyPemFile: {name} }}\n"
        );
        fs::write(folder.join(format!("{name}.yaml")), spec).unwrap();
    }
    disguises.into_iter().map(|(name, _)| name).collect()
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
    for language in ["en", "zh-CN"] {
        for name in write_disguises(folder) {
            // As an argument too, where there are no zero bytes.
            if let Some(text) =
                fs::read(folder.join(name)).ok().and_then(|bytes| String::from_utf8(bytes).ok())
                && !text.contains('\0')
            {
                for format in ["text", "json"] {
                    run(folder, &["explain", "--lang", language, "--format", format, &text]);
                    run(folder, &["explain", "Error", &text, "--lang", language, "--format", format]);
                    run(folder, &["--lang", language, "explain", &text, &text]);
                }
            }
            let spec = format!("{name}.yaml");
            for format in ["text", "json"] {
                run(folder, &["cert", "--lang", language, "--format", format, name]);
                run(
                    folder,
                    &["cert", "--format", format, "cert.pem", "--key", name, "--cname", "x.contoso.com"],
                );
                run(folder, &["cert", "--format", format, name, "--key", "cert.pem"]);
                run(folder, &["check", "--lang", language, "--format", format, &spec]);
            }
            run(folder, &["plan", "--lang", language, "--format", "json", &spec]);
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
        KEY.clone(),
        serde_json::json!(*KEY).to_string(),
        base64(KEY.as_bytes()),
        base64(KEY.as_bytes())
            .as_bytes()
            .chunks(7)
            .map(|part| String::from_utf8_lossy(part) + "\n")
            .collect(),
        KEY[80..94].to_owned(),
        format!("{:?}", CANARY.as_bytes().iter().map(|byte| format!("{byte:02X}")).collect::<String>()),
        base64(base64(KEY.as_bytes()).as_bytes()),
        String::from_utf8_lossy(&der()).into_owned(),
        indented(&KEY),
    ] {
        assert!(leaked(&text).is_some(), "{text}");
    }
    assert_eq!(leaked("-----BEGIN PRIVATE KEY-----"), None);
}
