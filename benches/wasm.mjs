// Runs the cases of benches/engine.rs natively and in wasm, and prints a table with the ratio.
// node benches/wasm.mjs
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

const cargo = (...args) => execFileSync("cargo", args, { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });

const native = cargo("bench", "-q", "--bench", "engine", "--", "--table").trim().split("\n").map((line) => line.split("\t"));
const target = process.env.CARGO_TARGET_DIR ?? "target";
cargo("build", "-q", "--profile", "bench", "--target", "wasm32-unknown-unknown", "--example", "engine_wasm");
const bytes = readFileSync(`${target}/wasm32-unknown-unknown/release/examples/engine_wasm.wasm`);
const module = new WebAssembly.Module(bytes);
// nothing of the browser is called: the engine is pure
const imports = {};
for (const { module: from, name } of WebAssembly.Module.imports(module)) {
  (imports[from] ??= {})[name] = () => { throw new Error(`${from}.${name} was called`); };
}
const { run } = new WebAssembly.Instance(module, imports).exports;

const treaties = [...new Set(native.map(([name]) => name))];
const cases = [...new Set(native.map(([, what]) => what))];
console.log("| treaty | question | native, µs | wasm, µs | ratio |\n| --- | --- | ---: | ---: | ---: |");
for (const [name, what, nanos] of native) {
  const [treaty, question] = [treaties.indexOf(name), cases.indexOf(what)];
  const took = (times) => {
    const begun = process.cpuUsage();
    if (run(treaty, question, times) !== times) throw new Error(`${name} ${what}`);
    const { user, system } = process.cpuUsage(begun);
    return user + system;
  };
  // the processor's time: what others do on the machine does not count
  // making ready takes its time too: what more rounds add is what they take
  took(20);
  const times = Math.max(2, Math.min(200, Math.round(2e8 / nanos / 100)));
  let [ready, all] = [Infinity, Infinity];
  for (let round = 0; round < 7; round += 1) [ready, all] = [Math.min(ready, took(0)), Math.min(all, took(times))];
  const best = (all - ready) / times;
  const micros = nanos / 1000;
  console.log(`| ${name} | ${what} | ${micros.toFixed(1)} | ${best.toFixed(1)} | ${(best / micros).toFixed(1)} |`);
}
