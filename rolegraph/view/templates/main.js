// What joins the parts: languages, views, keys, and the hook for scripts.
function startPage() {
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
  const show = (type, id) => {
    choose(type, id);
    picture.show();
    if (small.matches && state.view === "table") document.getElementById("panel").scrollIntoView({ block: "start" });
  };
  startPanel(show);
  startTable(show);
  const search = startSearch(show);

  function view(name) {
    state.view = name;
    for (const one of ["picture", "table"]) {
      document.getElementById(one).hidden = one !== name;
      document.getElementById(`show-${one}`).setAttribute("aria-pressed", String(one === name));
    }
    changed("view");
  }
  document.getElementById("show-picture").addEventListener("click", () => view("picture"));
  document.getElementById("show-table").addEventListener("click", () => view("table"));

  document.addEventListener("keydown", (event) => {
    const typing = ["INPUT", "TEXTAREA"].includes(event.target.tagName) && event.target.type !== "checkbox";
    if (event.key === "Escape" && !event.defaultPrevented) choose(null);
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      search();
    }
  });

  // For scripts and tests; ids are those of the data: whole numbers.
  window.rolegraph = Object.freeze({
    nodes: () => DATA.nodes.map(({ id, group, labels, iri }) => ({ id, kind: group, label: labels[0][1], iri })),
    edges: () => DATA.edges.filter(edgeShown).map(({ id, from, to, property }) => ({ id, from, to, property })),
    selectNode: (id) => NODES.has(id) && show("node", id),
    selectEdge: (id) => EDGES.has(id) && show("edge", id),
    clear: () => choose(null),
    chosen: () => (state.chosen === null ? null : { ...state.chosen }),
    pointOf: (type, id) => picture.pointOf(type, id),
  });
}
startPage();
