// The places of a bulletin that fit an application: one of them can be applied to.
import { Problem, act, call, confirmed, copy, find, language, words } from "./cabinet.js";

/** Another try after a lost answer must not apply twice; by the place. */
const attempts = new Map();

function draw(place, application, changed) {
  const { id, kindergarten } = place;
  const isHere = application.place?.id === id;
  const item = copy("place", {
    kindergarten: kindergarten[`name_${language}`], here: isHere ? words("place_here") : null,
    age: words(`age_${place.age_group}`), teaching: words(`teaching_${place.language}`),
    group: words(`group_${place.group_type}`), left: String(place.left), closes: place.closes,
    bulletin: place.bulletin,
  });
  const button = find("place-apply", item);
  button.hidden = isHere;
  button.onclick = async () => {
    if (!(await confirmed("place"))) return;
    await act(button, async () => {
      if (!attempts.has(id)) attempts.set(id, crypto.randomUUID());
      try {
        await call("POST", `applications/${encodeURIComponent(application.id)}/places`,
          { place: id }, { key: attempts.get(id) });
      } catch (problem) {
        if (problem instanceof Problem && problem.status !== 0) attempts.delete(id);
        // Taken or closed meanwhile: the list shows how it stands now.
        if (problem.status === 409) await showPlaces(application, changed);
        throw problem;
      }
      attempts.delete(id);
      await changed();
      find("places-title").focus();
      return words("done_place");
    });
  };
  return item;
}

/** Shows the places; nothing where the application may not apply to one. */
export async function showPlaces(application, changed) {
  const section = find("places");
  section.hidden = !application.actions.includes("places");
  if (section.hidden) return;
  const { data } = await call("GET", `applications/${encodeURIComponent(application.id)}/places`);
  find("place-list").replaceChildren(
    ...data.items.map((place) => draw(place, application, changed)));
  find("no-places").hidden = data.items.length > 0;
}
