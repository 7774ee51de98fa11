// Several elements on one page share a module, and nothing else.

import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { shown } from "./host.mjs";
import { browser, site } from "./stage.mjs";

let page;
beforeEach(async () => {
  page = await browser.open(site, "/several.html");
  await page.waitReady({ count: 2 });
});

const FIGURE = { fallback: false, figure: true };

describe("several elements on one page", () => {
  it("load one module, and a hidden one waits until it is shown", async () => {
    assert.deepEqual(await shown(page, "#a"), FIGURE);
    assert.deepEqual(await shown(page, "#b"), FIGURE);
    assert.equal((await page.events("treaty-ready")).length, 2);
    assert.equal(await page.run(() => document.querySelector("#c").status()), null);

    await page.run(() => document.querySelector(".closed").classList.remove("closed"));
    await page.run(() => document.querySelector("#c").scrollIntoView());
    await page.waitReady({ count: 3 });
    assert.deepEqual(await shown(page, "#c"), FIGURE);
    const asked = site.requests.filter((it) => it.startsWith("/embed/"));
    assert.deepEqual(asked.sort(), [
      "/embed/v1/i18n/fr.json",
      "/embed/v1/treaty-map-core.js",
      "/embed/v1/treaty-map-core_bg.wasm",
      "/embed/v1/treaty-map-later.wasm",
      "/embed/v1/treaty-map.js",
    ]);
    assert.deepEqual(await page.consoleMessages(), []);
  });

  it("speak their own languages, and keep their own choices", async () => {
    const [a, b] = ["#a", "#b"];
    assert.match(await page.shadowText(".answer", a), /^Pas en vigueur\./);
    assert.match(await page.shadowText(".answer", b), /^Not in force\./);
    await page.click(await page.shadow(".chip[data-id=EU]", a));
    await page.waitFor(() =>
      document.querySelector("#a").shadowRoot.querySelector("[part=card][data-id=EU]"),
    );
    const other = await page.run(() =>
      Boolean(document.querySelector("#b").shadowRoot.querySelector("[part=card]")),
    );
    assert.equal(other, false);
    assert.equal((await page.events("treaty-select")).length, 1);

    // one goes; the other is not touched by that
    await page.run(() => document.querySelector("#a").remove());
    await page.click(await page.shadow(".views button:first-child", b));
    await page.waitFor(() =>
      document.querySelector("#b").shadowRoot.querySelector("[data-view=europe]"),
    );
  });

  it("share one style sheet", async () => {
    const same = await page.run(() => {
      const sheets = (id) => document.querySelector(id).shadowRoot.adoptedStyleSheets;
      return sheets("#a").at(-1) === sheets("#b").at(-1);
    });
    assert.equal(same, true);
  });
});
