// A new application in the cabinet: a form, a check of what was chosen with the papers of the benefit,
// and the number. The draft is made at the server after the form, so the check is the server's word.
// What is near to health (the type of group, the benefit) is never kept in the browser.
import {
  Problem, call, city, fill, find, findAll, keepQuery, language, load, phoneWords, words,
} from "./cabinet.js";
import { clear, errorsOf, onSubmit, show, values } from "./form.js";
import { closeChild, onChild, openChild } from "./child-form.js";
import { giveDocuments, showDocuments, takeDocuments, unsent } from "./documents.js";
import { isHere, readPlaces } from "./place-fields.js";

const forms = { new: find('form="new"'), send: find('form="send"') };
const { elements } = forms.new;
const key = `onir-apply-new-${city}`;
const FORGETTABLE = ["group_type", "out_of_turn", "benefit"];
let me = {};
let children = [];
/** What was typed, of the parent whose it is. */
let kept = {};
/** The draft at the server, its version, and what it was made of. */
let draft = null;
let tag = null;
let made = null;
/** What was accepted; the page is about nothing else then. */
let sent = null;
/** Papers of a draft that was replaced, until the next one has them. */
let papers = [];
/** The social status of the chosen child, in words. */
let social = "";

const query = () => new URLSearchParams(location.search);

function keep() {
  const typed = {};
  for (const { name, type, checked, value } of elements) {
    if (name && !FORGETTABLE.includes(name)) typed[name] = type === "checkbox" ? checked : value;
  }
  kept = { ...kept, person: me.person, typed, draft: draft?.id, terms: forms.new.dataset.terms };
  sessionStorage.setItem(key, JSON.stringify(kept));
}

function restore() {
  // Places are read later; what was agreed to were perhaps other texts.
  const left = ["oblast", "district"];
  if (kept.terms !== forms.new.dataset.terms) left.push("terms", "contacts");
  for (const field of elements) {
    const value = kept.typed?.[field.name];
    if (value === undefined || left.includes(field.name)) continue;
    if (field.type === "checkbox") field.checked = value;
    else field.value = value;
    // A child or a kindergarten that is no longer there.
    if (field.localName === "select" && field.selectedIndex < 0) field.selectedIndex = 0;
  }
}

/** The draft knows more than the browser may keep. */
function restoreDraft() {
  elements.child.value = draft.child.id;
  if (elements.child.selectedIndex < 0) elements.child.selectedIndex = 0;
  elements.group_type.value = draft.group_type;
  elements.language.value = draft.language;
  elements.settlement.value = draft.settlement ?? "";
  draft.kindergartens.forEach(({ id }, place) => {
    const field = elements[`kindergarten_${place + 1}`];
    if (field) field.value = id;
  });
  elements.out_of_turn.checked = Boolean(draft.benefit);
  elements.benefit.value = draft.benefit?.code ?? "";
  showBenefit();
}

function showBenefit() {
  find("benefit").hidden = !elements.out_of_turn.checked;
}

/** What the form holds, whether it is shown or not. */
function wished() {
  const { hidden } = forms.new;
  forms.new.hidden = false;
  const all = values(forms.new);
  forms.new.hidden = hidden;
  const names = [1, 2, 3, 4].map((place) => all[`kindergarten_${place}`]).filter(Boolean);
  const wishes = {
    language: all.language, group_type: all.group_type, kindergartens: [...new Set(names)],
    benefit: all.out_of_turn.length > 0 ? all.benefit : null,
  };
  return {
    about: {
      city, queue_type: all.group_type === "correctional" ? "correctional" : "general",
      child: all.child, settlement: all.settlement.trim() || null,
    },
    wishes,
  };
}

/** A draft that is gone already is as good as one taken away. */
async function discard() {
  try {
    await call("DELETE", `applications/${encodeURIComponent(draft.id)}`);
  } catch (problem) {
    if (problem.status !== 404) throw problem;
  }
  draft = made = tag = null;
}

/** Makes the draft at the server what the form says, and keeps its papers. */
async function makeDraft() {
  const wish = wished();
  const text = JSON.stringify(wish);
  if (draft && made === text) return;
  if (draft && tag && made && JSON.stringify(JSON.parse(made).about) === JSON.stringify(wish.about)) {
    ({ data: draft, tag } = await call(
      "PATCH", `applications/${encodeURIComponent(draft.id)}`, wish.wishes, { tag }));
  } else {
    if (draft) {
      if (draft.documents?.length > 0) papers = await takeDocuments(draft.id, draft.documents);
      await discard();
    }
    // Another try after a lost answer must not make a second draft.
    if (kept.wish !== text) kept = { ...kept, wish: text, creation: crypto.randomUUID() };
    ({ data: draft, tag } = await call(
      "POST", "applications", { ...wish.about, ...wish.wishes }, { key: kept.creation }));
  }
  made = text;
  delete kept.wish;
  delete kept.creation;
  delete kept.submission;
  keep();
}

const chosenChild = () => children.find(({ id }) => id === elements.child.value);

function address(step) {
  const id = (sent ?? draft)?.id;
  const search = new URLSearchParams();
  if (step) search.set("step", step);
  if (id && step !== "child") search.set("id", id);
  return search.size > 0 ? `?${search}` : location.pathname;
}

/** Shows the form, the child's form, the check, or what was accepted. */
function display(wanted, isMoved = true) {
  const step = sent ? "done" : wanted === "check" && !(draft && made) ? "" : wanted;
  forms.new.hidden = ["child", "check", "done"].includes(step);
  find("check").hidden = step !== "check";
  find("done").hidden = step !== "done";
  if (step === "child") openChild(null, isMoved);
  else closeChild();
  if (step === "check") showCheck();
  const part = { check: find("check"), done: find("done") }[step] ?? forms.new;
  if (isMoved && step !== "child") find("heading", part).focus();
  return step;
}

function go(step, isMoved = true) {
  window.history.pushState(null, "", address(step));
  keepQuery();
  display(step, isMoved);
}

const primary = () => me.phones.find((phone) => phone.primary) ?? me.phones[0];

function noticeWords() {
  const { number, channels, language: spoken } = primary();
  const ways = channels.map((way) => words(`channel_${way}`));
  const mail = me.email && me.email_notices ? `; ${me.email}` : "";
  return `${phoneWords(number)}: ${ways.join(", ")}, ${words(`language_${spoken}`)}${mail}`;
}

/** The place; a city of republican significance is its own oblast. */
function whereWords() {
  const names = [elements.oblast, elements.district].map(({ selectedOptions: [one] }) => one.textContent);
  return [...new Set([...names, draft.settlement])].filter(Boolean).join(", ");
}

function showCheck() {
  const { child, benefit, kindergartens } = draft;
  const statuses = draft.social_status?.map((code) => words(`benefit_${code}`)).join("; ");
  fill(find("check"), {
    parent: me.name, child: child.name, birth: child.birth_date,
    queue: words(`queue_${draft.queue_type}`), group: words(`group_${draft.group_type}`),
    teaching: words(`teaching_${draft.language}`), where: whereWords(),
    kindergartens: kindergartens.map((one) => one[`name_${language}`]).join("; ")
      || words("any_kindergarten"),
    social: statuses || social || words("social_none"),
    benefit: words(`benefit_${benefit?.code ?? "none"}`), notices: noticeWords(),
  });
  clear(forms.send);
  draft.documents ??= [];
  showDocuments(draft.id, draft.documents, Boolean(benefit));
}

/** What the register says of the child; the parent cannot change it (S3-53). */
async function showSocial() {
  const child = chosenChild();
  find("incomplete").hidden = !child || Boolean(child.sex && child.nationality);
  const place = find("social");
  const say = (text) => {
    social = text;
    place.textContent = text;
  };
  if (!child) return say(words("social_choose"));
  let found = null;
  try {
    ({ data: { social_status: found } } = await call("GET", `children/${encodeURIComponent(child.id)}`));
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
  }
  if (chosenChild() !== child) return;
  const names = found?.map((code) => words(`benefit_${code}`));
  say(!found ? words("social_unknown") : names.join("; ") || words("social_none"));
}

async function readChildren(chosen) {
  ({ data: { items: children } } = await call("GET", "children?limit=100"));
  const [choose] = elements.child.options;
  elements.child.replaceChildren(choose, ...children.map(({ id, name }) => new Option(name, id)));
  elements.child.value = chosen ?? "";
  if (elements.child.selectedIndex < 0) elements.child.selectedIndex = 0;
}

/** Shows at the form what the server finds wrong with it. */
async function atForm(work) {
  try {
    await work();
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    const errors = errorsOf(problem, {
      kindergartens: "kindergarten_1", consents: "terms", terms_version: "terms",
    });
    const isGone = problem.status === 404 && draft !== null;
    // Changed or taken away elsewhere: the next try makes another one.
    if (isGone || problem.status === 412) draft = made = tag = null;
    if (isGone) errors.push({ detail: words("new_gone") });
    const isOfForm = errors.some(({ name }) => !name || elements[name]);
    if (!isOfForm) throw problem;
    if (forms.new.hidden) go("", false);
    clear(forms.new);
    show(forms.new, errors);
  }
}

onSubmit(forms.new, async () => {
  if (!isHere()) return show(forms.new, [{ name: "district", detail: words("other_place") }]);
  return atForm(async () => {
    await makeDraft();
    go("check");
    const files = draft.benefit ? papers : [];
    papers = [];
    await giveDocuments(files);
  });
});

onSubmit(forms.send, () => {
  if (!elements.terms.checked || !elements.contacts.checked) {
    go("", false);
    return forms.new.requestSubmit();
  }
  return atForm(async () => {
    if (unsent() > 0) return find("uploads").firstElementChild.focus();
    kept.submission ??= crypto.randomUUID();
    keep();
    const { channels, language: spoken } = primary();
    const { data } = await call("POST", `applications/${encodeURIComponent(draft.id)}/submit`, {
      consents: ["terms", "contacts"], terms_version: forms.new.dataset.terms,
      notices: { language: spoken, channels, email: me.email_notices ? me.email : null },
    }, { key: kept.submission });
    sessionStorage.removeItem(key);
    showDone(data);
  });
});

function showDone(accepted) {
  sent = accepted;
  const { number, position } = sent;
  fill(find("done"), {
    number, overall: position && String(position.overall), in_year: position && String(position.in_year),
  });
  window.history.replaceState(null, "", address("done"));
  keepQuery();
  find("content").hidden = false;
  display("done");
}

forms.new.addEventListener("input", ({ target }) => {
  delete kept.submission;
  keep();
  if (target.name === "out_of_turn") showBenefit();
});
elements.child.addEventListener("change", showSocial);
find("add-child").onclick = () => go("child");
find("fill-child").onclick = () => {
  window.history.pushState(null, "", address("child"));
  keepQuery();
  forms.new.hidden = true;
  openChild(chosenChild());
};
for (const button of findAll("change")) button.onclick = () => go("");
addEventListener("popstate", () => {
  if (sent) window.history.replaceState(null, "", address("done"));
  keepQuery();
  display(query().get("step") ?? "");
});

/** The draft of the address, or the one that was typed last, when it is still there. */
async function readDraft() {
  const id = query().get("id") ?? kept.draft;
  if (!id) return;
  try {
    ({ data: draft, tag } = await call("GET", `applications/${encodeURIComponent(id)}`));
  } catch (problem) {
    if (problem.status !== 404) throw problem;
  }
}

load(async () => {
  ({ data: me } = await call("GET", "me"));
  const found = JSON.parse(sessionStorage.getItem(key) ?? "{}");
  kept = found.person === me.person ? found : {};
  if (!kept.person) sessionStorage.removeItem(key);
  await readDraft();
  if (draft && draft.status !== "draft") return showDone(draft);
  const [first, ...others] = forms.new.querySelectorAll('[name^="kindergarten_"]');
  for (const select of others) {
    select.replaceChildren(...first.cloneNode(true).children);
    select.selectedIndex = 0;
  }
  await readChildren();
  fill(forms.new, { parent: me.name, iin: me.iin, phone: phoneWords(primary()?.number ?? "") });
  onChild(async ({ id }) => {
    await readChildren(id);
    keep();
    go("", false);
    elements.child.focus();
    await showSocial();
  }, () => {
    go("", false);
    find("add-child").focus();
  });
  // Only what is shown is looked at.
  find("content").hidden = false;
  if (draft) {
    restoreDraft();
    made = JSON.stringify(wished());
  }
  // What was typed after the draft was made is newer; what belongs to another draft is not of this one.
  if (!draft || kept.draft === draft.id) restore();
  find("forgotten").hidden = Boolean(draft) || !kept.typed;
  const step = display(query().get("step") ?? "", false);
  window.history.replaceState(null, "", address(step) + location.hash);
  keepQuery();
  await Promise.all([showSocial(), readPlaces(kept.typed)]);
  if (step === "check") showCheck();
});
