// What this browser keeps of a checklist. It may refuse to keep anything: the page then works without.

const KEY = "ankomst-arrival";

export function read() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? {};
  } catch {
    return {};
  }
}

export function write(kept) {
  try {
    localStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // Nothing is kept, and nothing is lost that was not typed just now.
  }
}

export function forget() {
  try {
    localStorage.clear();
    sessionStorage.clear();
  } catch {
    // What is not kept need not be forgotten.
  }
}
