// Links: what the reader chose, in an address, and back from it.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { open, ready } from "./host.mjs";
import { browser, site } from "./stage.mjs";

const search = (page) => page.run(() => location.search);

/** Opens the page again, with an address of the same page. */
async function again(page, address) {
  await page.goTo(address);
  await page.waitReady();
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

  it("says what the author changed, too, and whose card is open is told", async () => {
    const page = await ready(browser, site, 'date="2026-11-22" url-state');
    await page.run(() => document.querySelector("treaty-map").setDate("2025-02-11"));
    await page.run(() => document.querySelector("treaty-map").select("NO"));
    await page.waitFor(() => location.search.includes("2025-02-11") && location.search.includes("NO"));
    await page.run(() => {
      document.querySelector("treaty-map").date = "2026-01-01";
      document.querySelector("treaty-map").setAttribute("select", "CH");
    });
    await page.waitFor(() => !location.search.includes("2025-02-11") && !location.search.includes("NO"));
    assert.equal((await page.events("treaty-select")).at(-1).detail.id, "CH");
  });

  it("keeps the parts of elements without a name apart, whoever comes before", async () => {
    const page = await ready(browser, site, 'date="2026-11-22" url-state');
    await page.run(() => document.querySelector("treaty-map").setDate("2025-02-11"));
    await page.waitFor(() => location.search.includes("treaty-map.date=2025-02-11"));
    await page.run(() => {
      const other = document.createElement("treaty-map");
      for (const name of ["url-state", "date", "loading"]) other.setAttribute(name, name === "date" ? "2026-10-10" : "eager");
      other.setAttribute("url-state", "");
      document.querySelector("main").prepend(other);
    });
    await page.waitReady({ count: 2 });
    assert.equal(await page.run(() => document.querySelectorAll("treaty-map")[0].status().on), "2026-10-10");
    await page.waitFor(() => document.querySelectorAll("treaty-map")[0].shadowRoot.querySelector("[role=tablist]"));
    await page.run(() => document.querySelectorAll("treaty-map")[0].setDate("2026-09-09"));
    await page.waitFor(() => location.search.includes("treaty-map-2.date=2026-09-09"));
    assert.match(await search(page), /treaty-map\.date=2025-02-11/);
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

describe("the compact layout", () => {
  it("fits into 280 px: the answer, the progress, a countdown and where it leads", async () => {
    const page = await ready(
      browser,
      site,
      'layout="compact" assume="NO IS GB CH" share-url="https://example.org/whole" style="inline-size: 280px"',
      { viewport: { width: 600, height: 900 } },
    );
    const seen = await page.run(() => {
      const host = document.querySelector("treaty-map");
      const root = host.shadowRoot;
      const figure = root.querySelector("article");
      const inside = [...figure.querySelectorAll("*")].filter((it) => it.getBoundingClientRect().right > host.getBoundingClientRect().right + 1);
      return {
        wide: inside.map((it) => it.outerHTML.slice(0, 60)),
        parts: [...figure.querySelectorAll("[part]")].map((it) => it.getAttribute("part")),
        countdown: root.querySelector(".countdown").innerText,
        links: [...root.querySelectorAll("a")].map((it) => it.href),
        entry: host.status().entry_into_force,
        on: host.status().on,
      };
    });
    assert.deepEqual(seen.wide, []);
    assert.deepEqual(seen.parts, ["header", "status", "progress", "footer"]);
    const days = (new Date(seen.entry) - new Date(seen.on)) / 86_400_000;
    assert.equal(seen.countdown, `In ${days} days`);
    assert.equal(seen.links[0], "https://example.org/whole");
    await page.click(await page.shadow(".hypothesis .link"));
    await page.waitFor(() => !document.querySelector("treaty-map").shadowRoot.querySelector(".countdown"));
  });
});

describe("the compact layout, of which the page assumes something", () => {
  it("has words for taking it back", async () => {
    const page = await open(browser, site, 'layout="compact" date="2026-11-22"');
    await page.waitReady();
    assert.equal(await page.run(() => document.querySelector("treaty-map").setAssumptions("NO IS GB CH")), true);
    await page.waitFor(() => document.querySelector("treaty-map").shadowRoot.querySelector(".hypothesis .link"));
    assert.equal(await page.shadowText(".hypothesis .link"), "Clear all assumptions");
    assert.equal(await page.run(() => document.querySelector("treaty-map").status().entry_into_force), "2027-03-01");
  });
});

describe("a copied link", () => {
  it("leads where the author says, and restores the what-if in a new page", async () => {
    const page = await ready(browser, site, 'date="2026-11-22"');
    await page.run(() => {
      window.copied = [];
      Object.defineProperty(navigator, "clipboard", { value: { writeText: async (text) => window.copied.push(text) } });
    });
    await page.run(() => document.querySelector("treaty-map").setAssumptions("NO IS GB CH"));
    await page.click(await page.shadow(".share summary"));
    await page.run(() => {
      const buttons = [...document.querySelector("treaty-map").shadowRoot.querySelectorAll(".share button")];
      buttons.find((it) => it.innerText === "Copy link").click();
    });
    await page.waitFor(() => window.copied.length === 1);
    const [address] = await page.run(() => window.copied);
    assert.equal(await search(page), "", "the page's own address stays");
    await again(page, address);
    assert.equal((await state(page)).entry, "2027-03-01");
    const drawn = await page.run(() => document.querySelector("treaty-map").shadowRoot.querySelectorAll(".shapes [data-assumed]").length);
    assert.ok(drawn >= 4, `${drawn} shapes drawn as assumed`);
    await page.run(() => document.querySelector("treaty-map").setAttribute("share-url", "https://example.org/a?b=c#d"));
    await page.run(() => {
      window.copied = [];
      Object.defineProperty(navigator, "clipboard", { value: { writeText: async (text) => window.copied.push(text) }, configurable: true });
    });
    await page.click(await page.shadow(".share summary"));
    await page.run(() => {
      const buttons = [...document.querySelector("treaty-map").shadowRoot.querySelectorAll(".share button")];
      buttons.find((it) => it.innerText === "Copy link").click();
    });
    await page.waitFor(() => window.copied.length === 1);
    const [elsewhere] = await page.run(() => window.copied);
    assert.match(elsewhere, /^https:\/\/example\.org\/a\?b=c&treaty-map\.assume=NO.*#d$/);
  });
});
