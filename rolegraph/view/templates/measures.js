// How large a node is drawn: as its kind wants, or by a measure that the reader picks.
const MEASURES = ["usual", "degree", "betweenness", "roles"];
const PIVOTS = 256; // from so many nodes paths are counted where there are more (Brandes and Pich 2007)
const measuredBy = new Map();

/** The value of a measure for each node, by id. */
function measureValues(name) {
  if (!measuredBy.has(name)) {
    const values = name === "betweenness" ? betweenness() : DATA.nodes.map((node) => (name === "roles" ? rolesOf(node) : TOUCHING.get(node.id).length));
    measuredBy.set(name, { values, most: values.reduce((most, value) => Math.max(most, value), 0) });
  }
  return measuredBy.get(name);
}

/** How many roles are tied to a node by a line. */
function rolesOf(node) {
  const roles = new Set();
  for (const edge of TOUCHING.get(node.id)) {
    const other = NODES.get(edge.from === node.id ? edge.to : edge.from);
    if (isRole(other)) roles.add(other.id);
  }
  return roles.size;
}

/** Half the width of a node in the picture, before zoom: the area grows with the measure. */
function sizeOf(node) {
  if (state.size === "usual") return state.scene.spots.get(node.id)?.size ?? node.size;
  const { values, most } = measureValues(state.size);
  return 3.5 + 16 * Math.sqrt(most ? values[node.id] / most : 0);
}

/** On how many shortest paths between others each node lies (Brandes 2001), lines without direction and counted once. */
function betweenness() {
  const count = DATA.nodes.length;
  const around = DATA.nodes.map((node) => [...new Set(TOUCHING.get(node.id).map((edge) => (edge.from === node.id ? edge.to : edge.from)))].filter((other) => other !== node.id));
  const sums = new Float64Array(count);
  const paths = new Float64Array(count);
  const depth = new Int32Array(count);
  const share = new Float64Array(count);
  const queue = new Int32Array(count);
  const step = Math.max(1, count / PIVOTS);
  for (let pivot = 0; pivot < count; pivot += step) {
    const start = Math.floor(pivot);
    paths.fill(0);
    depth.fill(-1);
    share.fill(0);
    paths[start] = 1;
    depth[start] = 0;
    queue[0] = start;
    let filled = 1;
    for (let at = 0; at < filled; at += 1) {
      const node = queue[at];
      for (const other of around[node]) {
        if (depth[other] < 0) {
          depth[other] = depth[node] + 1;
          queue[filled] = other;
          filled += 1;
        }
        if (depth[other] === depth[node] + 1) paths[other] += paths[node];
      }
    }
    for (let at = filled - 1; at > 0; at -= 1) {
      const node = queue[at];
      for (const other of around[node]) {
        if (depth[other] === depth[node] - 1) share[other] += (paths[other] / paths[node]) * (1 + share[node]);
      }
      sums[node] += share[node];
    }
  }
  return [...sums].map((sum) => (sum * step) / 2);
}
