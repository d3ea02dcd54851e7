//! Specs of every operation, and their plans.

use aks_compute::document::{Document, Format};
use aks_compute::emit::Plan;
use aks_compute::facts::Facts;
use aks_compute::init::SCENARIOS;
use aks_compute::language::Language;
use aks_compute::{CheckOptions, plan};
use serde_json::{Value, json};
use time::macros::datetime;

pub(crate) const SUBSCRIPTION: &str = "00000000-0000-0000-0000-000000000000";

/// A spec with what is there today.
pub(crate) struct Case {
    pub(crate) name: String,
    pub(crate) spec: String,
    pub(crate) facts: Vec<Value>,
}

impl Case {
    pub(crate) fn new(name: &str, spec: &Value, facts: Vec<Value>) -> Self {
        Self { name: name.to_owned(), spec: spec.to_string(), facts }
    }

    /// The plan, or why there is none: the rules, or a fact that is none.
    pub(crate) fn plan_in(&self, language: Language) -> Result<Plan, Vec<String>> {
        let mut facts = Facts::default();
        for fact in &self.facts {
            facts.add_bytes(fact.to_string().as_bytes()).map_err(|error| vec![format!("{error:?}")])?;
        }
        let options = CheckOptions { language, ..CheckOptions::new(datetime!(2026-11-23 12:00 UTC), &facts) };
        let format = if self.spec.starts_with('{') { Format::Json } else { Format::Yaml };
        let planned = plan(&Document::parse(&self.spec, format).unwrap(), &options);
        planned.plan.ok_or_else(|| {
            planned
                .report
                .findings
                .iter()
                .map(|finding| format!("{}: {}", finding.rule.id, finding.message))
                .collect()
        })
    }

    pub(crate) fn plan(&self) -> Plan {
        self.plan_in(Language::English).unwrap_or_else(|rules| panic!("{}: {rules:?}", self.name))
    }
}

pub(crate) fn text<'a>(plan: &'a Plan, file: &str) -> &'a str {
    plan.artifacts.iter().find(|artifact| artifact.file_name == file).map_or("", |artifact| &artifact.text)
}

pub(crate) fn workspace() -> Value {
    json!({ "subscriptionId": SUBSCRIPTION, "resourceGroup": "ml-rg", "name": "ml-ws", "location": "chinaeast2" })
}

pub(crate) fn attach() -> Value {
    json!({ "operation": "attach", "cloud": "AzureChinaCloud", "workspace": workspace(), "name": "myaks",
        "cluster": { "resourceGroup": "rg", "name": "aks" } })
}

pub(crate) fn new_cluster() -> Value {
    let mut spec = attach();
    spec["cluster"] = json!({ "create": { "resourceGroup": "ml-rg", "name": "myaks", "tier": "Standard",
        "nodePools": [{ "name": "nodepool1", "vmSize": "Standard_D4s_v5", "count": 3 }] } });
    spec
}

pub(crate) fn on_compute(operation: &str) -> Value {
    let mut workspace = workspace();
    workspace.as_object_mut().unwrap().remove("location");
    json!({ "operation": operation, "cloud": "AzureChinaCloud", "workspace": workspace, "name": "myaks" })
}

/// The compute as it is now, with TLS of this configuration.
pub(crate) fn current(ssl: &Value) -> Value {
    // A certificate from Microsoft needs a public address.
    let is_public = ssl["status"] == "Auto";
    let mut compute = json!({
        "id": format!("/subscriptions/{SUBSCRIPTION}/resourceGroups/ml-rg/providers/Microsoft.MachineLearningServices/workspaces/ml-ws/computes/myaks"),
        "name": "myaks", "type": "Microsoft.MachineLearningServices/workspaces/computes", "location": "chinaeast2",
        "tags": { "team": "vision" },
        "properties": {
            "computeType": "AKS", "computeLocation": "chinaeast2", "provisioningState": "Succeeded", "isAttachedCompute": true,
            "resourceId": format!("/subscriptions/{SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.ContainerService/managedClusters/aks"),
            "properties": { "agentCount": 3, "agentVmSize": "Standard_D4s_v5", "clusterPurpose": "FastProd",
                "sslConfiguration": ssl, "loadBalancerType": "PublicIp" }
        }
    });
    if !is_public {
        let aks = &mut compute["properties"]["properties"];
        aks["loadBalancerType"] = json!("InternalLoadBalancer");
        aks["loadBalancerSubnet"] = json!("aks-subnet");
    }
    compute
}

pub(crate) fn with(mut spec: Value, members: Value) -> Value {
    let Value::Object(members) = members else { panic!("{members}") };
    spec.as_object_mut().unwrap().extend(members);
    spec
}

/// Every scenario of the article, and what they do not show.
pub(crate) fn cases() -> Vec<Case> {
    let own = json!({ "status": "Enabled", "cname": "old.contoso.com" });
    let auto = json!({ "status": "Auto", "leafDomainLabel": "contoso" });
    let vault = json!({ "ssl": { "cname": "www.contoso.com", "keyVault": {
        "id": format!("/subscriptions/{SUBSCRIPTION}/resourceGroups/ml-rg/providers/Microsoft.KeyVault/vaults/ml-kv"),
        "certSecret": "scoring-cert", "keySecret": "scoring-key" } } });
    let refresh = || with(on_compute("update"), json!({ "refresh": true }));
    let mut two_pools = new_cluster();
    two_pools["cluster"]["create"]["nodePools"]
        .as_array_mut()
        .unwrap()
        .push(json!({ "name": "user", "vmSize": "Standard_D4s_v5" }));
    let mut own_network = new_cluster();
    let create = &mut own_network["cluster"]["create"];
    create["vnetSubnetId"] = json!(format!(
        "/subscriptions/{SUBSCRIPTION}/resourceGroups/net_(prod)/providers/Microsoft.Network/virtualNetworks/net/subnets/nodes"
    ));
    // Without an overlay the names need not be labels of Kubernetes.
    create["networkPlugin"] = json!("azure");
    let mut cases: Vec<Case> = SCENARIOS
        .iter()
        .map(|scenario| Case {
            name: scenario.name.to_owned(),
            spec: std::fs::read_to_string(format!("examples/{}.yaml", scenario.name)).unwrap(),
            facts: if scenario.name.starts_with("update") { vec![current(&own)] } else { Vec::new() },
        })
        .collect();
    cases.extend([
        Case::new("attach-vault", &with(attach(), vault.clone()), vec![]),
        Case::new("attach-two-pools", &two_pools, vec![]),
        Case::new("attach-own-network", &own_network, vec![]),
        Case::new(
            "update-balancer",
            &with(on_compute("update"), json!({ "loadBalancer": { "type": "PublicIp" } })),
            vec![current(&own)],
        ),
        Case::new(
            "update-renew",
            &with(on_compute("update"), json!({ "ssl": { "renew": true } })),
            vec![current(&auto)],
        ),
        Case::new("update-vault", &with(on_compute("update"), vault), vec![current(&own)]),
        Case::new(
            "update-off",
            &with(on_compute("update"), json!({ "ssl": { "status": "Disabled" } })),
            vec![current(&own)],
        ),
        Case::new("refresh-own", &refresh(), vec![current(&own)]),
        Case::new("refresh-auto", &refresh(), vec![current(&auto)]),
        Case::new("refresh-off", &refresh(), vec![current(&json!({ "status": "Disabled" }))]),
        Case::new("reattach-off", &attach(), vec![current(&auto)]),
        Case::new(
            "reattach-own",
            &with(
                attach(),
                json!({ "ssl": { "cname": "www.contoso.com", "certPemFile": "cert.pem", "keyPemFile": "key.pem" } }),
            ),
            vec![current(&auto)],
        ),
        Case::new(
            "reattach-other-cluster",
            &with(attach(), json!({ "cluster": { "resourceGroup": "rg", "name": "other" } })),
            vec![current(&json!({ "status": "Disabled" }))],
        ),
        Case::new("detach-delete", &with(on_compute("detach"), json!({ "action": "Delete" })), vec![]),
        Case::new("detach-known", &on_compute("detach"), vec![current(&own)]),
    ]);
    cases
}
