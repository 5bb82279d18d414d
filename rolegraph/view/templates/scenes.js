// Which nodes and lines stand where, for the question that the reader asks; and what is left out, by which rule.
const AROUND_MOST = 150;
const LARGE = OVERVIEW !== null;
const ROLES = DATA.nodes.filter(isRole);
const HAS = new Set(DATA.edges.map((edge) => edge.property));
const HAS_CONCEPTS = DATA.nodes.some((node) => node.group === "concept");

/** The views that show something of this graph. */
function views() {
  const shown = { contrast: ROLES.length > 1, skills: HAS.has("requiresSkill"), parties: HAS.has("collaboratesWith"), links: HAS_CONCEPTS };
  return ["all", "around", "contrast", "skills", "parties", "links"].filter((name) => shown[name] ?? true);
}

/** Two roles to begin with: those of the page, else the first that a text contrasts, else the first two. */
function firstPair() {
  if (DATA.opening.roles.length === 2) return DATA.opening.roles;
  const told = DATA.edges.find((edge) => edge.property === "contrastedWith" && edge.from !== edge.to);
  return told ? [told.from, told.to] : ROLES.slice(0, 2).map((node) => node.id);
}

/** The scene of the view: spots by node, lines, titles, bubbles, and the line that says what it shows by which rule. */
function sceneOf(view) {
  const scene = builtScene(view);
  scene.edges ??= DATA.edges.filter((edge) => scene.spots.has(edge.from) && scene.spots.has(edge.to));
  return { titles: [], bubbles: [], left: 0, pages: 0, columns: false, beside: null, numbers: {}, ...scene };
}

function builtScene({ name, open, pair, group, page, most }) {
  if (name === "around") return aroundScene(open, most || AROUND_MOST);
  if (name === "contrast") return { ...contrastScene(pair), note: "noteContrast" };
  if (name === "skills") return { ...listScene("requiresSkill", page), note: "noteSkills" };
  if (name === "parties") return { ...listScene("collaboratesWith", page), note: "noteParties" };
  if (name === "links") return { ...linksScene(page), note: "noteLinks" };
  if (name === "group" && LARGE) return { ...groupScene(group, most || GROUP_ROLES), note: "noteGroup" };
  if (LARGE) return { ...overviewScene(), note: "noteOverview" };
  return wholeScene();
}

function wholeScene() {
  const spots = new Map();
  for (const node of DATA.nodes) {
    if (node.x !== null) spots.set(node.id, { x: node.x, y: node.y, home: node.home, hub: Boolean(node.hub), reach: node.reach, shared: node.owners > 1 });
  }
  const concepts = DATA.nodes.length - spots.size;
  return { spots, note: concepts ? "noteConcepts" : null, numbers: { n: counted(concepts) } };
}

function aroundScene(open, most) {
  const { spots, left } = flowerScene(open, most);
  const around = spots.size - open.length;
  const note = open.length === 0 ? "noteNothing" : left ? "noteAroundLeft" : "noteAround";
  return { spots, left, note, beside: 150, numbers: { n: counted(around), all: counted(around + left) } };
}

/** Turns to another picture; what is not named stays as it was, but for the page of a list and how many are shown. */
function turnTo(wanted) {
  const view = { ...state.view, page: 0, most: 0, ...wanted };
  if (!views().includes(view.name) && !(view.name === "group" && LARGE)) view.name = "all";
  if (view.name === "contrast" && (view.pair.length !== 2 || view.pair[0] === view.pair[1])) view.pair = firstPair();
  if (view.name === "around" && view.open.length === 0) view.open = firstOpen();
  if (view.name === "group" && !OVERVIEW.groups[view.group]) view.name = "all";
  state.view = view;
  state.camera = null;
  state.scene = sceneOf(view);
  changed("scene");
}

/** What is opened where nothing is named: what is chosen, the roles of the page, the role of most lines. */
function firstOpen() {
  if (state.chosen?.type === "node") return [state.chosen.id];
  if (DATA.opening.roles.length) return DATA.opening.roles;
  const most = [...ROLES].sort((one, other) => TOUCHING.get(other.id).length - TOUCHING.get(one.id).length || one.id - other.id);
  return (most.length ? most : DATA.nodes).slice(0, 1).map((node) => node.id);
}
