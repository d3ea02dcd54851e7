//! `deploy.sh`: clean bash, and it sends the requests of the plan.

use std::fs;

use aks_compute::emit::Plan;
use aks_compute::language::Language;
use serde_json::{Value, json};

use crate::bash_programs::assert_clean;
use crate::hostile::{CASES, TEXTS};
use crate::specs::{Case, attach, cases, current, new_cluster, on_compute, text, with};
use crate::stand_in::{CERTIFICATE, KEY, StandIn, filled};

/// The bodies of the plan's requests; of a cluster only where it is made by a request.
fn expected(case: &Case, plan: &Plan) -> Vec<Value> {
    let [certificate, key] = if case.name.ends_with("vault") { ["cert", "key"] } else { [CERTIFICATE, KEY] };
    let by_command = text(plan, "deploy.sh").contains("az aks create --");
    plan.requests
        .iter()
        .filter(|request| !(by_command && request.id == "create-cluster"))
        .filter_map(|request| request.body.as_ref())
        .map(|body| filled(&serde_json::to_value(body).unwrap(), certificate, key))
        .collect()
}

/// Where the compute is there, as an update and a detach need it.
fn fake_for(case: &Case) -> StandIn {
    let fake = StandIn::new();
    if !case.name.starts_with("create") && !case.name.starts_with("attach") {
        fake.write("compute", "");
    }
    if !case.spec.contains("AzureChinaCloud") {
        fake.write("cloud", "AzureCloud\n");
    }
    fake.write("home/kubectl.sh", "printf '%s\\n' \"$*\" >> \"$FAKE/kubectl-calls\"\n");
    fake
}

#[test]
fn every_script_is_clean() {
    for case in cases() {
        for language in [Language::English, Language::Chinese] {
            let plan = case.plan_in(language).unwrap();
            assert_clean(text(&plan, "deploy.sh"), &case.name);
        }
    }
}

#[test]
fn it_sends_what_the_requests_say() {
    for case in cases() {
        let plan = case.plan();
        let fake = fake_for(&case);
        let output = fake.bash("deploy.sh", text(&plan, "deploy.sh"), &[]);
        assert!(output.status.success(), "{}: {output:?}", case.name);
        assert_eq!(fake.bodies(), expected(&case, &plan), "{}", case.name);
        let sent: Vec<_> = fake
            .calls()
            .into_iter()
            .filter(|call| call[1] == "rest" && call[3] != "get")
            .map(|call| (call[3].to_uppercase(), call[5].clone()))
            .collect();
        let by_command = text(&plan, "deploy.sh").contains("az aks create --");
        let wanted: Vec<_> = plan
            .requests
            .iter()
            .filter(|request| !(by_command && request.id == "create-cluster"))
            .map(|request| (request.method.to_owned(), request.url.clone()))
            .collect();
        assert_eq!(sent, wanted, "{}", case.name);
        let modes = fs::read_to_string(fake.path("modes")).unwrap_or_default();
        assert!(modes.lines().all(|mode| mode == "600"), "{modes}");
        fake.is_clean(&case.name);
    }
}

#[test]
fn the_cluster_is_made_by_a_command_where_its_arguments_say_all_of_it() {
    let script = |create: Value| {
        let mut spec = new_cluster();
        spec["cluster"]["create"].as_object_mut().unwrap().extend(create.as_object().unwrap().clone());
        text(&Case::new("new", &spec, vec![]).plan(), "deploy.sh").to_owned()
    };
    assert!(script(json!({})).contains("--node-vm-size Standard_D4s_v5 "));
    assert!(script(json!({ "privateCluster": true })).contains("--disable-public-fqdn"));
    let taints = script(
        json!({ "nodePools": [{ "name": "nodepool1", "vmSize": "Standard_D4s_v5", "taints": ["ml.azure.com/compute=x:NoSchedule"] }] }),
    );
    assert!(taints.contains("--nodepool-taints ml.azure.com/compute=x:NoSchedule "), "{taints}");
    let two = cases().into_iter().find(|case| case.name == "attach-two-pools").unwrap().plan();
    let two = text(&two, "deploy.sh");
    assert!(
        !two.contains("az aks create --") && two.contains("says properties.agentPoolProfiles.1."),
        "{two}"
    );
}

#[test]
fn it_stops_where_the_name_is_taken_or_nobody_can_tell() {
    let plan = Case::new("attach", &attach(), vec![]).plan();
    for state in ["compute", "forbidden"] {
        let fake = StandIn::new();
        fake.write(state, "");
        let output = fake.bash("deploy.sh", text(&plan, "deploy.sh"), &[]);
        assert_eq!(output.status.code(), Some(1), "{output:?}");
        assert!(fake.bodies().is_empty());
        fake.is_clean(state);
    }
    let plan = Case::new(
        "update",
        &with(on_compute("update"), json!({ "ssl": { "renew": true } })),
        vec![current(&json!({ "status": "Auto", "leafDomainLabel": "contoso" }))],
    )
    .plan();
    let fake = StandIn::new();
    let output = fake.bash("deploy.sh", text(&plan, "deploy.sh"), &[]);
    assert_eq!(
        (output.status.code(), fake.bodies().len()),
        (Some(1), 0),
        "an update of nothing would attach"
    );
}

#[test]
fn it_stops_in_another_cloud_or_subscription_and_switches_neither() {
    let plan = Case::new("attach", &attach(), vec![]).plan();
    for (file, value, advice) in [
        ("cloud", "AzureCloud\n", "az cloud set --name AzureChinaCloud"),
        ("subscription", "11111111-0000-0000-0000-000000000000\n", "az account set --subscription 00000000-"),
    ] {
        let fake = StandIn::new();
        fake.write(file, value);
        let output = fake.bash("deploy.sh", text(&plan, "deploy.sh"), &[]);
        assert_eq!(output.status.code(), Some(1));
        assert!(String::from_utf8_lossy(&output.stderr).contains(advice), "{output:?}");
        assert!(fake.calls().is_empty(), "{:?}", fake.calls());
    }
}

#[test]
fn a_failure_of_the_compute_is_a_failure_of_the_script() {
    let plan = Case::new("attach", &attach(), vec![]).plan();
    for state in ["Failed", "Canceled"] {
        let fake = StandIn::new();
        fake.write("states", &format!("Creating\n{state}\n"));
        let output = fake.bash("deploy.sh", text(&plan, "deploy.sh"), &[]);
        assert_eq!(output.status.code(), Some(1));
        assert!(String::from_utf8_lossy(&output.stderr).contains("out of cores"), "{output:?}");
    }
    let fake = StandIn::new();
    fake.write("states", &"Creating\n".repeat(1_000));
    let output = fake.bash("deploy.sh", text(&plan, "deploy.sh"), &[]);
    assert_eq!(output.status.code(), Some(1), "it waits forever: {output:?}");
}

#[test]
fn a_detach_loses_no_certificate() {
    let plan = Case::new("detach", &on_compute("detach"), vec![]).plan();
    let script = text(&plan, "deploy.sh");
    for (arguments, is_saved, code) in
        [(&[][..], false, 1), (&["--certificate-is-saved"], false, 0), (&[], true, 0)]
    {
        let fake = StandIn::new();
        fake.write("compute", "");
        fake.write("tls", "Enabled\n");
        if !is_saved {
            fs::remove_file(fake.path("home/key.pem")).unwrap();
        }
        let output = fake.bash("deploy.sh", script, arguments);
        assert_eq!(output.status.code(), Some(code), "{output:?}");
        assert_eq!(fake.path("compute").exists(), code == 1);
    }
}

#[test]
fn an_update_writes_over_no_certificate_that_is_not_saved() {
    let own = current(&json!({ "status": "Enabled", "cname": "old.contoso.com" }));
    let ssl =
        json!({ "ssl": { "cname": "www.contoso.com", "certPemFile": "cert.pem", "keyPemFile": "key.pem" } });
    let plan = Case::new("update", &with(on_compute("update"), ssl), vec![own]).plan();
    for (tls, arguments, is_saved, code) in [
        ("Enabled\n", &[][..], false, 1),
        ("Enabled\n", &["--certificate-is-saved"], false, 0),
        ("Enabled\n", &[], true, 0),
        ("Disabled\n", &[], false, 0),
    ] {
        let fake = StandIn::new();
        fake.write("compute", "");
        fake.write("tls", tls);
        if is_saved {
            fs::create_dir(fake.path("home/before-detach")).unwrap();
            fake.write("home/before-detach/cert.pem", "old");
            fake.write("home/before-detach/key.pem", "old");
        }
        let output = fake.bash("deploy.sh", text(&plan, "deploy.sh"), arguments);
        assert_eq!(
            (output.status.code(), fake.bodies().len()),
            (Some(code), 1 - code as usize),
            "{output:?}"
        );
    }
}

#[test]
fn a_detach_of_nothing_says_so() {
    let plan = Case::new("detach", &on_compute("detach"), vec![]).plan();
    let output = StandIn::new().bash("deploy.sh", text(&plan, "deploy.sh"), &[]);
    assert!(output.status.success());
    assert!(
        String::from_utf8_lossy(&output.stderr).contains("there is no compute of this name"),
        "{output:?}"
    );
}

#[test]
fn a_refresh_cleans_up_between_detaching_and_attaching_and_goes_on_after_an_interruption() {
    let case = cases().into_iter().find(|case| case.name == "refresh-own").unwrap();
    let plan = case.plan();
    let fake = fake_for(&case);
    fake.bash("deploy.sh", text(&plan, "deploy.sh"), &[]);
    let kubectl = fs::read_to_string(fake.path("kubectl-calls")).unwrap();
    assert_eq!(kubectl, "active\nclean-up --certificate-is-saved\n");
    // Services are active: nothing is detached.
    let fake = fake_for(&case);
    fake.write("home/kubectl.sh", "exit 3\n");
    let output = fake.bash("deploy.sh", text(&plan, "deploy.sh"), &[]);
    assert_eq!((output.status.code(), fake.path("compute").exists()), (Some(3), true));
    // The compute is gone already.
    let fake = fake_for(&case);
    fs::remove_file(fake.path("compute")).unwrap();
    let output = fake.bash("deploy.sh", text(&plan, "deploy.sh"), &[]);
    assert!(output.status.success() && fake.bodies().len() == 1, "{output:?}");
}

#[test]
fn hostile_texts_arrive_as_they_are() {
    for case in CASES.iter() {
        let plan = case.plan();
        let script = text(&plan, "deploy.sh");
        assert_clean(script, &case.name);
        let fake = fake_for(case);
        let output = fake.bash("deploy.sh", script, &[]);
        assert!(output.status.success(), "{}: {output:?}", case.spec);
        assert_eq!(fake.bodies(), expected(case, &plan), "{}", case.spec);
        fake.is_clean(&case.spec);
    }
}

/// An empty file would make the compute fail after the old one was detached.
#[test]
fn a_refresh_detaches_nothing_where_a_file_of_the_certificate_is_none() {
    let case = cases().into_iter().find(|case| case.name == "refresh-own").unwrap();
    for file in ["home/cert.pem", "home/key.pem"] {
        for is_folder in [false, true] {
            let fake = fake_for(&case);
            if is_folder {
                fs::remove_file(fake.path(file)).unwrap();
                fs::create_dir(fake.path(file)).unwrap();
            } else {
                fake.write(file, "");
            }
            let output = fake.bash("deploy.sh", text(&case.plan(), "deploy.sh"), &[]);
            assert_eq!((output.status.code(), fake.path("compute").exists()), (Some(1), true), "{output:?}");
        }
    }
}

/// The files are not there, so nothing may be sent; nor may anything run.
#[test]
fn a_hostile_file_name_is_a_file_name() {
    for name in TEXTS.iter() {
        let ssl = json!({ "cname": "www.contoso.com", "certPemFile": name, "keyPemFile": name });
        let Ok(plan) =
            Case::new("attach", &with(attach(), json!({ "ssl": ssl })), vec![]).plan_in(Language::English)
        else {
            continue;
        };
        let fake = StandIn::new();
        let output = fake.bash("deploy.sh", text(&plan, "deploy.sh"), &[]);
        assert_eq!((output.status.code(), fake.bodies().len()), (Some(1), 0), "{name:?}: {output:?}");
        assert!(!String::from_utf8_lossy(&output.stderr).contains("syntax"), "{name:?}: {output:?}");
        fake.is_clean(name);
    }
}
