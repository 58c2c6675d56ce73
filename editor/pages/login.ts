/** The login screen: e-mail and password, and in one sentence what Wijkpen is. */
import type { Api } from "../api.ts";
import { checkFilledIn, createField, messageOf } from "../dialog.ts";
import { h } from "../dom.ts";
import { brandMark } from "../icons.ts";
import { addressAfterLogin } from "./addresses.ts";
import { createStreet } from "./street.ts";

/** Shows the form; a good password leads to where the person was going. */
export function showLogin(root: HTMLElement, api: Api): void {
  document.title = "Inloggen – Wijkpen";
  const email = createField({
    name: "email",
    label: "E-mailadres",
    type: "email",
    autocomplete: "username",
  });
  const password = createField({
    name: "wachtwoord",
    label: "Wachtwoord",
    type: "password",
    autocomplete: "current-password",
  });
  const error = h("p", { class: "form-error", role: "alert" });
  const button = h("button", { type: "submit", class: "button is-primary is-wide" }, "Inloggen");
  const form = h(
    "form",
    { class: "form", novalidate: true },
    email.element,
    password.element,
    showPassword((shown) => password.input.setAttribute("type", shown ? "text" : "password")),
    error,
    button,
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void logIn({ api, email, password, error, button });
  });
  root.className = "screen-login";
  root.replaceChildren(h("main", { class: "login" }, introduction(), form), createStreet());
  email.input.focus();
}

function introduction(): HTMLElement {
  return h(
    "div",
    { class: "login-intro" },
    h("p", { class: "brand is-large" }, brandMark(), "Wijkpen"),
    h("h1", {}, "Inloggen"),
    h(
      "p",
      { class: "lead" },
      "Schrijf samen een wijkuitvoeringsplan, controleer het en lever het af als raadsstuk.",
    ),
  );
}

function showPassword(show: (shown: boolean) => void): HTMLElement {
  const box = h("input", { type: "checkbox" });
  box.addEventListener("change", () => show(box.checked));
  return h("label", { class: "check" }, box, "Toon wachtwoord");
}

type Field = ReturnType<typeof createField>;

async function logIn(form: {
  api: Api;
  email: Field;
  password: Field;
  error: HTMLElement;
  button: HTMLButtonElement;
}): Promise<void> {
  form.error.textContent = "";
  if (!checkFilledIn([form.email, form.password])) return;
  form.button.disabled = true;
  try {
    await form.api.login(form.email.input.value.trim(), form.password.input.value);
    location.assign(addressAfterLogin(location.search, location.origin));
  } catch (error) {
    form.error.textContent = messageOf(error);
    form.button.disabled = false;
    form.password.input.select();
  }
}
