// The journeys by the keyboard alone: Tab, Enter, arrows and typing. Setting up stands in its own
// file. On the way everything that has the focus shows it.

import assert from "node:assert/strict";
import { after, before, beforeEach, afterEach, test } from "node:test";
import { setTimeout } from "node:timers/promises";
import { browser, enter, records, serve, somebody, tabTo, text, type } from "./kit.mjs";

let house, chrome, page;
before(async () => { [house, chrome] = await Promise.all([serve(), browser()]); });
after(async () => { await chrome?.close(); await house?.stop(); });
beforeEach(async () => {
  page = await chrome.newPage({ baseURL: house.address, locale: "ja-JP", reducedMotion: "reduce" });
  // Two cores that also build are slow.
  page.setDefaultTimeout(60_000);
});
afterEach(() => page.close());

const $ = (selector, hasText) => page.locator(selector, { hasText });

/** Signs in, and goes by home to the engagement whose name holds `name`. */
async function begin(who, name) {
  const { mail, password } = somebody(house, who);
  await page.goto("/sign-in");
  await type(page, { mail, password });
  await enter(page, $("main button[type=submit]"));
  if (name) await enter(page, $("main th a", name));
}

test("home: a task is found, search finds, and one signs out", async () => {
  await begin("owner");
  await enter(page, $("main .tasks a"));
  assert.match(page.url(), /\/engagements\//);
  await page.keyboard.press("Control+k");
  await page.keyboard.type("支払");
  await Promise.all([page.waitForEvent("load"), page.keyboard.press("Enter")]);
  await enter(page, $("main .hits a"));
  await tabTo(page, $("details.account > summary"));
  await page.keyboard.press("Enter");
  await enter(page, $("details.account form button", "サインアウト"));
  assert.match(page.url(), /\/sign-in/);
});

test("receive: a file is chosen, its columns are confirmed, its rows are taken in", async () => {
  await begin("vendor", "給与計算");
  await enter(page, $("nav.side a[href*='/deliveries']"));
  await tabTo(page, $("#file"));
  const buffer = records("AP-KEYS", 40);
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"), page.keyboard.press("Enter"),
  ]);
  await chooser.setFiles({ name: "keys.csv", mimeType: "text/csv", buffer });
  await tabTo(page, $("form[data-upload] button[type=submit]"));
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/deliveries\/[0-9a-z]{26}/);
  await enter(page, $("main .next a"));
  await enter(page, $("main button", "この対応で取り込む"));
  const again = $("main .progress a", "更新");
  const end = Date.now() + 300_000;
  while (await again.count() && Date.now() < end) {
    // Whoever asks without a breath keeps the jobs from working.
    await setTimeout(300);
    await enter(page, again);
  }
  assert.match(await text(page), /40 行の取り込みに成功しました/);
});

test("measure: from the month to a level, its missed cases and one of them", async () => {
  await begin("owner", "給与計算");
  await enter(page, $("main section:has(#levels) a.more-link"));
  assert.match(page.url(), /\/months\//);
  await enter(page, $("main a[href*='/levels/ap-on-time']"));
  await tabTo(page, $("#show"));
  await page.keyboard.press("ArrowDown");
  await enter(page, $("main form.filter button[type=submit]"));
  assert.match(page.url(), /show=/);
  await enter(page, $("main table a[href*='/cases/']"));
  assert.match(page.url(), /\/cases\//);
});

test("explore: the map is made smaller and enlarged, narrowed, and given up again", async () => {
  await begin("executive", "給与計算");
  await enter(page, $("nav.side a[href$='/map']"));
  await tabTo(page, $("#activities"));
  const said = await page.locator("#map-said").innerText();
  await Promise.all([page.waitForResponse(/map\.svg/), page.keyboard.press("ArrowLeft")]);
  await page.waitForFunction((was) => document.getElementById("map-said").innerText !== was, said);
  await tabTo(page, $("#map-frame"));
  const width = () => page.locator("#map-frame svg").getAttribute("width");
  const before = await width();
  await page.keyboard.press("+");
  assert.notEqual(await width(), before);
  await enter(page, $("main table a.keep"));
  await enter(page, $("main .chosen a"));
  await enter(page, $("nav.tabs a[href*='/dependency']"));
  assert.match(await text(page), /op-/);
});

test("close: something is contested, talked about and withdrawn", async () => {
  await begin("vendor");
  await enter(page, $("main a[href*='/closes/2026-10']"));
  await enter(page, $("main section:has(#levels) th a"));
  await enter(page, $("main table a[href*='/cases/']"));
  const number = decodeURIComponent(page.url().split("/cases/")[1].split(/[?#]/)[0]);
  await page.goBack();
  await page.goBack();
  await enter(page, $("main a[href*='/contests/new']"));
  await tabTo(page, $("#target-event, #target input:checked"));
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  assert.ok(await page.isChecked("#target-pause"));
  const reason = "支払先の回答を待った時間が時計に入っています。";
  await type(page, { case: number, reason });
  await enter(page, $("main form.sheet button[type=submit]"));
  assert.match(page.url(), /\/contests\/[0-9a-z]{26}/);
  await enter(page, $("main form[action$='/withdrawal'] button"));
  assert.match(await text(page), /この異議は終わりました/);
});
