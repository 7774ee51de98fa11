//! `cargo xtask schema`: writes `static/treaty.schema.json`, as the program prints it.

use crate::place;
use crate::step::{self, Outcome};

const SCHEMA: &str = "static/treaty.schema.json";

/// Runs the command. With `--check` nothing is written, and a difference is an error.
pub(crate) fn run(args: &[String]) -> Outcome {
    let check = match args {
        [] => false,
        [flag] if flag == "--check" => true,
        _ => {
            return Err(format!(
                "schema: unknown arguments `{}`, the only one is `--check`",
                args.join(" ")
            ));
        }
    };
    let arguments = ["run", "--quiet", "--package", "treaty-map", "--", "schema"];
    let printed = step::output(step::cargo().args(arguments))?;
    let path = place::root().join(SCHEMA);
    if !check {
        return step::write(&path, printed);
    }
    if step::read_text(&path)? == printed {
        Ok(())
    } else {
        Err(format!("schema: run `cargo xtask schema`, this differs: {SCHEMA}"))
    }
}
