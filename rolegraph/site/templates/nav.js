// The search box of every page leads to the search page; "/" goes to the box.
for (const box of document.querySelectorAll("[data-search]")) {
  box.hidden = false;
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && box.value.trim()) location.href = `${box.dataset.search}#q=${encodeURIComponent(box.value.trim())}`;
  });
}
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea")) return;
  const box = document.querySelector("main input[type=search]") ?? document.querySelector("[data-search]");
  if (!box) return;
  event.preventDefault();
  box.focus();
});
