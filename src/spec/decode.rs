//! Decodes a value tree into a [`Spec`], collecting every shape problem on the way.

use super::decode_cluster::cluster;
use super::keys::{Key, ROOT, Shape};
use super::members::{Members, keys_of};
use super::operation::Operation;
use super::shape::{Found, ShapeProblem, ShapeProblemKind};
use super::types::*;
use crate::document::{Number, Value, join};

/// Decodes `root`. It always gives a spec; what is wrong with its shape stands in `problems`.
pub fn decode(root: &Value) -> Spec<'_> {
    let operation = root.get("operation").and_then(Value::as_str).and_then(Operation::from_word);
    let mut walk = Walk { operation, problems: Vec::new() };
    if let Value::Object(_) = root {
        walk.object("", root, ROOT);
        walk.nothing_to_update(root);
    } else {
        walk.wrong_type("", "SPEC-TYPE", &ROOT_SHAPE, root);
    }
    let mut spec = Spec { operation, problems: walk.problems, root: Some(root), ..Spec::default() };
    fill(&mut spec, root);
    spec
}

static ROOT_SHAPE: Shape = Shape::Object(ROOT);
static TEXT_SHAPE: Shape = Shape::Text;

/// Texts up to this many characters are quoted in messages.
const LONGEST_QUOTE: usize = 60;

struct Walk {
    operation: Option<Operation>,
    problems: Vec<ShapeProblem>,
}

impl Walk {
    fn report(&mut self, pointer: impl Into<String>, rule: &'static str, kind: ShapeProblemKind) {
        self.problems.push(ShapeProblem { pointer: pointer.into(), rule, kind });
    }

    fn object(&mut self, pointer: &str, object: &Value, keys: &'static [Key]) {
        let members = object.members();
        for (number, member) in members.iter().enumerate() {
            let earlier = members.get(..number).unwrap_or_default();
            match keys.iter().find(|key| key.name == member.key) {
                Some(_) if earlier.iter().any(|other| other.key == member.key) => {
                    self.repeated(pointer, &member.key);
                }
                Some(key) => self.member(pointer, key, &member.value),
                None => self.unknown(pointer, &member.key, object, keys),
            }
        }
        for key in keys {
            let is_required = match self.operation {
                Some(operation) => key.required.contains(&operation),
                None => key.required.len() == Operation::ALL.len(),
            };
            if is_required && !members.iter().any(|member| member.key == key.name) {
                let kind = ShapeProblemKind::Missing { key: key.name };
                self.report(join(pointer, key.name), "SPEC-MISSING", kind);
            }
        }
    }

    fn repeated(&mut self, pointer: &str, key: &str) {
        let pointer = join(pointer, key);
        let is_known = |problem: &ShapeProblem| {
            problem.pointer == pointer && matches!(problem.kind, ShapeProblemKind::RepeatedKey { .. })
        };
        if !self.problems.iter().any(is_known) {
            self.report(pointer, "SPEC-KEY", ShapeProblemKind::RepeatedKey { key: key.to_owned() });
        }
    }

    fn unknown(&mut self, pointer: &str, key: &str, object: &Value, keys: &'static [Key]) {
        let nearest = nearest(key, keys.iter().map(|known| known.name));
        let nearest_is_free = nearest.is_some_and(|name| object.get(name).is_none());
        let kind = ShapeProblemKind::UnknownKey { key: key.to_owned(), nearest, nearest_is_free };
        self.report(join(pointer, key), "SPEC-KEY", kind);
    }

    fn member(&mut self, parent: &str, key: &'static Key, value: &Value) {
        if let Some(operation) = self.operation
            && !key.operations.contains(&operation)
        {
            if !key.refused_elsewhere.contains(&operation) {
                let kind = ShapeProblemKind::WrongOperation { key, operation };
                self.report(join(parent, key.name), "SPEC-OPERATION", kind);
            }
            return;
        }
        match (&key.shape, value) {
            (Shape::Text | Shape::SecretText, Value::String(_))
            | (Shape::Integer, Value::Number(Number::Integer(_)))
            | (Shape::Boolean, Value::Bool(_))
            | (Shape::Anything, _) => {}
            (Shape::Choice(choices), Value::String(word)) => self.choice(parent, key, choices, word),
            (Shape::Object(keys), Value::Object(_)) => self.object(&join(parent, key.name), value, keys),
            (Shape::Tags, Value::Object(members)) => {
                let pointer = join(parent, key.name);
                for (number, member) in members.iter().enumerate() {
                    if members.get(..number).unwrap_or_default().iter().any(|other| other.key == member.key) {
                        self.repeated(&pointer, &member.key);
                    }
                    if !matches!(member.value, Value::String(_)) {
                        self.wrong_type(
                            join(&pointer, &member.key),
                            key.shape_rule,
                            &TEXT_SHAPE,
                            &member.value,
                        );
                    }
                }
            }
            (Shape::Texts, Value::Array(items)) => {
                for (number, item) in items.iter().enumerate() {
                    if !matches!(item, Value::String(_)) {
                        let pointer = format!("{}/{number}", join(parent, key.name));
                        self.wrong_type(pointer, key.shape_rule, &TEXT_SHAPE, item);
                    }
                }
            }
            (Shape::Objects(keys), Value::Array(items)) => {
                let pointer = join(parent, key.name);
                for (number, item) in items.iter().enumerate() {
                    let pointer = format!("{pointer}/{number}");
                    match item {
                        Value::Object(_) => self.object(&pointer, item, keys),
                        _ => self.wrong_type(pointer, key.shape_rule, &ROOT_SHAPE, item),
                    }
                }
            }
            (shape, value) => self.wrong_type(join(parent, key.name), key.shape_rule, shape, value),
        }
    }

    fn choice(&mut self, parent: &str, key: &Key, choices: &'static [&'static str], word: &str) {
        if choices.contains(&word) {
            return;
        }
        let nearest = nearest(word, choices.iter().copied());
        let only_case_differs = nearest.is_some_and(|choice| choice.eq_ignore_ascii_case(word));
        let found = shortened(word);
        let kind = ShapeProblemKind::NotAChoice { choices, found, nearest, only_case_differs };
        self.report(join(parent, key.name), key.shape_rule, kind);
    }

    fn wrong_type(
        &mut self,
        pointer: impl Into<String>,
        rule: &'static str,
        expected: &'static Shape,
        value: &Value,
    ) {
        let found = match value {
            Value::Null => Found::Null,
            Value::Bool(value) => Found::Bool(*value),
            Value::Number(Number::Integer(value)) => Found::Integer(*value),
            Value::Number(Number::Float(value)) => Found::Float(*value),
            Value::String(text) => {
                let may_show = *expected != Shape::SecretText && text.chars().count() <= LONGEST_QUOTE;
                Found::Text(may_show.then(|| text.clone()))
            }
            Value::Array(_) => Found::Array,
            Value::Object(_) => Found::Object,
            Value::Foreign(what) => Found::Foreign(what),
        };
        self.report(pointer, rule, ShapeProblemKind::WrongType { expected, found });
    }

    fn nothing_to_update(&mut self, root: &Value) {
        if self.operation == Some(Operation::Update)
            && !["ssl", "loadBalancer", "refresh"].iter().any(|key| root.get(key).is_some())
        {
            self.report("", "SPEC-MISSING", ShapeProblemKind::NothingToUpdate);
        }
    }
}

/// `word`, cut where it is too long to be quoted.
fn shortened(word: &str) -> String {
    if word.chars().count() <= LONGEST_QUOTE {
        word.to_owned()
    } else {
        word.chars().take(LONGEST_QUOTE).chain(['…']).collect()
    }
}

/// The known word that `word` probably means: the same letters, or few typing errors.
fn nearest(word: &str, known: impl Iterator<Item = &'static str> + Clone) -> Option<&'static str> {
    let plain = |text: &str| text.replace(['_', '-', ' '], "").to_ascii_lowercase();
    if word.len() > LONGEST_QUOTE {
        return None;
    }
    let typed = plain(word);
    known
        .map(|name| (strsim::damerau_levenshtein(&typed, &plain(name)), name))
        .filter(|(distance, name)| *distance <= name.len().min(typed.len()) / 3)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

fn fill<'a>(spec: &mut Spec<'a>, root: &'a Value) {
    let root_members = Members { value: Some(root), keys: ROOT, operation: spec.operation };
    let object_keys = |name| keys_of(ROOT, name);
    spec.cloud =
        root_members.field("cloud", |value| value.as_str().filter(|word| super::keys::CLOUDS.contains(word)));
    spec.api_version = root_members.text("apiVersion");
    spec.name = root_members.text("name");
    spec.description = root_members.text("description");
    spec.tags = root_members.field("tags", |value| match value {
        Value::Object(members) => {
            Some(members.iter().filter_map(|tag| Some((tag.key.as_str(), tag.value.as_str()?))).collect())
        }
        _ => None,
    });
    spec.location = root_members.text("location");
    spec.cluster_purpose = root_members.choice("clusterPurpose", ClusterPurpose::WORDS, ClusterPurpose::ALL);
    spec.agent_count = root_members.field("agentCount", Value::as_integer);
    spec.agent_vm_size = root_members.text("agentVmSize");
    spec.action =
        root_members.choice("action", UnderlyingResourceAction::WORDS, UnderlyingResourceAction::ALL);
    spec.refresh = root_members.boolean("refresh");
    spec.workspace = root_members
        .object("workspace", object_keys("workspace"), |members| Workspace {
            subscription_id: members.text("subscriptionId"),
            resource_group: members.text("resourceGroup"),
            name: members.text("name"),
            location: members.text("location"),
        })
        .given()
        .unwrap_or_default();
    spec.network = root_members.object("network", object_keys("network"), |members| Network {
        vnet_resource_group: members.text("vnetResourceGroup"),
        vnet_name: members.text("vnetName"),
        subnet_name: members.text("subnetName"),
        service_cidr: members.text("serviceCidr"),
        dns_service_ip: members.text("dnsServiceIP"),
        docker_bridge_cidr: members.text("dockerBridgeCidr"),
    });
    spec.load_balancer =
        root_members.object("loadBalancer", object_keys("loadBalancer"), |members| LoadBalancer {
            kind: members.choice("type", LoadBalancerType::WORDS, LoadBalancerType::ALL),
            subnet: members.text("subnet"),
        });
    spec.ssl = root_members.object("ssl", object_keys("ssl"), ssl);
    spec.cluster = root_members.object("cluster", object_keys("cluster"), cluster);
    spec.acknowledge = root
        .get("acknowledge")
        .map_or(&[][..], Value::items)
        .iter()
        .filter_map(|item| {
            Some(Acknowledgement { rule: item.get("rule")?.as_str()?, reason: item.get("reason")?.as_str()? })
        })
        .collect();
}

fn ssl(members: Members<'_>) -> Ssl<'_> {
    Ssl {
        status: members.choice("status", SslStatus::WORDS, SslStatus::ALL),
        leaf_domain_label: members.text("leafDomainLabel"),
        overwrite_existing_domain: members.boolean("overwriteExistingDomain"),
        renew: members.boolean("renew"),
        cname: members.text("cname"),
        cert_pem: members.text("certPem"),
        key_pem: members.field("keyPem", |value| value.as_str().map(Secret)),
        cert_pem_file: members.text("certPemFile"),
        key_pem_file: members.text("keyPemFile"),
        key_vault: members.object("keyVault", keys_of(members.keys, "keyVault"), |members| KeyVault {
            id: members.text("id"),
            cert_secret: members.text("certSecret"),
            key_secret: members.text("keySecret"),
        }),
    }
}
