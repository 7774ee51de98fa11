// Everything by keyboard: the map's listbox, the card, and a focus that is never lost.

import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { EN, IDS, STATES, card, focus, noCard, ready, standing } from "./host.mjs";
import { Key, launch, serve } from "./harness.mjs";

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

/** Tabs until the focus is there. */
async function tabTo(page, wanted, keys = [Key.TAB]) {
  const seen = [];
  for (let n = 0; n < 40; n += 1) {
    await page.press(...keys);
    const here = await focus(page);
    if (here === wanted) return;
    seen.push(here);
  }
  throw new Error(`no \`${wanted}\` among ${JSON.stringify(seen)}`);
}

const cursor = (page) =>
  page.run(() => {
    const root = document.querySelector("treaty-map").shadowRoot;
    const id = root.querySelector(".keys").getAttribute("aria-activedescendant");
    return id && root.getElementById(id)?.innerText.trim() ? id.replace("map-", "") : null;
  });

/** Presses a key and waits until the map's cursor has moved. */
async function step(page, key) {
  const was = await cursor(page);
  await page.press(key);
  return page.waitFor(
    (was) => {
      const keys = document.querySelector("treaty-map").shadowRoot.querySelector(".keys");
      const id = keys.getAttribute("aria-activedescendant")?.replace("map-", "");
      return id && id !== was && id;
    },
    { timeout: 3000, what: "another option" },
    was,
  );
}

/** The States that have a shape or a dot in the view. */
const inView = (page) =>
  page.run(() => {
    const root = document.querySelector("treaty-map").shadowRoot;
    const all = [...root.querySelectorAll("[part=map] [data-shape]")];
    return all.filter((it) => it.dataset.id === it.dataset.shape).map((it) => it.dataset.id);
  });

const sorted = (ids) => [...new Set(ids)].sort();

describe("the map by keyboard", () => {
  it("is one tab stop that has a name and says how it works", async () => {
    const page = await ready(browser, site, "");
    await tabTo(page, "keys");
    const keys = await page.shadow(".keys");
    assert.match(await page.run((it) => it.ariaLabel, keys), /^Map: Framework Convention/);
    assert.equal(
      await page.run((it) => it.getAttribute("aria-description"), keys),
      EN.messages["map.hint"],
    );
    await page.press(Key.TAB);
    assert.notEqual(await focus(page), "keys");
    await page.chord([Key.SHIFT], Key.TAB);
    assert.equal(await focus(page), "keys");
  });

  for (const view of ["europe", "world"]) {
    it(`leads to every State of the view of ${view}, and opens its card`, async () => {
      const page = await ready(browser, site, `view="${view}"`);
      await tabTo(page, "keys");
      const there = sorted(await inView(page)).filter((id) => IDS.includes(id));
      if (view === "world") assert.deepEqual(there, sorted(STATES));
      else assert.ok(there.length >= 47, String(there));
      const met = [];
      for (let n = 0; n < there.length; n += 1) {
        const id = await step(page, Key.ARROW_RIGHT);
        met.push(id);
        await page.press(Key.ENTER);
        assert.equal((await card(page, id)).name, EN.names[id]);
        assert.equal(await focus(page), "keys");
      }
      assert.deepEqual(sorted(met), there);
      const told = (await page.events("treaty-select")).map((it) => it.detail);
      assert.deepEqual(told.map((it) => it.id), met);
      for (const it of told) assert.equal(it.standing, standing(it.id));
      // and around
      assert.equal(await step(page, Key.ARROW_RIGHT), met[0]);
      assert.equal(await step(page, Key.ARROW_LEFT), met.at(-1));
    });
  }

  it("closes the card with Escape, and tells", async () => {
    const page = await ready(browser, site, "");
    await tabTo(page, "keys");
    const id = await step(page, Key.ARROW_DOWN);
    await page.press(Key.ENTER);
    await card(page, id);
    await page.press(Key.ESCAPE);
    await noCard(page);
    assert.equal(await focus(page), "keys");
    assert.deepEqual((await page.events("treaty-select")).at(-1).detail.id, null);
    assert.equal(await cursor(page), id, "the map remembers where the reader was");
  });

  it("jumps by letters, and to both ends", async () => {
    const page = await ready(browser, site, 'view="world"');
    await tabTo(page, "keys");
    assert.equal(await step(page, "n"), "NL");
    assert.equal(await step(page, "n"), "MK");
    assert.equal(await step(page, "n"), "NO");
    assert.equal(await step(page, "n"), "NL");
    assert.equal(await step(page, "t"), "TR");
    const last = await step(page, Key.END);
    const first = await step(page, Key.HOME);
    assert.deepEqual([first, last], ["AL", "UY"]);
  });

  it("follows the keys with the name of the country", async () => {
    const page = await ready(browser, site, 'view="europe"');
    await tabTo(page, "keys");
    await step(page, "n");
    await page.waitFor(() => {
      const tip = document.querySelector("treaty-map").shadowRoot.querySelector(".tip");
      return !tip.hidden && tip.innerText.startsWith("Netherlands");
    });
  });
});

describe("the focus", () => {
  // whoever presses a button that goes away must be left somewhere in the figure
  const stays = async (page) => {
    const here = await page.waitFor(
      () => document.activeElement?.shadowRoot?.activeElement?.localName,
      { timeout: 2000, what: "a focus in the figure" },
    );
    assert.ok(here);
  };

  it("stays in the figure when the card is closed by its button", async () => {
    const page = await ready(browser, site, 'select="NO"');
    await tabTo(page, "close");
    await page.press(Key.ENTER);
    await noCard(page);
    await stays(page);
  });

  it("stays in the figure when the card is closed by Escape", async () => {
    const page = await ready(browser, site, 'select="NO"');
    await tabTo(page, "close");
    await page.press(Key.ESCAPE);
    await noCard(page);
    await stays(page);
  });

  it("stays in the figure when one of the latest acts opens a card", async () => {
    const page = await ready(browser, site, "");
    await tabTo(page, "keys");
    await page.press(Key.TAB);
    await page.press(Key.ENTER);
    await card(page, "AL");
    await stays(page);
  });

  it("stays in the figure when the day shown becomes today", async () => {
    const page = await ready(browser, site, 'date="2025-02-11"');
    await tabTo(page, "link");
    await page.press(Key.ENTER);
    await page.waitFor(() => !document.querySelector("treaty-map").shadowRoot.querySelector(".notice .link"));
    await stays(page);
  });

  it("stays in the figure when a card asks for the map of the world", async () => {
    const page = await ready(browser, site, 'view="europe" select="CA"');
    await tabTo(page, "link");
    await page.press(Key.ENTER);
    await page.waitFor(
      () => document.querySelector("treaty-map").shadowRoot.querySelector("[data-view=world]"),
    );
    await stays(page);
  });

  it("can be seen, and leaves the figure at its end", async () => {
    const page = await ready(browser, site, "", { after: '<a id="next" href="#">Next</a>' });
    for (let n = 0; n < 80; n += 1) {
      await page.press(Key.TAB);
      if (await page.run(() => document.activeElement.id === "next")) return;
      const outline = await page.run(() => {
        const inner = document.activeElement?.shadowRoot?.activeElement;
        const style = inner && getComputedStyle(inner);
        return inner && [inner.matches(":focus-visible"), style.outlineStyle, style.outlineWidth];
      });
      assert.deepEqual(outline, [true, "solid", "2px"]);
    }
    assert.fail("the focus never came out of the figure");
  });
});
