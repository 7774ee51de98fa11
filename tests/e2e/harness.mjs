// Host pages, the built files and real browsers, for the end-to-end tests.
//
//   const site = await serve();                 // static server, 127.0.0.1, free port
//   const browser = await launch();             // Chromium, or what TREATY_MAP_BROWSER names
//   const page = await browser.open(site, "plain.html");
//   await page.waitReady();
//
// Chromium is driven through chromedriver, and by DevTools commands where WebDriver has
// none; Firefox through geckodriver and WebDriver BiDi. What only one of them can do is
// said where it is.
//
// The files under test are named by TREATY_MAP_DIST, the browsers and their drivers by
// CHROMIUM, CHROMEDRIVER, FIREFOX and GECKODRIVER (`cargo xtask test` sets them all).

import { createReadStream, readFileSync, readdirSync, rmSync } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { dirname, extname, join, normalize, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { Builder, Button, By, Key, Origin, logging } from "selenium-webdriver";
import chrome from "selenium-webdriver/chrome.js";
import firefox from "selenium-webdriver/firefox.js";

export { Button, By, Key };

const HERE = dirname(fileURLToPath(import.meta.url));
const ROOT = join(HERE, "../..");

/** Where the built files are. */
export const DIST = process.env.TREATY_MAP_DIST ?? join(ROOT, "target/dist/embed/v1");
/** Where Trunk's page is, if it was built. */
export const PAGE = process.env.TREATY_MAP_PAGE;

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/**
 * Serves host pages from tests/e2e/pages at `/` and the built files at `/embed/v1/`.
 *
 * What it does may be changed at any time, and `reset()` undoes it:
 * `site.headers` are added to every host page (a content security policy, say);
 * `site.answers.set("/embed/v1/x.wasm", {status: 404})` answers a path by hand
 * (`status`, `headers`, `body`, `delay` in milliseconds, `next: true` to serve the file
 * all the same). `site.requests` lists the paths asked for since the last `reset()`.
 *
 * Options: `pages` is another folder to serve at `/`, `dist` another one at `/embed/v1/`
 * (`null`: none).
 */
export async function serve({ pages = join(HERE, "pages"), dist = DIST } = {}) {
  const site = {
    headers: {},
    answers: new Map(),
    requests: [],
    reset() {
      site.headers = {};
      site.answers.clear();
      site.requests.length = 0;
    },
    url: (path) => new URL(path, site.origin).href,
    close: () =>
      new Promise((done) => {
        server.close(done);
        server.closeAllConnections();
      }),
  };
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    site.requests.push(path);
    const answer = site.answers.get(path);
    if (answer?.delay) await new Promise((done) => setTimeout(done, answer.delay));
    if (answer && !answer.next) {
      response.writeHead(answer.status ?? 200, {
        "content-type": TYPES[extname(path)] ?? "text/plain",
        ...answer.headers,
      });
      return response.end(answer.body ?? "");
    }
    const inDist = dist && path.startsWith("/embed/v1/");
    const folder = inDist ? dist : pages;
    const file = normalize(join(folder, inDist ? path.slice("/embed/v1".length) : path));
    const found = await stat(file).catch(() => null);
    if (!file.startsWith(normalize(folder + sep)) || !found?.isFile()) {
      response.writeHead(404, { "content-type": "text/plain" });
      return response.end("not found");
    }
    response.writeHead(200, {
      "content-type": TYPES[extname(file)] ?? "application/octet-stream",
      "content-length": found.size,
      "cache-control": "no-store",
      ...(inDist ? {} : site.headers),
      ...answer?.headers,
    });
    createReadStream(file).pipe(response);
  });
  await new Promise((done, fail) => {
    server.once("error", fail);
    server.listen(0, "127.0.0.1", done);
  });
  site.origin = `http://127.0.0.1:${server.address().port}`;
  return site;
}

/**
 * Waits for a file that a browser saves into an otherwise empty folder, all of it, and takes it
 * out of there: the next one may have the same name. `null` if none comes.
 */
export async function downloaded(folder) {
  let before;
  for (const until = Date.now() + 10_000; Date.now() < until; ) {
    const names = readdirSync(folder);
    const name = names.length === 1 && !/^\.|\.crdownload$/.test(names[0]) && names[0];
    const bytes = name && readFileSync(join(folder, name));
    // it is there once it stays as it is
    if (bytes?.length && before?.equals(bytes)) {
      rmSync(join(folder, name));
      return { name, bytes };
    }
    before = bytes || undefined;
    await new Promise((done) => setTimeout(done, 50));
  }
  return null;
}

const ARGUMENTS = [
  "--headless=new",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--hide-scrollbars",
  "--lang=en-GB",
];

/** The browser to test in. */
export const BROWSER = process.env.TREATY_MAP_BROWSER ?? "Chromium";

/** Whether a test that must collect garbage is left out: only DevTools can. */
export const NO_GC = BROWSER !== "Chromium" && `no garbage collection on demand in ${BROWSER}`;

/** Whether a test of fingers, media or a slow processor is left out: only DevTools have them. */
export const NO_DEVTOOLS = BROWSER !== "Chromium" && `no DevTools commands in ${BROWSER}`;

/** Starts a browser. One per test file is enough: every `open` is a fresh page. */
export async function launch(options = {}) {
  const kind = { Chromium, Firefox }[BROWSER];
  if (!kind) throw new Error(`TREATY_MAP_BROWSER is \`${BROWSER}\`; known are Chromium and Firefox`);
  const browser = await kind.launch(options);
  await browser.driver.manage().setTimeouts({ script: 20_000, pageLoad: 20_000 });
  return browser;
}

/**
 * What both have in common.
 *
 * `open(site, path, { ready, viewport })` opens a host page in a new tab of its own and
 * closes the others, so that nothing of an earlier test is left. Before any script of the
 * page runs, `ready`, `errors` and `events` of the elements begin to be recorded in
 * `window.__seen`.
 */
class Browser {
  constructor(driver) {
    this.driver = driver;
  }

  /** Opens a tab, closes the others, and returns its handle. */
  async freshTab() {
    const { driver } = this;
    const old = await driver.getAllWindowHandles();
    await driver.switchTo().newWindow("tab");
    const tab = await driver.getWindowHandle();
    for (const handle of old) {
      await driver.switchTo().window(handle);
      await driver.close();
    }
    await driver.switchTo().window(tab);
    return tab;
  }

  close() {
    return this.driver.quit();
  }
}

class Chromium extends Browser {
  static async launch({ width = 1000, height = 800, args = [], trace }) {
    const options = new chrome.Options();
    options.addArguments(...ARGUMENTS, `--window-size=${width},${height}`, ...args);
    options.setChromeBinaryPath(process.env.CHROMIUM ?? "/usr/bin/chromium");
    const wanted = new logging.Preferences();
    wanted.setLevel(logging.Type.BROWSER, logging.Level.ALL);
    if (trace) {
      wanted.setLevel(logging.Type.PERFORMANCE, logging.Level.ALL);
      options.setPerfLoggingPrefs({ enableNetwork: false, enablePage: false, traceCategories: trace });
    }
    options.setLoggingPrefs(wanted);
    const service = new chrome.ServiceBuilder(
      process.env.CHROMEDRIVER ?? "/usr/bin/chromedriver",
    );
    const driver = await new Builder()
      .forBrowser("chrome")
      .setChromeOptions(options)
      .setChromeService(service)
      .build();
    return new Chromium(driver);
  }

  async open(site, path, { ready = "treaty-ready", viewport } = {}) {
    const { driver } = this;
    await this.freshTab();
    const messages = async () => {
      const entries = await driver.manage().logs().get(logging.Type.BROWSER);
      return entries.map((it) => `${it.level.name}: ${it.message}`);
    };
    await messages(); // what was before is not ours
    await driver.sendDevToolsCommand("Page.enable", {});
    await driver.sendDevToolsCommand("Page.addScriptToEvaluateOnNewDocument", {
      source: `(${record})(${JSON.stringify(ready)})`,
    });
    if (viewport) {
      await driver.sendDevToolsCommand("Emulation.setDeviceMetricsOverride", {
        deviceScaleFactor: 1,
        mobile: false,
        ...viewport,
      });
    }
    await driver.get(site.url(path));
    return new Page(driver, messages);
  }
}

class Firefox extends Browser {
  static async launch({ width = 1000, height = 800, args = [] }) {
    const options = new firefox.Options();
    options.addArguments("-headless", `--width=${width}`, `--height=${height}`, ...args);
    options.setBinary(process.env.FIREFOX ?? "/usr/bin/firefox-esr");
    options.setPreference("intl.accept_languages", "en-GB, en");
    options.setPreference("ui.useOverlayScrollbars", 1); // as Chromium hides them
    options.enableBidi();
    const service = new firefox.ServiceBuilder(process.env.GECKODRIVER ?? "geckodriver");
    const driver = await new Builder()
      .forBrowser("firefox")
      .setFirefoxOptions(options)
      .setFirefoxService(service)
      .build();
    const browser = new Firefox(driver);
    browser.bidi = await driver.getBidi();
    browser.bidi.on("log.entryAdded", (entry) => browser.log.push(entry));
    await browser.send("session.subscribe", { events: ["log.entryAdded"] });
    return browser;
  }

  log = [];

  /** Sends a command of WebDriver BiDi and returns its result. */
  async send(method, params) {
    const { error, message, result } = await this.bidi.send({ method, params });
    if (error) throw new Error(`${method}: ${error}: ${message}`);
    return result;
  }

  async open(site, path, { ready = "treaty-ready", viewport } = {}) {
    const { driver } = this;
    const context = await this.freshTab();
    await this.send("script.addPreloadScript", {
      functionDeclaration: `() => (${record})(${JSON.stringify(ready)})`,
      contexts: [context],
    });
    if (viewport) {
      const { width, height } = viewport;
      // smaller than any window may be, too: the page alone is resized
      await this.send("browsingContext.setViewport", {
        context,
        viewport: { width, height },
        devicePixelRatio: 1,
      });
    }
    this.log.length = 0;
    await driver.get(site.url(path));
    return new Page(driver, () => this.#messages(context));
  }

  /** What scripts said and threw; unlike Chromium, nothing of what was refused. */
  async #messages(context) {
    // an answer from the page comes after what the page said before
    await this.send("script.evaluate", {
      expression: "0",
      target: { context },
      awaitPromise: false,
    });
    const entries = this.log.splice(0).filter((it) => it.source.context === context);
    return entries.map((it) => `${it.level.toUpperCase()}: ${it.text}`);
  }
}

// Runs in the page, before its own scripts.
function record(ready) {
  window.__seen = { ready: 0, events: [], thrown: [] };
  window.addEventListener("error", (event) => window.__seen.thrown.push(event.message));
  window.addEventListener("unhandledrejection", (event) => {
    window.__seen.thrown.push(String(event.reason));
  });
  const names = [ready, "treaty-error", "treaty-select", "treaty-date-change", "treaty-scenario-change"];
  for (const name of new Set(names)) {
    window.addEventListener(
      name,
      (event) => {
        if (name === ready) {
          window.__seen.ready += 1;
          window.__seen.readyAt ??= performance.now();
        }
        window.__seen.events.push({ type: name, detail: event.detail ?? null });
      },
      true,
    );
  }
}

class Page {
  #messages;

  constructor(driver, messages) {
    this.driver = driver;
    this.#messages = messages;
  }

  /**
   * Runs a function in the page, after what is due there has been drawn; a promise that it
   * returns is awaited.
   */
  run(code, ...args) {
    return this.driver.executeScript(
      `return new Promise((done) => setTimeout(done)).then(() => (${code}).apply(null, arguments))`,
      ...args,
    );
  }

  /**
   * Goes to another address in the same tab, relative to this one, and waits until its document
   * is there. The browser is asked, not the page: code of a page that is being left is cut off.
   */
  async goTo(address) {
    await this.driver.get(new URL(address, await this.driver.getCurrentUrl()).href);
  }

  /** Waits until a function in the page returns something true, and returns that. */
  async waitFor(code, { timeout = 10_000, what = String(code) } = {}, ...args) {
    const until = Date.now() + timeout;
    for (;;) {
      const value = await this.run(code, ...args);
      if (value) return value;
      if (Date.now() > until) {
        const messages = (await this.consoleMessages()).join("\n  ");
        throw new Error(`waited ${timeout} ms for ${what}; console:\n  ${messages}`);
      }
      await new Promise((done) => setTimeout(done, 20));
    }
  }

  /** Waits until that many elements have said that they are ready. */
  waitReady({ count = 1, timeout = 10_000 } = {}) {
    const what = `${count} ready element(s)`;
    return this.waitFor((n) => window.__seen.ready >= n, { timeout, what }, count);
  }

  /** The elements' events so far, as `{type, detail}`; those of one type if named. */
  async events(type) {
    const events = await this.run(() => window.__seen.events);
    return type ? events.filter((event) => event.type === type) : events;
  }

  /** Finds an element in the shadow root of a host; fails if there is none. */
  async shadow(selector, host = "treaty-map") {
    const found = await this.run(
      (host, selector) => document.querySelector(host)?.shadowRoot?.querySelector(selector),
      host,
      selector,
    );
    if (!found) throw new Error(`no \`${selector}\` in the shadow root of \`${host}\``);
    return found;
  }

  /** The text of an element in the shadow root, as the reader sees it. */
  async shadowText(selector, host = "treaty-map") {
    return this.run((it) => it.innerText ?? it.textContent, await this.shadow(selector, host));
  }

  /** The middle of an element's box, in client coordinates. */
  centre(element) {
    return this.run((it) => {
      const box = it.getBoundingClientRect();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    }, element);
  }

  #at({ x, y }, duration = 0) {
    return this.driver
      .actions({ async: true })
      .move({ x: Math.round(x), y: Math.round(y), origin: Origin.VIEWPORT, duration });
  }

  /** Moves the real mouse to client coordinates. */
  moveTo(point) {
    return this.#at(point).perform();
  }

  /** Clicks with the real mouse at client coordinates. */
  clickAt(point, button = Button.LEFT) {
    return this.#at(point).press(button).release(button).perform();
  }

  /** Clicks with the real mouse at one whole point after another, without a pause. */
  clickAll(points) {
    const actions = this.driver.actions({ async: true });
    for (const { x, y } of points) {
      actions.move({ x, y, origin: Origin.VIEWPORT, duration: 0 }).press().release();
    }
    return actions.perform();
  }

  /** Clicks in the middle of an element with the real mouse. */
  async click(element) {
    await this.run((it) => it.scrollIntoView({ block: "center", inline: "center" }), element);
    return this.clickAt(await this.centre(element));
  }

  /** Drags with the real mouse, over so many milliseconds. */
  drag(from, to, duration = 100) {
    return this.#at(from)
      .press()
      .move({ x: Math.round(to.x), y: Math.round(to.y), origin: Origin.VIEWPORT, duration })
      .release()
      .perform();
  }

  /** Presses keys one after another, wherever the focus is: `Key.TAB`, `"a"`, … */
  async press(...keys) {
    for (const key of keys) await this.driver.actions().sendKeys(key).perform();
  }

  /** Presses one key while others are held: `chord([Key.SHIFT], Key.TAB)`. */
  async chord(held, key) {
    const actions = this.driver.actions();
    for (const it of held) actions.keyDown(it);
    actions.sendKeys(key);
    for (const it of [...held].reverse()) actions.keyUp(it);
    await actions.perform();
  }

  /** Everything the browser's console has said since the last call. */
  consoleMessages() {
    return this.#messages();
  }

  /** Collects garbage, so that a `WeakRef` tells the truth afterwards. Chromium only. */
  gc() {
    return this.cdp("HeapProfiler.collectGarbage");
  }

  /** Sends a DevTools command and returns its result. Chromium only. */
  cdp(name, parameters = {}) {
    return this.driver.sendAndGetDevToolsCommand(name, parameters);
  }

  /**
   * What Chromium has noted of its own work since it was launched, in the categories named
   * then (`trace`), as events of its trace format. It can be asked once.
   */
  async trace() {
    const entries = await this.driver.manage().logs().get(logging.Type.PERFORMANCE);
    const said = entries.map((it) => JSON.parse(it.message).message);
    return said.filter((it) => it.method === "Tracing.dataCollected").map((it) => it.params);
  }

  /** A picture of the page as PNG bytes. */
  async screenshot() {
    return Buffer.from(await this.driver.takeScreenshot(), "base64");
  }
}
