// Links: what the reader chose, in an address, and back from it.

import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { ready } from "./host.mjs";
import { launch, serve } from "./harness.mjs";

let site, browser;
before(async () => {
  site = await serve();
  browser = await launch({ width: 1200 });
});
beforeEach(() => site.reset());
after(async () => {
  await browser?.close();
  await site?.close();
});

const search = (page) => page.run(() => location.search);

/** Opens the page again, with an address of the same page. */
async function again(page, address) {
  await page.run((address) => location.assign(address), address);
  await page.waitReady();
  await page.waitFor(() => document.querySelector("treaty-map").shadowRoot.querySelector("[role=tablist]"));
}

const state = (page, host = "treaty-map") =>
  page.run((host) => {
    const it = document.querySelector(host);
    const root = it.shadowRoot;
    const { on, state, entry_into_force } = it.status();
    return {
      on,
      state,
      entry: entry_into_force,
      view: root.querySelector("article").dataset.view,
      tab: root.querySelector("[role=tab][aria-selected=true]").id,
    };
  }, host);

describe("the page's address", () => {
  it("is left alone unless the author allows it", async () => {
    const page = await ready(browser, site, 'date="2026-11-22"');
    await page.click(await page.shadow(".views button:nth-child(2)"));
    await page.run(() => document.querySelector("treaty-map").setAssumptions("NO"));
    await page.run(() => new Promise((done) => setTimeout(done, 600)));
    assert.equal(await search(page), "");
  });

  it("follows where it may, and restores everything", async () => {
    const page = await ready(browser, site, 'date="2026-11-22" url-state');
    await page.click(await page.shadow(".views button:nth-child(2)"));
    await page.click(await page.shadow("#tab-about"));
    await page.run(() => document.querySelector("treaty-map").setAssumptions("NO IS GB CH:2026-12-01"));
    await page.waitFor(() => location.search.includes("assume"));
    const before = await state(page);
    assert.deepEqual(before, { on: "2026-11-22", state: "not_in_force", entry: null, view: "world", tab: "tab-about" });
    const address = await page.run(() => location.href);
    await again(page, address);
    assert.deepEqual(await state(page), before);
    assert.equal(await page.run(() => document.querySelector("treaty-map").status().projected_entry_into_force), "2027-04-01");
    // the author's change wins over what the link said
    await page.run(() => document.querySelector("treaty-map").setAttribute("tab", "map"));
    await page.waitFor(() => document.querySelector("treaty-map").shadowRoot.querySelector("#tab-map[aria-selected=true]"));
  });

  it("has a part for each of several elements", async () => {
    const page = await ready(browser, site, 'id="one" url-state date="2026-11-22"', {
      after: '<treaty-map id="two" url-state loading="eager" treaty="bbnj" date="2026-11-22"></treaty-map>',
    });
    await page.waitReady({ count: 2 });
    await page.run(() => document.querySelector("#one").setDate("2025-02-11"));
    await page.run(() => document.querySelector("#two").setDate("2024-01-01"));
    await page.waitFor(() => location.search.includes("one.date") && location.search.includes("two.date"));
    await again(page, await page.run(() => location.href));
    await page.waitReady({ count: 2 });
    assert.equal((await state(page, "#one")).on, "2025-02-11");
    assert.equal(await page.run(() => document.querySelector("#two").status().on), "2024-01-01");
  });

  it("that means nothing is left aside", async () => {
    const page = await ready(browser, site, 'date="2026-11-22"');
    await again(page, "?treaty-map.date=yesterday&treaty-map.tab=x&treaty-map.assume=BR&treaty-map.view=moon&treaty-map.select=%3Cb%3E");
    assert.deepEqual(await state(page), { on: "2026-11-22", state: "not_in_force", entry: null, view: "europe", tab: "tab-map" });
  });
});
