// Every page that each of the four people can reach: axe finds nothing, in the dark neither,
// nothing breaks, nothing is wider than a narrow window, one main heading, and the language is said.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  browser, crawl, darkViolations, named, overflow, serve, shot, signedIn, violations,
} from "./kit.mjs";

const ROLES = ["owner", "executive", "vendor", "auditor"];
// One page of each kind is enough.
const MOST = 120;

let house, chrome;
before(async () => { [house, chrome] = await Promise.all([serve(), browser()]); });
after(async () => { await chrome?.close(); await house?.stop(); });

for (const role of ROLES) {
  test(`every page of the ${role} is sound`, async () => {
    const { page, broken, context } = await signedIn(chrome, house, role);
    const wrong = [];
    const seen = await crawl(page, MOST, async ({ path, own, from, answer }) => {
      if (answer.status() !== 200) wrong.push(`${path}: ${answer.status()}, from ${from}`);
      wrong.push(...(await violations(page)).map((why) => `${path}: ${why}`));
      wrong.push(...(await darkViolations(page)).map((why) => `${path}: ${why}`));
      wrong.push(...broken.splice(0).map((why) => `${path}: ${why}`));
      const [headings, lang] = await page.evaluate(
        () => [document.querySelectorAll("h1").length, document.documentElement.lang]);
      if (headings !== 1) wrong.push(`${path}: ${headings} main headings`);
      if (lang !== "ja") wrong.push(`${path}: language ${lang}`);
      await shot(page, `${role}${named(own)}-1280`);
      await page.setViewportSize({ width: 320, height: 700 });
      const wider = await overflow(page);
      if (wider > 0) wrong.push(`${path}: ${wider} px too wide at 320 px`);
      await page.setViewportSize({ width: 390, height: 844 });
      await shot(page, `${role}${named(own)}-390`);
      await page.setViewportSize({ width: 1280, height: 900 });
    });
    await context.close();
    assert.ok(seen.size > 8, `only ${seen.size} kinds of pages: ${[...seen]}`);
    assert.deepEqual(wrong, []);
    console.log(`${role}: ${seen.size} kinds of pages`);
  });
}
