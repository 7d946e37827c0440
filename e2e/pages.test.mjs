// Every page that each of the four people can reach: axe finds nothing, nothing breaks, nothing is
// wider than a narrow window, one main heading, and the language is said.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { browser, overflow, serve, shot, signedIn, violations } from "./kit.mjs";

const ROLES = ["owner", "executive", "vendor", "auditor"];
// One page of each kind is enough; ids and names of things are put together.
const MOST = 120;

let house, chrome;
before(async () => { [house, chrome] = await Promise.all([serve(), browser()]); });
after(async () => { await chrome?.close(); await house?.stop(); });

/** The kind of page that an address leads to. */
function kind(path) {
  return path
    .replace(/[0-9a-hjkmnp-tv-z]{26}/g, "{id}")
    .replace(/[0-9a-f]{64}/g, "{hash}")
    .replace(/\d{4}-\d{2}/g, "{month}")
    .replace(/levels\/[^/]+/, "levels/{level}")
    .replace(/cases\/[^/]+/, "cases/{case}")
    .replace(/help\/[^/]+/, "help/{word}");
}

/** The pages of this site that a page leads to. */
function leads(page) {
  return page.$$eval("a[href]", (links) => links.map((link) => link.getAttribute("href"))
    .filter((href) => href.startsWith("/") && !href.startsWith("/assets/")));
}

for (const role of ROLES) {
  test(`every page of the ${role} is sound`, async () => {
    const { page, broken, context } = await signedIn(chrome, house, role);
    const wrong = [], seen = new Set(), queue = [["/", "the start"]];
    while (queue.length > 0 && seen.size < MOST) {
      const [path, from] = queue.shift();
      const own = kind(path.split(/[?#]/)[0]);
      if (seen.has(own) || /\.(csv|xlsx|pdf|json|svg)$|\/export$/.test(own)) continue;
      seen.add(own);
      broken.length = 0;
      await page.setViewportSize({ width: 1280, height: 900 });
      const answer = await page.goto(path);
      if (answer.status() !== 200) wrong.push(`${path}: ${answer.status()}, from ${from}`);
      wrong.push(...broken.map((why) => `${path}: ${why}`));
      wrong.push(...(await violations(page)).map((why) => `${path}: ${why}`));
      const [headings, lang] = await page.evaluate(
        () => [document.querySelectorAll("h1").length, document.documentElement.lang]);
      if (headings !== 1) wrong.push(`${path}: ${headings} main headings`);
      if (lang !== "ja") wrong.push(`${path}: language ${lang}`);
      const name = `${role}${own.replaceAll("/", "_").replace(/[{}]/g, "")}`;
      await shot(page, `${name}-1280`);
      queue.push(...(await leads(page)).map((to) => [to, path]));
      await page.setViewportSize({ width: 320, height: 700 });
      const wider = await overflow(page);
      if (wider > 0) wrong.push(`${path}: ${wider} px too wide at 320 px`);
      await page.setViewportSize({ width: 390, height: 844 });
      await shot(page, `${name}-390`);
    }
    await context.close();
    assert.ok(seen.size > 8, `only ${seen.size} kinds of pages: ${[...seen]}`);
    assert.deepEqual(wrong, []);
    console.log(`${role}: ${seen.size} kinds of pages`);
  });
}
