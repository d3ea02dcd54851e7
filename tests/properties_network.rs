//! The network rules against oracles that know nothing of them: `std::net`, and arithmetic on `u64`.

use std::net::Ipv4Addr;

use aks_compute::document::{Document, Value};
use aks_compute::facts::Facts;
use aks_compute::report::{Finding, PatchOperation, Severity, Status};
use aks_compute::{CheckOptions, check};
use proptest::prelude::*;
use time::macros::datetime;

/// A create with these ranges.
fn spec(service: &str, dns: &str, bridge: &str) -> Value {
    let object = |members: &[(&str, Value)]| {
        let mut object = Value::object();
        for (key, value) in members {
            object.push(*key, value.clone());
        }
        object
    };
    object(&[
        ("operation", "create".into()),
        (
            "workspace",
            object(&[
                ("subscriptionId", "11111111-2222-3333-4444-555555555555".into()),
                ("resourceGroup", "ml-rg".into()),
                ("name", "ml-ws".into()),
                ("location", "eastus2".into()),
            ]),
        ),
        ("name", "myaks".into()),
        (
            "network",
            object(&[
                ("vnetResourceGroup", "mygroup".into()),
                ("vnetName", "mynetwork".into()),
                ("subnetName", "default".into()),
                ("serviceCidr", service.into()),
                ("dnsServiceIP", dns.into()),
                ("dockerBridgeCidr", bridge.into()),
            ]),
        ),
    ])
}

fn findings(spec: Value) -> Vec<Finding> {
    let facts = Facts::default();
    let options = CheckOptions::new(datetime!(2026-11-23 12:00 UTC), &facts);
    check(&Document::from(spec), &options).into_report().findings
}

fn failures(spec: Value) -> Vec<(&'static str, String)> {
    findings(spec)
        .into_iter()
        .filter(|finding| finding.status == Status::Fail)
        .map(|finding| (finding.rule.id, finding.path.into_owned()))
        .collect()
}

fn fails(failures: &[(&'static str, String)], rule: &str, path: &str) -> bool {
    failures.iter().any(|(id, at)| *id == rule && at == path)
}

/// What a CIDR is, said by `std::net` and a list of the 33 prefix lengths.
fn oracle(cidr: &str) -> Option<(u64, u64)> {
    let (address, prefix) = cidr.split_once('/')?;
    let address: Ipv4Addr = address.parse().ok()?;
    let length = (0..=32_u32).find(|length| length.to_string() == prefix)?;
    let size = 1_u64 << (32 - length);
    let first = u64::from(u32::from(address)) / size * size;
    Some((first, first + size - 1))
}

fn cidr() -> impl Strategy<Value = String> {
    // Near the private ranges, so that overlaps are not rare.
    let address = prop_oneof![
        (0_u32..1 << 18).prop_map(|host| Ipv4Addr::from(0x0A00_0000 | host)),
        (0_u32..1 << 20).prop_map(|host| Ipv4Addr::from(0xAC10_0000 | host)),
        any::<u32>().prop_map(Ipv4Addr::from),
    ];
    (address, 0_u8..=32).prop_map(|(address, length)| format!("{address}/{length}"))
}

fn address() -> impl Strategy<Value = String> {
    prop_oneof![
        (0_u32..1 << 18).prop_map(|host| Ipv4Addr::from(0x0A00_0000 | host).to_string()),
        any::<u32>().prop_map(|address| Ipv4Addr::from(address).to_string()),
    ]
}

/// Texts that are nearly addresses or CIDRs.
fn scrap() -> impl Strategy<Value = String> {
    prop_oneof![
        "[0-9]{1,3}(\\.[0-9]{1,3}){2,4}(/[0-9]{0,3})?",
        "[ +0-9a-f.:/]{0,20}",
        "\\PC{0,12}",
        cidr(),
        address(),
    ]
}

/// `spec` after the patch of a fix; `None` for an operation other than the one that fixes of a complete
/// network use.
fn patched(mut spec: Value, patch: &[PatchOperation]) -> Option<Value> {
    fn member<'a>(value: &'a mut Value, key: &str) -> Option<&'a mut Value> {
        match value {
            Value::Object(members) => {
                members.iter_mut().find(|member| member.key == key).map(|member| &mut member.value)
            }
            _ => None,
        }
    }
    for operation in patch {
        let PatchOperation::Replace { path, value } = operation else { return None };
        let place = path.split('/').skip(1).try_fold(&mut spec, member)?;
        *place = value.clone();
    }
    Some(spec)
}

proptest! {
    #[test]
    fn the_syntax_of_a_cidr_is_that_of_std(text in scrap()) {
        let failures = failures(spec(&text, "10.0.0.10", &text));
        let is_cidr = oracle(&text).is_some();
        prop_assert_eq!(fails(&failures, "NET-CIDR-SYNTAX", "/network/serviceCidr"), !is_cidr);
        prop_assert_eq!(fails(&failures, "NET-CIDR-SYNTAX", "/network/dockerBridgeCidr"), !is_cidr);
    }

    #[test]
    fn the_syntax_of_an_address_is_that_of_std(text in scrap()) {
        let failures = failures(spec("10.0.0.0/16", &text, "172.17.0.1/16"));
        let is_address = text.parse::<Ipv4Addr>().is_ok();
        prop_assert_eq!(fails(&failures, "NET-CIDR-SYNTAX", "/network/dnsServiceIP"), !is_address);
    }

    #[test]
    fn overlap_is_symmetric_and_means_a_common_address(left in cidr(), right in cidr()) {
        let path = "/network/dockerBridgeCidr";
        let one = fails(&failures(spec(&left, "10.0.0.10", &right)), "NET-OVERLAP-BRIDGE", path);
        let other = fails(&failures(spec(&right, "10.0.0.10", &left)), "NET-OVERLAP-BRIDGE", path);
        let ((a, b), (c, d)) = (oracle(&left).unwrap(), oracle(&right).unwrap());
        prop_assert_eq!(one, other);
        prop_assert_eq!(one, a.max(c) <= b.min(d));
    }

    #[test]
    fn the_dns_address_is_judged_as_by_naive_arithmetic(service in cidr(), dns in address()) {
        let failures = failures(spec(&service, &dns, "172.17.0.1/16"));
        let (first, last) = oracle(&service).unwrap();
        let at = u64::from(u32::from(dns.parse::<Ipv4Addr>().unwrap()));
        let is_inside = (first..=last).contains(&at);
        let is_taken = is_inside && [first, first + 1, last].contains(&at);
        prop_assert_eq!(fails(&failures, "NET-DNS-IN", "/network/dnsServiceIP"), !is_inside);
        prop_assert_eq!(fails(&failures, "NET-DNS-NOT-FIRST", "/network/dnsServiceIP"), is_taken);
    }

    #[test]
    fn the_size_of_the_service_cidr_has_two_bounds(service in cidr()) {
        let weight = |rule: &str| {
            findings(spec(&service, "10.0.0.10", "172.17.0.1/16"))
                .into_iter()
                .find(|finding| finding.rule.id == rule)
                .map(|finding| finding.severity)
        };
        let (first, last) = oracle(&service).unwrap();
        let addresses = last - first + 1;
        prop_assert_eq!(weight("NET-SVC-SIZE"), match addresses {
            0x20_0000.. => Some(Severity::Error),
            0x10_0000 => Some(Severity::Warning),
            _ => None,
        });
        prop_assert_eq!(weight("NET-SVC-MIN"), match addresses {
            ..=2 => Some(Severity::Error),
            4..=16 => Some(Severity::Warning),
            _ => None,
        });
    }

    #[test]
    fn a_fix_removes_its_finding_and_adds_no_error(
        service in prop_oneof![cidr(), scrap()],
        dns in prop_oneof![address(), scrap()],
        bridge in prop_oneof![cidr(), scrap()],
    ) {
        let before = spec(&service, &dns, &bridge);
        let found = findings(before.clone());
        let errors = |found: &[Finding]| -> Vec<(&'static str, String)> {
            found
                .iter()
                .filter(|finding| finding.status == Status::Fail && finding.severity == Severity::Error)
                .map(|finding| (finding.rule.id, finding.path.to_string()))
                .collect()
        };
        // A fix that makes another operation of the whole spec is tried in `tests/fixes.rs`.
        for finding in found.iter().filter(|finding| finding.path.starts_with("/network")) {
            let Some(fix) = &finding.fix else { continue };
            let after = findings(patched(before.clone(), &fix.patch).unwrap());
            prop_assert!(
                !after.iter().any(|other| {
                    other.rule.id == finding.rule.id
                        && other.path == finding.path
                        && other.status == finding.status
                }),
                "{} stays after {:?}", finding.rule.id, fix
            );
            for error in errors(&after) {
                prop_assert!(errors(&found).contains(&error), "{:?} adds {:?}", fix, error);
            }
        }
    }
}
