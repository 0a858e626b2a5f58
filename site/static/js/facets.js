// The calendar's filters: a menu closes when it is left, and what was open stays open when htmx
// brings the calendar with other numbers.

const FACETS = "details[data-facet]";
let opened = [];
let focused = "";

export function watchFacets() {
  document.addEventListener("click", (event) => {
    const fold = event.target.closest?.("[data-fold]");
    if (fold) {
      event.preventDefault();
      toggle(fold, !document.querySelector(fold.hash).hasAttribute("data-open"));
    }
    closeAllBut(event.target.closest?.(FACETS));
  });
  document.addEventListener("keydown", (event) => {
    const facet = event.key === "Escape" && event.target.closest?.(FACETS);
    if (facet) {
      facet.open = false;
      facet.querySelector("summary").focus();
    }
  });
  document.addEventListener("focusin", (event) => closeAllBut(event.target.closest?.(FACETS)));
  document.addEventListener("htmx:beforeSwap", remember);
  document.addEventListener("htmx:afterSettle", reopen);
  document.querySelectorAll("[data-fold]").forEach((fold) => toggle(fold, false));
}

function toggle(fold, open) {
  fold.setAttribute("role", "button");
  fold.setAttribute("aria-expanded", String(open));
  document.querySelector(fold.hash).toggleAttribute("data-open", open);
}

function closeAllBut(one) {
  document.querySelectorAll(`${FACETS}[open]`).forEach((facet) => {
    if (facet !== one) facet.open = false;
  });
}

function remember() {
  const facets = [...document.querySelectorAll(`${FACETS}[open]`)].map((facet) => `#${facet.id}`);
  const folds = [...document.querySelectorAll("[data-fold][aria-expanded=true]")];
  opened = [...facets, ...folds.map((fold) => fold.hash)];
  focused = document.activeElement?.id;
}

function reopen() {
  document.querySelectorAll("[data-fold]").forEach((fold) => toggle(fold, opened.includes(fold.hash)));
  opened.forEach((id) => {
    const facet = document.querySelector(`${id}${FACETS.replace("details", "")}`);
    if (facet) facet.open = true;
  });
  // htmx could not focus what was in a closed menu.
  if (focused && document.activeElement === document.body) document.getElementById(focused)?.focus();
}
