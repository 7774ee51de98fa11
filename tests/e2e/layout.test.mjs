// The figure fits, at every width and zoom; what stands below it; readable for everyone.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { audit } from "./audit.mjs";
import { card, open, ready } from "./host.mjs";
import { browser, site } from "./stage.mjs";

describe("width", () => {
  for (const width of [320, 375, 768, 1200]) {
    it(`of ${width} px is enough: nothing scrolls sideways`, async () => {
      const viewport = { width, height: 800 };
      for (const attributes of ['lang="fr" select="EU" date="2025-02-11"', 'view="world" select="BA"']) {
        const page = await ready(browser, site, attributes, { viewport });
        const wide = await page.run(() => {
          const over = [];
          const limit = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth > limit) over.push("the page");
          const root = document.querySelector("treaty-map").shadowRoot;
          for (const it of root.querySelectorAll("article *:not(.unseen, .keys, .keys *, svg *)")) {
            const { left, right } = it.getBoundingClientRect();
            if (right > limit + 1 || left < -1) over.push(`${it.localName}.${it.className}`);
          }
          return over;
        });
        assert.deepEqual(wide, [], attributes);
      }
    });
  }

  it("of the card is enough: it does not scroll sideways inside", async () => {
    const viewport = { width: 1200, height: 800 };
    const page = await ready(browser, site, 'lang="fr" select="EU"', { viewport });
    const card = await page.shadow("[part=card]");
    assert.equal(await page.run((it) => it.scrollWidth - it.clientWidth, card), 0);
  });

  it("stays enough when the reader points at the edges", async () => {
    const page = await ready(browser, site, 'view="world"', { viewport: { width: 320, height: 700 } });
    for (const part of [0.02, 0.98]) {
      const at = await page.run((part) => {
        const map = document.querySelector("treaty-map").shadowRoot.querySelector(".sheet");
        map.scrollIntoView({ block: "center" });
        const { left, top, width, height } = map.getBoundingClientRect();
        return { x: left + width * part, y: top + height * 0.25 };
      }, part);
      await page.moveTo(at);
    }
    const spare = await page.run(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(spare <= 0);
  });
});

describe("axe", () => {
  for (const theme of ["light", "dark"]) {
    it(`finds nothing, ${theme}`, async () => {
      const head = theme === "dark" ? "<style>body { background: #10161e; color: #fff }</style>" : "";
      const page = await ready(browser, site, `theme="${theme}"`, { head });
      assert.deepEqual(await audit(page), []);
      await page.click(await page.shadow("#find"));
      await page.press("n");
      assert.deepEqual(await audit(page), [], "with the list open");
      for (const id of ["NO", "EU", "CA"]) {
        await page.run((id) => document.querySelector("treaty-map").select(id), id);
        await card(page, id);
        assert.deepEqual(await audit(page), [], `with the card of ${id}`);
      }
    });
  }

  it("finds nothing on an earlier day, in French, on a phone", async () => {
    const viewport = { width: 320, height: 700 };
    const page = await ready(browser, site, 'lang="fr" date="2025-02-11" view="world"', { viewport });
    assert.deepEqual(await audit(page), []);
  });
});

describe("what stands below", () => {
  const LONG = `<p>${"The article goes on and on. ".repeat(400)}</p>`;
  const WATCH = `<script>
    window.shift = 0;
    new PerformanceObserver((list) => {
      for (const it of list.getEntries()) window.shift += it.value;
    }).observe({ type: "layout-shift", buffered: true });
  </script>`;
  // what a page says so that nothing moves while the loader itself is on its way
  const ROOM = `<style>
    treaty-map:not(:defined) { display: block; min-block-size: 123.5rem }
    @media (min-width: 372px) { treaty-map:not(:defined) { min-block-size: 115.5rem } }
    @media (min-width: 776px) { treaty-map:not(:defined) { min-block-size: max(88rem, 53.6rem + 57vw) } }
  </style>`;
  const twoFrames = () =>
    new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));

  for (const width of [375, 1200]) {
    it(`does not move when the figure comes, at ${width} px`, async () => {
      const viewport = { width, height: 800 };
      const page = await ready(browser, site, "", { viewport, after: LONG, head: ROOM + WATCH });
      await page.run(twoFrames);
      assert.equal(await page.run(() => window.shift), 0);
    });
  }

  it("does not move under the reader's eyes: the figure is there before it is reached", async () => {
    const page = await open(browser, site, "", {
      viewport: { width: 1200, height: 800 },
      before: '<div style="height: 3000px"></div>',
      after: LONG,
      head: WATCH,
    });
    await page.run(() => scrollTo({ top: 3000 - 800 - 400, behavior: "instant" }));
    await page.waitReady();
    await page.waitFor(() => document.querySelector("treaty-map").shadowRoot.querySelector("[role=tablist]"));
    await page.run(() => document.querySelector("treaty-map").scrollIntoView({ behavior: "instant" }));
    await page.run(twoFrames);
    assert.equal(await page.run(() => window.shift), 0);
  });
});
