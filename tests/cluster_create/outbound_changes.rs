//! Of a cluster that is there the outbound type changes only where AKS supports it.

use serde_json::json;

use crate::already_there::{pool, there};
use crate::new_cluster::{ERROR, PASS, UNKNOWN, WARNING, found, says, spec, with};

#[test]
fn the_outbound_type_changes_only_where_aks_supports_it() {
    const RULE: &str = "NET-EGRESS-MIGRATE";
    const OWN: &str = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/net/subnets/nodes";
    let types = [
        "loadBalancer",
        "managedNATGateway",
        "managedNATGatewayV2",
        "userAssignedNATGateway",
        "userDefinedRouting",
        "block",
    ];
    // Rows are what is there, columns what is wanted; `=` is no change, `w` one that somebody must make, `e` none.
    for (own, table) in [
        (false, ["=wweew", "e=weew", "ee=eee", "www=ew", "wwwe=w", "wwwee="]),
        (true, ["=eewwe", "w=ewwe", "we=wwe", "wee=we", "weew=e", "weeww="]),
    ] {
        for (from, row) in types.iter().zip(table) {
            for (to, expected) in types.iter().zip(row.chars()) {
                let pools = json!([pool(json!({ "vnetSubnetID": own.then_some(OWN) }))]);
                let is = json!({ "networkProfile": { "outboundType": from.to_uppercase() }, "agentPoolProfiles": pools });
                let expected = match expected {
                    '=' => PASS,
                    'w' => WARNING,
                    _ => ERROR,
                };
                let spec = spec(json!({ "outboundType": to }));
                let found = found(RULE, &spec, &[there(is)]);
                let said = found.first().map(|finding| (finding.status, finding.severity));
                assert_eq!(said, expected, "own: {own}, {from} to {to}: {found:#?}");
                let has_command = found.iter().any(|finding| finding.remedy.is_some());
                assert_eq!(has_command, expected == WARNING);
            }
        }
    }
    let other = json!({ "networkProfile": { "outboundType": "userDefinedRouting" } });
    // The template writes the default where the spec is silent.
    says(WARNING, RULE, &spec(json!({})), &[there(other.clone())]);
    says(PASS, RULE, &spec(json!({})), &[]);
    let unknown = with(other, &json!({ "agentPoolProfiles": [{ "name": "pool1" }] }));
    says(UNKNOWN, RULE, &spec(json!({})), &[there(unknown)]);
    let unknown = json!({ "networkProfile": { "loadBalancerSku": "standard" } });
    says(UNKNOWN, RULE, &spec(json!({})), &[there(unknown)]);
}
