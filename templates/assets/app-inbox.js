// The codes and notices of a linked device. The server is asked often only while a code is awaited,
// and not at all while nobody looks.
import { act, ask, copy, find, words } from "./page.js";
import { localize } from "./app-language.js";

const OFTEN = 3000;
const SELDOM = 60000;
const LONGEST = 300000;
const list = find("list");
const offline = find("offline");

let isRunning = false;
let isAsking = false;
/** What to do when the device turns out to be linked no more. */
let whenGone = null;
let timer = 0;
let expiry = 0;
let failures = 0;
let items = [];
/** What the list shows now, so that nothing moves under the finger without need. */
let shown = "";
/** How far the server's clock is ahead of this one. */
let ahead = 0;
const heard = new Set();

const codeOf = ({ kind, text }) => kind === "code" ? text.match(/(?<!\d)\d{6}(?!\d)/)?.[0] : null;
const isOver = ({ expires_at: end }) => end !== null && Date.parse(end) <= Date.now() + ahead;

/** In groups, as it is read and typed. */
const grouped = (code) => code.replace(/(\d{3})(?=\d)/g, "$1\u00a0");

function card(item) {
  const code = codeOf(item);
  const over = isOver(item);
  const row = localize(copy("message", {
    code: code && grouped(code), text: item.text, at: item.at,
    until: over ? null : item.expires_at,
    // The rows of a button go with what is said of it.
    spoken: code && !over ? `: ${grouped(code)}` : null,
  }));
  find('slot="text"', row).lang = item.language;
  find("over", row).hidden = !over;
  if (over) row.dataset.state = "over";
  const button = find("copy", row);
  button.onclick = () => act(button, async () => {
    try {
      await navigator.clipboard.writeText(code);
      return words("copied");
    } catch {
      return words("copy_failed");
    }
  });
  return row;
}

/** Shows the list; it stays as it is when nothing of it has changed. */
export function showInbox(isForced = false) {
  const state = JSON.stringify(items.map((item) => [item.id, isOver(item)]));
  find("nothing").hidden = items.length > 0;
  if (!isForced && state === shown) return;
  shown = state;
  const active = document.activeElement;
  const place = [...list.querySelectorAll("button")].indexOf(active);
  list.replaceChildren(...items.map(card));
  if (place >= 0) list.querySelectorAll("button")[place]?.focus();
  clearTimeout(expiry);
  const ends = items.filter((item) => item.expires_at && !isOver(item))
    .map((item) => Date.parse(item.expires_at) - Date.now() - ahead);
  if (ends.length > 0) expiry = setTimeout(showInbox, Math.min(...ends) + 100);
}

/** Says a code that has come since the last look to those who listen. */
function announce() {
  const fresh = items.find((item) => !heard.has(item.id) && codeOf(item) && !isOver(item));
  for (const { id } of items) heard.add(id);
  if (fresh) find("news").textContent = `${words("new_code")} ${grouped(codeOf(fresh))}`;
}

async function read() {
  clearTimeout(timer);
  if (!isRunning || isAsking || document.hidden) return;
  isAsking = true;
  let next = SELDOM;
  try {
    const { data, time } = await ask("GET", "devices/current/messages");
    if (!isRunning) return;
    if (time) ahead = Date.parse(time) - Date.now();
    failures = 0;
    offline.hidden = true;
    ({ items } = data);
    if (data.awaiting) next = OFTEN;
    find("awaiting").hidden = !data.awaiting || items.some((item) => codeOf(item) && !isOver(item));
    announce();
    showInbox();
  } catch (problem) {
    if (!isRunning) return;
    if (problem.status === 401) {
      stopInbox();
      return whenGone();
    }
    failures += 1;
    next = Math.max((problem.wait ?? 0) * 1000, Math.min(OFTEN * 2 ** failures, LONGEST));
    offline.textContent = problem.status === 429 ? problem.message : words("offline");
    offline.hidden = false;
    find("awaiting").hidden = true;
  } finally {
    isAsking = false;
  }
  timer = setTimeout(read, next);
}

/** Begins to ask; `gone` is called when the device is linked no more. */
export function startInbox(gone) {
  whenGone = gone;
  isRunning = true;
  failures = 0;
  return read();
}

/** Asks no more and forgets everything. */
export function stopInbox() {
  isRunning = false;
  clearTimeout(timer);
  clearTimeout(expiry);
  items = [];
  shown = "";
  heard.clear();
  list.replaceChildren();
  offline.hidden = true;
  find("news").textContent = "";
}

document.addEventListener("visibilitychange", () => {
  if (document.hidden) clearTimeout(timer);
  else read();
});
addEventListener("focus", read);
addEventListener("online", read);
