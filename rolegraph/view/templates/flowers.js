// Open nodes as flowers: what only one of them has around it, what several share in the middle. As the layout in Python.
const LEAF_STEP = 10.5;
const FIRST_RING = 60;
const NEXT_RING = 34;
const STAGGER = 11;
const BETWEEN_KINDS = 0.7;
const CHAIN = ["correctedBy", "metByReality", "hasDimension", "hasFocus", "contrastTo", ...MATCHES, "broader"];
const KIND_ORDER = new Map(DATA.kinds.map((kind, number) => [kind.key, number]));

function otherEnd(edge, id) {
  return edge.from === id ? edge.to : edge.from;
}

/** The neighbours of a node, those of most lines first. */
function neighbours(id) {
  const found = [...new Set(TOUCHING.get(id).map((edge) => otherEnd(edge, id)))].filter((other) => other !== id);
  return found.sort((one, other) => TOUCHING.get(other).length - TOUCHING.get(one).length || one - other);
}

/** What hangs on the leaves of a role and is no neighbour of the role itself: foci and dimensions, concepts above. */
function hanging(leaves, kept) {
  const found = [];
  const todo = [...leaves];
  while (todo.length) {
    const id = todo.pop();
    if (!["contrast", "concept"].includes(NODES.get(id).group)) continue;
    for (const edge of TOUCHING.get(id)) {
      if (edge.from !== id || kept.has(edge.to)) continue;
      kept.add(edge.to);
      found.push(edge.to);
      todo.push(edge.to);
    }
  }
  return found;
}

/** The open nodes and what is around them, at most so many of each, with their spots. */
function flowerScene(open, most) {
  const kept = new Set(open);
  const owners = new Map();
  let left = 0;
  for (const hub of open) {
    const all = neighbours(hub).filter((id) => !open.includes(id));
    const leaves = all.slice(0, most);
    left += all.length - leaves.length;
    leaves.forEach((id) => kept.add(id));
    for (const id of [...leaves, ...hanging(leaves, kept)]) owners.set(id, [...(owners.get(id) ?? []), hub]);
  }
  const shared = [...owners.keys()].filter((id) => owners.get(id).length > 1).sort((one, other) => one - other);
  const flowers = open.map((hub) => flower([...owners.keys()].filter((id) => owners.get(id).length === 1 && owners.get(id)[0] === hub)));
  const spots = new Map();
  const half = shared.length ? 46 * Math.sqrt((1.6 * shared.length) / Math.PI) + 40 : 20;
  const centres = ring(flowers.map((one) => one.reach), half);
  open.forEach((hub, number) => {
    const centre = centres[number];
    spots.set(hub, { ...centre, hub: true, reach: flowers[number].reach, home: null, shared: false, size: 13 });
    for (const [id, at] of flowers[number].spots) spots.set(id, { x: centre.x + at.x, y: centre.y + at.y, home: hub, rank: isRole(NODES.get(id)) ? 700 : 500, size: Math.min(NODES.get(id).size, 7) });
  });
  const wanted = shared.map((id) => middleOf(owners.get(id).map((hub) => spots.get(hub))));
  pushed(wanted, half).forEach((at, number) => spots.set(shared[number], { ...at, home: null, shared: true, rank: 600, size: Math.min(NODES.get(shared[number]).size, 9) }));
  return { spots, left };
}

function middleOf(points) {
  return { x: points.reduce((sum, { x }) => sum + x, 0) / points.length, y: points.reduce((sum, { y }) => sum + y, 0) / points.length };
}

/** Leaves around (0, 0): a wedge for each kind, from the top, clockwise; what hangs on a leaf one step further out. */
function flower(ids) {
  const inside = new Set(ids);
  const parent = new Map();
  for (const id of ids) {
    const up = TOUCHING.get(id).find((edge) => (edge.to === id && CHAIN.includes(edge.property) && inside.has(edge.from)) || (edge.from === id && edge.property === "goalOf" && inside.has(edge.to)));
    if (up && !hangsOn(parent, otherEnd(up, id), id)) parent.set(id, otherEnd(up, id));
  }
  const rank = (id) => KIND_ORDER.get(NODES.get(id).group) * 1e7 + NODES.get(id).order;
  const sorted = [...ids].sort((one, other) => rank(one) - rank(other) || one - other);
  const children = new Map(ids.map((id) => [id, sorted.filter((child) => parent.size > 0 && parent.get(child) === id)]));
  const breadth = (id) => Math.max(1, children.get(id).reduce((sum, child) => sum + breadth(child), 0));
  const leaves = sorted.filter((id) => !parent.has(id));
  const kinds = leaves.map((id) => NODES.get(id).group);
  const borders = kinds.filter((kind, number) => number > 0 && kind !== kinds[number - 1]).length + 1;
  const units = leaves.reduce((sum, id) => sum + breadth(id), 0) + BETWEEN_KINDS * borders;
  const radius = Math.max(FIRST_RING, (units * LEAF_STEP) / (2 * Math.PI));
  const spots = new Map();
  const spread = (id, start, far) => {
    const angle = (2 * Math.PI * (start + (breadth(id) - 1) / 2)) / units;
    spots.set(id, { x: far * Math.sin(angle), y: -far * Math.cos(angle) });
    let at = start;
    children.get(id).forEach((child, number) => {
      spread(child, at, far + NEXT_RING + (number % 2 ? STAGGER : 0));
      at += breadth(child);
    });
  };
  let at = 0;
  leaves.forEach((id, number) => {
    if (number && kinds[number] !== kinds[number - 1]) at += BETWEEN_KINDS;
    spread(id, at, radius + (number % 2 && !children.get(id).length ? STAGGER : 0));
    at += breadth(id);
  });
  const reach = Math.max(16, ...[...spots.values()].map(({ x, y }) => Math.hypot(x, y)));
  return { spots, reach };
}

function hangsOn(parent, id, root) {
  let at = id;
  while (at !== root && parent.has(at)) at = parent.get(at);
  return at === root;
}

/** Centres for flowers of these radii around a free middle: one in the middle, two beside it, more on a circle. */
function ring(radii, half) {
  if (radii.length === 1) return [{ x: 0, y: 0 }];
  const room = radii.reduce((sum, radius) => sum + 2 * radius + 60, 0);
  const far = Math.max(half + Math.max(...radii) + 40, room / (2 * Math.PI));
  let along = -Math.PI / 2 - (2 * Math.PI * radii[0]) / room;
  if (radii.length === 2) return [{ x: -far, y: 0 }, { x: far, y: 0 }];
  return radii.map((radius) => {
    const angle = along + (Math.PI * (2 * radius + 60)) / room;
    along += (2 * Math.PI * (2 * radius + 60)) / room;
    return { x: far * Math.cos(angle), y: far * Math.sin(angle) };
  });
}

/** Spots that push one another apart inside a circle, near where each would like to be; no random numbers. */
function pushed(wanted, half) {
  const turn = Math.PI * (3 - Math.sqrt(5));
  const spots = wanted.map(({ x, y }, number) => ({ x: x * 0.4 + Math.cos(number * turn) * 4, y: y * 0.4 + Math.sin(number * turn) * 4 }));
  for (let step = 0; step < 120 && spots.length > 1; step += 1) {
    const moves = spots.map(() => ({ x: 0, y: 0 }));
    for (let one = 0; one < spots.length; one += 1) {
      for (let other = one + 1; other < spots.length; other += 1) {
        const [dx, dy] = [(spots[one].x - spots[other].x) / 1.6, spots[one].y - spots[other].y];
        const apart = Math.max(Math.hypot(dx, dy), 1e-6);
        if (apart >= 46) continue;
        const force = (0.2 * (46 - apart)) / apart;
        moves[one].x += force * dx * 1.6;
        moves[one].y += force * dy;
        moves[other].x -= force * dx * 1.6;
        moves[other].y -= force * dy;
      }
    }
    spots.forEach((spot, number) => {
      spot.x += Math.min(Math.max(moves[number].x, -12), 12);
      spot.y += Math.min(Math.max(moves[number].y, -12), 12);
      const reach = Math.hypot(spot.x, spot.y) / half;
      if (reach > 1) Object.assign(spot, { x: spot.x / reach, y: spot.y / reach });
    });
  }
  return spots;
}
