// The legend, which is the filter too, and the line that says how much is shown.
function startLegend() {
  const box = document.getElementById("kinds");
  const present = DATA.kinds.filter((kind) => DATA.nodes.some((node) => node.group === kind.key));
  const hint = box.querySelector("legend");

  watch(["lang", "theme", "filter"], () => {
    const focused = document.activeElement?.dataset?.kind;
    box.replaceChildren(hint, ...present.map(row));
    if (focused) box.querySelector(`[data-kind="${CSS.escape(focused)}"]`)?.focus();
  });

  function row(kind) {
    const count = DATA.nodes.filter((node) => node.group === kind.key).length;
    const tick = make("input", { type: "checkbox", "data-kind": kind.key, onchange: () => toggle(kind, tick.checked) });
    tick.checked = !state.hidden.has(kind.key);
    const name = make("span", { class: kind.claim ? "claim" : null }, say(`kind.${kind.key}`));
    return make("label", {}, tick, icon(kind), name, make("span", { class: "count" }, String(count)));
  }

  function toggle(kind, on) {
    if (on) state.hidden.delete(kind.key);
    else state.hidden.add(kind.key);
    changed("filter");
  }

  document.getElementById("all-kinds").addEventListener("click", () => {
    state.hidden.clear();
    changed("filter");
  });
  document.getElementById("no-kinds").addEventListener("click", () => {
    state.hidden = new Set(present.map((kind) => kind.key).filter((key) => !["role", "named"].includes(key)));
    changed("filter");
  });
  document.getElementById("all-lines").addEventListener("change", (event) => {
    state.allLines = event.target.checked;
    changed("filter");
  });

  watch(["lang", "filter", "chosen"], () => {
    const nodes = DATA.nodes.filter(nodeShown);
    const number = (value) => new Intl.NumberFormat(state.lang).format(value);
    document.getElementById("shown").textContent = say("shown", {
      roles: number(nodes.filter((node) => node.group === "role").length),
      allRoles: number(DATA.totals.roles),
      nodes: number(nodes.length),
      allNodes: number(DATA.totals.nodes),
      edges: number(DATA.edges.filter((edge) => nodeShown(NODES.get(edge.from)) && nodeShown(NODES.get(edge.to))).length),
      allEdges: number(DATA.totals.edges),
    });
  });
}
