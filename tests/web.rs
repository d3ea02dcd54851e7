//! The face that JavaScript sees, in Node and in Chromium: `tools/test-module.sh` runs it in both.

#![cfg(target_arch = "wasm32")]

use aks_compute::wasm::{
    catalog, check, check_as_text, explain_as_text, explain_paste, plan, rules_list, scenario, scenarios,
    schema, version,
};
use js_sys::{Array, JSON, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

const SPEC: &str = r#"{
    "operation": "create",
    "workspace": {
        "subscriptionId": "00000000-0000-0000-0000-000000000000",
        "resourceGroup": "ml-rg",
        "name": "ml-ws",
        "location": "eastus2"
    },
    "name": "myaks"
}"#;

fn json(text: &str) -> JsValue {
    JSON::parse(text).expect("the test's own JSON")
}

fn member(value: &JsValue, name: &str) -> JsValue {
    Reflect::get(value, &name.into()).expect("an object without getters")
}

fn length(value: &JsValue, name: &str) -> u32 {
    Array::from(&member(value, name)).length()
}

#[wasm_bindgen_test]
fn text_bytes_and_objects_are_checked_alike() {
    let options = json(r#"{ "now": "2026-11-23T12:00:00Z" }"#);
    let bytes = js_sys::Uint8Array::from(SPEC.as_bytes());
    for spec in [JsValue::from_str(SPEC), bytes.into(), json(SPEC)] {
        let report = check(&spec, &options, None).expect("a right call");
        assert_eq!(member(&report, "operation"), JsValue::from_str("create"));
        assert_ne!(member(&report, "outcome"), JsValue::from_str("fail"));
        assert_eq!(member(&report, "now"), JsValue::from_str("2026-11-23T12:00:00Z"));
    }
    let plain = check(&JsValue::UNDEFINED, &options, Some(SPEC.to_owned())).expect("a right call");
    let long = check(&json(SPEC), &options, None).expect("a right call");
    assert_eq!(JSON::stringify(&plain), JSON::stringify(&long));
}

#[wasm_bindgen_test]
fn the_clock_is_the_hosts() {
    let before = js_sys::Date::now();
    let report = check(&json(SPEC), &JsValue::UNDEFINED, None).expect("a right call");
    let now = js_sys::Date::new(&member(&report, "now")).get_time();
    assert!((now - before).abs() < 5_000.0, "{now} is not {before}");
}

#[wasm_bindgen_test]
fn what_is_no_spec_gets_a_finding() {
    for value in [JsValue::UNDEFINED, JsValue::NULL, f64::NAN.into(), js_sys::Map::new().into()] {
        let report = check(&value, &JsValue::UNDEFINED, None).expect("a right call");
        assert_eq!(member(&report, "outcome"), JsValue::from_str("fail"));
        assert!(length(&report, "findings") > 0);
    }
}

#[wasm_bindgen_test]
fn a_wrong_call_is_an_error() {
    let error = check(&json(SPEC), &json(r#"{ "langs": "en" }"#), None).expect_err("an unknown option");
    assert!(member(&error, "message").as_string().is_some_and(|message| message.contains("langs")));
}

#[wasm_bindgen_test]
fn a_plan_has_its_artifacts() {
    let plan = plan(&json(SPEC), &JsValue::UNDEFINED, None).expect("a right call");
    assert!(length(&plan, "artifacts") > 0);
    assert!(length(&plan, "steps") > 0);
    assert_eq!(length(&plan, "requests"), 1);
}

#[wasm_bindgen_test]
fn chinese_is_spoken() {
    let options = json(r#"{ "lang": "zh-CN" }"#);
    let rendering = check_as_text(&"name: 1".into(), &options).expect("a right call");
    let text = member(&rendering, "text").as_string().expect("text");
    assert!(text.chars().any(|character| ('\u{4e00}'..'\u{a000}').contains(&character)), "{text}");
}

#[wasm_bindgen_test]
fn errors_are_explained_whatever_holds_them() {
    let none = JsValue::UNDEFINED;
    let error = "(QuotaExceeded) x";
    for paste in [JsValue::from_str(error), js_sys::Uint8Array::from(error.as_bytes()).into()] {
        let explained = explain_paste(&paste, &none).expect("a right call");
        assert_eq!(member(&explained, "outcome"), JsValue::from_str("explained"));
        assert_eq!(length(&explained, "explanations"), 1);
        let rendering = explain_as_text(&paste, &none).expect("a right call");
        assert_eq!(JSON::stringify(&member(&rendering, "explained")), JSON::stringify(&explained));
    }
    for wrong in [none.clone(), JsValue::NULL, json("{}"), "x".repeat((1 << 20) + 1).into()] {
        assert!(explain_paste(&wrong, &none).is_err());
    }
}

#[wasm_bindgen_test]
fn everything_else_answers() {
    let none = JsValue::UNDEFINED;
    assert!(Array::from(&rules_list(&none).expect("a right call")).length() > 0);
    assert!(length(&catalog("regions", &none).expect("a right call"), "regions") > 0);
    assert!(schema("spec", &none).is_ok());
    for name in scenarios() {
        assert!(scenario(&name, &none).expect("a right call").contains("operation:"));
    }
    assert!(!version().is_empty());
}
