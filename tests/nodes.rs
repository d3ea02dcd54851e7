//! Both sides of every bound of the rules about names, regions, api-versions, purposes and nodes.

use aks_compute::document::Format;
use aks_compute::facts::Facts;
use aks_compute::report::{Finding, Severity, Status};
use aks_compute::{CheckOptions, check_text};
use time::OffsetDateTime;
use time::macros::datetime;

const NOW: OffsetDateTime = datetime!(2026-11-23 12:00 UTC);

/// What the rule says first of a flow mapping that names the operation and what matters.
fn first(rule: &str, spec: &str) -> Option<Finding> {
    let facts = Facts::default();
    let report = check_text(&format!("{{{spec}}}"), Format::Yaml, &CheckOptions::new(NOW, &facts));
    report.findings.into_iter().find(|finding| finding.rule.id == rule)
}

fn said(rule: &str, spec: &str) -> Option<(Severity, Status)> {
    first(rule, spec).map(|finding| (finding.severity, finding.status))
}

const ERROR: Option<(Severity, Status)> = Some((Severity::Error, Status::Fail));
const UNKNOWN: Option<(Severity, Status)> = Some((Severity::Error, Status::Unknown));
const WARNING: Option<(Severity, Status)> = Some((Severity::Warning, Status::Fail));
const NOTE: Option<(Severity, Status)> = Some((Severity::Info, Status::Note));

#[test]
fn production_needs_three_nodes_and_twelve_vcpus() {
    for (spec, nodes, vcpus) in [
        ("operation: create", None, None),
        ("operation: create, agentCount: 3", None, None),
        ("operation: create, agentCount: 2", ERROR, ERROR),
        ("operation: create, agentCount: 2, agentVmSize: Standard_D8s_v5", ERROR, None),
        ("operation: create, agentCount: 5, agentVmSize: Standard_D2s_v5", None, ERROR),
        ("operation: create, agentCount: 6, agentVmSize: Standard_D2s_v5", None, None),
        ("operation: create, agentVmSize: Standard_D2s_v5", None, ERROR),
        ("operation: create, agentCount: 11, agentVmSize: Standard_D32-8s_v3", None, UNKNOWN),
        ("operation: create, agentCount: 12, agentVmSize: Standard_D32-8s_v3", None, None),
        ("operation: create, agentCount: 1, clusterPurpose: DevTest", None, None),
        ("operation: create, agentCount: 2, clusterPurpose: DenseProd", ERROR, ERROR),
        // What has a finding already gets no second one.
        ("operation: create, agentCount: 0", None, None),
        ("operation: create, agentCount: two", None, None),
        ("operation: create, agentCount: 2, clusterPurpose: Prod", None, None),
        ("operation: create, agentCount: 3, agentVmSize: 3", None, None),
        ("operation: attach", None, None),
        ("operation: attach, cluster: {resourceGroup: g, name: c}", UNKNOWN, UNKNOWN),
        ("operation: attach, cluster: {resourceGroup: g, name: c}, clusterPurpose: DevTest", None, None),
    ] {
        assert_eq!(said("PURPOSE-PROD-NODES", spec), nodes, "{spec}");
        assert_eq!(said("PURPOSE-12VCPU", spec), vcpus, "{spec}");
    }
}

#[test]
fn constrained_sizes_count_with_the_vcpus_that_they_show() {
    assert_eq!(said("PURPOSE-12VCPU", "operation: create, agentVmSize: Standard_E4as_v5"), None);
    assert_eq!(said("PURPOSE-12VCPU", "operation: create, agentVmSize: Standard_E4-2as_v5"), ERROR);
}

#[test]
fn counts_go_from_1_to_1000() {
    for (count, int, max, system) in [
        ("-1", ERROR, None, None),
        ("0", ERROR, None, None),
        ("1", None, None, WARNING),
        ("2", None, None, None),
        ("1000", None, None, None),
        ("1001", None, ERROR, None),
        ("true", ERROR, None, None),
        ("2.5", ERROR, None, None),
    ] {
        let spec = format!("operation: create, clusterPurpose: DevTest, agentCount: {count}");
        assert_eq!(said("COUNT-INT", &spec), int, "{spec}");
        assert_eq!(said("COUNT-MAX", &spec), max, "{spec}");
        assert_eq!(said("COUNT-SYS2", &spec), system, "{spec}");
    }
}

#[test]
fn system_nodes_have_two_vcpus_and_three_and_a_half_gib() {
    for (size, expected) in [
        ("Standard_DS1_v2", ERROR),   // 1 vCPU, 3.5 GiB
        ("Standard_B2ats_v2", ERROR), // 2 vCPU, 1 GiB
        ("Standard_A2", WARNING),     // 2 vCPU, 3.5 GiB: both bounds
        ("Standard_B2als_v2", WARNING),
        ("Standard_D2s_v5", WARNING),
        ("Standard_E4-2as_v5", WARNING),
        ("Standard_D4s_v5", None),
        ("Standard_X99", None),
    ] {
        let spec = format!("operation: create, agentVmSize: {size}");
        assert_eq!(said("VM-SYSTEM-MIN", &spec), expected, "{spec}");
    }
}

#[test]
fn sizes_end_per_cloud() {
    let in_cloud =
        |cloud: &str, size: &str| format!("operation: create, cloud: {cloud}, agentVmSize: {size}");
    // Closed to new subscriptions in the public cloud only.
    assert_eq!(said("VM-RETIRING", &in_cloud("AzureCloud", "Standard_D3_v2")), WARNING);
    assert_eq!(said("VM-RETIRING", &in_cloud("AzureChinaCloud", "Standard_D3_v2")), None);
    assert_eq!(said("VM-RETIRING", "operation: create"), WARNING);
    // NCv3 ended everywhere; the cloud of a wrong shape leaves it open.
    assert_eq!(said("VM-RETIRED", &in_cloud("AzureChinaCloud", "Standard_NC6s_v3")), ERROR);
    assert_eq!(said("VM-RETIRED", &in_cloud("Mooncake", "Standard_NC6s_v3")), None);
    // No date, but no longer listed.
    assert_eq!(said("VM-RETIRED", "operation: create, agentVmSize: Standard_D4a_v3"), WARNING);
}

#[test]
fn a_size_is_written_right_known_or_near_to_a_known_one() {
    for (size, format, known) in [
        ("Standard_D4s_v5", None, None),
        ("standard_d4s_v5", None, None),
        ("D4s_v5", WARNING, None),
        ("\"\"", ERROR, None),
        ("Standard_D4sv5", None, WARNING),
        ("Standard_D32-8s_v3", None, NOTE),
    ] {
        let spec = format!("operation: create, agentVmSize: {size}");
        assert_eq!(said("VM-FORMAT", &spec), format, "{spec}");
        assert_eq!(said("VM-KNOWN", &spec), known, "{spec}");
    }
    // A size with which the next rule would be broken is not offered.
    let fix = |spec: &str| first("VM-FORMAT", spec).and_then(|finding| finding.fix);
    assert!(fix("operation: create, agentVmSize: D4s_v5").is_some());
    let offered = format!("{:?}", fix("operation: create, agentVmSize: NC6s_v3"));
    assert!(!offered.contains("Standard_NC6s_v3"), "{offered}");
}

#[test]
fn regions_are_compared_by_what_they_mean() {
    let spec =
        |location: &str| format!("operation: create, workspace: {{location: eastus2}}, location: {location}");
    for (location, name, differs) in [
        ("eastus2", None, false),
        ("East US 2", ERROR, false),
        ("westus2", None, true),
        ("newregion9", WARNING, true),
        ("new region", ERROR, true),
        ("2", None, false),
    ] {
        let spec = spec(location);
        assert_eq!(said("LOC-NAME", &spec), name, "{spec}");
        assert_eq!(said("LOC-LATENCY", &spec), if differs { NOTE } else { None }, "{spec}");
        assert_eq!(said("LOC-PE", &spec), if differs { UNKNOWN } else { None }, "{spec}");
    }
}

#[test]
fn another_cloud_is_offered_only_where_all_regions_belong_to_it() {
    let fix = |spec: &str| {
        let finding = first("LOC-CLOUD", spec);
        finding.map(|finding| finding.fix.map(|fix| format!("{:?}", fix.patch)))
    };
    assert_eq!(fix("operation: create, workspace: {location: eastus2}, location: eastus"), None);
    let mixed = fix("operation: create, workspace: {location: chinaeast2}, location: eastus");
    assert_eq!(mixed, Some(None));
    let both = fix("operation: create, workspace: {location: China East 2}, location: 中国北部 2");
    assert!(
        both.flatten().is_some_and(|patch| patch.starts_with("[Add") && patch.contains("AzureChinaCloud"))
    );
    let replaced = fix("operation: detach, cloud: AzureUSGovernment, workspace: {location: chinaeast2}");
    assert!(replaced.flatten().is_some_and(|patch| patch.starts_with("[Replace")));
}

#[test]
fn an_api_version_knows_what_it_is_asked_for() {
    for (spec, expected) in [
        ("operation: create, apiVersion: 2020-04-01, clusterPurpose: DevTest", None),
        ("operation: create, apiVersion: 2020-06-01, clusterPurpose: DevTest", ERROR),
        ("operation: create, apiVersion: 2018-03-01-preview, network: {}", ERROR),
        ("operation: create, apiVersion: 2018-11-19, network: {}", None),
        ("operation: attach, apiVersion: 2021-01-01, loadBalancer: {}", ERROR),
        ("operation: attach, apiVersion: 2021-04-01, loadBalancer: {}", None),
        ("operation: update, apiVersion: 2020-06-01, ssl: {renew: true}", ERROR),
        ("operation: update, apiVersion: 2020-08-01, ssl: {renew: true}", None),
        ("operation: create, apiVersion: 2020-06-01, ssl: {status: Auto}", ERROR),
        ("operation: create, apiVersion: 2021-01-01, ssl: {overwriteExistingDomain: false}", ERROR),
        ("operation: create, apiVersion: 2022-06-01-preview, location: westus", ERROR),
        (
            "operation: create, apiVersion: 2022-06-01-preview, location: West US, workspace: {location: westus}",
            None,
        ),
        ("operation: create, apiVersion: 1999-01-01, network: {}", None),
        ("operation: create, network: {}, loadBalancer: {}, ssl: {leafDomainLabel: a}", None),
    ] {
        assert_eq!(said("ARM-API-FIELD", spec), expected, "{spec}");
    }
}

#[test]
fn a_wrong_api_version_becomes_the_likeliest_or_the_default() {
    let offered = |version: &str| {
        let finding = first("ARM-API-VERSION", &format!("operation: detach, apiVersion: {version}"));
        finding.and_then(|finding| finding.fix).map(|fix| fix.title.into_owned())
    };
    for (version, expected) in [
        ("2022-10-01", None),
        ("2022-10-1", Some("Write 2022-10-01")),
        ("2024-10-1", Some("Write 2024-10-01")),
        // 2018-11-19 is near, but it knows less than the spec may ask for.
        ("2018-11-18", Some("Write 2022-10-01")),
        ("\"\"", Some("Write 2022-10-01")),
    ] {
        assert_eq!(offered(version).as_deref(), expected, "{version}");
    }
    assert_eq!(said("ARM-API-VERSION", "operation: detach, apiVersion: 2026-05-15-preview"), NOTE);
}

#[test]
fn a_cluster_is_named_in_one_way() {
    const ID: &str = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.ContainerService/managedClusters/aks";
    let fix = |cluster: &str| {
        let finding = first("ID-EITHER", &format!("operation: attach, cluster: {{{cluster}}}"));
        finding.map(|finding| finding.fix.is_some_and(|fix| fix.safe))
    };
    for (cluster, expected) in [
        (format!("resourceId: {ID}"), None),
        ("resourceGroup: rg, name: aks".to_owned(), None),
        (String::new(), Some(false)),
        ("resourceGroup: rg".to_owned(), Some(false)),
        ("name: aks".to_owned(), Some(false)),
        // The parts agree with the id, so nothing is lost with them.
        (format!("resourceId: {ID}, resourceGroup: RG, name: aks"), Some(true)),
        (format!("resourceId: {ID}/, name: aks"), Some(true)),
        (format!("resourceId: {ID}, name: other"), Some(false)),
        (format!("resourceId: {ID}, name: 3"), Some(false)),
        ("resourceId: aks, name: aks".to_owned(), Some(false)),
    ] {
        assert_eq!(fix(&cluster), expected, "{cluster}");
    }
}

#[test]
fn a_name_arm_refuses_is_joined_only_where_that_helps() {
    let offered = |name: &str| {
        let finding =
            first("NAME-COMPUTE-ARM", &format!("operation: create, apiVersion: 2026-05-01, name: {name}"));
        finding.map(|finding| finding.fix.map(|fix| fix.title.into_owned()))
    };
    assert_eq!(offered("aks1"), None);
    assert_eq!(offered("aks--01"), Some(Some("Write `aks01`".to_owned())));
    assert_eq!(offered("a-1"), Some(None), "two characters are too few");
    assert_eq!(offered("a-1-2"), Some(None), "a-12 would be refused too");
}
