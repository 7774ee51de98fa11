// Why, and what the treaty is: the trace behind its button, and the last tab.

import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { audit } from "./audit.mjs";
import { EN, FR, ready } from "./host.mjs";
import { Key } from "./harness.mjs";
import { browser, site } from "./stage.mjs";

const SCENARIO = 'treaty="cets-225" date="2026-11-22" loading="eager"';

/** Opens a figure and waits for what comes after the first map. */
async function figure(attributes, options) {
  const page = await ready(browser, site, attributes, options);
  await page.waitFor(() => !!document.querySelector("treaty-map").shadowRoot.querySelector(".tab-list"));
  return page;
}

const is = (page, isOpen) =>
  page.waitFor(
    (isOpen) => {
      const root = document.querySelector("treaty-map").shadowRoot;
      const button = root.querySelector("#why-open");
      return button.ariaExpanded === String(isOpen) && !!root.querySelector("#why") === isOpen;
    },
    { timeout: 3000, what: isOpen ? "the reasons" : "no reasons" },
    isOpen,
  );

const focused = (page) =>
  page.run(() => {
    const it = document.querySelector("treaty-map").shadowRoot.activeElement;
    return it && (it.id || it.className || it.tagName);
  });

const said = async (page, selector) => (await page.shadowText(selector)).replace(/\s+/g, " ");

async function open(page) {
  await page.click(await page.shadow("#why-open"));
  await is(page, true);
}

/** What sticks out of the page, of a part of the figure. */
const sticksOut = (page, selector) =>
  page.run((selector) => {
    const part = document.querySelector("treaty-map").shadowRoot.querySelector(selector);
    const width = document.documentElement.clientWidth;
    const all = [part, ...part.querySelectorAll("*")];
    const out = all.filter((it) => it.getBoundingClientRect().right > width + 0.5);
    return out.map((it) => `${it.tagName} ${it.className} ${it.textContent.slice(0, 40)}`);
  }, selector);

describe("why", () => {
  it("is shown and hidden by a click", async () => {
    const page = await figure(SCENARIO);
    await is(page, false);
    assert.equal(await said(page, "#why-open"), EN.messages["explore.why.open"]);
    await open(page);
    const button = await page.shadow("#why-open");
    const { controls, label } = await page.run((it) => {
      const controls = it.getAttribute("aria-controls");
      const section = it.getRootNode().getElementById(controls);
      return { controls, label: section.getAttribute("aria-label") };
    }, button);
    assert.equal(controls, "why");
    assert.equal(label, EN.messages["explore.why.not_in_force"]);
    assert.equal(await said(page, "#why h3"), label);
    assert.match(await said(page, "#why h4"), /^Article 30\(3\)$/);
    await page.click(button);
    await is(page, false);
    assert.deepEqual(await page.consoleMessages(), []);
  });

  it("is shown by Enter, and hidden by Escape from wherever the focus is", async () => {
    const page = await figure(SCENARIO);
    await page.run((it) => it.focus(), await page.shadow("#why-open"));
    await page.press(Key.ENTER);
    await is(page, true);
    assert.equal(await focused(page), "why-open");
    await page.press(Key.ESCAPE);
    await is(page, false);
    assert.equal(await focused(page), "why-open");

    await page.press(Key.ENTER);
    await is(page, true);
    await page.run((it) => it.focus(), await page.shadow("#why details summary"));
    await page.press(Key.ESCAPE);
    await is(page, false);
    assert.equal(await focused(page), "why-open");

    // the button that closes gives the focus back, too
    await page.press(Key.ENTER);
    await is(page, true);
    await page.run((it) => it.focus(), await page.shadow("#why .close"));
    await page.press(Key.ENTER);
    await is(page, false);
    assert.equal(await focused(page), "why-open");
  });

  it("tells how four more consents give 1 March 2027", async () => {
    const page = await figure(`${SCENARIO} assume="NO IS GB CH"`);
    await open(page);
    const text = await said(page, "#why");
    assert.match(text, /^Why the treaty enters into force on that day/);
    assert.match(text, /Hypothesis, not the record: ratification by/);
    assert.match(text, /Article 30\(3\)/);
    const leaves = await page.run(() => {
      const root = document.querySelector("treaty-map").shadowRoot;
      return [...root.querySelectorAll("#why .leaf")].map((it) => ({
        isMet: it.dataset.met,
        names: [...it.querySelector(".names").children].map((it) => it.textContent.split(",")[0]),
        assumed: it.querySelector(".names").querySelectorAll("[data-assumed]").length,
      }));
    });
    const four = ["Iceland", "Norway", "Switzerland", "United Kingdom"];
    assert.deepEqual(leaves, [
      { isMet: "true", names: ["European Union", ...four], assumed: 4 },
      { isMet: "true", names: four, assumed: 4 },
    ]);
    assert.match(text, /an organization is not one of the member States · 1 European Union/);
    const steps = await page.run(() => {
      const root = document.querySelector("treaty-map").shadowRoot;
      return [...root.querySelectorAll("#why .steps li")].map((it) => it.textContent);
    });
    assert.deepEqual(steps, [
      "Condition met 22 November 2026",
      "Three months later 22 February 2027",
      "First day of the following month 1 March 2027",
      "Entry into force 1 March 2027",
    ]);
    assert.deepEqual(await audit(page), []);
  });

  it("tells what is missing without Switzerland, and follows what is assumed", async () => {
    const page = await figure(`${SCENARIO} assume="NO IS GB"`);
    await open(page);
    const lacks = () => said(page, "#why .lacks");
    assert.equal(
      await lacks(),
      "5 signatories: one consent is missing 3 signatories among the member States: nothing is missing",
    );
    assert.match(await said(page, "#why"), /4 of 5 · Not met · One consent is missing/);
    await page.run(() => document.querySelector("treaty-map").setAttribute("assume", "NO IS GB CH"));
    await page.waitFor(() => {
      const root = document.querySelector("treaty-map").shadowRoot;
      return root.querySelector("#why .steps")?.textContent.includes("1 March 2027");
    });
  });

  it("speaks French", async () => {
    const page = await figure(`${SCENARIO} assume="NO IS GB CH"`, { lang: "fr" });
    await open(page);
    assert.equal(await said(page, "#why-open"), FR.messages["explore.why.open"]);
    const text = await said(page, "#why");
    assert.match(text, /Trois mois plus tard 22 février 2027/);
    assert.match(text, /Premier jour du mois suivant 1er mars 2027/);
    assert.doesNotMatch(text, /\{|\}/);
    assert.deepEqual(await audit(page), []);
  });

  for (const [treaty, words] of [
    ["paris-agreement", /at least 55% of greenhouse gas emissions/],
    ["ctbt", /All 44 States named in Annex 2.*Nine consents are missing/],
    ["rome-statute", /60 days later/],
    ["cets-223", /One of these is enough/],
  ]) {
    it(`has room on a phone: ${treaty}`, async () => {
      const viewport = { width: 320, height: 700 };
      const page = await figure(`treaty="${treaty}" date="2026-11-22" loading="eager"`, { viewport });
      await open(page);
      assert.match(await said(page, "#why"), words);
      assert.deepEqual(await sticksOut(page, "#why"), []);
      // what is folded up can be read, too
      await page.run(() => {
        const root = document.querySelector("treaty-map").shadowRoot;
        for (const it of root.querySelectorAll("#why details")) it.open = true;
      });
      assert.deepEqual(await sticksOut(page, "#why"), []);
      assert.deepEqual(await audit(page), []);
    });
  }
});

describe("about", () => {
  for (const [lang, words] of [["en", EN], ["fr", FR]]) {
    it(`says what CETS 225 is (${lang})`, async () => {
      const page = await figure(`${SCENARIO} tab="about"`, { lang });
      const text = await said(page, "#panel-about");
      const cited = {
        en: [/Vilnius on 5 September 2024/, /eleven other States/, /National defence is outside/],
        fr: [/à Vilnius le 5 septembre 2024/, /onze autres États/, /La défense nationale/],
      };
      for (const it of cited[lang]) assert.match(text, it);
      for (const key of ["what", "rules", "record", "correct", "licence"]) {
        assert.ok(text.includes(words.messages[`explore.about.${key}`]), key);
      }
      for (const article of ["30(1)", "30(3)", "30(4)", "31(1)", "35"]) {
        assert.ok(text.includes(`Article ${article}`), article);
      }
      assert.doesNotMatch(text, /\{|\}/);
      // no paragraph is marked as of another language
      const foreign = await page.run(() => {
        const root = document.querySelector("treaty-map").shadowRoot;
        return root.querySelectorAll("#panel-about .paragraph [lang]").length;
      });
      assert.equal(foreign, 0);
      const links = await page.run(() => {
        const root = document.querySelector("treaty-map").shadowRoot;
        return [...root.querySelectorAll("#panel-about a")].every((it) => /^https?:/.test(it.href));
      });
      assert.ok(links);
      assert.deepEqual(await audit(page), []);
      assert.deepEqual(await page.consoleMessages(), []);
    });

    it(`says what the record knows of the Rome Statute (${lang})`, async () => {
      const viewport = { width: 320, height: 700 };
      const page = await figure('treaty="rome-statute" date="2026-11-22" loading="eager"', { lang, viewport });
      await page.click(await page.shadow("#tab-about"));
      await page.waitFor(() => !!document.querySelector("treaty-map").shadowRoot.querySelector("#panel-about"));
      const text = await said(page, "#panel-about");
      assert.match(text, { en: /adopted on 17 July 1998/, fr: /adopté le 17 juillet 1998/ }[lang]);
      assert.match(text, /Article 126\(1\)/);
      assert.match(text, /rome-statute\.json/);
      assert.deepEqual(await sticksOut(page, "#panel-about"), []);
      assert.deepEqual(await audit(page), []);
    });
  }
});
