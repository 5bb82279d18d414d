// What the page of a chart does beyond being read: its language stands in the address, and its picture is saved as PNG.
"use strict";
const picks = [...document.querySelectorAll(".switch input")];
const picked = () => picks.find((pick) => pick.checked).id.slice(3);
const speak = () => {
  document.documentElement.lang = picked();
};
const wanted = picks.find((pick) => pick.id === `to-${new URLSearchParams(location.search).get("lang")}`);
if (wanted) wanted.checked = true;
speak();
for (const pick of picks) {
  pick.addEventListener("change", () => {
    speak();
    history.replaceState(null, "", `?lang=${picked()}${location.hash}`);
  });
}
const LARGER = 2; // so that letters stay sharp in print
for (const button of document.querySelectorAll(".png")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const link = document.querySelector(`.take a.${picked()}`);
    const picture = new Image();
    picture.src = link.href;
    await picture.decode();
    const canvas = document.createElement("canvas");
    canvas.width = LARGER * picture.naturalWidth;
    canvas.height = LARGER * picture.naturalHeight;
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => {
      const saved = document.createElement("a");
      saved.href = URL.createObjectURL(blob);
      saved.download = link.download.replace(/svg$/, "png");
      saved.click();
      setTimeout(() => URL.revokeObjectURL(saved.href), 1000);
    });
  });
}
