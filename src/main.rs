//! The `treaty-map` command.

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    treaty_map::cli::main()
}

/// In the browser nothing runs by itself: the loader calls the library's own entry.
#[cfg(target_arch = "wasm32")]
fn main() {}
