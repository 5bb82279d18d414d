// The row above the picture: which question it answers, about what, how large nodes are; and what it shows by which rule.
function startToolbar() {
  const pick = document.getElementById("view");
  const about = document.getElementById("view-about");
  const size = document.getElementById("size");
  const banner = document.getElementById("banner");
  pick.addEventListener("change", () => turnTo({ name: pick.value }));
  size.addEventListener("change", () => {
    state.size = size.value;
    changed("size");
  });

  watch(["lang", "scene"], () => {
    if (state.scene === null) return;
    const name = state.view.name === "group" ? "all" : state.view.name;
    pick.replaceChildren(...views().map((key) => option(key, say(`view.${key === "all" && LARGE ? "overview" : key}`), key === name)));
    const focused = document.activeElement?.id;
    about.replaceChildren(...aboutView().filter(Boolean));
    if (focused && about.querySelector(`#${CSS.escape(focused)}`)) document.getElementById(focused).focus();
  });
  watch(["lang", "size"], () => {
    const exact = DATA.nodes.length <= PIVOTS || state.size !== "betweenness";
    size.replaceChildren(...MEASURES.map((key) => option(key, say(`measure.${key}`), key === state.size)));
    document.getElementById("size-note").textContent = exact ? "" : say("measureAbout", { n: PIVOTS });
  });
  watch(["lang", "scene", "filter"], () => {
    if (state.scene === null) return;
    const { note, numbers } = state.scene;
    const values = Object.fromEntries(Object.entries(numbers).map(([key, value]) => [key, typeof value === "number" ? counted(value) : value]));
    const hidden = state.hidden.size + state.hiddenLines.size;
    const parts = [note ? say(note, values) : "", hidden ? say("noteHidden", { n: hidden }) : ""].filter(Boolean);
    banner.textContent = parts.join(" ");
    banner.hidden = parts.length === 0;
  });

  function option(value, text, chosen) {
    const found = make("option", { value }, text);
    found.selected = chosen;
    return found;
  }

  function press(id, text, act, off = false) {
    return make("button", { type: "button", id, disabled: off ? "" : null, onclick: act }, text);
  }

  function aboutView() {
    const { name, open, pair, page, most } = state.view;
    const { left, pages } = state.scene;
    if (name === "around") {
      const more = left ? press("more-around", say("showMore", { n: counted(left) }), () => turnTo({ most: (most || AROUND_MOST) + AROUND_MOST })) : null;
      return [...open.map(chip), more, LARGE ? back() : null];
    }
    if (name === "group") {
      const more = left ? press("more-group", say("showMore", { n: counted(left) }), () => turnTo({ most: (most || GROUP_ROLES) + GROUP_ROLES })) : null;
      return [make("strong", { dir: "auto" }, groupName(state.view.group)), more, back()];
    }
    if (name === "contrast") return [rolePick("pair-0", 0), make("span", { "aria-hidden": "true" }, "↔"), rolePick("pair-1", 1)];
    if (pages > 1) {
      const turn = (step) => () => turnTo({ page: page + step });
      return [press("page-back", "←", turn(-1), page === 0), make("span", {}, say("pageOf", { n: counted(page + 1), all: counted(pages) })), press("page-on", "→", turn(1), page + 1 >= pages)].map((one) => {
        if (one.id) one.setAttribute("aria-label", say(one.id === "page-back" ? "pageBack" : "pageOn"));
        return one;
      });
    }
    return [];

    function back() {
      return press("to-overview", say("toOverview"), () => turnTo({ name: "all" }));
    }

    function chip(id) {
      const name = labelOf(NODES.get(id))[1];
      const shut = open.length > 1 ? make("button", { type: "button", class: "link plain", "aria-label": say("closeNode", { name }), onclick: () => turnTo({ open: open.filter((other) => other !== id) }) }, "×") : null;
      return make("span", { class: "chip" }, nodeWords(NODES.get(id)), shut);
    }

    function rolePick(id, side) {
      const found = make("select", { id, "aria-label": say(side ? "roleTwo" : "roleOne"), onchange: () => {
        const chosen = Number(found.value);
        turnTo({ pair: side ? [pair[0] === chosen ? pair[1] : pair[0], chosen] : [chosen, pair[1] === chosen ? pair[0] : pair[1]] });
      } });
      const byLabel = new Intl.Collator(state.lang);
      const roles = [...ROLES].sort((one, other) => byLabel.compare(labelOf(one)[1], labelOf(other)[1]) || one.id - other.id);
      found.append(...roles.map((node) => option(String(node.id), labelOf(node)[1], node.id === pair[side])));
      return found;
    }
  }
}
