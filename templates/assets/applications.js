// Every application of the parent, with what can be done about it (S3-60 to S3-65).
import {
  act, call, confirmed, copy, find, findAll, forgetDraft, home, language, words,
} from "./cabinet.js";
import { list, statusOf, tone } from "./records.js";

const path = ({ id }) => `applications/${encodeURIComponent(id)}`;

/** Draws an application anew where it stood, or takes it away when it is gone. */
async function again(item, application) {
  let fresh = null;
  try {
    fresh = (await call("GET", path(application))).data;
  } catch (problem) {
    if (problem.status !== 404) throw problem;
  }
  const place = fresh ? draw(fresh) : null;
  const near = place ?? item.nextElementSibling ?? item.previousElementSibling;
  if (place) item.replaceWith(place);
  else item.remove();
  find("nothing").hidden = find("list").childElementCount > 0;
  (near?.querySelector("h2") ?? document.querySelector("main")).focus();
}

function draw(application) {
  const { status, actions, place } = application;
  const isDraft = status === "draft";
  const card = `${home}cabinet/applications/card/?id=${encodeURIComponent(application.id)}`;
  const item = tone(copy("item", {
    ...statusOf("application", status),
    number: application.number ?? words("no_number"),
    child: application.child.name,
    since: application.status_since,
    position: application.position && String(application.position.overall),
    place: place ? place.kindergarten[`name_${language}`] : null,
    address: card,
    places: actions.includes("places") ? `${card}#places` : null,
    continue: isDraft
      ? `${home}cabinet/applications/new/?id=${encodeURIComponent(application.id)}` : null,
  }), status);
  for (const note of findAll("for", item)) note.hidden = !actions.includes(note.dataset.for);
  const [interest, trash] = [find("interest", item), find("trash", item)];
  interest.hidden = !actions.includes("interest");
  interest.onclick = () => act(interest, async () => {
    await call("POST", `${path(application)}/interest`, {});
    await again(item, application);
    return words("done_interest");
  });
  // Why one that was signed stays is the server's to say (S3-65).
  trash.hidden = !isDraft && !actions.includes("delete") && status !== "enrolled";
  trash.onclick = async () => {
    if (!(await confirmed(isDraft ? "draft" : "trash"))) return;
    await act(trash, async () => {
      await call("DELETE", path(application));
      forgetDraft(application.id);
      await again(item, application);
      return words("done_trash");
    });
  };
  return item;
}

list("applications", draw);
