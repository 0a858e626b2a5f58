// What was typed into a form is put back after a sign-in or a refused sending came in between. It
// stays in this tab, and only until the next page that is neither.

const KEY = "typed";
const LONGEST = 60 * 60 * 1000; // ms
const CPR = /\b\d{6}[- ]?\d{4}\b/;
const FIELDS = "input:not([type=hidden], [type=password], [type=file]), textarea, select";

export function keepTyped() {
  const kept = read();
  const between = location.pathname.includes("/accounts/") || document.querySelector("[data-not-saved]");
  if (between) {
    if (kept) write({ ...kept, interrupted: true });
    return;
  }
  write(null);
  if (kept?.interrupted && kept.page === here() && Date.now() - kept.at < LONGEST) putBack(kept);
  document.addEventListener("submit", ({ target }) => {
    const number = forms().indexOf(target);
    if (number >= 0) write({ page: here(), at: Date.now(), number, values: valuesOf(target) });
  });
}

const here = () => location.pathname.replace(/^\/\w\w\//, "/") + location.search;
const forms = () => [...document.querySelectorAll("main form[method=post]")];
const fields = (form) => [...form.elements].filter((field) => field.name && field.matches(FIELDS));
const isTicked = (field) => ["checkbox", "radio"].includes(field.type);

function valuesOf(form) {
  return fields(form)
    .filter((field) => (isTicked(field) ? field.checked : !CPR.test(field.value)))
    .map((field) => [field.name, field.value]);
}

function putBack({ number, values }) {
  const form = forms()[number];
  if (!form || !values.some(([, value]) => value)) return;
  for (const field of fields(form)) {
    const given = values.filter(([name]) => name === field.name).map(([, value]) => value);
    if (isTicked(field)) field.checked = given.includes(field.value);
    else if (given.length) [field.value] = given;
  }
  const notice = document.querySelector("[data-typed-again]");
  if (notice) notice.hidden = false;
}

function read() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY));
  } catch {
    return null;
  }
}

function write(kept) {
  try {
    if (kept) sessionStorage.setItem(KEY, JSON.stringify(kept));
    else sessionStorage.removeItem(KEY);
  } catch {
    // A browser that stores nothing, or a list too long: then it is typed again.
  }
}
