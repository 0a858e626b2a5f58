// Puts a ready answer where the cursor is, to be changed before it is sent.

const words = document.querySelector("[data-ready-answers] textarea");

for (const button of document.querySelectorAll("[data-ready-use]")) {
  button.hidden = !words;
  button.addEventListener("click", () => {
    const text = button.parentElement.querySelector("template").content.textContent;
    words.setRangeText(text, words.selectionStart, words.selectionEnd, "end");
    words.focus();
  });
}
