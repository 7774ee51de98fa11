//! Runs commands, and says which and for how long.

use crate::place;
use std::ffi::OsStr;
use std::fmt::Write as _;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs, path::Path};

/// What went wrong is a sentence for the person at the terminal.
pub(crate) type Outcome<T = ()> = Result<T, String>;

/// Returns a command that runs at the root of the checkout with the tools on `PATH`.
pub(crate) fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(place::root());
    if let Ok(path) = env::join_paths(place::search_path()) {
        command.env("PATH", path);
    }
    // What `cargo run` told this program about itself is not true of what it starts.
    for (name, _) in env::vars_os() {
        let name = name.to_string_lossy();
        if name.starts_with("CARGO_PKG_")
            || name.starts_with("CARGO_BIN_")
            || matches!(&*name, "CARGO" | "CARGO_MANIFEST_DIR" | "CARGO_MANIFEST_PATH")
        {
            command.env_remove(&*name);
        }
    }
    command
}

/// Returns a cargo command.
pub(crate) fn cargo() -> Command {
    command("cargo")
}

/// Returns the command as one would type it.
pub(crate) fn typed(command: &Command) -> String {
    let mut line = command.get_program().to_string_lossy().into_owned();
    for argument in command.get_args().map(OsStr::to_string_lossy) {
        let plain = |it: char| it.is_ascii_alphanumeric() || "-_=./:,@+".contains(it);
        let quote = if argument.chars().all(plain) { "" } else { "'" };
        let _ = write!(line, " {quote}{argument}{quote}");
    }
    line
}

/// Runs a command whose output goes to the terminal.
pub(crate) fn run(command: &mut Command) -> Outcome {
    println!("    $ {}", typed(command));
    let status =
        command.stdin(Stdio::null()).status().map_err(|it| cannot_start(command, &it))?;
    if status.success() { Ok(()) } else { Err(format!("`{}`: {status}", typed(command))) }
}

/// Runs a command, passes its standard output on and returns it too.
pub(crate) fn run_and_read(command: &mut Command) -> Outcome<String> {
    println!("    $ {}", typed(command));
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|it| cannot_start(command, &it))?;
    let mut text = String::new();
    if let Some(stdout) = child.stdout.take() {
        for line in BufReader::new(stdout).split(b'\n').map_while(Result::ok) {
            let line = String::from_utf8_lossy(&line);
            println!("{line}");
            text.push_str(&line);
            text.push('\n');
        }
    }
    let status = child.wait().map_err(|it| cannot_start(command, &it))?;
    if status.success() {
        Ok(text)
    } else {
        Err(format!("`{}`: {status}", typed(command)))
    }
}

/// Runs a command silently and returns its standard output.
pub(crate) fn output(command: &mut Command) -> Outcome<String> {
    let output =
        command.stdin(Stdio::null()).output().map_err(|it| cannot_start(command, &it))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let said = String::from_utf8_lossy(&output.stderr).trim().to_owned();
    Err(format!("`{}`: {}\n{said}", typed(command), output.status))
}

fn cannot_start(command: &Command, error: &std::io::Error) -> String {
    format!("cannot run `{}`: {error}", typed(command))
}

/// Does one named piece of work, and prints its name and its seconds.
pub(crate) fn timed<T>(
    name: &str,
    work: impl FnOnce() -> Outcome<T>,
) -> Outcome<(T, Duration)> {
    println!("==> {name}");
    let start = Instant::now();
    let value = work()?;
    let took = start.elapsed();
    println!("    {name}: {:.1} s", took.as_secs_f64());
    Ok((value, took))
}

/// Refuses arguments where a command takes none.
pub(crate) fn no_arguments(arguments: &[String]) -> Outcome {
    match arguments.first() {
        None => Ok(()),
        Some(first) => {
            Err(format!("unexpected argument `{first}`; `cargo xtask help` lists them"))
        }
    }
}

/// Reads a file; the error names it.
pub(crate) fn read(path: &Path) -> Outcome<Vec<u8>> {
    fs::read(path).map_err(|it| format!("cannot read `{}`: {it}", path.display()))
}

/// Reads a text file; the error names it.
pub(crate) fn read_text(path: &Path) -> Outcome<String> {
    fs::read_to_string(path)
        .map_err(|it| format!("cannot read `{}`: {it}", path.display()))
}

/// Writes a file and the folders above it; the error names it.
pub(crate) fn write(path: &Path, bytes: impl AsRef<[u8]>) -> Outcome {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(path, bytes))
        .map_err(|it| format!("cannot write `{}`: {it}", path.display()))
}

/// Returns the files of one folder that end so, sorted; none if there is no folder.
pub(crate) fn files(folder: &Path, suffix: &str) -> Vec<std::path::PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<_> = entries
        .map(|it| it.path())
        .filter(|it| it.is_file() && it.to_string_lossy().ends_with(suffix))
        .collect();
    paths.sort();
    paths
}
