// What the ways of signing in by IIN share: the steps, the person, and the door.
import { call, city, dropOthers, enter, fill, find, findAll, hasEntered, speakFor } from "./cabinet.js";
import { countDown } from "./form.js";

export const forms = Object.fromEntries(findAll("form").map((form) => [form.dataset.form, form]));
const steps = findAll("step");
let iin = "";

/** Takes down who it is about; nothing tells whether there is such a cabinet. */
export function remember(typed) {
  iin = typed;
}

/** Shows a step; without a number there is only the first. */
export function showStep(number, isNew = true) {
  const step = iin === "" ? 1 : number;
  for (const part of steps) part.hidden = Number(part.dataset.step) !== step;
  fill(find("content"), { iin });
  for (const field of findAll("username")) field.value = iin;
  if (isNew) window.history.pushState({ step }, "");
  find("heading", steps[step - 1]).focus();
}

/** Has a code sent to the number of the person's cabinet. */
export async function askForCode(button) {
  const { data } = await call("POST", "codes", { city, purpose: "sign_in", iin }, { open: true });
  countDown(button, data.resend_after);
}

/** Sends a proof; what the server answers is a session, or what it wants next. */
export const prove = (proof) => call("POST", "sessions", {
  // A challenge tells by itself whose it is.
  city, method: "iin_password", ...(proof.challenge ? {} : { iin }), ...proof,
}, { open: true });

/** Into the cabinet with the session that the server has opened. */
export async function goIn({ id }) {
  speakFor(id);
  await dropOthers();
  enter();
}

/** Begins with the first step; the browser's own buttons lead to others, as far as `allowed` says. */
export function begin(allowed = (step) => step) {
  for (const button of findAll("back")) {
    button.onclick = () => showStep(Number(button.dataset.back || 1));
  }
  addEventListener("popstate", ({ state }) => showStep(allowed(state?.step ?? 1), false));
  if (hasEntered()) return enter();
  window.history.replaceState({ step: 1 }, "");
  find("content").hidden = false;
}
