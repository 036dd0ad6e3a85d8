// Registering by the number of a phone: the number and the policy, its code, a password, the applicant.
// The number, the tick and the applicant's IIN stay in this tab until the end; the code, the password
// and the proof of the number only live in the memory of this page.
import {
  Problem, act, call, city, fill, find, findAll, keepQuery, phoneWords,
} from "./cabinet.js";
import { clear, countDown, errorsOf, onSubmit, show } from "./form.js";
import { isRepeated } from "./passwords.js";

const forms = Object.fromEntries(findAll("form").map((form) => [form.dataset.form, form]));
const steps = findAll("step");
const key = `onir-typed-register-${city}`;
const LAST = 4;
const DONE = 5;
let kept = JSON.parse(sessionStorage.getItem(key) ?? "{}");
let proof = null;
let password = null;
/** What the register said of the applicant, until another number is typed. */
let person = null;
/** Another try after a lost answer must not register twice. */
let attempt = null;

const OPEN = { open: true };

function keep(more) {
  kept = { ...kept, ...more };
  sessionStorage.setItem(key, JSON.stringify(kept));
}

/** The furthest step that what is known allows. */
function allowed() {
  if (kept.isDone) return DONE;
  if (proof) return password ? LAST : 3;
  return kept.phone && kept.isAsked ? 2 : 1;
}

function notice(name) {
  for (const place of findAll("notice")) place.hidden = place.dataset.notice !== name;
}

function display(number, isMoved = true) {
  const step = kept.isDone ? DONE : Math.max(1, Math.min(number, allowed()));
  for (const part of steps) part.hidden = Number(part.dataset.step) !== step;
  for (const mark of findAll("mark")) {
    const place = Number(mark.dataset.mark);
    if (place === step) mark.setAttribute("aria-current", "step");
    else mark.removeAttribute("aria-current");
    mark.dataset.state = place < step ? "done" : "";
  }
  fill(find("content"), { phone: phoneWords(kept.phone ?? "") });
  for (const field of findAll("username")) field.value = kept.phone ?? "";
  forms.account.hidden = !person;
  if (isMoved) find("heading", steps[step - 1]).focus();
  return step;
}

const address = (step) => (step === 1 ? location.pathname : `?step=${step}`);

function go(number) {
  const step = kept.isDone ? DONE : Math.max(1, Math.min(number, allowed()));
  window.history.pushState(null, "", address(step));
  keepQuery();
  notice(null);
  display(step);
}

async function askForCode() {
  const { phone } = kept;
  const { data } = await call("POST", "codes", { city, purpose: "registration", phone }, OPEN);
  keep({ isAsked: true });
  countDown(find("resend"), data.resend_after);
}

/** The number has to be proved again; everything else typed stays. */
function beginAgain(name) {
  proof = null;
  keep({ isAsked: false });
  go(1);
  notice(name);
}

/** Shows what the server refuses at the step it is about. */
async function atServer(form, work) {
  try {
    await work();
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    const errors = errorsOf(problem, { password: "new_password" });
    const isAbout = (name) => errors.some((error) => error.name === name);
    if (isAbout("proof")) return beginAgain("over");
    const place = isAbout("new_password") ? forms.password
      : isAbout("iin") ? forms.person : isAbout("policy_version") ? forms.number : form;
    if (place === form || errors.length === 0) throw problem;
    const step = Number(place.closest("[data-step]").dataset.step);
    if (place.closest("[hidden]")) go(step);
    clear(place);
    show(place, errors);
  }
}

onSubmit(forms.number, async ({ phone }) => {
  if (phone !== kept.phone) {
    proof = null;
    keep({ isAsked: false });
  }
  keep({ phone });
  await askForCode();
  go(2);
});

onSubmit(forms.code, ({ code }) => atServer(forms.code, async () => {
  const { data } = await call("POST", "registrations", {
    city, phone: kept.phone, code, policy: true, policy_version: forms.number.dataset.policy,
  }, OPEN);
  proof = data.proof;
  forms.code.reset();
  go(3);
}));

onSubmit(forms.password, async (typed) => {
  if (!isRepeated(forms.password, typed)) return;
  password = typed.new_password;
  attempt = null;
  go(LAST);
});

onSubmit(forms.person, ({ iin }) => atServer(forms.person, async () => {
  ({ data: person } = await call("POST", "registrations/person", { city, proof, iin }, OPEN));
  fill(forms.account, { name: person.name, birth: person.birth_date, iin: person.iin });
  clear(forms.account);
  forms.account.hidden = false;
  find("person", forms.account).focus();
}));

onSubmit(forms.account, () => atServer(forms.account, async () => {
  attempt ??= crypto.randomUUID();
  await call("POST", "registrations/account", {
    city, proof, iin: person.iin, password,
  }, { ...OPEN, key: attempt });
  [proof, password, person] = [null, null, null];
  for (const form of Object.values(forms)) form.reset();
  // Nothing of the person stays in the tab; only that it is done.
  kept = { isDone: true };
  keep({});
  go(DONE);
}));

forms.number.addEventListener("input", () => {
  const { phone, policy } = forms.number.elements;
  keep({ typed: phone.value, policy: policy.checked ? forms.number.dataset.policy : null });
});
forms.person.addEventListener("input", () => {
  person = attempt = null;
  forms.account.hidden = true;
  keep({ iin: forms.person.elements.iin.value });
});
for (const button of findAll("back")) button.onclick = () => go(1);
find("to-password").onclick = () => go(3);
const resend = find("resend");
resend.onclick = () => act(resend, async () => {
  await askForCode();
  forms.code.elements.code.focus();
});
const wanted = () => Number(new URLSearchParams(location.search).get("step")) || 1;
addEventListener("popstate", () => {
  keepQuery();
  display(wanted());
});

// Registered in this tab before: whoever opens the page anew registers somebody else.
if (kept.isDone && wanted() !== DONE) {
  kept = {};
  sessionStorage.removeItem(key);
}
forms.number.elements.phone.value = kept.typed ?? "";
// Another text is accepted anew.
forms.number.elements.policy.checked = kept.policy === forms.number.dataset.policy;
forms.person.elements.iin.value = kept.iin ?? "";
notice(wanted() > allowed() && kept.phone ? "again" : null);
const step = display(wanted(), false);
window.history.replaceState(null, "", address(step) + location.hash);
keepQuery();
find("content").hidden = false;
