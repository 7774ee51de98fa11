// The timeline: every day of the treaty's life, by pointer and by keyboard, and what is said.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { audit } from "./audit.mjs";
import { focusOn, ready } from "./host.mjs";
import { Key } from "./harness.mjs";
import { browser, site } from "./stage.mjs";

/** The day shown, in every part that says it. */
const day = (page) =>
  page.run(() => {
    const host = document.querySelector("treaty-map");
    const root = host.shadowRoot;
    const slider = root.querySelector("[part=timeline] input");
    return {
      on: host.status().on,
      signatures: host.status().signatures,
      consents: host.status().consents,
      said: slider.getAttribute("aria-valuetext"),
      label: root.querySelector(".day-shown span").innerText,
      answer: root.querySelector(".answer").innerText,
      signed: root.querySelectorAll(".shapes [data-standing=signatory]").length,
    };
  });

const until = (page, on) =>
  page.waitFor((on) => document.querySelector("treaty-map").status().on === on, { what: on }, on);

/** Sets the slider as a browser does when its thumb is dragged. */
const drag = (page, on) =>
  page.run((on) => {
    const slider = document.querySelector("treaty-map").shadowRoot.querySelector("[part=timeline] input");
    slider.value = String((new Date(on) - new Date("2024-09-05")) / 86_400_000);
    slider.dispatchEvent(new Event("input", { bubbles: true }));
  }, on);

describe("the timeline", () => {
  it("leads to the day of its thumb, in every part at once", async () => {
    const page = await ready(browser, site, 'date="2026-11-22"');
    const today = await day(page);
    assert.equal(today.said, "22 November 2026: 21 signatures, 1 of 5");
    await drag(page, "2025-02-11");
    await until(page, "2025-02-11");
    const then = await day(page);
    assert.equal(then.said, "11 February 2025: 13 signatures, 0 of 5");
    assert.equal(then.label, "11 February 2025");
    assert.match(then.answer, /^Not in force\. 0 of 5 consents needed, 0 of 3 by member States\. As of 11 February 2025\.$/);
    assert.deepEqual([then.signatures, then.consents], [13, 0]);
    assert.ok(then.signed < today.signed, `${then.signed} of ${today.signed} signatories drawn`);
    const [event] = await page.events("treaty-date-change");
    assert.equal(event.detail.on, "2025-02-11");
    assert.equal(event.detail.status.signatures, 13);
  });

  it("goes by days and by events from the keyboard, and to its ends", async () => {
    const page = await ready(browser, site, 'date="2025-02-11"');
    await focusOn(page, "[part=timeline] input");
    await page.press(Key.ARROW_RIGHT);
    await until(page, "2025-02-12");
    await page.press(Key.ARROW_LEFT);
    await until(page, "2025-02-11");
    await page.press(Key.PAGE_UP); // Japan has signed on the 11th; Ukraine and others follow
    await page.waitFor(() => document.querySelector("treaty-map").status().on > "2025-02-11");
    const next = await page.run(() => document.querySelector("treaty-map").status());
    assert.ok(next.participants.some((it) => it.signed === next.on), `${next.on} is a day of signature`);
    await page.press(Key.PAGE_DOWN);
    await until(page, "2025-02-11");
    await page.press(Key.HOME);
    await until(page, "2024-09-05");
    assert.equal((await day(page)).said, "5 September 2024: 10 signatures, 0 of 5");
    await page.press(Key.END);
    await page.waitFor(() => document.querySelector("treaty-map").status().on > "2026-11-22");
  });

  it("has buttons for what the keys do, and a way back to today", async () => {
    const page = await ready(browser, site, 'date="2025-02-11"');
    await page.click(await page.shadow(".timeline .before"));
    await page.waitFor(() => document.querySelector("treaty-map").status().on < "2025-02-11");
    await page.click(await page.shadow(".timeline .after"));
    await until(page, "2025-02-11");
    await page.click(await page.shadow(".notice .link"));
    await page.waitFor(() => !document.querySelector("treaty-map").shadowRoot.querySelector(".status .notice .link"));
    assert.equal(await page.run(() => document.querySelector("treaty-map").shadowRoot.querySelector(".day-shown b").innerText), "Today");
  });

  it("plays from event to event without leaving one out, and says when it stops", async () => {
    const page = await ready(browser, site, 'date="2026-11-22" lang="en"');
    await drag(page, "2024-09-05");
    await until(page, "2024-09-05");
    const seen = (await page.events("treaty-date-change")).length;
    await page.click(await page.shadow(".speed"));
    await page.click(await page.shadow(".speed"));
    assert.equal(await page.run(() => document.querySelector("treaty-map").shadowRoot.querySelector(".speed").innerText), "4×");
    await page.click(await page.shadow(".play"));
    const said = () => document.querySelector("treaty-map").shadowRoot.querySelector(".timeline [role=status]").innerText;
    await page.waitFor(() => /^Stopped\. Not in force\. 1 of 5/.test(document.querySelector("treaty-map").shadowRoot.querySelector(".timeline [role=status]").innerText), { timeout: 30_000 });
    assert.match(await page.run(said), /^Stopped\. Not in force\. 1 of 5/);
    const shown = (await page.events("treaty-date-change")).slice(seen).map((it) => it.detail.on);
    const { participants } = await page.run(() => document.querySelector("treaty-map").status());
    const days = new Set(participants.flatMap((it) => [it.signed, it.consented]).filter(Boolean));
    days.delete("2024-09-05");
    for (const it of days) assert.ok(shown.includes(it), `${it} was shown`);
    assert.deepEqual(shown, [...new Set(shown)].sort(), "each once, in order");
    assert.equal(await page.run(() => document.querySelector("treaty-map").shadowRoot.querySelector(".play").dataset.playing), "false");
  });

  it("lists the same days as a chronology, each of which can be shown", async () => {
    const page = await ready(browser, site, 'date="2026-11-22"');
    await page.click(await page.shadow(".timeline summary"));
    const entries = await page.run(() =>
      [...document.querySelector("treaty-map").shadowRoot.querySelectorAll(".chronology li")].map((it) => it.innerText.replace(/\s+/g, " ")),
    );
    assert.ok(entries.includes("17 May 2024 Adopted"), entries.join("\n"));
    assert.ok(entries.includes("11 February 2025 Japan signed"), entries.join("\n"));
    assert.ok(entries.includes("15 May 2026 European Union approved"), entries.join("\n"));
    assert.deepEqual(await audit(page), []);
    await page.click(await page.shadow(".chronology li:nth-child(3) button"));
    await until(page, "2024-09-05");
  });

  it("knows the days that follow: condition met, entry into force", async () => {
    const page = await ready(browser, site, 'date="2026-11-22" assume="NO IS GB CH"');
    const marks = await page.run(() => {
      const root = document.querySelector("treaty-map").shadowRoot;
      return [...root.querySelectorAll(".marks circle")].map((it) => it.getAttribute("class"));
    });
    assert.deepEqual(marks, ["met", "into-force"]);
    await focusOn(page, "[part=timeline] input");
    await page.press(Key.END);
    await until(page, "2027-03-01");
    assert.match((await day(page)).answer, /^In force since 1 March 2027\./);
  });
});
