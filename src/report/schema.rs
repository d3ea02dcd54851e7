//! The JSON Schema of the report.

use crate::document::{Value, object};
use crate::facts::FactKind;
use crate::json_schema::{integer, list, record, text, titled, words};

fn remedy() -> Value {
    record(
        object! {
            "shell" => words(&["bash"]),
            "command" => text(),
            "url" => text(),
            "fact" => fact_header(),
        },
        &["shell", "command"],
    )
}

/// The JSON Schema (draft 2020-12) of the report's JSON form.
pub fn json_schema() -> Value {
    let report = record(
        object! {
            "schemaVersion" => object! { "const" => 1 },
            "tool" => text(),
            "catalog" => text(),
            "now" => object! { "type" => "string", "format" => "date-time" },
            "lang" => words(&["en", "zh-CN"]),
            "input" => text(),
            "operation" => words(&["create", "attach", "update", "detach"]),
            "outcome" => words(&["pass", "fail", "unknown"]),
            "findings" => list(finding()),
            "asks" => list(record(
                object! {
                    "shell" => words(&["bash"]),
                    "command" => text(),
                    "url" => text(),
                    "unlocks" => list(text()),
                    "fact" => fact_header(),
                },
                &["shell", "command", "unlocks", "fact"],
            )),
            "passed" => list(text()),
            "allowed" => list(record(object! { "rule" => text(), "reason" => text() }, &["rule"])),
        },
        &["schemaVersion", "tool", "catalog", "now", "lang", "outcome", "findings", "asks", "passed"],
    );
    titled("aks-compute report", report)
}

fn fact_header() -> Value {
    let kinds: Vec<&str> = FactKind::ALL.iter().map(|kind| kind.as_str()).collect();
    record(
        object! {
            "kind" => words(&kinds),
            "cloud" => text(),
            "subscriptionId" => text(),
            "location" => text(),
            "scope" => text(),
        },
        &["kind"],
    )
}

fn finding() -> Value {
    let position = record(
        object! { "line" => integer(), "column" => integer(), "endLine" => integer(), "endColumn" => integer() },
        &["line", "column", "endLine", "endColumn"],
    );
    let operation = record(
        object! {
            "op" => words(&["add", "remove", "replace", "move"]),
            "path" => text(),
            "from" => text(),
            "value" => Value::object(),
        },
        &["op", "path"],
    );
    let fix = record(
        object! { "title" => text(), "safe" => object! { "type" => "boolean" }, "patch" => list(operation) },
        &["title", "safe", "patch"],
    );
    record(
        object! {
            "rule" => text(),
            "severity" => words(&["error", "warning", "info"]),
            "status" => words(&["fail", "unknown", "note"]),
            "path" => text(),
            "position" => position,
            "message" => text(),
            "help" => text(),
            "source" => text(),
            "docs" => text(),
            "related" => list(record(object! { "fact" => text(), "pointer" => text() }, &["fact", "pointer"])),
            "fix" => fix,
            "remedy" => remedy(),
        },
        &["rule", "severity", "status", "path", "message", "source", "docs"],
    )
}
