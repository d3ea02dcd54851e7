//! Lists made at random: printed in either layout they are read back unchanged; and no input makes the reader panic.

use proptest::prelude::*;

use super::*;

/// A row that the tables can print.
#[derive(Clone, Debug)]
struct Printed {
    version: String,
    is_preview: bool,
    upgrades: Vec<String>,
    support_plans: Vec<String>,
}

fn version() -> impl Strategy<Value = (u64, u64, u64)> {
    (1_u64..3, 0_u64..40, 0_u64..20)
}

fn rows() -> impl Strategy<Value = Vec<Printed>> {
    let plans = prop::sample::subsequence(vec!["KubernetesOfficial", "AKSLongTermSupport"], 0..=2);
    prop::collection::btree_map(version(), (any::<bool>(), plans, 0_usize..5), 1..20).prop_map(|map| {
        let names: Vec<_> =
            map.keys().map(|(major, minor, patch)| format!("{major}.{minor}.{patch}")).collect();
        let mut rows: Vec<_> = map
            .into_values()
            .enumerate()
            .map(|(at, (is_preview, plans, upgrades))| Printed {
                version: names[at].clone(),
                is_preview,
                upgrades: names.iter().skip(at + 1).take(upgrades).cloned().collect(),
                support_plans: plans.into_iter().map(str::to_owned).collect(),
            })
            .collect();
        // Newest first, as `az` prints them.
        rows.reverse();
        rows
    })
}

fn upgrades_or_none(upgrades: &[String]) -> String {
    if upgrades.is_empty() { "None available".to_owned() } else { upgrades.join(", ") }
}

fn table(headings: &[&str], rows: &[Vec<String>], gap: &str, aligned: bool) -> String {
    let width = |column: usize| {
        let cells = rows.iter().map(|row| row[column].len());
        cells.chain([headings[column].len()]).max().unwrap()
    };
    let mut lines = vec![headings.iter().map(|heading| (*heading).to_owned()).collect::<Vec<_>>()];
    lines.push((0..headings.len()).map(|column| "-".repeat(width(column))).collect());
    lines.extend(rows.to_vec());
    let mut out = String::new();
    for cells in lines {
        let cells: Vec<_> = cells
            .iter()
            .enumerate()
            .map(
                |(column, cell)| {
                    if aligned { format!("{cell:<width$}", width = width(column)) } else { cell.clone() }
                },
            )
            .collect();
        out.push_str(cells.join(gap).trim_end());
        out.push('\n');
    }
    out
}

fn older(rows: &[Printed], aligned: bool) -> String {
    let previews: Vec<_> = rows.iter().filter(|row| row.is_preview).map(|row| row.version.clone()).collect();
    let marked = |version: &String| {
        if previews.contains(version) { format!("{version}(preview)") } else { version.clone() }
    };
    let cells: Vec<_> = rows
        .iter()
        .map(|row| {
            let upgrades: Vec<_> = row.upgrades.iter().map(marked).collect();
            vec![marked(&row.version), upgrades_or_none(&upgrades)]
        })
        .collect();
    table(&["KubernetesVersion", "Upgrades"], &cells, if aligned { "  " } else { " " }, aligned)
}

fn newer(rows: &[Printed], aligned: bool) -> String {
    let cells: Vec<_> = rows
        .iter()
        .map(|row| {
            let preview = if row.is_preview { "True" } else { "" };
            let upgrades = upgrades_or_none(&row.upgrades);
            vec![row.version.clone(), preview.to_owned(), upgrades, row.support_plans.join(", ")]
        })
        .collect();
    let headings = ["KubernetesVersion", "IsPreview", "Upgrades", "SupportPlan"];
    table(&headings, &cells, if aligned { "  " } else { " " }, aligned)
}

#[track_caller]
fn is_read_back(list: &VersionList, rows: &[Printed], has_plans: bool) {
    let is_preview = |version: &str| rows.iter().any(|row| row.version == version && row.is_preview);
    assert_eq!(list.entries.len(), rows.len());
    for (entry, row) in list.entries.iter().zip(rows) {
        assert_eq!((&entry.version, entry.is_preview), (&row.version, row.is_preview));
        let upgrades: Vec<_> = entry.upgrades.iter().map(|upgrade| upgrade.version.clone()).collect();
        assert_eq!(upgrades, row.upgrades);
        for upgrade in &entry.upgrades {
            assert_eq!(upgrade.is_preview, is_preview(&upgrade.version), "{}", upgrade.version);
        }
        assert_eq!(entry.support_plans, if has_plans { row.support_plans.clone() } else { Vec::new() });
    }
}

/// Whatever a list is, what follows from it hangs together.
fn hangs_together(list: &VersionList) {
    assert!(!list.entries.is_empty() || list.stated_default.is_some());
    if let (Some(recommended), false) = (list.recommended(), list.entries.is_empty()) {
        assert!(!list.find(recommended.version).unwrap().is_preview);
    }
    assert!(list.entries.iter().filter(|entry| entry.is_default).count() <= 1);
    for language in [Language::English, Language::Chinese] {
        let _ = list.text(&["1"], language);
        let _ = serde_json::to_string(&list.listing(&[], language)).unwrap();
    }
}

/// Reads anything.
fn survives(bytes: &[u8]) {
    match versions_from_bytes(bytes) {
        Ok(list) => hangs_together(&list),
        Err(error) => assert!(!error.message(Language::Chinese).is_empty()),
    }
}

fn document() -> impl Strategy<Value = Value> {
    let word = prop::sample::select(vec![
        "Kubernetes",
        "kubernetes",
        "DCOS",
        "",
        "1.34",
        "1.34.2",
        "1.16.13",
        "v1.2.3",
        "1.2.3.4",
        "True",
        OLD_TABLE,
        "/locations/",
        "locations",
    ]);
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        word.prop_map(Value::from),
    ];
    let key = prop::sample::select(vec![
        "orchestrators",
        "values",
        "properties",
        "orchestratorType",
        "orchestratorVersion",
        "orchestrationVersion",
        "default",
        "isPreview",
        "isDefault",
        "upgrades",
        "version",
        "patchVersions",
        "1.34.2",
        "1.35.0",
        "capabilities",
        "supportPlan",
        "id",
        "fact",
        "data",
        "location",
    ]);
    leaf.prop_recursive(6, 60, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::vec((key.clone(), inner), 0..8).prop_map(|members| members
                .into_iter()
                .map(|(key, value)| (key.to_owned(), value))
                .collect()),
        ]
    })
}

proptest! {
    #[test]
    fn a_printed_list_is_read_back(rows in rows(), aligned in any::<bool>()) {
        is_read_back(&read(older(&rows, aligned)), &rows, false);
        is_read_back(&read(newer(&rows, aligned)), &rows, true);
    }

    #[test]
    fn no_text_panics(text in ".{0,200}", head in prop::sample::select(vec!["", "KubernetesVersion Upgrades\n", "Result\n", "{"])) {
        survives(format!("{head}{text}").as_bytes());
    }

    #[test]
    fn no_text_of_the_tables_words_panics(words in prop::collection::vec(prop::sample::select(vec![
        "KubernetesVersion", "SupportPlan", "Result", "1.34.2", "1.34", "1.35.0(preview)", "(preview)", "(", "None", "True", ",", "\n", "\n", "\r", "---", "(previe", "群",
    ]), 0..40)) {
        survives(words.join(" ").as_bytes());
    }

    #[test]
    fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        survives(&bytes);
    }

    #[test]
    fn no_document_panics(value in document()) {
        survives(value.to_string().as_bytes());
    }
}

#[test]
fn a_list_that_is_cut_anywhere_panics_nowhere() {
    for text in [format!("{OLD_TABLE}{RESULT}"), NEW_TABLE.to_owned()] {
        for end in 0..text.len() {
            survives(&text.as_bytes()[..end]);
        }
    }
}

#[test]
fn a_long_list_is_read_in_time() {
    let rows: String =
        (0..20_000).map(|patch| format!("1.{}.{patch} 1.2.3, 1.2.4(preview)\n", patch % 40)).collect();
    let list = read(format!("KubernetesVersion Upgrades\n{rows}"));
    assert_eq!(list.entries.len(), 20_000);
    hangs_together(&list);
}
