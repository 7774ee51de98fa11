// The chart: steps that say what the engine counts, texts that do not run into each other,
// and the pace, which is fetched when the chart is first looked at.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { audit } from "./audit.mjs";
import { EN, FR, FILE, date, json, ready } from "./host.mjs";
import { browser, site } from "./stage.mjs";

const PACE = json("static/pace.json").treaties;
const PACE_JSON = "/embed/v1/pace.json";
const DAY = "2026-11-22";

const wide = { width: 1200, height: 900 };
const asked = () => site.requests.filter((it) => it === PACE_JSON).length;

/** Opens a figure whose tabs are there. */
async function figure(attributes = "", options = {}) {
  const page = await ready(browser, site, `date="${DAY}" ${attributes}`, { viewport: wide, ...options });
  await page.waitFor(() => document.querySelector("treaty-map").shadowRoot.querySelector(".tab-list"));
  return page;
}

/** Waits for the chart with its pace. */
const paced = (page) =>
  page.waitFor(() => document.querySelector("treaty-map").shadowRoot.querySelector(".paces li"), {
    what: "the pace",
  });

async function chart(attributes = "", options = {}) {
  const page = await figure(`tab="chart" ${attributes}`, options);
  await paced(page);
  return page;
}

/** The texts of everything that a selector finds. */
const said = (page, selector) =>
  page.run(
    (selector) =>
      [...document.querySelector("treaty-map").shadowRoot.querySelectorAll(selector)].map((it) =>
        it.textContent.trim(),
      ),
    selector,
  );

/** The rows of a table, less its head, as texts. */
const table = (page, selector) =>
  page.run(
    (selector) =>
      [...document.querySelector("treaty-map").shadowRoot.querySelectorAll(`${selector} tbody tr`)].map(
        (row) => [...row.cells].map((it) => it.textContent.trim()),
      ),
    selector,
  );

/** The pairs of a chart's texts whose boxes overlap, and those that leave the page. */
const collisions = (page) =>
  page.run(() => {
    const root = document.querySelector("treaty-map").shadowRoot;
    const wrong = [];
    for (const plot of root.querySelectorAll(".plot")) {
      const texts = [...plot.querySelectorAll("text")].filter((it) => it.getClientRects().length);
      if (texts.length < 5) wrong.push(`only ${texts.length} texts`);
      const boxes = texts.map((it) => ({ said: it.textContent, box: it.getBoundingClientRect() }));
      for (const [n, a] of boxes.entries()) {
        if (a.box.left < 0 || a.box.right > document.documentElement.clientWidth) {
          wrong.push(`${a.said} leaves the page`);
        }
        for (const b of boxes.slice(n + 1)) {
          const apart =
            a.box.right <= b.box.left || b.box.right <= a.box.left ||
            a.box.bottom <= b.box.top + 2 || b.box.bottom <= a.box.top + 2;
          if (!apart) wrong.push(`${a.said} and ${b.said}`);
        }
      }
    }
    return wrong;
  });

const CONSENTS = ["ratification", "acceptance", "approval", "accession"];

/** Day, signatures and consents, by the file's acts: nobody has left this treaty. */
function expected(words) {
  const rows = [];
  let [signatures, consents] = [0, 0];
  for (const it of [...FILE.acts].sort((a, b) => (a.date < b.date ? -1 : 1))) {
    if (it.kind === "signature") signatures += 1;
    else if (CONSENTS.includes(it.kind)) consents += 1;
    else continue;
    const row = [date(it.date, words), String(signatures), String(consents)];
    if (rows.at(-1)?.[0] === row[0]) rows.pop();
    rows.push(row);
  }
  return rows;
}

const age = (opened) => (Date.parse(DAY) - Date.parse(opened)) / 86_400_000;
const by = (days, day) => days.filter((it) => it <= day).length;

describe("the chart", () => {
  it("opens from its tab, and fetches the pace once and no sooner", async () => {
    const page = await figure();
    assert.equal(asked(), 0);
    await page.click(await page.shadow("#tab-chart"));
    await paced(page);
    assert.equal(asked(), 1);
    assert.deepEqual(await said(page, ".chart-day"), ["22 November 2026: 21 signatures, 1 consent"]);
    assert.deepEqual(await said(page, ".chart .end"), ["21 signatures", "5 needed", "3 needed", "1 consent"]);
    await page.click(await page.shadow("#tab-map"));
    await page.click(await page.shadow("#tab-chart"));
    await paced(page);
    assert.equal(asked(), 1, "what was fetched is kept");
    const messages = await page.consoleMessages();
    assert.deepEqual(messages, []);
  });

  it("says the same as a table", async () => {
    const page = await chart();
    assert.deepEqual(await table(page, ".chart-legend .numbers"), expected(EN));
    assert.equal((await said(page, ".chart-legend caption")).length, 1);
  });

  it("draws each number that is needed as a line across the plot, and says it", async () => {
    const page = await chart();
    const lines = await page.run(() => {
      const root = document.querySelector("treaty-map").shadowRoot;
      const plot = root.querySelector(".chart > .plot").getBoundingClientRect();
      return [...root.querySelectorAll(".chart > .plot path.threshold")].map((it) => {
        // where it begins is not asked: browsers take in the stroke or do not
        return it.getBoundingClientRect().width > plot.width / 2;
      });
    });
    assert.deepEqual(lines, [true, true]);
    assert.deepEqual((await said(page, ".chart .end")).filter((it) => /needed/.test(it)), ["5 needed", "3 needed"]);
  });

  it("has a name, and no participants inside", async () => {
    const page = await chart();
    const names = await page.run(() => {
      const root = document.querySelector("treaty-map").shadowRoot;
      return [...root.querySelectorAll(".plot svg[role=img]")].map((it) => it.getAttribute("aria-label"));
    });
    assert.equal(names.length, 2);
    assert.match(names[0], /29 September 2026: 21 signatures, 1 consent/);
    const inside = await page.run(
      () => document.querySelector("treaty-map").shadowRoot.querySelectorAll("[part=chart] svg [data-id]").length,
    );
    assert.equal(inside, 0);
  });

  for (const width of [320, 375, 768, 1200]) {
    it(`keeps its texts apart at ${width} px`, async () => {
      for (const treaty of ["cets-225", "rome-statute", "paris-agreement"]) {
        const page = await chart(`treaty="${treaty}"`, { viewport: { width, height: 900 } });
        assert.deepEqual(await collisions(page), [], treaty);
      }
    });
  }

  it("follows the timeline, and a click goes to a day", async () => {
    const page = await chart();
    const x = () =>
      page.run(() => {
        const root = document.querySelector("treaty-map").shadowRoot;
        return parseFloat(root.querySelector(".pointer line").getAttribute("x1"));
      });
    const at = await x();
    await page.click(await page.shadow(".timeline .before"));
    await page.waitFor(
      (at) => {
        const root = document.querySelector("treaty-map").shadowRoot;
        return parseFloat(root.querySelector(".pointer line").getAttribute("x1")) < at;
      },
      { what: "an earlier day" },
      at,
    );
    assert.match((await said(page, ".chart-day"))[0], /^15 June 2026/);
    const lines = await page.shadow(".chart .lines");
    const plot = await page.shadow(".chart .plot");
    await page.click(plot);
    await page.waitFor(() => {
      const root = document.querySelector("treaty-map").shadowRoot;
      return !root.querySelector(".chart-day").textContent.startsWith("15 June 2026");
    });
    const middle = await x();
    assert.ok(Math.abs(middle - 50) < 1, `${middle} %`);
    assert.match((await said(page, ".pace-answer"))[0], /^4\d\d days after opening: 0 consents\./);
    assert.ok(await page.run((it) => it.isConnected, lines), "what does not change is not drawn anew");
  });

  it("sets a hypothesis apart", async () => {
    const page = await chart('assume="NO IS GB CH"');
    const ends = await said(page, ".chart .end[data-assumed]");
    assert.deepEqual(ends, ["5 consents"]);
    assert.deepEqual(await said(page, ".chart-day[data-assumed]"), [
      "Hypothesis, 22 November 2026: 21 signatures, 5 consents",
    ]);
    assert.match((await said(page, ".pace-answer"))[0], /^Hypothesis: 808 days after opening/);
    assert.deepEqual(await collisions(page), []);
  });
});

describe("the pace", () => {
  it("counts at the same age, from the digest", async () => {
    const page = await chart();
    const day = age(FILE.opened.date);
    const rows = await table(page, ".pace .numbers");
    assert.equal(rows.length, PACE.length);
    for (const it of PACE) {
      const row = rows.find((row) => row[0] === it.title.en);
      const isOld = age(it.opened) < day || (Date.parse(it.as_of) - Date.parse(it.opened)) / 86_400_000 < day;
      if (isOld && it.id !== FILE.id) {
        assert.deepEqual(row.slice(2, 4), ["–", "–"], it.id);
      } else {
        const consents = by(it.consents, day) - by(it.ended, day);
        assert.deepEqual(row.slice(2, 4), [String(consents), String(by(it.signatures, day))], it.id);
      }
    }
    const answer = (await said(page, ".pace-answer"))[0];
    const istanbul = PACE.find((it) => it.id === "cets-210");
    assert.ok(answer.startsWith("808 days after opening: 1 consent. "), answer);
    assert.ok(answer.includes(`Istanbul Convention ${by(istanbul.consents, day)},`), answer);
    for (const it of PACE.filter((it) => !it.complete)) {
      assert.ok((await said(page, ".pace .note"))[0].includes(it.title.en), it.id);
    }
  });

  it("names a line that is pointed at, and one that is chosen", async () => {
    const page = await chart();
    const seen = () =>
      page.run(() => {
        const root = document.querySelector("treaty-map").shadowRoot;
        const texts = [...root.querySelectorAll(".pace text:is(.this, .other)")];
        return texts.filter((it) => it.getClientRects().length).map((it) => it.textContent);
      });
    assert.deepEqual(await seen(), ["this treaty"]);
    const other = await page.shadow(".paces li:not([data-this]) label");
    const title = await page.run((it) => it.querySelector("span").textContent, other);
    await page.click(other);
    assert.deepEqual(await seen(), [title]);
    await page.moveTo({ x: 5, y: 5 });
    assert.deepEqual(await seen(), [title]);
    assert.deepEqual(await collisions(page), []);
  });

  it("is left out where it cannot be had, and the chart stays", async () => {
    site.answers.set(PACE_JSON, { status: 404 });
    const page = await figure('tab="chart"');
    await page.waitFor(() => window.__seen.events.some((it) => it.type === "treaty-error"));
    const [error, ...more] = await page.events("treaty-error");
    assert.deepEqual(more, []);
    assert.deepEqual([error.detail.code, error.detail.fatal], ["network", false]);
    const url = site.url(PACE_JSON);
    assert.equal(error.detail.message, EN.messages["error.network"].replace("{url}", url));
    assert.deepEqual(await said(page, ".chart-day"), ["22 November 2026: 21 signatures, 1 consent"]);
    assert.deepEqual(await said(page, ".pace"), []);
    await page.click(await page.shadow(".timeline .before"));
    await page.click(await page.shadow("#tab-map"));
    await page.click(await page.shadow("#tab-chart"));
    assert.equal(asked(), 1, "it is not asked for again and again");
    assert.equal((await page.events("treaty-error")).length, 1);
  });

  it("comes for another treaty too", async () => {
    const page = await chart();
    await page.run(() => document.querySelector("treaty-map").setAttribute("treaty", "rome-statute"));
    await page.waitReady({ count: 2 });
    await page.waitFor(() => {
      const root = document.querySelector("treaty-map").shadowRoot;
      return root.querySelector(".paces [data-this]")?.textContent.includes("Rome Statute");
    });
    const opened = PACE.find((it) => it.id === "rome-statute").opened;
    assert.ok((await said(page, ".pace-answer"))[0].startsWith(`${age(opened)} days after opening`));
  });
});

describe("the chart for everyone", () => {
  for (const theme of ["light", "dark"]) {
    it(`passes the audit in the ${theme}, tables open`, async () => {
      const page = await chart(`theme="${theme}"`);
      await page.run(() => {
        const root = document.querySelector("treaty-map").shadowRoot;
        for (const it of root.querySelectorAll("[part=chart] details")) it.open = true;
      });
      assert.deepEqual(await audit(page), []);
    });
  }

  it("passes the audit on a phone", async () => {
    const page = await chart('treaty="ctbt"', { viewport: { width: 375, height: 800 } });
    await page.run(() => {
      const root = document.querySelector("treaty-map").shadowRoot;
      for (const it of root.querySelectorAll("[part=chart] details")) it.open = true;
    });
    assert.deepEqual(await audit(page), []);
  });

  it("speaks French", async () => {
    const page = await chart('lang="fr"');
    assert.deepEqual(await said(page, ".chart-day"), ["22 novembre 2026 : 21 signatures, 1 consentement"]);
    assert.deepEqual(await table(page, ".chart-legend .numbers"), expected(FR));
    const answer = (await said(page, ".pace-answer"))[0];
    assert.match(answer, /^808 jours après l’ouverture : 1 consentement\. Au même âge : Convention d’Istanbul \d/);
    assert.deepEqual(await collisions(page), []);
    for (const treaty of ["cets-225", "rome-statute"]) {
      for (const width of [320, 375, 768]) {
        const options = { viewport: { width, height: 900 } };
        const narrow = await chart(`lang="fr" treaty="${treaty}"`, options);
        assert.deepEqual(await collisions(narrow), [], `${treaty}, ${width} px`);
      }
    }
  });
});
