// Text, graph and table tell the same: what is chosen or pointed at in one shows in all three.
const LINKED = [...document.querySelectorAll("[data-s]")];
const numbersOf = (element) => element.dataset.s.split(" ").map(Number);
const LAST = document.querySelectorAll("[data-row]").length;
const BY_NUMBER = new Map();
for (const element of LINKED) {
  if (element.matches("td a")) continue;
  for (const number of numbersOf(element)) {
    if (!BY_NUMBER.has(number)) BY_NUMBER.set(number, []);
    BY_NUMBER.get(number).push(element);
  }
}
let chosen = null;

function paint(name, numbers) {
  for (const element of document.querySelectorAll(`.${name}[data-s]`)) element.classList.remove(name);
  for (const number of numbers) for (const element of BY_NUMBER.get(number) ?? []) element.classList.add(name);
}

/** What the pointer is on: the nearest element that tells of statements. */
function under(event) {
  const element = event.target.closest?.("[data-s]");
  return element ? numbersOf(element) : [];
}

function tell(numbers) {
  const place = document.getElementById("chosen");
  place.replaceChildren();
  if (!numbers.length) return;
  const said = numbers.map((number) => document.getElementById(`w${number}`)?.textContent).filter(Boolean);
  const words = [...new Set(said)].join(" · ");
  const kind = document.createElement("span");
  kind.className = "kind";
  const name = document.getElementById(`kn-${document.getElementById(`s${numbers[0]}`).dataset.k}`).cloneNode(true);
  name.removeAttribute("id");
  kind.append(name, ":");
  const text = document.createElement("bdi");
  text.dir = "auto";
  text.textContent = words;
  place.append(kind, " ", text);
}

function choose(numbers, { quiet = false, from = null } = {}) {
  chosen = numbers.length ? numbers : null;
  paint("on", numbers);
  tell(numbers);
  if (!quiet) history.replaceState(null, "", chosen ? `#s${numbers[0]}` : location.pathname + location.search);
  if (!chosen) return;
  if (from !== "text") document.querySelector(".text .on")?.scrollIntoView({ block: "nearest" });
}

document.addEventListener("click", (event) => {
  const numbers = under(event);
  if (!numbers.length || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const element = event.target.closest("[data-s]");
  const from = element.closest(".text") ? "text" : element.closest("table") ? "table" : "graph";
  if (element.closest("a")) event.preventDefault();
  choose(numbers, { from });
});
document.addEventListener("pointerover", (event) => paint("hover", under(event)));
document.addEventListener("focusin", (event) => paint("hover", under(event)));

/** The next statement in text order, or the one before. */
function step(by) {
  if (!LAST) return;
  const at = chosen ? chosen[0] + by : by > 0 ? 1 : LAST;
  const number = ((at - 1 + LAST) % LAST) + 1;
  choose([number]);
  const sign = document.querySelector(`.text .sign.on`);
  if (sign) sign.focus({ preventScroll: true });
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input:not([type=checkbox]), textarea")) return;
  if (event.key === "Escape") choose([]);
  if (event.key === "n") step(1);
  if (event.key === "p") step(-1);
});

for (const box of document.querySelectorAll("input[data-kind]")) {
  box.hidden = false;
  box.addEventListener("change", () => {
    for (const element of document.querySelectorAll("[data-k]")) {
      if (element.dataset.k === box.dataset.kind) element.classList.toggle("off", !box.checked);
    }
  });
}
for (const one of document.querySelectorAll(".keys")) one.hidden = false;

/** An address with #s12 opens on statement 12, in the text where it has words there. */
function follow() {
  const number = Number(/^#s(\d+)$/.exec(location.hash)?.[1]);
  if (!BY_NUMBER.has(number)) return;
  choose([number], { quiet: true });
  document.querySelector(".text .on")?.scrollIntoView({ block: "center" });
}
window.addEventListener("hashchange", follow);
window.addEventListener("load", follow);
