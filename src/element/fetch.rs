//! Reads a file over the network.

use gloo_net::http::Request;

/// Returns the text of a file, or nothing when it cannot be had.
pub(super) async fn text(url: &str) -> Option<String> {
    let response = Request::get(url).send().await.ok()?;
    if !response.ok() {
        return None;
    }
    response.text().await.ok()
}
