//! Policies made at random: none makes the reader panic, and none hides what another forbids.

use aks_compute::facts::covers;
use proptest::prelude::*;

use super::*;

fn odd_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (-2_i64..3).prop_map(Value::from),
        prop::sample::select(vec![
            "",
            "*",
            "type",
            "location",
            "deny",
            "true",
            "[",
            "[]",
            "[[x]",
            "[parameters('a')]",
            "[parameters('a')",
            "[field('type')]",
            "[parameters(']",
            "Microsoft.Network/publicIPAddresses",
            "Microsoft.Network/loadBalancers/",
            "群集",
            "[é]",
            "Microsoft.Network/loadBalancers/frontendIPConfigurations[*].publicIPAddress",
        ])
        .prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 40, 4, |inner| {
        let keys = prop::sample::select(vec![
            "if",
            "then",
            "effect",
            "allOf",
            "anyOf",
            "not",
            "field",
            "value",
            "count",
            "where",
            "equals",
            "notEquals",
            "in",
            "notIn",
            "like",
            "notLike",
            "exists",
            "greater",
            "less",
            "contains",
        ]);
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((keys, inner), 0..4).prop_map(|members| members
                .into_iter()
                .map(|(key, value)| (key.to_owned(), value))
                .collect()),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn no_policy_panics_and_none_is_taken_for_a_pass_by_its_neighbour(condition in odd_json(), rule in odd_json(), given in odd_json()) {
        let documents = |rule: Value| [listed(json!({ "parameters": { "a": { "value": given } } })), definition(rule)];
        let _ = report(&attach(PUBLIC), &facts(&documents(rule)));
        let denies = |condition: Value| {
            let rule = json!({ "if": condition, "then": { "effect": "deny" } });
            answer(RULE, &attach(PUBLIC), &facts(&documents(rule)))
        };
        // Whatever else a condition may ask: what is forbidden anyway stays forbidden.
        prop_assert_eq!(denies(json!({ "anyOf": [condition.clone(), is_address()] })), ERROR);
        // And what holds for no resource at all never forbids.
        let nothing = json!({ "field": "type", "equals": "a/b" });
        prop_assert_eq!(denies(json!({ "allOf": [condition, nothing] })), PASS);
    }

    #[test]
    fn covering_is_a_prefix_of_segments(left in "(/[aAbB]{1,2}){0,4}/?", right in "(/[aAbB]{1,2}){0,4}/?") {
        let segments = |id: &str| {
            id.to_lowercase().split('/').filter(|segment| !segment.is_empty()).map(str::to_owned).collect::<Vec<_>>()
        };
        prop_assert_eq!(covers(&left, &right), segments(&right).starts_with(&segments(&left)), "{} {}", left, right);
    }
}
