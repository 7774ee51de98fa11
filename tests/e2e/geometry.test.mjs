// A page's own shapes: they replace the map of the view that their file names.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, describe, it } from "node:test";
import { browser, site } from "./stage.mjs";
import { open, ready } from "./host.mjs";

const LANDS = readFileSync(new URL("../data/maps/lands.bin", import.meta.url));

/** Opens a page after the answers to its requests are set: `open` adds its own. */
const lands = (body = LANDS, status = 200) => site.answers.set("/lands.bin", { body, status });

const shown = (page) =>
  page.run(() => {
    const root = document.querySelector("treaty-map").shadowRoot;
    const shapes = root.querySelectorAll("path[data-shape]");
    return {
      shapes: [...shapes].map((it) => it.dataset.shape),
      footer: root.querySelector("[part=footer]").textContent,
    };
  });

const until = (page, code) =>
  page.run(async (code) => {
    const { shadowRoot } = document.querySelector("treaty-map");
    const limit = Date.now() + 5000;
    while (!shadowRoot.querySelector(`path[data-shape=${code}]`)) {
      if (Date.now() > limit) throw new Error(`no ${code}`);
      await new Promise((done) => setTimeout(done, 20));
    }
  }, code);

describe("geometry", () => {
  it("replaces the shapes of its view, and our words on borders", async () => {
    lands();
    const page = await ready(browser, site, 'geometry="/lands.bin" view="world"');
    const { shapes, footer } = await shown(page);
    assert.deepEqual(shapes, ["AA", "BB", "CC"]);
    assert.match(footer, /Borders of a land that does not exist\./);
    assert.doesNotMatch(footer, /Natural Earth|endorsement/);
    assert.deepEqual(await page.events("treaty-error"), []);
  });

  it("leaves the other view as it is, and may come and go", async () => {
    lands();
    const page = await ready(browser, site, 'geometry="/lands.bin" view="europe"');
    assert.ok((await shown(page)).shapes.includes("NO"));
    await page.run(() => (document.querySelector("treaty-map").view = "world"));
    await until(page, "AA");
    await page.run(() => (document.querySelector("treaty-map").geometry = null));
    await until(page, "NO");
    assert.match((await shown(page)).footer, /Natural Earth/);
    await page.run(() => (document.querySelector("treaty-map").geometry = "/lands.bin"));
    await until(page, "AA");
    assert.deepEqual(await page.events("treaty-error"), []);
  });

  for (const [what, body, status, message] of [
    ["is none", "<!doctype html>", 200, /format `60`, expected `2`/],
    ["ends too early", LANDS.subarray(0, 120), 200, /truncated/],
    ["is not there", "", 404, /could not be loaded/],
  ]) {
    it(`is told of when the file ${what}, and the built-in map stays`, async () => {
      lands(body, status);
      const page = await open(browser, site, 'geometry="/lands.bin" view="world"');
      await page.waitReady();
      assert.ok((await shown(page)).shapes.includes("NO"));
      await page.run(() => document.querySelector("treaty-map").setAttribute("theme", "dark"));
      await page.run(() => new Promise((done) => setTimeout(done, 200)));
      const errors = await page.events("treaty-error");
      assert.equal(errors.length, 1, "told once");
      assert.equal(errors[0].detail.code, "geometry");
      assert.equal(errors[0].detail.fatal, false);
      assert.match(errors[0].detail.message, message);
    });
  }
});
