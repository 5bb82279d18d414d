// Search over every wording of every node: a combobox with a listbox (WAI-ARIA Authoring Practices 1.2).
const MOST_FOUND = 12;

function startSearch(show) {
  const input = document.getElementById("search");
  const list = document.getElementById("found");
  const count = document.getElementById("found-count");
  let known = null;
  let found = [];
  let active = -1;

  /** The wordings of every node as search compares them; made at the first search, since a page may have many. */
  function texts() {
    known ??= DATA.nodes.map((node) => ({ node, keys: [...node.labels, ...node.wordings].map(([, text]) => plain(text)) }));
    return known;
  }

  /** 0 whole, 1 at the start, 2 at the start of a word, 3 inside; Infinity where it is not. */
  function fit(keys, wanted) {
    return Math.min(...keys.map((key) => {
      const at = key.indexOf(wanted);
      if (at < 0) return Infinity;
      if (key === wanted) return 0;
      return at === 0 ? 1 : key[at - 1] === " " ? 2 : 3;
    }));
  }

  function search() {
    const wanted = plain(input.value.trim());
    const fits = wanted ? texts().map(({ node, keys }) => ({ node, fit: fit(keys, wanted) })).filter((hit) => hit.fit < Infinity) : [];
    const weight = ({ node }) => (node.hub ? 2 : node.group === "named" ? 1 : 0);
    fits.sort((one, other) => one.fit - other.fit || weight(other) - weight(one) || other.node.owners - one.node.owners || one.node.id - other.node.id);
    found = fits.slice(0, MOST_FOUND).map(({ node }) => node);
    active = found.length ? 0 : -1;
    const key = fits.length === 0 ? "foundNone" : fits.length > found.length ? "foundMore" : "found";
    render(Boolean(wanted), say(key, { n: counted(found.length), all: counted(fits.length) }));
  }

  function render(open, note) {
    const options = found.map((node, number) => make(
      "li",
      { role: "option", id: `found-${number}`, "aria-selected": String(number === active), onmousedown: (event) => pick(event, node) },
      icon(KINDS.get(node.group)), nodeWords(node), make("span", { class: "unseen" }, say(`kind.${node.group}`)),
    ));
    list.replaceChildren(...options, make("li", { class: "note", role: "presentation" }, note));
    count.textContent = open ? note : "";
    list.hidden = !open;
    input.setAttribute("aria-expanded", String(open));
    mark();
  }

  function mark() {
    list.querySelectorAll("[role=option]").forEach((option, number) => option.setAttribute("aria-selected", String(number === active)));
    if (active < 0 || list.hidden) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", `found-${active}`);
    return list.children[active].scrollIntoView({ block: "nearest" });
  }

  function close() {
    list.hidden = true;
    count.textContent = "";
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function pick(event, node) {
    event.preventDefault();
    input.value = labelOf(node)[1];
    close();
    show("node", node.id);
  }

  function move(step) {
    if (list.hidden) search();
    if (found.length) active = (active + step + found.length) % found.length;
    mark();
  }

  input.addEventListener("input", search);
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      move(event.key === "ArrowDown" ? (list.hidden ? 0 : 1) : -1);
    } else if (event.key === "Enter" && !event.isComposing) {
      if (list.hidden) search();
      if (active >= 0) pick(event, found[active]);
    } else if (event.key === "Escape" && input.value) {
      event.preventDefault();
      event.stopPropagation();
      input.value = "";
      close();
    }
  });
  watch(["lang", "theme"], close);
  return () => input.focus();
}
