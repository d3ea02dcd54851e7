//! The planner against a model of the service: whatever is there, and wherever a run of the steps stops, planning
//! again leads to what is wanted, and nothing is lost on the way.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a helper of a test fails like the test"
)]

use aks_compute::document::{Document, Format};
use aks_compute::emit::{Act, Plan, Step, StepKind};
use aks_compute::facts::Facts;
use aks_compute::language::Language;
use aks_compute::report::{Severity, Status};
use aks_compute::{CheckOptions, plan};
use proptest::prelude::*;
use serde_json::{Value, json};
use time::macros::datetime;

const GROUP: &str = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg";
const WORKSPACE: &str = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/ml-ws";
/// The last of these is made by the spec that wants it.
const CLUSTERS: [&str; 3] = ["one", "two", "made"];
const MADE: usize = 2;

#[derive(Clone, Copy, Debug, PartialEq)]
enum Tls {
    Off,
    Microsoft,
    Own,
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Attached {
    cluster: usize,
    tls: Tls,
    is_internal: bool,
}

#[derive(Clone, Copy, Debug)]
enum Wanted {
    Attached(Attached),
    Updated(Attached),
    /// As it was attached before, but made anew.
    Refreshed(Attached),
    Detached,
}

#[derive(Clone, Copy, Debug, Default)]
struct Cluster {
    exists: bool,
    leftovers: bool,
    /// A certificate of the user's that exists nowhere else, once `is_saved` no longer matters.
    secret: bool,
    is_saved: bool,
}

#[derive(Clone, Debug)]
struct Service {
    compute: Option<(Attached, &'static str)>,
    clusters: [Cluster; 3],
    /// Where kubectl points.
    context: Option<usize>,
    /// How often something was attached.
    attachments: usize,
    files: Files,
}

/// What the runbook keeps beside itself.
#[derive(Clone, Debug, Default)]
struct Files {
    /// Certificate and key, saved from the cluster.
    has_certificate: bool,
    /// The body that `write-body` wrote.
    body: Option<Attached>,
    /// The compute before a refresh.
    saved: Option<Value>,
}

fn cluster_id(cluster: usize) -> String {
    format!("{GROUP}/providers/Microsoft.ContainerService/managedClusters/{}", CLUSTERS[cluster])
}

/// What the body of a request, or an answer, says.
fn attached_of(resource: &Value) -> Attached {
    let properties = &resource["properties"];
    let id = properties["resourceId"].as_str().unwrap().to_lowercase();
    let inner = &properties["properties"];
    Attached {
        cluster: CLUSTERS.iter().position(|name| id.ends_with(&format!("/{name}"))).unwrap(),
        tls: match inner["sslConfiguration"]["status"].as_str().unwrap_or("Disabled") {
            "Disabled" => Tls::Off,
            "Auto" => Tls::Microsoft,
            _ => Tls::Own,
        },
        is_internal: inner["loadBalancerSubnet"] == "aks",
    }
}

impl Service {
    /// With the secret of an own certificate in the cluster and nowhere else.
    fn attached(from: Attached, state: &'static str) -> Self {
        let mut clusters = [Cluster { exists: true, ..Cluster::default() }; 3];
        clusters[from.cluster] =
            Cluster { exists: true, leftovers: true, secret: from.tls == Tls::Own, is_saved: false };
        Self {
            compute: Some((from, state)),
            clusters,
            context: None,
            attachments: 1,
            files: Files::default(),
        }
    }

    /// What a GET of the compute shows.
    fn answer(&self) -> Option<Value> {
        let (attached, state) = self.compute?;
        Some(json!({
            "id": format!("{WORKSPACE}/computes/myaks"), "name": "myaks", "location": "eastus2",
            "type": "Microsoft.MachineLearningServices/workspaces/computes", "tags": { "kept": "yes" },
            "properties": {
                "computeType": "AKS", "provisioningState": state, "isAttachedCompute": true,
                "createdOn": format!("2026-11-{:02}T12:00:00Z", self.attachments),
                "resourceId": cluster_id(attached.cluster).to_uppercase(),
                "properties": {
                    "loadBalancerType": if attached.is_internal { "InternalLoadBalancer" } else { "PublicIp" },
                    "loadBalancerSubnet": attached.is_internal.then_some("aks"),
                    "sslConfiguration": match attached.tls {
                        Tls::Off => json!({ "status": "Disabled" }),
                        Tls::Microsoft => json!({ "status": "Auto", "leafDomainLabel": "contoso" }),
                        Tls::Own => json!({ "status": "Enabled", "cname": "www.contoso.com" }),
                    },
                },
            },
        }))
    }

    /// What a GET of the compute or the list of computes shows, the clusters, and what a refresh saved.
    fn facts(&self) -> Facts {
        let mut facts = Facts::default();
        let mut add = |fact: Value| facts.add_bytes(fact.to_string().as_bytes()).unwrap();
        add(self
            .answer()
            .unwrap_or_else(|| json!({ "fact": { "kind": "computes", "scope": WORKSPACE }, "data": [] })));
        if let Some(saved) = &self.files.saved {
            add(json!({ "fact": { "kind": "savedCompute" }, "data": saved }));
        }
        if self.clusters[MADE].exists {
            add(json!({ "id": cluster_id(MADE), "name": "made", "location": "eastus2" }));
        }
        facts
    }

    fn plan(&self, wanted: Wanted) -> Plan {
        let (text, facts) = (wanted.spec(), self.facts());
        let options = CheckOptions::new(datetime!(2026-11-23 12:00 UTC), &facts);
        let planned = plan(&Document::parse(&text, Format::Yaml).unwrap(), &options);
        let errors: Vec<_> = planned
            .report
            .findings
            .iter()
            .filter(|finding| finding.status == Status::Fail && finding.severity == Severity::Error)
            .map(|finding| format!("{}: {}", finding.rule.id, finding.message))
            .collect();
        let plan = planned.plan.unwrap_or_else(|| panic!("{text}{self:?}\n{errors:#?}"));
        for (number, step) in plan.steps.iter().enumerate() {
            assert_eq!(
                step.depends_on,
                plan.steps[..number].last().map(|step| step.id).into_iter().collect::<Vec<_>>()
            );
            assert!(plan.steps[..number].iter().all(|before| before.id != step.id), "{} twice", step.id);
            // What a person does with requests, a client does without the person.
            assert!(step.kind != StepKind::Arm || step.act.is_some(), "{} has no act", step.id);
            let is_known = plan.requests.iter().any(|request| request.id == step.id);
            assert!(step.act != Some(Act::Send) || is_known, "{} sends nothing", step.id);
        }
        plan
    }

    /// Does what the step of the plan says.
    fn apply(&mut self, step: &Step, plan: &Plan, wanted: Wanted) {
        let run = step.run.as_deref().unwrap_or_default();
        assert!(!run.contains("aks delete") && !run.contains("Action=Delete"), "{run}");
        let at_work = self.compute.is_some_and(|(_, state)| state != "Succeeded" && state != "Failed");
        match step.id {
            "kubeconfig" | "kubeconfig-old-cluster" => {
                self.context =
                    CLUSTERS.iter().position(|name| run.to_lowercase().contains(&format!("--name {name} ")));
                assert!(self.context.is_some() || run.contains("CLUSTER_NAME"), "{run}");
            }
            "save-certificate" | "save-certificate-new-cluster" => {
                if let Some(context) = self.context {
                    self.clusters[context].is_saved |= self.clusters[context].secret;
                    self.files.has_certificate |= self.clusters[context].secret;
                }
            }
            "save-compute" => {
                assert!(run.contains("before-refresh.json"));
                self.files.saved = self.files.saved.take().or(self.answer());
            }
            "remove-saved" => self.files.saved = None,
            "write-body" => {
                let put = plan.requests.iter().find(|request| request.method == "PUT").unwrap();
                let body = serde_json::to_value(&put.body).unwrap();
                let attached = attached_of(&body);
                if let Wanted::Refreshed(_) = wanted {
                    assert_eq!(body["tags"], json!({ "kept": "yes" }));
                    assert!(
                        attached.tls != Tls::Own || self.files.has_certificate,
                        "no certificate to write"
                    );
                }
                self.files.body = Some(attached);
            }
            "remove-body" => self.files.body = None,
            "clean-up" | "clean-up-old-cluster" => {
                let Some(context) = self.context else { return };
                assert!(
                    self.compute.is_none_or(|(attached, _)| attached.cluster != context),
                    "still attached"
                );
                self.loses_nothing(context);
                let cluster = &mut self.clusters[context];
                (cluster.leftovers, cluster.secret, cluster.is_saved) = (false, false, false);
            }
            "detach" => {
                assert!(!at_work);
                if let Some((attached, state)) = &mut self.compute {
                    *state = "Deleting";
                    let cluster = attached.cluster;
                    self.loses_nothing(cluster);
                }
            }
            "gone" | "succeeded" | "wait" => match &mut self.compute {
                Some((_, "Deleting")) => self.compute = None,
                Some((_, state)) => *state = "Succeeded",
                None => assert_ne!(step.id, "succeeded"),
            },
            "deploy" | "attach" => {
                assert!(self.compute.is_none(), "a second attachment");
                let attached = match wanted {
                    Wanted::Attached(attached) | Wanted::Updated(attached) => attached,
                    Wanted::Refreshed(_) => self.files.body.unwrap(),
                    Wanted::Detached => panic!("a detach attaches"),
                };
                let cluster = &mut self.clusters[attached.cluster];
                assert!(!cluster.leftovers, "attached over leftovers");
                assert!(cluster.exists || step.id == "deploy", "no such cluster");
                assert!(!(cluster.exists && attached.cluster == MADE && step.id == "deploy"), "made again");
                *cluster = Cluster {
                    exists: true,
                    leftovers: true,
                    secret: attached.tls == Tls::Own,
                    is_saved: false,
                };
                self.compute = Some((attached, "Creating"));
                self.attachments += 1;
            }
            "update" => {
                let Wanted::Updated(attached) = wanted else { panic!("no update is wanted") };
                assert!(!at_work);
                self.loses_nothing(attached.cluster);
                let cluster = &mut self.clusters[attached.cluster];
                (cluster.secret, cluster.is_saved) = (attached.tls == Tls::Own, false);
                self.compute = Some((attached, "Updating"));
            }
            "sign-in" | "roles" | "name-is-free" | "as-planned" | "keep-compute" | "host-name"
            | "certificate-files" | "no-active-services" | "front-end" | "dns" | "nothing-to-do"
            | "cluster-is-there" | "vm-size" | "scale" | "cluster-remains" => {}
            other => panic!("{other} is not in the model"),
        }
    }

    fn loses_nothing(&self, cluster: usize) {
        let Cluster { secret, is_saved, .. } = self.clusters[cluster];
        assert!(!secret || is_saved, "the certificate is lost");
    }

    fn has(&self, wanted: Wanted) -> bool {
        match wanted {
            Wanted::Attached(attached) | Wanted::Updated(attached) => {
                self.compute == Some((attached, "Succeeded"))
            }
            Wanted::Refreshed(attached) => {
                self.attachments > 1 && self.compute == Some((attached, "Succeeded"))
            }
            Wanted::Detached => self.compute.is_none(),
        }
    }
}

impl Wanted {
    fn spec(self) -> String {
        let workspace = "workspace: { subscriptionId: 11111111-2222-3333-4444-555555555555, resourceGroup: rg, name: ml-ws";
        let settings = |attached: Attached, off: &str| {
            let tls = match attached.tls {
                Tls::Off => off,
                Tls::Microsoft => "ssl: { leafDomainLabel: contoso }\n",
                Tls::Own => "ssl: { cname: www.contoso.com, certPemFile: cert.pem, keyPemFile: key.pem }\n",
            };
            let kind = if attached.is_internal { "InternalLoadBalancer, subnet: aks" } else { "PublicIp" };
            format!("{tls}loadBalancer: {{ type: {kind} }}\n")
        };
        let (operation, location, rest) = match self {
            Self::Attached(attached) => {
                let name = CLUSTERS[attached.cluster];
                let cluster = if attached.cluster == MADE {
                    format!(
                        "create: {{ resourceGroup: rg, name: {name}, nodePools: [{{ name: pool1, vmSize: Standard_D4s_v5, count: 3 }}] }}"
                    )
                } else {
                    format!("resourceGroup: rg, name: {name}")
                };
                (
                    "attach",
                    ", location: eastus2",
                    settings(attached, "") + &format!("cluster: {{ {cluster} }}\n"),
                )
            }
            Self::Updated(attached) => ("update", "", settings(attached, "ssl: { status: Disabled }\n")),
            Self::Refreshed(_) => ("update", "", "refresh: true\n".to_owned()),
            Self::Detached => ("detach", "", String::new()),
        };
        format!("operation: {operation}\n{workspace}{location} }}\nname: myaks\n{rest}")
    }
}

fn attached() -> impl Strategy<Value = Attached> {
    let tls = prop_oneof![
        Just((Tls::Off, true)),
        Just((Tls::Off, false)),
        Just((Tls::Own, true)),
        Just((Tls::Own, false)),
        Just((Tls::Microsoft, false))
    ];
    (0..3_usize, tls).prop_map(|(cluster, (tls, is_internal))| Attached { cluster, tls, is_internal })
}

fn service() -> impl Strategy<Value = Service> {
    let state = prop_oneof![3 => Just("Succeeded"), 1 => Just("Failed"), 1 => Just("Creating"), 1 => Just("Deleting")];
    let leftovers = prop::array::uniform3((any::<bool>(), any::<bool>()));
    (prop::option::of((attached(), state)), leftovers, any::<bool>()).prop_map(
        |(compute, leftovers, made)| {
            let mut clusters = leftovers.map(|(leftovers, secret)| Cluster {
                exists: true,
                leftovers,
                secret: leftovers && secret,
                is_saved: false,
            });
            if !made {
                clusters[MADE] = Cluster::default();
            }
            if let Some((attached, _)) = compute {
                let secret = attached.tls == Tls::Own;
                clusters[attached.cluster] =
                    Cluster { exists: true, leftovers: true, secret, is_saved: false };
            }
            // A detach that is under way has taken what was not saved before.
            if let Some((attached, "Deleting")) = compute {
                clusters[attached.cluster].secret = false;
            }
            Service { compute, clusters, context: None, attachments: 1, files: Files::default() }
        },
    )
}

/// Plans and applies until what is wanted is there; the first runs stop where `stops` says.
fn reach(mut service: Service, wanted: Wanted, stops: &[usize]) {
    let mut stops = stops.iter();
    for _ in 0..8 {
        let plan = service.plan(wanted);
        let stop = stops.next().map_or(plan.steps.len(), |stop| stop % (plan.steps.len() + 1));
        for step in &plan.steps[..stop] {
            service.apply(step, &plan, wanted);
        }
        if plan.steps.iter().any(|step| step.id == "wait") {
            continue;
        }
        if stop == plan.steps.len() && service.has(wanted) {
            match wanted {
                Wanted::Attached(_) => {
                    let again = service.plan(wanted);
                    assert!(
                        again.requests.is_empty()
                            && again.steps.iter().any(|step| step.id == "nothing-to-do")
                    );
                }
                Wanted::Refreshed(_) => {
                    assert_eq!(service.attachments, 2, "attached once more than needed");
                    assert!(service.files.saved.is_none(), "a later refresh would be taken for this one");
                }
                Wanted::Updated(_) | Wanted::Detached => {}
            }
            return;
        }
    }
    panic!("not reached: {service:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(800) })]

    #[test]
    fn an_attach_is_reached_from_anywhere(
        service in service(), wanted in attached(), stops in prop::collection::vec(0..40_usize, 0..4)
    ) {
        reach(service, Wanted::Attached(wanted), &stops);
    }

    #[test]
    fn a_detach_is_reached_from_anywhere(service in service(), stops in prop::collection::vec(0..40_usize, 0..4)) {
        reach(service, Wanted::Detached, &stops);
    }

    #[test]
    fn an_update_is_reached(from in attached(), to in attached(), stops in prop::collection::vec(0..40_usize, 0..4)) {
        let service = Service::attached(from, "Succeeded");
        reach(service, Wanted::Updated(Attached { cluster: from.cluster, ..to }), &stops);
    }

    #[test]
    fn a_refresh_is_reached(
        from in attached(), has_failed in any::<bool>(), stops in prop::collection::vec(0..40_usize, 0..4)
    ) {
        let state = if has_failed { "Failed" } else { "Succeeded" };
        reach(Service::attached(from, state), Wanted::Refreshed(from), &stops);
    }
}

#[test]
fn a_refresh_is_reached_whichever_two_steps_it_stops_before() {
    for tls in [Tls::Off, Tls::Microsoft, Tls::Own] {
        let from = Attached { cluster: 0, tls, is_internal: false };
        for first in 0..16 {
            for second in 0..16 {
                reach(Service::attached(from, "Succeeded"), Wanted::Refreshed(from), &[first, second]);
            }
        }
    }
}

/// The runbook of an example over the compute of `current`, with its first cluster.
fn runbook(example: &str, language: Language, current: &Value) -> String {
    let text = std::fs::read_to_string(format!("examples/{example}.yaml")).unwrap();
    let mut facts = Facts::default();
    facts.add_bytes(current.to_string().as_bytes()).unwrap();
    let options = CheckOptions { language, ..CheckOptions::new(datetime!(2026-11-23 12:00 UTC), &facts) };
    let plan = plan(&Document::parse(&text, Format::Yaml).unwrap(), &options).plan.unwrap();
    let requests: Vec<&str> = plan.requests.iter().map(|request| request.id).collect();
    let steps = plan.artifacts.iter().find(|artifact| artifact.file_name == "steps.md").unwrap();
    format!("requests: {}\n\n{}", requests.join(", "), steps.text)
}

/// The compute of the examples, behind which this cluster is, with this TLS.
fn compute_of_examples(cluster: &str, ssl: &Value) -> Value {
    let group = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups";
    json!({
        "id": format!("{group}/ml-rg/providers/Microsoft.MachineLearningServices/workspaces/ml-ws/computes/myaks"),
        "name": "myaks", "type": "Microsoft.MachineLearningServices/workspaces/computes", "location": "chinaeast2",
        "properties": {
            "computeType": "AKS", "provisioningState": "Succeeded", "isAttachedCompute": true,
            "resourceId": format!("{group}/myresourcegroup/providers/Microsoft.ContainerService/managedClusters/{cluster}"),
            "properties": { "clusterPurpose": "FastProd", "sslConfiguration": ssl, "loadBalancerType": "PublicIp" },
        },
    })
}

#[test]
fn the_article_attaches_again_with_other_tls() {
    let current =
        compute_of_examples("myexistingcluster", &json!({ "status": "Auto", "leafDomainLabel": "contoso" }));
    insta::assert_snapshot!("other-tls", runbook("attach-tls-custom", Language::English, &current));
    insta::assert_snapshot!("other-tls-zh", runbook("attach-tls-custom", Language::Chinese, &current));
}

#[test]
fn another_cluster_is_detached_and_cleaned_up_first() {
    let current =
        compute_of_examples("oldcluster", &json!({ "status": "Enabled", "cname": "www.contoso.com" }));
    insta::assert_snapshot!("other-cluster", runbook("attach", Language::English, &current));
}

#[test]
fn what_is_there_is_left_alone() {
    let current = compute_of_examples("myexistingcluster", &json!({ "status": "Disabled" }));
    insta::assert_snapshot!("nothing-to-do", runbook("attach", Language::English, &current));
}

/// The steps of a plan for an attach of what is there, but for what this changes in the spec and the compute.
fn steps_of(keys: &str, change: impl FnOnce(&mut Value)) -> Vec<Step> {
    let text = std::fs::read_to_string("examples/attach.yaml").unwrap() + keys;
    let mut current = compute_of_examples("myexistingcluster", &json!({ "status": "Disabled" }));
    change(&mut current);
    let mut facts = Facts::default();
    facts.add_bytes(current.to_string().as_bytes()).unwrap();
    let options = CheckOptions::new(datetime!(2026-11-23 12:00 UTC), &facts);
    plan(&Document::parse(&text, Format::Yaml).unwrap(), &options).plan.unwrap().steps
}

#[test]
fn another_description_or_tag_is_told_and_nothing_is_interrupted_for_it() {
    let told = |keys: &str, change: fn(&mut Value)| {
        let steps = steps_of(keys, change);
        assert!(steps.iter().any(|step| step.id == "nothing-to-do"));
        steps.into_iter().find(|step| step.id == "labels-differ").map(|step| step.title.into_owned())
    };
    let has = |current: &mut Value| {
        current["tags"] = json!({ "Team": "ml", "costCenter": "set by a policy" });
        current["properties"]["description"] = json!("scoring");
    };
    assert_eq!(told("description: scoring\ntags: { team: ml }\n", has), None);
    assert_eq!(told("", has), None);
    let both = told("description: Scoring\ntags: { team: ML }\n", has).unwrap();
    assert!(both.contains("has other `description`, `tags`."), "{both}");
    assert!(told("tags: { owner: me }\n", has).unwrap().contains("has other `tags`."));
    assert!(told("description: d\n", |_| {}).unwrap().contains("has other `description`."));
}

#[test]
fn every_setting_that_an_answer_shows_is_compared() {
    let own = "ssl: { cname: www.contoso.com, certPemFile: cert.pem, keyPemFile: key.pem }\n";
    let microsoft = "ssl: { leafDomainLabel: contoso }\n";
    type Change = fn(&mut Value);
    fn inner(current: &mut Value) -> &mut Value {
        &mut current["properties"]["properties"]
    }
    let has_own: Change = |current| {
        inner(current)["sslConfiguration"] = json!({ "status": "enabled", "cname": "WWW.contoso.com" })
    };
    let has_microsoft: Change = |current| {
        inner(current)["sslConfiguration"] = json!({ "status": "Auto", "leafDomainLabel": "contoso" })
    };
    let same: [(&str, Change); 5] = [
        ("", |_| {}),
        ("clusterPurpose: FastProd\n", |_| {}),
        (own, has_own),
        (microsoft, has_microsoft),
        // So answers show a compute without TLS.
        ("", |current| inner(current)["sslConfiguration"] = Value::Null),
    ];
    for (keys, change) in same {
        assert!(steps_of(keys, change).iter().any(|step| step.id == "nothing-to-do"), "{keys}");
    }
    let other: [(&str, Change); 10] = [
        (own, |current| inner(current)["sslConfiguration"] = Value::Null),
        ("", has_own),
        (own, |_| {}),
        (own, has_microsoft),
        (own, |current| {
            inner(current)["sslConfiguration"] = json!({ "status": "Enabled", "cname": "a.contoso.com" })
        }),
        (microsoft, |current| {
            inner(current)["sslConfiguration"] = json!({ "status": "Auto", "leafDomainLabel": "x" })
        }),
        ("loadBalancer: { type: InternalLoadBalancer, subnet: aks }\n", |_| {}),
        ("", |current| inner(current)["loadBalancerType"] = json!("InternalLoadBalancer")),
        ("", |current| inner(current)["clusterPurpose"] = json!("DevTest")),
        ("", |current| current["properties"]["resourceId"] = json!(cluster_id(1))),
    ];
    for (number, (keys, change)) in other.into_iter().enumerate() {
        assert!(steps_of(keys, change).iter().any(|step| step.id == "detach"), "{number}: {keys}");
    }
    // The certificate itself is in no answer, and the plan says so.
    let steps = steps_of(own, has_own);
    let nothing = steps.iter().find(|step| step.id == "nothing-to-do").unwrap();
    assert!(nothing.done_when.as_ref().unwrap().contains("No answer shows the certificate itself"));
}

#[test]
fn a_cluster_that_is_there_is_not_made_again() {
    let group = "/subscriptions/00000000-0000-0000-0000-000000000000/resourcegroups/ml-rg";
    let cluster = json!({
        "id": format!("{group}/providers/Microsoft.ContainerService/managedClusters/MyAKS"), "name": "MyAKS", "location": "chinaeast2",
        "agentPoolProfiles": [{ "name": "nodepool1", "vmSize": "Standard_D2s_v5", "count": 5 }],
    });
    insta::assert_snapshot!("cluster-is-there", runbook("attach-new-cluster", Language::English, &cluster));
}
