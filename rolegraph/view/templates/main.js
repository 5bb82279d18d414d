// What joins the parts: languages, views, keys, and the hook for scripts.
function startPage() {
  applyAddress(location.hash);
  watch(["lang"], () => {
    document.documentElement.lang = state.lang;
    for (const element of document.querySelectorAll("[data-text]")) element.textContent = say(element.dataset.text);
    for (const element of document.querySelectorAll("[data-label]")) element.setAttribute("aria-label", say(element.dataset.label));
    for (const element of document.querySelectorAll("[data-placeholder]")) element.placeholder = say(element.dataset.placeholder);
    for (const button of document.querySelectorAll("[data-lang]")) button.setAttribute("aria-pressed", String(button.dataset.lang === state.lang));
  });
  for (const button of document.querySelectorAll("[data-lang]")) {
    button.addEventListener("click", () => {
      state.lang = button.dataset.lang;
      changed("lang");
    });
  }

  const small = matchMedia("(max-width: 800px)");
  const legend = document.getElementById("legend");
  const fold = () => legend.toggleAttribute("open", !small.matches);
  small.addEventListener("change", fold);
  fold();

  startLegend();
  const picture = startPicture();
  startToolbar();
  const drawn = (type, id) => (type === "node" ? state.scene.spots.has(id) : state.scene.edges.includes(EDGES.get(id)));
  /** Chooses a thing; one that is not in the picture is opened with its neighbourhood. */
  const show = (type, id) => {
    state.chosen = { type, id };
    if (!drawn(type, id)) turnTo({ name: "around", open: type === "node" ? [id] : [EDGES.get(id).from, EDGES.get(id).to].slice(0, 1) });
    if (!drawn(type, id)) turnTo({ name: "around", open: [EDGES.get(id).from, EDGES.get(id).to] });
    changed("chosen");
    picture.show();
    if (small.matches && state.room === "table") document.getElementById("panel").scrollIntoView({ block: "start" });
  };
  startPanel(show);
  const table = startTable(show);
  startExports(picture, table);
  const search = startSearch(show);

  watch(["room"], () => {
    for (const one of ["picture", "table"]) {
      document.getElementById(one).hidden = one !== state.room;
      document.getElementById(`show-${one}`).setAttribute("aria-pressed", String(one === state.room));
    }
  });
  for (const one of ["picture", "table"]) {
    document.getElementById(`show-${one}`).addEventListener("click", () => {
      state.room = one;
      changed("room");
    });
  }
  startAddress();

  document.addEventListener("keydown", (event) => {
    const typing = ["INPUT", "TEXTAREA", "SELECT"].includes(event.target.tagName) && event.target.type !== "checkbox";
    if (event.key === "Escape" && !event.defaultPrevented) choose(null);
    if (event.ctrlKey || event.metaKey || event.altKey || typing) return;
    if (event.key === "/") {
      event.preventDefault();
      search();
    }
    if (event.key === "o" && state.chosen?.type === "node") turnTo({ name: "around", open: [state.chosen.id] });
    if (event.key === "o" && state.chosen?.type === "group") turnTo({ name: "group", group: state.chosen.id });
  });

  // For scripts and tests; ids are those of the data: whole numbers.
  window.rolegraph = Object.freeze({
    nodes: () => DATA.nodes.map(({ id, group, labels, iri }) => ({ id, kind: group, label: labels[0][1], iri })),
    edges: () => state.scene.edges.filter(edgeShown).map(({ id, from, to, property }) => ({ id, from, to, property })),
    drawn: () => [...state.scene.spots].map(([id, { x, y }]) => ({ id, x, y })),
    selectNode: (id) => NODES.has(id) && show("node", id),
    selectEdge: (id) => EDGES.has(id) && show("edge", id),
    clear: () => choose(null),
    chosen: () => (state.chosen === null ? null : { ...state.chosen }),
    view: () => structuredClone(state.view),
    turnTo: (view) => turnTo(view),
    address: addressOf,
    csv: () => csvText(table.rows()),
    svg: () => svgText(picture.network, document.getElementById("canvas")),
    pointOf: (type, id) => picture.pointOf(type, id),
    moveBy: (x, y) => {
      const at = picture.network.getViewPosition();
      picture.network.moveTo({ position: { x: at.x + x, y: at.y + y }, animation: false });
    },
  });
}
startPage();
