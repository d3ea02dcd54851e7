//! `kubectl.sh`: it stops before harm, deletes the leftovers and nothing else, and keeps the key to its owner.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use aks_compute::language::Language;
use serde_json::json;

use crate::bash_programs::assert_clean;
use crate::specs::{Case, attach, cases, current, on_compute, text};
use crate::stand_in::{CERTIFICATE, KEY, StandIn};

const KUBECTL: &str = r#"#!/usr/bin/env bash
note "$@"
[ "$(cat "$KUBECONFIG")" = kubeconfig ] || exit 8
case "$*" in
  'get deployments --all-namespaces --selector isazuremlapp=true --field-selector metadata.name!=azureml-fe'*)
    [ ! -e "$FAKE/broken" ] || exit 1
    [ ! -e "$FAKE/services" ] || cat "$FAKE/services"
    ;;
  'get secret azuremlfessl --ignore-not-found --output name') [ ! -e "$FAKE/secret" ] || echo secret/azuremlfessl ;;
  'get secret azuremlfessl --output jsonpath={.data.cert\.pem}') [ -e "$FAKE/secret" ] && base64 -w 0 < "$FAKE/stored.cert" ;;
  'get secret azuremlfessl --output jsonpath={.data.key\.pem}') [ -e "$FAKE/secret" ] && base64 -w 0 < "$FAKE/stored.key" ;;
  'delete '*' --ignore-not-found' | 'describe pods '* | 'logs '* | 'get nodes '* | 'get service '* | 'get events '* | 'get deployments,pods '*) ;;
  *)
    echo "kubectl $*" >> "$FAKE/refused"
    exit 9
    ;;
esac
"#;

/// A cluster without TLS and services; nobody has certificate and key.
fn fake() -> StandIn {
    let fake = StandIn::new();
    fake.program("kubectl", KUBECTL);
    fake.write("stored.cert", CERTIFICATE);
    fake.write("stored.key", KEY);
    for file in ["cert", "key"] {
        fs::remove_file(fake.path(&format!("home/{file}.pem"))).unwrap();
    }
    fake
}

fn script() -> String {
    text(&Case::new("attach", &attach(), vec![]).plan(), "kubectl.sh").to_owned()
}

fn deleted(fake: &StandIn) -> Vec<String> {
    fake.calls()
        .into_iter()
        .filter(|call| call[0] == "kubectl" && call[1] == "delete")
        .map(|call| format!("{}/{}", call[2], call[3]))
        .collect()
}

#[test]
fn every_script_is_clean_and_runs_no_deletion_of_a_cluster() {
    for case in cases() {
        for language in [Language::English, Language::Chinese] {
            let plan = case.plan_in(language).unwrap();
            let script = text(&plan, "kubectl.sh");
            assert_clean(script, &case.name);
            let lines: Vec<_> = script.lines().filter(|line| line.contains("az aks delete")).collect();
            assert!(lines.len() == 1 && lines[0].starts_with("#   az aks delete "), "{lines:?}");
        }
    }
}

#[test]
fn it_deletes_what_the_article_lists_where_no_service_is_active() {
    let fake = fake();
    let output = fake.bash("kubectl.sh", &script(), &["clean-up"]);
    assert!(output.status.success(), "{output:?}");
    assert_eq!(
        deleted(&fake),
        [
            "sa/azureml-fe",
            "clusterrole/azureml-fe-role",
            "clusterrolebinding/azureml-fe-binding",
            "svc/azureml-fe",
            "svc/azureml-fe-int-http",
            "deploy/azureml-fe",
            "secret/azuremlfessl",
            "cm/azuremlfeconfig"
        ]
    );
    assert!(
        fake.calls().iter().all(|call| call[0] == "kubectl" || call[2] == "get-credentials"),
        "{:?}",
        fake.calls()
    );
    fake.is_clean("clean-up");
}

#[test]
fn it_stops_where_a_service_is_active_or_nobody_can_tell() {
    for (file, code) in [("services", 3), ("broken", 1)] {
        let fake = fake();
        fake.write(file, "deployment.apps/scoring\n");
        for command in ["active", "clean-up"] {
            let output = fake.bash("kubectl.sh", &script(), &[command]);
            assert_eq!(output.status.code(), Some(code), "{output:?}");
            assert!(
                file != "services" || String::from_utf8_lossy(&output.stderr).contains("scoring"),
                "{output:?}"
            );
        }
        assert!(deleted(&fake).is_empty());
        fake.is_clean(file);
    }
    let fake = fake();
    assert_eq!(fake.bash("kubectl.sh", &script(), &["active"]).status.code(), Some(0));
}

#[test]
fn it_saves_certificate_and_key_for_their_owner_and_overwrites_nothing() {
    let fake = fake();
    fake.write("secret", "");
    let output = fake.bash("kubectl.sh", &script(), &["save-certificate"]);
    assert!(output.status.success(), "{output:?}");
    for (file, content) in [("home/cert.pem", CERTIFICATE), ("home/key.pem", KEY)] {
        assert_eq!(fs::read_to_string(fake.path(file)).unwrap(), content);
        assert_eq!(fs::metadata(fake.path(file)).unwrap().permissions().mode() & 0o777, 0o600);
    }
    fake.is_clean("save-certificate");
    for existing in ["cert.pem", "key.pem"] {
        for file in ["cert.pem", "key.pem"] {
            let _ = fs::remove_file(fake.path(&format!("home/{file}")));
        }
        fake.write(&format!("home/{existing}"), "mine");
        let output = fake.bash("kubectl.sh", &script(), &["save-certificate"]);
        assert_eq!(output.status.code(), Some(1), "{output:?}");
        assert_eq!(fs::read_to_string(fake.path(&format!("home/{existing}"))).unwrap(), "mine");
        assert_eq!(
            ["cert.pem", "key.pem"].iter().filter(|file| fake.path(&format!("home/{file}")).exists()).count(),
            1
        );
    }
}

#[test]
fn cleaning_up_loses_no_certificate() {
    for (arguments, is_saved, count) in [
        (&["clean-up"][..], false, 0),
        (&["clean-up"], true, 8),
        (&["clean-up", "--certificate-is-saved"], false, 8),
    ] {
        let fake = fake();
        fake.write("secret", "");
        if is_saved {
            fake.write("home/cert.pem", CERTIFICATE);
            fake.write("home/key.pem", KEY);
        }
        let output = fake.bash("kubectl.sh", &script(), arguments);
        assert_eq!((output.status.success(), deleted(&fake).len()), (count > 0, count), "{output:?}");
    }
}

#[test]
fn it_takes_the_cluster_from_the_plan_else_from_the_compute_else_from_the_caller() {
    let id =
        current(&json!({ "status": "Disabled" }))["properties"]["resourceId"].as_str().unwrap().to_owned();
    let plan = Case::new("detach", &on_compute("detach"), vec![]).plan();
    let fake = fake();
    fake.write("resource-id", &id);
    let output = fake.bash("kubectl.sh", text(&plan, "kubectl.sh"), &["debug"]);
    assert!(output.status.success(), "{output:?}");
    let credentials = fake.calls().into_iter().find(|call| call[2] == "get-credentials").unwrap();
    assert_eq!(
        credentials[3..9],
        ["--subscription", "00000000-0000-0000-0000-000000000000", "--resource-group", "rg", "--name", "aks"]
    );
    fs::remove_file(fake.path("resource-id")).unwrap();
    let output = fake.bash("kubectl.sh", text(&plan, "kubectl.sh"), &["debug"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("CLUSTER_ID="), "{output:?}");
    let output = fake.run("env", &[&format!("CLUSTER_ID={id}"), "bash", "kubectl.sh", "debug"]);
    assert!(output.status.success(), "{output:?}");
}

#[test]
fn without_a_word_it_does_nothing() {
    let fake = fake();
    for arguments in [&[][..], &["delete"]] {
        let output = fake.bash("kubectl.sh", &script(), arguments);
        assert_eq!(output.status.code(), Some(1));
    }
    assert!(fake.calls().is_empty());
}
