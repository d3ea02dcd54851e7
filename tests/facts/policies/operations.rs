//! What a denial is to an attach, to a create and to a cluster that is to be made.

use super::*;

#[test]
fn a_denial_is_an_error_of_an_attach_unless_the_load_balancer_is_internal() {
    let given = [listed(json!({})), deny(is_address())];
    let public = says(ERROR, &given);
    let finding = one(&public, RULE).unwrap();
    assert_eq!(finding.severity, Severity::Error);
    assert_eq!(finding.path, "/loadBalancer/type");
    assert!(finding.message.contains("Load balancers should not have public IPs"), "{}", finding.message);
    assert_eq!(finding.related[0].pointer, "/data/0");
    let fix = finding.fix.as_ref().unwrap();
    assert!(!fix.safe);
    assert_eq!(
        serde_json::to_value(&fix.patch).unwrap(),
        json!([{ "op": "add", "path": "/loadBalancer", "value": { "type": "InternalLoadBalancer", "subnet": "aks-subnet" } }])
    );
    // Nothing said is public too, and then only the error speaks.
    let absent = said(RULE, &attach(""), &facts(&given)).unwrap();
    assert_eq!((absent.status, &*absent.path), (Status::Fail, "/loadBalancer"));
    let internal = report(&attach(INTERNAL), &facts(&given));
    assert!(one(&internal, RULE).is_none());
    assert_eq!(internal.failed(Severity::Error), 0);
}

#[test]
fn a_microsoft_certificate_keeps_the_fix_away() {
    let given = [listed(json!({})), deny(is_address())];
    let spec = attach(&format!("{PUBLIC}\nssl: {{ leafDomainLabel: contoso }}"));
    let finding = said(RULE, &spec, &facts(&given)).unwrap();
    assert_eq!((finding.status, finding.fix.is_some()), (Status::Fail, false));
}

#[test]
fn a_denial_is_an_error_of_a_create_with_an_internal_load_balancer_too() {
    let list = about(&format!("{SUBSCRIPTION}/resourceGroups/ML-RG"), json!([assignment(json!({}))]));
    for balancer in [PUBLIC, INTERNAL] {
        let spec = create(balancer);
        let egress = |documents: &[Value]| {
            assert_eq!(answer(RULE, &spec, &facts(documents)), PASS);
            answer("LB-POLICY-EGRESS", &spec, &facts(documents))
        };
        assert_eq!(egress(&[list.clone(), deny(is_address())]), ERROR);
        assert_eq!(egress(&[about(SUBSCRIPTION, json!([]))]), PASS);
        assert_eq!(egress(&[]), UNKNOWN);
    }
}

#[test]
fn a_cluster_to_be_made_needs_an_address_unless_its_traffic_goes_elsewhere() {
    let given = [about(SUBSCRIPTION, json!([assignment(json!({}))])), deny(is_address())];
    let egress = |more: &str, documents: &[Value]| {
        answer("LB-POLICY-EGRESS", &attach_new(more, INTERNAL), &facts(documents))
    };
    let subnet = format!(
        ", vnetSubnetId: {SUBSCRIPTION}/resourceGroups/n/providers/Microsoft.Network/virtualNetworks/n/subnets/s"
    );
    assert_eq!(egress("", &given), ERROR);
    assert_eq!(egress(", outboundType: managedNATGateway", &given), ERROR);
    assert_eq!(egress(&format!(", outboundType: userDefinedRouting{subnet}"), &given), PASS);
    assert_eq!(egress("", &[]), UNKNOWN);
}

#[test]
fn without_facts_one_rule_asks_for_the_policies_once() {
    for spec in [attach(PUBLIC), attach(""), create(""), attach_new("", "")] {
        let report = report(&spec, &Facts::default());
        let ask =
            report.asks.iter().find(|ask| ask.command.starts_with("az policy assignment list")).unwrap();
        assert_eq!(ask.unlocks.len(), 1, "{:?} {spec}", ask.unlocks);
    }
}
