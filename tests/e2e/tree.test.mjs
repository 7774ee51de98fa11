// What a screen reader gets: the tree of the figure, and nothing that axe-core objects to.

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { audit } from "./audit.mjs";
import { EN, IDS, card, date, ready } from "./host.mjs";
import { NO_DEVTOOLS } from "./harness.mjs";
import { browser, site } from "./stage.mjs";
import { press } from "./hand.mjs";

const say = (key) => EN.messages[key];

/** The tree as a screen reader gets it, each node with its children; what is left out is out. */
async function tree(page) {
  await page.cdp("Accessibility.enable");
  const { nodes } = await page.cdp("Accessibility.getFullAXTree");
  const byId = new Map(nodes.map((it) => [it.nodeId, it]));
  const children = (it) =>
    (it.childIds ?? []).map((id) => byId.get(id)).filter(Boolean).flatMap((child) =>
      child.ignored ? children(child) : [made(child)],
    );
  const made = (it) => ({
    role: it.role?.value,
    name: it.name?.value ?? "",
    description: it.description?.value ?? "",
    is: Object.fromEntries((it.properties ?? []).map(({ name, value }) => [name, value.value])),
    children: children(it),
  });
  return made(nodes[0]);
}

const all = (node) => [node, ...node.children.flatMap(all)];
const find = (node, role, name) =>
  all(node).filter((it) => it.role === role && (name === undefined || it.name === name));

/** The only one of its kind. */
function only(node, role, name) {
  const found = find(node, role, name);
  assert.equal(found.length, 1, `${role} ${name}: ${found.map((it) => it.name)}`);
  return found[0];
}

const figure = (attributes, options) =>
  ready(browser, site, attributes, { viewport: { width: 1200, height: 900 }, ...options });

describe("the accessibility tree", { skip: NO_DEVTOOLS }, () => {
  it("has the map as one listbox that says how it works, and who stands where since when", async () => {
    const page = await figure('view="europe" date="2026-09-29"');
    const root = await tree(page);
    const listboxes = find(root, "listbox").filter((it) => it.name !== say("find.label"));
    assert.equal(listboxes.length, 1);
    const [map] = listboxes;
    assert.match(map.name, /^Map: Framework Convention/);
    assert.equal(map.description, say("map.hint"));
    assert.equal(map.is.focusable, true);

    const there = await page.run(() => {
      const shadow = document.querySelector("treaty-map").shadowRoot;
      const ids = [...shadow.querySelectorAll(".land [data-shape]")]
        .filter((it) => it.dataset.id === it.dataset.shape)
        .map((it) => it.dataset.id);
      return [...new Set(ids)];
    });
    const options = map.children;
    assert.ok(options.every((it) => it.role === "option"));
    assert.equal(options.length, there.filter((id) => IDS.includes(id)).length);
    const names = options.map((it) => it.name);
    for (const name of names) assert.match(name, /^[^:]+: [^:]+$/);
    assert.ok(names.includes(`Norway: ${say("look.signatory")}, ${date("2024-09-05")}`), names.join("\n"));
    assert.ok(names.some((it) => it.startsWith(`Türkiye: ${say("look.negotiated")}`)));
  });

  it("says whose card is open, and shows it as a region or not at all", async () => {
    const page = await figure('select="NO"');
    const root = await tree(page);
    const chosen = find(root, "option").filter((it) => it.is.selected);
    assert.deepEqual(chosen.map((it) => it.name.split(":")[0]), ["Norway"]);
    const [region] = find(root, "region").filter((it) => find(it, "heading", "Norway").length);
    assert.ok(region?.name);
    only(region, "button", say("card.close"));
    only(region, "button", say("card.zoom_to"));
  });

  it("has nothing of the drawing", async () => {
    const page = await figure("");
    const drawn = all(await tree(page)).filter((it) =>
      /svg|graphics|image|img|path|circle/i.test(it.role ?? ""),
    );
    assert.deepEqual(drawn.map((it) => `${it.role} ${it.name}`), []);
  });

  it("has the buttons that zoom in a group, and says which can do nothing", async () => {
    const page = await figure("");
    const group = async () => only(await tree(page), "group", say("zoom.label")).children;
    const names = (it) => it.map(({ name, is }) => [name, Boolean(is.disabled)]);
    assert.deepEqual(names(await group()), [[say("zoom.out"), true], [say("zoom.in"), false]]);
    await press(page, "in");
    const zoomed = await group();
    assert.deepEqual(
      zoomed.map((it) => it.name),
      ["left", "up", "down", "right", "home", "out", "in"].map((it) => say(`zoom.${it}`)),
    );
    assert.ok(zoomed.every((it) => it.role === "button" && !it.is.disabled));
  });

  it("has the views, the legend and the chips as lists of buttons that are pressed or not", async () => {
    const page = await figure('date="2026-09-29" select="EU"');
    await page.click(await page.shadow("[part=legend] button:has([data-look=signatory])"));
    await page.waitFor(() =>
      document.querySelector("treaty-map").shadowRoot.querySelector("[data-apart=signatory]"),
    );
    const root = await tree(page);
    const pressed = (node) =>
      find(node, "button").filter((it) => it.is.pressed === "true").map((it) => it.name);
    const views = only(root, "group", say("view.label"));
    assert.deepEqual(find(views, "button").map((it) => it.name), [say("view.europe"), say("view.world")]);
    assert.deepEqual(pressed(views), [say("view.europe")]);
    const legend = only(root, "list", say("legend.label"));
    assert.equal(find(legend, "button").length, 6);
    assert.match(pressed(legend).join(), new RegExp(`^${say("look.signatory")} ?\\d+$`));
    const chips = only(root, "list", say("chips.label"));
    assert.ok(find(chips, "button").length >= 5);
    for (const chip of find(chips, "button")) assert.match(chip.name, /^[^:]+: [^:]+$/);
    assert.deepEqual(pressed(chips).map((it) => it.split(":")[0]), [EN.names.EU]);
  });
});

describe("axe finds nothing", () => {
  const DARK = "<style>body { background: #10161e; color: #fff }</style>";
  const filter = async (page, look) => {
    await page.click(await page.shadow(`[part=legend] button:has([data-look=${look}])`));
    await page.waitFor((look) =>
      document.querySelector("treaty-map").shadowRoot.querySelector(`[data-apart=${look}]`), {}, look);
  };
  const STATES = {
    "as it comes": {},
    "with a card open": { attributes: 'select="NO"', then: (page) => card(page, "NO") },
    zoomed: { then: (page) => press(page, "in") },
    "zoomed, on a phone": { width: 320, then: (page) => press(page, "in") },
    filtered: { then: (page) => filter(page, "signatory") },
    "filtered to what nobody is": { then: (page) => filter(page, "neutral") },
    "with a hypothesis": { attributes: 'assume="NO:2026-12-01" date="2026-09-29" select="NO"' },
    "of the world": { attributes: 'view="world" select="LU"' },
    dark: { attributes: 'theme="dark" select="EU"', head: DARK },
    "dark, zoomed and with a hypothesis": {
      attributes: 'theme="dark" assume="NO:2026-12-01" date="2026-09-29"',
      head: DARK,
      then: (page) => press(page, "in"),
    },
    "in French": { attributes: 'lang="fr" select="FR"', lang: "fr" },
    "with what can be saved": {
      then: async (page) => {
        const menu = () => document.querySelector("treaty-map").shadowRoot.querySelector(".share summary");
        await page.click(await page.waitFor(menu));
      },
    },
  };
  for (const [name, { attributes = "", width = 1200, then, ...rest }] of Object.entries(STATES)) {
    it(name, async () => {
      const page = await figure(attributes, { viewport: { width, height: 900 }, ...rest });
      await then?.(page);
      assert.deepEqual(await audit(page), []);
    });
  }
});
