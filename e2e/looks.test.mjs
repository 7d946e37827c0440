// The pages of the owner in English and on paper: words that are missing and navigation that is
// printed show only there.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  browser, crawl, engagement, named, open, overflow, printed, serve, shot, signedIn, text,
  violations,
} from "./kit.mjs";

const MOST = 120;
// What the demo's people typed, and names of things, are Japanese in both languages.
const KANA = /[ぁ-ん]{2,}/;

let house, chrome;
before(async () => { [house, chrome] = await Promise.all([serve(), browser()]); });
after(async () => { await chrome?.close(); await house?.stop(); });

/** Changes the language as a person does, in the menu of the account. */
async function inEnglish(page) {
  await page.goto("/");
  await page.click("details.account > summary");
  await Promise.all([page.waitForEvent("load"), page.click("details.account button[lang=en]")]);
  assert.equal(await page.evaluate(() => document.documentElement.lang), "en");
}

/** What is wrong with the words of a page, which are longer than the Japanese ones. */
async function wording(page) {
  const wrong = [];
  const lang = await page.evaluate(() => document.documentElement.lang);
  if (lang !== "en") wrong.push(`language ${lang}`);
  const title = await page.title();
  if (KANA.test(title)) wrong.push(`Japanese title ${title}`);
  await page.setViewportSize({ width: 320, height: 700 });
  const wider = await overflow(page);
  if (wider > 0) wrong.push(`${wider} px too wide at 320 px`);
  await page.setViewportSize({ width: 1280, height: 900 });
  return wrong;
}

test("every page of the owner is sound in English", async () => {
  const { page, broken, context } = await signedIn(chrome, house, "owner");
  await inEnglish(page);
  const wrong = [];
  const seen = await crawl(page, MOST, async ({ path, own, from, answer }) => {
    if (answer.status() !== 200) wrong.push(`${path}: ${answer.status()}, from ${from}`);
    await shot(page, `en${named(own)}`);
    const found = [...await violations(page), ...broken.splice(0), ...await wording(page)];
    wrong.push(...found.map((why) => `${path}: ${why}`));
  });
  await context.close();
  assert.ok(seen.size > 8, `only ${seen.size} kinds of pages`);
  assert.deepEqual(wrong, []);
});

test("a month and its close are printed without what only a screen needs", async () => {
  const { page, context } = await signedIn(chrome, house, "owner");
  const payments = await engagement(page, "給与計算");
  const paths = ["months/2026-10", "months/2026-10/levels/ap-on-time", "closes/2026-10"];
  for (const path of paths) {
    await open(page, `${payments}/${path}`);
    await page.emulateMedia({ media: "print" });
    for (const screen of ["header.top", "nav.side", "nav.trail", "main .button"]) {
      const shown = await page.locator(screen).filter({ visible: true }).count();
      assert.equal(shown, 0, `${screen} of ${path} is printed`);
    }
    assert.match(await text(page), /2026年10月/);
    assert.deepEqual(await violations(page), []);
    await printed(page, `print-${path.replaceAll("/", "_")}`);
    await page.emulateMedia({ media: null });
  }
  await context.close();
});
