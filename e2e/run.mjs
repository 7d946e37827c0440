// Serves the demo company once for the files that share it, and runs them one after the other.

import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { serve } from "./kit.mjs";

const house = await serve();
const told = join(mkdtempSync(join(tmpdir(), "kajitori-e2e-")), "served.json");
writeFileSync(told, JSON.stringify({ address: house.address, people: house.people }));
const options = ["--test", "--test-concurrency=1", ...process.argv.slice(2)];
const env = { ...process.env, KAJITORI_SERVED: told };
const run = spawn(process.execPath, options, { stdio: "inherit", env });
process.exitCode = await new Promise((done) => { run.on("exit", (code) => done(code ?? 1)); });
await house.stop();
rmSync(dirname(told), { recursive: true });
