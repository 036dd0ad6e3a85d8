// What every page of the cabinet and the queue needs: its city, the session, the way in and out.
import { ask, find, findAll } from "./page.js";
export {
  Problem, act, confirmed, copy, dayWords, fill, find, findAll, load, local, momentWords, monthWords,
  phoneWords, say, stampWords, tell, words,
} from "./page.js";

export const { city, home } = find("cabinet").dataset;
export const language = document.documentElement.lang;
const signedIn = "onir-signed-in";
export const NOT_SIGNED_IN = "urn:onir:not-signed-in";

/** The session that the page was filled for, and whose it is; null before the server told. */
let session = null;
let owner = null;
let meeting = null;

/** Speaks from now on in the name of a session; of none with null. */
export function speakFor(id) {
  session = id ?? null;
}

/** Asks once whose session it is, so that nothing is done in the name of the next one here. */
const meet = () => (meeting ??= call("GET", "me").finally(() => {
  if (session === null) meeting = null;
}));

/**
 * Asks the server. Whoever is not signed in is led to sign in and back, unless `open` says that
 * the page deals with that itself. A body with a `type` is sent as it is: bytes, which take longer.
 */
export async function call(method, path, body, { tag, key, type, open = false } = {}) {
  if (session === null && !open && path !== "me") await meet();
  try {
    const answer = await ask(method, path, body, {
      "Onir-City": city, "Onir-Session": session, "If-Match": tag, "Idempotency-Key": key,
      "Content-Type": type,
    });
    const { data } = answer;
    if (path === "me" && data) [session, owner] = [data.session ?? session ?? "", data.person ?? null];
    return answer;
  } catch (problem) {
    if (open || problem.status !== 401 || problem.type !== NOT_SIGNED_IN) throw problem;
    return signInAgain();
  }
}

/** Keeps in this tab what was typed into a form; passwords and codes are not kept. */
export function keepTyped(form) {
  const fields = [...form.elements].filter(({ name, type, readOnly }) =>
    name && name !== "code" && !readOnly && ["text", "tel", "email", "date", "textarea"].includes(type));
  const typed = fields.map(({ name, value }) => [name, value]);
  sessionStorage.setItem(`onir-typed-${form.dataset.keep}`, JSON.stringify({ person: owner, typed }));
}

/** What was typed stays in this tab until the page is back. */
function signInAgain() {
  findAll("keep").forEach(keepTyped);
  sessionStorage.removeItem(signedIn);
  const here = (location.pathname + location.search).slice(`${home}cabinet/`.length);
  location.replace(`${home}cabinet/?next=${encodeURIComponent(here)}`);
  return new Promise(() => {});
}

/** Puts back what was typed before the same parent had to sign in again. */
export function typedAgain(form) {
  const key = `onir-typed-${form.dataset.keep}`;
  const { person, typed = [] } = JSON.parse(sessionStorage.getItem(key) ?? "{}");
  for (const [name, value] of person === owner ? typed : []) {
    const field = form.elements[name];
    if (field && value) field.value = value;
  }
  sessionStorage.removeItem(key);
}

/** Leaves of what was typed in this tab only what the one who signed in typed. */
export async function dropOthers() {
  const { data } = await call("GET", "me", undefined, { open: true }).catch(() => ({}));
  for (const key of Object.keys(sessionStorage)) {
    if (!/^onir-(apply|typed)-/.test(key)) continue;
    const { person } = JSON.parse(sessionStorage.getItem(key));
    if (!person || person !== data?.person) sessionStorage.removeItem(key);
  }
}

/** Leaves nothing of a draft that was thrown away: the next application begins empty. */
export function forgetDraft(id) {
  const key = `onir-apply-new-${city}`;
  if (JSON.parse(sessionStorage.getItem(key) ?? "{}").draft === id) sessionStorage.removeItem(key);
}

/** To the cabinet after signing in: to the page the parent came from, if it is one of this cabinet. */
export function enter() {
  const wanted = new URLSearchParams(location.search).get("next") ?? "";
  const isOurs = /^([a-z]+\/)+(\?[\w=&.-]+)?$/.test(wanted);
  sessionStorage.setItem(signedIn, "1");
  location.replace(`${home}cabinet/${isOurs ? wanted : "feed/"}`);
}

export const hasEntered = () => sessionStorage.getItem(signedIn) !== null;

/** Leaves nothing of the parent in this tab. */
export function leave(path = "cabinet/") {
  sessionStorage.clear();
  location.replace(home + path);
}

/** The same page in the other language shows the same record and step. */
export function keepQuery() {
  for (const link of document.querySelectorAll("header a[hreflang]")) {
    link.setAttribute("href", link.pathname + location.search);
  }
}

keepQuery();
call("GET", "health", undefined, { open: true }).then(({ data }) => {
  find("sandbox").hidden = !data.sandbox;
}, (problem) => {
  if (problem.status !== 503) return;
  find("problem").textContent = problem.message;
  find("problem").hidden = false;
});
