// The map is zoomed and moved: by buttons, keys, wheel, mouse and fingers.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { EN, card, ready, seat } from "./host.mjs";
import { Key, NO_DEVTOOLS } from "./harness.mjs";
import { browser, site } from "./stage.mjs";
import { PHONE, box, camera, fingers, media, place, press, rest, spot, stroke } from "./hand.mjs";

const LONG = { after: '<div style="height: 3000px"></div>' };
const HOME = { zoom: 1, x: 0, y: 0 };
const LIMITS = { europe: 2.5, world: 3 };

const figure = (attributes, options) =>
  ready(browser, site, attributes, { viewport: { width: 1200, height: 800 }, ...LONG, ...options });

/** Which ends the zoom buttons say they are at. */
const ends = (page) =>
  page.run(() => {
    const root = document.querySelector("treaty-map").shadowRoot;
    const isOff = (what) => root.querySelector(`[data-do=${what}]`).ariaDisabled === "true";
    return { in: isOff("in"), out: isOff("out") };
  });

/** The buttons that can be seen. */
const buttons = (page) =>
  page.run(() => {
    const root = document.querySelector("treaty-map").shadowRoot;
    const all = [...root.querySelectorAll(".moves button")];
    return all.filter((it) => it.checkVisibility()).map((it) => it.dataset.do);
  });

const selections = async (page) => (await page.events("treaty-select")).map((it) => it.detail.id);
const scrolled = (page) => page.run(() => window.scrollY);

/** Whether the name that the map shows stands within it, and at a place inside a shape. */
const isNamed = (page, shape) =>
  page.run((shape) => {
    const root = document.querySelector("treaty-map").shadowRoot;
    const frame = root.querySelector(".sheet").getBoundingClientRect();
    const tip = root.querySelector(".tip");
    const path = root.querySelector(`.land path[data-shape=${shape}]`);
    const [across, down] = [tip.style.left, tip.style.top].map((it) => Number.parseFloat(it) / 100);
    const at = new DOMPoint(frame.left + frame.width * across, frame.top + frame.height * down);
    const isInside = path.isPointInFill(at.matrixTransform(path.getScreenCTM().inverse()));
    return !tip.hidden && [across, down].every((it) => it > 0.05 && it < 0.95) && isInside;
  }, shape);

/** Whether the middle of a shape lies in what is seen of the map. */
const isSeen = (page, shape) =>
  page.run((shape) => {
    const root = document.querySelector("treaty-map").shadowRoot;
    const frame = root.querySelector(".sheet").getBoundingClientRect();
    const box = root.querySelector(`.land [data-shape=${shape}]`).getBoundingClientRect();
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    return x > frame.left && x < frame.right && y > frame.top && y < frame.bottom;
  }, shape);

const wheel = (page, { x, y }, down, held) => {
  const actions = page.driver.actions({ async: true });
  if (held) actions.keyDown(held);
  actions.scroll(x, y, 0, down);
  if (held) actions.keyUp(held);
  return actions.perform();
};

describe("the zoom buttons", () => {
  for (const [view, limit] of Object.entries(LIMITS)) {
    it(`come as near as ${limit} times, ${view}, say so, and go back`, async () => {
      const page = await figure(`view="${view}"`);
      assert.deepEqual(await camera(page), HOME);
      assert.deepEqual(await ends(page), { in: false, out: true });
      const zooms = [];
      for (let n = 0; n < 4; n += 1) {
        await press(page, "in");
        zooms.push((await camera(page)).zoom);
      }
      assert.deepEqual(zooms, [1.5, 2.25, limit, limit]);
      assert.deepEqual(await ends(page), { in: true, out: false });
      await press(page, "out");
      assert.deepEqual(await ends(page), { in: false, out: false });
      for (let n = 0; n < 3; n += 1) await press(page, "out");
      assert.deepEqual(await camera(page), HOME);
      assert.deepEqual(await ends(page), { in: false, out: true });
    });
  }

  it("zoom about the middle", async () => {
    const page = await figure('view="world"');
    const middle = await spot(page, 0.5, 0.5);
    const before = await place(page, middle);
    await press(page, "in");
    const after = await place(page, await spot(page, 0.5, 0.5));
    assert.ok(Math.hypot(after.x - before.x, after.y - before.y) < 1);
  });

  it("are joined by those that move the map, once there is somewhere to move", async () => {
    const page = await figure("");
    assert.deepEqual(await buttons(page), ["out", "in"]);
    await press(page, "in");
    const all = ["left", "up", "down", "right", "home", "out", "in"];
    assert.deepEqual(await buttons(page), all);
    const start = await camera(page);
    await press(page, "left");
    assert.ok((await camera(page)).x < start.x);
    await press(page, "right");
    assert.deepEqual(await camera(page), start);
    await press(page, "up");
    assert.ok((await camera(page)).y < start.y);
    await press(page, "down");
    assert.deepEqual(await camera(page), start);
    for (let n = 0; n < 4; n += 1) await press(page, "left");
    assert.equal((await camera(page)).x, 0, "and no further than its rim");
    await press(page, "home");
    assert.deepEqual(await camera(page), HOME);
    assert.deepEqual(await buttons(page), ["out", "in"]);
  });
});

describe("what is under a finger", () => {
  /** Where the map is. */
  const top = (page) =>
    page.run(() =>
      document.querySelector("treaty-map").shadowRoot.querySelector(".sheet").getBoundingClientRect().top,
    );

  /** The move that a point of the window is on. */
  const under = (page, { x, y }) =>
    page.run(
      (x, y) => {
        const it = document.querySelector("treaty-map").shadowRoot.elementFromPoint(x, y);
        return it?.closest("[data-do]")?.dataset.do;
      },
      x,
      y,
    );

  for (const width of [320, 375, 768, 1200]) {
    it(`stays there when the map is zoomed, at ${width} px`, async () => {
      const page = await figure("", { viewport: { width, height: 800 } });
      await box(page);
      const was = await top(page);
      const spots = {};
      for (const it of ["in", "out"]) {
        spots[it] = await page.centre(await page.shadow(`[data-do=${it}]`));
      }
      for (const what of ["in", "out"]) {
        await page.clickAt(spots[what]);
        await rest(page);
        assert.equal(await top(page), was, "the map");
        for (const it of ["in", "out"]) assert.equal(await under(page, spots[it]), it);
      }
      assert.deepEqual(await camera(page), HOME);
    });
  }
});

describe("the keys", () => {
  const listbox = async (page) => page.run((it) => it.focus(), await page.shadow(".keys"));

  it("zoom by plus, minus and nought, and move by Shift and the arrows", async () => {
    const page = await figure('view="world"');
    await listbox(page);
    const after = async (...keys) => {
      await page.press(...keys);
      return camera(page);
    };
    assert.equal((await after("+")).zoom, 1.5);
    const near = await after("=");
    assert.equal(near.zoom, 2.25);
    const moved = async (key) => {
      await page.chord([Key.SHIFT], key);
      return camera(page);
    };
    assert.ok((await moved(Key.ARROW_LEFT)).x < near.x);
    assert.deepEqual(await moved(Key.ARROW_RIGHT), near);
    assert.ok((await moved(Key.ARROW_UP)).y < near.y);
    assert.deepEqual(await moved(Key.ARROW_DOWN), near);
    assert.equal((await after("-")).zoom, 1.5);
    assert.deepEqual(await after("0"), HOME);
    assert.deepEqual(await selections(page), []);
  });

  it("bring into view whom they come to", async () => {
    const page = await figure('view="europe"');
    await listbox(page);
    await page.press("+", "+", "+");
    await rest(page);
    for (const [letters, id] of [["ice", "IS"], ["aze", "AZ"], ["spa", "ES"], ["fin", "FI"]]) {
      assert.equal(await isSeen(page, id), false, `${id} is outside`);
      await page.press(...letters);
      await page.waitFor((id) => {
        const keys = document.querySelector("treaty-map").shadowRoot.querySelector(".keys");
        return keys.getAttribute("aria-activedescendant") === `map-${id}`;
      }, {}, id);
      await rest(page);
      assert.ok(await isNamed(page, id), `${id} is in view`);
      assert.equal((await camera(page)).zoom, 2.5);
      await page.press(Key.HOME); // the next letters are a new name
    }
  });
});

describe("the wheel", () => {
  it("is the page's", async () => {
    const page = await figure("");
    const at = await spot(page, 0.4, 0.4);
    const from = await scrolled(page);
    await wheel(page, at, 200);
    await page.waitFor((from) => window.scrollY > from, {}, from);
    assert.deepEqual(await camera(page), HOME);
    assert.deepEqual(await page.run(() => window.__seen.thrown), []);
  });

  it("zooms with Ctrl, about the pointer, and does not scroll the page", async () => {
    const page = await figure("");
    const at = await spot(page, 0.3, 0.7);
    const [from, before] = [await scrolled(page), await place(page, at)];
    await wheel(page, at, -100, Key.CONTROL);
    await page.waitFor(() =>
      !document.querySelector("treaty-map").shadowRoot.querySelector(".land").style.transform.startsWith("scale(1.000)"),
    );
    const after = await place(page, at);
    assert.ok(Math.hypot(after.x - before.x, after.y - before.y) < 1);
    assert.equal(await scrolled(page), from);
    for (let n = 0; n < 8; n += 1) await wheel(page, at, -100, Key.CONTROL);
    assert.equal((await camera(page)).zoom, LIMITS.europe);
    for (let n = 0; n < 8; n += 1) await wheel(page, at, 100, Key.CONTROL);
    assert.deepEqual(await camera(page), HOME);
  });
});

describe("the mouse", () => {
  it("zooms by a double click, whose first click selects at once", async () => {
    const page = await figure("");
    const at = await seat(page, "FR");
    // a selection that waits for a second click is not told while the first is
    await page.run(() => {
      let clicking = false;
      window.atOnce = [];
      addEventListener("click", () => {
        clicking = true;
        setTimeout(() => (clicking = false));
      }, true);
      addEventListener("treaty-select", () => window.atOnce.push(clicking));
    });
    const before = await place(page, at);
    await page.clickAll([at, at]);
    await rest(page);
    assert.equal((await camera(page)).zoom, 1.5);
    assert.equal((await card(page, "FR")).name, EN.names.FR);
    assert.deepEqual(await selections(page), ["FR"]);
    assert.deepEqual(await page.run(() => window.atOnce), [true]);
    const after = await place(page, at);
    assert.ok(Math.hypot(after.x - before.x, after.y - before.y) < 1, "about the pointer");
  });

  it("drags the map where it is zoomed, and selects nobody by it", async () => {
    const page = await figure("");
    await press(page, "in");
    await press(page, "in");
    const [from, to] = [await spot(page, 0.5, 0.5), await spot(page, 0.4, 0.6)];
    const held = await place(page, from);
    await page.drag(from, to);
    const there = await place(page, to);
    assert.ok(Math.hypot(there.x - held.x, there.y - held.y) < 1, "what was held is under the pointer");
    assert.deepEqual(await selections(page), []);
    // and the next click selects again
    await page.clickAt(await seat(page, "CZ"));
    await card(page, "CZ");
    assert.deepEqual(await selections(page), ["CZ"]);
  });

  it("moves nothing by a drag where the whole map is seen", async () => {
    const page = await figure("");
    await page.drag(await spot(page, 0.5, 0.5), await spot(page, 0.3, 0.3));
    assert.deepEqual(await camera(page), HOME);
    assert.deepEqual(await selections(page), []);
  });

  it("hits whom it points at, however near the map is", async () => {
    const page = await figure("");
    await press(page, "in");
    await press(page, "in");
    await press(page, "right");
    const seen = [];
    for (const id of ["AT", "HU", "RO", "UA", "MD", "BG", "PL", "RS"]) {
      await rest(page);
      if (!(await isSeen(page, id))) continue;
      await page.clickAt(await seat(page, id));
      assert.equal((await card(page, id)).name, EN.names[id]);
      seen.push(id);
    }
    assert.ok(seen.length >= 4, String(seen));
  });
});

describe("fingers", { skip: NO_DEVTOOLS }, () => {
  const phone = async (attributes) => {
    const page = await figure(attributes, { viewport: PHONE });
    await fingers(page);
    return page;
  };

  it("zoom the map when two spread, and leave the page as large as it was", async () => {
    const page = await phone("");
    const at = (part) => spot(page, part, 0.5);
    const held = await place(page, await at(0.5));
    await stroke(page, [await at(0.4), await at(0.6)], [await at(0.3), await at(0.7)]);
    const { zoom } = await camera(page);
    assert.ok(zoom > 1.7 && zoom < 2.3, `${zoom}`);
    const there = await place(page, await at(0.5));
    assert.ok(Math.hypot(there.x - held.x, there.y - held.y) < 12, "about the middle of the two");
    assert.equal(await page.run(() => window.visualViewport.scale), 1);
    await stroke(page, [await at(0.2), await at(0.8)], [await at(0.45), await at(0.55)]);
    assert.deepEqual(await camera(page), HOME);
    assert.deepEqual(await selections(page), []);
  });

  for (const near of [false, true]) {
    it(`scroll the page when there is one, ${near ? "zoomed or not" : "and do not move the map"}`, async () => {
      const page = await phone("");
      if (near) await press(page, "in");
      const [from, to] = [await spot(page, 0.5, 0.8), await spot(page, 0.5, 0.1)];
      const [before, was] = [await camera(page), await scrolled(page)];
      await stroke(page, [from], [to]);
      await page.waitFor((was) => window.scrollY > was + 50, {}, was);
      assert.deepEqual(await camera(page), before);
      assert.deepEqual(await selections(page), []);
    });
  }
});

describe("the whole figure", () => {
  it("offers to zoom to whose card is open", async () => {
    const page = await figure('view="world" select="IS"');
    const zoomTo = await page.run((words) => {
      const root = document.querySelector("treaty-map").shadowRoot;
      return [...root.querySelectorAll("[part=card] .link")].find((it) => it.innerText === words);
    }, EN.messages["card.zoom_to"]);
    await page.click(zoomTo);
    await rest(page);
    assert.equal((await camera(page)).zoom, LIMITS.world);
    assert.ok(await isSeen(page, "IS"));
    await card(page, "IS");
  });

  it("keeps the selection when the view changes, and shows all of it", async () => {
    const page = await figure('view="europe"');
    await page.run(() => document.querySelector("treaty-map").select("NO"));
    await press(page, "in");
    for (const [name, view] of [["World", "world"], ["Europe", "europe"]]) {
      const button = await page.run((name) => {
        const root = document.querySelector("treaty-map").shadowRoot;
        return [...root.querySelectorAll(".views button")].find((it) => it.innerText === name);
      }, name);
      await page.click(button);
      await page.waitFor((view) =>
        document.querySelector("treaty-map").shadowRoot.querySelector(`article[data-view=${view}]`), {}, view);
      assert.deepEqual(await camera(page), HOME);
      assert.deepEqual(await ends(page), { in: false, out: true });
      assert.equal((await card(page, "NO")).name, EN.names.NO);
      const outline = await page.shadow(".selected path");
      assert.ok(await page.run((it) => it.getAttribute("d"), outline), "the outline is there");
      await press(page, "in");
    }
    assert.deepEqual(await selections(page), ["NO"]);
  });

  /** How long the map takes to come to rest, and whether it is on its way. */
  const motion = (page) =>
    page.run(() => {
      const root = document.querySelector("treaty-map").shadowRoot;
      root.querySelector("[data-do=in]").click();
      const land = root.querySelector(".land");
      return { takes: getComputedStyle(land).transitionDuration, moving: land.getAnimations().length };
    });

  it("moves smoothly, but for who asked for less motion", { skip: NO_DEVTOOLS }, async () => {
    const page = await figure("");
    assert.deepEqual(await motion(page), { takes: "0.25s", moving: 1 });
    await media(page, { "prefers-reduced-motion": "reduce" });
    assert.deepEqual(await motion(page), { takes: "0s", moving: 0 });
    assert.equal((await camera(page)).zoom, 2.25);
  });

  it("keeps its patterns as fine as they are, however large it is drawn", async () => {
    const page = await figure('view="europe" style="width: 1100px"');
    /** How large a unit of each pattern is drawn, in pixels. */
    const sizes = () =>
      page.run(() => {
        const svg = document.querySelector("treaty-map").shadowRoot.querySelector(".sheet > svg");
        const { a } = svg.querySelector(".land").getScreenCTM();
        const all = [...svg.querySelectorAll("pattern[id^=map-]")];
        const scale = (it) => Number(/scale\(([\d.]+)\)/.exec(it.getAttribute("patternTransform"))[1]);
        return { drawn: a, units: all.map((it) => scale(it) * a) };
      });
    const fine = ({ units }) => units.length >= 6 && units.every((it) => Math.abs(it - 1) < 0.01);
    const first = await sizes();
    assert.ok(fine(first), JSON.stringify(first));
    const until = async (isDone, what) => {
      let last;
      const limit = Date.now() + 3000;
      do last = await sizes();
      while (!(isDone(last) && fine(last)) && Date.now() < limit);
      assert.ok(isDone(last) && fine(last), `${what}: ${JSON.stringify(last)}`);
    };
    await page.run(() => (document.querySelector("treaty-map").style.width = "640px"));
    await until((it) => it.drawn < first.drawn * 0.95, "narrow");
    await press(page, "in");
    await until((it) => it.drawn > 0, "narrow and zoomed");
    await page.run(() => (document.querySelector("treaty-map").style.width = "1100px"));
    await until((it) => it.drawn > first.drawn * 1.4, "wide and zoomed");
  });
});
