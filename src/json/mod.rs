//! JSON values as the program reads them, and the little of JSON that it writes.
//!
//! Who reads the text depends on where the program runs: natively `serde_json`, on a page the
//! browser itself, by way of `element`. Compiled-in files were read when the program was
//! built: they are [`Packed`].

mod packed;
#[cfg(not(target_arch = "wasm32"))]
mod text;
mod value;
mod writer;

pub use packed::Packed;
#[cfg(not(target_arch = "wasm32"))]
pub use text::{Document, Twice, parse};
pub use value::{Json, step};
pub use writer::Writer;
#[cfg(not(target_arch = "wasm32"))]
pub use writer::quoted;
