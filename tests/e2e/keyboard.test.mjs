// Everything by keyboard: the map's listbox, the card, and a focus that is never lost.

import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { EN, IDS, STATES, card, focus, noCard, ready, standing } from "./host.mjs";
import { camera, rest } from "./hand.mjs";
import { Key } from "./harness.mjs";
import { browser, site } from "./stage.mjs";

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
    return id && root.getElementById(id)?.ariaLabel ? id.replace("map-", "") : null;
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

describe("the whole figure by keyboard", () => {
  /** What the focus is on: the class, the move, or the words. */
  const here = (page) =>
    page.run(() => {
      const it = document.activeElement?.shadowRoot?.activeElement;
      return it && (it.dataset.do ?? (it.id || it.className || it.innerText.trim()));
    });

  it("goes from the first Tab to an open card, and on, in the order in which it is read", async () => {
    const page = await ready(browser, site, "");
    const stops = [];
    for (let n = 0; n < 60 && stops.at(-1) !== "keys"; n += 1) {
      await page.press(Key.TAB);
      stops.push(await here(page));
    }
    const { messages } = EN;
    assert.deepEqual(stops, [
      "why-open", "tab-map", "what-if-start", "find", "out", "in", messages["view.europe"], messages["view.world"], "keys",
    ]);
    const id = await step(page, "n");
    await page.press(Key.ENTER);
    await card(page, id);
    await page.press(Key.TAB);
    assert.equal(await here(page), "close");
    await page.press(" ");
    await noCard(page);
    const told = (await page.events("treaty-select")).map((it) => it.detail.id);
    assert.deepEqual(told, [id, null]);
    // the legend comes after the panel
    const rest = [];
    for (let n = 0; n < 12; n += 1) {
      await page.press(Key.TAB);
      rest.push(await here(page));
    }
    assert.ok(rest.some((it) => it.startsWith(messages["look.signatory"])), rest.join("; "));
  });

  it("rings the country that the keys are on, in two tones, and no other", async () => {
    const page = await ready(browser, site, 'view="europe"');
    const ring = () =>
      page.run(() => {
        const root = document.querySelector("treaty-map").shadowRoot;
        return [...root.querySelectorAll(".hovered path")].map((it) => {
          const { stroke, strokeWidth } = getComputedStyle(it);
          return { d: it.getAttribute("d") ?? "", stroke, width: Number.parseFloat(strokeWidth) };
        });
      });
    assert.deepEqual((await ring()).map((it) => it.d), ["", ""]);
    await tabTo(page, "keys");
    const rings = new Set();
    for (let n = 0; n < 5; n += 1) {
      const id = await step(page, Key.ARROW_DOWN);
      const [under, over] = await page.waitFor((known) => {
        const root = document.querySelector("treaty-map").shadowRoot;
        const d = [...root.querySelectorAll(".hovered path")].map((it) => it.getAttribute("d"));
        return d[0] && !known.includes(d[0]) && d;
      }, { what: `a ring around ${id}` }, [...rings]);
      assert.equal(under, over);
      rings.add(under);
    }
    const [under, over] = await ring();
    assert.notEqual(under.stroke, over.stroke);
    assert.ok(under.width > over.width);
    await page.press(Key.TAB);
    await page.waitFor(() => {
      const root = document.querySelector("treaty-map").shadowRoot;
      return !root.querySelector(".hovered path").getAttribute("d");
    }, { what: "no ring" });
  });

  it("zooms by its buttons, and keeps the focus where it is", async () => {
    const page = await ready(browser, site, "");
    const press = async (what, key = Key.ENTER) => {
      for (let n = 0; n < 20 && (await here(page)) !== what; n += 1) await page.press(Key.TAB);
      assert.equal(await here(page), what);
      await page.press(key);
    };
    await press("in");
    assert.equal((await camera(page)).zoom, 1.5);
    assert.equal(await here(page), "in");
    await page.press(" ");
    assert.equal((await camera(page)).zoom, 2.25);
    for (let n = 0; n < 6; n += 1) await page.chord([Key.SHIFT], Key.TAB);
    assert.equal(await here(page), "left");
    const { x } = await camera(page);
    await page.press(Key.ENTER);
    assert.ok((await camera(page)).x < x);
    assert.equal(await here(page), "left");
    await press("home");
    await rest(page);
    assert.equal((await camera(page)).zoom, 1);
    assert.equal(await here(page), "home", "it is kept while it has the focus");
    await page.press(Key.TAB);
    assert.equal(await here(page), "out");
    await page.chord([Key.SHIFT], Key.TAB);
    assert.notEqual(await here(page), "home");
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
