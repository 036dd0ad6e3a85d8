// The catalogue: filters, order and distance over the rows that the page came with. What is chosen
// stands in the address; the child's day of birth and where the reader is never leave the page.

import { distance, search, texts } from "./finding.js";

/** The day at a moment in milliseconds in the portal's zone, five hours from UTC, as 2026-09-01. */
export const portalDay = (moment) => new Date(moment + 5 * 3600000).toISOString().slice(0, 10);

/**
 * The age group of a child born on a day, for the school year that places given out today are for:
 * its age on 1 September of that year. "young" and "old" where there is no group, "wrong" for no day.
 */
export function ageGroup(birth, today) {
  if (!/^\d{4}-\d\d-\d\d$/.test(birth) || birth > today) return { answer: "wrong" };
  const [year, month] = today.split("-").map(Number);
  const schoolYear = month >= 8 ? year : year - 1;
  const age = schoolYear - Number(birth.slice(0, 4)) - (birth.slice(5) <= "09-01" ? 0 : 1);
  if (age < 1) return { schoolYear, answer: "young" };
  if (age > 5) return { schoolYear, answer: "old" };
  return { schoolYear, answer: "group", group: `${age}-${age + 1}` };
}

const form = document.querySelector("[data-filters]");
const table = document.querySelector("[data-catalogue]");
const find = (name) => document.querySelector(`[data-${name}]`);
const numbers = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, "\u00a0");

const names = ["q", "age", "language", "ownership", "type", "free", "sort"];
const groups = [...table?.tBodies ?? []];
const all = document.createElement("tbody");
all.setAttribute("role", "rowgroup");
const rows = [...table?.querySelectorAll("tr[data-o]") ?? []].map((element, place) => {
  const { o, l, p, at, also } = element.dataset;
  // A number that is typed is one of a name or a house: the telephone is left out.
  const text = [...element.cells[0].querySelectorAll("a:first-child, .where")]
    .map(({ textContent }) => textContent).concat(also ?? "").join(" ");
  const places = (p ?? "").split(";").filter(Boolean).map((part) => {
    const [age, type, language, count] = part.split(" ");
    return { age, type, language, count: Number(count) };
  });
  const free = places.reduce((sum, { count }) => sum + count, 0);
  return {
    element, place, places, ownership: o, languages: l.split(" "), home: element.parentElement,
    ...texts(text), point: at?.split(",").map(Number), far: Infinity, isShown: true,
    number: element.querySelector("td strong"), free, written: free,
  };
});

let order = "";
let timer = 0;
// Counts what was asked for, so that an answer that comes too late is left alone.
let asked = 0;

/** What the reader has chosen; a field that the page has not is not chosen. */
function wish() {
  const chosen = {};
  for (const name of names) {
    const field = form.elements[name];
    if (!field) continue;
    const value = field.type === "checkbox" ? (field.checked ? "1" : "") : field.value.trim();
    if (value !== "") chosen[name] = value;
  }
  return chosen;
}

/** The free places of a row in the groups chosen. */
const places = (row, { age, type, language }) => row.places.reduce((sum, place) =>
  (!age || place.age === age) && (!type || place.type === type) &&
    (!language || place.language === language) ? sum + place.count : sum, 0);

function filter() {
  const chosen = wish();
  const finds = search(chosen.q ?? "", rows);
  const isNarrow = Boolean(chosen.age || chosen.type || (chosen.language && chosen.free));
  const isCounted = isNarrow || Boolean(chosen.language);
  let count = 0;
  let sum = 0;
  let isMoved = false;
  for (const row of rows) {
    const free = isCounted ? places(row, chosen) : row.free;
    const isShown = (!chosen.ownership || row.ownership === chosen.ownership) &&
      (!chosen.language || isNarrow || row.languages.includes(chosen.language)) &&
      (!(isNarrow || chosen.free) || free > 0) &&
      finds(row);
    if (row.isShown !== isShown) row.element.hidden = !isShown;
    row.isShown = isShown;
    if (!isShown) continue;
    count += 1;
    sum += free;
    // Rows that are not shown keep their number until they are.
    if (row.number && row.written !== free) {
      row.number.textContent = numbers(free);
      row.number.classList.toggle("free", free > 0);
      row.written = free;
      isMoved = true;
    }
  }
  table.classList.toggle("narrow", isCounted);
  arrange(chosen.sort ?? "", isMoved);
  show(count, sum, chosen);
}

/** Puts the rows in order; by name they stand under their letters. */
function arrange(wanted, isMoved) {
  if (wanted !== order || (wanted === "free" && isMoved)) {
    order = wanted;
    if (wanted === "") {
      for (const row of rows) row.home.append(row.element);
      all.remove();
    } else {
      const key = wanted === "near" ? (row) => row.far : (row) => -row.written;
      const sorted = [...rows].sort((a, b) => key(a) - key(b) || a.place - b.place);
      all.append(...sorted.map(({ element }) => element));
      table.append(all);
    }
  }
  const letters = find("letters");
  const used = new Set(wanted === "" ? rows.filter((row) => row.isShown).map((row) => row.home) : []);
  for (const group of groups) group.hidden = !used.has(group);
  if (!letters) return;
  letters.hidden = used.size < 2;
  for (const link of letters.querySelectorAll("a")) {
    link.parentElement.hidden = !used.has(document.getElementById(link.hash.slice(1))?.parentElement);
  }
}

function show(count, sum, chosen) {
  find("count").textContent = numbers(count);
  const total = find("sum");
  if (total) total.textContent = numbers(sum);
  find("none").hidden = count > 0;
  table.hidden = count === 0;
  const { sort, ...filters } = chosen;
  const isFiltered = Object.keys(filters).length > 0;
  table.caption.hidden = isFiltered;
  find("found-bar").hidden = !isFiltered || count === 0;
  for (const button of document.querySelectorAll("[data-clear]")) button.hidden = !isFiltered;
}

/** Gives every row its height again, so that a place in the list is where the page says it is. */
const settle = () => table.classList.remove("quick");

/** Tells those who do not see the page what came of it, once they have stopped typing. */
function say() {
  clearTimeout(timer);
  timer = setTimeout(() => {
    settle();
    find("said").textContent = find("none").hidden
      ? find("found").textContent : find("none").querySelector("strong").textContent;
  }, 600);
}

const switches = [...document.querySelectorAll(".languages a[hreflang]")].map((link) =>
  ({ link, address: link.getAttribute("href") }));

/** The address of what is chosen. Where the reader is does not stand in it. */
function write(isNew) {
  const query = new URLSearchParams(wish());
  const near = query.get("sort") === "near";
  const all = query.toString();
  if (near) query.delete("sort");
  const text = query.toString();
  const search = text === "" ? "" : `?${text}`;
  if (search !== location.search || near !== Boolean(history.state?.near)) {
    try {
      history[isNew ? "pushState" : "replaceState"]({ near }, "", location.pathname + search + location.hash);
    } catch {
      // A browser takes only so many in a short time; the next step writes all of it.
    }
  }
  // The other page does not know where the reader is either, but can say so.
  for (const { link, address } of switches) link.href = address + (all === "" ? "" : `?${all}`);
}

/** Chooses what the address says; what the page does not offer is left out. */
function read() {
  const query = new URLSearchParams(location.search);
  const isNear = history.state?.near || query.get("sort") === "near";
  if (isNear) query.set("sort", "near");
  for (const name of names) {
    const field = form.elements[name];
    const value = query.get(name) ?? "";
    if (!field) continue;
    if (field.type === "checkbox") {
      field.checked = value === "1";
    } else if (field.options) {
      const option = [...field.options].find((option) => option.value === value && !option.disabled);
      field.value = option?.value ?? "";
    } else {
      field.value = value.slice(0, field.maxLength);
    }
  }
  asked += 1;
  note(!isNear ? "" : form.elements.sort.value === "near" ? "done" : "gone");
  filter();
  write(false);
  if (isMoreInUse()) openMore(true);
}

function step(isNew) {
  table.classList.add("quick");
  filter();
  write(isNew);
  say();
}

function clear() {
  for (const name of names.filter((name) => name !== "sort" && form.elements[name])) {
    if (name === "free") form.elements.free.checked = false;
    else form.elements[name].value = "";
  }
  step(true);
  form.elements.q.focus();
}

/** A desk shows all filters; a phone those that are not in use only when asked. */
function openMore(isOpen) {
  form.classList.toggle("open", isOpen);
  find("more").setAttribute("aria-expanded", String(isOpen));
}

const isMoreInUse = () => [...document.querySelectorAll("#more select")].some(({ value }) => value !== "");

function answerBirth({ target }) {
  const birth = target.value;
  const found = birth === "" || birth < "1900" ? { answer: "" } : ageGroup(birth, portalDay(Date.now()));
  for (const note of document.querySelectorAll("[data-answer]")) {
    note.hidden = note.dataset.answer !== found.answer;
  }
  const select = form.elements.age;
  if (found.answer !== "group") {
    // The group of another day of birth is not this child's.
    if (found.answer !== "" && select?.value) {
      select.value = "";
      step(true);
    }
    return;
  }
  const label = select && [...select.options].find(({ value }) => value === found.group)?.textContent;
  find("year").textContent = `${found.schoolYear}–${found.schoolYear + 1}`;
  find("age").textContent = label ?? found.group.replace("-", "–");
  if (!select) return;
  select.value = found.group;
  step(true);
}

function note(name) {
  for (const note of document.querySelectorAll("[data-note]")) note.hidden = note.dataset.note !== name;
}

function far(kilometres) {
  const { metres, kilometres: word } = table.dataset;
  if (kilometres < 1) return `${Math.max(10, Math.round(kilometres * 100) * 10)}\u00a0${metres}`;
  return `${kilometres.toFixed(kilometres < 100 ? 1 : 0).replace(".", ",")}\u00a0${word}`;
}

function near() {
  asked += 1;
  const question = asked;
  note("waiting");
  navigator.geolocation.getCurrentPosition(({ coords }) => {
    if (question !== asked) return;
    for (const row of rows) {
      if (!row.point) continue;
      row.far = distance([coords.latitude, coords.longitude], row.point);
      let place = row.element.querySelector(".distance");
      if (!place) {
        place = document.createElement("span");
        place.className = "distance";
        row.element.cells[0].append(" ", place);
      }
      place.textContent = far(row.far);
    }
    const option = form.elements.sort.querySelector('[value="near"]');
    option.hidden = option.disabled = false;
    form.elements.sort.value = "near";
    // A new place needs a new order.
    order = "";
    note("done");
    step(true);
  }, () => question === asked && note("failed"), { maximumAge: 60000, timeout: 15000 });
}

function start() {
  for (const element of document.querySelectorAll("[data-near], [data-near-hint]")) {
    element.hidden = !("geolocation" in navigator);
  }
  find("letters")?.addEventListener("click", settle);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.elements.q.addEventListener("input", () => step(false));
  form.addEventListener("change", ({ target }) => {
    if (target.name === "sort") {
      asked += 1;
      note(target.value === "near" ? "done" : "");
    }
    if (target.name && target.name !== "q") step(true);
  });
  find("birth").addEventListener("change", answerBirth);
  find("near")?.addEventListener("click", near);
  for (const button of document.querySelectorAll("[data-clear]")) button.addEventListener("click", clear);
  addEventListener("popstate", read);
  // A page that is left keeps nothing of the child.
  addEventListener("pagehide", () => {
    find("birth").querySelector("input").value = "";
    for (const answer of document.querySelectorAll("[data-answer]")) answer.hidden = true;
  });
  find("more").addEventListener("click", () => openMore(!form.classList.contains("open")));
  read();
}

if (form && table) start();
