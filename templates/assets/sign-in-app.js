// Signing in where codes come to the companion app: the password first, then a code from the app.
// Who gave the right password may know whether the number is linked; nobody else is told.
import { Problem, act, call, city, fill, find, findAll, phoneWords, words } from "./cabinet.js";
import { clear, countDown, onSubmit } from "./form.js";
import { forgetLink, linkApp } from "./link-app.js";
import { askForCode, begin, forms, goIn, prove, remember, showStep } from "./sign-in-steps.js";

const [resend, resendNew] = findAll("resend");
const [panel, panelNew] = findAll("link-app");
const another = find("link-another");
/** What was agreed to in the first step: it is kept when the cabinet opens. */
const AGREED = { consents: ["terms", "contacts"], terms_version: forms.iin.dataset.terms };
/** What the right password was answered with: it goes together with the code. */
let second = null;
/** When it is over, on this device's clock. */
let end = 0;

/** What goes together with the code; when it is over, the password is asked for anew. */
function challenge() {
  if (Date.now() < end) return second.challenge;
  second = null;
  showStep(2);
  throw new Problem(0, { detail: words("second_over") });
}

function showSecond(answer, time) {
  second = answer;
  end = Date.now() + Date.parse(answer.expires_at) - (Date.parse(time) || Date.now());
  forms.second.reset();
  clear(forms.second);
  forgetLink(panel);
  find("is-linked").hidden = !answer.linked;
  find("not-linked").hidden = answer.linked;
  panel.hidden = answer.linked;
  another.hidden = !answer.linked;
  showStep(3);
  fill(find("content"), { second_phone: phoneWords(answer.phone) });
  // Without a linked device no code was sent: the first one may be asked for at once.
  countDown(resend, answer.linked ? answer.resend_after : 0);
}

async function signIn(proof) {
  const { status, data, time } = await prove(proof);
  if (status === 202) return showSecond(data, time);
  await goIn(data);
}

async function startAnew() {
  await askForCode(resendNew);
  showStep(4);
}

onSubmit(forms.iin, async ({ iin }) => {
  remember(iin);
  forms.password.reset();
  showStep(2);
});
onSubmit(forms.password, async ({ password }) => {
  await signIn({ password, ...AGREED });
  forms.password.reset();
});
onSubmit(forms.second, async ({ code }) => signIn({ challenge: challenge(), code }));
onSubmit(forms.ask, startAnew);
onSubmit(forms.code, ({ new_code, new_password }) => signIn({ code: new_code, new_password, ...AGREED }), {
  code: "new_code",
});

const forgot = find("forgot");
forgot.onclick = () => act(forgot, startAnew);
resend.onclick = () => act(resend, async () => {
  const { data } = await call(
    "POST", "codes", { city, purpose: "second_step", challenge: challenge() }, { open: true });
  clear(forms.second);
  countDown(resend, data.resend_after);
  forms.second.elements.code.focus();
});
resendNew.onclick = () => act(resendNew, async () => {
  await askForCode(resendNew);
  clear(forms.code);
  forms.code.elements.new_code.focus();
});
another.onclick = () => {
  another.hidden = true;
  panel.hidden = false;
  find("link-title", panel).focus();
};
linkApp(panel, () => ({ city, challenge: challenge() }));
linkApp(panelNew, ({ phone }) => ({ city, phone }));
// The step with the code needs the answer to the password, which a page opened anew has not.
begin((step) => (step === 3 && !second ? 2 : step));
