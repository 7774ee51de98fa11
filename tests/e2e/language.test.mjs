// French is French, down to the last label.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { EN, FILE, FR, IDS, card, date, label, ready, seat, tip } from "./host.mjs";
import { browser, site } from "./stage.mjs";

/** Everything that is read or heard, but what is marked as being in another language. */
const words = (page) =>
  page.run(() => {
    const host = document.querySelector("treaty-map");
    const article = host.shadowRoot.querySelector("article");
    const found = [];
    const walk = (node) => {
      if (node.nodeType === Node.TEXT_NODE) return found.push(node.data);
      if (node !== article && node.lang && node.lang !== article.lang) return;
      for (const { name, value } of node.attributes) {
        if (/^(aria-(label|description|roledescription|valuetext)|title|alt|placeholder)$/.test(name)) {
          found.push(value);
        }
      }
      node.childNodes.forEach(walk);
      found.push("\n");
    };
    walk(article);
    return found.join(" ");
  });

const FUNCTION_WORDS =
  "the of and by has have had with was were for to is are been this that these those from " +
  "which not its would will could should there their they when where who what than into " +
  "only once may can no yes its it he she his her being but if then because about after before";

/** What is the same in both languages: names of papers, hosts, places. */
const same = (en, fr) => {
  const values = [];
  const walk = (value) => {
    if (value && typeof value === "object") {
      if (typeof value.en === "string" && value.en === value.fr) values.push(value.en);
      Object.values(value).forEach(walk);
    }
  };
  walk(FILE);
  for (const key of Object.keys(en)) if (en[key] === fr[key]) values.push(en[key]);
  return values.filter((it) => it.length > 2).sort((a, b) => b.length - a.length);
};

const escape = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const whole = (text) => new RegExp(`(?<![\\p{L}\\d])${escape(text)}(?![\\p{L}\\d])`, "u");

/** English that must not be there: function words, messages, names, months, the file's texts. */
function forbidden() {
  const all = FUNCTION_WORDS.split(" ").map((it) => [it, new RegExp(whole(it), "iu")]);
  const add = (en, fr) => {
    if (en !== fr && en.length > 2) all.push([en, whole(en)]);
  };
  for (const [key, en] of Object.entries(EN.messages)) {
    const forms = typeof en === "string" ? [en] : Object.values(en);
    const french = JSON.stringify(FR.messages[key]);
    for (const form of forms) {
      for (const part of form.split(/\{\w+\}/)) {
        const text = part.trim().replace(/^[,:.·]\s*/, "").trim();
        if (/\p{L}{3}/u.test(text) && !whole(text).test(french)) all.push([text, whole(text)]);
      }
    }
  }
  for (const [code, en] of Object.entries(EN.names)) {
    // Niger and Georgia's like: an English name that is part of a French one proves nothing
    const isFrench = Object.values(FR.names).some((it) => whole(en).test(it));
    if (!isFrench) add(en, FR.names[code]);
  }
  EN.months.forEach((en, idx) => add(en, FR.months[idx]));
  const walk = (value) => {
    if (!value || typeof value !== "object") return;
    if (typeof value.en === "string" && value.fr) add(value.en, value.fr);
    Object.values(value).forEach(walk);
  };
  walk(FILE);
  return all;
}

const FORBIDDEN = forbidden();
const SAME = same(EN.names, FR.names);

/** Returns the English in a text. */
function english(text) {
  let rest = text.replace(/\s+/g, " ").replace(/https?:\S+|[\w-]+(\.[\w-]+)*\.[a-z]{2,}\b/g, " ");
  for (const it of SAME) rest = rest.split(it).join(" ");
  return FORBIDDEN.filter(([, pattern]) => pattern.test(rest)).map(([it]) => {
    const at = rest.search(FORBIDDEN.find(([key]) => key === it)[1]);
    return `${it}: …${rest.slice(Math.max(0, at - 40), at + 40)}…`;
  });
}

const lang = (page) =>
  page.run(() => {
    const { lang, dir } = document.querySelector("treaty-map").shadowRoot.querySelector("article");
    return { lang, dir };
  });

describe("French", () => {
  it("is recognised by this very test", async () => {
    const page = await ready(browser, site, 'select="NO"');
    assert.ok(english(await words(page)).length > 20);
  });

  it("has no English in the figure, nor in the cards of all 58", async () => {
    const page = await ready(browser, site, 'lang="fr" view="europe"');
    const found = new Map([["figure", english(await words(page))]]);
    for (const id of IDS) {
      await page.run((id) => document.querySelector("treaty-map").select(id), id);
      assert.equal((await card(page, id)).name, FR.names[id]);
      found.set(id, english(await words(page)));
    }
    await page.run(() => {
      const element = document.querySelector("treaty-map");
      element.select(null);
      element.view = "world";
      element.date = "2025-02-11";
    });
    await page.waitFor(() => document.querySelector("treaty-map").shadowRoot.querySelector(".notice"));
    found.set("world, earlier", english(await words(page)));
    const wrong = [...found].filter(([, it]) => it.length > 0);
    assert.deepEqual(wrong, []);
    assert.deepEqual(await lang(page), { lang: "fr", dir: "ltr" });
  });

  it("has no English where the mouse points, nor in what is found", async () => {
    const page = await ready(browser, site, 'lang="fr" view="europe"');
    for (const [shape, name, status] of [
      ["NO", "Norvège", "Signé"],
      ["DE", "Allemagne", "Représenté par l’UE"],
      ["TR", FR.names.TR, "Négocié, non signé"],
      ["XK", "Kosovo", "Statut non indiqué"],
      ["FO", `${FR.names.FO} (Danemark)`, "Non concerné"],
    ]) {
      await page.moveTo(await seat(page, shape));
      const said = label(name, status, FR);
      await tip(page, said);
      assert.deepEqual(english(said), []);
    }
    await page.click(await page.shadow("#find"));
    await page.press(..."etats");
    const said = await page.shadow("[role=status]");
    await page.waitFor((it) => it.textContent === "1 résultat", {}, said);
    await page.press("x");
    await page.waitFor((it) => it.textContent === "Absent de ce relevé", {}, said);
    assert.deepEqual(english(await words(page)), []);
  });

  it("has no English in the messages of events", async () => {
    const page = await ready(browser, site, 'lang="fr" view="lune" theme="rose"');
    site.answers.set("/vide.json", { body: "{}" });
    const wait = (count) =>
      page.waitFor(
        (count) => window.__seen.events.filter((it) => it.type === "treaty-error").length >= count,
        {},
        count,
      );
    await wait(2);
    await page.run(() => (document.querySelector("treaty-map").src = "/rien.json"));
    await wait(3);
    await page.run(() => (document.querySelector("treaty-map").src = "/vide.json"));
    await wait(4);
    const errors = (await page.events("treaty-error")).map((it) => it.detail);
    assert.deepEqual(errors.map((it) => it.code), ["attribute", "attribute", "network", "data"]);
    for (const { message } of errors) {
      const own = message.replace(/ : .*$/s, (values) => values.replace(/acceptées : .*/s, ""));
      assert.deepEqual(english(own.replace(/\/\w+\.json/, "")), [], message);
    }
  });

  for (const [what, attributes, page] of [
    ["on the element, with a region", 'lang="fr-CA"', {}],
    ["on the page", "", { lang: "fr" }],
    ["on the nearest ancestor", "", { lang: "en", before: '<div lang="FR-be">', after: "</div>" }],
  ]) {
    it(`is found where it is said: ${what}`, async () => {
      const host = await ready(browser, site, attributes, page);
      assert.deepEqual(await lang(host), { lang: "fr", dir: "ltr" });
      assert.match(await host.shadowText(".answer"), /^Pas en vigueur\./);
    });
  }

  it("comes and goes with the attribute, the card staying open", async () => {
    const page = await ready(browser, site, 'select="NO"');
    for (const [value, name] of [["fr", "Norvège"], ["de", "Norway"], ["fr-CH", "Norvège"], ["en-GB", "Norway"]]) {
      await page.run((value) => (document.querySelector("treaty-map").lang = value), value);
      await page.waitFor(
        (name) =>
          document.querySelector("treaty-map").shadowRoot.querySelector(".card-name").innerText === name,
        { what: `${value}: ${name}` },
        name,
      );
    }
    assert.equal((await page.events("treaty-ready")).length, 1);
    assert.deepEqual(await page.events("treaty-error"), []);
  });
});

describe("dates", () => {
  for (const [tag, words] of [["en", EN], ["fr", FR]]) {
    it(`are written as in the language: ${tag}`, async () => {
      const page = await ready(browser, site, `lang="${tag}"`);
      const { earliest_entry_into_force: day } = await page.run(() =>
        document.querySelector("treaty-map").status(),
      );
      assert.match(day, /-01$/);
      const outlook = await page.shadowText(".outlook");
      assert.ok(outlook.includes(` ${date(day, words)}.`), outlook);
      assert.ok((await page.shadowText(".as-of")).includes(date("2026-09-29", words)));
      await page.run(() => (document.querySelector("treaty-map").date = "2026-11-23"));
      await page.waitFor(
        (text) =>
          document.querySelector("treaty-map").shadowRoot.querySelector(".outlook").innerText.includes(text),
        {},
        tag === "en" ? "1 March 2027" : "1er mars 2027",
      );
    });
  }
});
