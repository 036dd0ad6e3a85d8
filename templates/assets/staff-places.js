// The places of the bulletin: what stands there, publishing and withdrawing.
import {
  act, call, city, confirmed, copy, find, may, open, own, query, words,
} from "./staff.js";
import { list, nameOf, once } from "./staff-records.js";
import { onSubmit } from "./form.js";
import { offerPlan } from "./staff-plan.js";

const form = find('form="place"');
const attempt = once();

function draw(place) {
  const { id, kindergarten } = place;
  const row = copy("row", {
    kindergarten: nameOf(kindergarten), age: words(`age_${place.age_group}`),
    group: words(`group_${place.group_type}`), teaching: words(`teaching_${place.language}`),
    left: `${place.left} / ${place.places}`, bulletin: place.bulletin, closes: place.closes,
  });
  const button = find("withdraw", row);
  const mine = own();
  button.hidden = !may("places") || (mine !== null && !mine.includes(kindergarten.id));
  button.onclick = async () => {
    if (!(await confirmed("withdraw"))) return;
    await act(button, async () => {
      try {
        await call("DELETE", `places/${encodeURIComponent(id)}`);
      } finally {
        // Somebody else may have been faster: the list shows how it stands now.
        await read();
      }
      find("list-title").focus();
      return words("done_withdrawn");
    });
  };
  return row;
}

const read = list(() => `places?${query({ city })}`, draw);

onSubmit(form, async ({ places, ...typed }) => {
  if (!(await confirmed("publish"))) return "";
  await attempt((key) =>
    call("POST", "places", { city, ...typed, places: Number(places) }, { key }));
  form.reset();
  await read();
  find("list-title").focus();
  return words("done_published");
});

open("places", async () => {
  const mine = own();
  const { kindergarten } = form.elements;
  for (const option of mine ? [...kindergarten.options] : []) {
    if (option.value && !mine.includes(option.value)) option.remove();
  }
  find("publish").hidden = !may("places") || kindergarten.options.length < 2;
  await read();
  if (may("allocation")) offerPlan(read);
});
