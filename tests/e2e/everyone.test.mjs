// Everyone answers a real click, at the dot or the capital, on a desk, a tablet and a phone.
//
// The States are those in the file of the Paris Agreement: the 193 members of the United
// Nations, the Holy See, Palestine, the Cook Islands and Niue. It draws all their dots.
// Where to click is found by the browser's geometry, not by the product's.

import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { FILE, MEMBERS, NO_DOUBLE_CLICKS, STATES, card, json, ready } from "./host.mjs";
import { launch, serve } from "./harness.mjs";
import { capital, project } from "./places.mjs";

const ALL = json("static/treaties/paris-agreement.json").participants
  .filter((it) => it.kind === "state")
  .map((it) => it.id);
const BEYOND_UN = ["CK", "NU", "PS", "VA"];
const OF_THE_EU = FILE.groups.eu.members.filter((it) => !it.to).map((it) => it.id);

const VIEWS = ["europe", "world"];
const WIDTHS = [1200, 768, 375];
/**
 * Whose town lies within 4 px of a neighbour's dot, which answers there: Tel Aviv and Amman
 * by Ramallah; on a phone Libreville by São Tomé, Dakar by Banjul. They answer beside it,
 * nobody else has to.
 */
const BESIDE_DOTS = { 1200: ["IL", "JO"], 768: ["IL", "JO"], 375: ["GA", "IL", "SN"] };

const PAGE = {
  // so that the page can be scrolled to where the map is well in view, and stays there
  after: '<div style="height: 1000px"></div>',
  // Firefox lays it over the east of a phone's map, where it takes clicks
  head: `<style>html { scrollbar-width: none }</style>${NO_DOUBLE_CLICKS}`,
};

const figure = (attributes, width) =>
  ready(browser, site, attributes, { viewport: { width, height: 900 }, ...PAGE });

/** Puts the map in the middle, on whole pixels, and begins to note what each click tells. */
function settle(page) {
  return page.run(() => {
    const host = document.querySelector("treaty-map");
    const map = host.shadowRoot.querySelector("[part=map] svg:not(.swatch)");
    document.body.style.display = "flow-root"; // no margin goes through
    const { top } = map.getBoundingClientRect();
    document.body.style.paddingTop = `${Math.ceil(top) - top}px`;
    window.scrollTo(0, Math.round(map.getBoundingClientRect().top - 100));
    const corner = () => {
      const { left, top } = map.getBoundingClientRect();
      return [left, top];
    };
    window.__clicks = [];
    window.addEventListener(
      "click",
      (event) => {
        window.__clicks.push({ x: event.clientX, y: event.clientY, corner: corner(), id: null });
        host.select(null); // else whoever is selected already says nothing
      },
      true,
    );
    window.addEventListener("treaty-select", (event) => {
      if (event.detail.id) window.__clicks.at(-1).id = event.detail.id;
    });
    return corner();
  });
}

/**
 * Where to click for each State that is in the view, and who should answer.
 *
 * For a dot, the whole pixel nearest to its centre, where the nearest dot must answer; and
 * if that is another's, the nearest within its own ring that is its own (`own`, `null` if
 * there is none). For a shape, the whole pixel nearest to the capital that is inside it, or
 * in the sea less than a pixel away, and not within 4 px of another's dot; where there is
 * none, 2 px.
 */
function aims(page, view, ids) {
  const rows = ids.map((id) => ({ id, at: BEYOND_UN.includes(id) ? null : capital(id).at }));
  for (const row of rows) row.at &&= project(view, row.at);
  return page.run((rows) => {
    const map = document
      .querySelector("treaty-map")
      .shadowRoot.querySelector("[part=map] svg:not(.swatch)");
    const box = map.getBoundingClientRect();
    const scale = box.width / map.viewBox.baseVal.width;
    const client = (at) => ({ x: box.left + at.x * scale, y: box.top + at.y * scale });
    const far = (a, b) => Math.hypot(a.x - b.x, a.y - b.y);
    const dots = [...map.querySelectorAll("circle[data-shape]")].map((it) => ({
      id: it.dataset.id,
      r: Number.parseFloat(getComputedStyle(it).r) * scale,
      ...client({ x: it.cx.baseVal.value, y: it.cy.baseVal.value }),
    }));
    const shapes = [...map.querySelectorAll("path[data-shape]")].map((path) => {
      const { x, y, width, height } = path.getBBox();
      const isIn = (at) =>
        at.x >= x && at.x <= x + width && at.y >= y && at.y <= y + height &&
        path.isPointInFill(new DOMPoint(at.x, at.y));
      const contains = (pixel) =>
        isIn({ x: (pixel.x - box.left) / scale, y: (pixel.y - box.top) / scale });
      return { id: path.dataset.shape, contains };
    });
    /** Whole pixels around a point, the nearest first. */
    const around = (at, reach) => {
      const pixels = [];
      for (let x = Math.ceil(at.x - reach); x <= at.x + reach; x += 1) {
        for (let y = Math.ceil(at.y - reach); y <= at.y + reach; y += 1) {
          const off = far({ x, y }, at);
          if (off <= reach) pixels.push({ x, y, off });
        }
      }
      return pixels.sort((a, b) => a.off - b.off);
    };
    const nearestDot = (pixel) =>
      dots.reduce((best, it) => (!best || far(it, pixel) < far(best, pixel) ? it : best), null);
    const aims = [];
    for (const { id, at } of rows) {
      const dot = dots.find((it) => it.id === id);
      if (dot) {
        const pixels = around(dot, dot.r);
        aims.push({ id: nearestDot(pixels[0]).id, of: id, ...pixels[0], kind: "centre" });
        const own = pixels.find((it) => nearestDot(it).id === id);
        aims.push({ id, of: id, ...own, kind: own ? "dot" : "crowded" });
        continue;
      }
      const shape = shapes.find((it) => it.id === id);
      if (!shape || !at) continue;
      const isSeen = ({ x, y }) =>
        x >= box.left && x < box.right && y >= box.top && y < box.bottom;
      const pixels = around(client(at), 16).filter(isSeen);
      const isFree = (it, reach) => !dots.some((dot) => far(dot, it) <= reach);
      const isAtSea = (it) => it.off < 0.75 && !shapes.some((shape) => shape.contains(it));
      const isIts = (it) => shape.contains(it) || isAtSea(it);
      const open = pixels.find((it) => isFree(it, 4) && isIts(it));
      const aim = open ?? pixels.find((it) => isFree(it, 2) && shape.contains(it));
      const kind = open && (shape.contains(open) ? "shape" : "sea");
      if (aim) aims.push({ id, of: id, ...aim, kind: kind ?? "hidden" });
    }
    return aims;
  }, rows);
}

/** Clicks everywhere, and returns the aims with what was told. */
async function shoot(page, corner, aims) {
  await page.clickAll(aims);
  const clicks = await page.run(() => window.__clicks.splice(0));
  const wanted = aims.map(({ x, y }) => ({ x, y, corner }));
  assert.deepEqual(clicks.map(({ x, y, corner }) => ({ x, y, corner })), wanted);
  return aims.map((it, n) => ({ ...it, told: clicks[n].id }));
}

let site, browser;
before(async () => {
  site = await serve();
  browser = await launch({ width: 1400, height: 900 });
});
beforeEach(() => site.reset());
after(async () => {
  await browser?.close();
  await site?.close();
});

/**
 * Clicks on everyone in both views at a width; returns who answers in one of them, but
 * more than 1.5 px from the capital.
 */
async function everyone(treaty, ids, width) {
  const nearest = new Map(); // how far from the dot or capital they answer
  for (const view of VIEWS) {
    const page = await figure(`treaty="${treaty}" view="${view}"`, width);
    assert.equal(await page.run(() => window.innerWidth), width);
    const corner = await settle(page);
    const all = await aims(page, view, ids);
    const crowded = all.filter((it) => it.kind === "crowded");
    assert.deepEqual(crowded.map((it) => it.of), [], "dots without a pixel of their own");
    const shot = await shoot(page, corner, all);
    // the sea may belong to either shore, and a neighbour's dot may be nearer: for those
    // there is the other view
    const isSure = (it) => !["sea", "hidden"].includes(it.kind);
    const wrong = shot.filter((it) => isSure(it) && it.told !== it.id);
    assert.deepEqual(wrong, [], view);
    for (const { of, told, off } of shot) {
      if (told === of) nearest.set(of, Math.min(off, nearest.get(of) ?? Infinity));
    }
    assert.deepEqual(await page.run(() => window.__seen.thrown), []);
  }
  assert.deepEqual(ids.filter((id) => !nearest.has(id)), [], "answer nowhere");
  return ids.filter((id) => nearest.get(id) > 1.5);
}

describe("a click in one view or the other", () => {
  for (const width of WIDTHS) {
    it(`all States answer, ${width} px wide`, async () => {
      assert.equal(ALL.length, 193 + BEYOND_UN.length);
      for (const id of [...MEMBERS, ...OF_THE_EU, ...STATES]) assert.ok(ALL.includes(id), id);
      assert.deepEqual([MEMBERS.length, OF_THE_EU.length], [46, 27]);
      assert.deepEqual(await everyone("paris-agreement", ALL, width), BESIDE_DOTS[width]);
    });

    it(`all participants of CETS 225 answer, ${width} px wide`, async () => {
      assert.deepEqual(await everyone("cets-225", STATES, width), []);
      const page = await figure("", width);
      const chips = await page.run(() => {
        const root = document.querySelector("treaty-map").shadowRoot;
        const boxes = [...root.querySelectorAll(".chip")].map((it) => it.getBoundingClientRect());
        return boxes.map((it) => Math.min(it.width, it.height));
      });
      assert.ok(chips.length > 0 && chips.every((it) => it >= 24), String(chips));
      await page.click(await page.shadow(".chip[data-id=EU]"));
      assert.equal((await card(page, "EU")).name, "European Union");
    });
  }
});

describe("around the smallest States, on a map of the world 960 px wide", () => {
  it("at least 40 of 49 pixels answer", async () => {
    const page = await figure('treaty="cets-225" view="world"', 1400);
    const width = await page.run(() => {
      const host = document.querySelector("treaty-map");
      const map = host.shadowRoot.querySelector("[part=map] svg:not(.swatch)");
      const beside = host.getBoundingClientRect().width - map.getBoundingClientRect().width;
      host.style.width = `${960 + beside}px`;
      return map.getBoundingClientRect().width;
    });
    assert.equal(width, 960);
    const corner = await settle(page);
    const small = ["AD", "SM", "LI", "MC", "MT"];
    const dots = (await aims(page, "world", small)).filter((it) => it.kind === "centre");
    assert.deepEqual(dots.map((it) => it.id), small);
    const steps = [-3, -2, -1, 0, 1, 2, 3];
    const grid = dots.flatMap(({ id, x, y }) =>
      steps.flatMap((dx) => steps.map((dy) => ({ id, x: x + dx, y: y + dy }))),
    );
    const shot = await shoot(page, corner, grid);
    const counts = small.map((id) => shot.filter((it) => it.id === id && it.told === id).length);
    assert.ok(counts.every((it) => it >= 40), `${small}: ${counts}`);
  });
});
