// How many letters are left in a field that has room for so many: said where it is typed. Nothing is
// cut off, so that a text which is pasted in can be shortened here.

const WAIT = 1000; // ms without typing, after which it is read out

export function countLetters() {
  document.querySelectorAll("[data-counted]").forEach(count);
}

function count(field) {
  const limit = Number(field.dataset.counted);
  const shown = document.createElement("p");
  shown.className = "counter numbers";
  shown.setAttribute("aria-hidden", "true");
  const said = document.createElement("p");
  said.className = "visually-hidden";
  said.setAttribute("role", "status");
  field.after(shown, said);

  const words = () => `${[...field.value].length} / ${limit}`;
  const show = () => {
    shown.textContent = words();
    shown.classList.toggle("counter--over", [...field.value].length > limit);
  };
  let timer;
  field.addEventListener("input", () => {
    show();
    clearTimeout(timer);
    timer = setTimeout(() => {
      said.textContent = words();
    }, WAIT);
  });
  show();
}
