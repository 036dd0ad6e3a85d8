// Signing in, in three steps that are the same for every visitor: nothing tells who has a cabinet.
import {
  act, call, city, dropOthers, enter, fill, find, findAll, hasEntered, speakFor,
} from "./cabinet.js";
import { countDown, onSubmit } from "./form.js";

const forms = Object.fromEntries(findAll("form").map((form) => [form.dataset.form, form]));
const steps = findAll("step");
let iin = "";

function showStep(number, isNew = true) {
  const step = iin === "" ? 1 : number;
  for (const part of steps) part.hidden = Number(part.dataset.step) !== step;
  fill(find("content"), { iin });
  for (const field of findAll("username")) field.value = iin;
  if (isNew) window.history.pushState({ step }, "");
  find("heading", steps[step - 1]).focus();
}

async function askForCode() {
  const { data } = await call("POST", "codes", { city, purpose: "sign_in", iin }, { open: true });
  countDown(find("resend"), data.resend_after);
}

const signIn = async (fields) => {
  const { data } = await call(
    "POST", "sessions", { city, method: "iin_password", iin, ...fields }, { open: true });
  speakFor(data.id);
  await dropOthers();
  enter();
};

onSubmit(forms.iin, async (typed) => {
  iin = typed.iin;
  showStep(2);
});
onSubmit(forms.password, ({ password }) => signIn({ password }));
onSubmit(forms.ask, async () => {
  await askForCode();
  showStep(3);
});
onSubmit(forms.code, ({ code, new_password }) => signIn({ code, new_password }));

for (const button of findAll("back")) {
  button.onclick = () => showStep(1);
}
const resend = find("resend");
resend.onclick = () => act(resend, async () => {
  await askForCode();
  forms.code.elements.code.focus();
});
addEventListener("popstate", ({ state }) => showStep(state?.step ?? 1, false));

if (hasEntered()) enter();
else {
  window.history.replaceState({ step: 1 }, "");
  find("content").hidden = false;
}
