//! Sentences of several sections that say what to do in which order: they are steps of the runbook.

use aks_compute::spec::Operation;

use crate::support::{step_does, steps};

/// The certificate and key are read out of the secret, decoded, before the cluster is detached.
#[test]
fn the_secret_is_saved_and_decoded_before_the_detach() {
    let steps = steps(Operation::Detach, "action: Detach");
    step_does(
        &steps,
        "save-certificate",
        &["kubeconfig"],
        &[
            "umask 077",
            "secret azuremlfessl",
            "cert\\.pem",
            "base64 --decode",
            "key\\.pem",
            "base64 --decode",
        ],
    );
    step_does(
        &steps,
        "detach",
        &["save-certificate"],
        &["--method delete", "underlyingResourceAction=Detach"],
    );
}

/// What azureml-fe leaves is deleted after the detach and only where no service is active.
#[test]
fn the_eight_leftovers_are_deleted_after_the_detach_in_order() {
    let steps = steps(Operation::Detach, "action: Detach");
    step_does(
        &steps,
        "clean-up",
        &["detach", "gone"],
        &[
            "kubectl get deployments",
            "kubectl delete sa azureml-fe",
            "kubectl delete clusterrole azureml-fe-role",
            "kubectl delete clusterrolebinding azureml-fe-binding",
            "kubectl delete svc azureml-fe",
            "kubectl delete svc azureml-fe-int-http",
            "kubectl delete deploy azureml-fe",
            "kubectl delete secret azuremlfessl",
            "kubectl delete cm azuremlfeconfig",
        ],
    );
}

/// Detaching deletes no cluster: whoever wants that deletes it in AKS.
#[test]
fn the_cluster_remains_after_a_detach() {
    step_does(&steps(Operation::Detach, "action: Detach"), "cluster-remains", &["detach"], &[]);
}

/// A create or an attach is waited for until it has completed.
#[test]
fn completion_is_waited_for() {
    for operation in [Operation::Create, Operation::Attach] {
        step_does(
            &steps(operation, "description: a cluster"),
            "succeeded",
            &["name-is-free", "deploy"],
            &["provisioningState"],
        );
    }
}

/// The caller's roles are looked at before an attach.
#[test]
fn roles_are_looked_at_before_an_attach() {
    step_does(
        &steps(Operation::Attach, "description: a cluster"),
        "deploy",
        &["roles"],
        &["--mode Incremental"],
    );
}
