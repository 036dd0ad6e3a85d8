// Forms: what was typed is cleaned and looked at here, and what is wrong is said beside its field.
import { Problem, find, findAll, say, tell, words } from "./page.js";

const digits = (text) => text.replace(/\D/g, "");

/** The check digit of an individual identification number. */
function hasCheckDigit(iin) {
  const sum = (shift) => [...iin.slice(0, 11)].reduce((total, digit, place) =>
    total + digit * (((place + shift) % 11) + 1), 0) % 11;
  const first = sum(0);
  return (first === 10 ? sum(2) : first) === Number(iin[11]);
}

/** Whether the digits hold a day and the seventh a century; a company's number holds no day. */
function isOfPerson(iin) {
  const [year, month, day] = iin.slice(0, 6).match(/../g).map(Number);
  const century = Number(iin[6]);
  // The leap years of the nineteenth century lie as those of the twentieth do.
  const date = new Date(Date.UTC((century > 4 ? 2000 : 1900) + year, month - 1, day));
  return century >= 1 && century <= 6
    && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** What the server takes for an address: one @, a dot in the name after it, nothing of a list. */
const isEmail = (text) => !/[\p{C}\p{Z}",;:<>()[\]\\]/u.test(text)
  && /^[^@]+@[^@.-][^@.]*(\.[^@.-][^@.]*)+$/.test(text);

const KINDS = {
  iin: {
    clean: (text) => text.replace(/[\s-]/g, ""),
    isRight: (text) => /^\d{12}$/.test(text) && hasCheckDigit(text) && isOfPerson(text),
  },
  phone: {
    clean: (text) => {
      const all = digits(text);
      return `+7${all.length === 11 && /^[78]/.test(all) ? all.slice(1) : all}`;
    },
    isRight: (text) => /^\+7(70[0-25-8]|747|76[0-4]|77[15-8]|785)\d{7}$/.test(text),
  },
  number: {
    clean: (text) => digits(text).replace(/^(\d\d)(\d{7})(\d)$/, "$1-$2-$3"),
    isRight: (text) => /^\d\d-\d{7}-\d$/.test(text),
  },
  identity: { clean: digits, isRight: (text) => text.length === 9 },
  address: {
    clean: (text) => text.replace(/[\s\p{Cc}]+/gu, " ").trim(),
    isRight: (text) => [...text].length >= 5 && [...text].length <= 300,
  },
  code: { clean: digits, isRight: (text) => text.length === 6 },
  once: { clean: digits, isRight: (text) => text.length === 12 },
  email: { clean: (text) => text.trim(), isRight: isEmail },
  review: {
    // What comes along when a text is copied from elsewhere, and the server does not take.
    clean: (text) => text.replace(/[\u2028\u2029]/g, "\n").replace(/\t/g, " ")
      .replace(/(?!\n)\p{Cc}/gu, "").trim(),
    isRight: (text) => [...text].length >= 10 && [...text].length <= 2000,
  },
  count: {
    clean: (text) => text.trim(),
    isRight: (text) => /^[1-9]\d{0,3}$/.test(text.trim()) && Number(text) <= 1000,
  },
  new: { clean: (text) => text, isRight: (text) => [...text].length >= 10 },
};

/** The fields of a form that are shown. */
const shown = (form) => [...form.elements].filter((field) =>
  field.name && field.type !== "submit" && !field.closest("[hidden]"));

const box = (field) => field.closest(".field");
const isChoice = ({ type }) => type === "radio" || type === "checkbox";

function clean(field) {
  const kind = KINDS[box(field)?.dataset.kind];
  if (!kind) return field.value;
  return field.value.trim() === "" ? "" : kind.clean(field.value);
}

/** What the shown fields hold, by name; check boxes of one name are a list. */
export function values(form) {
  const found = {};
  for (const field of shown(form)) {
    if (field.type === "checkbox") {
      found[field.name] ??= [];
      if (field.checked) found[field.name].push(field.value);
    } else if (field.type !== "radio" || field.checked) found[field.name] = clean(field);
  }
  return found;
}

function wrongs(form) {
  const found = new Map();
  const fields = shown(form);
  for (const field of fields) {
    const { kind, empty, wrong } = box(field)?.dataset ?? {};
    const isEmpty = isChoice(field)
      ? !fields.some(({ name, checked }) => name === field.name && checked)
      : field.value.trim() === "";
    if (isEmpty) {
      if (field.required) found.set(field.name, empty);
    } else if (KINDS[kind] && !KINDS[kind].isRight(clean(field))) found.set(field.name, wrong);
  }
  return [...found].map(([name, detail]) => ({ name, detail }));
}

const first = (form, name) =>
  [...form.elements].find((field) => field.name === name && !field.closest("[hidden]"));

export function clear(form) {
  find("summary", form)?.replaceChildren();
  for (const place of form.querySelectorAll("[data-summary-box], .field-error")) place.hidden = true;
  for (const field of form.querySelectorAll("[aria-invalid]")) field.removeAttribute("aria-invalid");
}

/** Says what is wrong beside each field and in the summary, which takes the focus. */
export function show(form, errors) {
  const list = find("summary", form);
  const summary = find("summary-box", form);
  list.replaceChildren(...errors.map(({ name, detail }) => {
    const item = document.createElement("li");
    const field = first(form, name);
    if (!field) {
      item.textContent = detail;
      return item;
    }
    const place = box(field).querySelector(".field-error");
    place.textContent = detail;
    place.hidden = false;
    field.setAttribute("aria-invalid", "true");
    const link = document.createElement("a");
    link.href = `#${field.id}`;
    link.textContent = detail;
    link.onclick = (event) => {
      event.preventDefault();
      field.focus();
    };
    item.append(link);
    return item;
  }));
  summary.hidden = false;
  summary.focus();
}

/**
 * The errors of a problem by the names of fields; `names` tells those that are called otherwise, by
 * the whole pointer or its first part.
 */
export const errorsOf = (problem, names = {}) =>
  problem.errors.map(({ pointer, detail }) => {
    const whole = pointer.slice(1);
    const [name] = whole.split("/");
    return { name: names[whole] ?? names[name] ?? name, detail };
  });

/** Checks a form when it is sent, does the work once, and shows what the server finds wrong. */
export function onSubmit(form, work, names) {
  form.noValidate = true;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (form.ariaBusy === "true") return;
    clear(form);
    find("problem").hidden = true;
    const wrong = wrongs(form);
    if (wrong.length > 0) return show(form, wrong);
    const buttons = [...form.querySelectorAll("button")];
    form.ariaBusy = "true";
    for (const button of buttons) button.ariaDisabled = "true";
    say(words("wait"));
    try {
      say((await work(values(form))) ?? "", form);
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      say("");
      const errors = errorsOf(problem, names);
      if (errors.length > 0) show(form, errors);
      else if (find("summary", form) && form.getClientRects().length > 0) show(form, [{ detail: problem.message }]);
      else tell(problem);
    } finally {
      form.ariaBusy = null;
      for (const button of buttons) button.ariaDisabled = null;
    }
  });
}

/** Counts the seconds until another code may be asked for. */
export function countDown(button, seconds) {
  const note = find("countdown", button.parentElement);
  const end = Date.now() + seconds * 1000;
  clearInterval(button.timer);
  const tick = () => {
    const left = Math.max(0, Math.ceil((end - Date.now()) / 1000));
    button.hidden = left > 0;
    note.hidden = left === 0;
    find("seconds", note).textContent =
      `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
    if (left === 0) clearInterval(button.timer);
  };
  button.timer = setInterval(tick, 1000);
  tick();
}

for (const button of findAll("reveal")) {
  button.onclick = () => {
    const field = box(button).querySelector("input");
    const isShown = field.type === "text";
    field.type = isShown ? "password" : "text";
    button.setAttribute("aria-pressed", String(!isShown));
  };
}
