//! Whole pastes as people put them into issues, and the rule or cause that each leads to.

use super::*;

/// What a person learns: the entries in order.
fn assert_explained(paste: &str, expected: &[&str]) {
    assert_eq!(ids(paste), expected, "{paste}");
    assert_eq!(explained(paste).outcome, Outcome::Explained, "{paste}");
}

#[test]
fn the_sdk_of_an_attach_with_the_template_error_of_the_service_inside() {
    let paste = r#"Failed
ComputeTargetException: ComputeTargetException:
	Message: Compute object provisioning polling reached non-successful terminal state, current provisioning state: Failed
Provisioning operation error:
{'code': 'BadArgument', 'message': 'InvalidTemplateDeployment: Details: RequestId: 5c1\nError code: \'InvalidTemplateDeployment\'. Target: \'\'. Message: \'The template deployment \'8976\' is not valid according to the validation procedure. See inner errors for details.\'\n    Error code: \'BadRequest\'. Target: \'\'. Message: \'Provisioning of resource(s) for container service myaks77 in resource group ml-rg failed. Message: {\n      "code": "BadRequest",\n      "message": "The VM size of AgentPoolProfile:agentpool is not allowed in your subscription in location \'westus2\'. The available VM sizes are Standard_A2_v2"\n     }. Details: \''}"#;
    assert_explained(paste, &["size-not-available"]);
    assert_eq!(explained(paste).codes, ["BadRequest", "BadArgument", "InvalidTemplateDeployment"]);
}

#[test]
fn the_event_of_a_load_balancer_that_a_policy_refused() {
    let paste = r#"Error syncing load balancer: failed to ensure load balancer: Retriable: false, RetryAfter: 0s, HTTPStatusCode: 403, RawError: {"error":{"code":"RequestDisallowedByPolicy","target":"kubernetes-a77","message":"Resource 'kubernetes-a77' was disallowed by policy. Reasons: 'Not allowed here.'.","additionalInfo":[{"type":"PolicyViolation","info":{"evaluationDetails":{"evaluatedExpressions":[{"result":"True","expressionKind":"Field","expression":"type","expressionValue":"Microsoft.Network/publicIPAddresses"}]}}}]}}"#;
    assert_explained(paste, &["policy-public-ip"]);
}

#[test]
fn a_deployment_whose_message_is_json_in_json() {
    let paste = r#"{"status":"Failed","error":{"code":"DeploymentFailed","message":"At least one resource deployment operation failed. Please list deployment operations for details. Please see https://aka.ms/DeployOperations for usage details.","details":[{"code":"BadRequest","message":"{\r\n  \"code\": \"CustomRouteTableMissingPermission\",\r\n  \"message\": \"Managed identity or service principle must be given permission to read and write to custom route table rt.\",\r\n  \"subcode\": \"\"\r\n}"}]}}"#;
    assert_explained(paste, &["route-table-role"]);
}

#[test]
fn the_innermost_error_comes_first() {
    let paste = r#"{"code":"SubnetIsDelegated","details":[{"code":"Conflict","details":[{"code":"ScopeLocked","message":"x"}]}]}"#;
    assert_explained(paste, &["locked", "subnet-delegated"]);
    assert_eq!(explained(paste).codes, ["ScopeLocked", "Conflict", "SubnetIsDelegated"]);
}

#[test]
fn the_order_of_members_does_not_matter() {
    let paste = "provisioning errors: [{'error': {'details': [{'message': 'Pre-allocated IPs 333 exceeds IPs available in Subnet 251', 'code': 'InsufficientSubnetSize'}], 'message': 'x', 'code': 'Conflict'}}]";
    assert_explained(paste, &["subnet-too-small"]);
}

#[test]
fn three_errors_of_one_issue_are_three_explanations() {
    let paste = "Error No.1 : Agent coresCluster should have at least 12 cores to operate.\n\
        Error No2 : At least 3 machine(s) are required for cluster with purpose 'FastProd'. Available machine(s) : 2\n\
        Error No. 3 1 node(s) didn't match pod affinity/anti-affinity, 2 node(s) had taints that the pod didn't tolerate.'\"";
    let mut found = ids(paste);
    found.sort_unstable();
    assert_eq!(found, ["cores-too-few", "nodes-too-few", "taints"]);
}

#[test]
fn an_answer_without_a_body_is_explained_by_its_status() {
    assert_explained("< HTTP/2 429\n< retry-after: 17", &["throttled"]);
    assert_explained(
        "requests.exceptions.HTTPError: 403 Client Error: Forbidden for url: https://management.azure.com/x",
        &["forbidden"],
    );
    assert_explained(
        "Async operation failed with\nStatusCode: 500\nMessage: An internal server error occurred. Please try again.",
        &["internal-error"],
    );
    assert_explained("Response Code: 503\nHeaders: {}\nContent: b''", &["service-unavailable"]);
}

#[test]
fn what_names_a_cause_hides_what_only_names_a_refusal() {
    assert_explained(
        "HTTP/1.1 409 Conflict\n\n{\"error\":{\"code\":\"Conflict\",\"message\":\"A compute with the same name already exists\"}}",
        &["compute-exists"],
    );
    assert_explained(
        "500 Internal Server Error: Failed to get static credential: x",
        &["local-accounts-disabled"],
    );
}

#[test]
fn a_code_by_itself_is_enough_in_any_case() {
    assert_explained("E40007", &["extension-tls"]);
    assert_explained("insufficientsubnetsize", &["subnet-too-small"]);
    assert_explained("  Forbidden\n", &["forbidden"]);
    assert_explained("ERROR: ClusterNotReachable", &["cluster-not-reachable"]);
}

#[test]
fn a_wrapper_by_itself_says_where_the_error_is() {
    for paste in [
        r#"{"code":"DeploymentFailed","message":"x"}"#,
        r#"Received bad response from Resource Provider: {"error":{"code":"UserError","message":"something of today"}}"#,
    ] {
        assert_eq!(explained(paste).outcome, Outcome::Unknown, "{paste}");
        assert_eq!(ids(paste), ["deployment-failed"], "{paste}");
    }
}

#[test]
fn what_is_not_in_the_table_is_unknown_and_its_codes_are_shown() {
    for (paste, codes) in [
        (
            "{\"error\":{\"code\":\"DeploymentFailed\",\"details\":[{\"code\":\"QuantumFlux\",\"message\":\"x\"}]}}",
            &["QuantumFlux"][..],
        ),
        ("(QuantumFlux) the flux is out of phase\nCode: QuantumFlux", &["QuantumFlux"]),
        ("QuantumFlux", &["QuantumFlux"]),
        ("the cluster does not work", &[]),
        ("", &[]),
    ] {
        let explained = explained(paste);
        assert_eq!(explained.outcome, Outcome::Unknown, "{paste}");
        assert_eq!(explained.unknown_codes, codes, "{paste}");
        assert!(explained.explanations.is_empty(), "{paste}");
    }
}

#[test]
fn what_is_around_an_unknown_error_does_not_make_it_known() {
    let explained =
        explained("HTTP/1.1 409 Conflict\n{\"error\":{\"code\":\"QuantumFlux\",\"message\":\"x\"}}");
    assert_eq!(explained.outcome, Outcome::Unknown);
    assert_eq!(explained.unknown_codes, ["QuantumFlux"]);
    assert_eq!(ids("HTTP/1.1 409 Conflict\n{\"error\":{\"code\":\"QuantumFlux\"}}"), ["conflict"]);
    // But an unknown code around a known error is only one more wrapper.
    assert_explained(
        "{\"code\":\"QuantumWrapper\",\"details\":[{\"code\":\"Conflict\",\"message\":\"x\"}]}",
        &["conflict"],
    );
}

#[test]
fn both_languages_say_the_same_thing() {
    let paste = "负载均衡器不应具有公共 IP";
    let chinese = explain(paste, Language::Chinese);
    assert_eq!(chinese.explanations[0].entry.id, ids(paste)[0]);
    let json = serde_json::to_value(&chinese).unwrap();
    assert_eq!(json["lang"], "zh-CN");
    assert!(json["explanations"][0]["cause"].as_str().unwrap().contains("公共 IP"));
    assert_eq!(json["explanations"][0]["rules"][0]["id"], "LB-ATTACH-PUBLIC");
}

#[test]
fn the_json_form_is_that_of_its_schema() {
    let schema = serde_json::to_value(aks_compute::explain::json_schema()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for paste in ["QuantumFlux", "", "HTTP/1.1 409", "(QuotaExceeded) x"] {
        let json = serde_json::to_value(explained(paste)).unwrap();
        assert!(validator.is_valid(&json), "{json}");
    }
    assert!(!validator.is_valid(&serde_json::json!({ "outcome": "explained" })));
}
