// Ticks save themselves, one request at a time (hx-sync): none is lost when the page is left, and a
// person whose connection fails is told. The form's own button waits for what is on its way, or the
// older request could arrive last and undo what the button saves.

const form = document.querySelector("[data-ticks]");

if (form) {
  const lost = form.querySelector("[data-ticks-lost]");
  let changes = 0;
  let sent = 0;
  let saved = 0;
  let busy = false;
  let pressed = null;

  form.addEventListener("change", () => changes++, { capture: true });
  form.addEventListener("htmx:beforeSend", () => {
    sent = changes;
    busy = true;
  });
  form.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.successful) saved = sent;
    lost.hidden = event.detail.successful;
    busy = false;
    if (!pressed) return;
    const button = pressed.submitter;
    pressed = null;
    form.requestSubmit(button);
  });
  form.addEventListener("submit", (event) => {
    if (!busy || pressed) return;
    event.preventDefault();
    pressed = { submitter: event.submitter };
  });
  addEventListener("pagehide", () => {
    if (saved < changes) navigator.sendBeacon(form.action, new FormData(form));
  });
}
