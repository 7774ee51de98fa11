// Every treaty of the library, in every tab, in both languages.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { describe, it } from "node:test";
import { audit } from "./audit.mjs";
import { ready } from "./host.mjs";
import { browser, site } from "./stage.mjs";

const FOLDER = new URL("../../static/treaties/", import.meta.url);
const TREATIES = readdirSync(FOLDER).map((it) => it.replace(".json", "")).filter((it) => it !== "index");

/** What is seen of a tab: how much of it there is, and what would be a mistake in it. */
const seen = (page, tab) =>
  page.run((tab) => {
    const root = document.querySelector("treaty-map").shadowRoot;
    const panel = root.querySelector(`#panel-${tab}`);
    const text = panel.innerText;
    return {
      rows: panel.querySelectorAll("tbody tr[data-id]").length,
      steps: panel.querySelectorAll("svg path[d^=M]").length,
      length: text.length,
      holes: text.match(/\{\w+\}|undefined|NaN|\bnull\b/g),
      wide: document.documentElement.scrollWidth - innerWidth,
    };
  }, tab);

describe("a treaty of the library", () => {
  for (const [n, treaty] of TREATIES.entries()) {
    // each language at one width: all are seen in both
    const [lang, width] = n % 2 ? ["fr", 375] : ["en", 1200];
    it(`works in every tab: ${treaty}, ${lang}, ${width} px`, async () => {
      const viewport = { width, height: 900 };
      const page = await ready(browser, site, `treaty="${treaty}" lang="${lang}"`, { viewport });
      const { participants } = await page.run(() => document.querySelector("treaty-map").status());
      for (const tab of ["table", "chart", "about", "map"]) {
        await page.click(await page.shadow(`#tab-${tab}`));
        await page.waitFor((tab) => document.querySelector("treaty-map").shadowRoot.querySelector(`#panel-${tab}:not([hidden])`), {}, tab);
        if (tab === "chart") await page.waitFor(() => document.querySelector("treaty-map").shadowRoot.querySelectorAll("[part=chart] svg").length > 1);
        const { rows, steps, length, holes, wide } = await seen(page, tab);
        assert.equal(holes, null, `${tab}: ${holes}`);
        assert.ok(wide <= 0, `${tab} scrolls sideways by ${wide} px`);
        assert.ok(length > 200, `${tab} says little`);
        if (tab === "table") assert.equal(rows, participants.length);
        if (tab === "chart") assert.ok(steps >= 2, "two lines");
        if (["cets-225", "rome-statute", "ctbt", "paris-agreement"].includes(treaty)) {
          assert.deepEqual(await audit(page), [], tab);
        }
      }
      await page.click(await page.shadow("#why-open"));
      await page.waitFor(() => document.querySelector("treaty-map").shadowRoot.querySelector("#why"));
      assert.equal((await page.shadowText("#why")).match(/\{\w+\}|undefined|NaN/g), null);
      assert.deepEqual(await page.events("treaty-error"), []);
      assert.deepEqual(await page.run(() => window.__seen.thrown), []);
    });
  }
});
