// What a page pays: how many requests, when, to whom; and nothing kept with the reader.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { open, ready, seat } from "./host.mjs";
import { browser, site } from "./stage.mjs";

const ENGLISH = [
  "/embed/v1/treaty-map-core.js",
  "/embed/v1/treaty-map-core_bg.wasm",
  "/embed/v1/treaty-map.js",
];
const LATER = "/embed/v1/treaty-map-later.wasm";
const asked = () => site.requests.filter((it) => it.startsWith("/embed/")).sort();

/** Waits until the browser has told observers what is near. */
const settled = (page) =>
  page.run(async () => {
    await customElements.whenDefined("treaty-map");
    await new Promise((done) => {
      new IntersectionObserver(done).observe(document.querySelector("treaty-map"));
    });
    await new Promise((done) => requestAnimationFrame(() => requestIdleCallback(done)));
  });

const FAR = { before: '<div style="height: 5000px"></div>' };

describe("requests", () => {
  it("are three for the first map in English, four in French, and one more after it", async () => {
    for (const [attributes, more] of [["", []], ['lang="fr"', ["/embed/v1/i18n/fr.json"]]]) {
      site.reset();
      const page = await ready(browser, site, attributes);
      assert.deepEqual(asked(), [...more, ...ENGLISH, LATER].sort());
      assert.equal(site.requests.filter((it) => it.startsWith("/embed/")).at(-1), LATER);
      const [asks, drawn] = await page.run((later) => {
        const { startTime } = performance.getEntriesByType("resource").find((it) => it.name.endsWith(later));
        return [startTime, window.__seen.readyAt];
      }, LATER);
      assert.ok(asks >= drawn, `asked for after ${asks} ms, the map was there after ${drawn} ms`);
    }
  });

  it("stay three where nothing comes after it: in a narrow column", async () => {
    const page = await ready(browser, site, 'layout="compact"');
    await settled(page);
    assert.deepEqual(asked(), ENGLISH);
  });

  it("are one until the reader comes near", async () => {
    const page = await open(browser, site, "", FAR);
    await settled(page);
    assert.deepEqual(asked(), ["/embed/v1/treaty-map.js"]);
    await page.run(() => scrollTo({ top: 2000, behavior: "instant" }));
    await settled(page);
    assert.deepEqual(asked(), ["/embed/v1/treaty-map.js"]);
    await page.run(() => scrollTo({ top: 5100 - innerHeight - 300, behavior: "instant" }));
    await page.waitReady();
    await page.waitFor(() => document.querySelector("treaty-map").shadowRoot.querySelector("[role=tablist]"));
    assert.deepEqual(asked(), [...ENGLISH, LATER].sort());
  });

  it("do not wait where the author does not want to", async () => {
    const page = await open(browser, site, 'loading="eager"', FAR);
    await page.waitReady();
    await page.waitFor(() => document.querySelector("treaty-map").shadowRoot.querySelector("[role=tablist]"));
    assert.deepEqual(asked(), [...ENGLISH, LATER].sort());
  });

  it("go to the page's own origin alone, and nothing is kept", async () => {
    const page = await ready(browser, site, 'lang="fr" select="NO"');
    await page.run(() => document.querySelector("treaty-map").select("EU"));
    const kept = await page.run(async () => ({
      elsewhere: performance
        .getEntriesByType("resource")
        .map((it) => it.name)
        .filter((it) => !it.startsWith(`${location.origin}/`) && !it.startsWith("data:")),
      cookie: document.cookie,
      storage: localStorage.length + sessionStorage.length,
      databases: (await indexedDB.databases?.())?.length ?? 0,
      caches: (await caches.keys()).length,
      workers: (await navigator.serviceWorker.getRegistrations()).length,
      globals: Object.keys(window).filter((it) => /treaty|yew|wasm/i.test(it)),
    }));
    assert.deepEqual(kept, {
      elsewhere: [], cookie: "", storage: 0, databases: 0, caches: 0, workers: 0, globals: [],
    });
  });
});

describe("a strict content security policy", () => {
  it("is kept, in silence", async () => {
    site.headers = {
      "content-security-policy":
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; " +
        "connect-src 'self'; img-src data:; require-trusted-types-for 'script'",
    };
    const page = await browser.open(site, "/strict.html");
    await page.waitReady();
    await page.waitFor(() =>
      /11 février 2025/.test(
        document.querySelector("treaty-map").shadowRoot.querySelector(".as-of")?.innerText,
      ),
    );
    for (const id of ["SM", "EU", "UA", "XX", null]) {
      await page.run((id) => document.querySelector("treaty-map").select(id), id);
    }
    await page.moveTo(await seat(page, "FR"));
    await page.waitFor(() => {
      const tip = document.querySelector("treaty-map").shadowRoot.querySelector(".tip");
      return !tip.hidden && tip.style.left.endsWith("%");
    });
    assert.deepEqual(await page.run(() => window.violations), []);
    assert.deepEqual(await page.consoleMessages(), []);
    assert.deepEqual(await page.run(() => window.__seen.thrown), []);
  });
});
