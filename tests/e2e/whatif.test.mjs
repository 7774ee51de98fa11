// What-if: five consents, three of them by members, from every part of the figure.

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { audit } from "./audit.mjs";
import { focusOn, ready } from "./host.mjs";
import { clickOn } from "./hand.mjs";
import { Key } from "./harness.mjs";
import { browser, site } from "./stage.mjs";

const figure = (attributes = "", options) => ready(browser, site, `date="2026-11-22" ${attributes}`, options);

/** What the figure says is assumed and follows. */
const state = (page) =>
  page.run(() => {
    const host = document.querySelector("treaty-map");
    const root = host.shadowRoot;
    const text = (it) => root.querySelector(it)?.innerText ?? "";
    const { state, consents, entry_into_force } = host.status();
    return {
      state,
      consents,
      entry: entry_into_force,
      drawn: [...new Set([...root.querySelectorAll(".land [data-assumed]")].map((it) => it.dataset.id))].sort(),
      listed: [...root.querySelectorAll(".assumptions li")].map((it) => it.dataset.id),
      answer: text(".answer"),
      hypothesis: text(".hypothesis"),
      remark: text(".remark"),
      said: text(".timeline [role=status]"),
    };
  });

const assumes = (page, ids) =>
  page.waitFor(
    (ids) => {
      const root = document.querySelector("treaty-map").shadowRoot;
      return [...root.querySelectorAll(".assumptions li")].map((it) => it.dataset.id).join(" ") === ids;
    },
    { what: `assumed: ${ids}` },
    ids,
  );

describe("a what-if", () => {
  it("is made on the map: four more, and a date follows", async () => {
    const page = await figure();
    await page.click(await page.shadow(".what-if-start"));
    for (const [n, id] of ["NO", "IS", "GB", "CH"].entries()) {
      await clickOn(page, id);
      await assumes(page, ["NO", "IS", "GB", "CH"].slice(0, n + 1).join(" "));
    }
    const all = await state(page);
    assert.deepEqual(all.drawn, ["CH", "GB", "IS", "NO"]);
    assert.deepEqual([all.state, all.consents, all.entry], ["pending", 5, "2027-03-01"]);
    assert.match(all.answer, /^Enters into force on 1 March 2027\./);
    assert.match(all.said, /^Hypothesis: Enters into force on 1 March 2027\./);
    assert.match(all.hypothesis, /^Hypothesis, not the record: ratification by Norway, Iceland, United Kingdom, Switzerland on 22 November 2026\./);
    const events = await page.events("treaty-scenario-change");
    assert.equal(events.at(-1).detail.assume, "NO:2026-11-22 IS:2026-11-22 GB:2026-11-22 CH:2026-11-22");
    assert.equal(events.at(-1).detail.status.entry_into_force, "2027-03-01");
    assert.deepEqual(await audit(page), []);

    await clickOn(page, "CH"); // taken back where it was made
    await assumes(page, "NO IS GB");
    const less = await state(page);
    assert.deepEqual([less.state, less.consents, less.entry], ["not_in_force", 4, null]);
    assert.match(less.answer, /^Not in force\. 4 of 5 consents needed, 3 of 3 by member States\./);
  });

  it("is made, dated and undone from the keyboard alone", async () => {
    const page = await figure();
    await focusOn(page, ".what-if-start");
    await page.press(Key.ENTER);
    await focusOn(page, "#find");
    await page.press("switz");
    await page.press(Key.ENTER);
    await assumes(page, "CH");
    await focusOn(page, ".keys");
    const cursor = () => document.querySelector("treaty-map").shadowRoot.querySelector(".keys").getAttribute("aria-activedescendant");
    // the same letter goes to the next such name, however slow the machine
    for (let n = 0; n < 12 && (await page.run(cursor)) !== "map-NO"; n += 1) await page.press("n");
    await page.press(Key.ENTER);
    await assumes(page, "CH NO");
    const field = "[data-id=NO] input[type=date]";
    await focusOn(page, field);
    await page.press("02022027", Key.ENTER); // whichever comes first, the day or the month
    await page.waitFor(() => /:2027-02-02/.test(window.__seen.events.at(-1)?.detail.assume));
    assert.deepEqual((await page.events("treaty-scenario-change")).length, 3, "one change for all digits");
    const value = () => document.querySelector("treaty-map").shadowRoot.activeElement?.value;
    assert.equal(await page.run(value), "2027-02-02", "the focus stays");
    // a day on which the treaty was not open is refused, and goes when the field is left
    await focusOn(page, ".what-if-start");
    await focusOn(page, field);
    await page.press("01012020");
    assert.equal(await page.run(value), "2020-01-01");
    await focusOn(page, ".what-if-start");
    await page.waitFor(() => document.querySelector("treaty-map").shadowRoot.querySelector(".what-if .remark"));
    assert.match((await state(page)).remark, /Norway/);
    assert.equal(await page.run((it) => it.value, await page.shadow(field)), "2027-02-02");
    await focusOn(page, ".assumptions [data-id=CH] button");
    await page.press(Key.ENTER);
    await assumes(page, "NO");
    assert.equal(await page.run((it) => it.value, await page.shadow(field)), "2027-02-02");
    await focusOn(page, ".hypothesis .link");
    await page.press(Key.ENTER);
    await assumes(page, "");
    assert.equal((await state(page)).hypothesis, "");
  });

  it("takes groups, and tells who would tip it", async () => {
    const page = await figure();
    await page.click(await page.shadow(".what-if-start"));
    await page.click(await page.shadow(".what-if summary"));
    const tip = await page.shadowText(".what-if details");
    assert.match(tip, /4 more consents, deposited on 22 November 2026, would be enough:/);
    assert.match(tip, /any 3 of these 19: Albania, Andorra, /);
    assert.match(tip, /and 1 more of them or of these 11: Argentina, /);
    assert.match(tip, /because European Union acts for them: Austria, /);
    assert.ok(await page.run(() => document.querySelector("treaty-map").shadowRoot.querySelector(".tipping").getAttribute("d").length > 100));
    await page.click(await page.shadow(".groups button"));
    await page.waitFor(() => document.querySelectorAll("treaty-map")[0].shadowRoot.querySelectorAll(".assumptions li").length === 20);
    assert.equal((await state(page)).state, "pending");
    await page.click(await page.shadow(".what-if > .assume"));
    await assumes(page, "");
  });

  it("says who cannot, and what is to be known of who is represented", async () => {
    const page = await figure('view="world"');
    await page.click(await page.shadow(".what-if-start"));
    await clickOn(page, "BR");
    await page.waitFor(() => document.querySelector("treaty-map").shadowRoot.querySelector(".remark"));
    const brazil = await state(page);
    assert.match(brazil.remark, /^Brazil cannot consent on 22 November 2026: .*\(Article 31\(1\)\)\.$/);
    assert.equal(brazil.said, brazil.remark);
    assert.deepEqual(brazil.listed, []);
    await clickOn(page, "FR");
    await assumes(page, "FR");
    assert.match((await state(page)).remark, /^European Union acts for France in this treaty/);
    await page.click(await page.shadow(".chip[data-id=EU]"));
    await assumes(page, "FR EU");
    assert.match(await page.shadowText(".assumptions [data-id=EU]"), /withdraws/);
  });

  it("begins in a card too, and goes with the figure's picture", async () => {
    const page = await figure('select="NO"');
    await page.click(await page.shadow(".card .assume"));
    await assumes(page, "NO");
    const svg = await page.run(() => document.querySelector("treaty-map").toSvg());
    assert.match(svg, /Hypothesis, not the record/);
    await focusOn(page, ".what-if .close");
    await page.press(Key.ESCAPE);
    await page.waitFor(() => !document.querySelector("treaty-map").shadowRoot.querySelector(".what-if"));
    assert.deepEqual((await state(page)).drawn, ["NO"], "what is assumed stays");
  });

  it("goes on in the table, which agrees with the map at every step", async () => {
    const page = await figure();
    const both = () =>
      page.run(() => {
        const root = document.querySelector("treaty-map").shadowRoot;
        const of = (all) => Object.fromEntries([...all].map((it) => [it.dataset.id, [it.dataset.standing, "assumed" in it.dataset]]));
        const own = (it) => it.dataset.id === it.dataset.shape;
        return {
          table: of(root.querySelectorAll("[part=table] tr[data-id]")),
          map: of([...root.querySelectorAll(".shapes [data-id]")].filter(own)),
        };
      });
    const agree = async (assumed) => {
      await page.click(await page.shadow("#tab-map"));
      const { map } = await both();
      await page.click(await page.shadow("#tab-table"));
      await page.waitFor(() => document.querySelector("treaty-map").shadowRoot.querySelector("[part=table] tr[data-id]"));
      const { table } = await both();
      for (const [id, seen] of Object.entries(table)) if (map[id]) assert.deepEqual(seen, map[id], id);
      const are = Object.keys(table).filter((id) => table[id][1]).sort();
      assert.deepEqual(are, [...assumed].sort());
    };
    await page.click(await page.shadow("#tab-table"));
    await page.click(await page.shadow(".what-if-start"));
    await page.click(await page.shadow("[part=table] tr[data-id=NO] button"));
    await assumes(page, "NO");
    await agree(["NO"]);
    await focusOn(page, "[part=table] tr[data-id=IS] button");
    await page.press(Key.ENTER);
    await assumes(page, "NO IS");
    await agree(["NO", "IS"]);
    for (const id of ["GB", "CH"]) await page.click(await page.shadow(`[part=table] tr[data-id=${id}] button`));
    await assumes(page, "NO IS GB CH");
    await agree(["NO", "IS", "GB", "CH"]);
    assert.equal((await state(page)).entry, "2027-03-01");
    await focusOn(page, "[part=table] tr[data-id=CH] button");
    await page.press(" ");
    await assumes(page, "NO IS GB");
    await agree(["NO", "IS", "GB"]);
    await page.click(await page.shadow("#why-open"));
    await page.waitFor(() => document.querySelector("treaty-map").shadowRoot.querySelector("#why"));
    assert.match(await page.shadowText("#why"), /4 of 5 · Not met · One consent is missing/);
  });

  it("can be asked for by the page", async () => {
    const page = await figure();
    const set = (text) => page.run((text) => document.querySelector("treaty-map").setAssumptions(text), text);
    assert.equal(await set("NO IS GB CH"), true);
    assert.equal((await state(page)).entry, "2027-03-01");
    assert.equal(await set("BR"), false);
    assert.equal((await state(page)).entry, "2027-03-01");
    const [error] = await page.events("treaty-error");
    assert.deepEqual([error.detail.code, error.detail.fatal], ["attribute", false]);
    assert.equal(await set(null), true);
    assert.equal((await state(page)).entry, null);
    const date = (text) => page.run((text) => document.querySelector("treaty-map").setDate(text), text);
    assert.equal(await date("2025-02-11"), true);
    assert.equal(await page.run(() => document.querySelector("treaty-map").status().signatures), 13);
    assert.equal(await date("tomorrow"), false);
    assert.equal(await date(null), true);
    assert.equal(await page.run(() => document.querySelector("treaty-map").status().on), "2026-11-22");
  });
});
