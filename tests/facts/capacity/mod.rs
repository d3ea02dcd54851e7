//! How many vCPUs are left, and which VM sizes there are.

use aks_compute::facts::{FactError, FactKind, Facts};
use aks_compute::report::{Severity, Status};
use serde_json::{Value, json};

use crate::answers::{
    ERROR, NOTE, PASS, UNKNOWN, WARNING, answer, facts, first, message, of, report, stated,
};
use crate::specs::{OTHER_SUBSCRIPTION_ID, SUBSCRIPTION_ID, create};

mod quota;
mod sizes;

/// The entry of a quota as `az vm list-usage` prints it, with numbers in texts, or as ARM does.
fn entry(name: &str, current: u64, limit: u64, is_arm: bool) -> Value {
    let name = json!({ "value": name, "localizedValue": format!("{name} vCPUs") });
    if is_arm {
        json!({ "unit": "Count", "currentValue": current, "limit": limit, "name": name })
    } else {
        json!({ "currentValue": current.to_string(), "limit": limit.to_string(), "localName": name["localizedValue"], "name": name })
    }
}

fn quota_of(total: (u64, u64), family: (u64, u64), is_arm: bool) -> Value {
    let entries = json!([
        entry("availabilitySets", 0, 2500, is_arm),
        entry("cores", total.0, total.1, is_arm),
        entry("virtualMachines", 0, 25000, is_arm),
        entry("standardDSv5Family", family.0, family.1, is_arm),
    ]);
    if is_arm { json!({ "value": entries }) } else { entries }
}

/// A size as `az vm list-skus` prints it and ARM does too.
fn sku(name: &str, vcpus: u32, available: u32, restrictions: Value) -> Value {
    json!({
        "apiVersions": null,
        "capabilities": [
            { "name": "MaxResourceVolumeMB", "value": "0" },
            { "name": "vCPUs", "value": vcpus.to_string() },
            { "name": "MemoryGB", "value": "16" },
            { "name": "vCPUsAvailable", "value": available.to_string() },
        ],
        "capacity": null,
        "family": "standardDSv5Family",
        "locationInfo": [{ "location": "eastus2", "zones": ["1", "2", "3"] }],
        "locations": ["eastus2"],
        "name": name,
        "resourceType": "virtualMachines",
        "restrictions": restrictions,
        "size": "D4s_v5",
        "tier": "Standard",
    })
}

fn d4s() -> Value {
    json!([sku("Standard_D4s_v5", 4, 4, json!([]))])
}

fn located(kind: &str, header: Value, data: &Value) -> Value {
    let mut header = header;
    header["kind"] = json!(kind);
    json!({ "fact": header, "data": data })
}
