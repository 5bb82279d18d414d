// Pictures in columns: who needs what, links to a taxonomy with its hierarchy, and two roles side by side.
const ROW = 34;
const LIST_PAGE = 24;
const OTHERS_MOST = 30;
const OUTSIDE = 240; // what only one of two roles has
const DEEP = 1.4; // height by width of a picture of links
const INSIDE = 112; // the roles themselves

/** How far columns stand apart: in a narrow window labels stand over the nodes, and not beside them. */
function gap() {
  return document.getElementById("canvas").clientWidth < 600 ? 190 : 340;
}

/** A column of nodes around y = 0 at a place; `side` says where the labels stand. */
function column(spots, ids, x, side, rank, row = ROW, high = 0) {
  const pitch = ids.length > 1 ? Math.max(row, high / (ids.length - 1)) : 100;
  ids.forEach((id, number) => spots.set(id, { x, y: (number - (ids.length - 1) / 2) * pitch, home: null, side, rank, pitch, size: Math.min(NODES.get(id).size, 9) }));
}

/** Roles on the left, what they have by one property on the right: the things of most roles first, a page at a time. */
function listScene(property, page) {
  const having = new Map();
  for (const edge of DATA.edges) {
    if (edge.property !== property || !lineShown(edge)) continue;
    if (!having.has(edge.to)) having.set(edge.to, new Set());
    having.get(edge.to).add(edge.from);
  }
  const things = [...having.keys()].sort((one, other) => having.get(other).size - having.get(one).size || one - other);
  const shown = things.slice(page * LIST_PAGE, (page + 1) * LIST_PAGE);
  const counts = new Map();
  for (const thing of shown) for (const role of having.get(thing)) counts.set(role, (counts.get(role) ?? 0) + 1);
  const all = [...counts.keys()].sort((one, other) => counts.get(other) - counts.get(one) || one - other);
  const roles = all.slice(0, OTHERS_MOST);
  const place = new Map(shown.map((id, number) => [id, number]));
  const mean = new Map(roles.map((role) => {
    const at = shown.filter((thing) => having.get(thing).has(role)).map((thing) => place.get(thing));
    return [role, at.reduce((sum, number) => sum + number, 0) / at.length];
  }));
  roles.sort((one, other) => mean.get(one) - mean.get(other) || one - other);
  const spots = new Map();
  const high = (Math.max(shown.length, roles.length) - 1) * ROW;
  column(spots, roles, -gap() / 2, "left", 700, ROW, high);
  column(spots, shown, gap() / 2, "right", 650, ROW, high);
  const edges = shown.flatMap((thing) => TOUCHING.get(thing).filter((edge) => edge.property === property && edge.to === thing && spots.has(edge.from)));
  const numbers = { from: page * LIST_PAGE + Math.min(1, shown.length), to: page * LIST_PAGE + shown.length, all: things.length, roles: roles.length, allRoles: all.length };
  return { spots, edges, numbers, pages: Math.ceil(things.length / LIST_PAGE), columns: true };
}

/** Our things, the concepts that they are matched with, and what is broader, a column for each step. */
function linksScene(page) {
  const matched = new Map();
  for (const edge of DATA.edges) {
    if (!MATCHES.includes(edge.property) || !lineShown(edge)) continue;
    if (!matched.has(edge.from)) matched.set(edge.from, []);
    matched.get(edge.from).push(edge);
  }
  const ours = [...matched.keys()].sort((one, other) => one - other);
  const shown = ours.slice(page * LIST_PAGE, (page + 1) * LIST_PAGE);
  const depth = new Map();
  const edges = shown.flatMap((id) => matched.get(id));
  let level = [...new Set(edges.map((edge) => edge.to))].filter((id) => !shown.includes(id));
  const levels = [];
  while (level.length) {
    level.forEach((id) => depth.set(id, levels.length));
    levels.push(level);
    const above = level.flatMap((id) => TOUCHING.get(id).filter((edge) => edge.property === "broader" && edge.from === id && lineShown(edge)));
    edges.push(...above);
    level = [...new Set(above.map((edge) => edge.to))].filter((id) => !depth.has(id));
  }
  const spots = new Map();
  // A deep hierarchy is wide: the rows stand as much further apart, so that the picture fills the window either way.
  const high = Math.max((Math.max(shown.length, ...levels.map((ids) => ids.length)) - 1) * ROW, gap() * levels.length * DEEP);
  column(spots, shown, 0, "left", 700, ROW, high);
  levels.forEach((ids, number) => {
    const height = new Map(ids.map((id) => [id, middleOf(edges.filter((edge) => edge.to === id && spots.has(edge.from)).map((edge) => spots.get(edge.from))).y]));
    ids.sort((one, other) => height.get(one) - height.get(other) || one - other);
    column(spots, ids, gap() * (number + 1), "right", 650 - number, ROW, ids.length > 6 ? high : 0);
  });
  const numbers = { from: page * LIST_PAGE + Math.min(1, shown.length), to: page * LIST_PAGE + shown.length, all: ours.length, concepts: depth.size };
  return { spots, edges, numbers, pages: Math.ceil(ours.length / LIST_PAGE), columns: true };
}

/** What a role has itself: its neighbours but contrasts, dimensions, foci and other roles. */
function ownOf(role) {
  const aside = ["contrast", "dimension", "focus", "role", "named", "concept"];
  return [...new Set(TOUCHING.get(role).filter((edge) => edge.from === role).map((edge) => edge.to))].filter((id) => !aside.includes(NODES.get(id).group) && nodeShown(NODES.get(id)));
}

/** Contrasts that a text draws between two roles: the nodes, what they differ in, and what each does. */
function contrastsOf(pair) {
  const contrasts = [...new Set(TOUCHING.get(pair[0]).map((edge) => otherEnd(edge, pair[0])))].filter(
    (id) => NODES.get(id).group === "contrast" && TOUCHING.get(id).some((edge) => otherEnd(edge, id) === pair[1]),
  );
  const below = (property) => [...new Set(contrasts.flatMap((id) => TOUCHING.get(id).filter((edge) => edge.property === property).map((edge) => edge.to)))];
  const about = (role) => below("hasFocus").filter((id) => TOUCHING.get(id).some((edge) => edge.property === "focusesOn" && edge.from === role));
  return { contrasts, dimensions: below("hasDimension"), foci: pair.map(about) };
}

/** Two roles: what both have in the middle, what each has alone outside, dimensions above and foci below, by name. */
function contrastScene(pair) {
  const [mine, theirs] = pair.map(ownOf);
  const both = mine.filter((id) => theirs.includes(id));
  const alone = [mine, theirs].map((ids) => ids.filter((id) => !both.includes(id)).sort((one, other) => KIND_ORDER.get(NODES.get(one).group) - KIND_ORDER.get(NODES.get(other).group) || NODES.get(one).order - NODES.get(other).order || one - other));
  const { contrasts, dimensions, foci } = contrastsOf(pair);
  const spots = new Map();
  const titles = [];
  const tall = gap() < 300; // a narrow window has little room beside, so that rows stand further apart
  const step = tall ? 70 : 50;
  alone.forEach((ids, number) => {
    const sign = number ? 1 : -1;
    column(spots, ids, sign * OUTSIDE, number ? "right" : "left", 600, tall ? 38 : 26);
    const top = Math.min(0, ...ids.map((id) => spots.get(id).y));
    titles.push({ x: sign * OUTSIDE, y: top - 44, key: "onlyOf", role: pair[number] });
    spots.set(pair[number], { x: sign * INSIDE, y: 0, hub: true, reach: 12, home: null, rank: 800, size: 12 });
  });
  const middle = [
    { key: "differIn", ids: [...contrasts, ...dimensions] },
    { key: "shared", ids: both },
  ];
  let y = 0;
  const titled = tall ? 60 : 0; // and titles have more lines
  const stacked = [];
  for (const { key, ids } of middle.filter(({ ids: some }) => some.length)) {
    y += titled;
    stacked.push({ title: key, x: 0, y });
    y += 34;
    for (const id of ids) {
      stacked.push({ id, x: 0, y });
      y += step;
    }
    y += 24;
  }
  if (foci.some((ids) => ids.length)) {
    y += titled;
    foci.forEach((ids, number) => {
      const x = number ? INSIDE : -INSIDE;
      if (ids.length) stacked.push({ title: "fociOf", role: pair[number], x, y });
      ids.forEach((id, place) => stacked.push({ id, x, y: y + 44 + place * step }));
    });
  }
  const lift = stacked.length ? Math.max(...stacked.map((one) => one.y)) / 2 : 0;
  for (const { id, title, role, x, y: at } of stacked) {
    if (title) titles.push({ x, y: at - lift, key: title, role });
    else spots.set(id, { x, y: at - lift, home: null, rank: 720, below: true, size: Math.min(NODES.get(id).size, 8) });
  }
  const numbers = { both: both.length, one: alone[0].length, other: alone[1].length };
  return { spots, titles, numbers, columns: true };
}
