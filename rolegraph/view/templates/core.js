// The data, the state of the page, and how text gets into the document: by textContent alone.
const DATA = JSON.parse(document.getElementById("data").textContent);
const NODES = new Map(DATA.nodes.map((node) => [node.id, node]));
const EDGES = new Map(DATA.edges.map((edge) => [edge.id, edge]));
const KINDS = new Map(DATA.kinds.map((kind) => [kind.key, kind]));
const TOUCHING = new Map(DATA.nodes.map((node) => [node.id, []]));
for (const edge of DATA.edges) {
  TOUCHING.get(edge.from).push(edge);
  if (edge.to !== edge.from) TOUCHING.get(edge.to).push(edge);
}

const state = { lang: DATA.lang, hidden: new Set(), allLines: false, chosen: null, hover: null, view: "picture", grown: 1 };
const watchers = [];

/** Calls `draw` now and whenever one of the named parts of the state changes ("lang", "filter", "chosen", "theme"). */
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

const SVG = "http://www.w3.org/2000/svg";

/** An element; attributes as given, `on…` as listeners; children are elements or text, never markup. */
function make(tag, attributes = {}, ...children) {
  const element = ["svg", "path"].includes(tag) ? document.createElementNS(SVG, tag) : document.createElement(tag);
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

/** The label of a node as [language, text]: in the language of the interface, or else the first there is. */
function labelOf(node) {
  return node.labels.find(([lang]) => lang === state.lang) ?? node.labels[0];
}

function nodeWords(node) {
  const [lang, text] = labelOf(node);
  return words(text, lang, KINDS.get(node.group).claim);
}

function isClaim(node) {
  return KINDS.get(node.group).claim;
}

/** Lower case without marks above letters: what search and filter compare. */
function plain(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
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

/** A line in the background says what two other lines say with one step more; it shows when one of its ends is chosen. */
function edgeShown(edge) {
  if (!nodeShown(NODES.get(edge.from)) || !nodeShown(NODES.get(edge.to))) return false;
  if (!edge.quiet || state.allLines || isChosen("edge", edge.id)) return true;
  return isChosen("node", edge.from) || isChosen("node", edge.to);
}

/** The nodes that the choice is about, or null where nothing is chosen. */
function near() {
  if (state.chosen === null) return null;
  if (state.chosen.type === "edge") {
    const edge = EDGES.get(state.chosen.id);
    return new Set([edge.from, edge.to]);
  }
  const found = new Set([state.chosen.id]);
  for (const edge of TOUCHING.get(state.chosen.id)) found.add(edge.from).add(edge.to);
  return found;
}

function edgeNear(edge) {
  return state.chosen === null || isChosen("edge", edge.id) || isChosen("node", edge.from) || isChosen("node", edge.to);
}
