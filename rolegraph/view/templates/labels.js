// Labels in the picture: of one size on the screen at every zoom, the most important first, none over another.
const FONT = "system-ui, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif";
const LEAF_ZOOM = 1.15;
const NAMED_ZOOM = 0.9;
const SHARED_ZOOM = 0.4;
const HOLE = 40; // the radius around a role that its leaves leave free
const ruler = document.createElement("canvas").getContext("2d");
const measured = new Map();

/** What must be read first; null where the node stays without a label at this zoom. */
function rank(node, scale, around) {
  if (isChosen("node", node.id) || (state.chosen?.type === "edge" && around.has(node.id))) return 1000;
  if (state.hover === node.id) return 950;
  if (node.hub) return around === null || around.has(node.id) ? 800 : 300;
  if (around !== null) return around.has(node.id) ? 600 + node.owners : null;
  if (node.owners === 0) return node.group === "role" ? 400 : 180; // what a query brought, without its role
  if (node.group === "named" && node.owners < 2) return scale >= NAMED_ZOOM ? 150 : null;
  if (node.owners > 1) return scale >= SHARED_ZOOM ? 200 + node.owners : null;
  return scale >= LEAF_ZOOM ? 100 : null;
}

function wrapped(text, width, most) {
  const lines = [""];
  for (const word of text.split(/\s+/)) {
    const last = lines[lines.length - 1];
    if (last && last.length + word.length >= width) lines.push(word);
    else lines[lines.length - 1] = last ? `${last} ${word}` : word;
  }
  const kept = lines.slice(0, most).map((line) => ([...line].length > width + 12 ? `${[...line].slice(0, width + 11).join("")}…` : line));
  if (lines.length > most) kept[most - 1] += " …";
  return kept;
}

/** Lines, font and size on the screen of a label; measured once for each language. */
function measure(node, full, narrow) {
  const [, text] = labelOf(node);
  const key = `${node.id} ${state.lang} ${full} ${narrow}`;
  if (!measured.has(key)) {
    const pixels = narrow ? 11 : node.hub ? 14 : 12;
    const font = `${isClaim(node) ? "italic " : ""}${node.hub ? "600 " : ""}`;
    const lines = wrapped(text, node.hub ? (narrow ? 11 : 16) : 24, full ? 5 : node.hub ? 3 : 2);
    ruler.font = `${font}${pixels}px ${FONT}`;
    const width = Math.max(...lines.map((line) => ruler.measureText(line).width));
    measured.set(key, { lines, font, pixels, width, height: lines.length * pixels * 1.15 });
  }
  return measured.get(key);
}

/** Below, above, right and left of a node; a leaf first looks away from its role. */
function placesOf(at, home, reach, { width, height }) {
  const below = [at.x - width / 2, at.y + reach + 2];
  const above = [at.x - width / 2, at.y - reach - 2 - height];
  const right = [at.x + reach + 4, at.y - height / 2];
  const left = [at.x - reach - 4 - width, at.y - height / 2];
  if (home === null) return [below, above, right, left];
  const upright = at.y > home.y ? [below, above] : [above, below];
  const sideways = at.x > home.x ? [right, left] : [left, right];
  const steep = Math.abs(at.y - home.y) > 2.5 * Math.abs(at.x - home.x);
  return steep ? [upright[0], sideways[0], upright[1]] : [sideways[0], upright[0], upright[1]];
}

/** The first place where the label lies over no other, kept inside the window, as a box on the screen. */
function freePlace(places, { width, height }, taken, view, must) {
  const boxes = places.map(([x, y]) => {
    const left = Math.min(Math.max(x, view.left + 4), Math.max(view.right - 4 - width, view.left + 4));
    const top = Math.min(Math.max(y, view.top + 4), view.bottom - 4 - height);
    return { left, top, right: left + width, bottom: top + height };
  });
  return boxes.find((box) => !taken.some((other) => overlap(box, other))) ?? (must ? boxes[0] : null);
}

function overlap(one, other) {
  return one.left < other.right + 3 && other.left < one.right + 3 && one.top < other.bottom + 1 && other.top < one.bottom + 1;
}

/** What is drawn in the window, as boxes on the screen that labels keep clear of. */
function obstacles(ranked, around, spot, scale) {
  const solid = ranked.filter(({ node }) => node.hub || (around !== null && around.has(node.id)));
  return solid.map(({ node }) => {
    const at = spot(node);
    const reach = node.size * state.grown * scale * 0.8;
    return { left: at.x - reach, top: at.y - reach, right: at.x + reach, bottom: at.y + reach };
  });
}

function drawLabels(context, network, room) {
  const scale = network.getScale();
  const around = near();
  const positions = network.getPositions();
  const spot = (node) => ({ x: positions[node.id].x * scale, y: positions[node.id].y * scale });
  const corners = [{ x: 0, y: 0 }, { x: room.clientWidth, y: room.clientHeight }].map((corner) => network.DOMtoCanvas(corner));
  const view = { left: corners[0].x * scale, top: corners[0].y * scale, right: corners[1].x * scale, bottom: corners[1].y * scale };
  const seen = ({ x, y }) => x > view.left - 20 && x < view.right + 20 && y > view.top - 20 && y < view.bottom + 20;
  const ranked = [];
  for (const node of DATA.nodes) {
    const importance = nodeShown(node) && seen(spot(node)) ? rank(node, scale, around) : null;
    if (importance !== null) ranked.push({ node, importance });
  }
  ranked.sort((one, other) => other.importance - one.importance || one.node.id - other.node.id);
  const taken = obstacles(ranked, around, spot, scale);
  context.textAlign = "center";
  context.textBaseline = "top";
  context.lineJoin = "round";
  for (const { node, importance } of ranked) {
    const label = measure(node, importance >= 900, room.clientWidth < 500);
    // The name of a role stands in the middle of its flower, or below all of it where the middle is too small.
    const reach = (node.hub && label.width / 2 > HOLE * scale ? Math.max(node.reach, node.size) : node.size * state.grown) * scale;
    const home = node.home === null ? null : spot(NODES.get(node.home));
    const box = freePlace(placesOf(spot(node), home, reach, label), label, taken, view, importance >= 900);
    if (box === null) continue;
    taken.push(box);
    drawLabel(context, label, box, scale, around !== null && !around.has(node.id));
  }
}

function drawLabel(context, label, box, scale, faint) {
  context.globalAlpha = faint ? 0.45 : 1;
  context.font = `${label.font}${label.pixels / scale}px ${FONT}`;
  context.fillStyle = themed("--ink");
  context.strokeStyle = themed("--ground");
  context.lineWidth = 4 / scale;
  label.lines.forEach((line, number) => {
    const x = (box.left + box.right) / 2 / scale;
    const y = (box.top + number * label.pixels * 1.15) / scale;
    context.strokeText(line, x, y);
    context.fillText(line, x, y);
  });
  context.globalAlpha = 1;
}
