//! The command line; on wasm, the entry that links the element in.

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    treaty_map::cli::main()
}

// Trunk and the dist build this binary for wasm: everything the page needs is exported from
// `element`, and must be reachable from here to be linked.
#[cfg(target_arch = "wasm32")]
fn main() {
    treaty_map::link();
}
