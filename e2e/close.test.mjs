// A month to its end in the browser: one thing is contested and agreed on, another is denied, the
// month is measured anew, the vendor confirms, the client fixes, and both hold the same file.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, test } from "node:test";
import {
  browser, engagement, go, open, serve, shot, signedIn, text, until, violations,
} from "./kit.mjs";

const MONTH = "2026-10";
let house, chrome, owner, vendor, desk, close, cases;
before(async () => {
  [house, chrome] = await Promise.all([serve(), browser()]);
  owner = (await signedIn(chrome, house, "owner")).page;
  vendor = (await signedIn(chrome, house, "manager@hokuto.example.jp")).page;
  desk = await engagement(owner, "コールセンター");
  close = `${desk}/closes/${MONTH}`;
});
after(async () => { await chrome?.close(); await house?.stop(); });

const press = (page, name) =>
  go(page, page.locator("main button[type=submit]", { hasText: name }).first());

/** The page of the month's contest about `what`. */
async function contest(page, what) {
  await open(page, `${desk}/contests`);
  const link = page.locator("main th[scope=row] a", { hasText: what });
  return link.first().getAttribute("href");
}

test("while something is contested nobody can go on", async () => {
  assert.match(await open(owner, close), /異議 1 件が解決すると確定できます/);
  assert.ok(await owner.locator("main .acts button").isDisabled());
  assert.deepEqual(await violations(owner), []);
  await shot(owner, "close-1-contested");
});

test("the vendor contests a case, the client denies it, the vendor takes the no", async () => {
  await open(vendor, `${desk}/months/${MONTH}/levels/desk-first-answer?show=missed`);
  cases = await vendor.locator("main table a[href*='/cases/']").allInnerTexts();
  await go(vendor, vendor.locator("main a[href*='/contests/new']").first());
  await vendor.check("#target-exclusion");
  await vendor.fill("#case", cases.at(-1));
  await vendor.fill("#reason", "短い");
  await press(vendor, "異議を出す");
  assert.ok(await vendor.locator("#reason[aria-invalid=true]").count(), "a reason is too short");
  assert.deepEqual(await violations(vendor), []);
  await vendor.fill("#reason", "試験のために起票したもので、利用者からの依頼ではありません。");
  await press(vendor, "異議を出す");
  const place = await contest(vendor, "数えるか");
  await open(owner, place);
  assert.deepEqual(await violations(owner), []);
  await owner.locator("input[name=accepted][value=no]").check();
  await owner.fill("#text", "利用者の依頼が記録に残っています。");
  await press(owner, "回答する");
  await shot(owner, "close-2-denied");
  await open(vendor, place);
  const reject = vendor.locator("form[action$='/rejection']");
  await reject.locator("textarea").fill("確かめました。");
  await go(vendor, reject.locator("button"));
  assert.match(await text(vendor), /この異議は終わりました/);
  assert.deepEqual(await violations(vendor), []);
});

test("what the client accepts is mended by agreement, and measured beside what was", async () => {
  const place = await contest(owner, "の停止");
  await open(owner, place);
  await owner.locator("input[name=accepted][value=yes]").check();
  await owner.fill("#text", "通話の控えを確かめました。");
  await press(owner, "回答する");
  await open(vendor, place);
  assert.deepEqual(await violations(vendor), []);
  const { from, until: to } = await pause(place);
  await vendor.fill("#from", from);
  await vendor.fill("#until", to);
  await press(vendor, "この直し方で合意する");
  const said = await until(vendor, close, /前の値/);
  await until(vendor, close, /値を確かめてください/);
  assert.ok(!said.includes("計測できませんでした"), said);
  assert.deepEqual(await violations(vendor), []);
  await shot(vendor, "close-3-measured-again");
});

/** A pause within the contested case, as the field of the form takes it. */
async function pause(place) {
  await open(vendor, place);
  const at = await vendor.locator("aside dl a[href*='/cases/']").first().getAttribute("href");
  await open(vendor, at);
  const first = (await text(vendor)).match(/2026\/10\/(\d\d) (\d\d):(\d\d)/);
  assert.ok(first, "the case has a first event");
  await open(vendor, place);
  const day = `2026-10-${first[1]}T`;
  return { from: `${day}${first[2]}:${first[3]}`, until: `${day}23:00` };
}

test("the vendor confirms, and then the client fixes", async () => {
  await open(vendor, close);
  await go(vendor, vendor.locator("main .acts a", { hasText: "この値に合意する" }));
  assert.deepEqual(await violations(vendor), []);
  await shot(vendor, "close-4-sure");
  await press(vendor, "この値に合意する");
  assert.match(await open(owner, close), /確定してください/);
  await go(owner, owner.locator("main .acts a", { hasText: "月を確定する" }));
  assert.match(await text(owner), /こうなります/);
  assert.deepEqual(await violations(owner), []);
  await press(owner, "月を確定する");
  assert.match(await open(owner, close), /確定しました/);
  assert.deepEqual(await violations(owner), []);
  await shot(owner, "close-5-fixed");
});

test("both download the same file", async () => {
  const hashes = [];
  for (const page of [owner, vendor]) {
    await until(page, close, /確定しました.*\bPDF\b/);
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.locator("main a[href*='/packs/']", { hasText: "PDF" }).click(),
    ]);
    const bytes = Buffer.concat(await (await file.createReadStream()).toArray());
    assert.equal(bytes.subarray(0, 5).toString(), "%PDF-");
    hashes.push(createHash("sha256").update(bytes).digest("hex"));
  }
  assert.equal(hashes[0], hashes[1]);
});
