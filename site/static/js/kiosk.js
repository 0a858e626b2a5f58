// A screen in a hall. Every page takes the place of the one before, so that "back" leads nowhere; and
// when nobody touches the screen it asks, then begins anew and forgets.

import { forget } from "./arrival-kept.js";

const head = document.querySelector("[data-kiosk]");

if (head) {
  const start = new URL(head.dataset.kiosk, location.href).href;
  const idle = Number(head.dataset.idle) * 1000;
  const warning = document.getElementById("kiosk-warning");
  let timer = 0;

  forget();
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (!link || link.hash) return;
    event.preventDefault();
    if (link.origin === location.origin) location.replace(link.href);
  });
  document.addEventListener("submit", (event) => {
    if (event.target.method !== "get") return;
    event.preventDefault();
    const query = new URLSearchParams(new FormData(event.target, event.submitter));
    location.replace(`${event.target.action.split("?")[0]}?${query}`);
  });
  for (const sign of ["pointerdown", "keydown", "scroll", "input"])
    document.addEventListener(sign, touched, { capture: true, passive: true });
  addEventListener("pageshow", (event) => event.persisted && beginAnew());
  if (location.href !== start) touched();

  function touched() {
    clearTimeout(timer);
    if (warning.open) warning.close();
    timer = setTimeout(ask, (idle * 2) / 3);
  }

  function ask() {
    warning.showModal();
    timer = setTimeout(beginAnew, idle / 3);
  }

  function beginAnew() {
    forget();
    location.replace(start);
  }
}
