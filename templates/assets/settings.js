// The settings: phones, e-mail, notices, password, sessions, consents, and leaving for good.
import {
  act, call, city, confirmed, copy, fill, find, findAll, leave, load, phoneWords, typedAgain, words,
} from "./cabinet.js";
import { countDown, onSubmit } from "./form.js";

const forms = Object.fromEntries(findAll("form").map((form) => [form.dataset.form, form]));
let me, tag;

/** Keeps what a part of the settings has changed; others may have changed them meanwhile. */
async function change(settings) {
  try {
    ({ data: me, tag } = await call("PATCH", "me", settings, { tag }));
  } catch (problem) {
    if (problem.status === 412) await readMe();
    throw problem;
  }
  return words("saved");
}

const plain = ({ number, language, channels, primary }) => ({ number, language, channels, primary });

async function changePhones(edit) {
  const said = await change({ phones: edit(me.phones.map(plain)) });
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
  first.onclick = () => act(first, () => changePhones((phones) => phones.map((one) =>
    ({ ...one, primary: one.number === phone.number }))));
  remove.onclick = async () => {
    if (!(await confirmed("remove"))) return;
    await act(remove, () => changePhones((phones) =>
      phones.filter(({ number }) => number !== phone.number)));
  };
  return card;
}

function showPhones() {
  find("phones").replaceChildren(...me.phones.map(phoneCard));
}

function showMe() {
  showPhones();
  const { elements } = forms.notices;
  elements.email.value = me.email ?? "";
  elements.email_notices.checked = me.email_notices;
  for (const choice of elements.language) choice.checked = choice.value === me.language;
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

onSubmit(forms.notices, ({ email, email_notices, language }) =>
  change({ email: email || null, email_notices: email_notices.length > 0, language }));

onSubmit(forms.password, async (typed) => {
  await call("PUT", "me/password", typed);
  forms.password.reset();
  await readSessions();
  return words("password_changed");
});

onSubmit(forms.erase, async ({ password }) => {
  if (!(await confirmed("erase"))) return;
  await call("DELETE", "me", { password });
  leave("");
});

const out = find("sign-out");
out.onclick = () => act(out, async () => {
  await call("DELETE", "sessions/current");
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
