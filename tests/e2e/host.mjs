// What the tests of the element share: a host page, the treaty's own file, and where a
// reader would point.

import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "../..");
export const text = (path) => readFileSync(join(ROOT, path), "utf8");
export const json = (path) => JSON.parse(text(path));

export const EN = json("static/i18n/en.json");
export const FR = json("static/i18n/fr.json");
export const FILE = json("static/treaties/cets-225.json");
export const IDS = FILE.participants.map((it) => it.id);
export const STATES = IDS.filter((id) => id !== "EU");
/** The member States of the Council of Europe today: no end to their membership. */
export const MEMBERS = STATES.filter((id) =>
  FILE.groups.coe.members.some((it) => it.id === id && !it.to),
);

const CONSENTS = [
  "ratification", "acceptance", "approval", "accession", "succession",
  "definitive_signature", "formal_confirmation",
];

/** What the file's acts make of a participant, on its last day. */
export function standing(id) {
  const kinds = FILE.acts.filter((it) => it.participant === id).map((it) => it.kind);
  if (kinds.some((it) => CONSENTS.includes(it))) return "contracting";
  return kinds.includes("signature") ? "signatory" : "none";
}

/** "1 March 2027", « 1er mars 2027 ». */
export function date(iso, words = EN) {
  const [year, month, day] = iso.split("-").map(Number);
  return `${day === 1 ? words.first_day : day} ${words.months[month - 1]} ${year}`;
}

/** "Norway: Signed". */
export function label(name, status, words = EN) {
  return words.messages["map.option"].replace("{name}", name).replace("{status}", status);
}

/** A page of somebody else's, with the element pasted in. */
export function host(attributes = "", { lang = "en", before = "", after = "", head = "" } = {}) {
  return `<!doctype html>
<html lang="${lang}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>A page of somebody else’s</title>
  <link rel="icon" href="data:,">
  <script type="module" src="/embed/v1/treaty-map.js"></script>
  ${head}
</head>
<body>
  <main>
    <h1>Machines and rights</h1>
    ${before}
    <treaty-map ${attributes}><p class="fallback">One of five has ratified.</p></treaty-map>
    <p id="after">The article goes on.</p>
    ${after}
  </main>
</body>
</html>`;
}

/** For pages that are clicked many times a second: two clicks are no double click there, which
 * would zoom the map. Firefox’s driver takes two at different places for one. */
export const NO_DOUBLE_CLICKS =
  '<script>addEventListener("dblclick", (event) => event.stopPropagation(), true)</script>';

/** Opens such a page. */
export function open(browser, site, attributes, { viewport, ...page } = {}) {
  site.answers.set("/host.html", { body: host(attributes, page) });
  return browser.open(site, "/host.html", { viewport });
}

/** Opens such a page and waits for the figure, with what comes after the first map. */
export async function ready(browser, site, attributes, options) {
  const page = await open(browser, site, attributes, options);
  await page.waitReady();
  await page.waitFor(
    () => {
      const hosts = [...document.querySelectorAll("treaty-map")];
      const isWhole = ({ shadowRoot: root }) => root.querySelector("[role=tablist]") || !root.querySelector(".tabs");
      return hosts.every(isWhole);
    },
    { what: "the part that comes later" },
  );
  return page;
}

/** What the reader sees of the element: the fallback, the figure. */
export function shown(page, selector = "treaty-map") {
  return page.run((selector) => {
    const host = document.querySelector(selector);
    const is = (it) => Boolean(it?.checkVisibility() && it.getBoundingClientRect().height > 0);
    return {
      fallback: is(host.querySelector(".fallback")),
      figure: is(host.shadowRoot.querySelector("article")),
    };
  }, selector);
}

/** Waits until a card is open, and returns what it says. */
export function card(page, id) {
  return page.waitFor(
    (id) => {
      const card = document
        .querySelector("treaty-map")
        .shadowRoot.querySelector(`[part=card][data-id=${id}]`);
      return card && { name: card.querySelector(".card-name").innerText, text: card.innerText };
    },
    { what: `the card of ${id}` },
    id,
  );
}

/** Waits until no card is open. */
export function noCard(page) {
  return page.waitFor(
    () => !document.querySelector("treaty-map").shadowRoot.querySelector("[part=card]"),
    { what: "no card" },
  );
}

/** Waits until the name of what is pointed out reads so. */
export async function tip(page, wanted) {
  let last;
  const until = Date.now() + 3000;
  while (Date.now() < until) {
    last = await page.run(() => {
      const tip = document.querySelector("treaty-map").shadowRoot.querySelector(".tip");
      return tip.hidden ? null : tip.innerText;
    });
    if (last === wanted) return;
  }
  throw new Error(`the map says ${JSON.stringify(last)}, not ${JSON.stringify(wanted)}`);
}

/**
 * Where a reader would point to mean a shape: the middle of its dot, or the whole pixel
 * deepest inside its area. Found by the browser's geometry alone, not by the product's.
 * Scrolls there; `null` where the shape is not on the map.
 */
export function seat(page, shape) {
  return page.run((shape) => {
    const svg = document
      .querySelector("treaty-map")
      .shadowRoot.querySelector("[part=map] svg:not(.swatch)");
    const centre = (it) => {
      const box = it.getBoundingClientRect();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    };
    const dot = svg.querySelector(`circle[data-shape=${shape}]`);
    const path = svg.querySelector(`path[data-shape=${shape}]`);
    if (!dot && !path) return null;
    (dot ?? path).scrollIntoView({ block: "center", behavior: "instant" });
    if (dot) return centre(dot);

    // other dots and their reach belong to others
    const dots = [...svg.querySelectorAll("circle[data-shape]")].map(centre);
    const matrix = path.getScreenCTM().inverse();
    const isInside = (x, y) =>
      path.isPointInFill(new DOMPoint(x, y).matrixTransform(matrix)) &&
      !dots.some((it) => Math.hypot(it.x - x, it.y - y) < 6);
    const box = path.getBoundingClientRect();
    const step = Math.max(1, Math.floor(Math.max(box.width, box.height) / 56));
    const at = (v) => Math.ceil(v / step) * step;
    const rows = [];
    for (let y = at(box.top); y <= box.bottom; y += step) {
      const row = [];
      for (let x = at(box.left); x <= box.right; x += step) row.push(isInside(x, y));
      rows.push(row);
    }
    const is = (i, j) => Boolean(rows[j]?.[i]);
    let best = null;
    rows.forEach((row, j) =>
      row.forEach((inside, i) => {
        if (!inside) return;
        let depth = 1;
        for (; depth < 60; depth += 1) {
          let whole = true;
          for (let k = -depth; k <= depth && whole; k += 1) {
            whole =
              is(i + k, j - depth) && is(i + k, j + depth) &&
              is(i - depth, j + k) && is(i + depth, j + k);
          }
          if (!whole) break;
        }
        const [x, y] = [at(box.left) + i * step, at(box.top) + j * step];
        // of seats as deep, the one whose surroundings are inside too: Firefox's mouse is up to
        // half a pixel above where it is sent (its event says 347.53 for 348)
        const near = [[0, -0.5], [0, -0.5], [0.7, 0], [-0.7, 0], [0, 0.7], [0, -0.7]];
        const safety = near.filter((by) => isInside(x + by[0], y + by[1])).length;
        if (!best || depth > best.depth || (depth === best.depth && safety > best.safety)) {
          best = { depth, safety, x, y };
        }
      }),
    );
    return best;
  }, shape);
}

/** The id of the part of the figure that has the focus, or its words; `null`: nothing has. */
export function focus(page) {
  return page.run(() => {
    const inner = document.activeElement?.shadowRoot?.activeElement;
    return inner && (inner.id || inner.className || inner.innerText || inner.localName);
  });
}

/** Gives the focus to a part of the figure. */
export function focusOn(page, selector) {
  return page.run((it) => document.querySelector("treaty-map").shadowRoot.querySelector(it).focus(), selector);
}
