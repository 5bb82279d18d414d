// The state in the fragment of the address, so that a copied link opens the same picture. Nodes are named by their IRIs.

/** The state as a fragment; what is as usual is left out. */
function addressOf() {
  const parts = new Map();
  const { name, open, pair, group, page, most } = state.view;
  const named = (ids) => ids.map((id) => encodeURIComponent(NODES.get(id).iri)).join(",");
  if (name !== "all") parts.set("view", name);
  if (name === "around") parts.set("open", named(open));
  if (name === "contrast") parts.set("pair", named(pair));
  if (name === "group") parts.set("group", group);
  if (page) parts.set("page", page);
  if (most) parts.set("most", most);
  if (state.hidden.size) parts.set("hide", [...state.hidden].sort().map(encodeURIComponent).join(","));
  if (state.hiddenLines.size) parts.set("lines", [...state.hiddenLines].sort().map(encodeURIComponent).join(","));
  if (state.allLines) parts.set("implied", 1);
  if (state.size !== "usual") parts.set("size", state.size);
  if (state.room === "table") parts.set("show", "table");
  if (state.allRows) parts.set("rows", "all");
  if (state.chosen?.type === "node") parts.set("node", encodeURIComponent(NODES.get(state.chosen.id).iri));
  if (state.chosen?.type === "edge") {
    const edge = EDGES.get(state.chosen.id);
    parts.set("line", [NODES.get(edge.from).iri, edge.property, NODES.get(edge.to).iri].map(encodeURIComponent).join(","));
  }
  if (state.lang !== DATA.lang) parts.set("lang", state.lang);
  if (state.camera) parts.set("zoom", [state.camera.scale.toFixed(5), state.camera.x.toFixed(1), state.camera.y.toFixed(1)].join(","));
  return [...parts].map(([key, value]) => `${key}=${value}`).join("&");
}

/** What a fragment says: lists of decoded texts by name; what cannot be read counts as not said. */
function readAddress(text) {
  const found = new Map();
  for (const part of text.replace(/^#/, "").split("&")) {
    const at = part.indexOf("=");
    if (at < 1) continue;
    try {
      found.set(part.slice(0, at), part.slice(at + 1).split(",").map(decodeURIComponent));
    } catch {
      // a broken escape: this part is left out
    }
  }
  return found;
}

/** Takes the state from a fragment. Names that the data do not know are passed over. */
function applyAddress(text) {
  const said = readAddress(text);
  const one = (key) => said.get(key)?.[0];
  const ids = (key) => (said.get(key) ?? []).map((iri) => BY_IRI.get(iri)?.id).filter((id) => id !== undefined);
  const whole = (key) => (/^\d{1,6}$/.test(one(key) ?? "") ? Number(one(key)) : 0);
  const lang = Object.hasOwn(DATA.strings, one("lang") ?? "") ? one("lang") : DATA.lang;
  state.lang = lang;
  state.hidden = new Set((said.get("hide") ?? []).filter((key) => KINDS.has(key)));
  state.hiddenLines = new Set((said.get("lines") ?? []).filter((key) => HAS.has(key)));
  state.allLines = one("implied") === "1";
  state.size = MEASURES.includes(one("size")) ? one("size") : "usual";
  state.allRows = one("rows") === "all";
  state.room = one("show") === "table" ? "table" : "picture";
  state.chosen = chosenIn(said);
  const opening = DATA.opening.view;
  const name = said.size === 0 ? opening : (one("view") ?? (said.has("open") ? "around" : "all"));
  turnTo({ name, open: ids("open"), pair: ids("pair"), group: one("group") === undefined ? null : whole("group"), page: whole("page"), most: Math.min(whole("most"), 5000) });
  const camera = (said.get("zoom") ?? []).map(Number);
  if (camera.length === 3 && camera.every(Number.isFinite) && camera[0] > 0.001 && camera[0] < 100) state.camera = { scale: camera[0], x: camera[1], y: camera[2] };
  changed("lang", "filter", "room", "rows", "chosen", "size", "camera-set");
}

function chosenIn(said) {
  const node = BY_IRI.get(said.get("node")?.[0]);
  if (node) return { type: "node", id: node.id };
  const [from, property, to] = said.get("line") ?? [];
  const edge = BY_IRI.has(from) && TOUCHING.get(BY_IRI.get(from).id).find((line) => line.property === property && line.to === BY_IRI.get(to)?.id);
  return edge ? { type: "edge", id: edge.id } : null;
}

function startAddress() {
  let written = location.hash.replace(/^#/, "");
  let wait = null;
  const write = () => {
    wait = null;
    const wanted = addressOf();
    if (wanted === written) return;
    written = wanted;
    try {
      history.replaceState(null, "", wanted ? `#${wanted}` : location.pathname + location.search);
    } catch {
      // a page without an address of its own, as inside a notebook
    }
  };
  watch(["lang", "filter", "room", "rows", "chosen", "size", "camera", "scene"], () => {
    if (wait === null) wait = setTimeout(write, 150);
  });
  addEventListener("hashchange", () => {
    const said = location.hash.replace(/^#/, "");
    if (said === written) return;
    written = said;
    applyAddress(location.hash);
  });
}
