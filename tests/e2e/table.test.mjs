// The table: everyone, sorted and found by keyboard, each row with its card; on a phone it is
// a list of blocks. And what can be taken along: files and texts.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { audit } from "./audit.mjs";
import { EN, FR, IDS, ready } from "./host.mjs";
import { Key, NO_DEVTOOLS, downloaded } from "./harness.mjs";
import { browser, site } from "./stage.mjs";
import { media } from "./hand.mjs";

const DAY = "2026-11-22";
const WIDE = { width: 1200, height: 900 };
const PHONE = { width: 375, height: 800 };

let folder;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), "treaty-map-"));
});
after(async () => {
  if (folder) rmSync(folder, { recursive: true, force: true });
});

/** Opens a figure and waits for what comes after the first map. */
async function figure(attributes = "", { viewport = WIDE, ...options } = {}) {
  const page = await ready(browser, site, `date="${DAY}" tab="table" ${attributes}`, { viewport, ...options });
  await page.waitFor(() => document.querySelector("treaty-map").shadowRoot.querySelector(".tab-list"));
  return page;
}

/** What the table says: its rows in order, its count, and how it is sorted. */
const table = (page) =>
  page.run(() => {
    const root = document.querySelector("treaty-map").shadowRoot;
    const table = root.querySelector("[part=table] table");
    const words = (it) => it.textContent.trim();
    const rows = [...table.querySelectorAll("tbody tr[data-id]")].map((tr) => ({
      id: tr.dataset.id,
      name: words(tr.querySelector("th")),
      standing: tr.dataset.standing,
      look: tr.dataset.look,
      isOn: tr.hasAttribute("data-on"),
      pressed: tr.querySelector("button").ariaPressed,
      cells: Object.fromEntries([...tr.querySelectorAll("td")].map((td) => [td.dataset.column, words(td)])),
    }));
    return {
      caption: words(table.caption),
      count: words(root.querySelector(".table-search .count")),
      sort: [...table.querySelectorAll("thead th")].map((th) => [th.dataset.column, th.getAttribute("aria-sort")]),
      rows,
    };
  });

const sorted = async (page) => Object.fromEntries((await table(page)).sort.filter((it) => it[1]));

/** The column or row whose button has the focus, or the class of what has it. */
const focused = (page) =>
  page.run(() => {
    const it = document.activeElement.shadowRoot?.activeElement;
    const own = it?.closest("th")?.dataset.column ?? it?.closest("tr[data-id]")?.dataset.id;
    return own || it?.id || it?.className || null;
  });

const until = (page, what, code, ...args) => page.waitFor(code, { timeout: 3000, what }, ...args);

const hasCard = (page, id) =>
  until(page, `the card of ${id}`, (id) => {
    const root = document.querySelector("treaty-map").shadowRoot;
    const card = root.querySelector("[part=card]");
    return (card?.dataset.id ?? null) === id;
  }, id);

const focus = async (page, selector) => page.run((it) => it.focus(), await page.shadow(selector));

describe("the table", () => {
  it("has a row for everyone, with a caption, heads and a count", async () => {
    const page = await figure();
    const all = await table(page);
    assert.deepEqual(all.rows.map((it) => it.id).sort(), [...IDS].sort());
    assert.equal(all.count, `${IDS.length} of ${IDS.length}`);
    assert.match(all.caption, /22 November 2026/);
    assert.deepEqual(await sorted(page), { name: "ascending" });
    const eu = all.rows.find((it) => it.id === "EU");
    assert.equal(eu.standing, "contracting");
    assert.match(eu.cells.consent, /^Approved, 15 May 2026$/);
    const norway = all.rows.find((it) => it.id === "NO");
    assert.equal(norway.cells.consent, "");
    // the status object says the same of everyone
    const status = await page.run(() => document.querySelector("treaty-map").status().participants);
    for (const it of status) {
      const row = all.rows.find((row) => row.id === it.id);
      assert.equal(row.standing, it.standing, it.id);
      assert.equal(Boolean(row.cells.signed), Boolean(it.signed ?? it.signed_window), it.id);
      assert.equal(Boolean(row.cells.consent), Boolean(it.consented ?? it.consented_window), it.id);
    }
  });

  it("is sorted by keyboard, both ways, and the focus stays", async () => {
    const page = await figure();
    const names = (await table(page)).rows.map((it) => it.name);
    const collator = new Intl.Collator("en");
    assert.deepEqual(names, [...names].sort(collator.compare));
    await focus(page, "thead [data-column=name] button");
    await page.press(Key.ENTER);
    await until(page, "descending", () =>
      document.querySelector("treaty-map").shadowRoot.querySelector("[aria-sort=descending]"));
    assert.deepEqual((await table(page)).rows.map((it) => it.name), names.toReversed());
    assert.equal(await focused(page), "name");
    await page.press(Key.TAB, Key.TAB, " ");
    await until(page, "sorted by signature", () =>
      document.querySelector("treaty-map").shadowRoot.querySelector("[aria-sort]").dataset.column === "signed");
    assert.equal(await focused(page), "signed");
    assert.deepEqual(await sorted(page), { signed: "ascending" });
    const days = (await page.run(() => document.querySelector("treaty-map").status().participants));
    const signed = Object.fromEntries(days.map((it) => [it.id, it.signed]));
    const order = (await table(page)).rows.map((it) => signed[it.id]);
    const known = order.filter(Boolean);
    assert.deepEqual(order.slice(0, known.length), [...known].sort(), "who has signed comes first");
    await page.press(" ");
    await until(page, "the other way", () =>
      document.querySelector("treaty-map").shadowRoot.querySelector("[aria-sort=descending]"));
    const other = (await table(page)).rows.map((it) => signed[it.id]);
    assert.deepEqual(other.slice(0, known.length), [...known].sort().reverse());
  });

  it("finds rows by name in the reader’s language, without accents, and by code", async () => {
    const page = await figure('lang="fr"');
    await focus(page, "#table-search");
    const type = async (text) => {
      await page.press(...text);
      return until(page, text, () =>
        document.querySelector("treaty-map").shadowRoot.querySelectorAll("tbody tr").length === 1);
    };
    await type("etats");
    let all = await table(page);
    assert.deepEqual(all.rows.map((it) => it.name), [FR.names.US]);
    assert.equal(all.count, `1 sur ${IDS.length}`);
    assert.equal(await focused(page), "table-search");
    await page.press(Key.ESCAPE);
    await until(page, "everyone", (n) =>
      document.querySelector("treaty-map").shadowRoot.querySelectorAll("tbody tr").length === n, IDS.length);
    await type("jp");
    all = await table(page);
    assert.deepEqual(all.rows.map((it) => it.name), [FR.names.JP]);
  });

  it("shows only one look by keyboard, says how many, and agrees with the map’s legend", async () => {
    const page = await figure('date="2026-09-29"');
    const look = () => page.shadow(".table-main .legend li:nth-child(2) button");
    assert.match(await page.run((it) => it.innerText, await look()), /^Signed\s20$/);
    await page.run((it) => it.focus(), await look());
    await page.press(Key.ENTER);
    let all = await table(page);
    assert.deepEqual([...new Set(all.rows.map((it) => it.look))], ["signatory"]);
    assert.deepEqual([all.rows.length, all.count], [20, `20 of ${IDS.length}`]);
    assert.ok(await page.run((it) => it.getRootNode().activeElement === it, await look()), "the focus stays");
    const tab = async (name) => page.click(await page.shadow(`#tab-${name}`));
    const pressed = (where) => page.run((where) => {
      const root = document.querySelector("treaty-map").shadowRoot;
      return [...root.querySelectorAll(`${where} [aria-pressed=true]`)].map((it) => it.innerText.trim().replace(/\s+/, " "));
    }, where);
    await tab("map");
    assert.deepEqual(await pressed("[part=legend]"), ["Signed 20"]);
    await tab("table");
    assert.deepEqual(await pressed(".table-main .legend"), ["Signed 20"]);
    await page.run((it) => it.focus(), await look());
    await page.press(Key.ENTER);
    assert.equal((await table(page)).rows.length, IDS.length);
    assert.deepEqual(await pressed(".table-main .legend"), []);
  });

  it("says that it finds nothing, and the field keeps the focus and what is typed", async () => {
    const page = await figure();
    await focus(page, "#table-search");
    const field = () => {
      const root = document.querySelector("treaty-map").shadowRoot;
      return [root.querySelector("#table-search").value, root.querySelector(".table-main .none")?.textContent ?? null];
    };
    await page.press("z");
    assert.deepEqual(await page.run(field), ["z", null]);
    await page.press("z", "z");
    assert.deepEqual(await page.run(field), ["zzz", EN.messages["find.none"]]);
    assert.equal(await focused(page), "table-search");
    await page.press(Key.BACK_SPACE, Key.BACK_SPACE);
    assert.deepEqual(await page.run(field), ["z", null]);
    assert.ok((await table(page)).rows.length > 0);
  });

  it("opens a card under its row, which Escape closes, and the focus comes back", async () => {
    const page = await figure();
    await focus(page, "tr[data-id=NO] button");
    await page.press(Key.ENTER);
    await hasCard(page, "NO");
    assert.equal(await focused(page), "NO");
    const on = (await table(page)).rows.filter((it) => it.isOn || it.pressed === "true");
    assert.deepEqual(on.map((it) => it.id), ["NO"]);
    const cards = await page.run(() => {
      const root = document.querySelector("treaty-map").shadowRoot;
      const cards = [...root.querySelectorAll("[part=card]")];
      return cards.map((it) => [it.checkVisibility(), it.closest("tr").previousElementSibling.dataset.id]);
    });
    assert.deepEqual(cards, [[true, "NO"]], "one card, under its row");
    // the next stop is the card
    await page.press(Key.TAB);
    assert.equal(await focused(page), "close");
    await page.press(Key.ESCAPE);
    await hasCard(page, null);
    await until(page, "the focus back", () =>
      document.activeElement.shadowRoot?.activeElement?.closest("tr")?.dataset.id === "NO");
    // from the row, too
    await page.press(Key.ENTER);
    await hasCard(page, "NO");
    await page.press(Key.ESCAPE);
    await hasCard(page, null);
    assert.equal(await focused(page), "NO");
    // another row takes its place, and keeps the focus
    await page.press(Key.ENTER);
    await hasCard(page, "NO");
    await page.click(await page.shadow("tr[data-id=AD] button"));
    await hasCard(page, "AD");
    assert.equal(await focused(page), "AD");
  });

  it("and the map show the same choice", async () => {
    const page = await figure();
    await page.click(await page.shadow("tr[data-id=IS] button"));
    await hasCard(page, "IS");
    assert.equal((await page.events("treaty-select")).at(-1).detail.id, "IS");
    await page.click(await page.shadow("#tab-map"));
    await until(page, "the card beside the map", () => {
      const root = document.querySelector("treaty-map").shadowRoot;
      return root.querySelector("#panel-map .side [part=card][data-id=IS]")?.checkVisibility();
    });
    const chosen = () => page.run(() => document.querySelector("treaty-map").shadowRoot
      .querySelector(".keys [aria-selected=true]").id);
    assert.equal(await chosen(), "map-IS");
    await page.run(() => document.querySelector("treaty-map").select("CH"));
    await page.click(await page.shadow("#tab-table"));
    await hasCard(page, "CH");
    const on = (await table(page)).rows.filter((it) => it.isOn);
    assert.deepEqual(on.map((it) => it.id), ["CH"]);
    // who is not in the list has a card all the same
    await page.run(() => document.querySelector("treaty-map").select("BR"));
    await hasCard(page, "BR");
    assert.equal((await table(page)).rows.filter((it) => it.isOn).length, 0);
  });

  it("assumes by a press while something is being assumed, and says so", async () => {
    const page = await figure();
    await page.click(await page.shadow(".what-if-start"));
    await until(page, "the panel", () =>
      document.querySelector("treaty-map").shadowRoot.querySelector(".what-if")?.checkVisibility());
    await focus(page, "tr[data-id=NO] button");
    await page.press(Key.ENTER);
    await until(page, "Norway assumed", () =>
      document.querySelector("treaty-map").shadowRoot.querySelector("tr[data-id=NO][data-look=assumed]"));
    assert.equal(await focused(page), "NO");
    const norway = (await table(page)).rows.find((it) => it.id === "NO");
    assert.equal(norway.pressed, "true");
    assert.match(norway.cells.status, /^Assumed/);
    assert.match(norway.cells.consent, /\(assumed\)$/);
    assert.deepEqual(await audit(page), []);
    // it closes by Escape, and the focus is not lost
    await focus(page, ".what-if .close");
    await page.press(Key.ESCAPE);
    await until(page, "the panel closed", () =>
      !document.querySelector("treaty-map").shadowRoot.querySelector(".what-if"));
    await until(page, "the focus inside", () => document.activeElement.shadowRoot?.activeElement);
  });

  it("draws the samples of its looks", async () => {
    const page = await figure();
    const empty = await page.run(() => {
      const root = document.querySelector("treaty-map").shadowRoot;
      const rects = [...root.querySelectorAll("[part=table] .swatch rect")];
      // a pattern that is not rendered paints nothing
      const isThere = (it) => {
        const id = /url\("?#([^")]+)/.exec(getComputedStyle(it).fill)?.[1];
        return !id || root.getElementById(id).closest("svg").checkVisibility();
      };
      return rects.filter((it) => !isThere(it)).length + (rects.length === 0);
    });
    assert.equal(empty, 0);
  });

  it("holds two hundred rows, in every treaty", async () => {
    const page = await figure('treaty="paris-agreement"');
    const { rows, count } = await table(page);
    assert.ok(rows.length > 190, count);
    await page.click(await page.shadow("thead [data-column=consent] button"));
    await until(page, "sorted", () =>
      document.querySelector("treaty-map").shadowRoot.querySelector("[data-column=consent][aria-sort=ascending]"));
    assert.equal((await table(page)).rows.length, rows.length);
  });

  for (const [name, viewport] of [["wide", WIDE], ["on a phone", PHONE]]) {
    it(`has nothing that axe finds, ${name}`, async () => {
      const page = await figure('select="NO"', { viewport });
      await page.click(await page.shadow(".share summary"));
      assert.deepEqual(await audit(page), []);
      if (!NO_DEVTOOLS) {
        await media(page, { "prefers-color-scheme": "dark" });
        assert.deepEqual(await audit(page), []);
      }
    });
  }

  for (const treaty of ["cets-225", "rome-statute"]) {
    for (const width of [320, 375, 620, 720, 768]) {
      it(`never scrolls sideways: ${treaty}, ${width} px`, async () => {
        const page = await figure(`treaty="${treaty}" lang="fr" select="NO"`, { viewport: { width, height: 800 } });
        await page.click(await page.shadow(".share summary"));
        const wide = await page.run(() => {
          const root = document.querySelector("treaty-map").shadowRoot;
          const frame = root.querySelector("article").getBoundingClientRect();
          const inside = [...root.querySelectorAll("[part=table] *, .share *")];
          const out = inside.filter((it) => it.checkVisibility() && it.getBoundingClientRect().right > frame.right + 1);
          return out.map((it) => it.outerHTML.slice(0, 80));
        });
        assert.deepEqual(wide, []);
      });
    }
  }

  it("is a list of blocks on a phone, and still a table to who hears it", async () => {
    const page = await figure("", { viewport: PHONE });
    const seen = await page.run(() => {
      const root = document.querySelector("treaty-map").shadowRoot;
      const table = root.querySelector("[part=table] table");
      const row = table.querySelector("tr[data-id=NO]");
      const box = (it) => it.getBoundingClientRect();
      const status = row.querySelector("[data-column=status]");
      return {
        roles: [table, table.tHead, table.tBodies[0], row, row.querySelector("th"), status].map((it) => it.role),
        isOneLine: Math.abs(box(row.querySelector("th")).top - box(status).top) < 12,
        isBelow: box(row.querySelector("[data-column=signed]")).top >= box(status).bottom - 1,
        empty: [...row.querySelectorAll("td")].filter((it) => !it.textContent && it.checkVisibility()).length,
        // Firefox tells the rule, Chromium what comes of it
        terms: /Signed|attr\(data-term\)/.test(getComputedStyle(row.querySelector("[data-column=signed]"), "::before").content)
          && row.querySelector("[data-column=signed]").dataset.term === "Signed",
      };
    });
    assert.deepEqual(seen, {
      roles: ["table", "rowgroup", "rowgroup", "row", "rowheader", "cell"],
      isOneLine: true,
      isBelow: true,
      empty: 0,
      terms: true,
    });
  });
});

/** Reads RFC 4180. */
function parsed(csv) {
  const rows = [[]];
  let cell = "", quoted = false;
  for (let at = 0; at < csv.length; at += 1) {
    const letter = csv[at];
    if (quoted) {
      if (letter !== '"') cell += letter;
      else if (csv[at + 1] === '"') cell += csv[(at += 1)];
      else quoted = false;
    } else if (letter === '"') quoted = true;
    else if (letter === ",") (rows.at(-1).push(cell), (cell = ""));
    else if (letter === "\r" && csv[at + 1] === "\n") {
      rows.at(-1).push(cell);
      cell = "";
      at += 1;
      if (at + 1 < csv.length) rows.push([]);
    } else cell += letter;
  }
  const [names, ...rest] = rows;
  return rest.map((row) => Object.fromEntries(names.map((name, at) => [name, row[at]])));
}

const button = async (page, words) => {
  const found = await page.run((words) => {
    const root = document.querySelector("treaty-map").shadowRoot;
    const all = [...root.querySelectorAll(".share button")];
    return all.find((it) => it.textContent.startsWith(words));
  }, words);
  assert.ok(found, words);
  return found;
};

describe("toCsv()", () => {
  for (const treaty of ["cets-225", "paris-agreement", "rome-statute"]) {
    it(`has the rows of the table: ${treaty}`, async () => {
      const page = await figure(`treaty="${treaty}"`);
      const csv = parsed(await page.run(() => document.querySelector("treaty-map").toCsv()));
      const { rows } = await table(page);
      assert.deepEqual(csv.map((it) => [it.id, it.name]), rows.map((it) => [it.id, it.name]));
      const status = await page.run(() => document.querySelector("treaty-map").status().participants);
      for (const line of csv) {
        const it = status.find((it) => it.id === line.id);
        const row = rows.find((it) => it.id === line.id);
        assert.equal(line.status, row.look, line.id);
        if (it.signed) assert.equal(line.signed, it.signed);
        if (it.consented) assert.equal(line.consented, it.consented);
        if (it.in_force) assert.equal(line.in_force, it.in_force);
        assert.equal(line.ended, it.ended ?? "", line.id);
        assert.equal(line.consent_kind, it.means ?? "", line.id);
        assert.equal(line.declarations, row.cells.declarations ?? "", line.id);
      }
    });
  }

  it("is nothing before treaty-ready", async () => {
    const page = await figure();
    assert.equal(await page.run(() => document.createElement("treaty-map").toCsv()), null);
  });
});

describe("what can be taken along", () => {
  it("is copied, and said so", { skip: NO_DEVTOOLS }, async () => {
    const page = await figure();
    const { driver } = page;
    await driver.sendDevToolsCommand("Browser.grantPermissions", {
      permissions: ["clipboardReadWrite", "clipboardSanitizedWrite"],
    });
    await page.click(await page.shadow(".share summary"));
    const copied = async (words) => {
      await page.click(await button(page, words));
      await until(page, "Copied.", (said) =>
        document.querySelector("treaty-map").shadowRoot.querySelector("[data-copied]").textContent === said,
        EN.messages["explore.share.copied"]);
      return page.run(() => navigator.clipboard.readText());
    };
    const citation = await copied(EN.messages["explore.share.citation"]);
    assert.match(citation, /\(CETS No\. 225\): status on 22 November 2026\. Not in force\. .*https:/);
    const live = await copied(EN.messages["explore.share.embed_live"]);
    assert.ok(live.includes(`src="${site.origin}/embed/v1/treaty-map.js"`), live);
    assert.ok(!live.includes(" date="), live);
    const frozen = await copied("Copy embed code (frozen");
    assert.match(frozen, / date="2026-11-22" /);
    // what was copied works
    site.answers.set("/pasted.html", { body: `<!doctype html><title>x</title>${frozen}` });
    const pasted = await browser.open(site, "/pasted.html");
    await pasted.waitReady();
    const on = await pasted.run(() => document.querySelector("treaty-map").status().on);
    assert.equal(on, DAY);
  });

  it("that cannot be copied is said, too", { skip: NO_DEVTOOLS }, async () => {
    const page = await figure();
    await page.run(() => {
      Object.defineProperty(navigator, "clipboard", { value: undefined, configurable: true });
    });
    await page.click(await page.shadow(".share summary"));
    await page.click(await button(page, EN.messages["explore.share.citation"]));
    await until(page, "Could not be copied.", (said) =>
      document.querySelector("treaty-map").shadowRoot.querySelector("[data-copied]").textContent === said,
      EN.messages["explore.share.failed"]);
    assert.deepEqual((await page.events("treaty-error")).map((it) => [it.detail.code, it.detail.fatal]), [["give", false]]);
  });

  it("is saved: CSV, JSON, a day for a calendar", { skip: NO_DEVTOOLS }, async () => {
    const page = await figure('assume="NO IS GB CH"');
    await page.cdp("Page.setDownloadBehavior", { behavior: "allow", downloadPath: folder });
    await page.click(await page.shadow(".share summary"));
    const saved = async (words) => {
      await page.click(await button(page, words));
      const file = await downloaded(folder);
      assert.ok(file, `${words} was not saved`);
      return { name: file.name, text: file.bytes.toString("utf8") };
    };
    const csv = await saved("Table (CSV)");
    assert.equal(csv.name, `cets-225-${DAY}-hypothesis.csv`);
    assert.equal(csv.text.codePointAt(0), 0xfeff);
    const given = await page.run(() => document.querySelector("treaty-map").toCsv());
    assert.equal(csv.text.slice(1), given);
    const lines = parsed(given);
    assert.equal(lines.find((it) => it.id === "NO").assumed, "yes");
    assert.equal(lines.find((it) => it.id === "SE").assumed, "");

    const json = await saved("Status (JSON)");
    const status = await page.run(() => document.querySelector("treaty-map").status());
    assert.deepEqual(JSON.parse(json.text), status);

    const ics = await saved("Calendar file");
    assert.equal(ics.name, `cets-225-${DAY}-hypothesis.ics`);
    assert.ok(ics.text.endsWith("END:VCALENDAR\r\n"));
    const folded = ics.text.split("\r\n");
    for (const line of folded) assert.ok(Buffer.byteLength(line) <= 75 && !line.includes("\n"), line);
    const unfolded = ics.text.replaceAll("\r\n ", "").trim().split("\r\n");
    for (const line of unfolded) assert.match(line, /^[A-Z-]+(;[A-Z]+=[A-Z]+)?:./);
    assert.ok(unfolded.includes(`DTSTART;VALUE=DATE:${status.entry_into_force.replaceAll("-", "")}`));
    assert.ok(unfolded.some((it) => /^SUMMARY:.*\(hypothesis\)$/.test(it)));
  });

  it("has no calendar file where there is no day", async () => {
    const page = await figure();
    const labels = await page.run(() => {
      const root = document.querySelector("treaty-map").shadowRoot;
      return [...root.querySelectorAll(".share button")].map((it) => it.textContent);
    });
    assert.ok(labels.length > 5 && !labels.some((it) => it.includes("alendar")), labels.join());
  });
});
