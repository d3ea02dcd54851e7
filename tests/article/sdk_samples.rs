//! The samples of the SDK v1: `deploy.py --sdk` makes the same calls, with the values of the spec, in the same order.

use aks_compute::rules::Given;
use aks_compute::spec::Operation::{Attach, Create, Detach, Update};

use crate::support::{CUSTOM, NETWORK, REFRESH, says, sdk_code};

const COMPUTE: &str = r#"{ "isAttachedCompute": true, "properties": { "sslConfiguration": { "status": "Enabled", "cname": "www.contoso.com" } } }"#;

#[test]
fn creating_takes_a_provisioning_configuration_and_is_waited_for() {
    says(
        &sdk_code(Create, "name: myaks", Given::Nothing),
        &[
            "from azureml.core.compute import AksCompute, ComputeTarget",
            "name = \"myaks\"",
            "AksCompute.provisioning_configuration(",
            "ComputeTarget.create(workspace, name, configuration)",
            "wait_for_completion(show_output=True)",
        ],
    );
}

#[test]
fn a_dev_test_cluster_is_created_by_its_purpose() {
    says(
        &sdk_code(Create, "clusterPurpose: DevTest", Given::Nothing),
        &["provisioning_configuration(", "cluster_purpose=\"DevTest\""],
    );
}

#[test]
fn an_existing_network_takes_six_values() {
    says(
        &sdk_code(Create, NETWORK, Given::Nothing),
        &[
            "provisioning_configuration(",
            "service_cidr=\"10.0.0.0/16\"",
            "dns_service_ip=\"10.0.0.10\"",
            "docker_bridge_cidr=\"172.17.0.1/16\"",
            "vnet_resourcegroup_name=\"mygroup\"",
            "vnet_name=\"mynetwork\"",
            "subnet_name=\"default\"",
        ],
    );
}

#[test]
fn attaching_takes_the_cluster_and_is_waited_for() {
    says(
        &sdk_code(Attach, "name: myaks", Given::Nothing),
        &[
            "AksCompute.attach_configuration(",
            "/managedClusters/",
            "ComputeTarget.attach(workspace, name, configuration)",
            "wait_for_completion(show_output=True)",
        ],
    );
}

#[test]
fn a_certificate_from_microsoft_takes_a_label() {
    for (operation, function) in [(Create, "provisioning_configuration("), (Attach, "attach_configuration(")]
    {
        says(
            &sdk_code(operation, "ssl: { leafDomainLabel: contoso }", Given::Nothing),
            &[function, "configuration.enable_ssl(leaf_domain_label=\"contoso\")"],
        );
    }
}

#[test]
fn a_certificate_of_ones_own_takes_two_files_and_a_name() {
    for (operation, function) in [(Create, "provisioning_configuration("), (Attach, "attach_configuration(")]
    {
        let code = sdk_code(operation, CUSTOM, Given::Nothing);
        says(
            &code,
            &[
                function,
                "enable_ssl(ssl_cname=\"www.contoso.com\", ssl_cert_pem_file=CERTIFICATE, ssl_key_pem_file=KEY)",
            ],
        );
    }
}

#[test]
fn an_internal_load_balancer_takes_a_type_and_a_subnet() {
    for operation in [Create, Attach] {
        says(
            &sdk_code(
                operation,
                "loadBalancer: { type: InternalLoadBalancer, subnet: default }",
                Given::Nothing,
            ),
            &["load_balancer_type=\"InternalLoadBalancer\"", "load_balancer_subnet=\"default\""],
        );
    }
}

#[test]
fn detaching_is_one_call() {
    let code = sdk_code(Detach, "action: Detach", Given::Nothing);
    says(&code, &["AksCompute(workspace, name).detach()"]);
    assert!(!code.contains(".delete()"), "{code}");
}

#[test]
fn an_update_of_the_components_detaches_cleans_up_and_attaches_again() {
    says(
        &sdk_code(Update, REFRESH, Given::Compute(COMPUTE)),
        &[
            "target = AksCompute(workspace, name)",
            "target.detach()",
            "target.wait_for_completion(show_output=True)",
            "\"clean-up\"",
            "AksCompute.attach_configuration(",
            "configuration.enable_ssl(ssl_cname=\"www.contoso.com\", ssl_cert_pem_file=CERTIFICATE, ssl_key_pem_file=KEY)",
            "configuration.validate_configuration()",
            "ComputeTarget.attach(workspace, name, configuration)",
            "target.wait_for_completion(show_output=True)",
        ],
    );
}
