// The legend: how many there are of each, which they are, and nobody else.

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { FILE, focus, ready, standing } from "./host.mjs";
import { Key, NO_DEVTOOLS } from "./harness.mjs";
import { browser, site } from "./stage.mjs";
import { media } from "./hand.mjs";

const figure = (attributes = "", options) =>
  ready(browser, site, attributes, { viewport: { width: 1200, height: 900 }, ...options });

/** The legend's entries: their look, words, count, and whether they are pressed. */
const entries = (page) =>
  page.run(() => {
    const root = document.querySelector("treaty-map").shadowRoot;
    return [...root.querySelectorAll("[part=legend] > li > button")].map((it) => ({
      look: it.querySelector("[data-look]").dataset.look,
      words: it.innerText.trim(),
      count: it.querySelector("b") && Number(it.querySelector("b").innerText),
      pressed: it.ariaPressed,
    }));
  });

const entry = async (page, look) => page.shadow(`[part=legend] button:has([data-look=${look}])`);

/** What the map sets apart: the figure's word for it, and whose shapes are seen in full. */
const apart = (page) =>
  page.run(() => {
    const root = document.querySelector("treaty-map").shadowRoot;
    const shapes = [...root.querySelectorAll(".land [data-look]")];
    const full = shapes.filter((it) => getComputedStyle(it).opacity === "1");
    return {
      look: root.querySelector("article").dataset.apart ?? null,
      full: [...new Set(full.map((it) => it.dataset.look))].sort(),
      isAll: full.length === shapes.length,
    };
  });

/** The options of the map's listbox: whom, and the look each of them has on the map. */
const options = (page) =>
  page.run(() => {
    const root = document.querySelector("treaty-map").shadowRoot;
    return [...root.querySelectorAll(".keys [role=option]")].map((it) => {
      const id = it.id.replace("map-", "");
      return { id, look: root.querySelector(`.land [data-shape=${id}]`).dataset.look };
    });
  });

const until = (page, look) =>
  page.waitFor((look) => {
    const { apart } = document.querySelector("treaty-map").shadowRoot.querySelector("article").dataset;
    return (apart ?? "none at all") === (look ?? "none at all");
  }, { timeout: 3000, what: `${look} set apart` }, look);

describe("the legend", () => {
  it("has a button for each look, with how many have it", async () => {
    const page = await figure('date="2026-09-29"');
    const all = await entries(page);
    assert.deepEqual(
      all.map((it) => it.look),
      ["contracting", "signatory", "represented", "negotiated", "none", "neutral"],
    );
    assert.deepEqual(all.map((it) => it.pressed), all.map(() => "false"));
    const count = (look) => all.find((it) => it.look === look).count;
    const on = (wanted) => FILE.participants.filter((it) => standing(it.id) === wanted).length;
    assert.equal(count("contracting"), on("contracting"));
    assert.equal(count("signatory"), on("signatory"));
    // everyone in the list is counted once
    const counted = all.reduce((sum, it) => sum + (it.count ?? 0), 0);
    const listed = FILE.participants.length;
    assert.ok(counted <= listed && counted >= listed - 1, `${counted} of ${listed}`);
    for (const it of all) assert.ok(it.words.length > 3, it.look);
  });

  it("sets apart what is pointed at, until the pointer leaves", async () => {
    const page = await figure();
    assert.deepEqual(await apart(page).then((it) => [it.look, it.isAll]), [null, true]);
    for (const look of ["signatory", "represented", "neutral"]) {
      const button = await entry(page, look);
      await page.run((it) => it.scrollIntoView({ block: "center" }), button);
      await page.moveTo(await page.centre(button));
      await until(page, look);
      assert.deepEqual((await apart(page)).full, [look]);
    }
    await page.moveTo({ x: 5, y: 5 });
    await until(page, null);
    assert.ok((await apart(page)).isAll);
  });

  it("sets apart what has the focus, until it leaves", async () => {
    const page = await figure();
    await page.run((it) => it.focus(), await entry(page, "contracting"));
    await page.press(Key.TAB);
    await until(page, "signatory");
    await page.press(Key.TAB);
    await until(page, "represented");
    await page.run(() => document.activeElement.shadowRoot.activeElement.blur());
    await until(page, null);
  });

  it("filters by a press, and shows all by another", async () => {
    const page = await figure();
    const everyone = await options(page);
    await page.click(await entry(page, "signatory"));
    await page.moveTo({ x: 5, y: 5 });
    await until(page, "signatory");
    const pressed = (await entries(page)).filter((it) => it.pressed === "true");
    assert.deepEqual(pressed.map((it) => it.look), ["signatory"]);
    const wanted = everyone.filter((it) => it.look === "signatory");
    assert.ok(wanted.length > 10);
    assert.deepEqual(await options(page), wanted);

    // another one takes its place
    await page.click(await entry(page, "negotiated"));
    await page.moveTo({ x: 5, y: 5 });
    await until(page, "negotiated");
    assert.ok((await options(page)).every((it) => it.look === "negotiated"));

    await page.click(await entry(page, "negotiated"));
    await page.moveTo({ x: 5, y: 5 });
    await until(page, null);
    assert.deepEqual(await options(page), everyone);
    assert.ok((await entries(page)).every((it) => it.pressed === "false"));
  });

  it("does all that by keyboard, and keeps the focus", async () => {
    const page = await figure();
    await page.run((it) => it.focus(), await entry(page, "represented"));
    const words = await focus(page);
    await page.press(Key.ENTER);
    await until(page, "represented");
    assert.equal(await focus(page), words);
    const some = await options(page);
    assert.ok(some.length > 20 && some.every((it) => it.look === "represented"));
    // the arrows lead to those alone
    await page.run((it) => it.focus(), await page.shadow(".keys"));
    await page.press(Key.END);
    await page.waitFor((id) =>
      document.querySelector("treaty-map").shadowRoot.querySelector(".keys")
        .getAttribute("aria-activedescendant") === `map-${id}`, {}, some.at(-1).id);
    await until(page, "represented");
    await page.run((it) => it.focus(), await entry(page, "represented"));
    await page.press(" ");
    await page.run(() => document.activeElement.shadowRoot.activeElement.blur());
    await until(page, null);
  });

  it("filters by nothing that nobody is on another day", async () => {
    const page = await figure('date="2026-09-29"');
    await page.click(await entry(page, "contracting"));
    await page.moveTo({ x: 5, y: 5 });
    await page.run(() => document.querySelector("treaty-map").setAttribute("date", "2024-09-10"));
    await page.waitFor(() => {
      const root = document.querySelector("treaty-map").shadowRoot;
      return !root.querySelector("[part=legend] [data-look=contracting]");
    });
    assert.deepEqual(await apart(page).then((it) => [it.look, it.isAll]), [null, true]);
    assert.ok((await options(page)).length > 40, "everyone can be reached");
    // and it is in force again with the day on which it was chosen
    await page.run(() => document.querySelector("treaty-map").setAttribute("date", "2026-09-29"));
    await until(page, "contracting");
  });
});

describe("without colours of its own", { skip: NO_DEVTOOLS }, () => {
  /** What each look is drawn with: plain, or a pattern's ground, ink and marks. */
  const drawn = (page) =>
    page.run(() => {
      const root = document.querySelector("treaty-map").shadowRoot;
      const style = (it, ...names) => names.map((name) => getComputedStyle(it)[name]).join(" ");
      const all = {};
      for (const rect of root.querySelectorAll("[part=legend] rect[data-look]")) {
        const id = /url\("?#([^")]+)/.exec(getComputedStyle(rect).fill)?.[1];
        const pattern = id && root.getElementById(id);
        if (!pattern) {
          all[rect.dataset.look] = style(rect, "fill");
          continue;
        }
        const [ground, ...marks] = pattern.children;
        const ink = marks.map((it) => {
          const ink = style(it, it.localName === "circle" ? "fill" : "stroke");
          // marks in the colour of their ground are none
          if (ink === style(ground, "fill")) return "";
          return [ink, it.getAttribute("d") ?? `${it.getAttribute("cx")} ${it.getAttribute("r")}`].join(" ");
        });
        const turn = pattern.getAttribute("patternTransform");
        const seen = ink.filter(Boolean);
        if (seen.length) seen.push(turn);
        all[rect.dataset.look] = [style(ground, "fill"), ...seen].join(", ");
      }
      return all;
    });

  const SCENES = {
    "a treaty that is not in force": 'date="2026-09-29" assume="NO:2026-12-01"',
    "one in force that some left": 'treaty="mine-ban"',
    "one in force": 'treaty="cets-223"',
  };
  for (const [what, attributes] of Object.entries(SCENES)) {
    it(`tells every look from every other: ${what}`, async () => {
      const page = await figure(attributes);
      await media(page, { "forced-colors": "active" });
      assert.ok(await page.run(() => matchMedia("(forced-colors: active)").matches));
      const all = Object.entries(await drawn(page));
      assert.ok(all.length >= 4, JSON.stringify(all));
      for (const [one, how] of all) {
        const same = all.filter(([other, it]) => other !== one && it === how).map(([it]) => it);
        assert.deepEqual(same, [], `${one} is drawn as ${how}`);
      }
    });
  }

  it("keeps chips as they are on the map", async () => {
    const page = await figure('date="2026-09-29"');
    await media(page, { "forced-colors": "active" });
    const chips = await page.run(() => {
      const root = document.querySelector("treaty-map").shadowRoot;
      const fill = (it) => getComputedStyle(it).fill.replace("#look-", "#").replace("#map-", "#");
      return [...root.querySelectorAll(".chip")].map((it) => {
        const legend = root.querySelector(`[part=legend] rect[data-look=${it.dataset.look}]`);
        return { id: it.dataset.id, chip: fill(it.querySelector("rect")), legend: fill(legend) };
      });
    });
    assert.ok(chips.length >= 5);
    for (const it of chips) assert.equal(it.chip, it.legend, it.id);
  });
});
