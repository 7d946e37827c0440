// Without scripts everything works but the drawing of the map: signing in, going about, confirming,
// and handing in a file, which then goes as a whole. Axe itself is a script, so it looks elsewhere.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  browser, engagement, go, open, records, serve, shot, signedIn, somebody, text, until,
} from "./kit.mjs";

const PLAIN = { javaScriptEnabled: false };
let house, chrome;
before(async () => { [house, chrome] = await Promise.all([serve(), browser()]); });
after(async () => { await chrome?.close(); await house?.stop(); });

const submit = (page, name) =>
  go(page, page.locator("button[type=submit]", { hasText: name }).first());

test("one signs in, changes the language and signs out", async () => {
  const context = await chrome.newContext({ baseURL: house.address, ...PLAIN });
  const page = await context.newPage();
  await page.goto("/sign-in");
  await submit(page, "日本語");
  await page.fill("#mail", somebody(house, "owner").mail);
  await page.fill("#password", "wrong");
  await submit(page, "サインイン");
  assert.match(await text(page), /違います/);
  await page.fill("#password", somebody(house, "owner").password);
  await submit(page, "サインイン");
  assert.match(await text(page), /自分のタスク/);
  await page.click("details.account > summary");
  await submit(page, "English");
  assert.match(await text(page), /tasks/i);
  await page.click("details.account > summary");
  await submit(page, "日本語");
  await page.click("details.account > summary");
  await submit(page, "サインアウト");
  assert.match(page.url(), /\/sign-in/);
  await context.close();
});

test("the owner goes from home to a month, its close and its figures", async () => {
  const { page, context } = await signedIn(chrome, house, "owner", PLAIN);
  await page.goto("/");
  await go(page, page.locator("main a[href*='/closes/2026-10']").first());
  await go(page, page.locator("main th a[href*='/levels/']").first());
  await page.selectOption("#show", "missed");
  await submit(page, "絞り込む");
  assert.match(page.url(), /show=missed/);
  await go(page, page.locator("main table a[href*='/cases/']").first());
  await page.fill("#search", "支払");
  await Promise.all([page.waitForEvent("load"), page.press("#search", "Enter")]);
  assert.match(await text(page), /支払/);
  await context.close();
});

test("the map is drawn, and its form draws another", async () => {
  const { page, context } = await signedIn(chrome, house, "owner", PLAIN);
  const payments = await engagement(page, "給与計算");
  await open(page, `${payments}/map`);
  assert.ok(await page.locator("#map-frame svg").isVisible());
  assert.ok(!(await page.locator("#map-tools").isVisible()), "buttons of scripts are not shown");
  const range = page.locator("#map-controls input[type=range]").first();
  const before = await page.locator("#map-frame svg").innerHTML();
  await range.focus();
  await page.keyboard.press("Home");
  await go(page, page.locator("#map-controls button[type=submit]"));
  assert.notEqual(await page.locator("#map-frame svg").innerHTML(), before);
  await shot(page, "plain-map");
  await context.close();
});

test("the vendor hands a file in, and its rows are taken in", async () => {
  const { page, context } = await signedIn(chrome, house, "vendor", PLAIN);
  const payments = await engagement(page, "給与計算");
  await open(page, `${payments}/deliveries/new`);
  await submit(page, "提出する");
  assert.equal(await page.locator("#file[aria-invalid=true]").count(), 1, "a file is asked for");
  const buffer = records("AP-PLAIN", 40);
  await page.setInputFiles("#file", { name: "plain.csv", mimeType: "text/csv", buffer });
  await submit(page, "提出する");
  assert.match(await text(page), /plain\.csv/);
  await go(page, page.locator("main .next a"));
  await submit(page, "この対応で取り込む");
  const here = new URL(page.url()).pathname;
  await until(page, here, /40 行の取り込みに成功しました/);
  await shot(page, "plain-taken-in");
  await context.close();
});

test("a narrow window has its menu", async () => {
  const viewport = { width: 390, height: 844 };
  const { page, context } = await signedIn(chrome, house, "owner", { ...PLAIN, viewport });
  await page.goto("/");
  assert.ok(!(await page.locator("nav.side").isVisible()));
  await page.click(".top-menu");
  assert.ok(await page.locator("nav.side").isVisible());
  await shot(page, "plain-menu-390");
  await go(page, page.locator("nav.side a[href='/engagements']"));
  assert.ok(!(await page.locator("nav.side").isVisible()));
  await context.close();
});
