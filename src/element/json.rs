//! Reads JSON: the browser does.

use crate::json::Json;
use js_sys::{Array, JSON, Object};
use wasm_bindgen::{JsCast, JsValue};

/// How deep a document may nest, as natively.
const DEEPEST: u32 = 127;

/// Reads a document; otherwise, the browser's words on what is wrong.
pub(super) fn parse(text: &str) -> Result<Json, String> {
    let document = JSON::parse(text).map_err(|error| {
        String::from(error.unchecked_into::<js_sys::Error>().message())
    })?;
    value(&document, DEEPEST).ok_or_else(|| "nested too deep".to_owned())
}

fn value(it: &JsValue, depth: u32) -> Option<Json> {
    if let Some(text) = it.as_string() {
        return Some(Json::Text(text));
    }
    if let Some(flag) = it.as_bool() {
        return Some(Json::Bool(flag));
    }
    if it.is_null() {
        return Some(Json::Null);
    }
    if !it.is_object() {
        return JSON::stringify(it).ok().map(|it| Json::Number(it.into()));
    }
    let inner = depth.checked_sub(1)?;
    if let Some(items) = it.dyn_ref::<Array>() {
        return items
            .iter()
            .map(|it| value(&it, inner))
            .collect::<Option<_>>()
            .map(Json::Array);
    }
    let members = Object::entries(it.unchecked_ref());
    let member = |it: JsValue| {
        let pair: Array = it.unchecked_into();
        Some((pair.get(0).as_string()?, value(&pair.get(1), inner)?))
    };
    members.iter().map(member).collect::<Option<_>>().map(Json::Object)
}
