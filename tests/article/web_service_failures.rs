//! “Troubleshooting: web service failures”.

use aks_compute::spec::Operation;

use crate::support::{step_does, steps};

/// kubectl connects to the cluster with the credentials that `az aks get-credentials` fetches.
#[test]
fn kubectl_is_connected_before_it_is_used() {
    let steps = steps(
        Operation::Attach,
        "cluster: { resourceGroup: myresourcegroup, name: myexistingcluster }\nssl: { cname: www.contoso.com, certPemFile: cert.pem, keyPemFile: key.pem }",
    );
    step_does(
        &steps,
        "kubeconfig",
        &["sign-in"],
        &["az aks get-credentials", "--resource-group myresourcegroup", "--name myexistingcluster"],
    );
    step_does(&steps, "dns", &["kubeconfig", "succeeded"], &["kubectl", "azureml-fe"]);
}
