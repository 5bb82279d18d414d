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

function nodeStyle(node, around) {
  const kind = KINDS.get(node.group);
  const chosen = isChosen("node", node.id);
  const paint = colour(kind);
  const border = chosen ? themed("--accent") : kind.hollow ? paint : themed("--ground");
  return {
    id: node.id,
    shape: node.shape,
    size: node.size * state.grown * (chosen ? 1.2 : 1),
    hidden: !nodeShown(node),
    opacity: around === null || around.has(node.id) ? 1 : 0.16,
    borderWidth: (chosen ? 4 : kind.hollow ? 2 : 0.8) * state.grown,
    color: { background: kind.hollow ? themed("--ground") : paint, border },
    shapeProperties: { borderDashes: kind.claim ? [4, 3] : false },
  };
}

function edgeStyle(edge) {
  const ends = [NODES.get(edge.from), NODES.get(edge.to)];
  // A line has the colour of what it leads to; one between roles that of the text.
  const kind = KINDS.get(["role", "named"].includes(ends[1].group) ? ends[0].group : ends[1].group);
  const isNear = edgeNear(edge);
  const emphasis = state.chosen !== null && isNear;
  return {
    id: edge.id,
    hidden: !edgeShown(edge),
    width: (isChosen("edge", edge.id) ? 4 : emphasis ? 1.8 : edge.width) * state.grown,
    color: { color: colour(kind), opacity: emphasis ? 0.95 : isNear ? (DARK.matches ? 0.5 : 0.42) : 0.07 },
    dashes: ends.some(isClaim) ? [4, 3] : edge.quiet ? [1, 3] : false,
    arrows: { to: { enabled: emphasis, scaleFactor: 0.45 } },
  };
}
