// Labels in the picture: of one size on the screen at every zoom, the most important first, none over another.
const FONT = "system-ui, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif";
const LEAF_ZOOM = 1.15;
const NAMED_ZOOM = 0.9;
const SHARED_ZOOM = 0.33;
const HOLE = 40; // the radius around a role that its leaves leave free
const ruler = document.createElement("canvas").getContext("2d");
const measured = new Map();

/** What must be read first; null where the node stays without a label at this zoom. */
function rank(node, scale, around) {
  const spot = state.scene.spots.get(node.id);
  if (isChosen("node", node.id) || (state.chosen?.type === "edge" && around.has(node.id))) return 1000;
  if (state.hover === node.id) return 950;
  if (spot.from > scale && !(around !== null && around.has(node.id))) return null;
  if (spot.rank) return around === null || around.has(node.id) ? spot.rank : spot.rank / 10;
  if (spot.hub) return around === null || around.has(node.id) ? 800 : 300;
  if (around !== null) return around.has(node.id) ? 600 + node.owners : null;
  if (spot.home === null && !spot.shared) return node.group === "role" ? 400 : 180; // what a query brought, without its role
  if (node.group === "named" && !spot.shared) return scale >= NAMED_ZOOM ? 150 : null;
  if (spot.shared) return scale >= SHARED_ZOOM ? 200 + node.owners : null;
  return scale >= LEAF_ZOOM ? 100 : null;
}

const GRAPHEMES = typeof Intl.Segmenter === "function" ? new Intl.Segmenter() : null;

/** The signs that a reader sees, each whole: an emoji of several code points is one. */
function signs(text) {
  return GRAPHEMES ? [...GRAPHEMES.segment(text)].map(({ segment }) => segment) : [...text];
}

/** A text in lines of about so many signs; a word that is longer is broken, and what is too much ends with a mark. */
function wrapped(text, width, most) {
  const lines = [""];
  for (const word of text.split(/\s+/)) {
    const all = signs(word);
    for (let at = 0; at === 0 || at < all.length; at += width + 8) {
      const piece = all.slice(at, at + width + 8).join("");
      const last = lines[lines.length - 1];
      if (last && (at > 0 || last.length + piece.length >= width)) lines.push(piece);
      else lines[lines.length - 1] = last ? `${last} ${piece}` : piece;
    }
  }
  const kept = lines.slice(0, most);
  if (lines.length > most) kept[most - 1] += " …";
  return kept;
}

/** Whether a text is written from right to left: its first strong letter says so. */
function fromRight(text) {
  const first = text.match(/\p{L}/u);
  return first !== null && /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/u.test(first[0]);
}

/** Lines, font and size on the screen of a label; measured once for each language. */
function measure(node, full, narrow, scale) {
  const [, text] = labelOf(node);
  const { hub, side, below, pitch } = state.scene.spots.get(node.id);
  const most = full ? 5 : hub ? 3 : pitch * scale < 27 || (below && narrow) ? 1 : 2;
  const key = `${node.id} ${state.lang} ${most} ${narrow} ${hub} ${side} ${below}`;
  if (!measured.has(key)) {
    const pixels = narrow ? 11 : hub ? 14 : 12;
    const font = `${isClaim(node) ? "italic " : ""}${hub ? "600 " : ""}`;
    const lines = wrapped(text, hub ? (narrow ? 11 : 16) : side ? (narrow ? 20 : 26) : below && !hub ? 18 : 24, most);
    ruler.font = `${font}${pixels}px ${FONT}`;
    const width = Math.max(...lines.map((line) => ruler.measureText(line).width));
    measured.set(key, { lines, font, pixels, width, height: lines.length * pixels * 1.15, rtl: fromRight(text), italic: isClaim(node), bold: Boolean(hub) });
  }
  return measured.get(key);
}

/** Below, above, right and left of a node; a leaf first looks away from its role. */
function placesOf(at, home, reach, { width, height }, spot) {
  const below = [at.x - width / 2, at.y + reach + 2];
  const above = [at.x - width / 2, at.y - reach - 2 - height];
  const right = [at.x + reach + 4, at.y - height / 2];
  const left = [at.x - reach - 4 - width, at.y - height / 2];
  if (spot.side) return spot.side === "left" ? [left] : [right];
  if (spot.below) return spot.hub ? [below, above] : [below];
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
  const solid = ranked.filter(({ node }) => state.scene.spots.get(node.id).hub || (around !== null && around.has(node.id)));
  return solid.map(({ node }) => {
    const at = spot(node);
    const reach = sizeOf(node) * state.grown * scale * 0.8;
    return { left: at.x - reach, top: at.y - reach, right: at.x + reach, bottom: at.y + reach };
  });
}

/** The window on the picture, in pixels of the screen with the picture's zero. */
function windowOf(network, room) {
  const scale = network.getScale();
  const corners = [{ x: 0, y: 0 }, { x: room.clientWidth, y: room.clientHeight }].map((corner) => network.DOMtoCanvas(corner));
  return { left: corners[0].x * scale, top: corners[0].y * scale, right: corners[1].x * scale, bottom: corners[1].y * scale };
}

/** Every label that has a place in the window, with its box on the screen, the most important first. */
function placedLabels(network, room) {
  const scale = network.getScale();
  const around = near();
  const positions = network.getPositions();
  const spot = (node) => ({ x: positions[node.id].x * scale, y: positions[node.id].y * scale });
  const view = windowOf(network, room);
  const seen = ({ x, y }) => x > view.left - 20 && x < view.right + 20 && y > view.top - 20 && y < view.bottom + 20;
  const ranked = [];
  for (const id of state.scene.spots.keys()) {
    const node = NODES.get(id);
    const importance = id in positions && nodeShown(node) && seen(spot(node)) ? rank(node, scale, around) : null;
    if (importance !== null) ranked.push({ node, importance });
  }
  ranked.sort((one, other) => other.importance - one.importance || one.node.id - other.node.id);
  const signs = state.scene.columns ? [] : obstacles(ranked, around, spot, scale);
  const bubbles = bubbleLabels(positions, scale);
  const taken = [...signs, ...bubbles.map(({ box }) => box)];
  const found = [...titleLabels(scale, room.clientWidth < 500), ...bubbles];
  for (const { node, importance } of ranked) {
    const label = measure(node, importance >= 900, room.clientWidth < 500, scale);
    const own = state.scene.spots.get(node.id);
    // The name of a role stands in the middle of its flower, or below all of it where the middle is too small.
    const reach = (own.hub && label.width / 2 > HOLE * scale ? Math.max(own.reach, sizeOf(node)) : sizeOf(node) * state.grown) * scale;
    const home = own.home === null ? null : spot(NODES.get(own.home));
    const box = freePlace(placesOf(spot(node), home, reach, label, own), label, taken, view, importance >= 900);
    if (box === null) continue;
    taken.push(box);
    found.push({ ...label, box, side: own.side, faint: around !== null && !around.has(node.id) });
  }
  return found;
}

/** Words over a part of the scene. */
function titleLabels(scale, narrow) {
  return state.scene.titles.map(({ x, y, key, role }) => {
    const text = say(key, { role: role === undefined ? "" : labelOf(NODES.get(role))[1] });
    const lines = wrapped(text, narrow ? 9 : 20, 4);
    return plainLabel(lines, { x: x * scale, y: y * scale + 8 - 13.8 * lines.length }, true);
  });
}

/** How many roles a bubble stands for, inside or beside it. */
function bubbleLabels(positions, scale) {
  if (state.hidden.has("role")) return [];
  return state.scene.bubbles.filter((bubble) => `${BUBBLE}${bubble.id}` in positions).map((bubble) => {
    const at = positions[`${BUBBLE}${bubble.id}`];
    return plainLabel([`+${counted(bubble.rest)}`], { x: at.x * scale, y: at.y * scale + bubble.size * state.grown * scale + 2 }, false);
  });
}

function plainLabel(lines, { x, y }, bold) {
  ruler.font = `${bold ? "600 " : ""}12px ${FONT}`;
  const width = Math.max(...lines.map((line) => ruler.measureText(line).width));
  const height = lines.length * 13.8;
  const box = { left: x - width / 2, right: x + width / 2, top: y, bottom: y + height };
  return { lines, font: bold ? "600 " : "", pixels: 12, width, height, rtl: fromRight(lines[0]), italic: false, bold, box, faint: false };
}

function drawLabels(context, network, room) {
  const scale = network.getScale();
  context.textBaseline = "top";
  context.lineJoin = "round";
  for (const label of placedLabels(network, room)) drawLabel(context, label, scale);
}

/** Where the lines of a label meet: at the side of its node, or in its middle. */
function anchorOf({ side, box }) {
  return side === "left" ? box.right : side === "right" ? box.left : (box.left + box.right) / 2;
}

function drawLabel(context, label, scale) {
  context.globalAlpha = label.faint ? 0.45 : 1;
  context.font = `${label.font}${label.pixels / scale}px ${FONT}`;
  context.textAlign = label.side === "left" ? "right" : label.side === "right" ? "left" : "center";
  context.direction = label.rtl ? "rtl" : "ltr";
  context.fillStyle = themed("--ink");
  context.strokeStyle = themed("--ground");
  context.lineWidth = 4 / scale;
  label.lines.forEach((line, number) => {
    const x = anchorOf(label) / scale;
    const y = (label.box.top + number * label.pixels * 1.15) / scale;
    context.strokeText(line, x, y);
    context.fillText(line, x, y);
  });
  context.globalAlpha = 1;
}
