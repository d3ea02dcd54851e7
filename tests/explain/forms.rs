//! Every form in which one error reaches people, made from its code and its message.

use serde_json::json;

/// A paste in each form, with the name of the form.
pub(crate) fn pastes(code: &str, message: &str) -> Vec<(&'static str, String)> {
    let given = if code.is_empty() { "BadRequest" } else { code };
    let inner = json!({ "code": given, "message": message, "target": null });
    let inner_text = inner.to_string();
    let deployment = json!({ "error": {
        "code": "DeploymentFailed",
        "message": "At least one resource deployment operation failed. Please list deployment operations for details.",
        "details": [{ "code": "BadRequest", "message": inner_text }],
    }});
    let nested = json!({ "status": "Failed", "error": {
        "code": "ResourceDeploymentFailure",
        "message": "The resource operation completed with terminal provisioning state 'Failed'.",
        "details": [{ "code": "BadArgument", "message": "See the inner error.", "innererror": inner }],
    }});
    let body = json!({ "error": inner }).to_string();
    vec![
        (
            "the message itself",
            if code.is_empty() { message.to_owned() } else { format!("{code}: {message}") },
        ),
        ("ARM, nested", serde_json::to_string_pretty(&nested).unwrap()),
        ("ARM, JSON in a text", deployment.to_string()),
        ("ARM, JSON in a text in a text", json!({ "statusMessage": deployment.to_string() }).to_string()),
        ("az", format!("ERROR: ({given}) {message}\nCode: {given}\nMessage: {message}\nTarget: x")),
        ("az, in colour and in a frame", format!("\u{1b}[31mERROR: ({given}) {message}\u{1b}[0m\n")),
        (
            "az ml",
            format!(
                "Provisioning error\n{message}\n\n(BadArgument) {message}\nCode: BadArgument\nException Details:\t({given}) {message}"
            ),
        ),
        (
            "the portal",
            format!(
                "Deployment failed. Click here for details. {{\"code\":\"InvalidTemplateDeployment\",\"message\":\"The template deployment failed.\",\"details\":[{inner_text}]}}"
            ),
        ),
        (
            "the portal, Error code",
            format!(
                "Error code: 'InvalidTemplateDeployment'. Target: ''. Message: 'not valid.'\n    Error code: '{given}'. Target: ''. Message: '{message}'"
            ),
        ),
        (
            "Go",
            format!(
                "Error: creating Cluster: unexpected status 400 (400 Bad Request) with error: StatusCode=400 -- Original Error: Code=\"{given}\" Message=\"{message}\""
            ),
        ),
        (
            "Terraform",
            format!(
                "╷\n│ Error: creating Kubernetes Cluster: performing CreateOrUpdate: {given}: {message}\n│ \n╵\n"
            ),
        ),
        ("the SDK", sdk(&body)),
        (
            "HTTP",
            format!("HTTP/1.1 400 Bad Request\nContent-Type: application/json\nx-ms-request-id: 1\n\n{body}"),
        ),
        ("an event", format!("3m  Warning  Failed  service/azureml-fe  RawError: {body}")),
        ("wrapped in the middle of words", format!("ERROR: ({given})\n{}", wrapped(message, 40))),
        ("in capitals", format!("{given}: {}", message.to_uppercase())),
    ]
}

/// What the Python SDK throws.
fn sdk(body: &str) -> String {
    format!(
        "ComputeTargetException: ComputeTargetException:\n\tMessage: Received bad response from Resource Provider:\n\
         Response Code: 400\nHeaders: {{'Date': 'Tue, 24 Nov 2026 12:00:00 GMT', 'Content-Length': '412'}}\nContent: b'{}'\n\
         \tInnerException None\n\tErrorResponse \n{}",
        body.replace('\'', "\\'"),
        json!({ "error": { "message": format!("Received bad response from Resource Provider:\nContent: b'{body}'") } }),
    )
}

/// As a terminal of this width breaks lines.
fn wrapped(text: &str, width: usize) -> String {
    let characters: Vec<char> = text.chars().collect();
    characters.chunks(width).map(|line| line.iter().collect::<String>() + "\n").collect()
}
