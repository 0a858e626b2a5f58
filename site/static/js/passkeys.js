// allauth's scripts say only to the console that a passkey was refused or not found; people read it here.

const BUTTONS = "#passkey_login, [id^='mfa_webauthn_']";

document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  const why = event.detail.exception?.name === "SecurityError" ? "address" : "failed";
  const message = document.querySelector(`[data-passkey-${why}]`);
  message.setAttribute("role", "alert");
  message.hidden = false;
  document.querySelector(BUTTONS).after(message);
});
