// The data, the state of the page, and how text gets into the document: by textContent alone.
const DATA = JSON.parse(document.getElementById("data").textContent);

/** A table of the data as records; `id` is the place, and a word of few is written as its number. */
function unpacked({ columns, words, rows }) {
  const lists = columns.map((name) => words[name] ?? null);
  return rows.map((row, id) => {
    const record = { id };
    for (let at = 0; at < columns.length; at += 1) {
      record[columns[at]] = lists[at] === null || row[at] === null ? row[at] : lists[at][row[at]];
    }
    return record;
  });
}

for (const name of ["nodes", "edges", "sentences", "statements"]) DATA[name] = unpacked(DATA[name]);
const NODES = new Map(DATA.nodes.map((node) => [node.id, node]));
const EDGES = new Map(DATA.edges.map((edge) => [edge.id, edge]));
const KINDS = new Map(DATA.kinds.map((kind) => [kind.key, kind]));
const BY_IRI = new Map(DATA.nodes.map((node) => [node.iri, node]));
const TOUCHING = new Map(DATA.nodes.map((node) => [node.id, []]));
for (const edge of DATA.edges) {
  TOUCHING.get(edge.from).push(edge);
  if (edge.to !== edge.from) TOUCHING.get(edge.to).push(edge);
}
const MATCHES = ["exactMatch", "closeMatch", "broadMatch", "narrowMatch", "relatedMatch"];

const state = {
  lang: DATA.lang,
  hidden: new Set(),
  hiddenLines: new Set(),
  allLines: false,
  chosen: null,
  hover: null,
  room: "picture",
  grown: 1,
  // The picture of a question, and what it is about: open nodes, two roles, a group, a page of a list, how many.
  view: { name: "all", open: [], pair: [], group: null, page: 0, most: 0 },
  scene: null,
  camera: null,
  size: "usual",
  allRows: false,
};
const watchers = [];

/** Calls `draw` now and whenever one of the named parts of the state changes ("lang", "filter", "chosen", "scene" …). */
function watch(parts, draw) {
  watchers.push({ parts, draw });
  draw();
}

function changed(...parts) {
  for (const watcher of watchers) {
    if (watcher.parts.some((part) => parts.includes(part))) watcher.draw();
  }
}

/** A string of the interface in the language that is on; `{name}` takes a value. */
function say(key, values = {}) {
  const text = key.split(".").reduce((strings, part) => strings?.[part], DATA.strings[state.lang]) ?? key.split(".").pop();
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

function counted(value) {
  return new Intl.NumberFormat(state.lang).format(value);
}

const SVG = "http://www.w3.org/2000/svg";

/** An element; attributes as given, `on…` as listeners; children are elements or text, never markup. */
function make(tag, attributes = {}, ...children) {
  const element = ["svg", "path", "line"].includes(tag) ? document.createElementNS(SVG, tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/** A text of the graph with its own language and direction, in italics if it is a claim. */
function words(text, lang, claim = false) {
  return make("span", { lang: lang || null, dir: "auto", class: claim ? "claim" : null }, text);
}

/** The label of a node as [language, text]: in the language of the interface, else in the first there is in their order. */
function labelOf(node) {
  for (const wanted of [state.lang, ...DATA.languages]) {
    const found = node.labels.find(([lang]) => lang === wanted || (wanted !== "" && lang.startsWith(`${wanted}-`)));
    if (found) return found;
  }
  return node.labels[0];
}

function nodeWords(node) {
  const [lang, text] = labelOf(node);
  return words(text, lang, KINDS.get(node.group).claim);
}

function isClaim(node) {
  return KINDS.get(node.group).claim;
}

function isRole(node) {
  return node.group === "role" || node.group === "named";
}

/** Lower case without marks above letters: what search and filter compare. */
function plain(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/** The words of a statement; where the span has the same words, the data leave them out. */
function wordingOf(statement) {
  return statement.wording ?? DATA.sentences[statement.sentence].text.slice(statement.start, statement.end);
}

function nodeShown(node) {
  return !state.hidden.has(node.group);
}

function choose(type, id) {
  state.chosen = type === null ? null : { type, id };
  changed("chosen");
}

function isChosen(type, id) {
  return state.chosen !== null && state.chosen.type === type && state.chosen.id === id;
}

/** Whether the filters let a line pass. */
function lineShown(edge) {
  return nodeShown(NODES.get(edge.from)) && nodeShown(NODES.get(edge.to)) && !state.hiddenLines.has(edge.property);
}

/** A line in the background says what two other lines say with one step more; it shows when one of its ends is chosen. */
function edgeShown(edge) {
  if (!lineShown(edge)) return false;
  if (!edge.quiet || state.allLines || isChosen("edge", edge.id)) return true;
  return isChosen("node", edge.from) || isChosen("node", edge.to);
}

/** The nodes that the choice is about, or null where nothing is chosen. */
function near() {
  if (state.chosen === null || state.chosen.type === "group") return null;
  if (state.chosen.type === "edge") {
    const edge = EDGES.get(state.chosen.id);
    return new Set([edge.from, edge.to]);
  }
  const found = new Set([state.chosen.id]);
  for (const edge of TOUCHING.get(state.chosen.id)) found.add(edge.from).add(edge.to);
  return found;
}

function edgeNear(edge) {
  if (state.chosen === null || state.chosen.type === "group") return true;
  return isChosen("edge", edge.id) || isChosen("node", edge.from) || isChosen("node", edge.to);
}
