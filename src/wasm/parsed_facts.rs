//! Facts that JavaScript reads once and gives to many calls.

use std::rc::Rc;

use js_sys::{Function, Reflect};
use wasm_bindgen::convert::TryFromJsValue as _;
use wasm_bindgen::prelude::*;

use super::options::{self, Options};
use crate::facts::Facts;

/// Facts that were read before the call that uses them.
#[wasm_bindgen]
#[derive(Debug)]
pub struct ParsedFacts(Rc<Facts>);

#[wasm_bindgen]
impl ParsedFacts {
    /// Another handle of the same facts.
    pub fn share(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl ParsedFacts {
    /// The facts of a handle; `None` for any other value.
    pub(super) fn of(value: &JsValue) -> Result<Option<Facts>, JsValue> {
        let Ok(share) = Reflect::get(value, &JsValue::from_str(SHARE)).and_then(JsCast::dyn_into::<Function>)
        else {
            return Ok(None);
        };
        // Taking a handle out of JavaScript ends it, so that not the caller's own is taken.
        Ok(Self::try_from_js_value(share.call0(value)?).ok().map(|Self(facts)| Rc::unwrap_or_clone(facts)))
    }
}

/// The name of the method of a handle.
const SHARE: &str = "share";

/// Reads facts once, for many calls.
#[wasm_bindgen(js_name = parseFacts)]
pub fn parse_facts(facts: &JsValue, options: &JsValue) -> Result<ParsedFacts, JsValue> {
    let options = Options::read(options)?;
    Ok(ParsedFacts(Rc::new(options::facts(Some(facts.clone()), options.language)?)))
}
