// Files of what is shown: the picture as PNG and SVG, the rows of the table as CSV. Nothing leaves the page otherwise.

/** A name for a file from the title of the page: letters and digits of any script, the rest as hyphens. */
function fileName(kind) {
  const title = document.title.normalize("NFC").replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "").slice(0, 60);
  const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(title); // names of devices in Windows
  return `${title && !reserved ? title : "rolegraph"}.${kind}`;
}

function save(blob, name) {
  const address = URL.createObjectURL(blob);
  const link = make("a", { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}

/** A cell of CSV (RFC 4180); one that a spreadsheet would take for a formula gets an apostrophe before it. */
function csvCell(value) {
  const text = String(value ?? "").replaceAll("\u0000", "");
  const guarded = /^\s*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/u.test(text) ? `'${text}` : text;
  return /[",\r\n;]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

/** Rows of the table as CSV, a row for each statement; a line that no statement tells has one row. */
function csvText(edges) {
  const names = ["from", "kindFrom", "relation", "to", "kindTo", "claim", "wording", "negative", "sentence", "document", "rule", "confidence", "iriFrom", "iriTo"];
  const rows = edges.flatMap((edge) => {
    const [from, to] = [NODES.get(edge.from), NODES.get(edge.to)];
    const claim = isClaim(from) || isClaim(to) ? say("claim") : "";
    const start = [labelOf(from)[1], say(`kind.${from.group}`), relationOf(edge), labelOf(to)[1], say(`kind.${to.group}`), claim];
    const told = edge.statements.length ? edge.statements.map((number) => DATA.statements[number]) : [null];
    return told.map((one) => [...start, ...cellsOf(one), from.iri, to.iri]);
  });
  return `\uFEFF${[names.map((name) => say(`csv.${name}`)), ...rows].map((row) => `${row.map(csvCell).join(",")}\r\n`).join("")}`;
}

function cellsOf(statement) {
  if (statement === null) return ["", "", "", "", "", ""];
  const sentence = DATA.sentences[statement.sentence];
  return [wordingOf(statement), statement.negative ? say("negative") : "", sentence.text, DATA.documents[sentence.document].title, statement.rule, statement.confidence];
}

/** An element of SVG; what XML 1.0 has no place for is left out (section 2.2). */
function svgMake(tag, attributes, text) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== null) element.setAttribute(name, value);
  if (text !== undefined) element.textContent = text.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, "");
  return element;
}

/** Which end of a text stands at its anchor; of one from right to left the start is on the right. */
function textAnchor({ side, rtl }) {
  if (!side) return "middle";
  return (side === "right") === rtl ? "end" : "start";
}

/** The picture in the window as SVG: the same signs, lines and labels, as text that can be selected. */
function svgText(network, room) {
  const scale = network.getScale();
  const view = windowOf(network, room);
  const [wide, high] = [view.right - view.left, view.bottom - view.top];
  const at = (id) => {
    const { x, y } = network.getPosition(id);
    return { x: x * scale, y: y * scale };
  };
  const short = (value) => Math.round(value * 10) / 10;
  const root = svgMake("svg", { xmlns: SVG, width: short(wide), height: short(high), viewBox: [view.left, view.top, wide, high].map(short).join(" ") });
  root.append(svgMake("title", {}, document.title), svgMake("rect", { x: short(view.left), y: short(view.top), width: short(wide), height: short(high), fill: themed("--ground") }));
  for (const edge of state.scene.edges.filter(edgeShown)) {
    const style = edgeStyle(edge);
    const [one, other] = [at(edge.from), at(edge.to)];
    const bend = edge.bend || 0;
    const turn = { x: (one.x + other.x) / 2 + bend * (other.y - one.y), y: (one.y + other.y) / 2 - bend * (other.x - one.x) };
    const d = `M${short(one.x)} ${short(one.y)}${bend ? `Q${short(turn.x)} ${short(turn.y)} ` : "L"}${short(other.x)} ${short(other.y)}`;
    root.append(svgMake("path", { d, fill: "none", stroke: style.color.color, "stroke-opacity": style.color.opacity, "stroke-width": short(style.width * scale), "stroke-dasharray": style.dashes ? style.dashes.map((dash) => short(dash * scale)).join(" ") : null }));
  }
  const around = near();
  const signs = [...state.scene.spots.keys()].map((id) => ({ id, ...nodeStyle(NODES.get(id), around) }));
  for (const sign of [...signs, ...state.scene.bubbles.map(bubbleStyle)]) {
    if (sign.hidden) continue;
    const { x, y } = at(sign.id);
    const factor = (sign.size * scale) / 6.2;
    const dashes = sign.shapeProperties.borderDashes;
    root.append(svgMake("path", {
      d: PATHS[sign.shape], transform: `translate(${short(x)} ${short(y)}) scale(${factor.toFixed(3)}) translate(-8 -8)`,
      fill: sign.color.background, stroke: sign.color.border, "stroke-width": short(sign.borderWidth * scale), "vector-effect": "non-scaling-stroke",
      "stroke-dasharray": dashes ? dashes.join(" ") : null, opacity: sign.opacity ?? 1,
    }));
  }
  for (const label of placedLabels(network, room)) {
    label.lines.forEach((line, number) => root.append(svgMake("text", {
      x: short(anchorOf(label)), y: short(label.box.top + (number + 0.82) * label.pixels * 1.15), "text-anchor": textAnchor(label),
      "font-family": FONT, "font-size": label.pixels, "font-weight": label.bold ? 600 : null, "font-style": label.italic ? "italic" : null,
      fill: themed("--ink"), stroke: themed("--ground"), "stroke-width": 3, "paint-order": "stroke", "stroke-linejoin": "round",
      direction: label.rtl ? "rtl" : null, "unicode-bidi": "isolate", opacity: label.faint ? 0.45 : null,
    }, line)));
  }
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(root)}\n`;
}

function startExports(picture, table) {
  const room = document.getElementById("canvas");
  document.getElementById("save-csv").addEventListener("click", () => save(new Blob([csvText(table.rows())], { type: "text/csv;charset=utf-8" }), fileName("csv")));
  document.getElementById("save-svg").addEventListener("click", () => save(new Blob([svgText(picture.network, room)], { type: "image/svg+xml" }), fileName("svg")));
  document.getElementById("save-png").addEventListener("click", () => {
    const drawn = room.querySelector("canvas");
    const copy = make("canvas", { width: drawn.width, height: drawn.height });
    const context = copy.getContext("2d");
    context.fillStyle = themed("--ground");
    context.fillRect(0, 0, copy.width, copy.height);
    context.drawImage(drawn, 0, 0);
    copy.toBlob((blob) => save(blob, fileName("png")));
  });
  watch(["room"], () => {
    for (const kind of ["png", "svg"]) document.getElementById(`save-${kind}`).disabled = state.room !== "picture";
  });
}
