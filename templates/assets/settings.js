// The settings: phones, e-mail, notices, password, sessions, consents, and leaving for good.
import {
  NOT_SIGNED_IN, Problem, act, call, city, confirmed, copy, fill, find, findAll, leave, load,
  phoneWords, typedAgain, words,
} from "./cabinet.js";
import { clear, countDown, onSubmit, show } from "./form.js";

const forms = Object.fromEntries(findAll("form").map((form) => [form.dataset.form, form]));
let me, tag;

/**
 * Keeps what a part of the settings has changed. When they were changed elsewhere meanwhile, nothing
 * is kept before the parent has seen how they stand now.
 */
async function change(settings) {
  try {
    ({ data: me, tag } = await call("PATCH", "me", settings, { tag }));
  } catch (problem) {
    if (problem.status !== 412) throw problem;
    await refresh();
    throw new Problem(412, { detail: words("changed_elsewhere") });
  }
  return words("saved");
}

const phonesOf = ({ phones }) => JSON.stringify(phones);
const noticesOf = ({ email, email_notices, language }) =>
  JSON.stringify([email, email_notices, language]);

/**
 * Reads the settings again, and shows anew the parts that have changed; what was typed in the others
 * stays.
 */
async function refresh() {
  const old = me;
  await readMe();
  if (phonesOf(old) !== phonesOf(me)) showPhones();
  if (noticesOf(old) !== noticesOf(me)) showNotices();
}

const plain = ({ number, language, channels, primary }) => ({ number, language, channels, primary });

async function changePhones(edit, more) {
  const said = await change({ phones: edit(me.phones.map(plain)), ...more });
  find('dialog="phone"').close();
  showPhones();
  find("phones-title").focus();
  return said;
}

function phoneCard(phone, index) {
  const card = copy("phone", {
    number: phoneWords(phone.number), primary: phone.primary ? words("primary") : "",
  });
  for (const element of card.querySelectorAll("[id], [for], [aria-describedby]")) {
    for (const name of ["id", "for", "aria-describedby"]) {
      const value = element.getAttribute(name);
      if (value) element.setAttribute(name, `${value}-${index}`);
    }
  }
  const form = card.querySelector("form");
  for (const field of form.elements) {
    if (field.name === "phone_language") field.checked = field.value === phone.language;
    if (field.name === "channels") field.checked = phone.channels.includes(field.value);
  }
  onSubmit(form, async ({ phone_language, channels }) => {
    const said = await changePhones((phones) => phones.map((one) => one.number === phone.number
      ? { ...one, language: phone_language, channels } : one));
    find("phones").children[index]?.querySelector(".buttons button").focus();
    return said;
  });
  const [first, remove] = [find("make-primary", card), find("remove", card)];
  first.hidden = phone.primary;
  // The number that codes are sent to can only be exchanged, not taken away.
  remove.hidden = phone.primary;
  first.onclick = () => askForPassword("primary", phone, (phones) => phones.map((one) =>
    ({ ...one, primary: one.number === phone.number })));
  remove.onclick = () => askForPassword("remove", phone, (phones) =>
    phones.filter(({ number }) => number !== phone.number));
  return card;
}

let withPassword = null;

/**
 * Where codes are sent is changed by nobody who only found the cabinet open. Where there are no
 * passwords, it is only asked whether it is meant.
 */
function askForPassword(kind, { number }, edit) {
  const form = forms["phone-password"];
  form.reset();
  clear(form);
  fill(form, {
    title: words(`${kind}_phone_title`), text: words(`${kind}_phone_text`),
    yes: words(`${kind}_phone_yes`), number: phoneWords(number),
  });
  withPassword = edit;
  find('dialog="phone"').showModal();
}

onSubmit(forms["phone-password"], async ({ phone_password }) => {
  const dialog = find('dialog="phone"');
  try {
    return await changePhones(withPassword, phone_password && { current_password: phone_password });
  } catch (problem) {
    // What is not about the password is said on the page.
    if (problem.errors?.length === 0) dialog.close();
    throw problem;
  }
}, { current_password: "phone_password" });
find("cancel").onclick = () => find('dialog="phone"').close();

function showPhones() {
  find("phones").replaceChildren(...me.phones.map(phoneCard));
}

function showNotices() {
  const { elements } = forms.notices;
  elements.email.value = me.email ?? "";
  elements.email_notices.checked = me.email_notices;
  for (const choice of elements.language) choice.checked = choice.value === me.language;
}

function showMe() {
  showPhones();
  showNotices();
  fill(find("content"), { parent: me.name });
  for (const field of findAll("username")) field.value = me.iin;
}

async function readMe() {
  ({ data: me, tag } = await call("GET", "me"));
}

/** A list with a button beside each entry that ends it. */
async function readList(name, path, draw, mayEnd) {
  const { data } = await call("GET", `${path}?limit=100`);
  find(name).replaceChildren(...data.items.map((item) => {
    const row = copy(name, draw(item));
    const button = find("end", row);
    button.hidden = !mayEnd(item);
    button.onclick = async () => {
      if (name === "consents" && !(await confirmed("consent"))) return;
      await act(button, async () => {
        await call("DELETE", `${path}/${encodeURIComponent(item.id)}`);
        await readList(name, path, draw, mayEnd);
        find(`${name}-title`).focus();
        return words(`done_${name}`);
      });
    };
    return row;
  }));
}

const readSessions = () => readList("sessions", "sessions", (session) => ({
  device: session.device, created: session.created_at, seen: session.seen_at,
  current: session.current ? words("this_device") : "",
}), (session) => !session.current);

const readConsents = () => readList("consents", "consents", (consent) => ({
  text: words(`consent_${consent.kind}`), version: consent.version, given: consent.given_at,
  withdrawn: consent.withdrawn_at,
}), (consent) => !consent.withdrawn_at);

let added = "";

function stepOfPhone(isCode) {
  forms.phone.hidden = isCode;
  forms["phone-code"].hidden = !isCode;
}

async function askForCode() {
  const { data } = await call("POST", "codes", { city, purpose: "phone", phone: added });
  countDown(find("resend"), data.resend_after);
}

onSubmit(forms.phone, async ({ phone }) => {
  if (me.phones.some(({ number }) => number === phone)) {
    show(forms.phone, [{ name: "phone", detail: words("phone_known") }]);
    return;
  }
  added = phone;
  await askForCode();
  stepOfPhone(true);
  fill(forms["phone-code"], { number: phoneWords(phone) });
  forms["phone-code"].elements.code.focus();
});
onSubmit(forms["phone-code"], async ({ code }) => {
  const said = await changePhones((phones) => [...phones, {
    number: added, language: me.language, channels: ["sms"], primary: phones.length === 0, code,
  }]);
  stepOfPhone(false);
  forms.phone.reset();
  forms["phone-code"].reset();
  return said;
}, { phones: "code" });
const resend = find("resend");
resend.onclick = () => act(resend, async () => {
  await askForCode();
  forms["phone-code"].elements.code.focus();
});
find("other-number").onclick = () => {
  stepOfPhone(false);
  forms.phone.elements.phone.focus();
};

onSubmit(forms.notices, async ({ email, email_notices, language }) => {
  try {
    return await change(
      { email: email || null, email_notices: email_notices.length > 0, language });
  } catch (problem) {
    if (problem.status === 412 && email && email !== me.email) {
      problem.message += ` ${words("you_typed")} ${email}`;
    }
    throw problem;
  }
});

// Where parents sign, there is no password to change.
if (forms.password) onSubmit(forms.password, async (typed) => {
  await call("PUT", "me/password", typed);
  forms.password.reset();
  await refresh();
  await readSessions();
  return words("password_changed");
});

onSubmit(forms.erase, async ({ password }) => {
  if (!(await confirmed("erase"))) return;
  await call("DELETE", "me", password === undefined ? {} : { password });
  leave("");
});

const out = find("sign-out");
out.onclick = () => act(out, async () => {
  try {
    await call("DELETE", "sessions/current", undefined, { open: true });
  } catch (problem) {
    // Whoever is signed in here by now stays so.
    if (problem.type !== NOT_SIGNED_IN) throw problem;
  }
  leave();
});

find("export").href = "/api/v1/me/export";

load(async () => {
  await readMe();
  await Promise.all([readSessions(), readConsents()]);
  showMe();
  typedAgain(forms.phone);
  typedAgain(forms.notices);
});
