// What parents wrote of kindergartens: an officer decides what is shown.
import {
  act, call, city, confirmed, copy, find, keepQuery, language, may, open, query, words,
} from "./staff.js";
import { list, nameOf, once, tone } from "./staff-records.js";
import { onSubmit } from "./form.js";

const form = find('form="filter"');
const { status } = form.elements;

function draw(review) {
  const row = tone(copy("review", {
    kindergarten: nameOf(review.kindergarten), status: words(`review_${review.status}`),
    rating: String(review.rating), at: review.at, text: review.text,
  }), review.status);
  if (review.language !== language()) find('slot="text"', row).lang = review.language;
  for (const decision of ["publish", "reject"]) {
    const button = find(decision, row);
    const attempt = once();
    button.hidden = review.status !== "pending" || !may("reviews");
    button.onclick = async () => {
      if (!(await confirmed(decision))) return;
      await act(button, async () => {
        try {
          await attempt((key) => call(
            "POST", `reviews/${encodeURIComponent(review.id)}/decision`, { decision }, { key }));
        } catch (problem) {
          // A colleague has decided meanwhile: the list shows how it stands now.
          if (problem.status === 409) await read();
          throw problem;
        }
        await read();
        find("list-title").focus();
        return words(`done_${decision}`);
      });
    };
  }
  return row;
}

const read = list(() => `reviews?${query({ city, status: status.value })}`, draw);

onSubmit(form, async () => {
  window.history.replaceState(null, "", `?${query({ status: status.value })}`);
  keepQuery();
  await read();
  find("list-title").focus();
});

open("reviews", async () => {
  const given = new URLSearchParams(location.search).get("status");
  if (given) status.value = given;
  if (status.selectedIndex < 0) status.value = "pending";
  await read();
});
