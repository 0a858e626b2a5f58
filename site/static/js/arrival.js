// A newcomer's own days and ticks. They are kept in this browser and sent nowhere, unless she asks for
// a PDF with them or has saved the list with us; a browser that others use after her keeps nothing.

import { read, write } from "./arrival-kept.js";
import { counted, iso } from "./own-days.js";

const list = document.querySelector("[data-arrival]");

if (list) {
  const form = list.querySelector("[data-arrival-days]");
  const button = document.querySelector("[data-arrival-calendar]");
  const said = form.querySelector("[data-arrival-said]");
  const closed = new Set(list.dataset.closed.split(" "));
  const saved = document.getElementById(list.dataset.saved ?? "");
  const keeps = !saved && !("forgets" in list.dataset);
  const kept = keeps ? read() : {};

  for (const field of form.querySelectorAll("input")) {
    field.value ||= kept.days?.[field.name] ?? ""; // what was typed before this ran stays
    field.addEventListener("input", show);
  }
  form.addEventListener("submit", (event) => event.preventDefault());
  button?.addEventListener("click", () => save(calendar(deadlines())));
  for (const step of list.querySelectorAll("[data-step]")) tickable(step);
  if (saved) sendChanges(saved, list);
  show();

  function show() {
    const fields = [...form.querySelectorAll("input")];
    kept.days = Object.fromEntries(fields.map((field) => [field.name, field.value]));
    keep();
    for (const field of document.querySelectorAll("[data-arrival-pdf] input"))
      field.value = kept.days[field.name] ?? "";
    const found = deadlines();
    for (const { shown, day, words } of found) {
      shown.hidden = !day;
      shown.textContent = day ? words : "";
    }
    const known = found.filter(({ day }) => day).length;
    if (button) button.hidden = known === 0;
    said.textContent = known ? said.dataset.arrivalSaid : "";
  }

  function tickable(step) {
    const box = step.querySelector("[data-arrival-done]");
    if (!saved) box.checked = (kept.done ?? []).includes(step.dataset.step);
    step.classList.toggle("is-ticked", box.checked);
    box.addEventListener("change", () => {
      kept.done = (kept.done ?? []).filter((each) => each !== step.dataset.step);
      if (box.checked) kept.done.push(step.dataset.step);
      step.classList.toggle("is-ticked", box.checked);
      keep();
    });
  }

  function keep() {
    if (keeps) write(kept);
  }

  function deadlines() {
    return [...list.querySelectorAll("[data-anchor]")].map((row) => {
      const own = kept.days?.[row.dataset.anchor];
      const day = own ? counted(own, Number(row.dataset.number), row.dataset.unit, closed) : null;
      return {
        shown: row.querySelector("[data-arrival-day]"),
        day,
        title: row.dataset.title,
        words: day ? inWords(day) : "",
      };
    });
  }
}

function inWords(day) {
  const style = { weekday: "long", day: "numeric", month: "long", year: "numeric" };
  const language = document.documentElement.lang;
  return new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, style).format(day);
}

// What is ticked on a saved list is sent at once; who has lost the connection is told.
function sendChanges(form, list) {
  const lost = list.querySelector("[data-arrival-lost]");
  let last = Promise.resolve();
  document.addEventListener("change", (event) => {
    if (event.target.form !== form) return;
    last = last.then(async () => {
      const headers = { "X-Requested-With": "fetch" };
      const body = new FormData(form);
      const answer = await fetch(form.action, { method: "POST", body, headers }).catch(() => null);
      lost.hidden = answer?.status === 204;
    });
  });
}

// RFC 5545: whole days, lines end with CR LF, commas and semicolons escaped.
function calendar(found) {
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Ankomst//Arrival checklist//EN"];
  found.forEach(({ day, title }, number) => {
    if (!day) return;
    const date = iso(day).replaceAll("-", "");
    lines.push("BEGIN:VEVENT", `UID:arrival-${number}-${date}@ankomst`, `DTSTAMP:${date}T000000Z`);
    lines.push(`DTSTART;VALUE=DATE:${date}`, `SUMMARY:${title.replace(/[\\,;]/g, "\\$&")}`);
    lines.push("TRANSP:TRANSPARENT", "END:VEVENT");
  });
  return [...lines, "END:VCALENDAR", ""].join("\r\n");
}

function save(text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/calendar" }));
  link.download = "arrival.ics";
  link.click();
  URL.revokeObjectURL(link.href);
}
