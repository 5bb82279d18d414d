// Search in the index that this page carries: things by their wordings, texts by the words in them.
const INDEX = JSON.parse(document.getElementById("index").textContent);
const AT_ONCE = 50;
const ORDER = ["role", "skill", "party", "document", "question", "named"];
const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const THINGS = INDEX.things.map(([text, kind, file, place]) => ({ text, kind, file, place, plain: plain(text) }));
const WORDS = Object.keys(INDEX.words);
const box = document.getElementById("wanted");
let limit = AT_ONCE;

function addressOf({ file, place }) {
  return typeof file === "string" ? file : `${INDEX.files[file]}${place ? `#s${place}` : ""}`;
}

/** How well a thing answers: its own label before other wordings, beginnings before the middle; null where a word is missing. */
function rank(thing, whole, words) {
  if (!words.every((word) => thing.plain.includes(word))) return null;
  const kind = ORDER.indexOf(thing.kind);
  const label = thing.plain.split("\n", 1)[0];
  const place = label === whole ? 0 : label.startsWith(whole) ? 1 : ` ${label}`.includes(` ${whole}`) ? 2 : label.includes(whole) ? 3 : 4;
  return place * 10 + (kind < 0 ? ORDER.length : kind);
}

function hit(thing) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = addressOf(thing);
  link.dir = "auto";
  const [label, ...others] = thing.text.split("\n");
  link.textContent = label;
  const kind = document.createElement("span");
  kind.className = "count";
  kind.dataset.text = `kind.${thing.kind}`;
  kind.textContent = say(kind.dataset.text, {}, document.documentElement.lang);
  item.append(link, " ", kind);
  if (others.length) {
    const more = document.createElement("bdi");
    more.dir = "auto";
    more.className = "note";
    more.textContent = others.join(" · ");
    item.append(" · ", more);
  }
  return item;
}

/** Numbers of the texts that have every word, or a word that begins so. */
function textsWith(words) {
  const sets = words.map((word) => {
    const found = new Set();
    for (const one of WORDS) {
      if (!one.startsWith(word)) continue;
      let at = 0;
      for (const step of INDEX.words[one]) found.add((at += step));
    }
    return found;
  });
  return [...(sets[0] ?? [])].filter((text) => sets.every((set) => set.has(text))).sort((one, other) => one - other);
}

function find() {
  const whole = plain(box.value.trim().replace(/\s+/g, " "));
  const words = whole.split(" ").filter(Boolean);
  const lang = document.documentElement.lang;
  const found = words.length ? THINGS.map((thing) => [rank(thing, whole, words), thing]).filter(([place]) => place !== null) : [];
  found.sort((one, other) => one[0] - other[0]);
  document.getElementById("hits").replaceChildren(...found.slice(0, limit).map(([, thing]) => hit(thing)));
  const status = document.getElementById("found");
  const counted = (list) => ({ n: Math.min(limit, list.length), all: new Intl.NumberFormat(lang).format(list.length) });
  status.textContent = !words.length ? say("foundHint", {}, lang) : found.length ? say("foundN", counted(found), lang) : say("foundNone", {}, lang);
  const texts = words.length ? textsWith(words) : [];
  document.getElementById("more").hidden = Math.max(found.length, texts.length) <= limit;
  const title = document.getElementById("texts-title");
  title.hidden = texts.length === 0;
  title.textContent = say("textsWith", counted(texts), lang);
  const documents = THINGS.filter((thing) => thing.kind === "document");
  document.getElementById("texts").replaceChildren(...texts.slice(0, limit).map((number) => hit(documents[number])));
}

let wait = null;
box.addEventListener("input", () => {
  limit = AT_ONCE;
  clearTimeout(wait);
  wait = setTimeout(() => {
    history.replaceState(null, "", box.value.trim() ? `#q=${encodeURIComponent(box.value.trim())}` : location.pathname + location.search);
    find();
  }, 120);
});
document.getElementById("more").addEventListener("click", () => {
  const first = limit;
  limit += 4 * AT_ONCE;
  find();
  document.querySelectorAll("#hits a")[first]?.focus();
});
for (const one of document.querySelectorAll("button[data-lang]")) one.addEventListener("click", find);

function fromAddress() {
  const said = /^#q=(.*)$/.exec(location.hash);
  try {
    box.value = said ? decodeURIComponent(said[1]) : box.value;
  } catch {
    // a broken escape: the box stays as it is
  }
  find();
}
window.addEventListener("hashchange", fromAddress);
fromAddress();
if (matchMedia("(pointer: fine)").matches) box.focus();
