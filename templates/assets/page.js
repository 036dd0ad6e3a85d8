// What pages that a module fills have in common: their words, dates, lists and buttons, and the server.

const page = document.querySelector("main");

/** The language the page is shown in; a page in two languages can change it. */
export const language = () => document.documentElement.lang;

/** The first element with a data attribute, such as `data-list`, also one with a value. */
export const find = (name, within = page) => within.querySelector(`[data-${name}]`);
export const findAll = (name, within = page) => [...within.querySelectorAll(`[data-${name}]`)];

const texts = new Map(findAll("words").flatMap(({ content }) => findAll("key", content)
  .map(({ dataset, lang, textContent }) => [`${dataset.key} ${lang}`, textContent])));

/** A text of the page; empty when it has none. */
export const words = (key) => texts.get(`${key} ${language()}`) ?? texts.get(`${key} `) ?? "";

const MONTHS = {
  kk: ["қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым", "шілде", "тамыз", "қыркүйек",
    "қазан", "қараша", "желтоқсан"],
  ru: ["января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября",
    "октября", "ноября", "декабря"],
};
const RUSSIAN_ALONE = ["январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август",
  "сентябрь", "октябрь", "ноябрь", "декабрь"];
const HOUR = 3600000;

/** A moment on the country's clock, read by the UTC functions of `Date`. */
export const local = (text) => new Date(Date.parse(text) + 5 * HOUR);
const two = (number) => String(number).padStart(2, "0");

/** `2026-11-27` in words; the language of the browser does not matter. */
export function dayWords(text) {
  const date = local(text);
  const name = MONTHS[language()][date.getUTCMonth()];
  return language() === "kk"
    ? `${date.getUTCFullYear()}\u202fж. ${date.getUTCDate()} ${name}`
    : `${date.getUTCDate()} ${name} ${date.getUTCFullYear()}\u202fг.`;
}

/** The same with hours and minutes. */
export function momentWords(text) {
  const date = local(text);
  return `${dayWords(text)}, ${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`;
}

/** `2026-11` in words. */
export function monthWords(text) {
  const [year, month] = text.split("-");
  return language() === "kk"
    ? `${year}\u202fж. ${MONTHS.kk[month - 1]}` : `${RUSSIAN_ALONE[month - 1]} ${year}\u202fг.`;
}

/** `27.11.2026`, with hours, minutes and seconds where there are any: for tables (S4-62). */
export function stampWords(text) {
  const date = local(text);
  const day = [two(date.getUTCDate()), two(date.getUTCMonth() + 1), date.getUTCFullYear()].join(".");
  const time = [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()].map(two).join(":");
  return text.length === 10 ? day : `${day} ${time}`;
}

const timeWords = (text) =>
  text.length === 7 ? monthWords(text) : text.length === 10 ? dayWords(text) : momentWords(text);

/** `+77010000001` as people write it. */
export const phoneWords = (number) =>
  number.replace(/^\+7(\d{3})(\d{3})(\d\d)(\d\d)$/, "+7 $1 $2-$3-$4");

/** What the server refuses, in words for the reader. */
export class Problem extends Error {
  constructor(status, { type = "", title = "", detail = "", errors = [] } = {}, wait = 0, time) {
    super(detail || title || words(status === 0 ? "no_connection" : "failed"));
    this.status = status;
    this.type = type;
    this.errors = errors;
    this.wait = wait;
    if (status === 429 && wait > 0) {
      // By the server's clock: the reader's may be wrong.
      const then = new Date((Date.parse(time) || Date.now()) + wait * 1000).toISOString();
      this.message += ` ${words("try_after")} ${momentWords(then)}.`;
    }
  }
}

/** Asks the server; a header without a value is not sent. */
export async function ask(method, path, body, more = {}) {
  const known = Object.entries(more).filter(([, value]) => value);
  const headers = {
    Accept: "application/json", "Accept-Language": language(), ...Object.fromEntries(known),
  };
  const isBytes = headers["Content-Type"] !== undefined;
  if (body !== undefined) headers["Content-Type"] ??= "application/json";
  let answer, data;
  try {
    answer = await fetch(`/api/v1/${path}`, {
      method, headers, cache: "no-store", signal: AbortSignal.timeout(isBytes ? 600000 : 30000),
      body: body === undefined || isBytes ? body : JSON.stringify(body),
    });
    data = answer.status === 204 ? null : await answer.json();
  } catch {
    throw new Problem(answer && !answer.ok ? answer.status : 0);
  }
  const { status, headers: said } = answer;
  const time = said.get("Onir-Time");
  if (!answer.ok) throw new Problem(status, data ?? {}, Number(said.get("Retry-After") ?? 0), time);
  return { status, data, tag: said.get("ETag"), time };
}

/** Puts values into the slots of a place; a row whose value is empty is hidden. */
export function fill(place, values) {
  for (const slot of findAll("slot", place)) {
    const value = values[slot.dataset.slot];
    if (value === undefined) continue;
    const isEmpty = value === null || value === "";
    (slot.closest("[data-row]") ?? slot).hidden = isEmpty;
    if (slot.localName === "a") slot.href = isEmpty ? "" : value;
    else if ("time" in slot.dataset && !isEmpty) {
      const time = document.createElement("time");
      time.dateTime = value;
      time.textContent = slot.dataset.time === "stamp" ? stampWords(value) : timeWords(value);
      slot.replaceChildren(time);
    } else slot.textContent = isEmpty ? "" : value;
  }
  return place;
}

/** A filled copy of a template of the page. */
export const copy = (name, values) =>
  fill(find(`template="${name}"`).content.firstElementChild.cloneNode(true), values);

/**
 * Says something politely, and shows it near what was pressed; when that is gone, near what has the
 * focus now.
 */
export function say(text, near = null) {
  find("said").textContent = text;
  find("note")?.remove();
  if (!text || !near) return;
  const isThere = near.isConnected && !near.closest("[hidden], dialog:not([open])");
  const place = isThere ? near : document.activeElement;
  const note = document.createElement("p");
  note.className = "notice";
  note.dataset.note = "";
  // Those who listen have heard it already.
  note.ariaHidden = "true";
  note.textContent = text;
  (place.closest("form, .buttons, p") ?? place).after(note);
}

/** Shows what went wrong where the reader is led to. */
export function tell(problem, place = find("problem")) {
  if (!(problem instanceof Problem)) throw problem;
  say("");
  place.textContent = problem.message;
  place.hidden = false;
  place.focus();
}

/** Fills the page, and offers another try when that fails. */
export async function load(show) {
  const [wait, failure, content] = ["wait", "failure", "content"].map((name) => find(name));
  const attempt = async () => {
    failure.hidden = true;
    wait.hidden = false;
    try {
      await show();
      content.hidden = false;
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      find("reason", failure).textContent = problem.message;
      failure.hidden = false;
    } finally {
      wait.hidden = true;
    }
  };
  find("again", failure).onclick = () => {
    document.querySelector("main").focus();
    attempt();
  };
  await attempt();
}

/** Does what a button is for, once: it keeps the focus and does nothing more while waiting. */
export async function act(button, work) {
  if (button.ariaDisabled === "true") return;
  button.ariaDisabled = "true";
  find("problem").hidden = true;
  say(words("wait"));
  try {
    say((await work()) ?? "", button);
  } catch (problem) {
    tell(problem);
  } finally {
    button.ariaDisabled = null;
  }
}

/** Asks before what cannot be taken back; the focus returns to where it was. */
export function confirmed(name) {
  const dialog = find(`dialog="${name}"`);
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.onclose = () => resolve(dialog.returnValue === "yes");
  });
}
