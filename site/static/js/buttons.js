// Buttons that only a script can serve: print, copy, close, open a dialog. See .needs-script.

const actions = {
  print: () => window.print(),
  copies: copy,
  dismiss: (button) => button.closest(button.dataset.dismiss)?.remove(),
  opens: (button) => document.getElementById(button.dataset.opens)?.showModal(),
  closes: (button) => button.closest("dialog")?.close(),
};

export function watchButtons() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("button, a[data-opens]");
    const name = button && Object.keys(actions).find((key) => key in button.dataset);
    if (!name) return;
    event.preventDefault();
    actions[name](button);
  });
  document.addEventListener("click", (event) => {
    if (event.target.matches?.("dialog[open]")) event.target.close();
  });
}

async function copy(button) {
  const field = document.getElementById(button.dataset.copies);
  field.select();
  await navigator.clipboard?.writeText(field.value);
  button.querySelector("span").textContent = button.dataset.done;
}
