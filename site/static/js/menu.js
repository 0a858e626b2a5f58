// The main menu on phones, and every <details data-menu>.

export function foldMenus() {
  const button = document.querySelector("[data-menu-button]");
  if (button) foldMainMenu(button);
  document.querySelectorAll("details[data-menu]").forEach(closeWhenLeft);
}

// The link that jumps to the menu becomes a button that shows and hides it.
function foldMainMenu(button) {
  const menu = document.querySelector(button.hash);
  const show = (open) => {
    button.setAttribute("aria-expanded", String(open));
    menu.toggleAttribute("data-open", open);
  };
  button.setAttribute("role", "button");
  button.setAttribute("aria-controls", menu.id);
  show(location.hash === button.hash);
  button.addEventListener("click", (event) => {
    event.preventDefault();
    show(!menu.hasAttribute("data-open"));
  });
  button.addEventListener("keydown", (event) => {
    if (event.key === " ") {
      event.preventDefault();
      button.click();
    }
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      show(false);
      button.focus();
    }
  });
}

function closeWhenLeft(details) {
  document.addEventListener("click", (event) => {
    if (!details.contains(event.target)) details.open = false;
  });
  details.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && details.open) {
      details.open = false;
      details.querySelector("summary").focus();
    }
  });
  details.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !details.contains(event.relatedTarget)) details.open = false;
  });
}
