// What a page's author may ask for, now and later.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { card, noCard, open, ready, shown } from "./host.mjs";
import { browser, site } from "./stage.mjs";

const set = (page, name, value) =>
  page.run(
    (name, value) => document.querySelector("treaty-map").setAttribute(name, value),
    name,
    value,
  );

/** Waits until the figure's text matches. */
const reads = (page, selector, wanted) =>
  page.waitFor(
    (selector, wanted) => {
      const root = document.querySelector("treaty-map").shadowRoot;
      return new RegExp(wanted).test(root.querySelector(selector)?.innerText);
    },
    { what: `${selector} to read ${wanted}` },
    selector,
    wanted.source,
  );

const view = (page, wanted) =>
  page.waitFor(
    (wanted) =>
      document.querySelector("treaty-map").shadowRoot.querySelector("article").dataset.view ===
      wanted,
    { what: `the view of ${wanted}` },
    wanted,
  );

const status = (page) => page.run(() => document.querySelector("treaty-map").status());

describe("updateComplete", () => {
  /** Does something to the element, awaits the promise, and tells what is drawn by then. */
  const after = (page, what) =>
    page.run(async (what) => {
      const figure = document.querySelector("treaty-map");
      new Function("figure", what)(figure);
      await figure.updateComplete;
      const article = figure.shadowRoot.querySelector("article");
      return [article.lang, article.querySelector(".as-of").innerText];
    }, what);

  it("comes when what was asked for has been drawn", async () => {
    const page = await ready(browser, site, "");
    assert.deepEqual(await after(page, "figure.setDate('2025-02-11')"), ["en", "As of 11 February 2025."]);
    assert.deepEqual(await after(page, "figure.date = '2025-03-11'"), ["en", "As of 11 March 2025."]);
  });

  it("waits for what is fetched, whatever is drawn before", async () => {
    const page = await ready(browser, site, "");
    const both = "figure.lang = 'fr'; figure.setDate('2025-02-11')";
    assert.deepEqual(await after(page, both), ["fr", "Au 11 février 2025."]);
  });

  it("comes when it could not be", async () => {
    const page = await ready(browser, site, "");
    const [, before] = await after(page, "");
    assert.deepEqual(await after(page, "figure.src = 'nowhere.json'"), ["en", before]);
  });
});

describe("date", () => {
  it("shows an earlier day as such, and leads back to today", async () => {
    const page = await ready(browser, site, 'date="2025-02-11"');
    let now = await status(page);
    assert.deepEqual([now.on, now.signatures, now.consents], ["2025-02-11", 13, 0]);
    await reads(page, ".as-of", /^As of 11 February 2025\.$/);
    await reads(page, "[part=legend]", /Signed\s*13/);
    await reads(page, ".notice", /^As it stood on 11 February 2025\. Show today$/);
    await page.click(await page.shadow(".notice .link"));
    await reads(page, ".as-of", /^As of 29 September 2026\.$/);
    now = await status(page);
    assert.equal(now.signatures, 21);
    const today = await page.run(() => {
      const now = new Date();
      const two = (number) => String(number).padStart(2, "0");
      return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
    });
    assert.equal(now.on, today);
  });

  it("wins over what the reader chose when it changes", async () => {
    const page = await ready(browser, site, 'date="2025-02-11"');
    await page.click(await page.shadow(".notice .link"));
    await reads(page, ".as-of", /29 September 2026/);
    await set(page, "date", "2024-09-05");
    await reads(page, ".as-of", /^As of 5 September 2024\.$/);
    assert.equal((await status(page)).signatures, 10);
    assert.equal((await page.events("treaty-ready")).length, 1);
  });
});

describe("view and select", () => {
  it("win over what the reader chose when they change, and only then", async () => {
    const page = await ready(browser, site, 'view="europe" select="NO"');
    await view(page, "europe");
    await card(page, "NO");
    await page.click(await page.shadow(".views button:nth-child(2)"));
    await view(page, "world");
    await page.click(await page.shadow(".chip[data-id=EU]"));
    await card(page, "EU");

    await set(page, "theme", "dark"); // says nothing about view or card
    await page.waitFor(
      () => document.querySelector("treaty-map").shadowRoot.querySelector("[data-theme=dark]"),
    );
    await view(page, "world");
    await card(page, "EU");

    await set(page, "select", "CA");
    await card(page, "CA");
    await set(page, "view", "europe ");
    await view(page, "europe");
    await page.run(() => document.querySelector("treaty-map").removeAttribute("select"));
    await noCard(page);
  });

  it("are properties too, set before or after the element is defined", async () => {
    const page = await open(browser, site, 'id="it" loading="lazy"', {
      after: `<script>
        const element = document.querySelector("treaty-map");
        element.view = "world";
        element.headingLevel = 4;
        element.loading = "eager";
      </script>`,
    });
    await page.waitReady();
    await view(page, "world");
    const read = () => {
      const { view, headingLevel, loading, date } = document.querySelector("treaty-map");
      return [view, headingLevel, loading, date];
    };
    assert.deepEqual(await page.run(read), ["world", "4", "eager", null]);
    assert.ok(await page.shadow("h4.title"));
    await page.run(() => (document.querySelector("treaty-map").view = "europe"));
    await view(page, "europe");
    await page.run(() => (document.querySelector("treaty-map").view = null));
    assert.equal(await page.run(() => document.querySelector("treaty-map").hasAttribute("view")), false);
  });
});

describe("heading, theme", () => {
  it("fit the figure into the page's outline and colours", async () => {
    const page = await ready(
      browser,
      site,
      'heading="Who has signed?" heading-level="3" theme="dark" select="NO"',
    );
    assert.equal(await page.shadowText("h3.title"), "Who has signed?");
    assert.equal(await page.shadowText("h4.card-name"), "Norway");
    const paper = (page) =>
      page.run((it) => getComputedStyle(it).backgroundColor, page.article);
    page.article = await page.shadow("article");
    const dark = await paper(page);
    await set(page, "theme", "light");
    await page.waitFor((it) => it.dataset.theme === "light", {}, page.article);
    assert.notEqual(await paper(page), dark);
    await set(page, "heading", "Others");
    await reads(page, ".title", /^Others$/);
  });
});

describe("the layout", () => {
  it("becomes full, with all that comes later", async () => {
    const page = await ready(browser, site, 'layout="compact" date="2026-11-22"');
    await set(page, "layout", "full");
    await page.waitFor(() => document.querySelector("treaty-map").shadowRoot.querySelector("[role=tablist]"));
    await page.waitFor(() => document.querySelector("treaty-map").shadowRoot.querySelector("[part=timeline] input"));
  });
});

describe("an attribute that means nothing", () => {
  for (const [name, value] of [
    ["view", "mars"],
    ["date", "yesterday"],
    ["date", "2025-02-30"],
    ["heading-level", "9"],
    ["theme", "x"],
    ["select", "norway"],
    ["select", "QQ"],
    ["treaty", "../secret"],
  ]) {
    it(`keeps the default and is told once: ${name}="${value}"`, async () => {
      const page = await ready(browser, site, `${name}="${value}"`);
      const errors = await page.events("treaty-error");
      assert.equal(errors.length, 1, JSON.stringify(errors));
      const { code, fatal, message, problems } = errors[0].detail;
      assert.deepEqual([code, fatal, problems], ["attribute", false, []]);
      assert.ok(message.includes(name) && message.includes(value), message);
      assert.deepEqual(await shown(page), { fallback: false, figure: true });
      await view(page, "europe");
      assert.equal((await status(page)).treaty, "cets-225");
      assert.equal(await page.run((it) => it.localName, await page.shadow(".title")), "h2");

      // another attribute changes: the old news is not told again
      await set(page, "heading", "Another");
      await reads(page, ".title", /^Another$/);
      assert.equal((await page.events("treaty-error")).length, 1);
      assert.equal((await page.events("treaty-ready")).length, 1);
      assert.deepEqual(await page.run(() => window.__seen.thrown), []);
      assert.deepEqual(await page.consoleMessages(), []);
    });
  }

  it("is told for each of several", async () => {
    const page = await ready(browser, site, 'view="mars" theme="x" date="soon"');
    const errors = await page.events("treaty-error");
    assert.deepEqual(errors.map((it) => it.detail.code), ["attribute", "attribute", "attribute"]);
  });
});
