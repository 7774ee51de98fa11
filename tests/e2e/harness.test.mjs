// The harness itself, where a fault in it would make other tests pass: silence, and absence.

import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { NO_GC, PAGE, launch, serve } from "./harness.mjs";

let site, browser;
before(async () => {
  site = await serve();
  browser = await launch();
});
beforeEach(() => {
  site.reset();
  site.answers.set("/empty.html", { body: "<!doctype html><title>empty</title>" });
  site.answers.set("/favicon.ico", { status: 204 });
});
after(async () => {
  await browser?.close();
  await site?.close();
});

describe("harness", () => {
  it("hears the console, what is thrown, and what is refused", async () => {
    const page = await browser.open(site, "/empty.html");
    assert.deepEqual(await page.consoleMessages(), []);
    await page.run(() => console.debug("mind the gap"));
    const [message, ...more] = await page.consoleMessages();
    assert.match(message, /mind the gap/);
    assert.deepEqual(more, []);
    const body = `<script>
      setTimeout(() => { throw new Error("thrown") });
      Promise.reject(new Error("rejected"));
    </script>`;
    site.answers.set("/thrown.html", { body });
    const other = await browser.open(site, "/thrown.html");
    await other.waitFor(() => window.__seen.thrown.length === 2);
  });

  it("begins with a fresh page every time", async () => {
    await (await browser.open(site, "/empty.html")).run(() => window.__seen.events.push({}));
    const page = await browser.open(site, "/empty.html");
    assert.deepEqual(await page.events(), []);
    assert.equal((await browser.driver.getAllWindowHandles()).length, 1);
  });

  it("collects what nobody holds, and nothing else", { skip: NO_GC }, async () => {
    const page = await browser.open(site, "/empty.html");
    await page.run(() => {
      window.kept = document.createElement("p");
      window.refs = [new WeakRef(window.kept), new WeakRef(document.createElement("p"))];
    });
    await page.gc();
    const alive = await page.run(() => window.refs.map((it) => Boolean(it.deref())));
    assert.deepEqual(alive, [true, false]);
  });

  it("serves nothing from outside its folders, and notes what is asked for", async () => {
    const { status } = await fetch(site.url("/embed/v1/..%2f..%2f..%2f..%2fCargo.toml"));
    assert.equal(status, 404);
    assert.equal(site.requests.length, 1);
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
