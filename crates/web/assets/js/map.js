// Redraws the process map while its sliders move, and lets it be moved and enlarged. Without this
// the form redraws the page, and the frame scrolls.

const form = document.getElementById("map-controls");
const frame = document.getElementById("map-frame");
const said = document.getElementById("map-said");
const tools = document.getElementById("map-tools");

const STEP = 1.25;
const SMALLEST = 0.25;
const LARGEST = 4;
const calm = matchMedia("(prefers-reduced-motion: reduce)");

let scale = 1;
let natural = [0, 0];
let running = new AbortController();

const picture = () => frame.querySelector("svg");

function measure() {
  const svg = picture();
  natural = svg ? [svg.viewBox.baseVal.width, svg.viewBox.baseVal.height] : [0, 0];
}

function resize(to) {
  const svg = picture();
  if (!svg) return;
  scale = Math.min(LARGEST, Math.max(SMALLEST, to));
  svg.setAttribute("width", Math.round(natural[0] * scale));
  svg.setAttribute("height", Math.round(natural[1] * scale));
}

const fit = () => resize(Math.min(1, (frame.clientWidth - 16) / (natural[0] || 1)));

// The question as the form asks it; what is empty is left out.
function question() {
  const asked = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (value !== "") asked.append(name, value);
  return asked;
}

async function redraw() {
  running.abort();
  running = new AbortController();
  const asked = question();
  try {
    const address = `${form.dataset.picture}?${asked}`;
    const answer = await fetch(address, { signal: running.signal, credentials: "same-origin" });
    if (!answer.ok) return form.submit();
    const text = await answer.text();
    const drawn = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
    if (drawn.nodeName !== "svg") return form.submit();
    picture()?.replaceWith(document.importNode(drawn, true));
    measure();
    resize(scale);
    const told = picture().querySelector("desc");
    said.textContent = told?.textContent ?? "";
    if (told?.dataset.all) form.elements.connections.max = told.dataset.all;
    history.replaceState(null, "", `${form.action.split("?")[0]}?${asked}`);
  } catch (error) {
    if (error.name !== "AbortError") form.submit();
  }
}

function show(range) {
  const output = form.querySelector(`output[for="${range.id}"]`);
  if (output) output.textContent = range.value;
}

form?.addEventListener("input", (event) => {
  if (event.target.type === "range") show(event.target);
  if (["range", "radio"].includes(event.target.type)) redraw();
});

tools?.removeAttribute("hidden");
tools?.addEventListener("click", (event) => {
  const act = event.target.closest("button")?.dataset.act;
  if (act === "in") resize(scale * STEP);
  if (act === "out") resize(scale / STEP);
  if (act === "fit") fit();
  if (act === "whole") resize(1);
});

frame?.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const far = 80;
  const ways = {
    "+": () => resize(scale * STEP),
    "-": () => resize(scale / STEP),
    "0": () => fit(),
    ArrowLeft: () => move(-far, 0),
    ArrowRight: () => move(far, 0),
    ArrowUp: () => move(0, -far),
    ArrowDown: () => move(0, far),
  };
  const way = ways[event.key];
  if (!way) return;
  event.preventDefault();
  way();
});

function move(left, top) {
  frame.scrollBy({ left, top, behavior: calm.matches ? "auto" : "smooth" });
}

// Dragging moves the map; a press that does not move is a click on what lies there.
let held;
frame?.addEventListener("pointerdown", (event) => {
  if (event.pointerType === "mouse" && event.button === 0) {
    held = { x: event.clientX, y: event.clientY, left: frame.scrollLeft, top: frame.scrollTop };
  }
});
frame?.addEventListener("pointermove", (event) => {
  if (!held) return;
  const [x, y] = [event.clientX - held.x, event.clientY - held.y];
  held.moved ||= Math.hypot(x, y) > 5;
  if (held.moved) frame.scrollTo(held.left - x, held.top - y);
});
addEventListener("pointerup", () => {
  const moved = held?.moved;
  held = undefined;
  if (moved) frame.addEventListener("click", (event) => event.preventDefault(), { once: true });
});
frame?.addEventListener("dragstart", (event) => event.preventDefault());

if (frame && picture()) {
  measure();
  if (natural[0] > frame.clientWidth) fit();
}
