// A guest on the page: it does not meddle with the page, nor the page with it.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { card, noCard, ready, seat } from "./host.mjs";
import { Key } from "./harness.mjs";
import { browser, site } from "./stage.mjs";

const LISTENERS = `<script>
  window.heard = [];
  for (const type of ["click", "input", "keydown", "pointermove", "mouseover", "mousedown", "focusin", "focusout"]) {
    document.addEventListener(type, (event) => {
      if (event.target.localName === "treaty-map") window.heard.push(type + (event.key ?? ""));
    });
  }
</script>`;

describe("the page's own listeners", () => {
  it("do not hear what happens inside, but for an Escape that was not used", async () => {
    const page = await ready(browser, site, "", { head: LISTENERS });
    const at = await seat(page, "NO");
    await page.moveTo(at);
    await page.clickAt(at);
    await card(page, "NO");
    await page.click(await page.shadow("#find"));
    await page.press("l", "i", Key.ARROW_DOWN);
    await page.press(Key.ESCAPE); // closes the list
    await page.waitFor(() => document.querySelector("treaty-map").shadowRoot.querySelector("#found").hidden);
    assert.deepEqual(await page.run(() => window.heard), []);
    await page.press(Key.ESCAPE); // nothing to close: the page's
    assert.deepEqual(await page.run(() => window.heard), ["keydownEscape"]);

    // the map's listbox uses it as long as a card is open
    await page.chord([Key.SHIFT], Key.TAB);
    await page.run(() => document.querySelector("treaty-map").shadowRoot.querySelector(".keys").focus());
    await page.press(Key.ESCAPE);
    await noCard(page);
    assert.deepEqual(await page.run(() => window.heard), ["keydownEscape"]);
    await page.press(Key.ESCAPE);
    assert.deepEqual(await page.run(() => window.heard), ["keydownEscape", "keydownEscape"]);
  });

  it("hear the element's events, from the element, with plain details", async () => {
    const page = await ready(browser, site, "", {
      before: '<div id="around">',
      after: "</div>",
      head: `<script>
        window.told = [];
        document.addEventListener("treaty-select", (event) => {
          window.told.push([event.target.localName, event.bubbles, event.composed, structuredClone(event.detail)]);
        });
      </script>`,
    });
    await page.run(() => document.querySelector("treaty-map").select("NO"));
    const [[target, bubbles, composed, detail]] = await page.run(() => window.told);
    assert.deepEqual([target, bubbles, composed], ["treaty-map", true, true]);
    assert.deepEqual([detail.id, detail.standing], ["NO", "signatory"]);
  });

  it("scroll with the wheel over the map, and zoom nothing", async () => {
    const page = await ready(browser, site, "", { after: '<div style="height: 3000px"></div>' });
    const { x, y } = await seat(page, "FR");
    const was = await page.run(() => scrollY);
    await page.driver.actions().scroll(Math.round(x), Math.round(y), 0, 400).perform();
    await page.waitFor((was) => scrollY > was + 300, {}, was);
  });
});

describe("the page's own styles", () => {
  const HOSTILE = `<style>
    * { all: unset }
    p, li, span, b, h2, dt { color: red; font-size: 50px; text-transform: uppercase }
    svg { width: 10px } button { display: none } path { fill: lime }
    .figure, .keys, .tip, .map { display: none; position: fixed }
    treaty-map { display: block }
  </style>`;

  /** What the figure looks like, in numbers. */
  const look = (page) =>
    page.run(() => {
      const root = document.querySelector("treaty-map").shadowRoot;
      const of = (selector, ...names) => {
        const style = getComputedStyle(root.querySelector(selector));
        return names.map((name) => `${selector} ${name}: ${style[name]}`);
      };
      const text = ["color", "fontSize", "fontWeight", "textTransform", "display"];
      return [
        ...of(".answer", ...text), ...of(".title", ...text), ...of("[part=progress] .count b", ...text),
        ...of("[part=legend] li", ...text), ...of(".chip", ...text), ...of(".card-name", ...text),
        ...of("[part=map]", "display", "position"), ...of(".keys", "position"),
        ...of("path[data-look=signatory]", "fill"), ...of(".stage", "display", "gridTemplateColumns"),
        ...of("[part=map] svg", "width"),
      ];
    });

  it("do not reach inside", async () => {
    const viewport = { width: 1000, height: 800 };
    const body = "<style>html, body { margin: 0; font: 16px/1.5 sans-serif }</style>";
    const plain = await look(await ready(browser, site, 'select="NO"', { viewport, head: body }));
    const page = await ready(browser, site, 'select="NO"', { viewport, head: body + HOSTILE });
    assert.deepEqual(await look(page), plain);
  });

  it("find the room they gave the element, whatever its display", async () => {
    const page = await ready(browser, site, "", {
      viewport: { width: 1200, height: 800 },
      head: "<style>* { all: unset } body { display: block } script, style, title, head { display: none }</style>",
    });
    const columns = await page.run((it) => getComputedStyle(it).gridTemplateColumns.split(" ").length, await page.shadow(".stage"));
    assert.equal(columns, 2, "the panel stands beside the map");
  });
});
