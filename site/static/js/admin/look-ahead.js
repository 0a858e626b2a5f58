// What a form would do is shown while it is filled in; without a script, by its own button.

const PAUSE = 500;

document.querySelectorAll("form[data-look-ahead]").forEach((form) => {
  const effect = form.querySelector("#effect");
  let waiting;
  let asked = 0;

  form.addEventListener("input", (event) => {
    if (effect.contains(event.target)) return;
    clearTimeout(waiting);
    waiting = setTimeout(look, PAUSE);
  });

  async function look() {
    asked += 1;
    const mine = asked;
    const data = new FormData(form);
    data.set("look", "1");
    const answer = await fetch(location.pathname, { method: "POST", body: data });
    if (!answer.ok || mine !== asked) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    effect.replaceChildren(...page.getElementById("effect").childNodes);
  }
});
