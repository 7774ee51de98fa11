// The dots of small States: seen on any land, and ringed where they are pointed at or selected.

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { card, noCard, ready } from "./host.mjs";
import { browser, site } from "./stage.mjs";

/** The contrast of two colours, each `rgb(r, g, b)` (WCAG 2.2). */
function contrast(...colours) {
  const light = colours.map((it) => {
    const [r, g, b] = it.match(/[\d.]+/g).map((part) => {
      const of = part / 255;
      return of <= 0.04045 ? of / 12.92 : ((of + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  });
  return (Math.max(...light) + 0.05) / (Math.min(...light) + 0.05);
}

/** A dot and what rings it, if anything: colours, and where the middle is. */
const seen = (page, id, ring) =>
  page.run(
    (id, ring) => {
      const map = document.querySelector("treaty-map").shadowRoot.querySelector("[part=map]");
      const look = (it) => {
        const { x, y, width, height } = it.getBoundingClientRect();
        const { fill, stroke, strokeWidth } = getComputedStyle(it);
        return { fill, stroke, width: parseFloat(strokeWidth), at: [x + width / 2, y + height / 2].map(Math.round) };
      };
      const around = map.querySelector(`[data-ring=${ring}]`);
      const isThere = getComputedStyle(around).display !== "none";
      return {
        dot: look(map.querySelector(`circle[data-shape=${id}]`)),
        ring: isThere ? [...around.children].map(look) : [],
      };
    },
    id,
    ring,
  );

describe("the ring of a dot", () => {
  it("is where the dot is on a map that changed out of sight", async () => {
    const page = await ready(browser, site, 'treaty="rome-statute" view="world" tab="table" date="2026-08-22"');
    await page.run(() => document.querySelector("treaty-map").select("MT"));
    await page.run(() => document.querySelector("treaty-map").setAttribute("view", "europe"));
    await page.waitFor(() => document.querySelector("treaty-map").shadowRoot.querySelector("article").dataset.view === "europe");
    await page.click(await page.shadow("#tab-map"));
    await page.waitFor(() => document.querySelector("treaty-map").shadowRoot.querySelector("#tab-map[aria-selected=true]"));
    const { dot, ring } = await seen(page, "MT", "selected");
    assert.deepEqual(ring.map((it) => it.at), [dot.at, dot.at]);
  });
});

for (const theme of ["light", "dark"]) {
  describe(`a dot on land like itself, ${theme}`, () => {
    // San Marino is a party as Italy is, and Malta a party in the sea
    const attributes = `treaty="rome-statute" view="europe" theme="${theme}" date="2026-08-22"`;
    const figure = () => ready(browser, site, attributes, { viewport: { width: 1200, height: 1400 } });

    it("stands out", async () => {
      const page = await figure();
      for (const id of ["SM", "LI", "AD"]) {
        const { dot, ring } = await seen(page, id, "selected");
        assert.ok(contrast(dot.fill, dot.stroke) >= 3, `${id}: ${JSON.stringify(dot)}`);
        assert.deepEqual(ring, []);
      }
    });

    it("is ringed in two colours, of which one is seen anywhere", async () => {
      const page = await figure();
      const isRinged = async (id, which) => {
        const { dot, ring } = await seen(page, id, which);
        assert.equal(ring.length, 2, `${id}, ${which}`);
        for (const it of ring) assert.deepEqual(it.at, dot.at, `${id}, ${which}`);
        const [outer, inner] = ring;
        assert.ok(contrast(outer.stroke, inner.stroke) >= 3, JSON.stringify(ring));
        assert.ok(outer.width >= inner.width + 2);
        return dot;
      };
      for (const id of ["SM", "MT"]) {
        await page.run((id) => document.querySelector("treaty-map").select(id), id);
        await card(page, id);
        const dot = await isRinged(id, "selected");
        const [x, y] = dot.at;
        await page.moveTo({ x, y });
        await isRinged(id, "hovered");
        await page.moveTo({ x: 2, y: 2 });
        assert.deepEqual((await seen(page, id, "hovered")).ring, []);
      }
      await page.run(() => document.querySelector("treaty-map").select(null));
      await noCard(page);
      assert.deepEqual((await seen(page, "MT", "selected")).ring, []);
    });
  });
}
