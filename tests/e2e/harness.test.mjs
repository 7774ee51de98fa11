// The harness itself, against an element that is not the product.

import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { DIST, Key, PAGE, launch, serve } from "./harness.mjs";

let site, browser;
before(async () => {
  site = await serve();
  browser = await launch();
});
beforeEach(() => {
  site.reset();
  site.answers.set("/picture.svg", { body: "<svg xmlns='http://www.w3.org/2000/svg'/>" });
});
after(async () => {
  await browser?.close();
  await site?.close();
});

const HOST = "harness-element";

describe("harness", () => {
  it("waits for the element, and clicks and types with real input", async () => {
    const page = await browser.open(site, "/harness.html");
    await page.waitReady();
    await page.click(await page.shadow("button", HOST));
    assert.equal(await page.shadowText("p", HOST), "clicks 1");
    await page.press(Key.ENTER);
    assert.equal(await page.shadowText("p", HOST), "clicks 2");
    assert.deepEqual(await page.events("treaty-select"), [
      { type: "treaty-select", detail: { id: "NO", clicks: 1 } },
      { type: "treaty-select", detail: { id: "NO", clicks: 2 } },
    ]);
    assert.deepEqual(await page.consoleMessages(), []);
  });

  it("opens a fresh page every time", async () => {
    const page = await browser.open(site, "/harness.html");
    await page.waitReady();
    assert.equal(await page.shadowText("p", HOST), "clicks 0");
    assert.equal((await browser.driver.getAllWindowHandles()).length, 1);
  });

  it("reports what the console says", async () => {
    const page = await browser.open(site, "/harness.html");
    await page.run(() => console.warn("mind the gap"));
    const messages = await page.consoleMessages();
    assert.equal(messages.length, 1);
    assert.match(messages[0], /^WARNING: .*mind the gap/);
    assert.deepEqual(await page.consoleMessages(), []);
  });

  it("sends headers and breaks URLs where told to", async () => {
    site.headers = { "content-security-policy": "script-src 'none'" };
    let page = await browser.open(site, "/harness.html");
    await assert.rejects(page.waitReady({ timeout: 300 }), /1 ready element/);
    site.reset();
    site.answers.set("/harness-element.js", { status: 404 });
    page = await browser.open(site, "/harness.html");
    await assert.rejects(page.waitReady({ timeout: 300 }), /404/);
    assert.ok(site.requests.includes("/harness-element.js"));
  });

  it("collects garbage", async () => {
    const page = await browser.open(site, "/harness.html");
    await page.run(() => {
      window.kept = document.createElement("p");
      const gone = document.createElement("p");
      window.refs = [new WeakRef(window.kept), new WeakRef(gone)];
    });
    await page.gc();
    const alive = await page.run(() => window.refs.map((it) => Boolean(it.deref())));
    assert.deepEqual(alive, [true, false]);
  });

  it("sets the size of the viewport", async () => {
    const viewport = { width: 360, height: 640 };
    const page = await browser.open(site, "/harness.html", { viewport });
    assert.equal(await page.run(() => innerWidth), 360);
  });

  it("serves the built files with the types that browsers insist on", async () => {
    const get = async (file) => {
      const response = await fetch(site.url(`/embed/v1/${file}`));
      await response.arrayBuffer();
      return [response.status, response.headers.get("content-type")];
    };
    assert.ok(DIST);
    assert.deepEqual(await get("treaty-map-core_bg.wasm"), [200, "application/wasm"]);
    assert.deepEqual(await get("treaty-map.js"), [200, "text/javascript; charset=utf-8"]);
    assert.equal((await get("../../../Cargo.toml"))[0], 404);
  });
});

describe("the page that Trunk builds", { skip: !PAGE && "not built" }, () => {
  it("shows the element, loads one module and says nothing in the console", async () => {
    const trunk = await serve({ pages: PAGE, dist: null });
    try {
      const page = await browser.open(trunk, "/index.html");
      await page.waitReady({ timeout: 20_000 });
      assert.deepEqual(await page.consoleMessages(), []);
      const modules = trunk.requests.filter((it) => it.endsWith(".wasm"));
      assert.deepEqual(modules, ["/embed/v1/treaty-map-core_bg.wasm"]);
    } finally {
      await trunk.close();
    }
  });
});
