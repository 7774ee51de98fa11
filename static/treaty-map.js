// <treaty-map>: the custom element. It waits until it is near the viewport, loads the one
// wasm module of the page, draws into its shadow root, and keeps its children as fallback.

const BASE = new URL(".", import.meta.url).href;
const ATTRIBUTES = ["treaty", "src", "view", "geometry", "date", "assume", "tab", "layout", "share-url", "url-state", "select", "lang", "theme", "heading", "heading-level"];
// properties that mirror attributes; `lang` is the platform's, `select` is a method
const MIRRORED = ["treaty", "src", "view", "geometry", "date", "assume", "tab", "layout", "share-url", "url-state", "theme", "heading", "heading-level", "loading"];
// Yew listens for these at the figure's root; a Yew page around it must not hear them too
const CONTAINED = [
  "click", "dblclick", "input", "wheel", "mouseover", "mouseout", "mousedown", "focusin", "focusout",
  "pointerdown", "pointermove", "pointerup", "pointercancel", "pointerout",
];

// The box is kept free from the start, so that nothing below moves when the figure comes:
// the default treaty's height, measured from 300 to 1300 px. What the layout rests on is a
// box of its own: a page's styles, a reset of everything say, win over those of the host.
const FRAME = `
  :host { display: block }
  :host([hidden]), [hidden] { display: none }
  .room { container-type: inline-size }
  .room > div { display: flow-root }
  .free { min-block-size: 123.5rem }
  :host([view="world"]) .free { min-block-size: 119rem }
  :host([layout="compact"]) .room .free { min-block-size: 24rem }
  @container (min-width: 340px) {
    .free { min-block-size: 115.5rem }
    :host([view="world"]) .free { min-block-size: 112rem }
  }
  @container (min-width: 480px) {
    .free { min-block-size: 111.5rem }
    :host([view="world"]) .free { min-block-size: 101.5rem }
  }
  @container (min-width: 760px) {
    .free { min-block-size: max(88rem, 53.6rem + 57cqi) }
    :host([view="world"]) .free { min-block-size: 88rem }
  }
`;

const mounted = new Set();
const places = new Set(); // of elements that have no name of their own
let core; // the coming of the module, once for the page
let program; // the module
let exported; // what it lends its later part
let later; // the coming of that part
let styles; // its style sheet, shared by all elements
let frame; // and the one of their boxes
let broken; // what a panic said

async function start() {
  const module = await import(`${BASE}treaty-map-core.js`);
  program = module;
  exported = await module.default({ module_or_path: `${BASE}treaty-map-core_bg.wasm` });
  // after a panic nothing in the module can be trusted: every element falls back
  module.onPanic((message) => {
    broken = message;
    for (const element of [...mounted]) element.crash(message);
  });
  styles = new CSSStyleSheet();
  styles.replaceSync(module.styles());
  return module;
}

// a load that failed is tried again by the next element
const load = () =>
  (core ??= start().catch((error) => {
    core = undefined;
    throw error;
  }));

const LATER = `${BASE}treaty-map-later.wasm`;

/** Fetches what the first map does not need; once for the page. */
const fetchLater = () =>
  (later ??= fetch(LATER)
    .then((response) => response.arrayBuffer())
    .then((bytes) => later === true || WebAssembly.instantiate(bytes, { 0: exported }))
    .then(laterIsHere)
    .catch((error) => {
      if (later === true) return; // a method had no time to wait for it
      later = undefined;
      throw error;
    }));

function laterIsHere() {
  if (later === true) return;
  later = true;
  styles.replaceSync(program.styles() + program.laterStyles());
}

/** The same for who asks for an answer at once, which a method of the element may. */
function fetchLaterNow() {
  if (later === true) return;
  const request = new XMLHttpRequest();
  request.open("GET", LATER, false);
  request.overrideMimeType("text/plain; charset=x-user-defined");
  request.send();
  const bytes = Uint8Array.from(request.responseText, (it) => it.charCodeAt(0));
  new WebAssembly.Instance(new WebAssembly.Module(bytes), { 0: exported });
  laterIsHere();
}

/** Draws a picture in pixels. */
async function inPixels(svg, scale) {
  const url = URL.createObjectURL(svg);
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = image.naturalWidth * scale;
    canvas.height = image.naturalHeight * scale;
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((done) => canvas.toBlob(done));
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** Lets the reader save a file. */
function save(file, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Resolves when the page has nothing else to do. */
const idle = () =>
  new Promise((done) => (globalThis.requestIdleCallback ? requestIdleCallback(done, { timeout: 500 }) : setTimeout(done, 50)));

/** Resolves in the next task, sooner than a timer would. */
const turn = () =>
  new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      done();
    };
    port2.postMessage(0);
  });

/** Resolves when an element is near the viewport. */
function near(element, margin = "600px") {
  let observer;
  const seen = new Promise((resolve) => {
    observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) resolve();
      },
      { rootMargin: margin },
    );
    observer.observe(element);
  });
  return seen.finally(() => observer.disconnect());
}

/** The language of the nearest `lang`, through shadow roots; else the page's, the browser's. */
function languageOf(element) {
  for (let node = element; node; node = node.getRootNode().host) {
    const found = node.closest?.("[lang]");
    if (found) return found.getAttribute("lang");
  }
  return document.documentElement.lang || navigator.language || "en";
}

/** Hands the keyboard's focus on when its button goes away: from a card in the table to its row, else to the card, the table, the map. */
function keepFocus(root) {
  let focused, row;
  root.addEventListener("focusin", ({ target }) => {
    focused = target.matches(":focus-visible") ? target : null;
    row = target.closest(".opened")?.previousElementSibling;
  });
  // who presses a key on it is there by keyboard, however the focus came
  root.addEventListener("keydown", ({ target }) => (focused = target), true);
  root.addEventListener("focusout", ({ target }) => {
    // some browsers say this of what is being removed, too
    queueMicrotask(() => {
      if (focused === target && target.isConnected) focused = null;
    });
  });
  new MutationObserver(() => {
    if (!focused || focused.isConnected) return;
    focused = null;
    const next =
      row?.querySelector("button") ??
      root.querySelector("[part=card] button") ??
      root.querySelector("[part=table] button") ??
      root.querySelector("[part=map] [tabindex]");
    next?.focus({ preventScroll: true });
  }).observe(root, { childList: true, subtree: true });
}

function twoFingers(event) {
  if (event.touches.length > 1 && event.target.closest("[part=map]")) event.preventDefault();
}

// on a server there is nothing to extend: importing this file must not throw
const Base = globalThis.HTMLElement ?? class {};

class TreatyMap extends Base {
  static observedAttributes = ATTRIBUTES;
  #handle = null; // the Rust side; it never holds this element
  #figure = null;
  #frame;
  #slot;
  #waiting = false;
  #data = null;
  #drawn = null; // settles updateComplete
  #complete = null;
  #dead = false;
  #following; // the address, soon
  #place = 0; // among those without a name
  #sizes = globalThis.ResizeObserver && new ResizeObserver(() => this.#call((handle) => handle.resize()));

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    if (!frame) {
      frame = new CSSStyleSheet();
      frame.replaceSync(FRAME);
    }
    root.adoptedStyleSheets = [frame];
    this.#slot = document.createElement("slot");
    this.#frame = document.createElement("div");
    this.#frame.className = "free";
    this.#frame.append(this.#slot);
    const room = document.createElement("div");
    room.className = "room";
    room.append(this.#frame);
    root.append(room);
    const stop = (event) => event.stopPropagation();
    for (const type of CONTAINED) root.addEventListener(type, stop);
    // once the reader does something the figure may be as tall as it is
    for (const type of ["click", "keydown"]) {
      root.addEventListener(type, () => (this.#frame.className = ""));
    }
    // what the figure did not use is the page's: Escape closes its dialogs
    root.addEventListener("keydown", (event) => {
      if (event.defaultPrevented || event.key !== "Escape") stop(event);
    });
    // one finger scrolls the page, two move the map: only who listens so can say it
    root.addEventListener("touchmove", twoFingers, { passive: false });
    keepFocus(root);
  }

  async connectedCallback() {
    for (const name of ["data", ...MIRRORED]) this.#upgrade(property(name));
    if (!this.#place && !this.id && !this.getAttribute("url-state")) {
      do this.#place += 1;
      while (places.has(this.#place));
      places.add(this.#place);
    }
    if (this.#handle || this.#dead) return; // moved, not new
    this.#await();
    if (this.#waiting) return;
    this.#waiting = true;
    try {
      if (this.getAttribute("loading") !== "eager") await near(this);
      if (!this.isConnected) return;
      const module = await load();
      if (this.isConnected) this.#mount(module);
    } catch (error) {
      this.#fail("module", error);
    } finally {
      this.#waiting = false;
    }
  }

  disconnectedCallback() {
    queueMicrotask(() => {
      if (this.isConnected) return; // moved
      places.delete(this.#place);
      this.#place = 0;
      this.#settle();
      const handle = this.#handle;
      if (!handle) return;
      this.#close();
      handle.free();
    });
  }

  attributeChangedCallback(_name, was, is) {
    if (was !== is) this.#update();
  }

  /** A treaty file as an object; wins over `src` and `treaty`. */
  get data() {
    return this.#data && JSON.parse(this.#data);
  }

  set data(object) {
    try {
      this.#data = object ? JSON.stringify(object) : null;
    } catch (error) {
      return this.#fail("data", error, false);
    }
    this.#update();
  }

  /** Resolves when what was asked for has been drawn, or could not be. */
  get updateComplete() {
    return this.#complete ?? turn();
  }

  #update() {
    // what failed for good has nothing to wait for
    if (this.#handle || this.#waiting || !(this.isConnected || this.#dead)) this.#await();
    this.#call((handle) => handle.update(this.#attributes()));
  }

  #await() {
    this.#complete ??= new Promise((done) => (this.#drawn = done));
  }

  #settle() {
    this.#drawn?.();
    this.#complete = null;
  }

  /** The status object of what is shown; null before `treaty-ready`. */
  status() {
    const json = this.#call((handle) => handle.status());
    return json ? JSON.parse(json) : null;
  }

  /** Opens the card of a participant, or closes it (null); tells whether there is one. */
  select(id) {
    return this.#call((handle) => handle.select(id ?? undefined)) ?? false;
  }

  /** Shows a day (`2027-03-01`), or the author's again (null); tells whether it is a date. */
  setDate(date) {
    return this.#call((handle) => handle.setDate(date ?? undefined)) ?? false;
  }

  /** Assumes what a text says (`NO IS:2026-12-01`), or what the author does (null); tells whether the treaty admits it. */
  setAssumptions(text) {
    if (!this.#hasLater()) return false;
    return this.#call((handle) => handle.setAssumptions(text ?? undefined)) ?? false;
  }

  /** What is shown as a standalone picture; null before `treaty-ready`. */
  toSvg() {
    return this.#hasLater() ? this.#call((handle) => handle.picture()) ?? null : null;
  }

  /** The participants of what is shown as a table, CSV; null before `treaty-ready`. */
  toCsv() {
    return this.#hasLater() ? this.#call((handle) => handle.csv()) ?? null : null;
  }

  /** Whether something is shown and the later part is there, which is fetched at once if need be. */
  #hasLater() {
    if (!this.status()) return false;
    try {
      fetchLaterNow();
      return true;
    } catch (error) {
      this.#fail("module", error, false);
      return false;
    }
  }

  async #download(format) {
    try {
      await fetchLater();
      let file = new Blob([this.toSvg()], { type: "image/svg+xml" });
      if (format !== "svg") file = await inPixels(file, format === "png2" ? 2 : 1);
      const { treaty, on, participants } = this.status();
      const kind = participants.some((it) => it.assumed) ? "-hypothesis" : "";
      save(file, `${treaty}-${on}${kind}.${format.slice(0, 3)}`);
    } catch (error) {
      this.#fail("picture", error, false);
    }
  }

  /** What the reader's choices begin with in an address: each element of a page has its own. */
  get #key() {
    return `${this.getAttribute("url-state") || this.id || (this.#place > 1 ? `treaty-map-${this.#place}` : "treaty-map")}.`;
  }

  /** An address with the reader's choices. */
  #link(text, address) {
    const url = new URL(address, document.baseURI);
    for (const name of [...url.searchParams.keys()]) if (name.startsWith(this.#key)) url.searchParams.delete(name);
    for (const line of text.split("\n").filter(Boolean)) {
      const [name, ...value] = line.split("=");
      url.searchParams.set(this.#key + name, value.join("="));
    }
    return url.href;
  }

  /** Lets the page's address follow, once the reader pauses: browsers refuse many changes in a row. */
  #follow(text) {
    clearTimeout(this.#following);
    this.#following = setTimeout(() => {
      try {
        if (this.isConnected) history.replaceState(history.state, "", this.#link(text, location.href));
      } catch (error) {
        this.#fail("url-state", error, false);
      }
    }, 300);
  }

  /** Hands something over to be taken along. */
  async #give({ how, name, type, text, said, failed }) {
    const tell = (words) => {
      const note = this.shadowRoot.querySelector("[data-copied]");
      if (note) note.textContent = words;
    };
    try {
      tell("");
      if (how === "link" || how === "share") text = this.#link(text, this.getAttribute("share-url") ?? location.href);
      if (how === "share" && navigator.share) await navigator.share({ url: text });
      else if (how === "save") save(new Blob([text], { type }), name);
      else if (how === "print") print();
      else {
        await navigator.clipboard.writeText(text);
        tell(said);
      }
    } catch (error) {
      if (error.name === "AbortError") return; // the reader thought better of it
      tell(failed);
      this.#fail("give", error, false);
    }
  }

  /** The module panicked: this element goes back to its children. */
  crash(message) {
    if (this.#dead) return; // told already
    this.#close();
    this.#dead = true;
    this.#fail("crash", message);
  }

  #call(method) {
    if (!this.#handle) return null;
    try {
      return method(this.#handle);
    } catch (error) {
      this.crash(error);
      return null;
    }
  }

  #mount(module) {
    if (broken) throw new Error(broken);
    this.#figure = document.createElement("div");
    this.#figure.hidden = true;
    this.#frame.append(this.#figure);
    const sheets = this.shadowRoot.adoptedStyleSheets;
    if (!sheets.includes(styles)) this.shadowRoot.adoptedStyleSheets = [...sheets, styles];
    const host = new WeakRef(this);
    const emit = (name, json) => host.deref()?.#tell(name, JSON.parse(json));
    mounted.add(this);
    this.#handle = module.mount(this.#figure, this.#attributes(), BASE, emit);
    this.#sizes.observe(this.#figure);
  }

  #close() {
    mounted.delete(this);
    this.#sizes.disconnect();
    this.#handle = null;
    this.#slot.hidden = false;
    this.#figure?.remove();
    this.#figure = null;
  }

  #attributes() {
    const values = {};
    for (const name of ATTRIBUTES) {
      const value = this.getAttribute(name);
      if (value !== null) values[name] = value;
    }
    values.lang = languageOf(this);
    if (this.#data) values.data = this.#data;
    // what a link carries: the reader's choices
    const lines = [...new URL(location).searchParams].filter(([name]) => name.startsWith(this.#key));
    if (lines.length) values.state = lines.map(([name, value]) => `${name.slice(this.#key.length)}=${value}`).join("\n");
    return JSON.stringify(values);
  }

  #tell(name, detail) {
    if (name === "later") return fetchLater();
    if (name === "soon") {
      const coming = idle().then(fetchLater);
      coming.catch((error) => this.#fail("module", error, false));
      return coming;
    }
    if (name === "turn") return turn();
    if (name === "wait") return new Promise((done) => setTimeout(done, detail.ms));
    if (name === "give") return this.#give(detail);
    if (name === "state") return this.#follow(detail.text);
    if (name === "drawn" || detail.fatal) this.#settle();
    if (name === "drawn") return;
    if (name === "download") return this.#download(detail.format);
    if (name === "treaty-ready" && this.#figure) {
      this.#figure.hidden = false;
      this.#slot.hidden = true;
    }
    if (name === "treaty-error" && detail.fatal) this.#frame.className = "";
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));
  }

  #fail(code, error, fatal = true) {
    const message = String(error?.message ?? error);
    this.#tell("treaty-error", { code, message, fatal, problems: [] });
  }

  /** A property that was set before the element was defined becomes an attribute. */
  #upgrade(name) {
    if (!Object.hasOwn(this, name)) return;
    const value = this[name];
    delete this[name];
    this[name] = value;
  }
}

const property = (attribute) => attribute.replace(/-(.)/g, (_, letter) => letter.toUpperCase());

for (const name of MIRRORED) {
  Object.defineProperty(TreatyMap.prototype, property(name), {
    configurable: true,
    enumerable: true,
    get() {
      return this.getAttribute(name);
    },
    set(value) {
      if (value === null || value === undefined) this.removeAttribute(name);
      else this.setAttribute(name, String(value));
    },
  });
}

if (globalThis.customElements && !customElements.get("treaty-map")) {
  customElements.define("treaty-map", TreatyMap);
}

export { TreatyMap };
