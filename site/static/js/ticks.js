// Ticks save themselves, one request at a time (hx-sync): none is lost when the page is left, and a
// person whose connection fails is told.

const form = document.querySelector("[data-ticks]");

if (form) {
  const lost = form.querySelector("[data-ticks-lost]");
  let changes = 0;
  let sent = 0;
  let saved = 0;

  form.addEventListener("change", () => changes++, { capture: true });
  form.addEventListener("htmx:beforeSend", () => {
    sent = changes;
  });
  form.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.successful) saved = sent;
    lost.hidden = event.detail.successful;
  });
  addEventListener("pagehide", () => {
    if (saved < changes) navigator.sendBeacon(form.action, new FormData(form));
  });
}
