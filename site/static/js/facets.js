// The calendar's filters: a menu closes when it is left, and what was open stays open when htmx
// brings the calendar with other numbers.

const FACETS = "details[data-facet]";
// As in facet.css. On a phone menus push down what follows: closed under a finger that presses on
// something below them, they would move it away.
const FLOATING = matchMedia("(width >= 48rem)");
let opened = [];
let focused = "";

export function watchFacets() {
  document.addEventListener("click", (event) => {
    const fold = event.target.closest?.("[data-fold]");
    if (fold) {
      event.preventDefault();
      toggle(fold, !document.querySelector(fold.hash).hasAttribute("data-open"));
    }
    if (event.target.closest?.("[data-unfold]")) showFound();
    closeAllBut(event.target.closest?.(FACETS));
  });
  document.addEventListener("keydown", (event) => {
    const button = event.key === " " && event.target.closest?.("[data-fold]");
    if (button) {
      event.preventDefault();
      button.click();
    }
    const facet = event.key === "Escape" && event.target.closest?.(FACETS);
    if (facet) {
      facet.open = false;
      facet.querySelector("summary").focus();
    }
  });
  document.addEventListener("focusin", (event) => {
    // A press on words gives the focus to the page around them: the menu is not left by that.
    if (!event.target.querySelector?.(`${FACETS}[open]`)) closeAllBut(event.target.closest?.(FACETS));
  });
  document.addEventListener("htmx:beforeSwap", remember);
  document.addEventListener("htmx:afterSettle", reopen);
  document.querySelectorAll("[data-fold]").forEach((fold) => toggle(fold, false));
}

function toggle(fold, open) {
  fold.setAttribute("role", "button");
  fold.setAttribute("aria-expanded", String(open));
  document.querySelector(fold.hash).toggleAttribute("data-open", open);
}

// Sent like any form; what is found stands below the filters.
function showFound() {
  const fold = document.querySelector("[data-fold]");
  toggle(fold, false);
  fold.focus();
}

function closeAllBut(one) {
  if (!FLOATING.matches) return;
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
