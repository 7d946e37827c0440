// Handing in what is too large for one go: pieces, a connection that breaks in the middle of one, a
// window that is closed, and a file of some hundred megabytes.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtempSync, openSync, closeSync, ftruncateSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { browser, engagement, open, records, serve, shot, signedIn, text } from "./kit.mjs";

const PIECE = 4 * 1024 * 1024;
const LARGE = 300 * 1024 * 1024;

let house, chrome, line;
const folder = mkdtempSync(join(tmpdir(), "kajitori-upload-"));
before(async () => {
  [house, chrome] = await Promise.all([serve(), browser()]);
  line = await breakable(new URL(house.address).port);
});
after(async () => {
  await chrome?.close();
  line?.close();
  await house?.stop();
  rmSync(folder, { recursive: true });
});

/** A way to the house that can be cut while so many bytes are on it. */
async function breakable(port) {
  const way = { after: Infinity, cuts: 0 };
  const server = createServer((socket) => {
    const house = connect(port, "127.0.0.1");
    socket.pipe(house).pipe(socket);
    // Either end goes with the other; a reset is handed on as one.
    for (const [end, other] of [[socket, house], [house, socket]]) {
      end.on("error", () => other.resetAndDestroy());
    }
    socket.on("data", (bytes) => {
      way.after -= bytes.length;
      if (way.after > 0) return;
      [way.after, way.cuts] = [Infinity, way.cuts + 1];
      socket.resetAndDestroy();
      house.resetAndDestroy();
    });
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  way.address = `http://127.0.0.1:${server.address().port}`;
  way.close = () => server.close();
  return way;
}

/** A file of records of `bytes` or a little more, and its hash. */
function file(name, bytes) {
  const note = "備".repeat(300);
  const content = records(name, Math.ceil(bytes / 1000), note);
  const path = join(folder, `${name}.csv`);
  writeFileSync(path, content);
  return { path, size: content.length, hash: createHash("sha256").update(content).digest("hex") };
}

/** The vendor before the form, by the breakable way; every request of the upload is noted. */
async function sender() {
  const { page, context } = await signedIn(chrome, { ...house, address: line.address }, "vendor");
  const place = await engagement(page, "給与計算");
  await open(page, `${place}/deliveries/new`);
  const sent = [];
  page.on("request", (request) => {
    const { pathname, searchParams } = new URL(request.url());
    if (!pathname.startsWith("/api/v1/") || request.method() === "GET") return;
    const offset = searchParams.get("offset");
    const what = offset ?? pathname.split("/").at(-1);
    sent.push({ what, body: offset ? null : request.postData() });
  });
  return { page, context, place, sent };
}

/** How the house says that the delivery on the page stands. */
async function stands(page, place) {
  const id = page.url().match(/deliveries\/([0-9a-z]{26})/)[1];
  const answer = await page.request.get(`/api/v1${place}/deliveries/${id}`);
  assert.equal(answer.status(), 200);
  return answer.json();
}

const submit = (page) => page.click("form[data-upload] button[type=submit]");
const arrived = (page) => page.waitForURL(/\/deliveries\/[0-9a-z]{26}/, { timeout: 60_000 });

test("a connection that breaks in the middle of a piece costs at most that piece", async () => {
  const { page, context, place, sent } = await sender();
  const { path, size, hash } = file("BROKEN", 3 * PIECE - 100_000);
  await page.setInputFiles("#file", path);
  line.after = PIECE + PIECE / 2;
  await submit(page);
  await arrived(page);
  assert.equal(line.cuts, 1);
  const offsets = sent.map((one) => Number(one.what)).filter((offset) => offset >= 0);
  // What had arrived of the piece may be kept; nothing before it is sent again.
  assert.ok(offsets.length > 3, `one is sent again: ${offsets}`);
  assert.deepEqual(offsets, offsets.toSorted((one, other) => one - other), "it goes on");
  assert.equal(JSON.parse(sent.at(-1).body).sha256, hash);
  const told = await stands(page, place);
  assert.deepEqual([told.bytes, told.received], [size, size]);
  assert.equal(told.state, "inspected");
  await context.close();
});

test("a window that was closed goes on where it stopped", async () => {
  const { page, context, place, sent } = await sender();
  const { path, size } = file("CLOSED", 2 * PIECE + 100_000);
  const pieces = /\/bytes\?offset=[1-9]/;
  await page.route(pieces, (route) => route.abort());
  await page.setInputFiles("#file", path);
  await Promise.all([page.waitForEvent("requestfailed"), submit(page)]);
  await page.unroute(pieces);
  await page.reload();
  sent.length = 0;
  await page.setInputFiles("#file", path);
  await submit(page);
  await arrived(page);
  assert.deepEqual(sent.map((one) => one.what), [`${PIECE}`, `${2 * PIECE}`, "finish"]);
  const told = await stands(page, place);
  assert.deepEqual([told.bytes, told.received], [size, size]);
  await context.close();
});

test("who stays without a connection is told, and can go on", async () => {
  const { page, context, place } = await sender();
  await page.clock.install();
  const { path, size } = file("OFFLINE", PIECE + 100_000);
  await page.setInputFiles("#file", path);
  const pieces = /\/bytes\?offset=[1-9]/;
  await page.route(pieces, (route) => route.abort());
  await submit(page);
  // Five tries, with longer and longer waits between them.
  for (let tries = 0; tries < 5; tries += 1) {
    await page.waitForEvent("requestfailed");
    await page.clock.runFor(60_000);
  }
  await page.getByText("通信が切れました").waitFor();
  await shot(page, "upload-offline");
  await page.unroute(pieces);
  await submit(page);
  await arrived(page);
  assert.equal((await stands(page, place)).received, size);
  await context.close();
});

test("a large file arrives, and what is no table is refused in words", async () => {
  const { page, context, place } = await sender();
  const path = join(folder, "large.csv");
  const hole = openSync(path, "w");
  ftruncateSync(hole, LARGE);
  closeSync(hole);
  await page.setInputFiles("#file", path);
  const begun = Date.now();
  await submit(page);
  await page.locator("progress#sent").waitFor();
  await shot(page, "upload-large-under-way");
  await arrived(page);
  console.log(`300 MiB: ${(Date.now() - begun) / 1000} s`);
  const told = await stands(page, place);
  assert.deepEqual([told.bytes, told.received], [LARGE, LARGE]);
  await shot(page, "upload-large");
  // Zeros are no table: none of it may be offered as rows.
  assert.match(await text(page), /large\.csv/);
  assert.equal(told.state, "refused");
  await context.close();
});
