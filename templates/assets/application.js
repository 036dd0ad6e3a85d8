// The card of an application: everything about it, what its status means, and what can be done.
import {
  act, call, confirmed, copy, fill, find, findAll, forgetDraft, home, language, load, words,
} from "./cabinet.js";
import { showDocuments } from "./documents.js";
import { showPlaces } from "./places.js";
import { history, recordName, statusOf, tone } from "./records.js";

const path = `applications/${recordName()}`;
const ENDED = ["withdrawn", "enrolled", "rejected", "archived"];

function benefitWords(benefit) {
  return benefit && `${words(`benefit_${benefit.code}`)}: ${words(`state_${benefit.state}`)}`;
}

const placeWords = (place) => place && `${place.kindergarten[`name_${language}`]}, ${
  words(`age_${place.age_group}`)}, ${words(`teaching_${place.language}`)}`;

/** What the register said of the child when the application was made; nothing where it was not asked. */
function socialWords(statuses) {
  if (statuses === undefined) return null;
  if (statuses === null) return words("social_unknown");
  return statuses.map((code) => words(`benefit_${code}`)).join("; ") || words("social_none");
}

/** What the buttons can do: a draft is thrown away, what was sent is taken back or removed. */
function actionsOf({ status, actions }) {
  if (status === "draft") return ["delete"];
  // Taking it back says the same; why one that was signed stays is the server's to say (S3-65).
  const isRemovable = actions.includes("delete") && !actions.includes("withdraw");
  return isRemovable || status === "enrolled" ? [...actions, "remove"] : actions;
}

async function show(application) {
  const content = find("content");
  const { child, position, referral, kindergartens } = application;
  fill(content, {
    ...statusOf("application", application.status),
    number: application.number ?? words("no_number"),
    since: application.status_since,
    reason: application.reason,
    overall: position && String(position.overall),
    in_year: position && String(position.in_year),
    child: child.name,
    birth: child.birth_date,
    queue: words(`queue_${application.queue_type}`),
    teaching: words(`teaching_${application.language}`),
    group: words(`group_${application.group_type}`),
    benefit: benefitWords(application.benefit),
    settlement: application.settlement ?? null,
    social: socialWords(application.social_status),
    place: placeWords(application.place),
    continue: application.status === "draft"
      ? `${home}cabinet/applications/new/?id=${encodeURIComponent(application.id)}` : null,
    submitted: application.submitted_at,
    referral_number: referral && referral.number,
    referral: referral && `${home}cabinet/referrals/card/?id=${encodeURIComponent(referral.id)}`,
  });
  tone(content, application.status);
  find("wishes").replaceChildren(...kindergartens.map((kindergarten) =>
    copy("wish", { name: kindergarten[`name_${language}`] })));
  find("wishes").closest("[data-row]").hidden = kindergartens.length === 0;
  find("position").hidden = !position;
  history("application", application.history ?? []);
  const actions = actionsOf(application);
  for (const button of findAll("action")) {
    // A draft has one button to throw it away with.
    button.hidden = !actions.includes(button.dataset.action)
      || (button.dataset.action === "delete" && application.status !== "draft");
  }
  for (const note of findAll("for")) note.hidden = !actions.includes(note.dataset.for);
  const { benefit, documents = [] } = application;
  const isDecided = benefit?.state !== "declared" || ENDED.includes(application.status);
  showDocuments(application.id, documents, !isDecided);
  await showPlaces(application, read);
}

const read = async () => show((await call("GET", path)).data);

/** What is done without a question: it takes nothing away. */
const UNASKED = ["interest"];

for (const button of findAll("action")) {
  const action = button.dataset.action;
  button.onclick = async () => {
    if (!UNASKED.includes(action) && !(await confirmed(action))) return;
    await act(button, async () => {
      if (action === "delete") {
        await call("DELETE", path);
        forgetDraft(new URLSearchParams(location.search).get("id"));
        location.replace(`${home}cabinet/applications/`);
        return "";
      }
      if (action === "remove") {
        await call("DELETE", path);
        await read();
        find("status").focus();
        return words("done_remove");
      }
      await call("POST", `${path}/${action}`, {});
      await read();
      find("status").focus();
      return words(`done_${action}`);
    });
  };
}

load(async () => {
  await read();
  // From the list of applications straight to the places of the bulletin (S3-62).
  if (location.hash !== "#places" || find("places").hidden) return;
  find("content").hidden = false;
  find("places-title").focus();
});
