// The network on its canvas. The layout was computed before; in a tall window x and y change places.
const CALM = matchMedia("(prefers-reduced-motion: reduce)");

function startPicture() {
  const room = document.getElementById("canvas");
  const upright = () => room.clientHeight > room.clientWidth;
  let turned = upright();
  const place = (node) => (turned ? { x: node.y, y: node.x } : { x: node.x, y: node.y });
  const nodes = new vis.DataSet(DATA.nodes.map((node) => ({ ...place(node), ...nodeStyle(node, null) })));
  const edges = new vis.DataSet(DATA.edges.map((edge) => ({ from: edge.from, to: edge.to, smooth: edge.smooth, ...edgeStyle(edge) })));
  const network = new vis.Network(room, { nodes, edges }, DATA.options);
  const canvas = room.querySelector("canvas");

  network.on("afterDrawing", (context) => {
    drawLabels(context, network, room);
    grow(network.getScale());
  });
  network.on("click", ({ nodes: [node], edges: [edge] }) => {
    if (node !== undefined) choose("node", node);
    else if (edge !== undefined) choose("edge", edge);
    else choose(null);
  });
  for (const [event, id] of [["hoverNode", true], ["blurNode", false], ["hoverEdge", true], ["blurEdge", false]]) {
    network.on(event, (what) => {
      canvas.style.cursor = id ? "pointer" : "default";
      if (event.endsWith("Node")) {
        state.hover = id ? what.node : null;
        network.redraw();
      }
    });
  }

  /** Close up, distances grow with the zoom, and signs and lines with its square root only. */
  function grow(scale) {
    const wanted = scale > 1 ? 1 / Math.sqrt(scale) : 1;
    if (Math.abs(wanted / state.grown - 1) < 0.08) return;
    state.grown = wanted;
    requestAnimationFrame(() => changed("zoom"));
  }

  const all = () => network.fit({ animation: false });
  network.on("resize", () => {
    if (turned !== upright()) {
      turned = upright();
      nodes.update(DATA.nodes.map((node) => ({ id: node.id, ...place(node) })));
      all();
    }
  });
  watch(["chosen", "filter", "theme", "zoom"], () => {
    const around = near();
    nodes.update(DATA.nodes.map((node) => nodeStyle(node, around)));
    edges.update(DATA.edges.map(edgeStyle));
  });
  watch(["lang"], () => {
    const frame = room.querySelector(".vis-network");
    frame.setAttribute("role", "img");
    frame.setAttribute("aria-label", say("canvas"));
    network.redraw();
  });
  const zoom = (factor) => network.moveTo({ scale: network.getScale() * factor });
  document.getElementById("zoom-in").addEventListener("click", () => zoom(1.4));
  document.getElementById("zoom-out").addEventListener("click", () => zoom(1 / 1.4));
  document.getElementById("zoom-all").addEventListener("click", all);
  all();

  const animation = () => (CALM.matches ? false : { duration: 350, easingFunction: "easeInOutQuad" });
  return {
    /** Moves what is chosen into sight: a role with its flower, what roles share with all of them, a leaf close up. */
    show() {
      if (state.chosen === null || room.clientWidth === 0) return;
      const { type, id } = state.chosen;
      const shared = type === "node" && NODES.get(id).home === null && !NODES.get(id).hub;
      const around = shared ? [...near()].filter((other) => nodeShown(NODES.get(other))) : [];
      if (around.length > 1) {
        network.fit({ nodes: around, maxZoomLevel: 1.5, animation: animation() });
        return;
      }
      const ends = type === "edge" ? [EDGES.get(id).from, EDGES.get(id).to] : [id];
      const spots = ends.map((end) => network.getPosition(end));
      const position = { x: (spots[0].x + spots.at(-1).x) / 2, y: (spots[0].y + spots.at(-1).y) / 2 };
      // All of a flower, or all of a line, with room for the labels beside it.
      const half = Math.max(NODES.get(id)?.reach * (type === "node") || 0, Math.hypot(spots[0].x - position.x, spots[0].y - position.y));
      const free = Math.max(Math.min(room.clientWidth, room.clientHeight) / 2 - 120, 60);
      network.moveTo({ position, scale: Math.min(free / Math.max(half, 1), 2.4), animation: animation() });
    },
    /** The middle of a node or a line in pixels of the window. */
    pointOf(type, id) {
      const ends = type === "node" ? [id, id] : [EDGES.get(id).from, EDGES.get(id).to];
      const [one, other] = ends.map((end) => network.canvasToDOM(network.getPosition(end)));
      const frame = room.getBoundingClientRect();
      return { x: frame.left + (one.x + other.x) / 2, y: frame.top + (one.y + other.y) / 2 };
    },
  };
}
