// The admission of a child: the applicant, the child with a referral and the papers, the contract and
// its signature. The draft is at the server from the moment a child is chosen; until then what was
// typed stays in this tab, without names.
import {
  Problem, act, call, city, confirmed, copy, fill, find, findAll, home, keepQuery, keepTyped, language,
  load, local, phoneWords, typedAgain, words,
} from "./cabinet.js";
import { isComplete, showPapers } from "./admission-papers.js";
import { guard } from "./download.js";
import { clear, errorsOf, onSubmit, show } from "./form.js";
import { onSign } from "./signing.js";

const forms = Object.fromEntries(findAll("form").map((form) => [form.dataset.form, form]));
const FIELDS = ["identity_number", "issued_on", "valid_until", "address", "phone", "email"];
const FORMS = ["065", "027", "052-2"];
/** Where the server's pointers lead in the form of the applicant. */
const NAMES = Object.fromEntries(FIELDS.map((name) => [`applicant/${name}`, name]));
const READ = `onir-apply-admission-${city}`;
const TYPED = "onir-typed-admission";

let me = null;
let offers = [];
/** The draft, once there is one. */
let admission = null;
/** What the parent has told of the applicant, once the first step is done. */
let given = null;
/** The server's day. */
let today = "";
/** A signature whose answer was lost, with the name of the attempt. */
let attempt = null;

const query = () => new URLSearchParams(location.search);
const path = (rest = "") => `admissions/${encodeURIComponent(admission.id)}${rest}`;
const journalOf = (id) => `${home}cabinet/admissions/?id=${encodeURIComponent(id)}`;
const chosen = () => [...forms.child.elements].find(({ checked }) => checked)?.value;
const chosenOffer = () => offers.find(({ referral }) => referral.id === chosen());
const hasRead = () => JSON.parse(sessionStorage.getItem(READ) ?? "{}").person === me.person;

/** How many working days are left, in words. */
function leftWords(days) {
  if (typeof days !== "number") return undefined;
  return days === 0 ? words("days_left_0") : `${words("days_left_n")} ${days}`;
}

function address(step) {
  const parts = new URLSearchParams();
  if (admission) parts.set("id", admission.id);
  else if (query().get("referral")) parts.set("referral", query().get("referral"));
  if (step !== "service") parts.set("step", step);
  const text = parts.toString();
  return text ? `?${text}` : location.pathname;
}

/** The step that may be shown: none is skipped. */
function allowed(step) {
  if (admission && admission.status !== "draft") return admission.status === "declined" ? "declined" : "done";
  if (step === "3" && admission?.documents.some(({ form }) => form === "065")) return "3";
  if (["2", "3"].includes(step) && (admission || given)) return "2";
  if (["1", "2", "3"].includes(step) && (admission || hasRead())) return "1";
  return "service";
}

function display(wanted, isMoved = true) {
  const step = allowed(wanted);
  for (const part of findAll("step")) part.hidden = part.dataset.step !== step;
  find("steps").hidden = !["1", "2", "3"].includes(step);
  for (const mark of findAll("mark")) {
    if (mark.dataset.mark === step) mark.setAttribute("aria-current", "step");
    else mark.removeAttribute("aria-current");
    mark.dataset.state = mark.dataset.mark < step ? "done" : "";
  }
  if (step === "2") showChild();
  if (step === "3") showContract();
  showClock();
  if (isMoved) find("heading", findAll("step").find(({ hidden }) => !hidden)).focus();
  return step;
}

function go(step) {
  window.history.pushState(null, "", address(step));
  keepQuery();
  display(step);
}

/** The deadline of the draft, or of the child that is chosen, once it runs. */
function showClock() {
  const referral = chosenOffer()?.referral;
  const { deadline = null, days_left } = admission ?? (isConfirmed(referral) ? referral : {});
  fill(find("steps"), { deadline, left: deadline ? leftWords(days_left) : null });
}

/** Until then the shorter time for the confirmation runs. */
const isConfirmed = (referral) => Boolean(referral) && referral.status !== "active";

const offerValues = ({ child, kindergarten, referral }) => ({
  until: words(isConfirmed(referral) ? "deadline" : "admission_begin_until"),
  label: `${child.name}, ${kindergarten[`name_${language}`]}`,
  child: child.name, kindergarten: kindergarten[`name_${language}`],
  deadline: referral.deadline, left: referral.deadline ? leftWords(referral.days_left) : null,
});

function listOffers() {
  find("offers").replaceChildren(...offers.map((offer) => copy("offer", {
    ...offerValues(offer), begun: offer.admission ? words("admission_begun") : null,
  })));
}

function showOffers() {
  listOffers();
  find("live-offers").hidden = offers.length === 0;
  find("nothing").hidden = offers.length > 0;
  forms.service.hidden = offers.length === 0;
  find("choices").replaceChildren(...offers.map((offer) => {
    const choice = copy("choice", offerValues(offer));
    const field = choice.querySelector("input");
    [field.id, field.value] = [`referral-${offer.referral.id}`, offer.referral.id];
    return choice;
  }));
}

function showChild() {
  const offer = chosenOffer();
  find("offer").hidden = !offer;
  const isBegun = Boolean(offer && admission?.referral.id === offer.referral.id);
  find("begin").hidden = isBegun;
  find("papers").hidden = !isBegun;
  if (!offer) return;
  fill(find("offer"), {
    ...offerValues(offer), birth: offer.child.birth_date, age: words(`age_${offer.age_group}`),
    group: words(`group_${offer.group_type}`), teaching: words(`teaching_${offer.language}`),
    number: offer.referral.number, issued: offer.referral.issued_at,
    application: offer.application.number,
  });
  find("confirms").hidden = isConfirmed(offer.referral);
  // The contract names the forms: another one makes another contract, which is read anew.
  if (isBegun) {
    showPapers(admission, (documents) => {
      const names = (papers) => papers.map(({ form }) => form).sort().join();
      if (names(documents) !== names(admission.documents)) admission.contract_read = false;
      admission.documents = documents;
    });
  }
}

function showContract() {
  const { child, kindergarten, number, documents } = admission;
  const names = FORMS.filter((name) => documents.some(({ form }) => form === name))
    .map((name) => `${name}/у`).join(", ");
  fill(findAll("step").find(({ dataset }) => dataset.step === "3"), {
    child: child.name, kindergarten: kindergarten[`name_${language}`], number, papers: names || "–",
    contract: `/api/v1/${path("/contract")}`,
  });
  forms.contract.elements.contract_read.checked = admission.contract_read;
  clear(forms.contract);
}

function showEnd() {
  const journal = journalOf(admission.id);
  for (const part of findAll("step")) fill(part, { number: admission.number, journal });
  window.history.replaceState(null, "", address("service"));
  keepQuery();
  display("done");
}

/** What the register has said stays as it is there; a card that is over is replaced by hand. */
function showApplicant(known, applicant) {
  const { elements } = forms.applicant;
  const isValid = known.valid_until >= today;
  elements.applicant_iin.value = known.iin;
  elements.applicant_name.value = known.name;
  elements.applicant_birth.value = known.birth_date;
  for (const name of FIELDS) {
    const value = applicant[name] ?? "";
    elements[name].value = name === "phone" && value ? phoneWords(value) : value;
    const isFixed = ["identity_number", "issued_on", "valid_until"].includes(name)
      && Boolean(known[name]) && isValid && known[name] === value;
    elements[name].readOnly = isFixed;
    if (isFixed) document.getElementById(`${name}-hint`).textContent = words("from_register");
  }
}

/** The days of the identity card against the server's day. */
function wrongDays({ issued_on, valid_until }) {
  return [
    issued_on > today && { name: "issued_on", detail: words("identity_issued_future") },
    valid_until < today && { name: "valid_until", detail: words("identity_valid_past") },
  ].filter(Boolean);
}

onSubmit(forms.service, () => {
  sessionStorage.setItem(READ, JSON.stringify({ person: me.person }));
  go("1");
});

onSubmit(forms.applicant, async (all) => {
  const typed = Object.fromEntries(FIELDS.map((name) => [name, all[name]]));
  const wrong = wrongDays(typed);
  if (wrong.length > 0) return show(forms.applicant, wrong);
  if (admission) ({ data: admission } = await call("PATCH", path(), { applicant: typed }));
  given = typed;
  return go("2");
}, NAMES);
forms.applicant.addEventListener("input", () => keepTyped(forms.applicant));
forms.applicant.addEventListener("change", () => keepTyped(forms.applicant));

/** An admission that another tab or an earlier day has begun goes on as it stands. */
async function begin(offer) {
  if (offer.admission && offer.admission !== admission?.id) {
    const { data } = await call("GET", `admissions/${encodeURIComponent(offer.admission)}`);
    if (data.status !== "draft") throw new Problem(409, { detail: words("admission_is_signed") });
  }
  ({ data: admission } = await call("POST", "admissions", {
    referral: offer.referral.id, instructions: true, applicant: given ?? admission.applicant,
  }));
  offer.admission = admission.id;
  const { deadline, days_left } = admission;
  Object.assign(offer.referral, { status: "confirmed", deadline, days_left });
  listOffers();
  sessionStorage.removeItem(TYPED);
}

onSubmit(forms.child, async () => {
  const offer = chosenOffer();
  try {
    await begin(offer);
  } catch (problem) {
    const errors = problem instanceof Problem ? errorsOf(problem, NAMES) : [];
    if (!errors.some(({ name }) => FIELDS.includes(name))) throw problem;
    go("1");
    return show(forms.applicant, errors);
  }
  window.history.replaceState(null, "", address("2"));
  keepQuery();
  showChild();
  showClock();
  find("papers-title").focus();
});
forms.child.addEventListener("change", () => {
  clear(forms.child);
  showChild();
  if (!admission) showClock();
});

guard(find('slot="contract"'));

find("to-contract").onclick = () => {
  if (isComplete()) go("3");
};
for (const button of findAll("back")) button.onclick = () => go(button.dataset.back);
for (const button of findAll("decline")) {
  button.onclick = async () => {
    if (!(await confirmed("decline"))) return;
    await act(button, async () => {
      ({ data: admission } = await call("POST", path("/decline"), {}));
      showEnd();
    });
  };
}

/** The bytes of the contract in base64, as it stands at the server now. */
async function contract() {
  const answer = await fetch(`/api/v1/${path("/contract")}`, {
    cache: "no-store", headers: { "Onir-City": city, "Accept-Language": language },
  }).catch(() => { throw new Problem(0); });
  if (!answer.ok) throw new Problem(answer.status, await answer.json().catch(() => ({})));
  const bytes = new Uint8Array(await answer.arrayBuffer());
  let text = "";
  for (let place = 0; place < bytes.length; place += 8192) {
    text += String.fromCharCode(...bytes.subarray(place, place + 8192));
  }
  return btoa(text);
}

/** Tells the server that the contract was read, before it is signed. */
async function confirmRead() {
  const field = forms.contract.elements.contract_read;
  clear(forms.contract);
  if (!field.checked) {
    show(forms.contract, [{ name: field.name, detail: words("contract_read_empty") }]);
    return false;
  }
  if (!admission.contract_read) ({ data: admission } = await call("PATCH", path(), { contract_read: true }));
  return true;
}

async function giveSignature(signature) {
  attempt = { signature, key: crypto.randomUUID() };
  await sendSignature();
}

/** A lost answer may have been a yes: the same attempt is sent again under its name. */
async function sendSignature() {
  try {
    ({ data: admission } = await call(
      "POST", path("/sign"), { signature: attempt.signature }, { key: attempt.key }));
  } catch (problem) {
    if (!(problem instanceof Problem) || problem.status === 0) throw problem;
    attempt = null;
    const { errors } = problem;
    if (errors.some(({ pointer }) => pointer.startsWith("/documents"))) {
      go("2");
      isComplete();
    }
    throw problem;
  }
  attempt = null;
  showEnd();
}

onSign(find("signing"), find("sign"), {
  purpose: "signing", isAttached: false, content: contract, use: giveSignature,
  before: confirmRead, again: () => attempt && sendSignature,
});

addEventListener("popstate", () => {
  keepQuery();
  display(query().get("step") ?? "service");
});

/** The draft of the address; one that is not a draft any more is in the journal. */
async function readDraft() {
  const id = query().get("id");
  if (!id) return;
  const { data } = await call("GET", `admissions/${encodeURIComponent(id)}`);
  if (data.status !== "draft") location.replace(journalOf(id));
  admission = data;
}

load(async () => {
  const [mine, found, known] = await Promise.all([
    call("GET", "me"), call("GET", "admissions/offers?limit=100"), call("GET", "admissions/applicant"),
  ]);
  [me, offers] = [mine.data, found.data.items];
  today = local(Number.isNaN(Date.parse(known.time)) ? new Date().toISOString() : known.time)
    .toISOString().slice(0, 10);
  await readDraft();
  if (admission && admission.status !== "draft") return new Promise(() => {});
  showOffers();
  // Only what is shown is looked at.
  find("content").hidden = false;
  showApplicant(known.data, admission?.applicant ?? known.data);
  if (sessionStorage.getItem(TYPED)) {
    typedAgain(forms.applicant);
    if (!admission) keepTyped(forms.applicant);
  }
  const only = offers.length === 1 ? offers[0].referral.id : "";
  const wanted = admission?.referral.id ?? query().get("referral") ?? only;
  for (const field of find("choices").querySelectorAll("input")) field.checked = field.value === wanted;
  const step = display(query().get("step") ?? (admission ? "2" : "service"), false);
  window.history.replaceState(null, "", address(step));
  keepQuery();
});
