// A long session on a slow machine: nothing makes the page wait, and no shape is drawn anew.
//
// A long task is one above 50 ms of the clock, so on a machine that is busy with something
// else any task may be one. Where one was seen, the session is run once more, at full speed
// and traced: how long the page itself was at work, four times over, decides.

import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { ready } from "./host.mjs";
import { NO_DEVTOOLS, launch, serve } from "./harness.mjs";
import { box, rest } from "./hand.mjs";

let site;
before(async () => {
  site = await serve();
});
beforeEach(() => site.reset());
after(() => site?.close());

const HOVERS = 500;
const DATES = 60;
const STEPS = 30;

/** How much slower, and how long a task may be. */
const SLOW = 4;
const LONG = 50;

/** Begins to note long tasks, and shapes that come or go. */
function watch() {
  window.__watch = { parts: [], long: [], paths: [] };
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) {
      window.__watch.long.push({ startTime, duration });
    }
  }).observe({ type: "longtask" });
  const figure = document.querySelector("treaty-map").shadowRoot.querySelector("article");
  new MutationObserver((changes) => {
    for (const { addedNodes, removedNodes } of changes) {
      for (const it of [...addedNodes, ...removedNodes]) {
        if (it.localName === "path" || it.querySelector?.("path")) {
          window.__watch.paths.push(it.outerHTML.slice(0, 80));
        }
      }
    }
  }).observe(figure, { childList: true, subtree: true });
  performance.mark("session");
}

/** Everything has been drawn. */
const drawn = () =>
  new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))));

const mouse = (page, type, point, more = {}) =>
  page.cdp("Input.dispatchMouseEvent", { type, ...point, ...more });

/** Moves the real mouse over the whole map, in rows. */
async function hover(page) {
  const { left, top, width, height } = await box(page);
  for (let n = 0; n < HOVERS; n += 1) {
    const x = left + (width * ((n % 25) + 0.5)) / 25;
    const y = top + (height * (Math.floor(n / 25) + 0.5)) / (HOVERS / 25);
    await mouse(page, "mouseMoved", { x, y });
  }
}

/** Sets one day after another, two weeks apart, through all that happened. */
async function date(page) {
  for (let n = 0; n < DATES; n += 1) {
    const day = new Date(Date.UTC(2024, 8, 5) + n * 14 * 86_400_000).toISOString().slice(0, 10);
    await page.run((day) => document.querySelector("treaty-map").setAttribute("date", day), day);
    await page.run(drawn);
    assert.equal(await page.run(() => document.querySelector("treaty-map").status().on), day);
  }
}

/** Zooms, three steps in and three out again: by the wheel, then smoothly by the buttons. */
async function zoom(page) {
  const { left, top, width, height } = await box(page);
  const middle = { x: left + width / 2, y: top + height / 2 };
  for (let n = 0; n < STEPS; n += 1) {
    const deltaY = n % 6 < 3 ? -100 : 100;
    await mouse(page, "mouseWheel", middle, { deltaX: 0, deltaY, modifiers: 2 });
    await page.run(drawn);
  }
  for (let n = 0; n < STEPS; n += 1) {
    await page.run((what) => {
      const root = document.querySelector("treaty-map").shadowRoot;
      root.querySelector(`.moves [data-do=${what}]`).click();
    }, n % 6 < 3 ? "in" : "out");
    await rest(page);
  }
}

/** Plays the whole life from its first day, as fast as it goes; notes the days that were shown. */
async function play(page) {
  await page.run(() => {
    const host = document.querySelector("treaty-map");
    const root = host.shadowRoot;
    root.querySelector(".speed").click();
    root.querySelector(".speed").click();
    root.querySelector(".play").click();
    window.__days = [];
    host.addEventListener("treaty-date-change", (event) => window.__days.push(event.detail.on));
  });
  const stopped = () => document.querySelector("treaty-map").shadowRoot.querySelector(".play").dataset.playing === "false";
  await page.waitFor(stopped, { timeout: 120_000, what: "the end" });
}

const PARTS = { hover, date, zoom };

/** What shows the Paris Agreement, which has the most parties. */
const PARIS = 'treaty="paris-agreement" date="2016-04-22"';

/**
 * The whole session. Returns the shapes that came or went, the long tasks that the page saw,
 * and if the browser traces, how long each task was itself at work, had it been slowed.
 */
async function session(attributes, did, slow, trace) {
  const browser = await launch({ width: 1200, trace });
  try {
    const page = await ready(browser, site, attributes);
    await page.run(() => new Promise((done) => requestIdleCallback(done)));
    await page.cdp("Emulation.setCPUThrottlingRate", { rate: slow });
    await page.run(watch);
    for (const [name, part] of Object.entries(did)) {
      await page.run((name) => window.__watch.parts.push({ name, from: performance.now() }), name);
      await part(page);
      await page.run(drawn);
    }
    const { paths, parts, long } = await page.run(() => window.__watch);
    const days = await page.run(() => window.__days);
    const status = await page.run(() => document.querySelector("treaty-map").status());
    const seen = long.map(({ startTime, duration }) => {
      const { name } = parts.findLast((it) => it.from < startTime + duration) ?? { name: "begin" };
      return `${name}: ${Math.round(duration)} ms`;
    });
    return { paths, days, status, long: seen, own: trace && atWork(await page.trace()) };
  } finally {
    await browser.close();
  }
}

/** How long the page was at work in each of its tasks, four times over, in milliseconds. */
function atWork(events, least = 100) {
  const mark = events.find((it) => it.name === "session" && it.cat === "blink.user_timing");
  const isTask = (it) =>
    it.pid === mark.pid && it.tid === mark.tid && it.ts > mark.ts && it.name.endsWith("RunTask");
  // a task that took no time has none written down
  const tasks = events.filter(isTask).map((it) => Math.round(((it.tdur ?? 0) / 1000) * SLOW));
  assert.ok(tasks.filter((it) => it > 0).length > least, "the trace has the tasks");
  return tasks;
}

describe("500 hovers, 60 days and 60 zoom steps, four times slower", { skip: NO_DEVTOOLS }, () => {
  for (const view of ["europe", "world"]) {
    it(`have no task above 50 ms and draw no shape anew, ${view}`, async (t) => {
      const attributes = `view="${view}" date="2026-09-29"`;
      const { paths, long } = await session(attributes, PARTS, SLOW);
      assert.deepEqual(paths, []);
      await isNeverLong(t, attributes, PARTS, long);
    });
  }
});

describe("the whole life of a treaty with 190 parties, four times slower", { skip: NO_DEVTOOLS }, () => {
  /** Plays it in a tab; returns the long tasks. */
  async function whole(attributes) {
    // at the end, the status is that of today
    const { paths, days, status, long } = await session(attributes, { play }, SLOW);
    assert.deepEqual(paths, []);
    const parties = status.participants.filter((it) => it.standing === "party");
    assert.ok(parties.length >= 190, `${parties.length} parties`);
    const acts = status.participants.flatMap((it) => [it.signed, it.consented, it.in_force]);
    const due = [...new Set(acts.filter((it) => it > "2016-04-22" && it <= "2026-09-29"))];
    assert.ok(due.length > 150, `${due.length} days`);
    assert.deepEqual(due.filter((it) => !days.includes(it)), [], "left out");
    return long;
  }

  it("plays without leaving a day out, without a task above 50 ms, and draws no shape anew", async (t) => {
    await isNeverLong(t, PARIS, { play }, await whole(PARIS));
  });

  // in the table the first of the days makes rows out of sight wait: once
  for (const [tab, spared, what] of [["chart", 0, "a task"], ["table", 1, "more than one task"]]) {
    it(`plays in the ${tab} without leaving a day out, without ${what} above 50 ms, and draws no shape anew`, async (t) => {
      const attributes = `${PARIS} tab="${tab}"`;
      await isNeverLong(t, attributes, { play }, await whole(attributes), spared);
    });
  }
});

/** Fails if a task was long, by the clock and by the page's own work; or more than are spared. */
async function isNeverLong(t, attributes, did, long, spared = 0) {
  if (long.length <= spared) return;
  const clock = `by the clock ${long.join(", ")}`;
  const { own } = await session(attributes, did, 1, "toplevel,blink.user_timing");
  t.diagnostic(`${clock}; at work ${Math.max(...own)} ms at most`);
  const over = own.filter((it) => it > LONG);
  assert.ok(over.length <= spared, `${over.join(", ")} ms at work; ${clock}`);
}
