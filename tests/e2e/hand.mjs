// How a reader's hands are on the map: its buttons, where it stands, fingers.

/** Where the map stands: how much larger than whole, and its left upper corner in map units. */
export function camera(page) {
  return page.run(() => {
    const land = document.querySelector("treaty-map").shadowRoot.querySelector(".land");
    // Firefox leaves out a second 0
    const [zoom, x, y = 0] = land.style.transform.match(/[\d.]+/g).map(Number);
    return { zoom, x, y };
  });
}

/** Waits until the map has come to rest, so that what is seen is where it stands. */
export function rest(page) {
  return page.run(async () => {
    const land = document.querySelector("treaty-map").shadowRoot.querySelector(".land");
    await new Promise((done) => requestAnimationFrame(done));
    await Promise.allSettled(land.getAnimations().map((it) => it.finished));
  });
}

/** Presses one of the buttons that move the map: `in`, `out`, `left`, …, `home`. */
export async function press(page, what) {
  await page.click(await page.shadow(`.moves [data-do=${what}]`));
  await rest(page);
}

/** Scrolls the map into the middle of the window, and returns its box. */
export function box(page) {
  return page.run(() => {
    const sheet = document.querySelector("treaty-map").shadowRoot.querySelector(".sheet");
    sheet.scrollIntoView({ block: "center", behavior: "instant" });
    const { left, top, width, height } = sheet.getBoundingClientRect();
    return { left, top, width, height };
  });
}

/** A point of the map, in parts of its width and height. */
export async function spot(page, across, down) {
  const { left, top, width, height } = await box(page);
  return { x: Math.round(left + width * across), y: Math.round(top + height * down) };
}

/** The place on the map, in its units, that is drawn at a point of the window. */
export function place(page, { x, y }) {
  return page.run(
    (x, y) => {
      const land = document.querySelector("treaty-map").shadowRoot.querySelector(".land");
      const at = new DOMPoint(x, y).matrixTransform(land.getScreenCTM().inverse());
      return { x: at.x, y: at.y };
    },
    x,
    y,
  );
}

/** Makes the browser one of a phone: touched, and as wide. Before the page is opened. */
export const PHONE = { width: 375, height: 700, mobile: true };

/** Lets fingers touch. */
export function fingers(page) {
  return page.cdp("Emulation.setTouchEmulationEnabled", { enabled: true, maxTouchPoints: 5 });
}

function touch(page, type, points) {
  const touchPoints = points.map(({ x, y }, id) => ({ x, y, id }));
  return page.cdp("Input.dispatchTouchEvent", { type, touchPoints });
}

/** Puts fingers down, moves them to other places in so many steps, and lifts them. */
export async function stroke(page, from, to = from, steps = 8) {
  await touch(page, "touchStart", from);
  for (let n = 1; n <= steps && to !== from; n += 1) {
    const part = (a, b) => a + ((b - a) * n) / steps;
    const points = from.map((it, idx) => ({
      x: part(it.x, to[idx].x),
      y: part(it.y, to[idx].y),
    }));
    await touch(page, "touchMove", points);
  }
  await touch(page, "touchEnd", []);
}

/** Touches a point for a moment. */
export const tap = (page, point) => stroke(page, [point]);

/** Pretends what a reader's system asks for: `{ "prefers-reduced-motion": "reduce" }`. */
export function media(page, wanted) {
  const features = Object.entries(wanted).map(([name, value]) => ({ name, value }));
  return page.cdp("Emulation.setEmulatedMedia", { features });
}

/** Clicks on a State on the map, in its middle. */
export async function clickOn(page, id) {
  const at = await page.run((id) => {
    const shape = document.querySelector("treaty-map").shadowRoot.querySelector(`.shapes [data-shape=${id}]`);
    shape.scrollIntoView({ block: "center" });
    const { left, top, width, height } = shape.getBoundingClientRect();
    // a place inside, near the middle
    for (let r = 0; r < 40; r += 1) {
      for (let a = 0; a < 12; a += 1) {
        const x = left + width / 2 + r * Math.cos(a), y = top + height / 2 + r * Math.sin(a);
        const svg = shape.ownerSVGElement.createSVGPoint();
        Object.assign(svg, { x, y });
        if (shape.isPointInFill(svg.matrixTransform(shape.getScreenCTM().inverse()))) return { x, y };
      }
    }
    return null;
  }, id);
  await page.clickAll([at]);
}
