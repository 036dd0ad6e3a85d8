// What every page for the staff needs: its city, the employee's session, the way in and out.
// Whoever is not signed in (any more) signs in on the page itself: nothing typed there is lost.
import { Problem, ask, fill, find, findAll, load, say, words } from "./page.js";
import { onSubmit } from "./form.js";
export {
  Problem, act, confirmed, copy, fill, find, findAll, language, say, tell, words,
} from "./page.js";
export { ask };

export const { city, home, region } = find("staff").dataset;

/** What a role may see; what it may do there, each page asks `may`. */
const SEES = {
  officer: ["overview", "admissions", "applications", "places", "reviews"],
  kindergarten: ["overview", "admissions", "places"],
  auditor: ["overview", "admissions", "applications", "places", "reviews"],
};
const ACTS = {
  officer: ["admissions", "applications", "allocation", "places", "reviews"],
  kindergarten: ["admissions", "places"],
  auditor: [],
};

/** The employee the page is filled for; null before somebody has signed in. */
export let me = null;
const form = find("token");
let entered = null;

/** Whether the employee's role may see a page, or do something of it. */
export const sees = (name) => SEES[me.role]?.includes(name) ?? false;
export const may = (name) => ACTS[me.role]?.includes(name) ?? false;

/** The kindergartens of this city the employee is tied to; null for all of them. */
export const own = () => (me.places.some((place) => ["*", city, `region/${region}`].includes(place))
  ? null
  : me.places.filter((place) => place.startsWith(`${city}/`)).map((place) => place.split("/")[1]));

/** A text of one item of a list of parameters, without the empty ones. */
export const query = (values) =>
  new URLSearchParams(Object.entries(values).filter(([, value]) => value)).toString();

function welcome(data) {
  // Somebody else sits here now: nothing of what was shown and typed before is theirs.
  if (me && me.id !== data.id) {
    location.reload();
    return false;
  }
  me = data;
  const box = find("signed-in");
  fill(box, { me_name: me.name, me_role: words(`role_${me.role}`) });
  for (const item of findAll("item", box)) item.hidden = !sees(item.dataset.item);
  box.hidden = false;
  return true;
}

let waiting = null;

/** Shows the way in until somebody has come in; once for all who wait for it. */
const signIn = () => (waiting ??= letIn().finally(() => { waiting = null; }));

async function letIn() {
  const [door, content, wait] = ["sign-in", "content", "wait"].map((name) => find(name));
  const [wasShown, hasWaited] = [!content.hidden, !wait.hidden];
  const before = document.activeElement;
  find("over").hidden = me === null;
  find("signed-in").hidden = content.hidden = wait.hidden = true;
  door.hidden = false;
  say("");
  if (me !== null) find("sign-in-title").focus();
  const data = await new Promise((resolve) => { entered = resolve; });
  entered = null;
  if (!welcome(data)) return new Promise(() => {});
  door.hidden = true;
  content.hidden = !wasShown;
  wait.hidden = !hasWaited;
  if (wasShown) before?.focus();
  else document.querySelector("main").focus();
}

onSubmit(form, async ({ token }) => {
  const { data } = await ask("POST", "staff/sessions", { token: token.trim() });
  form.reset();
  const field = form.elements.token;
  if (field.type === "text") find("reveal", form).click();
  entered?.(data);
});

/** Asks whose session it is, and for a way in when there is none. */
async function meet() {
  for (;;) {
    try {
      const { data } = await ask("GET", "staff/sessions/current");
      return welcome(data) ? data : new Promise(() => {});
    } catch (problem) {
      if (problem.status !== 401) throw problem;
      await signIn();
    }
  }
}

/**
 * Asks the server, below `staff/`. Before something is done it is made sure that the page still
 * speaks for the employee it was filled for; another one gets it anew.
 */
export async function call(method, path, body, { key } = {}) {
  if (method !== "GET") await meet();
  try {
    return await ask(method, `staff/${path}`, body, { "Idempotency-Key": key });
  } catch (problem) {
    if (problem.status !== 401) throw problem;
    await signIn();
    return call(method, path, body, { key });
  }
}

/** Fills the page for whoever is signed in; says so when the role may not see it. */
export function open(name, show) {
  return load(async () => {
    await meet();
    if (!sees(name)) throw new Problem(403, { detail: words("staff_denied") });
    await show();
  });
}

find("leave").onclick = async () => {
  try {
    await ask("DELETE", "staff/sessions/current");
  } catch (problem) {
    if (problem.status !== 401) {
      find("problem").textContent = problem.message;
      find("problem").hidden = false;
      return find("problem").focus();
    }
  }
  // The way in again, without what the page showed.
  return location.replace(`${home}staff/`);
};

/** The same page in the other language shows the same record and choice. */
export function keepQuery() {
  for (const link of document.querySelectorAll("header a[hreflang]")) {
    link.setAttribute("href", link.pathname + location.search);
  }
}

keepQuery();
ask("GET", "health").then(({ data }) => {
  find("sandbox").hidden = !data.sandbox;
}, (problem) => {
  if (problem.status !== 503) return;
  find("problem").textContent = problem.message;
  find("problem").hidden = false;
});
