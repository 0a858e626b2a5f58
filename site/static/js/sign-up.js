// A person more or less in the sign-up form, without asking the server.

const form = document.querySelector("[data-party]");
const list = form?.querySelector("[data-guests]");

if (list) {
  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-add-guest], [data-remove-guest]");
    if (!button) return;
    event.preventDefault();
    if ("addGuest" in button.dataset) add();
    else remove(button.closest("[data-guest]"));
  });
}

function add() {
  const keys = [...list.querySelectorAll("[name=guest]")].map((input) => Number(input.value));
  const key = Math.max(0, ...keys) + 1;
  const template = form.querySelector("[data-guest-template]");
  const guest = template.content.firstElementChild.cloneNode(true);
  guest.querySelector("[name=guest]").value = key;
  guest.querySelector("[data-remove-guest]").value = `remove-${key}`;
  for (const element of guest.querySelectorAll("*")) {
    for (const { name, value } of [...element.attributes]) {
      if (value.includes("guest_0_")) element.setAttribute(name, value.replaceAll("guest_0_", `guest_${key}_`));
    }
  }
  list.append(guest);
  count();
  guest.querySelector("input:not([type=hidden])").focus();
}

function remove(guest) {
  guest.remove();
  count();
  form.querySelector("[data-add-guest]").focus();
}

function count() {
  const guests = [...list.children];
  guests.forEach((guest, index) => {
    guest.querySelector("[data-number]").textContent = index + 2;
  });
  form.querySelector("[data-add-guest]").hidden = guests.length + 1 >= Number(form.dataset.limit);
  const size = form.querySelector("[data-party-size]");
  size.textContent = `${size.dataset.words} ${guests.length + 1}.`;
}
