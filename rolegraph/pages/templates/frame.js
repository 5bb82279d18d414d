// The language of the interface: every element with data-text, data-label or data-hint follows the switch.
const STRINGS = JSON.parse(document.getElementById("strings").textContent);
const KEPT = "rolegraph-language";

function say(key, values, lang) {
  const shown = (name) => (name === "n" ? new Intl.NumberFormat(lang).format(Number(values.n)) : values[name]);
  return STRINGS[lang][key].replace(/\{(\w+)\}/g, (whole, name) => (name in values ? shown(name) : whole));
}

function speak(lang) {
  document.documentElement.lang = lang;
  for (const one of document.querySelectorAll("[data-text]")) one.textContent = say(one.dataset.text, one.dataset, lang);
  for (const one of document.querySelectorAll("[data-label]")) one.setAttribute("aria-label", say(one.dataset.label, {}, lang));
  for (const one of document.querySelectorAll("[data-hint]")) one.placeholder = say(one.dataset.hint, {}, lang);
  for (const one of document.querySelectorAll("button[data-lang]")) one.setAttribute("aria-pressed", String(one.dataset.lang === lang));
}

/** The choice is kept where the browser lets a page keep something. */
function kept(lang) {
  try {
    if (lang) localStorage.setItem(KEPT, lang);
    return localStorage.getItem(KEPT);
  } catch {
    return null;
  }
}

for (const one of document.querySelectorAll("button[data-lang]")) {
  one.addEventListener("click", () => {
    kept(one.dataset.lang);
    speak(one.dataset.lang);
  });
}
if (kept() in STRINGS && kept() !== document.documentElement.lang) speak(kept());
