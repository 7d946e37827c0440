// Sends a file in pieces: a broken connection costs at most the piece that was on its way, and the
// same file chosen again goes on where it stopped. Without this the form sends the file as a whole.

const PIECE = 4 * 1024 * 1024;
// A file up to this size is hashed here too, so that the house can tell whether it arrived unhurt.
const HASHED = 64 * 1024 * 1024;
const TRIES = 5;

const wait = (ms) => new Promise((done) => setTimeout(done, ms));

// What the house refuses, in its words.
class Refused extends Error {
  constructor(status, told) {
    super([told.title, told.detail].filter(Boolean).join(" "));
    this.status = status;
    this.told = told;
  }
}

async function ask(method, address, body) {
  const json = typeof body === "string";
  const headers = json ? { "content-type": "application/json" } : {};
  const answer = await fetch(address, { method, body, headers, credentials: "same-origin" });
  const told = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Refused(answer.status, told);
  return told;
}

async function hash(file) {
  if (file.size > HASHED || !globalThis.crypto?.subtle) return undefined;
  const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

// The delivery that this file was begun as in this browser, and how much of it is there.
async function begun(base, key) {
  const id = localStorage.getItem(key);
  if (!id) return undefined;
  const now = await ask("GET", `${base}/${id}`).catch(() => undefined);
  return now?.state === "receiving" ? { id, offset: now.received } : undefined;
}

async function send(base, file, fields, progress) {
  const what = { ...fields, file: file.name, bytes: file.size };
  const key = ["upload", base, JSON.stringify(what), file.lastModified].join(":");
  let { id, offset } =
    (await begun(base, key)) ??
    (await ask("POST", base, JSON.stringify(what)).then(({ id }) => ({ id, offset: 0 })));
  localStorage.setItem(key, id);
  for (let failed = 0; offset < file.size; ) {
    progress(offset);
    try {
      const piece = file.slice(offset, offset + PIECE);
      const now = await ask("PUT", `${base}/${id}/bytes?offset=${offset}`, piece);
      [offset, failed] = [now.received, 0];
    } catch (error) {
      // Where the house has another offset it says which; then something did arrive.
      const told = error instanceof Refused && error.told.code === "delivery-offset";
      const right = told ? Number(error.told.args.offset) : offset;
      if (right !== offset) {
        [offset, failed] = [right, 0];
        continue;
      }
      if (error instanceof Refused && error.status < 500) throw error;
      failed += 1;
      if (failed >= TRIES) throw error;
      await wait(1000 * 2 ** failed);
    }
  }
  progress(offset);
  await ask("POST", `${base}/${id}/finish`, JSON.stringify({ sha256: await hash(file) }));
  localStorage.removeItem(key);
  return id;
}

function improve(form) {
  const shown = form.querySelector("[data-progress]");
  const bar = shown.querySelector("progress");
  const label = shown.querySelector("label");
  const said = shown.querySelector("[data-said]");
  const button = form.querySelector("button[type=submit]");
  const number = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 1 });
  const size = (bytes) => number.format(bytes / 1024 / 1024);
  form.addEventListener("submit", async (event) => {
    const data = new FormData(form);
    const file = data.get("file");
    // An empty choice is answered by the form itself.
    if (!(file instanceof File) || file.size === 0) return;
    event.preventDefault();
    [shown.hidden, button.disabled, said.textContent] = [false, true, ""];
    const progress = (sent) => {
      bar.value = (100 * sent) / file.size;
      label.textContent = form.dataset.sending
        .replace("%1", size(sent))
        .replace("%2", size(file.size));
      if (sent === file.size) said.textContent = form.dataset.looking;
    };
    try {
      const fields = { role: data.get("role"), corrects: data.get("corrects") || undefined };
      const id = await send(form.dataset.upload, file, fields, progress);
      location.assign(`${form.dataset.done}/${id}`);
    } catch (error) {
      said.textContent = error instanceof Refused ? error.message : form.dataset.broken;
      [button.disabled, button.textContent] = [false, form.dataset.again];
    }
  });
}

document.querySelectorAll("form[data-upload]").forEach(improve);
