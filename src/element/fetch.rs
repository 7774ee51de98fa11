//! Reads a file over the network.

use js_sys::{Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// Returns what is read of a file, or nothing when it cannot be had.
pub(super) async fn body(
    url: &str,
    read: fn(&Response) -> Result<Promise, JsValue>,
) -> Option<JsValue> {
    let response = JsFuture::from(web_sys::window()?.fetch_with_str(url)).await.ok()?;
    let response: Response = response.unchecked_into();
    if !response.ok() {
        return None;
    }
    JsFuture::from(read(&response).ok()?).await.ok()
}

/// Returns the text of a file, or nothing when it cannot be had.
pub(super) async fn text(url: &str) -> Option<String> {
    body(url, Response::text).await?.as_string()
}

/// Returns the bytes of what `Response::array_buffer` has read.
pub(super) fn bytes(body: &JsValue) -> Vec<u8> {
    Uint8Array::new(body).to_vec()
}
