// The legend, which is the filter too: kinds of nodes, relations; and the line that says how much is shown.
function startLegend() {
  const box = document.getElementById("kinds");
  const lines = document.getElementById("lines");
  const counts = new Map();
  for (const node of DATA.nodes) counts.set(node.group, (counts.get(node.group) ?? 0) + 1);
  const present = DATA.kinds.filter((kind) => counts.has(kind.key));
  const relations = new Map();
  for (const edge of DATA.edges) {
    if (!relations.has(edge.property)) relations.set(edge.property, { edge, count: 0 });
    relations.get(edge.property).count += 1;
  }
  const hints = [box, lines].map((one) => one.querySelector("legend"));

  watch(["lang", "theme", "filter"], () => {
    const focused = document.activeElement?.id;
    box.replaceChildren(hints[0], ...present.map(kindRow));
    lines.replaceChildren(hints[1], ...[...relations.values()].map(lineRow));
    if (focused?.startsWith("tick-")) document.getElementById(focused)?.focus();
    document.getElementById("all-lines").checked = state.allLines;
  });

  function row(key, hidden, sign, name, count) {
    const tick = make("input", { type: "checkbox", id: `tick-${key}`, onchange: () => toggle(hidden.set, hidden.key, tick.checked) });
    tick.checked = !hidden.set.has(hidden.key);
    return make("label", {}, tick, sign, name, make("span", { class: "count" }, counted(count)));
  }

  function kindRow(kind) {
    const name = make("span", { class: kind.claim ? "claim" : null }, say(`kind.${kind.key}`));
    return row(`kind-${kind.key}`, { set: state.hidden, key: kind.key }, icon(kind), name, counts.get(kind.key));
  }

  function lineRow({ edge, count }, number) {
    return row(`line-${number}`, { set: state.hiddenLines, key: edge.property }, lineSign(edge), make("span", {}, relationOf(edge)), count);
  }

  function toggle(hidden, key, on) {
    if (on) hidden.delete(key);
    else hidden.add(key);
    filtered();
  }

  /** Lists of who needs what count lines that are shown, so they are made anew. */
  function filtered() {
    if (state.scene.columns) turnTo({ page: state.view.page });
    changed("filter");
  }

  document.getElementById("all-kinds").addEventListener("click", () => {
    state.hidden.clear();
    state.hiddenLines.clear();
    filtered();
  });
  document.getElementById("no-kinds").addEventListener("click", () => {
    state.hidden = new Set(present.map((kind) => kind.key).filter((key) => !["role", "named"].includes(key)));
    filtered();
  });
  document.getElementById("all-lines").addEventListener("change", (event) => {
    state.allLines = event.target.checked;
    changed("filter");
  });

  watch(["lang", "filter", "chosen", "scene"], () => {
    if (state.scene === null) return;
    const nodes = [...state.scene.spots.keys()].map((id) => NODES.get(id)).filter(nodeShown);
    document.getElementById("shown").textContent = say("shown", {
      roles: counted(nodes.filter((node) => node.group === "role").length),
      allRoles: counted(DATA.totals.roles),
      nodes: counted(nodes.length),
      allNodes: counted(DATA.totals.nodes),
      edges: counted(state.scene.edges.filter(lineShown).length),
      allEdges: counted(DATA.totals.edges),
    });
  });
}

/** How a relation is drawn, as a small picture. */
function lineSign(edge) {
  const dashes = dashesOf({ ...edge, quiet: 0 });
  const line = make("line", { x1: 1, y1: 8, x2: 27, y2: 8, stroke: lineColour(edge), "stroke-width": 2, "stroke-dasharray": dashes ? dashes.map((one) => one * 0.7).join(" ") : null });
  return make("svg", { class: "line-sign", viewBox: "0 0 28 16", "aria-hidden": "true" }, line);
}
