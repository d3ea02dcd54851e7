//! The JSON Schema of what is known of a paste.

use crate::document::{Value, object};
use crate::json_schema::{list, record, text, titled, words};

/// The JSON Schema (draft 2020-12) of the JSON form of [`super::Explained`].
pub fn json_schema() -> Value {
    let rule =
        record(object! { "id" => text(), "title" => text(), "docs" => text() }, &["id", "title", "docs"]);
    let explanation = record(
        object! {
            "id" => text(),
            "tier" => words(&["cause", "symptom", "wrapper"]),
            "cause" => text(),
            "fix" => text(),
            "rules" => list(rule),
            "source" => text(),
            "docs" => text(),
            "matched" => list(text()),
        },
        &["id", "tier", "cause", "fix", "rules", "source", "docs", "matched"],
    );
    titled(
        "aks-compute explanation",
        record(
            object! {
                "schemaVersion" => object! { "const" => 1 },
                "tool" => text(),
                "lang" => words(&["en", "zh-CN"]),
                "outcome" => words(&["explained", "unknown"]),
                "explanations" => list(explanation),
                "codes" => list(text()),
                "unknownCodes" => list(text()),
            },
            &["schemaVersion", "tool", "lang", "outcome", "explanations", "codes", "unknownCodes"],
        ),
    )
}
