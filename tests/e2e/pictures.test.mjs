// The picture that the element gives: at once, byte for byte what the program prints, and
// saved by the reader. The program is built by cargo, if it is not there.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { EN, FR, card, date, open, ready, shown } from "./host.mjs";
import { NO_DEVTOOLS, downloaded } from "./harness.mjs";
import { browser, site } from "./stage.mjs";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "../..");
const LATER = "/embed/v1/treaty-map-later.wasm";
const DAY = "2026-09-29";
/** What is assumed of each treaty. */
const TREATIES = {
  "cets-225": "NO:2026-12-01 IS:2026-12-01",
  "paris-agreement": "IR:2026-12-01",
  ctbt: "EG:2026-12-01 CN:2027-01-15",
};

let folder;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), "treaty-map-"));
});
after(async () => {
  if (folder) rmSync(folder, { recursive: true, force: true });
});

/** What `treaty-map svg` prints. */
function printed(treaty, { lang, view, assume }) {
  const args = ["--lang", lang, "--view", view, "--on", DAY];
  if (assume) args.push("--assume", assume);
  const file = `static/treaties/${treaty}.json`;
  const cargo = process.env.CARGO ?? "cargo";
  const all = ["run", "--quiet", "--package", "treaty-map", "--", "svg", file, ...args];
  return execFileSync(cargo, all, { cwd: ROOT, encoding: "utf8", maxBuffer: 1 << 26 });
}

/** What a fresh element gives. */
function given(page, attributes) {
  return page.run(async (attributes) => {
    const element = document.createElement("treaty-map");
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    const ready = new Promise((done, fail) => {
      element.addEventListener("treaty-ready", done);
      element.addEventListener("treaty-error", (event) => fail(event.detail.message));
    });
    document.body.append(element);
    try {
      await ready;
      return element.toSvg();
    } finally {
      element.remove();
    }
  }, attributes);
}

const picture = (page) => page.run(() => document.querySelector("treaty-map").toSvg());
/** What a listener of the page was given: while it waits, Firefox goes on with other things. */
const fromListener = (page) => page.waitFor(() => window.picture, { what: "a picture" });
const asked = () => site.requests.filter((it) => it === LATER).length;
const errors = async (page) => (await page.events("treaty-error")).map((it) => it.detail);

describe("the picture", () => {
  it("is there inside a listener for treaty-ready", async () => {
    const head = `<script>
      addEventListener("treaty-ready", (event) => (window.picture = event.target.toSvg()));
    </script>`;
    const page = await ready(browser, site, "", { head });
    assert.match(await fromListener(page), /^<svg [^]*<\/svg>\n$/);
  });

  it("is nothing before treaty-ready", async () => {
    const page = await open(browser, site, "", { before: '<div style="height: 5000px"></div>' });
    await page.run(() => customElements.whenDefined("treaty-map").then(() => null));
    assert.equal(await picture(page), null);
    assert.equal(asked(), 0);
  });

  for (const [treaty, scenario] of Object.entries(TREATIES)) {
    it(`of ${treaty} is byte for byte what the program prints`, async () => {
      const page = await ready(browser, site, "");
      for (const lang of ["en", "fr"]) {
        for (const view of ["europe", "world"]) {
          for (const assume of ["", scenario]) {
            const native = printed(treaty, { lang, view, assume });
            const here = await given(page, {
              treaty, lang, view, date: DAY, loading: "eager", ...(assume && { assume }),
            });
            const what = `${treaty} ${lang} ${view} ${assume}`;
            assert.ok(native.startsWith("<svg "), what);
            if (here !== native) assert.fail(`${what}: ${difference(here, native)}`);
          }
        }
      }
    });
  }

  it("shows the day, the language and the view of the figure, and what is assumed", async () => {
    const page = await ready(browser, site, `date="${DAY}" lang="fr" view="world"`);
    const plain = await picture(page);
    assert.ok(plain.includes(date(DAY, FR)) && plain.includes('viewBox="0 0 1000 435"'));
    await page.run(() => document.querySelector("treaty-map").setAttribute("lang", "en"));
    await page.waitFor((words) => document.querySelector("treaty-map").toSvg().includes(words), {}, date(DAY));
    await page.run(() =>
      document.querySelector("treaty-map").setAttribute("assume", "NO:2026-12-01"),
    );
    await page.waitFor((words) => document.querySelector("treaty-map").toSvg().includes(words), {}, date("2026-12-01"));
  });

  it("is kept from no page by a strict content security policy", async () => {
    site.headers = {
      "content-security-policy":
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; " +
        "connect-src 'self'; img-src data:; require-trusted-types-for 'script'",
    };
    const page = await browser.open(site, "/strict.html");
    await page.waitReady();
    assert.match(await fromListener(page), /^<svg /);
    assert.deepEqual(await page.consoleMessages(), []);
    assert.deepEqual(await page.run(() => window.violations), []);
    assert.deepEqual(await errors(page), []);
  });
});

/** Where two texts begin to differ. */
function difference(a, b) {
  if (typeof a !== "string") return `the element gives ${a}`;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return `at ${at}: \`${a.slice(at - 20, at + 60)}\`, printed \`${b.slice(at - 20, at + 60)}\``;
}

describe("the file of what comes later", () => {
  it("is fetched once, whoever asks for it", async () => {
    const page = await ready(browser, site, "");
    for (const id of ["NO", "EU", null]) {
      await page.run((id) => document.querySelector("treaty-map").select(id), id);
    }
    await menu(page);
    await picture(page);
    await picture(page);
    assert.equal(asked(), 1);
  });

  it("is fetched at once by who asks before it comes", async () => {
    const page = await open(browser, site, 'layout="compact"');
    await page.waitReady();
    assert.equal(asked(), 0);
    assert.match(await picture(page), /^<svg /);
    await picture(page);
    assert.equal(asked(), 1);
  });

  it("comes with the first hypothesis", async () => {
    const page = await ready(browser, site, `assume="NO:2026-12-01" date="${DAY}"`);
    assert.equal(asked(), 1);
    await picture(page);
    assert.equal(asked(), 1);
  });

  it("may be refused: that is told once, the figure stays, and it is asked for again", async () => {
    site.answers.set(LATER, { status: 404, body: "not found" });
    const page = await open(browser, site, "");
    await page.waitReady();
    await page.waitFor(() => window.__seen.events.some((it) => it.type === "treaty-error"));
    const told = await errors(page);
    assert.deepEqual(told.map((it) => [it.code, it.fatal]), [["module", false]]);
    assert.deepEqual(await shown(page), { fallback: false, figure: true });
    // nothing is offered that could not be done
    assert.equal(await page.run(() => document.querySelector("treaty-map").shadowRoot.querySelectorAll(".share button").length), 0);
    assert.equal(await picture(page), null);
    assert.equal((await errors(page)).length, 2);
    site.answers.delete(LATER);
    assert.match(await picture(page), /^<svg /);
    assert.equal((await errors(page)).length, 2);
    // the map goes on without it
    await page.run(() => document.querySelector("treaty-map").select("NO"));
    await card(page, "NO");
  });
});

/** Waits for the menu that hides the buttons, and opens it. */
async function menu(page) {
  const details = await page.waitFor(() =>
    document.querySelector("treaty-map").shadowRoot.querySelector(".share details"));
  if (!(await page.run((it) => it.open, details))) {
    await page.click(await page.shadow(".share summary"));
  }
}

/** Presses the button that says so. */
async function save(page, name) {
  await menu(page);
  const button = await page.run((name) => {
    const root = document.querySelector("treaty-map").shadowRoot;
    return [...root.querySelectorAll(".share button")].find((it) => it.innerText === name);
  }, name);
  await page.click(button);
}

/** Presses a button and returns what was saved, once it is whole: its name and bytes. */
async function saved(page, name) {
  await save(page, name);
  const file = await downloaded(folder);
  if (file) return file;
  throw new Error(`${name} was not saved; ${JSON.stringify(await errors(page))}`);
}

/** The width and height that a PNG file begins with. */
function sizeOf(bytes) {
  assert.equal(bytes.subarray(1, 4).toString(), "PNG");
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

describe("the buttons that save it", { skip: NO_DEVTOOLS }, () => {
  it("save the same picture as SVG, and as PNG at once and twice its size", async () => {
    const page = await ready(browser, site, `date="${DAY}"`);
    await page.cdp("Page.setDownloadBehavior", { behavior: "allow", downloadPath: folder });
    const svg = await saved(page, "SVG");
    assert.equal(svg.name, `cets-225-${DAY}.svg`);
    assert.equal(svg.bytes.toString(), await picture(page));
    const head = /^<svg [^>]*>/.exec(svg.bytes.toString())[0];
    const size = ["width", "height"].map((it) => Number(new RegExp(` ${it}="(\\d+)"`).exec(head)[1]));
    for (const [button, times] of [["PNG", 1], ["PNG 2×", 2]]) {
      const png = await saved(page, button);
      assert.equal(png.name, `cets-225-${DAY}.png`);
      assert.deepEqual(sizeOf(png.bytes), size.map((it) => it * times));
    }
    assert.deepEqual(await errors(page), []);
  });
});

describe("a picture on its own", () => {
  const NAMES = { "cets-225": EN, ctbt: FR };

  /** What a program that draws SVG makes of a picture: its width and height, and pixels. */
  function drawnByRsvg(svg, width) {
    const run = spawnSync(process.env.RSVG_CONVERT ?? "rsvg-convert", ["--width", String(width), "--keep-aspect-ratio"], {
      input: svg,
    });
    if (run.error) return null;
    assert.equal(run.status, 0, String(run.stderr));
    assert.equal(String(run.stderr), "");
    return run.stdout;
  }

  for (const [treaty, words] of Object.entries(NAMES)) {
    it(`opens in a browser, and its text is text: ${treaty}`, async () => {
      const lang = words === FR ? "fr" : "en";
      const svg = printed(treaty, { lang, view: "world", assume: "" });
      site.answers.set("/picture.svg", { body: svg });
      const page = await browser.open(site, "/picture.svg");
      const seen = await page.run(() => {
        const root = document.documentElement;
        const { width, height } = root.getBoundingClientRect();
        const texts = [...root.querySelectorAll("text")];
        return {
          name: root.localName,
          wrong: root.querySelectorAll("parsererror, foreignObject, image, script").length,
          isFlat: width < 100 || height < 100,
          empty: texts.filter((it) => it.textContent.trim() && !it.getComputedTextLength()).length,
          outside: texts.filter((it) => it.getBoundingClientRect().right > width + 1).length,
          words: texts.map((it) => it.textContent).join(" "),
        };
      });
      assert.deepEqual(
        { ...seen, words: undefined },
        { name: "svg", wrong: 0, isFlat: false, empty: 0, outside: 0, words: undefined },
      );
      assert.ok(seen.words.includes(date(DAY, words)), seen.words);
    });
  }

  it("looks the same where rsvg-convert draws it", async (t) => {
    const width = 600;
    const svg = printed("cets-225", { lang: "en", view: "europe", assume: "" });
    const png = drawnByRsvg(svg, width);
    if (!png) return t.skip("rsvg-convert is not installed");
    const page = await ready(browser, site, "");
    // the means of squares, so that one font or another does not matter
    const off = await page.run(
      async (width, ...both) => {
        const SIDE = 20;
        const means = async (url) => {
          const image = new Image();
          image.src = url;
          await image.decode();
          const height = Math.round((width * image.naturalHeight) / image.naturalWidth);
          const canvas = Object.assign(document.createElement("canvas"), { width, height });
          const context = canvas.getContext("2d");
          context.fillStyle = "white";
          context.fillRect(0, 0, width, height);
          context.drawImage(image, 0, 0, width, height);
          const { data } = context.getImageData(0, 0, width, height);
          const sums = new Map();
          for (let idx = 0; idx < data.length; idx += 1) {
            const [x, y] = [(idx >> 2) % width, Math.floor((idx >> 2) / width)];
            const square = `${Math.floor(x / SIDE)} ${Math.floor(y / SIDE)} ${idx % 4}`;
            sums.set(square, (sums.get(square) ?? 0) + data[idx] / SIDE ** 2);
          }
          return { height, sums };
        };
        const [a, b] = await Promise.all(both.map(means));
        const far = [...a.sums].map(([square, it]) => Math.abs(it - b.sums.get(square)));
        return { heights: [a.height, b.height], most: Math.max(...far) };
      },
      width,
      `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`,
      `data:image/png;base64,${png.toString("base64")}`,
    );
    assert.equal(off.heights[0], off.heights[1]);
    assert.ok(off.most < 32, `some square is ${off.most} of 255 apart`);
  });
});
