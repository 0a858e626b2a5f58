// A frame as tall as what is in it, so that a mail is read without a second scroll bar.

for (const frame of document.querySelectorAll("[data-fit-frame]")) {
  const fit = () => {
    const root = frame.contentDocument?.documentElement;
    if (!root) return;
    frame.style.height = "0";
    frame.style.height = `${root.scrollHeight + 2}px`;
  };
  frame.addEventListener("load", fit);
  addEventListener("resize", fit);
  fit();
}
