//! A model of the service: computes, clusters, what an attachment leaves in them, and what the steps of a plan do to that.

use aks_compute::document::{Document, Format};
use aks_compute::emit::{Act, Plan, Step, StepKind};
use aks_compute::facts::Facts;
use aks_compute::report::{Severity, Status};
use aks_compute::{CheckOptions, plan};
use proptest::prelude::*;
use serde_json::{Value, json};
use time::macros::datetime;

const GROUP: &str = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg";
const WORKSPACE: &str = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/ml-ws";
/// The last of these is made by the spec that wants it.
const CLUSTERS: [&str; 3] = ["one", "two", "made"];
pub(crate) const MADE: usize = 2;

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Tls {
    Off,
    Microsoft,
    Own,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Attached {
    pub(crate) cluster: usize,
    pub(crate) tls: Tls,
    pub(crate) is_internal: bool,
}

#[derive(Clone, Copy, Debug)]
pub(crate) enum Wanted {
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
pub(crate) struct Service {
    compute: Option<(Attached, &'static str)>,
    clusters: [Cluster; 3],
    /// Where kubectl points.
    context: Option<usize>,
    /// How often something was attached.
    pub(crate) attachments: usize,
    pub(crate) files: Files,
}

/// What the runbook keeps beside itself.
#[derive(Clone, Debug, Default)]
pub(crate) struct Files {
    /// Certificate and key, saved from the cluster.
    pub(crate) has_certificate: bool,
    /// The body that `write-body` wrote.
    pub(crate) body: Option<Attached>,
    /// The compute before a refresh.
    pub(crate) saved: Option<Value>,
}

pub(crate) fn cluster_id(cluster: usize) -> String {
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
    pub(crate) fn attached(from: Attached, state: &'static str) -> Self {
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

    pub(crate) fn plan(&self, wanted: Wanted) -> Plan {
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
    pub(crate) fn apply(&mut self, step: &Step, plan: &Plan, wanted: Wanted) {
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

    pub(crate) fn has(&self, wanted: Wanted) -> bool {
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

pub(crate) fn attached() -> impl Strategy<Value = Attached> {
    let tls = prop_oneof![
        Just((Tls::Off, true)),
        Just((Tls::Off, false)),
        Just((Tls::Own, true)),
        Just((Tls::Own, false)),
        Just((Tls::Microsoft, false))
    ];
    (0..3_usize, tls).prop_map(|(cluster, (tls, is_internal))| Attached { cluster, tls, is_internal })
}

pub(crate) fn service() -> impl Strategy<Value = Service> {
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
