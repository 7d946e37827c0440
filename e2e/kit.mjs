// What the journeys share: the demo company served, people signed in, and what holds on each page.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout } from "node:timers/promises";
import { chromium } from "playwright-core";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const SHOTS = process.env.KAJITORI_SHOTS ?? "";
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Serves the demo company on a free port and answers how to reach it. */
export async function serve() {
  // A house that is served already, by the line that the demo has printed.
  const served = process.env.KAJITORI_SERVED;
  if (served) return { ...JSON.parse(readFileSync(served, "utf8")), stop: async () => {} };
  const { line, stop } = await started(["demo", "--listen", "127.0.0.1:0", "--json"],
    (line) => line.startsWith("{\"address\"") && line);
  return { ...JSON.parse(line), stop };
}

/** Serves a house that nobody has entered yet, and answers the link by which somebody does. */
export async function serveEmpty() {
  const data = mkdtempSync(join(tmpdir(), "kajitori-e2e-"));
  const { line, stop } = await started(["serve", "--listen", "127.0.0.1:0", "--data", data],
    (line) => line.match(/http:\S+\/links\/\S+/)?.[0]);
  const gone = async () => { await stop(); rmSync(data, { recursive: true }); };
  return { address: new URL(line).origin, link: line, stop: gone };
}

/** Starts the program, and waits for the line that `seek` finds in what it says. */
async function started(words, seek) {
  const program = process.env.KAJITORI_BINARY;
  assert.ok(program, "KAJITORI_BINARY says where the program lies: run `cargo xtask e2e`");
  const child = spawn(program, words, { stdio: ["ignore", "pipe", "pipe"] });
  const line = await new Promise((found, lost) => {
    for (const input of [child.stdout, child.stderr]) {
      createInterface({ input }).on("line", (line) => {
        const what = seek(line);
        if (what) found(what);
        if (line.includes("\"level\":\"ERROR\"")) console.error(line);
      });
    }
    child.on("exit", (code) => lost(new Error(`${words[0]} ended with ${code}`)));
  });
  const stop = () => new Promise((done) => { child.on("exit", done); child.kill("SIGTERM"); });
  return { line, stop };
}

/** Starts the browser. */
export function browser() {
  const executablePath = process.env.KAJITORI_CHROMIUM ?? "/usr/bin/chromium";
  const args = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
  ];
  return chromium.launch({ executablePath, args });
}

/** Somebody of the demo by what they are, or by their mail; all have one password. */
export function somebody(house, who) {
  const known = house.people.find((person) => person.role === who);
  assert.ok(known || who.includes("@"), `the demo has no ${who}`);
  return known ?? { mail: who, password: house.people[0].password };
}

/** A browser window of somebody who has signed in. */
export async function signedIn(browser, house, who, options = {}) {
  const person = somebody(house, who);
  const context = await browser.newContext({
    baseURL: house.address, locale: "ja-JP", viewport: { width: 1280, height: 900 },
    reducedMotion: "reduce", ...options,
  });
  // Two cores that also build are slow.
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  const broken = [];
  page.on("pageerror", (error) => broken.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") broken.push(message.text());
  });
  await page.goto("/sign-in");
  await page.fill("#mail", person.mail);
  await page.fill("#password", person.password);
  await page.click("main button[type=submit], form button[type=submit]");
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
  return { context, page, broken, person };
}

/** Whatever axe finds on the page as it stands, in one line each. */
export async function violations(page, runOnly = { type: "tag", values: RULES }) {
  await page.evaluate(AXE);
  const found = await page.evaluate(
    (runOnly) => globalThis.axe.run(document, { runOnly }), runOnly);
  return found.violations.map((violation) => {
    const where = violation.nodes.slice(0, 3).map((node) => node.target.join(" ")).join(" | ");
    return `${violation.id}: ${violation.help} (${where})`;
  });
}

/** What cannot be read in the dark; only colours differ there. */
export async function darkViolations(page) {
  await page.emulateMedia({ colorScheme: "dark" });
  const found = await violations(page, { type: "rule", values: ["color-contrast"] });
  await page.emulateMedia({ colorScheme: "light" });
  return found.map((why) => `in the dark: ${why}`);
}

/** By how many pixels the page is wider than its window. */
export function overflow(page) {
  return page.evaluate(() => {
    const root = document.scrollingElement;
    return root.scrollWidth - root.clientWidth;
  });
}

/** Keeps a picture of the page, where `KAJITORI_SHOTS` names a folder. */
export async function shot(page, name) {
  if (!SHOTS) return;
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: join(SHOTS, `${name}.png`), fullPage: true });
}

/** Keeps a picture of what a printer would get. */
export async function printed(page, name) {
  if (!SHOTS) return;
  mkdirSync(SHOTS, { recursive: true });
  await page.pdf({ path: join(SHOTS, `${name}.pdf`), format: "A4", printBackground: true });
}

/** The address of the engagement whose name holds `text`. */
export async function engagement(page, text) {
  await page.goto("/engagements");
  const link = page.locator("main a[href^='/engagements/']", { hasText: text }).first();
  return (await link.getAttribute("href")).match(/^\/engagements\/[^/?]+/)[0];
}

/** What the page says, in one line. */
export async function text(page) {
  return (await page.locator("main").innerText()).replace(/\s+/g, " ");
}

/** Opens a page and sees that it is there. */
export async function open(page, path) {
  const answer = await page.goto(path);
  assert.equal(answer.status(), 200, path);
  return text(page);
}

/** Opens `path` again and again until it says `wanted`; jobs take a while. */
export async function until(page, path, wanted, most = 300_000) {
  const end = Date.now() + most;
  let said = await open(page, path);
  while (!wanted.test(said) && Date.now() < end) {
    // Whoever asks without a breath keeps the jobs from working.
    await setTimeout(300);
    said = await open(page, path);
  }
  assert.match(said, wanted, path);
  return said;
}

/** Sends the form that holds `button`, or follows the link, and waits for the page after. */
export async function go(page, button) {
  await Promise.all([page.waitForEvent("load"), button.click()]);
}

/** The kind of page that an address leads to; ids and names of things are put together. */
export function kind(path) {
  return path.split(/[?#]/)[0]
    .replace(/[0-9a-hjkmnp-tv-z]{26}/g, "{id}")
    .replace(/[0-9a-f]{64}/g, "{hash}")
    .replace(/\d{4}-\d{2}/g, "{month}")
    .replace(/levels\/[^/]+/, "levels/{level}")
    .replace(/cases\/[^/]+/, "cases/{case}")
    .replace(/help\/[^/]+/, "help/{word}");
}

/** Walks from the start along the links, to one page of each kind, and calls `look` on it. */
export async function crawl(page, most, look) {
  const seen = new Set(), queue = [["/", "the start"]];
  while (queue.length > 0 && seen.size < most) {
    const [path, from] = queue.shift();
    const own = kind(path);
    if (seen.has(own) || /\.(csv|xlsx|pdf|json|svg)$|\/export$/.test(own)) continue;
    seen.add(own);
    await look({ path, own, from, answer: await page.goto(path) });
    const leads = await page.$$eval("a[href]",
      (links) => links.map((link) => link.getAttribute("href")));
    const inside = leads.filter((to) => to.startsWith("/") && !to.startsWith("/assets/"));
    queue.push(...inside.map((to) => [to, path]));
  }
  return seen;
}

/** A name for pictures of the page of this kind. */
export const named = (own) => own.replaceAll("/", "_").replace(/[{}]/g, "");

/** Goes by Tab to `wanted`; whatever has the focus on the way shows it. */
export async function tabTo(page, wanted, most = 300) {
  const blind = [];
  for (let n = 0; n < most; n += 1) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => {
      const { activeElement: own } = document;
      const style = getComputedStyle(own);
      const ring = style.outlineStyle !== "none" || style.boxShadow !== "none";
      return ring || own === document.body ? "" : own.outerHTML.slice(0, 120);
    });
    if (at) blind.push(at);
    if (await wanted.first().evaluate((node) => node === document.activeElement)) {
      assert.deepEqual(blind, [], "what has the focus shows it");
      return;
    }
  }
  assert.fail(`${wanted} is not reached by Tab on ${page.url()}`);
}

/** Follows a link or presses a button by the keyboard alone. */
export async function enter(page, wanted) {
  await tabTo(page, wanted);
  await Promise.all([page.waitForEvent("load"), page.keyboard.press("Enter")]);
}

/** Fills in fields of the page, by their ids, by the keyboard alone. */
export async function type(page, values) {
  for (const [id, value] of Object.entries(values)) {
    await tabTo(page, page.locator(`#${id}`));
    await page.keyboard.press("Control+a");
    await page.keyboard.type(value);
  }
}

/** A small file of operation records, as the vendor of the payments sends them. */
export function records(prefix, rows, note = "") {
  const lines = [`業務,伝票番号,工程,状態,日付,時刻,担当部署,担当者,受領方法,金額${note && ",備考"}`];
  for (let n = 0; n < rows; n += 1) {
    const [day, minute] = [10 + (n % 9), String(n % 60).padStart(2, "0")];
    const when = `2026/11/${day},10:${minute}:00`;
    lines.push(`買掛・支払,${prefix}-${n},請求書受領,受付済,${when},支払課,田中,メール,1000`
      + (note && `,${note}`));
  }
  return Buffer.from(`${lines.join("\r\n")}\r\n`, "utf8");
}
