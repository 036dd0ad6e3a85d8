// The application to the queue, in five steps. What was typed stays in this tab until it is sent or
// begun anew from the terms: no names, and nothing near to health (the queue, the type of group, the
// benefit); what of it was chosen is asked again after the page was opened anew.
import {
  NOT_SIGNED_IN, act, call, city, find, findAll, keepQuery, language, load, speakFor,
  words,
} from "./cabinet.js";
import { clear, errorsOf, onSubmit, show, values } from "./form.js";
import {
  forgetNumber, offerLink, phoneOwner, proofWords, proveNumber, sendCode, showProof,
} from "./apply-proof.js";
import { checkWords, doneWords } from "./apply-words.js";
import { showDocuments } from "./documents.js";

const form = find("form");
const steps = findAll("step");
const LAST = 5;
const query = () => new URLSearchParams(location.search);
const queue = query().get("type");
const terms = query().get("terms");
const key = `onir-apply-${city}`;
const OPEN = { open: true };
let draft = JSON.parse(sessionStorage.getItem(key) ?? "{}");
/** The benefit, in the memory of this page only; undefined when it is not known. */
let benefit;
/** The draft at the server, which knows the names, and the parent's own; in memory only too. */
let application = null;
let parent = null;
/** What the draft at the server was made of: another one counts against the day's look-ups. */
let made = null;
/** What was accepted; the page is about nothing else then. */
let sent = null;

const FORGETTABLE = ["benefit", "code", "group_type"];

function keep() {
  const { typed = {} } = draft;
  for (const field of form.elements) {
    if (!field.name || FORGETTABLE.includes(field.name)) continue;
    if (field.type === "checkbox") typed[`${field.name}=${field.value}`] = field.checked;
    else if (field.type !== "radio") typed[field.name] = field.value;
    else if (field.checked) typed[field.name] = field.value;
  }
  // Whether the draft at the server is still what the form says, for the page opened anew.
  draft = { ...draft, typed, same: made !== null && made === JSON.stringify(wished()) };
  sessionStorage.setItem(key, JSON.stringify(draft));
}

function restore() {
  for (const field of form.elements) {
    const kept = draft.typed?.[field.name];
    if (field.type === "checkbox") {
      field.checked = draft.typed?.[`${field.name}=${field.value}`] ?? field.checked;
    } else if (field.type === "radio") {
      if (kept !== undefined) field.checked = field.value === kept;
    } else if (field.name && kept !== undefined) field.value = kept;
  }
}

/** What all steps hold, cleaned, whichever of them is shown. */
function everything() {
  const hidden = steps.filter((step) => step.hidden);
  for (const step of hidden) step.hidden = false;
  const found = values(form);
  for (const step of hidden) step.hidden = true;
  return found;
}

/** Whether the page was opened anew after what it does not keep had been chosen. */
let isForgotten = false;

const isProved = () => draft.proved === phoneOwner(everything());

/** The furthest step that what is known allows. */
function allowed() {
  const { phone, iin, child_iin, relation, language, group_type } = everything();
  if (!phone) return 1;
  if (!iin || !child_iin || !relation || !language || !group_type) return 2;
  if (!draft.reached || draft.reached < 4) return draft.reached ?? 3;
  if (benefit === undefined && !application) return 3;
  return application ? LAST : 4;
}

function display(number, isMoved = true) {
  const step = Math.max(1, Math.min(number, allowed()));
  for (const part of steps) part.hidden = Number(part.dataset.step) !== step;
  for (const mark of findAll("mark")) {
    const place = Number(mark.dataset.mark);
    if (place === step) mark.setAttribute("aria-current", "step");
    else mark.removeAttribute("aria-current");
    mark.dataset.state = place < step ? "done" : "";
  }
  find("back").hidden = step === 1;
  const isAsked = step === 2 ? !everything().group_type : step === 3 && benefit === undefined;
  find("forgotten").hidden = !(isForgotten && isAsked && draft.reached > step);
  const proved = isProved();
  const isWaiting = step === 4 && !proved && !draft.asked;
  find("email-way").hidden = !everything().email;
  showProof(everything(), step === 4, proved, Boolean(draft.asked));
  find("next").textContent = step === LAST ? words("submit")
    : step === 4 ? proofWords(isWaiting, proved) : words("next");
  if (application) checkWords(find("check"), application, parent, everything());
  clear(form);
  if (isMoved) find("heading", steps[step - 1]).focus();
  return step;
}

function address(step, id) {
  const search = query();
  search.set("step", step);
  if (id) search.set("id", id);
  else search.delete("id");
  return `?${search}`;
}

function go(number) {
  draft.reached = Math.max(draft.reached ?? 1, number);
  keep();
  const step = Math.max(1, Math.min(number, allowed()));
  window.history.pushState(null, "", address(step, application?.id));
  keepQuery();
  display(step);
}

const shownStep = () => Number(steps.find((step) => !step.hidden).dataset.step);

async function askForCode() {
  const all = everything();
  await sendCode(all);
  draft.asked = phoneOwner(all);
  keep();
  display(4);
  form.elements.code.focus();
}

async function prove(code) {
  const all = everything();
  draft.session = await proveNumber(all, code);
  draft.proved = phoneOwner(all);
  delete draft.asked;
  form.elements.code.value = "";
  keep();
}

/** A draft that is gone already is as good as one taken away. */
async function discard(id) {
  try {
    await call("DELETE", `applications/${encodeURIComponent(id)}`, undefined, OPEN);
  } catch (problem) {
    if (problem.status !== 404) throw problem;
  }
}

/** What a draft at the server is made of, and by whom. */
function wished() {
  const all = everything();
  const wishes = [1, 2, 3, 4].map((place) => all[`kindergarten_${place}`]).filter(Boolean);
  const body = {
    city, queue_type: queue, child_iin: all.child_iin, relation: all.relation,
    language: all.language, group_type: all.group_type, kindergartens: [...new Set(wishes)],
    benefit: benefit === "none" ? null : benefit,
  };
  return { body, owner: phoneOwner(all) };
}

async function create() {
  const wish = wished();
  if (application && made === JSON.stringify(wish)) return;
  if (application) await discard(application.id);
  application = made = null;
  // Another try after a lost answer must not make a second draft.
  draft.creation ??= crypto.randomUUID();
  ({ data: application } = await call(
    "POST", "applications", wish.body, { ...OPEN, key: draft.creation }));
  made = JSON.stringify(wish);
  delete draft.creation;
  draft.submission = crypto.randomUUID();
  await readParent();
}

/** The name is the register's; without an answer the check does without it. */
async function readParent() {
  try {
    const { data: me } = await call("GET", "me", undefined, OPEN);
    parent = me.name;
    draft.person = me.person;
  } catch {
    parent = null;
  }
}

async function submit() {
  const { phone_language, channels, email, email_notices } = everything();
  draft.submission ??= crypto.randomUUID();
  const { data } = await call("POST", `applications/${application.id}/submit`, {
    consents: ["terms", "contacts"], terms_version: terms,
    notices: {
      language: phone_language, channels,
      email: email && email_notices.length > 0 ? email : null,
    },
  }, { ...OPEN, key: draft.submission });
  sessionStorage.removeItem(key);
  done(data);
}

function forgetSession() {
  speakFor(null);
  delete draft.proved;
  delete draft.session;
}

/** Does a step's work at the server, and shows what it refuses at the step it is about. */
async function atServer(work) {
  try {
    await work();
  } catch (problem) {
    if (problem.type === NOT_SIGNED_IN) {
      forgetSession();
      go(4);
      return show(form, [{ detail: words("prove_again") }]);
    }
    // The draft is gone; the next step makes another one.
    if (problem.status === 404 && application) {
      application = made = null;
      go(4);
    }
    const errors = errorsOf(problem, {
      kindergartens: "kindergarten_1", "notices/email": "email", "notices/channels": "channels",
      "notices/language": "phone_language",
    });
    const wrong = steps.find((step) => errors.some(({ name }) =>
      step.querySelector(`[name="${name}"]`)));
    if (!wrong) throw problem;
    if (wrong.hidden) go(Number(wrong.dataset.step));
    show(form, errors);
  }
}

async function afterNotices(code) {
  if (!isProved()) {
    if (!draft.asked) return askForCode();
    await prove(code);
  }
  await create();
  go(LAST);
}

function done(accepted) {
  sent = accepted;
  window.history.replaceState(null, "", address("done", sent.id));
  keepQuery();
  form.hidden = true;
  find("progress").hidden = true;
  doneWords(find("done"), sent);
  // The place in the queue is safe; the papers of a benefit may follow at once.
  showDocuments(sent.id, sent.documents ?? [], sent.benefit?.state === "declared", true);
  find("content").hidden = find("done").hidden = false;
  find("heading", find("done")).focus();
}

onSubmit(form, async (typed) => {
  const step = shownStep();
  if (step === 3) benefit = typed.benefit;
  if (step === LAST) return atServer(submit);
  if (step !== 4) return go(step + 1);
  // It is asked again after the page was opened anew.
  if (benefit === undefined) return go(3);
  return atServer(() => afterNotices(typed.code));
});

form.addEventListener("input", ({ target }) => {
  delete draft.creation;
  delete draft.submission;
  if (target.name === "benefit") benefit = target.value;
  keep();
  if (!["iin", "phone"].includes(target.name)) return;
  delete draft.asked;
  forgetNumber();
});
offerLink(everything);
const resend = find("resend");
resend.onclick = () => act(resend, () => atServer(askForCode));
find("back").onclick = () => go(shownStep() - 1);
for (const button of findAll("to-step", form)) {
  button.onclick = () => go(Number(button.dataset.toStep));
}
const wantedStep = () => Number(query().get("step")) || 1;
addEventListener("popstate", () => {
  // What was sent cannot be filled in again: every address of it shows that it was accepted.
  if (sent) window.history.replaceState(null, "", address("done", sent.id));
  keepQuery();
  if (sent) return;
  display(wantedStep());
});

load(async () => {
  const id = query().get("id");
  const isContinued = query().get("step") !== null;
  const isKnown = findAll("queue").some(({ dataset }) => dataset.queue === queue);
  const isAgreed = isKnown && query().get("contacts") !== null && terms
    && (!form.dataset.terms || terms === form.dataset.terms);
  // A draft lives as long as its address.
  if (!isContinued) {
    draft = {};
    sessionStorage.removeItem(key);
  }
  speakFor(draft.session);
  if (id) {
    try {
      ({ data: application } = await call("GET", `applications/${encodeURIComponent(id)}`, undefined, OPEN));
    } catch (problem) {
      if (![401, 404].includes(problem.status)) throw problem;
      if (problem.status === 401) forgetSession();
    }
  }
  if (application && application.status !== "draft") return done(application);
  // Also when the texts have changed since they were consented to.
  if (!isAgreed) {
    find("begin").hidden = false;
    form.hidden = true;
    find("progress").hidden = true;
    return;
  }
  for (const title of findAll("queue")) title.hidden = title.dataset.queue !== queue;
  const [first, ...others] = form.querySelectorAll("select");
  for (const select of others) {
    select.replaceChildren(...first.cloneNode(true).children);
    select.selectedIndex = 0;
  }
  isForgotten = !application && draft.reached > 2;
  if (!isForgotten) form.elements.group_type.value = application?.group_type ?? queue;
  form.elements.phone_language.value = language;
  form.elements.channels[0].checked = true;
  restore();
  // Only what is shown is looked at.
  find("content").hidden = false;
  if (application) {
    benefit = form.elements.benefit.value = application.benefit?.code ?? "none";
    await readParent();
    if (draft.same) made = JSON.stringify(wished());
  }
  const step = display(wantedStep(), false);
  window.history.replaceState(null, "", address(step, application?.id));
  keepQuery();
});
