// What the journeys share: the demo company served, people signed in, and what holds on each page.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { chromium } from "playwright-core";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const SHOTS = process.env.KAJITORI_SHOTS ?? "";
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Serves the demo company on a free port and answers how to reach it. */
export async function serve() {
  // A house that is served already, by the line that the demo has printed.
  const served = process.env.KAJITORI_SERVED;
  if (served) return { ...JSON.parse(readFileSync(served, "utf8")), stop: async () => {} };
  const program = process.env.KAJITORI_BINARY;
  assert.ok(program, "KAJITORI_BINARY says where the program lies: run `cargo xtask e2e`");
  const arguments_ = ["demo", "--listen", "127.0.0.1:0", "--json"];
  const child = spawn(program, arguments_, { stdio: ["ignore", "pipe", "inherit"] });
  const line = await new Promise((found, lost) => {
    createInterface({ input: child.stdout }).on("line", (line) => {
      if (line.startsWith("{\"address\"")) found(line);
    });
    child.on("exit", (code) => lost(new Error(`the demo ended with ${code}`)));
  });
  const told = JSON.parse(line);
  const stop = () => new Promise((done) => { child.on("exit", done); child.kill("SIGTERM"); });
  return { ...told, stop };
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

/** A browser window of somebody who has signed in. */
export async function signedIn(browser, house, role, options = {}) {
  const person = house.people.find((person) => person.role === role);
  assert.ok(person, `the demo has no ${role}`);
  const context = await browser.newContext({
    baseURL: house.address, locale: "ja-JP", viewport: { width: 1280, height: 900 },
    reducedMotion: "reduce", ...options,
  });
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
export async function violations(page) {
  await page.evaluate(AXE);
  const found = await page.evaluate(
    (values) => globalThis.axe.run(document, { runOnly: { type: "tag", values } }), RULES);
  return found.violations.map((violation) => {
    const where = violation.nodes.slice(0, 3).map((node) => node.target.join(" ")).join(" | ");
    return `${violation.id}: ${violation.help} (${where})`;
  });
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
