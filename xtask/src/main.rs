//! The commands of this repository: `cargo xtask help` lists them.
//!
//! Every command installs what it needs, says what it does and how long that takes,
//! and is quick the second time. An error names the command that would mend it.

mod browser;
mod dist;
mod geometry;
mod lock;
mod names;
mod npm;
mod page;
mod place;
mod records;
mod schema;
mod serve;
mod size;
mod split;
mod split_data;
mod stamp;
mod step;
mod test;
mod texts;
mod tools;
mod wasm;

use std::process::ExitCode;

const HELP: &str = "\
cargo xtask <command>

  serve [--release] [--port N]   install what is missing, build, serve on 127.0.0.1:8080
  test [--only STEP | --from STEP]
                                 install what is missing, run every check
  dist                           build the files a host page fetches: target/dist/embed/v1/
  size                           weigh those files against the budget
  geometry [--check]             bake the maps from Natural Earth into static/geometry/
  names [--check]                bake country and month names from CLDR into static/i18n/
  record RECORD.json CLAUSES.json
                                 print the treaty file of a depositary record
  schema [--check]               write the JSON Schema of treaty files into static/
  stage                          (Trunk's hook) put the files of a Trunk build in place
  help                           this text

steps of `test`, in order:
";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let (command, rest) = match args.split_first() {
        Some((command, rest)) => (command.as_str(), rest),
        None => ("help", [].as_slice()),
    };
    let outcome = match command {
        "serve" => serve::run(rest),
        "test" => test::run(rest),
        "dist" => step::no_arguments(rest).and_then(|()| dist::run()),
        "size" => step::no_arguments(rest).and_then(|()| size::run()),
        "geometry" => geometry::run(rest),
        "names" => names::run(rest),
        "schema" => schema::run(rest),
        "record" => records::run(rest),
        "stage" => step::no_arguments(rest).and_then(|()| page::stage()),
        "help" | "--help" | "-h" => {
            print!("{HELP}{}", test::list());
            Ok(())
        }
        other => Err(format!("no command `{other}`; `cargo xtask help` lists them")),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("\nerror: {message}");
            ExitCode::FAILURE
        }
    }
}
