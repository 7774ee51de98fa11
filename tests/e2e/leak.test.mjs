// Elements come, go and move: nothing of them stays, and nothing is told twice.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { ready, shown } from "./host.mjs";
import { NO_GC } from "./harness.mjs";
import { browser, site } from "./stage.mjs";

/** Collects garbage until nothing that was removed is left; returns how many are. */
async function alive(page) {
  const until = Date.now() + 10_000;
  for (;;) {
    await page.gc();
    const left = await page.run(() => window.refs.filter((it) => it.deref()).length);
    if (left === 0 || Date.now() > until) return left;
  }
}

describe("an element that goes", () => {
  it("leaves nothing in memory: 200 mounts and removals", { skip: NO_GC }, async () => {
    const page = await ready(browser, site, "");
    await page.run(() => {
      window.refs = [];
      window.round = async (count) => {
        const box = document.createElement("div");
        document.querySelector("#after").before(box);
        const ready = [];
        for (let n = 0; n < count; n += 1) {
          const element = document.createElement("treaty-map");
          element.setAttribute("loading", "eager");
          ready.push(new Promise((done) => element.addEventListener("treaty-ready", done)));
          window.refs.push(new WeakRef(element));
          box.append(element);
        }
        await Promise.all(ready);
        for (const [n, element] of [...box.children].entries()) {
          element.select(n % 2 ? "NO" : "EU");
          element.shadowRoot.querySelector(".chip").click();
        }
        box.remove();
      };
    });
    for (let n = 0; n < 20; n += 1) await page.run(() => window.round(10));
    assert.equal(await page.run(() => window.refs.length), 200);
    assert.equal(await alive(page), 0);
    assert.deepEqual(await shown(page), { fallback: false, figure: true });
    assert.deepEqual(await page.run(() => window.__seen.thrown), []);
  });

  it("before it is ready is forgotten without a word", { skip: NO_GC }, async () => {
    const page = await ready(browser, site, "");
    await page.run(async () => {
      window.refs = [];
      window.late = [];
      const tell = ({ type, target }) => target.isConnected || window.late.push(type);
      for (let n = 0; n < 8; n += 1) {
        const element = document.createElement("treaty-map");
        for (const type of ["treaty-ready", "treaty-error"]) element.addEventListener(type, tell);
        element.setAttribute("loading", n % 2 ? "eager" : "lazy");
        if (n > 3) element.setAttribute("src", "/nothing.json");
        window.refs.push(new WeakRef(element));
        document.body.append(element);
        for (let turn = 0; turn < n; turn += 1) await null;
        element.remove();
      }
    });
    assert.equal(await alive(page), 0);
    assert.deepEqual(await page.run(() => window.late), []);
    assert.deepEqual(await page.events("treaty-error"), []);
    assert.deepEqual(await page.run(() => window.__seen.thrown), []);
  });
});

describe("an element that moves", () => {
  it("keeps its figure, and is not ready a second time", async () => {
    const page = await ready(browser, site, 'view="world" select="NO"');
    const moved = await page.run(async () => {
      const element = document.querySelector("treaty-map");
      const figure = element.shadowRoot.querySelector("article");
      const before = JSON.stringify(element.status());
      const box = document.createElement("section");
      document.body.append(box);
      box.append(element);
      await null;
      await null;
      return {
        figure: element.shadowRoot.querySelector("article") === figure,
        status: JSON.stringify(element.status()) === before,
        select: element.select("CA"),
      };
    });
    assert.deepEqual(moved, { figure: true, status: true, select: true });
    assert.equal((await page.events("treaty-ready")).length, 1);
    assert.deepEqual(await shown(page), { fallback: false, figure: true });
  });

  it("begins anew when it comes back later", async () => {
    const page = await ready(browser, site, "");
    await page.run(async () => {
      const element = document.querySelector("treaty-map");
      element.remove();
      await null;
      await null;
      window.between = [element.status(), element.select("NO")];
      document.body.append(element);
    });
    assert.deepEqual(await page.run(() => window.between), [null, false]);
    await page.waitReady({ count: 2 });
    assert.deepEqual(await shown(page), { fallback: false, figure: true });
    assert.deepEqual(await page.run(() => window.__seen.thrown), []);
  });

  it("before it is ready becomes ready once", async () => {
    const page = await ready(browser, site, "");
    await page.run(async () => {
      const element = document.createElement("treaty-map");
      document.body.prepend(element);
      document.querySelector("main").prepend(element);
      await null;
      document.body.prepend(element);
    });
    await page.waitReady({ count: 2 });
    await page.run(() => new Promise((done) => requestAnimationFrame(() => requestIdleCallback(done))));
    assert.equal((await page.events("treaty-ready")).length, 2);
  });
});
