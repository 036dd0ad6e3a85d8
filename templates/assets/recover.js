// A new password instead of a forgotten one: the number, then its code and the password twice. The
// number stays in this tab over a reload, the code and the passwords do not.
import {
  act, call, city, dropOthers, enter, fill, find, findAll, keepQuery, phoneWords, speakFor,
} from "./cabinet.js";
import { countDown, onSubmit } from "./form.js";
import { isRepeated } from "./passwords.js";

const forms = Object.fromEntries(findAll("form").map((form) => [form.dataset.form, form]));
const steps = findAll("step");
const key = `onir-typed-recover-${city}`;
let phone = JSON.parse(sessionStorage.getItem(key) ?? "{}").phone ?? "";
if (phone) forms.number.elements.phone.value = phoneWords(phone);

function showStep(number, isMoved = true) {
  const step = phone === "" ? 1 : number;
  for (const part of steps) part.hidden = Number(part.dataset.step) !== step;
  fill(find("content"), { phone: phoneWords(phone) });
  for (const field of findAll("username")) field.value = phone;
  if (isMoved) find("heading", steps[step - 1]).focus();
}

function go(step) {
  window.history.pushState(null, "", step === 1 ? location.pathname : `?step=${step}`);
  keepQuery();
  showStep(step);
}

async function askForCode() {
  const { data } = await call("POST", "codes", { city, purpose: "recovery", phone }, { open: true });
  countDown(find("resend"), data.resend_after);
}

onSubmit(forms.number, async (typed) => {
  phone = typed.phone;
  await askForCode();
  sessionStorage.setItem(key, JSON.stringify({ phone }));
  go(2);
});

onSubmit(forms.code, async (typed) => {
  if (!isRepeated(forms.code, typed)) return;
  const { code, new_password } = typed;
  const { data } = await call("POST", "sessions", {
    city, method: "phone_password", phone, code, new_password,
  }, { open: true });
  sessionStorage.removeItem(key);
  speakFor(data.id);
  await dropOthers();
  enter();
});

find("back").onclick = () => go(1);
const resend = find("resend");
resend.onclick = () => act(resend, async () => {
  await askForCode();
  forms.code.elements.code.focus();
});
const wanted = () => Number(new URLSearchParams(location.search).get("step")) === 2 ? 2 : 1;
addEventListener("popstate", () => {
  keepQuery();
  showStep(wanted());
});
showStep(wanted(), false);
find("content").hidden = false;
