//! The rules reference: every rule as text, Markdown or JSON, from its own declaration.

use std::fmt::Write as _;

use serde_json::json;

use super::{Example, Given, Rule};
use crate::language::{Language, Text, text};
use crate::report::Severity;
use crate::spec::Operation;

/// All rules in two columns: id and title.
pub fn listed(rules: &[&'static Rule], language: Language) -> String {
    let widest = rules.iter().map(|rule| rule.id.len()).max().unwrap_or(0);
    let mut out = String::new();
    for rule in rules {
        // Writing into a String cannot fail, here and below.
        let _ =
            writeln!(out, "{:widest$}  {:7}  {}", rule.id, rule.severity.as_str(), rule.title.get(language));
    }
    out
}

/// One rule for a terminal.
pub fn explained(rule: &'static Rule, language: Language) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "{} ({})\n{}\n", rule.id, rule.severity.as_str(), rule.title.get(language));
    let _ = writeln!(out, "{}\n", rule.why.get(language));
    let _ = writeln!(out, "{}: {}", OPERATIONS.get(language), operations(rule));
    let _ = writeln!(out, "{}: {}", SOURCE.get(language), rule.source_line(language));
    for (title, examples) in [(SILENT, rule.examples.silent()), (REPORTS, rule.examples.reports())] {
        for example in examples {
            let _ = writeln!(out, "\n{}\n", title.get(language));
            for line in shown(example).lines() {
                let _ = writeln!(out, "    {line}");
            }
        }
    }
    out
}

const OPERATIONS: Text = text!(en: "Operations", zh: "适用操作");
const SOURCE: Text = text!(en: "Source", zh: "来源");
const SEVERITY: Text = text!(en: "Severity", zh: "级别");
const SILENT: Text = text!(en: "It says nothing about:", zh: "以下配置不会触发：");
const REPORTS: Text = text!(en: "It reports on:", zh: "以下配置会触发：");
const WHY: Text = text!(en: "Why", zh: "原因");
const EXAMPLES: Text = text!(en: "Examples", zh: "示例");

fn operations(rule: &Rule) -> String {
    rule.operations.iter().copied().map(Operation::as_str).collect::<Vec<_>>().join(", ")
}

/// What an example shows: its own lines, not those of the smallest spec.
fn shown(example: &Example) -> String {
    if example.yaml.starts_with("operation:") {
        example.yaml.to_owned()
    } else {
        format!("operation: {}\n{}", example.operation.as_str(), example.yaml)
    }
}

fn severity(severity: Severity, language: Language) -> &'static str {
    match severity {
        Severity::Error => text!(en: "error", zh: "错误"),
        Severity::Warning => text!(en: "warning", zh: "警告"),
        Severity::Info => text!(en: "information", zh: "信息"),
    }
    .get(language)
}

const WITH_CLUSTER: Text = text!(
    en: "where `az aks show` prints of the cluster:",
    zh: "而 `az aks show` 对该群集输出：",
);
const WITH_FACTS: Text = text!(en: "with the facts:", zh: "以及以下事实：");

/// JSON, indented.
fn indented(json: &str) -> String {
    serde_json::from_str::<serde_json::Value>(json)
        .and_then(|value| serde_json::to_string_pretty(&value))
        .unwrap_or_else(|_| json.to_owned())
}

/// The part of a rule's page in one language.
pub fn markdown(rule: &'static Rule, language: Language) -> String {
    let (separator, full_stop) = match language {
        Language::English => (": ", "."),
        Language::Chinese => ("：", "。"),
    };
    let mut out = String::new();
    let _ = writeln!(out, "# {}\n\n{}{full_stop}\n", rule.id, rule.title.get(language));
    for (label, value) in [
        (SEVERITY, severity(rule.severity, language).to_owned()),
        (OPERATIONS, operations(rule)),
        (SOURCE, rule.source_line(language)),
    ] {
        let _ = writeln!(out, "- {}{separator}{value}", label.get(language));
    }
    let _ = writeln!(out, "\n## {}\n\n{}", WHY.get(language), rule.why.get(language));
    let _ = writeln!(out, "\n## {}", EXAMPLES.get(language));
    for (title, examples) in [(SILENT, rule.examples.silent()), (REPORTS, rule.examples.reports())] {
        if examples.is_empty() {
            continue;
        }
        let _ = writeln!(out, "\n{}", title.get(language));
        for example in examples {
            let _ = writeln!(out, "\n```yaml\n{}\n```", shown(example).trim_end());
            match example.given {
                Given::Nothing => {}
                Given::Cluster(members) => {
                    let _ = writeln!(
                        out,
                        "\n{}\n\n```json\n{}\n```",
                        WITH_CLUSTER.get(language),
                        indented(members)
                    );
                }
                Given::Compute(_) | Given::Facts(_) => {
                    let facts = example.facts().unwrap_or_default();
                    let _ =
                        writeln!(out, "\n{}\n\n```json\n{}\n```", WITH_FACTS.get(language), indented(&facts));
                }
            }
        }
    }
    out
}

/// The page of a rule in the reference: English, then Chinese.
pub fn page(rule: &'static Rule) -> String {
    format!(
        "<!-- Generated by `make reference` from the rule's own declaration. -->\n\n{}\n---\n\n{}",
        markdown(rule, Language::English),
        markdown(rule, Language::Chinese)
    )
}

/// The index of the reference.
pub fn index() -> String {
    let mut out = String::from(
        "<!-- Generated by `make reference` from the rules' own declarations. -->\n\n# Rules\n\n\
         | id | severity | operations | what must be so | 要求 |\n|---|---|---|---|---|\n",
    );
    for rule in super::all() {
        let _ = writeln!(
            out,
            "| [{id}]({id}.md) | {} | {} | {} | {} |",
            rule.severity.as_str(),
            operations(rule),
            rule.title.en.replace('|', "\\|"),
            rule.title.zh.replace('|', "\\|"),
            id = rule.id,
        );
    }
    out
}

/// Rules with their long texts, JSON.
pub fn json(rules: &[&'static Rule], language: Language) -> String {
    let examples = |examples: &[Example]| {
        examples
            .iter()
            .map(|example| json!({ "operation": example.operation, "spec": example.spec(), "shown": shown(example), "facts": example.facts() }))
            .collect::<Vec<_>>()
    };
    let list: Vec<_> = rules
        .iter()
        .map(|rule| {
            json!({
                "id": rule.id,
                "severity": rule.severity,
                "operations": rule.operations,
                "title": rule.title.get(language),
                "why": rule.why.get(language),
                "source": rule.source_line(language),
                "docs": rule.documentation(),
                "examples": {
                    "silent": examples(rule.examples.silent()),
                    "reports": examples(rule.examples.reports()),
                },
            })
        })
        .collect();
    // Texts and numbers only, so it always serializes.
    let mut text = serde_json::to_string_pretty(&list).unwrap_or_default();
    text.push('\n');
    text
}
