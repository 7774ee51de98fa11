//! Reads a file over the network.

use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// Returns the text of a file, or nothing when it cannot be had.
pub(super) async fn text(url: &str) -> Option<String> {
    let mut bytes = bytes(url).await?;
    // a mark of the byte order is no part of the text
    if bytes.starts_with(b"\xef\xbb\xbf") {
        bytes.drain(..3);
    }
    String::from_utf8(bytes).ok()
}

/// Returns the bytes of a file, or nothing when it cannot be had.
pub(super) async fn bytes(url: &str) -> Option<Vec<u8>> {
    let response = JsFuture::from(web_sys::window()?.fetch_with_str(url)).await.ok()?;
    let response: Response = response.unchecked_into();
    if !response.ok() {
        return None;
    }
    let body = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
    Some(Uint8Array::new(&body).to_vec())
}
