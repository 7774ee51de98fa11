// A page as a stranger pastes it: the figure comes, says so once, and says nothing else.

import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { IDS, STATES, ready, shown, standing } from "./host.mjs";
import { browser, site } from "./stage.mjs";

describe("a page with the element", () => {
  it("shows the figure in place of the fallback, without a word in the console", async () => {
    const page = await ready(browser, site, "");
    assert.deepEqual(await shown(page), { fallback: false, figure: true });
    assert.deepEqual(await page.consoleMessages(), []);
    assert.deepEqual(await page.run(() => window.__seen.thrown), []);
    assert.match(await page.shadowText(".answer"), /^Not in force\. 1 of 5 consents needed/);
  });

  it("says once that it is ready, with the status that `status()` returns", async () => {
    const page = await ready(browser, site, "");
    const events = await page.events();
    assert.deepEqual(events.map((it) => it.type), ["treaty-ready"]);
    const { treaty, status } = events[0].detail;
    assert.equal(treaty, "cets-225");
    assert.deepEqual(await page.run(() => document.querySelector("treaty-map").status()), status);
    assert.equal(status.state, "not_in_force");
    assert.equal(status.basis, "counted");
    assert.equal(status.data_as_of, "2026-09-29");
    assert.deepEqual(status.conditions.map((it) => [it.article, it.have, it.need, it.group]), [
      ["30(3)", 1, 5, null],
      ["30(3)", 0, 3, "coe"],
    ]);
    assert.deepEqual(status.participants.map((it) => it.id).sort(), [...IDS].sort());
    for (const it of status.participants) assert.equal(it.standing, standing(it.id), it.id);
  });

  it("has no status before it is ready", async () => {
    const page = await ready(browser, site, "", {
      head: `<script type="module">
        await customElements.whenDefined("treaty-map");
        const element = document.querySelector("treaty-map");
        window.early = [element.status(), element.select("NO")];
      </script>`,
    });
    assert.deepEqual(await page.run(() => window.early), [null, false]);
  });

  it("opens a card by method, at once, and refuses who is nobody", async () => {
    const page = await ready(browser, site, "");
    const call = (id) => page.run((id) => document.querySelector("treaty-map").select(id), id);
    for (const id of STATES.slice(0, 3)) {
      assert.equal(await call(id), true);
      const { detail } = (await page.events("treaty-select")).at(-1);
      assert.deepEqual([detail.id, detail.standing], [id, standing(id)]);
    }
    assert.equal(await call("ZZ"), false);
    assert.equal(await call("norway"), false);
    assert.equal((await page.events("treaty-select")).length, 3);
    assert.equal(await call(null), true);
    assert.equal((await page.events("treaty-select")).at(-1).detail.id, null);
    assert.deepEqual(await page.run(() => window.__seen.thrown), []);
  });
});
