// The network on its canvas: the scene, drawn by vis-network. In a tall window x and y of a wide picture change places.
const CALM = matchMedia("(prefers-reduced-motion: reduce)");
const BUBBLE = "group-";

function startPicture() {
  const room = document.getElementById("canvas");
  const upright = () => room.clientHeight > room.clientWidth;
  let turned = upright();
  const place = ({ x, y }) => (turned && !state.scene.columns ? { x: y, y: x } : { x, y });
  const nodes = new vis.DataSet();
  const edges = new vis.DataSet();
  const network = new vis.Network(room, { nodes, edges }, DATA.options);
  const canvas = room.querySelector("canvas");

  let filling = false;
  network.on("afterDrawing", (context) => {
    if (filling) return; // of the new scene some nodes are not there yet
    drawLabels(context, network, room);
    grow(network.getScale());
  });
  network.on("click", ({ nodes: [node], edges: [edge] }) => {
    if (typeof node === "string") choose("group", Number(node.slice(BUBBLE.length)));
    else if (node !== undefined) choose("node", node);
    else if (edge !== undefined) choose("edge", edge);
    else choose(null);
  });
  network.on("doubleClick", ({ nodes: [node] }) => {
    if (typeof node === "string") turnTo({ name: "group", group: Number(node.slice(BUBBLE.length)) });
    else if (node !== undefined) turnTo({ name: "around", open: [node] });
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

  function fill() {
    filling = true;
    edges.clear();
    nodes.clear();
    const around = near();
    nodes.add([
      ...[...state.scene.spots].map(([id, spot]) => ({ ...place(spot), ...nodeStyle(NODES.get(id), around) })),
      ...state.scene.bubbles.map((bubble) => ({ ...place(bubble), ...bubbleStyle(bubble) })),
    ]);
    edges.add(state.scene.edges.map((edge) => ({ from: edge.from, to: edge.to, smooth: bentBy(edge.bend), ...edgeStyle(edge) })));
    filling = false;
  }

  function restyle() {
    const around = near();
    nodes.update([...[...state.scene.spots.keys()].map((id) => nodeStyle(NODES.get(id), around)), ...state.scene.bubbles.map(bubbleStyle)]);
    edges.update(state.scene.edges.map(edgeStyle));
  }

  /** All of the scene in the window; beside columns there is room for their labels. */
  function all() {
    const spots = [...state.scene.spots.values(), ...state.scene.titles].map(place);
    const wanted = state.scene.columns ? 180 : state.scene.beside;
    if (!wanted || !spots.length || room.clientWidth === 0) return network.fit({ animation: false });
    const [xs, ys] = [spots.map(({ x }) => x), spots.map(({ y }) => y)];
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const narrow = room.clientWidth < 600;
    const across = (room.clientWidth - 2 * (narrow ? 112 : wanted)) / Math.max(right - left, 1);
    const down = (room.clientHeight - 110) / Math.max(bottom - top, 1);
    // In a narrow window columns keep their width and go on below; the window is moved along them.
    const scale = Math.min(across, narrow && state.scene.columns ? Math.max(down, 0.45) : down, 1.7);
    const middle = scale > down ? top + (room.clientHeight / 2 - 50) / scale : (top + bottom) / 2 + 12 / scale;
    return network.moveTo({ position: { x: (left + right) / 2, y: middle }, scale, animation: false });
  }

  function look() {
    if (state.camera === null) all();
    else network.moveTo({ position: place(state.camera), scale: state.camera.scale, animation: false });
  }

  function looked() {
    state.camera = { scale: network.getScale(), ...place(network.getViewPosition()) };
    changed("camera");
  }
  network.on("zoom", looked);
  network.on("dragEnd", looked);
  network.on("animationFinished", looked);
  network.on("resize", () => {
    if (turned !== upright()) {
      turned = upright();
      fill();
    }
    // The network keeps its own idea of the view when its room changes; ours is the one that was asked for.
    requestAnimationFrame(look);
  });
  watch(["scene"], () => {
    if (state.scene === null) return;
    fill();
    look();
  });
  watch(["camera-set"], () => state.scene && look());
  watch(["chosen", "filter", "theme", "zoom", "size"], () => state.scene && restyle());
  watch(["lang"], () => {
    const frame = room.querySelector(".vis-network");
    frame.setAttribute("role", "img");
    frame.setAttribute("aria-label", say("canvas"));
    network.redraw();
  });
  const zoom = (factor) => {
    network.moveTo({ scale: network.getScale() * factor });
    looked();
  };
  document.getElementById("zoom-in").addEventListener("click", () => zoom(1.4));
  document.getElementById("zoom-out").addEventListener("click", () => zoom(1 / 1.4));
  document.getElementById("zoom-all").addEventListener("click", () => {
    state.camera = null;
    all();
    changed("camera");
  });

  const animation = () => (CALM.matches ? false : { duration: 350, easingFunction: "easeInOutQuad" });
  return {
    network,
    /** Moves what is chosen into sight: a role with its flower, what roles share with all of them, a leaf close up. */
    show() {
      if (!["node", "edge"].includes(state.chosen?.type) || room.clientWidth === 0 || state.scene.columns) return;
      const { type, id } = state.chosen;
      const spot = state.scene.spots.get(id);
      const around = type === "node" && spot.shared ? [...near()].filter((other) => state.scene.spots.has(other) && nodeShown(NODES.get(other))) : [];
      if (around.length > 1) {
        network.fit({ nodes: around, maxZoomLevel: 1.5, animation: animation() });
        if (CALM.matches) looked();
        return;
      }
      const ends = type === "edge" ? [EDGES.get(id).from, EDGES.get(id).to] : [id];
      const spots = ends.map((end) => network.getPosition(end));
      const position = { x: (spots[0].x + spots.at(-1).x) / 2, y: (spots[0].y + spots.at(-1).y) / 2 };
      // All of a flower, or all of a line, with room for the labels beside it.
      const half = Math.max((type === "node" && spot.reach) || 0, Math.hypot(spots[0].x - position.x, spots[0].y - position.y));
      const free = Math.max(Math.min(room.clientWidth, room.clientHeight) / 2 - 120, 60);
      network.moveTo({ position, scale: Math.min(free / Math.max(half, 1), 2.4), animation: animation() });
      if (CALM.matches) looked();
    },
    /** The middle of a node or a line in pixels of the window. */
    pointOf(type, id) {
      const ends = type === "node" ? [id, id] : type === "group" ? [`${BUBBLE}${id}`, `${BUBBLE}${id}`] : [EDGES.get(id).from, EDGES.get(id).to];
      const [one, other] = ends.map((end) => network.canvasToDOM(network.getPosition(end)));
      const frame = room.getBoundingClientRect();
      return { x: frame.left + (one.x + other.x) / 2, y: frame.top + (one.y + other.y) / 2 };
    },
  };
}

function bentBy(bend) {
  return bend ? { enabled: true, type: "curvedCW", roundness: bend } : false;
}
