// Everyone in the treaty's list answers a real mouse where a reader would point.

import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { EN, MEMBERS, NO_DOUBLE_CLICKS, STATES, card, label, ready, seat, standing, tip } from "./host.mjs";
import { clickOn } from "./hand.mjs";
import { launch, serve } from "./harness.mjs";

let site, browser;
before(async () => {
  site = await serve();
  browser = await launch({ width: 1200, height: 900 });
});
beforeEach(() => site.reset());
after(async () => {
  await browser?.close();
  await site?.close();
});

const WIDE = { width: 1200, height: 900 };
const PHONE = { width: 375, height: 700 };

/** The words for a standing as the map draws it. */
function words(look) {
  if (look === "represented") return "Represented by the EU";
  return EN.messages[`look.${look}`];
}

/** Points and clicks; returns what is wrong. */
async function visit(page, id) {
  const at = await seat(page, id);
  if (!at) return `${id}: not on the map`;
  try {
    const before = (await page.events("treaty-select")).length;
    const look = await page.run((id) => {
      const root = document.querySelector("treaty-map").shadowRoot;
      return root.querySelector(`[part=map] [data-shape=${id}]`).dataset.look;
    }, id);
    await page.moveTo(at);
    await tip(page, label(EN.names[id], words(look)));
    await page.clickAt(at);
    assert.equal((await card(page, id)).name, EN.names[id]);
    const events = (await page.events("treaty-select")).slice(before);
    assert.deepEqual(
      events.map((it) => [it.detail.id, it.detail.standing]),
      [[id, standing(id)]],
    );
  } catch (error) {
    return `${id} at ${JSON.stringify(at)}: ${error.message}`;
  }
  return null;
}

async function visitAll(page, ids) {
  const wrong = [];
  for (const id of ids) {
    const trouble = await visit(page, id);
    if (trouble) wrong.push(trouble);
  }
  assert.deepEqual(wrong, []);
}

describe("a mouse on the map", () => {
  it("finds all 46 member States in the view of Europe", async () => {
    assert.equal(MEMBERS.length, 46);
    const page = await ready(browser, site, 'view="europe"', { viewport: WIDE, head: NO_DOUBLE_CLICKS });
    await visitAll(page, MEMBERS);
    assert.deepEqual(await page.consoleMessages(), []);
  });

  it("finds the eleven others in the view of the world", async () => {
    const others = STATES.filter((id) => !MEMBERS.includes(id));
    assert.equal(others.length, 11);
    const page = await ready(browser, site, 'view="world"', { viewport: WIDE, head: NO_DOUBLE_CLICKS });
    await visitAll(page, others);
  });

  it("finds the European Union by its chip", async () => {
    const page = await ready(browser, site, "", { viewport: WIDE, head: NO_DOUBLE_CLICKS });
    await page.click(await page.shadow(".chip[data-id=EU]"));
    assert.equal((await card(page, "EU")).name, "European Union");
    const [{ detail }] = await page.events("treaty-select");
    assert.deepEqual([detail.id, detail.standing], ["EU", "contracting"]);
  });

  it("finds the smallest States on a phone", async () => {
    const page = await ready(browser, site, 'view="europe"', { viewport: PHONE, head: NO_DOUBLE_CLICKS });
    await visitAll(page, ["SM", "VA", "LI", "MC", "AD", "MT", "LU", "CY", "ME", "MD", "NO", "TR", "IL"]);
  });

  it("finds States on a phone's map of the world", async () => {
    const page = await ready(browser, site, 'view="world"', { viewport: PHONE, head: NO_DOUBLE_CLICKS });
    await visitAll(page, ["CR", "UY", "JP", "CA", "NO", "PE", "AU"]);
  });

  it("takes a territory for its State", async () => {
    const page = await ready(browser, site, 'view="world"', { viewport: WIDE, head: NO_DOUBLE_CLICKS });
    const at = await seat(page, "GL");
    await page.moveTo(at);
    await tip(page, label("Greenland (Denmark)", "Not involved"));
    await page.clickAt(at);
    await card(page, "DK");
  });

  it("names areas without a status, and opens no card for them", async () => {
    for (const [view, shapes] of [["europe", ["XK"]], ["world", ["TW", "EH", "XJ"]]]) {
      const after = '<div style="height: 1000px"></div>';
      const page = await ready(browser, site, `view="${view}"`, { viewport: WIDE, after, head: NO_DOUBLE_CLICKS });
      for (const shape of shapes) {
        const at = await seat(page, shape);
        assert.ok(at, shape);
        await page.moveTo(at);
        await tip(page, label(EN.names[shape], "Status not shown"));
        await page.clickAt(at);
        await tip(page, label(EN.names[shape], "Status not shown"));
      }
      assert.deepEqual(await page.events("treaty-select"), []);
    }
  });

  it("shows nothing when it leaves, and closes the card on the sea", async () => {
    const page = await ready(browser, site, 'view="europe" select="NO"', { viewport: WIDE, head: NO_DOUBLE_CLICKS });
    const at = await seat(page, "IS");
    await page.moveTo(at);
    await tip(page, label("Iceland", "Signed"));
    await page.moveTo({ x: 3, y: 3 });
    await tip(page, null);
    const sea = await page.run(() => {
      const sheet = document.querySelector("treaty-map").shadowRoot.querySelector(".sheet");
      const { left, top, height } = sheet.getBoundingClientRect();
      return { x: left + 12, y: top + height * 0.6 };
    });
    await page.clickAt(sea);
    await page.waitFor(() => window.__seen.events.some((it) => it.detail?.id === null));
  });
});

describe("an area without a status", () => {
  it("opens no card, and the panel says why: Kosovo, with its footnote", async () => {
    const page = await ready(browser, site, 'view="europe"', { viewport: { width: 1200, height: 900 } });
    await clickOn(page, "XK");
    const noted = () => document.querySelector("treaty-map").shadowRoot.querySelector(".noted")?.innerText;
    await page.waitFor(() => document.querySelector("treaty-map").shadowRoot.querySelector(".noted"));
    assert.match(await page.run(noted), /^Kosovo.* · All reference to Kosovo, .*Resolution 1244/);
    assert.equal(await page.run(() => document.querySelector("treaty-map").shadowRoot.querySelector("[part=card]")), null);
    await clickOn(page, "NO");
    await page.waitFor(() => document.querySelector("treaty-map").shadowRoot.querySelector("[part=card][data-id=NO]"));
    assert.equal((await page.run(noted)) ?? null, null);
  });
});
