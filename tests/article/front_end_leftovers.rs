//! Troubleshooting: delete azureml-fe resources.

use crate::support::{detach, silent, tells, warns};

#[test]
fn after_a_detach_azureml_fe_is_deleted_before_attaching_again() {
    warns(&detach("action: Detach"), "LIFE-DETACH-FE");
    tells(
        &detach("action: Detach"),
        "LIFE-DETACH-FE",
        &["before it is attached again", "when no service is active", "kubectl delete"],
    );
    silent(&detach("action: Delete"), "LIFE-DETACH-FE");
}
