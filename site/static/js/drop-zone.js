// A file may be dropped on its field, and the page says which one was chosen.

export function openDropZones() {
  document.querySelectorAll("[data-drop-zone]").forEach(open);
}

function open(zone) {
  const input = zone.querySelector("input[type=file]");
  const chosen = zone.querySelector("[data-chosen]");
  const over = (yes) => zone.classList.toggle("is-over", yes);

  zone.addEventListener("dragover", (event) => {
    event.preventDefault();
    over(true);
  });
  zone.addEventListener("dragleave", (event) => {
    if (!zone.contains(event.relatedTarget)) over(false);
  });
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    over(false);
    if (!event.dataTransfer.files.length) return;
    input.files = event.dataTransfer.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
  input.addEventListener("change", () => {
    const [file] = input.files;
    chosen.hidden = !file;
    chosen.textContent = file ? `${chosen.dataset.words} ${file.name}` : "";
  });
}
