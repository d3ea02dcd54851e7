//! Specs in which texts that do harm where something quotes them by luck stand in every field that takes a text.

use std::sync::{LazyLock, Mutex};
use std::thread;

use aks_compute::language::Language;
use aks_compute::spec::{Key, ROOT, Shape};
use serde_json::{Map, Value, json};

use crate::specs::Case;

/// Each must come out as it is, and none may run: those that do make the file `ran`.
pub(crate) static TEXTS: LazyLock<Vec<String>> =
    LazyLock::new(|| serde_json::from_str(include_str!("../hostile/texts.json")).unwrap());

/// Specs that say something in every such field, some with the compute as it is now.
static SPECS: LazyLock<Vec<Value>> =
    LazyLock::new(|| serde_json::from_str(include_str!("../hostile/specs.json")).unwrap());

/// As many texts stand in one spec as tags, because each run of a script takes its time.
const TEXTS_AT_ONCE: usize = 64;

/// A field of a spec, and what it holds where a text stands in it.
struct Field {
    pointer: String,
    /// What no rule refuses.
    accepted: Vec<String>,
}

impl Field {
    /// Whatever the text, it is taken.
    fn is_free(&self) -> bool {
        self.accepted == *TEXTS
    }

    /// Whether it is left alone where many fields change: each name of a file has runs of its own, because the
    /// file must be there; and these members say which compute it is and what is to be done with it.
    fn stays(&self) -> bool {
        let member = self.pointer.rsplit('/').next().unwrap();
        member.ends_with("PemFile")
            || (self.pointer.starts_with("/compute")
                && ["id", "name", "type", "computeType", "provisioningState", "status"].contains(&member))
    }
}

fn case_of(spec: &Value) -> Case {
    Case::new(
        spec["name"].as_str().unwrap(),
        &spec["spec"],
        spec.get("compute").cloned().into_iter().collect(),
    )
}

fn is_accepted(spec: &Value) -> bool {
    case_of(spec).plan_in(Language::English).is_ok()
}

fn with_text(spec: &Value, pointer: &str, text: &str) -> Value {
    let mut spec = spec.clone();
    *spec.pointer_mut(pointer).unwrap() = json!(text);
    spec
}

/// The pointers of all texts.
fn texts_in(value: &Value, pointer: &str, found: &mut Vec<String>) {
    match value {
        Value::String(_) => found.push(pointer.to_owned()),
        Value::Array(items) => items
            .iter()
            .enumerate()
            .for_each(|(number, item)| texts_in(item, &format!("{pointer}/{number}"), found)),
        Value::Object(members) => {
            members.iter().for_each(|(key, item)| texts_in(item, &format!("{pointer}/{key}"), found));
        }
        _ => {}
    }
}

/// Tries a field: the text alone, and where that is not always taken also within what stands there.
fn field(spec: &Value, pointer: &str) -> Field {
    let old = spec.pointer(pointer).unwrap().as_str().unwrap();
    let (head, tail) = old.split_at(old.len() - 1);
    let taken = |texts: Vec<String>| {
        texts
            .into_iter()
            .filter(|text| text != old && is_accepted(&with_text(spec, pointer, text)))
            .collect::<Vec<_>>()
    };
    let mut accepted = taken(TEXTS.clone());
    if accepted.len() < TEXTS.len() {
        accepted.extend(taken(TEXTS.iter().map(|text| format!("{head}{text}{tail}")).collect()));
    }
    Field { pointer: pointer.to_owned(), accepted }
}

/// Every field, each tried in the first of the specs that has it.
static FIELDS: LazyLock<Vec<Field>> = LazyLock::new(|| {
    let mut tasks: Vec<(&Value, String)> = Vec::new();
    for spec in SPECS.iter() {
        let mut pointers = Vec::new();
        texts_in(spec, "", &mut pointers);
        for pointer in pointers {
            if pointer != "/name" && tasks.iter().all(|(_, known)| *known != pointer) {
                tasks.push((spec, pointer));
            }
        }
    }
    let tasks = Mutex::new(tasks);
    let fields = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().unwrap().get() {
            scope.spawn(|| {
                loop {
                    let Some((spec, pointer)) = tasks.lock().unwrap().pop() else { break };
                    let field = field(spec, &pointer);
                    fields.lock().unwrap().push(field);
                }
            });
        }
    });
    let mut fields = fields.into_inner().unwrap();
    fields.sort_by(|one: &Field, other| one.pointer.cmp(&other.pointer));
    fields
});

/// What may be the name of a tag.
static TAG_NAMES: LazyLock<Vec<&String>> = LazyLock::new(|| {
    let spec = SPECS.iter().find(|spec| spec.pointer("/spec/tags").is_some()).unwrap();
    let with_tag = |name: &str| {
        let mut spec = spec.clone();
        spec["spec"]["tags"] = json!({ name: "" });
        spec
    };
    TEXTS.iter().filter(|text| is_accepted(&with_tag(text))).collect()
});

/// Each spec with what its fields take, many texts at once, until every text stood in every field that takes it.
pub(crate) static CASES: LazyLock<Vec<Case>> = LazyLock::new(|| {
    let mut cases = Vec::new();
    for (place, spec) in SPECS.iter().enumerate() {
        for (number, texts) in TEXTS.chunks(TEXTS_AT_ONCE).enumerate() {
            let mut spec = spec.clone();
            for field in FIELDS.iter().filter(|field| !field.accepted.is_empty() && !field.stays()) {
                let accepted = &field.accepted;
                // A certificate that can be looked into has to be for the name.
                if field.pointer == "/spec/ssl/cname" && spec.pointer("/spec/ssl/certPem").is_some() {
                    continue;
                }
                let Some(value) = spec.pointer_mut(&field.pointer) else { continue };
                *value = if field.pointer == "/compute/properties/resourceId" {
                    // With control characters it is no id, and there is no plan.
                    json!(texts.concat().replace(char::is_control, ""))
                } else if field.is_free() {
                    json!(texts.concat())
                } else {
                    // Other texts in every spec, since a field that takes few stands in many.
                    json!(accepted[(place * TEXTS.len() / TEXTS_AT_ONCE + number) % accepted.len()])
                };
            }
            for tags in ["/spec/tags", "/compute/tags"] {
                if let Some(value) = spec.pointer_mut(tags) {
                    *value = Value::Object(tags_of(texts));
                }
            }
            if spec.get("compute").is_some() {
                spec["compute"]["id"] = json!(id_of_compute(&spec["spec"]));
            }
            cases.push(case_of(&spec));
        }
    }
    cases
});

/// The compute that a spec is about.
fn id_of_compute(spec: &Value) -> String {
    let [subscription, group, workspace] =
        ["subscriptionId", "resourceGroup", "name"].map(|member| spec["workspace"][member].as_str().unwrap());
    let name = spec["name"].as_str().unwrap();
    format!(
        "/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.MachineLearningServices/workspaces/{workspace}/computes/{name}"
    )
}

fn tags_of(texts: &[String]) -> Map<String, Value> {
    let values = texts.iter().enumerate().map(|(number, text)| (format!("tag{number}"), json!(text)));
    let names = texts.iter().filter(|text| TAG_NAMES.contains(text));
    values.chain(names.map(|name| (name.clone(), json!("")))).collect()
}

/// The fields of the table of keys that take a text, with `*` for the place in a list.
fn text_fields(keys: &[Key], at: &str, found: &mut Vec<String>) {
    for key in keys {
        let at = format!("{at}/{}", key.name);
        match key.shape {
            Shape::Text | Shape::SecretText | Shape::Choice(_) => found.push(at),
            Shape::Texts | Shape::Tags => found.push(format!("{at}/*")),
            Shape::Object(keys) => text_fields(keys, &at, found),
            Shape::Objects(keys) => text_fields(keys, &format!("{at}/*"), found),
            Shape::Integer | Shape::Boolean | Shape::Anything => {}
        }
    }
}

#[test]
fn every_field_that_takes_a_text_is_tried() {
    let mut wanted = Vec::new();
    text_fields(ROOT, "", &mut wanted);
    let tried: Vec<String> = FIELDS
        .iter()
        .map(|field| field.pointer.replace("/0", "/*").replace("/tags/team", "/tags/*"))
        .collect();
    let missing: Vec<_> = wanted.iter().filter(|field| !tried.contains(&format!("/spec{field}"))).collect();
    assert!(missing.is_empty(), "{missing:?}");
    for spec in SPECS.iter() {
        assert!(is_accepted(spec), "{}: {:?}", spec["name"], case_of(spec).plan_in(Language::English).err());
    }
}

/// But for these, fields take no quote, no space and nothing that a language might take for its own. PEM has text of
/// any kind around its blocks.
#[test]
fn names_and_ids_take_no_harmful_text() {
    let strict = |text: &str| text.chars().all(|c| c.is_alphanumeric() || "-_.()/:".contains(c));
    let loose: Vec<_> = FIELDS
        .iter()
        .filter(|field| field.pointer.starts_with("/spec") && field.accepted.iter().any(|text| !strict(text)))
        .map(|field| field.pointer.as_str())
        .collect();
    assert_eq!(
        loose,
        [
            "/spec/acknowledge/0/reason",
            "/spec/cluster/create/privateDnsZone",
            "/spec/description",
            "/spec/ssl/certPem",
            "/spec/ssl/certPemFile",
            "/spec/ssl/keyPem",
            "/spec/ssl/keyPemFile",
            "/spec/tags/team",
        ]
    );
    assert!(TAG_NAMES.len() > 100, "{TAG_NAMES:?}");
    for case in CASES.iter() {
        case.plan();
    }
}
