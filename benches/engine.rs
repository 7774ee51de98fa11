//! How long the engine takes, and how that grows.
//!
//! `cargo bench --bench engine` measures with criterion, `-- --table` prints one table at
//! once: treaty, question, nanoseconds. `docs/engine-speed.md` has the numbers.
#![allow(missing_docs, clippy::print_stdout, reason = "a benchmark")]

#[cfg(not(target_arch = "wasm32"))]
mod cases;

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    use criterion::{BenchmarkId, Criterion};
    use std::time::{Duration, Instant};
    let is_table = std::env::args().any(|it| it == "--table");
    let mut criterion = Criterion::default()
        .sample_size(20)
        .measurement_time(Duration::from_secs(2))
        .warm_up_time(Duration::from_millis(500));
    if !is_table {
        criterion = criterion.configure_from_args();
    }
    for (name, treaty, on) in cases::treaties() {
        for (what, run) in cases::ALL {
            let mut ready = cases::Ready::of(&treaty, on);
            if is_table {
                let mut best = Duration::MAX;
                // the best of many is what the machine can do when nobody disturbs it
                let begun = Instant::now();
                while begun.elapsed() < Duration::from_millis(300) {
                    let one = Instant::now();
                    run(&mut ready);
                    best = best.min(one.elapsed());
                }
                println!("{name}\t{what}\t{}", best.as_nanos());
                continue;
            }
            let mut group = criterion.benchmark_group(what);
            group.bench_function(BenchmarkId::from_parameter(&name), |it| {
                it.iter(|| run(&mut ready));
            });
            group.finish();
        }
    }
    criterion.final_summary();
}

#[cfg(target_arch = "wasm32")]
fn main() {}
