//! JavaScript values to value trees; what no document can hold is named, never dropped.

use js_sys::{
    Array, ArrayBuffer, BigInt, Date, Function, JsString, Map, Object, Promise, Reflect, Set, Symbol,
};
use wasm_bindgen::prelude::*;

use super::raw::well_formed;
use crate::document::{MAXIMUM_DEPTH, Member, Number, Problem, SyntaxError, Value};

/// How many values one object may hold in all; far more than a spec, far fewer than memory.
const MAXIMUM_VALUES: usize = 1 << 20;

/// The tree of a JavaScript value with at most `limit` code units of text. Members that are `undefined` are left out.
pub(super) fn value(root: &JsValue, limit: usize) -> Result<Value, SyntaxError> {
    Walk { ancestors: Vec::new(), count: 0, length: 0, limit }
        .value(root)
        .map_err(|problem| SyntaxError { problem, position: None })
}

struct Walk {
    ancestors: Vec<JsValue>,
    /// Values so far.
    count: usize,
    /// Code units of text so far.
    length: usize,
    /// How many there may be.
    limit: usize,
}

impl Walk {
    fn value(&mut self, value: &JsValue) -> Result<Value, Problem> {
        self.count += 1;
        if self.count > MAXIMUM_VALUES {
            return Err(Problem::TooLarge { limit: MAXIMUM_VALUES });
        }
        if value.is_string() {
            return self.text(value.unchecked_ref());
        }
        if let Some(number) = value.as_f64() {
            return number_value(number);
        }
        if let Some(boolean) = value.as_bool() {
            return Ok(Value::Bool(boolean));
        }
        if value.is_null() {
            return Ok(Value::Null);
        }
        if value.is_undefined() {
            return Ok(Value::Foreign("undefined"));
        }
        if let Some(what) = foreign(value) {
            return Ok(Value::Foreign(what));
        }
        if self.ancestors.iter().any(|ancestor| Object::is(ancestor, value)) {
            return Ok(Value::Foreign("a reference to one of its own parents"));
        }
        if self.ancestors.len() >= MAXIMUM_DEPTH {
            return Err(Problem::TooDeep);
        }
        // What follows asks a proxy questions that must not be answered by throwing; a revoked one throws on all.
        if Reflect::get_prototype_of(value).is_err() {
            return Ok(Value::Foreign("a proxy that throws"));
        }
        self.ancestors.push(value.clone());
        let converted = if Array::is_array(value) { self.array(value) } else { self.object(value) };
        self.ancestors.pop();
        converted
    }

    fn text(&mut self, text: &JsString) -> Result<Value, Problem> {
        self.length += text.length() as usize;
        if self.length > self.limit {
            return Err(Problem::TooLarge { limit: self.limit });
        }
        Ok(well_formed(text).map_or(Value::Foreign("text with a lone surrogate"), Value::String))
    }

    fn array(&mut self, value: &JsValue) -> Result<Value, Problem> {
        let length = Reflect::get(value, &JsValue::from_str("length"));
        let Some(length) = length.ok().and_then(|length| length.as_f64()) else {
            return Ok(Value::Foreign("a proxy that throws"));
        };
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "no array is longer; the conversion saturates"
        )]
        let length = length as u32;
        let mut items = Vec::new();
        for number in 0..length {
            items.push(match Reflect::get_u32(value, number) {
                Ok(item) => self.value(&item)?,
                Err(_) => Value::Foreign("a getter that throws"),
            });
        }
        Ok(Value::Array(items))
    }

    fn object(&mut self, value: &JsValue) -> Result<Value, Problem> {
        // A proxy may refuse to list its keys.
        let Ok(keys) = Reflect::own_keys(value) else { return Ok(Value::Foreign("a proxy that throws")) };
        let mut members = Vec::with_capacity(keys.length() as usize);
        for key in keys.iter() {
            if !key.is_string() {
                continue;
            }
            let Value::String(name) = self.text(key.unchecked_ref())? else {
                return Ok(Value::Foreign("a key with a lone surrogate"));
            };
            let value = match Reflect::get(value, &key) {
                Ok(value) if value.is_undefined() => continue,
                Ok(value) => self.value(&value)?,
                Err(_) => Value::Foreign("a getter that throws"),
            };
            members.push(Member { key: name, value });
        }
        Ok(Value::Object(members))
    }
}

fn number_value(number: f64) -> Result<Value, Problem> {
    // From here on no whole number fits, as in JSON text.
    const TOO_LARGE: f64 = 9_200_000_000_000_000_000.0;
    Ok(if number.is_nan() {
        Value::Foreign("NaN")
    } else if number.is_infinite() {
        Value::Foreign("Infinity")
    } else if number.fract() != 0.0 {
        Value::Number(Number::Float(number))
    } else if number.abs() < TOO_LARGE {
        #[expect(clippy::cast_possible_truncation, reason = "a whole number of this size fits")]
        Value::Number(Number::Integer(number as i64))
    } else {
        return Err(Problem::NumberTooLong);
    })
}

fn foreign(value: &JsValue) -> Option<&'static str> {
    if value.is_function() || value.is_instance_of::<Function>() {
        Some("a function")
    } else if value.is_symbol() || value.is_instance_of::<Symbol>() {
        Some("a symbol")
    } else if value.is_bigint() || value.is_instance_of::<BigInt>() {
        Some("a BigInt")
    } else if value.is_instance_of::<Map>() {
        Some("a Map")
    } else if value.is_instance_of::<Set>() {
        Some("a Set")
    } else if value.is_instance_of::<Date>() {
        Some("a Date")
    } else if value.is_instance_of::<Promise>() {
        Some("a Promise")
    } else if value.is_instance_of::<ArrayBuffer>() || ArrayBuffer::is_view(value) {
        Some("bytes")
    } else {
        None
    }
}
