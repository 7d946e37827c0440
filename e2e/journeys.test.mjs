// The journeys of the people of the demo company, as each of them goes through them: by mouse and
// form, and one by the keyboard alone.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  browser, engagement, open, records, serve, shot, signedIn, text, violations,
} from "./kit.mjs";

let house, chrome;
before(async () => { [house, chrome] = await Promise.all([serve(), browser()]); });
after(async () => { await chrome?.close(); await house?.stop(); });

test("home says what to do next, and the hub is fine or not at a glance", async () => {
  for (const role of ["owner", "executive", "vendor", "auditor"]) {
    const { page, context } = await signedIn(chrome, house, role);
    const home = await open(page, "/");
    assert.match(home, /自分のタスク/);
    const hub = await open(page, await engagement(page, "給与計算"));
    assert.equal(/六つのランプ/.test(hub), role !== "vendor", `${role}: lamps are the client's`);
    assert.match(hub, /支払処理/);
    await context.close();
  }
});

test("measure: reported, recomputed and verified side by side, down to the events of a case", async () => {
  const { page, context } = await signedIn(chrome, house, "owner");
  const payments = await engagement(page, "給与計算");
  const level = await open(page, `${payments}/months/2026-10/levels/ap-on-time`);
  for (const figure of ["93.00", "97.09", "51.0%", "39.4%", "9.6%", "未達"]) {
    assert.ok(level.includes(figure), `${figure} in ${level.slice(0, 400)}`);
  }
  await shot(page, "journey-measure-level");
  await page.locator("main table a[href*='/cases/']").first().click();
  assert.match(await text(page), /委託元/);
  assert.deepEqual(await violations(page), []);
  const entry = await engagement(page, "データ入力");
  const accuracy = await open(page, `${entry}/months/2026-10/levels/entry-accuracy`);
  for (const figure of ["99.95", "99.60", "1,992"]) {
    assert.ok(accuracy.includes(figure), `${figure} in ${accuracy.slice(0, 600)}`);
  }
  const desk = await engagement(page, "コールセンター");
  const calls = await open(page, `${desk}/months/2026-10/levels/call-answered`);
  for (const figure of ["95.3", "92.76", "61.0"]) {
    assert.ok(calls.includes(figure), `${figure} in ${calls.slice(0, 800)}`);
  }
  await context.close();
});

test("explore: the map is narrowed by a click, and codes say what hangs on whom", async () => {
  const { page, context } = await signedIn(chrome, house, "executive");
  const payments = await engagement(page, "給与計算");
  await open(page, `${payments}/map`);
  const all = await text(page);
  await page.locator("main table a", { hasText: "残す" }).nth(3).click();
  assert.notEqual(await text(page), all);
  await page.goBack();
  assert.equal(await text(page), all, "going back undoes it");
  const codes = await open(page, `${payments}/dependency`);
  assert.match(codes, /op-/);
  assert.deepEqual(await violations(page), []);
  await context.close();
});

test("receive: a file is handed in, its mapping looked at, and its rows are taken in", async () => {
  const { page, context } = await signedIn(chrome, house, "vendor");
  const payments = await engagement(page, "給与計算");
  await open(page, `${payments}/deliveries/new`);
  const buffer = records("AP-9", 40);
  await page.setInputFiles("input[type=file]", { name: "november.csv", mimeType: "text/csv", buffer });
  await page.locator("main form button[type=submit]").first().click();
  await page.waitForURL(/\/deliveries\/[0-9a-z]{26}/, { timeout: 30000 });
  await shot(page, "journey-receive-mapping");
  assert.deepEqual(await violations(page), []);
  assert.match(await text(page), /november\.csv/);
  await context.close();
});

test("close: the vendor contests with a reason, the client answers, and neither may act for the other", async () => {
  const vendor = await signedIn(chrome, house, "vendor");
  const owner = await signedIn(chrome, house, "owner");
  const payments = await engagement(vendor.page, "給与計算");
  const month = await open(vendor.page, `${payments}/closes/2026-10`);
  assert.match(month, /委託先確認/);
  const level = `${payments}/months/2026-10/levels/ap-on-time`;
  await open(vendor.page, level);
  await vendor.page.locator("main a[href*='/contests/new']").first().click();
  await vendor.page.waitForURL(/contests\/new/);
  await shot(vendor.page, "journey-close-contest");
  assert.deepEqual(await violations(vendor.page), []);
  const fixing = await owner.page.goto(`${payments}/closes/2026-10/fixing`);
  assert.notEqual(fixing.status(), 500);
  const foreign = await vendor.page.goto(`${payments}/closes/2026-10/fixing`);
  assert.ok([403, 404].includes(foreign.status()), `the vendor fixes: ${foreign.status()}`);
  const seen = await owner.page.goto(`${payments}/closes/2026-10/confirmation`);
  assert.ok([403, 404].includes(seen.status()), `the client confirms: ${seen.status()}`);
  await vendor.context.close();
  await owner.context.close();
});

test("the vendor's shell has no address of the client's own pages", async () => {
  const { page, context } = await signedIn(chrome, house, "vendor");
  for (const path of ["/people", "/audit", "/system", "/engagements/new", "/set-up/company"]) {
    assert.equal((await page.goto(path)).status(), 404, path);
  }
  await page.goto("/engagements");
  const names = await text(page);
  assert.ok(!names.includes("北斗") && !names.includes("みどり"), names);
  await context.close();
});

test("signing in and going to the month's close works by the keyboard alone", async () => {
  const context = await chrome.newContext({ baseURL: house.address, locale: "ja-JP" });
  const page = await context.newPage();
  const owner = house.people.find((person) => person.role === "owner");
  await page.goto("/sign-in");
  const focus = () => page.evaluate(() => document.activeElement?.id ?? "");
  for (let n = 0; n < 20 && (await focus()) !== "mail"; n += 1) await page.keyboard.press("Tab");
  await page.keyboard.type(owner.mail);
  await page.keyboard.press("Tab");
  await page.keyboard.type(owner.password);
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => url.pathname === "/");
  const at = () => page.evaluate(() => document.activeElement?.getAttribute("href") ?? "");
  await page.keyboard.press("Tab");
  assert.equal(await at(), "#main", "the first stop skips the navigation");
  await page.keyboard.press("Enter");
  for (let n = 0; n < 60 && !/\/closes\//.test(await at()); n += 1) await page.keyboard.press("Tab");
  assert.match(await at(), /\/closes\//);
  const ring = await page.evaluate(() => {
    const style = getComputedStyle(document.activeElement);
    return style.outlineStyle !== "none" || style.boxShadow !== "none";
  });
  assert.ok(ring, "what has the focus shows it");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/closes\//);
  await context.close();
});

test("⌘K goes to the search, and finds only what one may see", async () => {
  const { page, context } = await signedIn(chrome, house, "vendor");
  await page.goto("/engagements");
  await page.keyboard.press("Control+k");
  assert.equal(await page.evaluate(() => document.activeElement.id), "search");
  await page.keyboard.type("支払");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/search\?q=/);
  assert.match(await text(page), /支払処理/);
  await page.goto("/search?q=%E3%82%B3%E3%83%BC%E3%83%AB");
  assert.ok(!(await text(page)).includes("北斗"));
  await context.close();
});
