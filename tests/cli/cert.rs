//! Certificates and keys through the command: `cert`, and the files that a spec names.

use super::*;

/// A file of the examples of the rules.
fn sample(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rules/tls/samples").join(name))
        .unwrap()
}

fn cert(call: &[&str]) -> Command {
    let mut command = command();
    command.args(["cert", "--now", NOW]).args(call);
    command
}

const SPEC: &str = "operation: attach
workspace: { subscriptionId: 11111111-2222-3333-4444-555555555555, resourceGroup: ml-rg, name: ml-ws, location: eastus2 }
name: myaks
cluster: { resourceGroup: rg, name: aks }
ssl: { cname: www.contoso.com, certPemFile: tls/cert.pem, keyPemFile: tls/key.pem }
";

#[test]
fn files_are_told_apart_in_any_order_and_a_sound_pair_passes() {
    let folder = folder();
    let key = file(folder.path(), "a.txt", sample("key.pem"));
    let intermediate = sample("chain.pem").split_once("-----END CERTIFICATE-----\n").unwrap().1.to_owned();
    let intermediate = file(folder.path(), "b.txt", intermediate);
    let leaf = file(folder.path(), "c.txt", sample("leaf.pem"));
    let join = format!("  cat {leaf} {intermediate} > cert-chain.pem\n");
    cert(&[&key, &intermediate, &leaf, "--cname", "www.contoso.com"])
        .assert()
        .code(0)
        .stderr("")
        .stdout(predicate::str::contains("subject    CN=www.contoso.com\n"))
        .stdout(predicate::str::contains("belongs  to the server certificate\n"))
        .stdout(predicate::str::contains(join))
        .stdout(predicate::str::ends_with("no error found: 0 errors, 0 warnings, 0 unknown\n"));
}

#[test]
fn what_is_wrong_is_said_with_exit_code_1_and_what_cannot_be_read_with_2() {
    let folder = folder();
    let chain = file(folder.path(), "cert.pem", sample("chain.pem"));
    let other = file(folder.path(), "other.pem", sample("other-key.pem"));
    cert(&[&chain, &other]).assert().code(1).stdout(predicate::str::contains("error[TLS-MATCH]: "));
    cert(&[&chain, "--cname", "api.contoso.com"])
        .assert()
        .code(1)
        .stdout(predicate::str::contains("error[TLS-CNAME]: the certificate is not for `api.contoso.com`"));
    cert(&[&chain, "--now", "2200-01-01T00:00:00Z"]).assert().code(2);
    command()
        .args(["cert", &chain, "--now", "2200-01-01T00:00:00Z", "--lang", "zh-CN"])
        .assert()
        .code(1)
        .stdout(predicate::str::contains("错误[TLS-EXPIRY]：证书 `www.contoso.com` 已于 2126-01-01 过期"));
    cert(&["nothing.pem"])
        .assert()
        .code(2)
        .stdout("")
        .stderr(predicate::str::contains("cannot read nothing.pem"));
    cert(&["-", "--key", "-"]).assert().code(2).stderr(predicate::str::contains("one input only"));
    cert(&[]).assert().code(2);
    cert(&["-", "--format", "json"])
        .write_stdin(sample("chain.pem"))
        .assert()
        .code(0)
        .stdout(predicate::str::contains("\"name\":\"-\""))
        .stdout(predicate::str::contains("\"notAfter\":\"2126-01-01T00:00:00Z\""));
}

#[test]
fn the_files_of_a_spec_are_looked_for_beside_it() {
    let folder = folder();
    fs::create_dir(folder.path().join("tls")).unwrap();
    let spec = file(folder.path(), "spec.yaml", SPEC);
    let missing = predicate::str::contains("unknown[TLS-PEM]: there is no file `tls/cert.pem`");
    check().arg(&spec).current_dir("/").assert().code(0).stdout(missing);
    file(folder.path(), "tls/cert.pem", sample("chain.pem"));
    file(folder.path(), "tls/key.pem", sample("other-key.pem"));
    let wrong = "error[TLS-MATCH]: the private key in `tls/key.pem` does not belong";
    check().arg(&spec).current_dir("/").assert().code(1).stdout(predicate::str::contains(wrong));
    let mut plan = command();
    plan.args(["plan", "--now", NOW, &spec]).current_dir("/");
    plan.assert().code(1).stdout("").stderr(predicate::str::contains(wrong));
    file(folder.path(), "tls/key.pem", sample("key.pem"));
    check().arg(&spec).current_dir("/").assert().code(0).stdout(predicate::str::contains("TLS-PEM").not());
    // Standard input has no folder, so names are as seen from where the command runs.
    check()
        .arg("-")
        .current_dir(folder.path())
        .write_stdin(SPEC)
        .assert()
        .code(0)
        .stdout(predicate::str::contains("TLS-PEM").not());
}

#[cfg(unix)]
#[test]
fn a_spec_cannot_make_the_command_wait_for_a_device() {
    let folder = folder();
    let text = SPEC.replace("tls/cert.pem", "/dev/zero").replace("tls/key.pem", ".");
    let spec = file(folder.path(), "spec.yaml", text);
    check()
        .arg(&spec)
        .assert()
        .code(0)
        .stdout(predicate::str::contains("`/dev/zero` is no ordinary file"))
        .stdout(predicate::str::contains("`.` is no ordinary file"));
}

#[test]
fn json_names_keys_and_signatures_by_their_algorithm() {
    cert(&["-", "--format", "json"])
        .write_stdin(sample("leaf.pem"))
        .assert()
        .stdout(predicate::str::contains(r#""publicKey":{"algorithm":"ec","curve":"P-256"}"#))
        .stdout(predicate::str::contains(r#""signature":{"algorithm":"ecdsa","hash":"SHA-256"}"#));
}
