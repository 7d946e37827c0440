// Setting up: from the link that an empty house prints to the hub of the first engagement, by the
// keyboard alone; axe looks at every step.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { browser, enter, overflow, serveEmpty, shot, text, type, violations } from "./kit.mjs";

let house, chrome, page;
before(async () => {
  [house, chrome] = await Promise.all([serveEmpty(), browser()]);
  page = await chrome.newPage({ baseURL: house.address, locale: "ja-JP", reducedMotion: "reduce" });
  page.setDefaultTimeout(60_000);
});
after(async () => { await chrome?.close(); await house?.stop(); });

/** What holds at each step. */
async function sound(name) {
  assert.deepEqual(await violations(page), [], name);
  assert.equal(await overflow(page), 0, name);
  await shot(page, `setup-${name}`);
}

const button = (name) => page.locator("main button[type=submit]", { hasText: name });
const link = (name) => page.locator("main a", { hasText: name });

test("the first person enters by the link, and it is good once", async () => {
  await page.goto(house.link);
  await sound("1-link");
  await enter(page, button("登録して始める"));
  assert.match(await text(page), /会社名/);
  await sound("1-link-wrong");
  await type(page, {
    company: "あおば商事株式会社", name: "青葉 はな", kana: "アオバ ハナ",
    mail: "hana@aoba.example.jp", password: "correct horse battery",
  });
  await enter(page, button("登録して始める"));
  assert.match(page.url(), /\/set-up\/company$/);
  const other = await chrome.newPage();
  assert.equal((await other.goto(house.link)).status(), 410);
  assert.deepEqual(await violations(other), []);
  await other.close();
});

test("the company is named, somebody is invited, a vendor is entered", async () => {
  await sound("2-company");
  await type(page, { name_en: "Aoba Trading", kana: "アオバショウジ" });
  await enter(page, button("保存"));
  assert.match(await text(page), /保存しました/);
  await enter(page, link("次へ"));
  await sound("3-people");
  await enter(page, link("人の一覧を開く"));
  await sound("3-people-list");
  await enter(page, page.locator("main a[href='/people/new']"));
  await type(page, { name: "森 彩香", kana: "モリ アヤカ", mail: "mori@aoba.example.jp" });
  await sound("3-people-new");
  await enter(page, page.locator("main form button[type=submit]"));
  assert.match(await page.inputValue("#message"), /\/links\//);
  await sound("3-people-handed");
  await page.goto("/");
  await enter(page, page.locator("main .next a"));
  await sound("4-vendor");
  await type(page, { name: "しののめ業務サービス株式会社", kana: "シノノメ" });
  await enter(page, button("委託先を登録する"));
  assert.match(await text(page), /しののめ業務サービス/);
});

test("the first engagement is made from a template, and its hub says what comes next", async () => {
  await enter(page, link("次へ"));
  await sound("5-engagement");
  await enter(page, link("ひな型を選ぶ"));
  await sound("5-templates");
  await enter(page, page.locator("main .choose a").first());
  await type(page, { from: "2026/13/45" });
  await enter(page, button("委託案件を作る"));
  assert.equal(await page.locator("#from[aria-invalid=true]").count(), 1);
  await sound("5-new-wrong");
  await type(page, { from: "2026/10/01", fee: "1200000" });
  await enter(page, button("委託案件を作る"));
  assert.match(page.url(), /\/engagements\/[0-9a-z]{26}/);
  assert.match(await text(page), /準備中/);
  await sound("6-hub");
  await enter(page, page.locator("main .next a"));
  assert.match(page.url(), /\/agreements/);
  await sound("7-agreement");
});

test("the way back to what is left to set up stands on home", async () => {
  await page.goto("/");
  await sound("8-home");
  await enter(page, page.locator("main .next a"));
  assert.match(page.url(), /\/set-up\/levels/);
  await sound("8-levels");
});
