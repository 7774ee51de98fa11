// The map under a finger: a tap, small targets, small States.

import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { EN, card, noCard, ready, seat, tip } from "./host.mjs";
import { NO_DEVTOOLS } from "./harness.mjs";
import { browser, site } from "./stage.mjs";
import { PHONE, fingers, tap } from "./hand.mjs";

const LONG = { after: '<div style="height: 3000px"></div>' };

async function phone(attributes) {
  const page = await ready(browser, site, attributes, { viewport: PHONE, ...LONG });
  await fingers(page);
  return page;
}

const hasTip = (page) =>
  page.run(() => !document.querySelector("treaty-map").shadowRoot.querySelector(".tip").hidden);

/** An element of the figure that says so. */
const saying = (page, selector, words) =>
  page.run(
    (selector, words) => {
      const all = document.querySelector("treaty-map").shadowRoot.querySelectorAll(selector);
      return [...all].find((it) => it.innerText === words);
    },
    selector,
    words,
  );

/** Touches the middle of an element. */
async function tapOn(page, element) {
  await page.run((it) => it.scrollIntoView({ block: "center", behavior: "instant" }), element);
  await tap(page, await page.centre(element));
}

describe("a tap", { skip: NO_DEVTOOLS }, () => {
  it("opens the card, and no name covers the country", async () => {
    const page = await phone("");
    for (const id of ["FR", "NO", "LI", "TR"]) {
      await tap(page, await seat(page, id));
      assert.equal((await card(page, id)).name, EN.names[id]);
      assert.equal(await hasTip(page), false, id);
    }
    const told = (await page.events("treaty-select")).map((it) => it.detail.id);
    assert.deepEqual(told, ["FR", "NO", "LI", "TR"]);
  });

  it("beside everyone closes it", async () => {
    const page = await phone('select="NO"');
    const sea = await page.run(() => {
      const sheet = document.querySelector("treaty-map").shadowRoot.querySelector(".sheet");
      sheet.scrollIntoView({ block: "center", behavior: "instant" });
      const { left, top, width, height } = sheet.getBoundingClientRect();
      return { x: left + width * 0.05, y: top + height * 0.4 };
    });
    await tap(page, sea);
    await noCard(page);
  });

  it("on an area without a status says its name, and opens no card", async () => {
    const page = await phone('view="europe"');
    const shape = await page.run(() => {
      const root = document.querySelector("treaty-map").shadowRoot;
      return root.querySelector(".land path[data-look=neutral]").dataset.shape;
    });
    await tap(page, await seat(page, shape));
    await page.waitFor(() => !document.querySelector("treaty-map").shadowRoot.querySelector(".tip").hidden);
    const said = await page.shadowText(".tip");
    await tip(page, said);
    assert.ok(said.includes(EN.names[shape] ?? EN.messages["look.neutral"]), said);
    await noCard(page);
    assert.deepEqual(await page.events("treaty-select"), []);
    // and is gone with the next tap
    await tap(page, await seat(page, "IT"));
    await card(page, "IT");
    assert.equal(await hasTip(page), false);
  });
});

describe("a State of Europe on the map of the world", () => {
  it("offers the map of Europe, and stays selected there", async () => {
    const viewport = { width: 375, height: 700 };
    const page = await ready(browser, site, 'view="world" select="LU"', { viewport, ...LONG });
    await card(page, "LU");
    await page.click(await saying(page, "[part=card] .link", EN.messages["card.show_europe"]));
    await page.waitFor(() =>
      document.querySelector("treaty-map").shadowRoot.querySelector("[data-view=europe]"),
    );
    assert.equal((await card(page, "LU")).name, EN.names.LU);
    const { text } = await card(page, "LU");
    assert.ok(!text.includes(EN.messages["card.show_europe"]));
    assert.deepEqual(await page.events("treaty-select"), []);
  });

  it("offers it to a finger, too", { skip: NO_DEVTOOLS }, async () => {
    const page = await phone('view="world"');
    const chip = await page.shadow(".chip[data-id=LI]");
    await tapOn(page, chip);
    await card(page, "LI");
    await tapOn(page, await saying(page, "[part=card] .link", EN.messages["card.show_europe"]));
    await page.waitFor(() =>
      document.querySelector("treaty-map").shadowRoot.querySelector("[data-view=europe]"),
    );
    assert.equal((await card(page, "LI")).name, EN.names.LI);
  });
});

describe("targets", () => {
  const KINDS = [".chip", "[part=legend] button", ".moves button", ".views button", ".close"];

  for (const width of [1200, 768, 375, 320]) {
    it(`are 24 px in both directions, at ${width} px`, async () => {
      const viewport = { width, height: 800 };
      for (const attributes of ['select="NO"', 'view="world" select="NO"', 'lang="fr" treaty="ctbt"']) {
        const page = await ready(browser, site, attributes, { viewport });
        const found = await page.run((kinds) => {
          const root = document.querySelector("treaty-map").shadowRoot;
          for (const it of root.querySelectorAll("details")) it.open = true;
          root.querySelector("[data-do=in]").click(); // those that move the map, too
          return kinds.map((kind) => {
            const all = [...root.querySelectorAll(kind)].filter((it) => it.checkVisibility());
            const sizes = all.map((it) => it.getBoundingClientRect());
            const small = sizes.filter((it) => it.width < 24 || it.height < 24);
            return { kind, number: all.length, small: small.length };
          });
        }, KINDS);
        assert.deepEqual(found.filter((it) => it.small > 0), [], attributes);
        const [chips, legend, moves, views] = found;
        assert.ok(chips.number > 3 && legend.number > 3 && moves.number === 7 && views.number === 2);
      }
    });
  }
});
