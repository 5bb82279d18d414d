// How a node and a line look, for the theme, the filters and the choice.
const DARK = matchMedia("(prefers-color-scheme: dark)");
const themes = new Map();
DARK.addEventListener("change", () => {
  themes.clear();
  changed("theme");
});

const PATHS = {
  dot: "M8 2a6 6 0 1 0 .01 0z",
  square: "M3 3h10v10H3z",
  triangle: "M8 2l6.5 11.5h-13z",
  triangleDown: "M8 14L1.5 2.5h13z",
  diamond: "M8 1.5L14.5 8 8 14.5 1.5 8z",
  hexagon: "M4.5 2h7l3.5 6-3.5 6h-7L1 8z",
  star: "M8 1l2 4.8 5.2.4-4 3.3 1.3 5L8 11.8l-4.5 2.7 1.3-5-4-3.3 5.2-.4z",
};

function colour(kind) {
  return DARK.matches ? kind.dark : kind.light;
}

/** A colour of the style sheet; asked once for each theme, since asking is slow. */
function themed(name) {
  if (!themes.has(name)) themes.set(name, getComputedStyle(document.documentElement).getPropertyValue(name).trim());
  return themes.get(name);
}

/** The sign of a kind: the same colour and shape as in the picture. */
function icon(kind) {
  const path = make("path", {
    d: PATHS[kind.shape],
    fill: kind.hollow ? "none" : colour(kind),
    stroke: colour(kind),
    "stroke-width": kind.hollow ? 2 : 1,
    "stroke-dasharray": kind.claim ? "3 2" : null,
  });
  return make("svg", { class: "icon", viewBox: "0 0 16 16", "aria-hidden": "true" }, path);
}

/** How lines of a relation are dashed, so that it is told by more than its colour. Claims and implied lines have their own. */
const DASHES = {
  collaboratesWith: [14, 4],
  contrastedWith: [10, 3, 2, 3],
  hasContrast: [10, 3, 2, 3],
  contrastTo: [10, 3, 2, 3],
  goalOf: [2, 4, 10, 4],
  lacks: [2, 4, 10, 4],
  closeMatch: [14, 4],
  broadMatch: [10, 3, 2, 3],
  narrowMatch: [10, 3, 2, 3],
  relatedMatch: [2, 4, 10, 4],
};
const CLAIM_DASHES = [4, 3];
const IMPLIED_DASHES = [1, 3];

function dashesOf(edge) {
  if (isClaim(NODES.get(edge.from)) || isClaim(NODES.get(edge.to))) return CLAIM_DASHES;
  return edge.quiet ? IMPLIED_DASHES : (DASHES[edge.property] ?? false);
}

/** A line has the colour of what it leads to; one between roles that of the text. */
function lineColour(edge) {
  const ends = [NODES.get(edge.from), NODES.get(edge.to)];
  return colour(KINDS.get(isRole(ends[1]) ? ends[0].group : ends[1].group));
}

function nodeStyle(node, around) {
  const kind = KINDS.get(node.group);
  const chosen = isChosen("node", node.id);
  const paint = colour(kind);
  const border = chosen ? themed("--accent") : kind.hollow ? paint : themed("--ground");
  return {
    id: node.id,
    shape: kind.shape,
    size: sizeOf(node) * state.grown * (chosen ? 1.2 : 1),
    hidden: !nodeShown(node),
    opacity: around === null || around.has(node.id) ? 1 : 0.16,
    borderWidth: (chosen ? 4 : kind.hollow ? 2 : 0.8) * state.grown,
    color: { background: kind.hollow ? themed("--ground") : paint, border },
    shapeProperties: { borderDashes: kind.claim ? [4, 3] : false },
  };
}

/** The roles of a group that the overview does not draw, as one sign. */
function bubbleStyle(bubble) {
  const chosen = isChosen("group", bubble.id);
  return {
    id: `${BUBBLE}${bubble.id}`,
    shape: "dot",
    size: bubble.size * state.grown,
    hidden: state.hidden.has("role"),
    borderWidth: (chosen ? 4 : 2) * state.grown,
    color: { background: themed("--hover"), border: chosen ? themed("--accent") : themed("--soft") },
    shapeProperties: { borderDashes: [2, 3] },
  };
}

function edgeStyle(edge) {
  const isNear = edgeNear(edge);
  const emphasis = state.chosen !== null && state.chosen.type !== "group" && isNear;
  const wide = Math.min(1 + 0.5 * Math.max(edge.statements.length - 1, 0), 3);
  const calm = state.scene.edges.length > 600 ? 0.5 : 1;
  return {
    id: edge.id,
    hidden: !edgeShown(edge),
    width: (isChosen("edge", edge.id) ? 4 : emphasis ? 1.8 : wide) * state.grown,
    color: { color: lineColour(edge), opacity: emphasis ? 0.95 : isNear ? (DARK.matches ? 0.5 : 0.42) * calm : 0.07 },
    dashes: dashesOf(edge),
    arrows: { to: { enabled: emphasis, scaleFactor: 0.45 } },
  };
}
