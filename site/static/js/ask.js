// The municipality that somebody chose before, kept in this browser and sent nowhere by itself.

const key = "ankomst-municipality";
const choice = document.querySelector("[data-ask-municipality]");

if (choice) {
  try {
    choice.value ||= localStorage.getItem(key) ?? "";
    choice.addEventListener("change", () => localStorage.setItem(key, choice.value));
  } catch {
    // A browser that keeps nothing: the choice is made again.
  }
}
