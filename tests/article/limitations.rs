//! Limitations.

use aks_compute::spec::Operation;

use crate::support::{
    REFRESH, accepted, asks, attach, attach_where, chinese, create, fails, notes, silent, tells, update,
    warns,
};

/// The service tags of East US 2 and of its pair.
const SERVICE_TAGS: &str = r#"{ "changeNumber": 405, "cloud": "Public", "values": [
    { "name": "AzureMachineLearning.EastUS2", "properties": { "addressPrefixes": ["20.1.2.0/28", "2603:1030::/48"] } },
    { "name": "AzureMachineLearning.CentralUS", "properties": { "addressPrefixes": ["20.9.0.4/30"] } }
] }"#;
const RANGES_OF_BOTH_REGIONS: &str =
    r#"{ "apiServerAccessProfile": { "authorizedIpRanges": ["20.1.2.0/24", "20.9.0.4/30"] } }"#;
const RANGES_OF_ONE_REGION: &str =
    r#"{ "apiServerAccessProfile": { "authorizedIpRanges": ["20.1.2.0/24"] } }"#;

#[test]
fn a_standard_load_balancer_needs_a_cluster_made_in_aks_and_attached() {
    fails(&create("loadBalancerSku: standard"), "LB-SLB-CREATE");
    warns(&create("agentCount: 3"), "LB-BASIC");
}

#[test]
fn a_policy_against_public_addresses_prevents_creating_a_cluster() {
    asks(&create("agentCount: 3"), "LB-POLICY-EGRESS");
}

#[test]
fn aks_needs_a_public_address_for_egress() {
    asks(&create("loadBalancer: { type: InternalLoadBalancer, subnet: aks-subnet }"), "LB-POLICY-EGRESS");
}

#[test]
fn egress_can_be_locked_down_to_a_few_host_names() {
    notes(&create("agentCount: 3"), "NET-CONTROL-PLANE");
}

#[test]
fn the_cluster_can_use_the_address_that_is_created_with_its_load_balancer() {
    accepted(&create("loadBalancer: { type: PublicIp }"));
}

#[test]
fn without_a_public_address_a_firewall_with_user_defined_routes_takes_its_place() {
    tells(&create("agentCount: 3"), "LB-POLICY-EGRESS", &["user-defined rout", "firewall"]);
    fails(&create("outboundType: userDefinedRouting"), "NET-EGRESS");
}

#[test]
fn the_control_plane_does_not_talk_to_the_public_address() {
    notes(&create("agentCount: 3"), "NET-CONTROL-PLANE");
}

#[test]
fn the_control_plane_talks_to_that_of_aks_to_deploy() {
    notes(&attach("clusterPurpose: FastProd"), "NET-CONTROL-PLANE");
}

#[test]
fn who_attaches_is_owner_or_contributor_of_the_clusters_resource_group() {
    let report = chinese(Operation::Attach, "clusterPurpose: FastProd");
    notes(&report, "LIFE-RBAC-ATTACH");
    tells(&report, "LIFE-RBAC-ATTACH", &["资源组", "所有者", "参与者", "az role assignment list"]);
}

#[test]
fn who_attaches_is_cluster_admin_on_the_cluster() {
    let report = chinese(Operation::Attach, "clusterPurpose: FastProd");
    tells(&report, "LIFE-RBAC-ATTACH", &["Azure Kubernetes 服务群集管理员", "myexistingcluster"]);
}

/// Two assignments of the caller, the second of this role on the cluster.
fn roles(second: &str) -> String {
    let cluster = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/myresourcegroup/providers/Microsoft.ContainerService/managedClusters/myexistingcluster";
    let group = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/myresourcegroup";
    let assignment = |role: &str, scope: &str| {
        format!(
            r#"{{ "id": "{scope}/providers/Microsoft.Authorization/roleAssignments/1", "scope": "{scope}", "roleDefinitionName": "{role}", "principalId": "p", "principalType": "User" }}"#
        )
    };
    format!(
        r#"{{ "fact": {{ "kind": "roles", "scope": "{cluster}" }}, "data": [{}, {}] }}"#,
        assignment("Owner", group),
        assignment(second, cluster)
    )
}

#[test]
fn who_has_both_roles_is_told_nothing() {
    silent(&attach_where("{}", &[&roles("Azure Kubernetes Service Cluster Admin Role")]), "LIFE-RBAC-ATTACH");
    let report = attach_where("{}", &[&roles("Azure Kubernetes Service Cluster User Role")]);
    notes(&report, "LIFE-RBAC-ATTACH");
    tells(&report, "LIFE-RBAC-ATTACH", &["also takes Azure Kubernetes Service Cluster Admin"]);
}

#[test]
fn authorized_ranges_must_hold_those_of_the_control_plane() {
    asks(&attach("clusterPurpose: FastProd"), "API-RANGES-AML");
    let elsewhere = r#"{ "apiServerAccessProfile": { "authorizedIpRanges": ["203.0.114.0/24"] } }"#;
    fails(&attach_where(elsewhere, &[SERVICE_TAGS]), "API-RANGES-AML");
    silent(&attach_where(RANGES_OF_BOTH_REGIONS, &[SERVICE_TAGS]), "API-RANGES-AML");
    silent(&attach_where("{}", &[]), "API-RANGES-AML");
}

#[test]
fn the_control_plane_spans_paired_regions() {
    tells(&attach("clusterPurpose: FastProd"), "API-RANGES-AML", &["`AzureMachineLearning.EastUS2`"]);
    tells(&attach("clusterPurpose: FastProd"), "API-RANGES-AML", &["`AzureMachineLearning.CentralUS`"]);
}

#[test]
fn without_access_to_the_api_server_no_inference_pod_is_deployed() {
    asks(&attach("clusterPurpose: DevTest"), "API-RANGES-AML");
}

#[test]
fn the_ranges_of_both_paired_regions_are_needed() {
    tells(
        &attach(
            "cloud: AzureChinaCloud\nworkspace: { subscriptionId: 11111111-2222-3333-4444-555555555555, resourceGroup: ml-rg, name: ml-ws, location: chinaeast2 }",
        ),
        "API-RANGES-AML",
        &["ChinaEast2", "ChinaNorth2"],
    );
    let one = attach_where(RANGES_OF_ONE_REGION, &[SERVICE_TAGS]);
    fails(&one, "API-RANGES-AML");
    tells(
        &one,
        "API-RANGES-AML",
        &[
            "`AzureMachineLearning.CentralUS`: 20.9.0.4/30",
            "--api-server-authorized-ip-ranges 20.1.2.0/24,20.9.0.4/30",
        ],
    );
}

#[test]
fn authorized_ranges_need_a_standard_load_balancer() {
    fails(&create("authorizedIpRanges: [203.0.114.0/24]"), "API-RANGES-SLB");
    asks(&attach("clusterPurpose: FastProd"), "API-RANGES-SLB");
    let basic = r#"{ "apiServerAccessProfile": { "authorizedIpRanges": ["20.0.0.0/8"] }, "networkProfile": { "loadBalancerSku": "basic" } }"#;
    fails(&attach_where(basic, &[]), "API-RANGES-SLB");
    silent(&attach_where(RANGES_OF_ONE_REGION, &[]), "API-RANGES-SLB");
}

#[test]
fn a_private_cluster_is_created_first_and_then_attached() {
    fails(&create("privateCluster: true"), "PRIV-CREATE");
}

#[test]
fn a_public_fqdn_of_a_private_cluster_is_not_supported() {
    asks(&attach("clusterPurpose: FastProd"), "PRIV-PUBLIC-FQDN");
}

#[test]
fn the_compute_name_is_unique_in_the_workspace() {
    asks(&create("name: myaks"), "NAME-UNIQUE");
    asks(&attach("name: myaks"), "NAME-UNIQUE");
}

#[test]
fn the_compute_name_has_letters_digits_and_hyphens() {
    silent(&create("name: my-aks2"), "NAME-COMPUTE");
    fails(&create("name: my_aks"), "NAME-COMPUTE");
}

#[test]
fn the_compute_name_starts_with_a_letter_ends_with_letter_or_digit_and_has_3_to_24_characters() {
    for name in ["name: aks", "name: a2345678901234567890123z"] {
        silent(&create(name), "NAME-COMPUTE");
    }
    for name in ["name: 2aks", "name: aks-", "name: ak", "name: a23456789012345678901234z"] {
        fails(&create(name), "NAME-COMPUTE");
    }
}

#[test]
fn for_gpu_or_fpga_nodes_the_cluster_is_created_with_that_size() {
    warns(&create("agentVmSize: Standard_NC4as_T4_v3"), "VM-GPU-POOL");
}

#[test]
fn models_do_not_run_on_a_second_node_pool() {
    fails(&create("nodePools: [{ name: gpu, vmSize: Standard_NC4as_T4_v3, count: 1 }]"), "VM-GPU-POOL");
}

#[test]
fn create_and_attach_choose_between_dev_test_and_production() {
    for purpose in ["clusterPurpose: DevTest", "clusterPurpose: FastProd"] {
        silent(&create(purpose), "PURPOSE-ENUM");
        silent(&attach(purpose), "PURPOSE-ENUM");
    }
}

#[test]
fn for_development_the_purpose_is_dev_test() {
    accepted(&create("clusterPurpose: DevTest\nagentCount: 1"));
    fails(&create("clusterPurpose: Dev/Test"), "PURPOSE-ENUM");
}

#[test]
fn without_a_purpose_the_cluster_is_for_production() {
    fails(&create("agentCount: 2"), "PURPOSE-PROD-NODES");
    warns(&create("agentCount: 3"), "TLS-OFF");
}

#[test]
fn a_dev_test_cluster_is_not_for_production_traffic_and_answers_more_slowly() {
    notes(&create("clusterPurpose: DevTest"), "PURPOSE-DEV-NOTE");
    notes(&attach("clusterPurpose: DevTest"), "PURPOSE-DEV-NOTE");
}

#[test]
fn a_dev_test_cluster_promises_no_fault_tolerance() {
    tells(&create("clusterPurpose: DevTest"), "PURPOSE-DEV-NOTE", &["fault tolerance"]);
}

#[test]
fn production_takes_at_least_3_nodes() {
    fails(&create("agentCount: 2"), "PURPOSE-PROD-NODES");
    silent(&create("agentCount: 3"), "PURPOSE-PROD-NODES");
    asks(&attach("clusterPurpose: FastProd"), "PURPOSE-PROD-NODES");
}

#[test]
fn dev_test_takes_at_least_1_node() {
    accepted(&create("clusterPurpose: DevTest\nagentCount: 1"));
    fails(&create("clusterPurpose: DevTest\nagentCount: 0"), "COUNT-INT");
}

#[test]
fn the_sdk_does_not_scale_a_cluster() {
    tells(&create("agentCount: 3"), "LIFE-SCALE", &["not in the SDK"]);
}

#[test]
fn the_studio_scales_the_nodes() {
    tells(&update("agentCount: 5"), "LIFE-UPDATE-SCOPE", &["studio"]);
    tells(&update("agentCount: 5"), "LIFE-SCALE", &["studio", "az aks nodepool scale", "--node-count 5"]);
}

#[test]
fn only_the_node_count_changes_never_the_vm_size() {
    tells(&create("agentCount: 3"), "LIFE-SCALE", &["node count only", "VM size"]);
    fails(&update("agentVmSize: Standard_D8s_v5"), "VM-IMMUTABLE");
}

#[test]
fn the_cluster_is_not_updated_by_yaml() {
    notes(&update("ssl: { status: Disabled }"), "LIFE-YAML");
}

#[test]
fn deployments_overwrite_what_was_changed_by_yaml() {
    tells(&update("ssl: { status: Disabled }"), "LIFE-YAML", &["overwritten"]);
    silent(&update(REFRESH), "LIFE-YAML");
}

#[test]
fn only_request_limits_and_cpu_and_memory_survive_in_the_yaml() {
    tells(&update("ssl: { status: Disabled }"), "LIFE-YAML", &["only request limits and CPU and memory"]);
}

#[test]
fn creating_is_not_idempotent() {
    warns(&create("agentCount: 3"), "LIFE-IDEMPOTENT");
    silent(&attach("clusterPurpose: FastProd"), "LIFE-IDEMPOTENT");
}

#[test]
fn a_second_create_fails_because_the_cluster_exists() {
    tells(&create("agentCount: 3"), "LIFE-IDEMPOTENT", &["because the cluster exists"]);
}

#[test]
fn a_template_is_not_idempotent_either() {
    tells(&create("agentCount: 3"), "LIFE-IDEMPOTENT", &["template", "`deployCompute`"]);
}

#[test]
fn a_template_that_updates_what_is_there_meets_the_same_error() {
    tells(&create("agentCount: 3"), "LIFE-IDEMPOTENT", &["again"]);
}
