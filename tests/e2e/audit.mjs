// What axe-core says of a page.

import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** What axe finds wrong, as short lines. */
export async function audit(page) {
  await page.driver.executeScript(AXE);
  return page.run(async (tags) => {
    const { violations } = await window.axe.run(document, {
      runOnly: { type: "tag", values: tags },
      rules: { "target-size": { enabled: true } },
      resultTypes: ["violations"],
    });
    return violations.flatMap((it) =>
      it.nodes.map((node) => `${it.id}: ${node.target.flat().join(" ")} ${node.any[0]?.message ?? ""}`),
    );
  }, TAGS);
}
