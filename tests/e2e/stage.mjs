// What nearly every test file needs: a site and a browser, there from the first test to the
// last. Each file runs in a process of its own, and so has its own of both.
//
//   import { browser, site } from "./stage.mjs";

import { after, before, beforeEach } from "node:test";
import { launch, serve } from "./harness.mjs";

export let site;
export let browser;

before(async () => {
  site = await serve();
  browser = await launch({ width: 1200 });
});
beforeEach(() => site.reset());
after(async () => {
  await browser?.close();
  await site?.close();
});
