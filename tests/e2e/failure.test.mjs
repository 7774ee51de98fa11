// What a reader is left with when something cannot be had: the fallback, and one event.

import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { open, ready, shown, text } from "./host.mjs";
import { browser, site } from "./stage.mjs";

const FALLBACK = { fallback: true, figure: false };
const FIGURE = { fallback: false, figure: true };

/** Waits for the first error and returns all events, the page being quiet. */
async function failed(page) {
  await page.waitFor(() => window.__seen.events.some((it) => it.type === "treaty-error"));
  // a second one would come with the answers of the network: let those be over
  await page.run(() => new Promise((done) => requestIdleCallback(() => setTimeout(done))));
  assert.deepEqual(await page.run(() => window.__seen.thrown), []);
  const events = await page.events();
  assert.deepEqual(events.map((it) => it.type), ["treaty-error"]);
  return events[0].detail;
}

const CORE = "/embed/v1/treaty-map-core.js";
const WASM = "/embed/v1/treaty-map-core_bg.wasm";

describe("without the module", () => {
  for (const [what, path, answer] of [
    ["the module is not there", WASM, { status: 404 }],
    ["the module is something else", WASM, { body: "<p>Hello</p>" }],
    ["the module comes as plain text of other bytes", WASM, { body: "no", headers: { "content-type": "text/plain" } }],
    ["its glue is not there", CORE, { status: 404 }],
    ["its glue is broken", CORE, { body: "export default (" }],
  ]) {
    it(`the fallback stays, and one error is told: ${what}`, async () => {
      site.answers.set(path, answer);
      const page = await open(browser, site, "");
      const { code, fatal, message, problems } = await failed(page);
      assert.deepEqual([code, fatal, problems], ["module", true, []]);
      assert.ok(message);
      assert.deepEqual(await shown(page), FALLBACK);
      const asked = () => {
        const element = document.querySelector("treaty-map");
        return [element.status(), element.select("NO")];
      };
      assert.deepEqual(await page.run(asked), [null, false]);
      await page.run(() => document.querySelector("treaty-map").setAttribute("view", "world"));
      assert.deepEqual(await shown(page), FALLBACK);
    });
  }

  it("every element of the page says so, once", async () => {
    site.answers.set(WASM, { status: 404 });
    const more = '<treaty-map id="second"><p class="fallback">Two.</p></treaty-map>';
    const page = await open(browser, site, "", { after: more });
    await page.waitFor(() => window.__seen.events.length >= 2);
    assert.equal((await page.events("treaty-error")).length, 2);
    assert.deepEqual(await shown(page, "#second"), FALLBACK);
  });
});

describe("without the treaty's file", () => {
  const SRC = "/mine.json";
  const GOOD = text("tests/data/good/cets-210.json");

  async function recovers(page) {
    site.answers.set("/good.json", { body: GOOD });
    await page.run(() => (document.querySelector("treaty-map").src = "/good.json"));
    await page.waitReady();
    assert.deepEqual(await shown(page), FIGURE);
    assert.equal((await page.events("treaty-ready"))[0].detail.treaty, "cets-210");
    assert.equal((await page.events("treaty-error")).length, 1);
  }

  it("the fallback stays, until there is one: not found", async () => {
    site.answers.set(SRC, { status: 404 });
    const page = await open(browser, site, `src="${SRC}"`);
    const { code, fatal, message, problems } = await failed(page);
    assert.deepEqual([code, fatal, problems], ["network", true, []]);
    assert.ok(message.includes(SRC), message);
    assert.deepEqual(await shown(page), FALLBACK);
    await recovers(page);
  });

  it("the fallback stays, until there is one: not JSON", async () => {
    site.answers.set(SRC, { body: text("tests/data/bad/syntax.json") });
    const page = await open(browser, site, `src="${SRC}"`);
    const { code, fatal, problems } = await failed(page);
    assert.deepEqual([code, fatal, problems.length], ["data", true, 1]);
    assert.deepEqual([problems[0].pointer], [""]);
    assert.match(problems[0].message, /^not JSON: .*line \d+/);
    assert.deepEqual(await shown(page), FALLBACK);
    await recovers(page);
  });

  it("the fallback stays, until there is one: five problems, all told with their places", async () => {
    site.answers.set(SRC, { body: text("tests/data/bad/five-problems.json") });
    const page = await open(browser, site, `src="${SRC}"`);
    const { code, fatal, message, problems } = await failed(page);
    assert.deepEqual([code, fatal], ["data", true]);
    assert.match(message, /5 problems/);
    // what was meant is guessed by `check` alone: a page does not download that
    const expected = text("tests/data/bad/five-problems.problems").replace(/did you mean `\w+`\? /, "");
    const lines = expected.trim().split("\n");
    const told = problems.map((it) => `${it.pointer || "/"}: ${it.message}`);
    assert.deepEqual(told.sort(), lines.sort());
    assert.deepEqual(await shown(page), FALLBACK);
    await recovers(page);
  });

  it("a treaty that is not bundled is a file that is not there", async () => {
    const page = await open(browser, site, 'treaty="cets-999"');
    const { code, fatal } = await failed(page);
    assert.deepEqual([code, fatal], ["network", true]);
    assert.ok(site.requests.includes("/embed/v1/treaties/cets-999.json"));
  });

  it("a figure that is there stays when a later file is bad", async () => {
    site.answers.set(SRC, { body: "{}" });
    const page = await ready(browser, site, "");
    await page.run((src) => (document.querySelector("treaty-map").src = src), SRC);
    await page.waitFor(() => window.__seen.events.some((it) => it.type === "treaty-error"));
    const [{ detail }] = await page.events("treaty-error");
    assert.deepEqual([detail.code, detail.fatal], ["data", false]);
    assert.deepEqual(await shown(page), FIGURE);
    assert.equal(await page.run(() => document.querySelector("treaty-map").status().treaty), "cets-225");
  });

  it("each treaty shown is told once; what an older address answers late is left aside", async () => {
    const page = await ready(browser, site, "");
    site.answers.set("/slow.json", { body: text("tests/data/good/ets-157.json"), delay: 400 });
    site.answers.set("/good.json", { body: GOOD });
    await page.run(() => {
      const element = document.querySelector("treaty-map");
      element.src = "/slow.json";
      element.src = "/good.json";
    });
    await page.waitReady({ count: 2 });
    await page.run(() => fetch("/slow.json").then((it) => it.text()));
    const treaties = (await page.events("treaty-ready")).map((it) => it.detail.treaty);
    assert.deepEqual(treaties, ["cets-225", "cets-210"]);
    assert.equal(await page.run(() => document.querySelector("treaty-map").status().treaty), "cets-210");
  });
});

describe("updateComplete", () => {
  /** Whether it settles after the view has changed. */
  const settles = (page) =>
    page.run(async () => {
      const element = document.querySelector("treaty-map");
      element.view = element.view === "world" ? "europe" : "world";
      const late = new Promise((done) => setTimeout(() => done("late"), 3000));
      return Promise.race([element.updateComplete.then(() => "in time"), late]);
    });

  it("does not wait for what failed for good", async () => {
    site.answers.set(WASM, { status: 404 });
    const page = await open(browser, site, "");
    await failed(page);
    assert.equal(await settles(page), "in time");
    assert.equal(await settles(page), "in time");
  });

  it("comes when a file could not be read, and what was shown stays", async () => {
    const page = await ready(browser, site, "");
    await page.run(async () => {
      const element = document.querySelector("treaty-map");
      element.src = "/none.json";
      await element.updateComplete;
      window.after = element.status().treaty;
    });
    assert.equal(await page.run(() => window.after), "cets-225");
    assert.deepEqual((await page.events("treaty-error")).map((it) => it.detail.code), ["network"]);
  });

  it("is not hurried by a comparison that could not be fetched", async () => {
    site.answers.set("/embed/v1/pace.json", { status: 404 });
    site.answers.set("/embed/v1/i18n/fr.json", { next: true, delay: 1500 });
    const page = await ready(browser, site, "");
    const lang = await page.run(async () => {
      const element = document.querySelector("treaty-map");
      element.lang = "fr";
      element.shadowRoot.querySelector("#tab-chart").click();
      await element.updateComplete;
      return element.shadowRoot.querySelector("article").lang;
    });
    assert.equal(lang, "fr");
    assert.ok((await page.events("treaty-error")).some((it) => it.detail.code === "network"));
  });
});

describe("data that is no data", () => {
  it("is told, and nothing is thrown", async () => {
    const page = await ready(browser, site, "");
    await page.run(() => {
      const circle = {};
      circle.circle = circle;
      document.querySelector("treaty-map").data = circle;
    });
    const errors = await page.events("treaty-error");
    assert.deepEqual(errors.map((it) => [it.detail.code, it.detail.fatal]), [["data", false]]);
    assert.deepEqual(await page.run(() => window.__seen.thrown), []);
    assert.deepEqual(await shown(page), FIGURE);
  });
});

describe("without the language's file", () => {
  it("English is shown, and that is told", async () => {
    site.answers.set("/embed/v1/i18n/fr.json", { status: 404 });
    const page = await ready(browser, site, 'lang="fr"');
    const errors = (await page.events("treaty-error")).map((it) => it.detail);
    assert.deepEqual(errors.map((it) => [it.code, it.fatal]), [["language", false]]);
    assert.deepEqual(await shown(page), FIGURE);
    const article = await page.shadow("article");
    assert.equal(await page.run((it) => it.lang, article), "en");
  });
});
