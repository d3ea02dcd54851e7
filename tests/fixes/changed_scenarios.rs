//! Every fix that is offered for a scenario in which one value has changed.

use aks_compute::catalog::Catalog;
use aks_compute::init::{SCENARIOS, spec};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::{applied::try_fixes, as_json};

/// Every scenario of the examples, as JSON.
fn scenarios() -> Vec<Value> {
    SCENARIOS
        .iter()
        .map(|scenario| as_json(&spec(scenario.name, None, Catalog::embedded()).unwrap()).unwrap())
        .collect()
}

/// The pointers of every value below `value`, itself not.
fn pointers(value: &Value, parent: &str, out: &mut Vec<String>) {
    if let Value::Object(members) = value {
        for (key, member) in members {
            let pointer = format!("{parent}/{key}");
            pointers(member, &pointer, out);
            out.push(pointer);
        }
    }
}

fn odd_value() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (-3..2000_i64).prop_map(Value::from),
        (0..40_u32).prop_map(|tenths| json!(f64::from(tenths) / 10.0)),
        "[A-Za-z0-9._/ -]{0,30}".prop_map(Value::from),
        "(25[0-9]|1?[0-9]{1,2})\\.[0-9]{1,3}\\.0\\.[0-9]{1,2}(/[0-9]{1,2})?".prop_map(Value::from),
        prop::sample::select(vec![
            "East US 2",
            "中国东部 2",
            "chinaeast2",
            "Standard_D3_v2",
            "standard_d4s_V5",
            "Standard_D1_v2",
            "devtest",
            "internalloadbalancer",
            "disabled",
            "2018-11-19",
            "azurecloud",
            "None",
            "3",
            "true",
            "https://www.contoso.com/",
            "/subscriptions/a/resourceGroups/b/providers/Microsoft.Network/virtualNetworks/c/subnets/d",
        ])
        .prop_map(Value::from),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    /// A spec without an error, changed at one place, and every fix that is then offered.
    #[test]
    fn every_fix_of_a_changed_scenario_removes_its_finding_and_adds_no_error(
        scenario in any::<prop::sample::Index>(),
        place in any::<prop::sample::Index>(),
        value in odd_value(),
        rename in prop::option::of("[_a-zA-Z]{1,6}"),
    ) {
        let scenarios = scenarios();
        let mut spec = scenario.get(&scenarios).clone();
        let mut all = Vec::new();
        pointers(&spec, "", &mut all);
        let pointer = place.get(&all).clone();
        match rename {
            Some(suffix) => {
                let (parent, key) = pointer.rsplit_once('/').unwrap();
                let members = spec.pointer_mut(parent).unwrap().as_object_mut().unwrap();
                let value = members.remove(key).unwrap();
                members.insert(format!("{key}{suffix}"), value);
            }
            None => *spec.pointer_mut(&pointer).unwrap() = value,
        }
        try_fixes(&spec);
    }
}
