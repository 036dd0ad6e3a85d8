// Signing in by an electronic signature, or by a one-time code to a number of the register. The way
// that was chosen stays in the address; what was typed stays nowhere.
import {
  act, call, city, fill, find, findAll, hasEntered, enter, keepQuery, phoneWords,
} from "./cabinet.js";
import { countDown, onSubmit } from "./form.js";
import { onSign } from "./signing.js";
import { goIn } from "./sign-in-steps.js";
import { makeTabs } from "./tabs.js";

const forms = Object.fromEntries(findAll("form").map((form) => [form.dataset.form, form]));
const open = { open: true };

const prove = async (proof) => {
  const { data } = await call("POST", "sessions", { city, ...proof }, open);
  await goIn(data);
};

const box = find("signing");
if (box) {
  onSign(box, find("sign", box), {
    purpose: "authentication", isAttached: true,
    content: async () => (await call("POST", "nonces", { city }, open)).data.content,
    use: (signature) => prove({ method: "signature", signature }),
  });
}

/** Who asked for the code. */
let person = null;

function showCode(isCode) {
  forms.person.hidden = isCode;
  forms.code.hidden = !isCode;
}

const resend = find("resend");

async function askForCode() {
  const { data } = await call(
    "POST", "codes", { city, purpose: "one_time_code", ...person }, open);
  countDown(resend, data.resend_after);
}

if (forms.person) {
  onSubmit(forms.person, async ({ iin, phone }) => {
    person = { iin, phone };
    await askForCode();
    forms.code.reset();
    showCode(true);
    fill(forms.code, { phone: phoneWords(phone) });
    forms.code.elements.code.focus();
  });
  onSubmit(forms.code, ({ code }) => prove({ method: "one_time_code", ...person, code }));
  resend.onclick = () => act(resend, async () => {
    await askForCode();
    forms.code.elements.code.focus();
  });
  find("change").onclick = () => {
    showCode(false);
    forms.person.elements.iin.focus();
  };
}

function showWay(way) {
  const query = new URLSearchParams(location.search);
  query.set("way", way);
  window.history.replaceState(null, "", `?${query}`);
  keepQuery();
}

if (hasEntered()) enter();
else {
  const tabs = find("tabs");
  if (tabs) makeTabs(tabs, new URLSearchParams(location.search).get("way"), showWay);
  for (const part of findAll("live")) part.hidden = false;
}
