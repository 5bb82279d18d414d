// The table twin: one row for each relation, the same filters, everything a button.
const ROWS_AT_ONCE = 200;
const COLUMNS = ["from", "relation", "to", "document", "confidence"];

function startTable(show) {
  const head = document.getElementById("columns");
  const body = document.getElementById("rows");
  const filter = document.getElementById("filter");
  const more = document.getElementById("more-rows");
  const texts = new Map();
  let sorted = { column: null, down: false };
  let limit = ROWS_AT_ONCE;

  const documentsOf = (edge) => [...new Set(edge.statements.map((number) => DATA.sentences[DATA.statements[number].sentence].document))];
  const confidenceOf = (edge) => Math.max(-1, ...edge.statements.map((number) => DATA.statements[number].confidence));
  const titles = (edge) => documentsOf(edge).map((number) => DATA.documents[number].title).join(", ");
  const cellText = {
    from: (edge) => labelOf(NODES.get(edge.from))[1],
    relation: relationOf,
    to: (edge) => labelOf(NODES.get(edge.to))[1],
    document: titles,
  };

  function order(edges) {
    if (sorted.column === null) return edges;
    const collator = new Intl.Collator(state.lang, { numeric: true });
    const text = cellText[sorted.column];
    const compare = text ? (one, other) => collator.compare(text(one), text(other)) : (one, other) => confidenceOf(one) - confidenceOf(other);
    return [...edges].sort((one, other) => (sorted.down ? compare(other, one) : compare(one, other)) || one.id - other.id);
  }

  /** The rows: the lines of the picture, or all of the file. */
  const rowsOf = () => (state.allRows ? DATA.edges : state.scene.edges);

  function matching() {
    const wanted = plain(filter.value.trim()).split(/\s+/).filter(Boolean);
    return rowsOf().filter((edge) => {
      if (!lineShown(edge)) return false;
      if (!wanted.length) return true;
      if (!texts.has(edge.id)) texts.set(edge.id, plain(COLUMNS.slice(0, 4).map((column) => cellText[column](edge)).join(" ")));
      return wanted.every((word) => texts.get(edge.id).includes(word));
    });
  }

  // The roles are written out, since a narrow window shows rows as blocks, and a browser then forgets that it is a table.
  function cell(content) {
    return make("td", { role: "cell" }, content);
  }

  function nodeCell(id) {
    const node = NODES.get(id);
    const button = make("button", { type: "button", class: "link", onclick: () => show("node", id) }, nodeWords(node));
    return cell(make("span", { class: "cell" }, icon(KINDS.get(node.group)), button));
  }

  function row(edge) {
    const choice = make("button", { type: "button", class: "link plain", onclick: () => show("edge", edge.id) }, relationOf(edge));
    const sure = confidenceOf(edge);
    const percent = sure < 0 ? "" : new Intl.NumberFormat(state.lang, { style: "percent" }).format(sure);
    return make(
      "tr",
      { role: "row", "data-edge": edge.id, class: isChosen("edge", edge.id) ? "chosen" : null },
      nodeCell(edge.from), cell(choice), nodeCell(edge.to), cell(words(titles(edge), null)), cell(percent),
    );
  }

  function drawHead() {
    head.replaceChildren(...COLUMNS.map((column) => {
      const name = say(column);
      const on = sorted.column === column;
      const direction = on ? (sorted.down ? "descending" : "ascending") : "none";
      const press = make("button", { type: "button", "aria-label": say("sort", { column: name }), onclick: () => sortBy(column) }, name, on ? (sorted.down ? " ↓" : " ↑") : "");
      return make("th", { role: "columnheader", scope: "col", "aria-sort": direction, "data-column": column }, press);
    }));
  }

  function sortBy(column) {
    sorted = { column, down: sorted.column === column && !sorted.down };
    draw();
    head.querySelector(`[data-column="${column}"] button`).focus();
  }

  function draw() {
    if (state.room !== "table") return;
    drawHead();
    const edges = order(matching());
    body.replaceChildren(...edges.slice(0, limit).map(row));
    more.hidden = edges.length <= limit;
    document.getElementById("rows-shown").textContent = say("rowsShown", { n: counted(Math.min(limit, edges.length)), all: counted(edges.length), file: counted(DATA.edges.length) });
  }

  filter.addEventListener("input", () => {
    limit = ROWS_AT_ONCE;
    draw();
  });
  more.addEventListener("click", () => {
    const first = limit;
    limit += ROWS_AT_ONCE;
    draw();
    body.rows[first]?.querySelector("button").focus();
  });
  watch(["lang"], () => texts.clear());
  watch(["lang", "theme", "filter", "room", "scene", "rows"], draw);
  document.getElementById("all-rows").addEventListener("change", (event) => {
    state.allRows = event.target.checked;
    limit = ROWS_AT_ONCE;
    changed("rows");
  });
  watch(["rows"], () => {
    document.getElementById("all-rows").checked = state.allRows;
  });
  watch(["chosen"], () => {
    for (const line of body.rows) line.classList.toggle("chosen", isChosen("edge", Number(line.dataset.edge)));
  });
  return { rows: () => order(matching()), titles };
}
