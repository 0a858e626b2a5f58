// A newcomer's own days and ticks. They are kept in this browser and sent nowhere; the calendar file
// is made here as well.

import { counted, iso } from "./own-days.js";

const list = document.querySelector("[data-arrival]");

if (list) {
  const form = list.querySelector("[data-arrival-days]");
  const button = document.querySelector("[data-arrival-calendar]");
  const said = form.querySelector("[data-arrival-said]");
  const closed = new Set(list.dataset.closed.split(" "));
  const key = "ankomst-arrival";
  const kept = read(key);

  for (const field of form.querySelectorAll("input")) {
    field.value ||= kept.days?.[field.name] ?? ""; // what was typed before this ran stays
    field.addEventListener("input", show);
  }
  form.addEventListener("submit", (event) => event.preventDefault());
  button.addEventListener("click", () => save(calendar(deadlines())));
  ticks(list, kept);
  show();

  function show() {
    kept.days = Object.fromEntries(new FormData(form));
    write(key, kept);
    const found = deadlines();
    for (const { shown, day, words } of found) {
      shown.hidden = !day;
      shown.textContent = day ? words : "";
    }
    const known = found.filter(({ day }) => day).length;
    button.hidden = known === 0;
    said.textContent = known ? said.dataset.arrivalSaid : "";
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

function ticks(list, kept) {
  kept.done ??= [];
  for (const step of list.querySelectorAll("[data-step]")) {
    const box = step.querySelector("[data-arrival-done]");
    box.checked = kept.done.includes(step.dataset.step);
    step.classList.toggle("is-ticked", box.checked);
    box.addEventListener("change", () => {
      kept.done = kept.done.filter((each) => each !== step.dataset.step);
      if (box.checked) kept.done.push(step.dataset.step);
      step.classList.toggle("is-ticked", box.checked);
      write("ankomst-arrival", kept);
    });
  }
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

// A browser may refuse to keep anything: the page then works without.
function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key)) ?? {};
  } catch {
    return {};
  }
}

function write(key, value) {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Nothing is kept, and nothing is lost that was not typed just now.
  }
}
