// The side panel: what is said about the node or line that is chosen, and where.
function startPanel(show) {
  const panel = document.getElementById("panel");
  const told = document.getElementById("chosen-name");
  const CARDS_AT_ONCE = 40;
  const LISTED_AT_ONCE = 60;
  watch(["chosen", "lang", "theme"], () => {
    panel.replaceChildren(...panelOf());
    panel.scrollTop = 0;
    const title = panel.querySelector("h2, .triple");
    told.textContent = state.chosen === null ? "" : `${say("panel")}: ${title.textContent}`;
  });

  function panelOf() {
    if (state.chosen === null) return welcome();
    if (state.chosen.type === "group") return ofGroup(state.chosen.id);
    return state.chosen.type === "node" ? ofNode(NODES.get(state.chosen.id)) : ofEdge(EDGES.get(state.chosen.id));
  }

  function link(node, content = nodeWords(node)) {
    return make("button", { type: "button", class: "link", onclick: () => show("node", node.id) }, content);
  }

  function listed(node, note) {
    return make("li", {}, icon(KINDS.get(node.group)), link(node), note ? make("span", { class: "count" }, note) : null);
  }

  function welcome() {
    const byLabel = new Intl.Collator(state.lang);
    const roles = DATA.nodes.filter((node) => node.group === "role");
    if (LARGE) roles.sort((one, other) => TOUCHING.get(other.id).length - TOUCHING.get(one.id).length || one.id - other.id);
    else roles.sort((one, other) => byLabel.compare(labelOf(one)[1], labelOf(other)[1]));
    const shared = DATA.nodes.filter((node) => node.owners > 1);
    shared.sort((one, other) => other.owners - one.owners || byLabel.compare(labelOf(one)[1], labelOf(other)[1]));
    if (DATA.nodes.length === 0) return [make("h2", {}, say("nothing"))];
    const parts = [make("h2", {}, say("welcome")), make("p", { class: "hint" }, say("welcomeHint"))];
    if (shared.length) {
      const rows = shared.slice(0, 8).map((node) => listed(node, say("byRoles", { n: counted(node.owners) })));
      parts.push(make("h3", {}, say("sharedMost")), make("ul", { class: "list" }, ...rows));
    }
    if (roles.length) parts.push(make("h3", {}, say(LARGE ? "rolesMost" : "roles")), grown(roles, LISTED_AT_ONCE, (node) => listed(node), "list"));
    return parts;
  }

  /** A list that shows so many at first, and as many more with each press. */
  function grown(items, step, draw, kind) {
    const list = make("ul", { class: kind }, ...items.slice(0, step).map(draw));
    if (items.length <= step) return list;
    let at = step;
    const left = () => say("moreOf", { n: counted(Math.min(step, items.length - at)), all: counted(items.length - at) });
    const more = make("button", { type: "button", onclick: () => {
      const first = at;
      list.append(...items.slice(at, at + step).map(draw));
      at += step;
      more.textContent = left();
      if (at >= items.length) more.remove();
      list.children[first]?.querySelector("button")?.focus();
    } }, left());
    return make("div", {}, list, more);
  }

  function ofGroup(number) {
    const group = OVERVIEW.groups[number];
    const open = make("button", { type: "button", onclick: () => turnTo({ name: "group", group: number }) }, say("openGroup"));
    const roles = group.members.map((id) => NODES.get(id));
    return [
      heading(say("group"), null), make("h2", { dir: "auto" }, groupName(number)), make("p", { class: "hint" }, say("groupHint")),
      make("div", { class: "row" }, open), make("h3", {}, say("roles")), grown(roles, LISTED_AT_ONCE, (node) => listed(node, say("byLines", { n: counted(TOUCHING.get(node.id).length) })), "list"),
    ];
  }

  /** What can be drawn of a node: its neighbourhood alone, or beside what is open. */
  function actions(node) {
    const press = (key, act) => make("button", { type: "button", "data-act": key, onclick: act }, say(key));
    const { name, open } = state.view;
    const found = [];
    if (name !== "around" || open.length !== 1 || open[0] !== node.id) found.push(press("openAround", () => turnTo({ name: "around", open: [node.id] })));
    if (name === "around" && !open.includes(node.id)) found.push(press("openToo", () => turnTo({ open: [...open, node.id] })));
    if (name === "around" && open.includes(node.id) && open.length > 1) found.push(press("closeOne", () => turnTo({ open: open.filter((id) => id !== node.id) })));
    return make("div", { class: "row actions" }, ...found);
  }

  function heading(kindName, sign) {
    const close = make("button", { type: "button", class: "close", onclick: () => choose(null) }, say("clear"));
    return make("div", { class: "kind" }, sign, make("span", {}, kindName), close);
  }

  function ofNode(node) {
    const kind = KINDS.get(node.group);
    const edges = TOUCHING.get(node.id);
    const [, label] = labelOf(node);
    const others = [...node.labels, ...node.wordings].filter(([, text]) => text !== label);
    const parts = [heading(say(`kind.${kind.key}`), icon(kind)), make("h2", {}, nodeWords(node))];
    if (kind.claim) parts.push(make("span", { class: "badge" }, say("claimNot")));
    if (others.length) {
      const list = others.flatMap(([lang, text], number) => [number ? " · " : " ", words(text, lang, kind.claim)]);
      parts.push(make("p", { class: "hint" }, `${say("wordings")}:`, ...list));
    }
    parts.push(actions(node));
    parts.push(...saidBy(new Set(edges.flatMap((edge) => edge.statements)), node));
    const silent = edges.filter((edge) => edge.statements.length === 0);
    if (silent.length) {
      parts.push(make("h3", {}, say("neighbours")), grown(silent, LISTED_AT_ONCE, (edge) => silentRow(edge, node), "list"));
    }
    parts.push(make("p", { class: "hint" }, "IRI: ", make("code", {}, node.iri)));
    return parts;
  }

  function silentRow(edge, node) {
    const other = NODES.get(edge.from === node.id ? edge.to : edge.from);
    const name = relationOf(edge);
    const inside = edge.from === node.id ? [`${name} `, link(other)] : [link(other), ` ${name} …`];
    return make("li", {}, icon(KINDS.get(other.group)), make("span", {}, ...inside), because(edge));
  }

  /** What a link to a taxonomy says of itself: who decided, when, and why; null for another line. */
  function because(edge) {
    const reasons = DATA.because[edge.id];
    return reasons && make("dl", { class: "facts" }, ...reasons.map(([name, value]) => fact(`because.${name}`, value)));
  }

  function ofEdge(edge) {
    const [from, to] = [NODES.get(edge.from), NODES.get(edge.to)];
    const end = (node) => make("div", { class: "kind" }, icon(KINDS.get(node.group)), link(node));
    const triple = make("div", { class: "triple" }, end(from), make("span", { class: "relation" }, relationOf(edge)), end(to));
    const parts = [heading(say("relation"), null), triple];
    if (isClaim(from) || isClaim(to)) parts.push(make("span", { class: "badge" }, say("claimNot")));
    if (edge.statements.length) parts.push(...saidBy(new Set(edge.statements), null));
    else parts.push(because(edge) ?? make("p", { class: "hint" }, say("noStatement")));
    return parts;
  }

  /** One card for each source sentence, with every span of the statements marked in it. */
  function saidBy(numbers, node) {
    const bySentence = new Map();
    for (const number of [...numbers].sort((one, other) => one - other)) {
      const statement = DATA.statements[number];
      if (!bySentence.has(statement.sentence)) bySentence.set(statement.sentence, []);
      bySentence.get(statement.sentence).push(statement);
    }
    const title = make("h3", {}, say("statements", { n: counted(numbers.size) }));
    if (bySentence.size <= CARDS_AT_ONCE) return [title, ...[...bySentence.values()].map((statements) => card(statements, node))];
    return [title, grown([...bySentence.values()], CARDS_AT_ONCE, (statements) => make("li", {}, card(statements, node)), "cards")];
  }

  function card(statements, node) {
    const sentence = DATA.sentences[statements[0].sentence];
    const source = DATA.documents[sentence.document];
    const quote = make("blockquote", { lang: sentence.lang || null, dir: "auto" }, ...marked(sentence.text, statements));
    const lines = statements.map((statement) => line(statement, node));
    const version = source.version ? fact("version", source.version) : null;
    const facts = make("dl", { class: "facts" }, fact("document", words(source.title, source.lang)), version);
    return make("div", { class: "said" }, quote, make("ul", {}, ...lines), facts);
  }

  function line(statement, node) {
    const [from, to] = [NODES.get(statement.subject), NODES.get(statement.object)];
    const claim = to !== undefined && isClaim(to);
    const said = words(wordingOf(statement), statement.lang, claim);
    const what = to !== undefined && to !== node ? link(to, said) : said;
    const who = from !== undefined && from !== node && node !== null ? [link(from), " "] : [];
    const badges = [];
    if (claim) badges.push(" ", make("span", { class: "badge" }, say("claim")));
    if (statement.negative) badges.push(" ", make("span", { class: "badge upright" }, say("negative")));
    const percent = new Intl.NumberFormat(state.lang, { style: "percent" }).format(statement.confidence);
    const facts = make("dl", { class: "facts" }, fact("rule", statement.rule), fact("confidence", percent));
    return make("li", {}, ...who, `${say(`property.${statement.property}`)} `, what, ...badges, facts);
  }

  function fact(name, value) {
    return make("div", {}, make("dt", {}, say(name)), " ", make("dd", {}, value));
  }
}

function relationOf(edge) {
  return edge.label ?? say(`property.${edge.property}`);
}

/** The sentence as text and <mark>s; spans that touch or overlap become one. */
function marked(text, statements) {
  const spans = statements.map(({ start, end }) => [start, end]).sort((one, other) => one[0] - other[0] || one[1] - other[1]);
  const parts = [];
  let at = 0;
  let open = null;
  const close = () => {
    if (open === null) return;
    parts.push(text.slice(at, open[0]), make("mark", {}, text.slice(open[0], open[1])));
    at = open[1];
  };
  for (const [start, end] of spans) {
    if (open !== null && start <= open[1]) open = [open[0], Math.max(open[1], end)];
    else {
      close();
      open = [start, end];
    }
  }
  close();
  return [...parts, text.slice(at)];
}
