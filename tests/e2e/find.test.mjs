// The field "Find a country".

import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { EN, IDS, card, focus, ready } from "./host.mjs";
import { Key } from "./harness.mjs";
import { browser, site } from "./stage.mjs";

let page;
beforeEach(async () => {
  page = await ready(browser, site, "");
  await page.click(await page.shadow("#find"));
  await open(true);
});

/** Waits until the list is open, or closed; both ways of saying so agree. */
const open = (wanted) =>
  page.waitFor(
    (wanted) => {
      const root = document.querySelector("treaty-map").shadowRoot;
      const said = root.querySelector("#find").getAttribute("aria-expanded") === "true";
      return said === wanted && root.querySelector("#found").checkVisibility() === wanted;
    },
    { what: wanted ? "an open list" : "a closed list" },
    wanted,
  );

/** Waits until the options are so many, and returns their ids. */
const options = (count) =>
  page.waitFor(
    (count) => {
      const root = document.querySelector("treaty-map").shadowRoot;
      const ids = [...root.querySelectorAll("#found [role=option]")].map((it) => it.dataset.id);
      return (ids.length === count || count === null) && ids;
    },
    { what: `${count} options` },
    count,
  );

const active = () =>
  page.run(() => {
    const root = document.querySelector("treaty-map").shadowRoot;
    const id = root.querySelector("#find").getAttribute("aria-activedescendant");
    const option = id && root.getElementById(id);
    if (!option) return null;
    const list = root.querySelector("#found").getBoundingClientRect();
    const box = option.getBoundingClientRect();
    return {
      id: option.dataset.id,
      selected: option.ariaSelected,
      seen: box.top >= list.top - 1 && box.bottom <= list.bottom + 1,
    };
  });

async function press(key) {
  const was = (await active())?.id ?? null;
  await page.press(key);
  return page.waitFor(
    (was) => {
      const field = document.querySelector("treaty-map").shadowRoot.querySelector("#find");
      const id = field.getAttribute("aria-activedescendant")?.replace("find-", "") ?? null;
      return id !== was && id;
    },
    { timeout: 3000, what: "another option" },
    was,
  );
}

describe("find a country", () => {
  it("lists all 58 on a click, by name", async () => {
    const ids = await options(58);
    assert.deepEqual([...ids].sort(), [...IDS].sort());
    const names = ids.map((id) => EN.names[id]);
    assert.deepEqual(names, [...names].sort(new Intl.Collator("en").compare));
  });

  it("opens the card of what was typed with Enter", async () => {
    await page.press("n", "o", "r");
    assert.deepEqual((await options(2)).sort(), ["MK", "NO"]);
    await page.press("w");
    assert.deepEqual(await options(1), ["NO"]);
    await page.press(Key.ENTER);
    assert.equal((await card(page, "NO")).name, "Norway");
    await open(false);
    assert.equal(await focus(page), "find");
  });

  it("sees through accents and capitals, and knows ids", async () => {
    await page.press(..."turkiye");
    assert.deepEqual(await options(1), ["TR"]);
    await page.chord([Key.CONTROL], "a");
    await page.press(..."TÜRK");
    assert.deepEqual(await options(1), ["TR"]);
    await page.chord([Key.CONTROL], "a");
    await page.press("u", "s");
    assert.equal((await options(null)).includes("US"), true);
  });

  it("reaches everyone with the arrows, in sight, and goes round", async () => {
    const order = await options(58);
    const met = [];
    for (let n = 0; n < 58; n += 1) {
      met.push(await press(Key.ARROW_DOWN));
      const { id, selected, seen } = await active();
      assert.deepEqual([id, selected, seen], [met.at(-1), "true", true]);
    }
    assert.deepEqual(met, order);
    assert.equal(await press(Key.ARROW_DOWN), order[0]);
    assert.equal(await press(Key.ARROW_UP), order.at(-1));
    await page.press(Key.ENTER);
    await card(page, order.at(-1));
  });

  it("opens cards with the mouse", async () => {
    for (const id of ["AL", "NO", "UY", "EU"]) {
      await page.click(await page.shadow("#find"));
      await open(true);
      const option = await page.shadow(`#found [data-id=${id}]`);
      await page.run((it) => it.scrollIntoView({ block: "center" }), option);
      await page.clickAt(await page.centre(option));
      await card(page, id);
      await open(false);
      assert.equal(await focus(page), "find");
    }
    const told = (await page.events("treaty-select")).map((it) => it.detail.id);
    assert.deepEqual(told, ["AL", "NO", "UY", "EU"]);
  });

  it("closes with Escape and when the focus leaves, and says what it found", async () => {
    await page.press("x", "x");
    assert.deepEqual(await options(0), []);
    const said = await page.shadow("[role=status]");
    await page.waitFor((it) => it.textContent === "Not in this record", {}, said);
    assert.equal(await page.shadowText("#found"), "Not in this record");
    await page.press(Key.ESCAPE);
    await open(false);
    assert.equal(await page.run((it) => it.value, await page.shadow("#find")), "");
    await page.press("l", "i");
    await page.waitFor((it) => /^\d+ results$/.test(it.textContent), {}, said);
    await page.press(Key.TAB);
    await open(false);
  });
});
