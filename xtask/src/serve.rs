//! Builds the page and serves it while one works on it.

use crate::step::{self, Outcome};
use crate::tools;

/// Runs `trunk serve` with the tools it needs, until interrupted.
pub(crate) fn run(arguments: &[String]) -> Outcome {
    let (mut release, mut port) = (false, 8080_u16);
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--release" => release = true,
            "--port" => {
                let given = arguments.next().map(String::as_str).unwrap_or_default();
                port = given
                    .parse()
                    .map_err(|_| format!("`--port` takes a number, not `{given}`"))?;
            }
            other => {
                return Err(format!(
                    "serve takes `--release` and `--port N`, not `{other}`"
                ));
            }
        }
    }
    step::timed("tools", || tools::for_dist().and_then(|()| tools::for_page()))?;
    let mut trunk = step::command("trunk");
    trunk.args(["serve", "--address", "127.0.0.1", "--port", &port.to_string()]);
    if release {
        trunk.arg("--release");
    }
    trunk.env("TRUNK_SKIP_VERSION_CHECK", "true");
    trunk.env_remove("NO_COLOR"); // Trunk wants `true` or `false` there
    println!("==> serve http://127.0.0.1:{port}/ (Ctrl-C ends it)");
    step::run(&mut trunk)
}
