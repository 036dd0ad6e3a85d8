// The page of the search: what is typed stands in the address, what is found below the field. Files of
// the index are asked for once, when something is to be found.

import { excerpt, find, makeIndex, runs } from "./search-engine.js";

const form = document.querySelector("form[data-search]");
const field = form.elements.q;
const part = (name) => document.querySelector(`[data-${name}]`);
const titles = part("names").dataset;
const [group, item] = ["group", "result"].map((name) =>
  document.querySelector(`template[data-${name}]`).content.firstElementChild);

// Each language's module is fetched with its index.
const modules = { kk: form.dataset.moduleKk, ru: form.dataset.moduleRu };
const indexes = new Map();
let asked = 0;
let timer = 0;

/** The index of a language, fetched the first time; a failure is tried again. */
function index(language, { own, shared }) {
  if (!indexes.has(language)) {
    const read = async (address) => {
      const answer = await fetch(address);
      if (!answer.ok) throw new Error(address);
      return answer.json();
    };
    const made = Promise.all([import(modules[language]), read(shared), read(own)])
      .then((parts) => makeIndex(...parts));
    made.catch(() => indexes.delete(language));
    indexes.set(language, made);
  }
  return indexes.get(language);
}

function only(name) {
  for (const other of ["waiting", "failed", "found", "none", "start"]) part(other).hidden = other !== name;
}

/** Tells those who do not see the page what came of it, once the typing has stopped. */
function say(text) {
  clearTimeout(timer);
  timer = setTimeout(() => part("said").textContent = text, 600);
}

/** Writes a text with the words found marked, as text alone. */
function write(place, text, marked) {
  place.replaceChildren(...runs(text, marked).map(({ text, isMarked }) => {
    if (!isMarked) return text;
    const mark = document.createElement("mark");
    mark.textContent = text;
    return mark;
  }));
  place.hidden = text === "";
}

function row({ document: { title, address, parts }, part: number }, marked) {
  const element = item.cloneNode(true);
  const [link, place, text] = ["link", "place", "text"].map((name) => element.querySelector(`[data-${name}]`));
  const { anchor, heading, text: words } = parts[number];
  link.href = form.dataset.home + address;
  write(link, title, marked);
  if (anchor !== "") {
    const inner = document.createElement("a");
    inner.href = `${form.dataset.home}${address}#${anchor}`;
    write(inner, heading, marked);
    place.replaceChildren(inner);
    place.hidden = false;
  }
  write(text, excerpt(words, marked), marked);
  return element;
}

function section({ name, results }, marked, shown) {
  const element = group.cloneNode(true);
  element.querySelector("[data-title]").textContent = titles[name];
  element.querySelector("[data-number]").textContent = String(results.length);
  const list = element.querySelector("[data-list]");
  list.append(...results.slice(0, shown).map((result) => row(result, marked)));
  const more = element.querySelector("[data-more]");
  if (results.length > shown) {
    more.hidden = false;
    more.textContent = more.dataset.more.replace("{n}", results.length);
    more.addEventListener("click", () => {
      list.append(...results.slice(shown).map((result) => row(result, marked)));
      more.parentElement.remove();
      list.children[shown].querySelector("a").focus();
    });
  }
  return element;
}

function show({ count, groups, marked, isSimilar, isPartly }) {
  for (const other of document.querySelectorAll("[data-other]")) {
    other.querySelector("[data-other-none]").hidden = true;
    other.querySelector("[data-other-found]").hidden = true;
    other.querySelector("[data-other-ask]").hidden = false;
  }
  if (count === 0) {
    only("none");
    say(part("none").querySelector("strong").textContent);
    return;
  }
  const place = document.querySelector("p[data-count]");
  place.textContent = place.dataset.count.replace("{n}", count);
  document.querySelector('[data-note="partly"]').hidden = !isPartly;
  document.querySelector('[data-note="similar"]').hidden = !isSimilar;
  part("groups").replaceChildren(
    ...groups.map((found) => section(found, marked, groups.length > 1 ? 4 : 10)));
  only("found");
  say(place.textContent);
}

/** Finds what stands in the field. */
async function search() {
  const text = field.value.trim();
  asked += 1;
  const question = asked;
  if (text === "") {
    only("start");
    say("");
    return;
  }
  try {
    if (!indexes.has(form.dataset.language)) only("waiting");
    const made = await index(form.dataset.language, form.dataset);
    if (question === asked) show(find(made, text));
  } catch {
    if (question === asked) only("failed");
  }
}

/** Looks in another language, where the reader has asked for that. */
async function look(other) {
  const text = field.value.trim();
  const question = asked;
  const { other: language, page } = other.dataset;
  const button = other.querySelector("[data-other-ask]");
  button.disabled = true;
  try {
    const { count } = find(await index(language, other.dataset), text);
    if (question !== asked) return;
    const link = other.querySelector("[data-other-found]");
    link.textContent = link.dataset.otherFound.replace("{n}", count);
    link.href = `${page}?${new URLSearchParams({ q: text })}`;
    link.hidden = count === 0;
    other.querySelector("[data-other-none]").hidden = count > 0;
    button.hidden = true;
    if (count > 0) link.focus();
  } catch {
    if (question === asked) only("failed");
  } finally {
    button.disabled = false;
  }
}

const switches = [...document.querySelectorAll(".languages a[hreflang]")].map((link) =>
  ({ link, address: link.getAttribute("href") }));

/** The address of what is typed; the other languages are asked the same. */
function keep(isNew) {
  const text = field.value.trim();
  const query = text === "" ? "" : `?${new URLSearchParams({ q: text })}`;
  for (const { link, address } of switches) link.href = address + query;
  if (query === location.search) return;
  try {
    history[isNew ? "pushState" : "replaceState"](null, "", location.pathname + query);
  } catch {
    // A browser takes only so many in a short time; the next one writes all of it.
  }
}

function read() {
  field.value = (new URLSearchParams(location.search).get("q") ?? "").slice(0, field.maxLength);
  keep(false);
  search();
}

function change(isNew) {
  keep(isNew);
  search();
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  change(true);
});
field.addEventListener("input", () => change(false));
// Who comes to the field will type: the index is made while they do.
field.addEventListener("focus", () => index(form.dataset.language, form.dataset).catch(() => {}));
field.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && field.value !== "") {
    event.preventDefault();
    field.value = "";
    change(true);
  } else if (event.key === "ArrowDown") {
    const first = document.querySelector("[data-groups] a");
    if (first && !part("found").hidden) {
      event.preventDefault();
      first.focus();
    }
  }
});
// From link to link, and back to the field.
part("groups").addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.key === "Escape") field.focus();
  if (!step) return;
  const links = [...part("groups").querySelectorAll("a, button")].filter((link) => link.offsetParent);
  event.preventDefault();
  (links[links.indexOf(document.activeElement) + step] ?? (step < 0 ? field : links.at(-1))).focus();
});
part("again").addEventListener("click", search);
for (const other of document.querySelectorAll("[data-other]")) {
  other.querySelector("[data-other-ask]").addEventListener("click", () => look(other));
}
addEventListener("popstate", read);
read();
