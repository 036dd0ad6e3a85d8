// The companion app: a number is linked to this device by a one-time password or a QR code, and then
// its codes and notices come here. Nothing of it is kept in the browser but the language.
import {
  Problem, act, ask, confirmed, fill, find, findAll, load, phoneWords, tell, words,
} from "./page.js";
import { clear, countDown, onSubmit } from "./form.js";
import { speak } from "./app-language.js";
import { showInbox, startInbox, stopInbox } from "./app-inbox.js";

const forms = Object.fromEntries(findAll("form").map((form) => [form.dataset.form, form]));
const states = findAll("state");
const resend = find("resend");
let number = "";
/** What the number is linked with: a password or a link; it is sent again together with the code. */
let proof = {};

function showState(name, isMoved = true) {
  for (const state of states) state.hidden = state.dataset.state !== name;
  find("about").hidden = name !== "number";
  find("content").hidden = false;
  // The browser's way back leads from a step to the first one, and from there out of the app.
  const isLater = ["password", "code"].includes(name);
  if (isLater && !window.history.state?.isLater) window.history.pushState({ isLater }, "");
  fill(find("app"), { phone: phoneWords(number) });
  if (isMoved) find("heading", states.find(({ hidden }) => !hidden)).focus();
}

/** Back to the beginning, with a reason when there is one. */
function begin(reason = "") {
  stopInbox();
  proof = {};
  find("linked").hidden = true;
  for (const name of ["password", "code", "link"]) {
    forms[name].reset();
    clear(forms[name]);
  }
  showState("number", !reason);
  if (reason) tell(new Problem(0, { detail: reason }));
}

function open(device, isNew) {
  number = device.phone;
  proof = {};
  for (const form of Object.values(forms)) form.reset();
  find("linked").hidden = !isNew;
  showState("inbox", false);
  if (isNew) find("linked").focus();
  return startInbox(() => begin(words("unlinked_elsewhere")));
}

/** Links the number; the server may want a code from an SMS first. */
async function link(code) {
  const { status, data } = await ask("POST", "devices", {
    consent: true, policy_version: find("app").dataset.terms, ...proof, ...code,
  });
  if (status === 201) return open(data, true);
  if (find('state="code"').hidden) showState("code");
  forms.code.elements.code.focus();
  countDown(resend, data.resend_after);
}

/** The number behind a QR code; one that is over leads to the other way of linking. */
async function openLink(name) {
  try {
    const { data } = await ask("GET", `devices/links/${name}`);
    number = data.phone;
    proof = { link: name };
    showState("link");
  } catch (problem) {
    if (problem.status !== 404) throw problem;
    begin(words("link_over"));
  }
}

/** The link in the address, which it leaves at once: it is worth as much as a password. */
function takeLink() {
  const name = /^#link=([\w-]{1,64})$/.exec(location.hash)?.[1];
  if (location.hash.startsWith("#link=")) {
    window.history.replaceState(null, "", location.pathname + location.search);
  }
  return name;
}

onSubmit(forms.number, ({ phone }) => {
  number = phone;
  showState("password");
  forms.password.elements.once.focus();
});
onSubmit(forms.password, ({ once }) => {
  proof = { phone: number, password: once };
  return link();
}, { password: "once" });
onSubmit(forms.link, () => link());
onSubmit(forms.code, ({ code }) => link({ code }));
resend.onclick = () => act(resend, () => {
  clear(forms.code);
  return link();
});

for (const button of findAll("other-number")) {
  button.onclick = () => {
    begin();
    forms.number.elements.phone.focus();
  };
}

// In groups of four while one types at the end; what is pasted may have blanks already.
forms.password.elements.once.addEventListener("input", ({ target }) => {
  if (target.selectionStart < target.value.length) return;
  const digits = target.value.replace(/\D/g, "").slice(0, 12);
  target.value = digits.replace(/(\d{4})(?=\d)/g, "$1 ");
});

const unlink = find("unlink");
unlink.onclick = async () => {
  if (!(await confirmed("unlink"))) return;
  await act(unlink, async () => {
    try {
      await ask("DELETE", "devices/current");
    } catch (problem) {
      // Whoever is unlinked already has what they asked for.
      if (problem.status !== 401) throw problem;
    }
    number = "";
    forms.number.reset();
    begin();
    return words("unlinked");
  });
};

/** Offers to install where the browser can do it on a press; elsewhere a sentence tells how. */
function offerInstalling() {
  const install = find("install");
  install.hidden = matchMedia("(display-mode: standalone)").matches;
  addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    find("install-offer").hidden = false;
    find("install-text").hidden = true;
    find("install-button").onclick = () => event.prompt();
  });
  addEventListener("appinstalled", () => {
    install.hidden = true;
  });
}

async function start(name) {
  if (name) return openLink(name);
  try {
    const { data: device } = await ask("GET", "devices/current");
    await open(device, false);
  } catch (problem) {
    if (problem.status !== 401) throw problem;
    showState("number", false);
  }
}

const first = takeLink();
speak(() => {
  for (const form of Object.values(forms)) clear(form);
  showInbox(true);
});
offerInstalling();
// What explains the linking is for those whose device is not linked, which the server knows.
find("about").hidden = true;
addEventListener("popstate", () => {
  if (forms.password.getClientRects().length > 0 || forms.code.getClientRects().length > 0) begin();
});
addEventListener("hashchange", () => {
  const name = takeLink();
  if (name) load(() => openLink(name));
});
load(() => start(first));
ask("GET", "health").then(({ data }) => {
  find("sandbox").hidden = !data.sandbox;
}, () => {
  // What does not answer is said by what the page is about.
});
