// Days and ticks that this browser has kept, put into the form that takes the list along.

import { read } from "./arrival-kept.js";

const form = document.querySelector("[data-arrival-take]");

if (form) {
  const kept = read();
  for (const [name, day] of Object.entries(kept.days ?? {})) {
    const field = form.elements.namedItem(name);
    if (field && day) field.value ||= day;
  }
  for (const step of kept.done ?? []) {
    const field = document.createElement("input");
    Object.assign(field, { type: "hidden", name: "done", value: step });
    form.append(field);
  }
}
