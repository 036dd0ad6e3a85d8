// Writing a review of a kindergarten, and the parent's own ones.
import {
  Problem, act, call, city, confirmed, copy, find, keepTyped, language, typedAgain, words,
} from "./cabinet.js";
import { onSubmit } from "./form.js";
import { list, tone } from "./records.js";

const MOST = 2000;
const form = find("form");
const { elements } = form;
/** Another try after a lost answer must not send twice. */
let attempt = null;

const nameOf = (kindergarten) =>
  kindergarten[`name_${language}`]
  ?? [...elements.kindergarten.options].find(({ value }) => value === kindergarten)?.textContent
  ?? kindergarten;

function draw(review) {
  const item = tone(copy("review", {
    kindergarten: nameOf(review.kindergarten), status: words(`review_${review.status}`),
    rating: String(review.rating), at: review.at, text: review.text,
  }), review.status);
  if (review.language !== language) find('slot="text"', item).lang = review.language;
  const remove = find("remove", item);
  remove.hidden = review.status !== "pending";
  remove.onclick = async () => {
    if (!(await confirmed("review"))) return;
    await act(remove, async () => {
      await call("DELETE", `reviews/${encodeURIComponent(review.id)}`);
      item.remove();
      find("nothing").hidden = find("list").childElementCount > 0;
      find("list").hidden = find("list").childElementCount === 0;
      find("own-title").focus();
      return words("review_removed");
    });
  };
  return item;
}

/** How many letters are left, as the server counts them. */
function count() {
  find("left").textContent = String(MOST - [...elements.text.value.trim()].length);
}

onSubmit(form, async (typed) => {
  attempt ??= crypto.randomUUID();
  let review;
  try {
    ({ data: review } = await call("POST", "reviews", {
      city, kindergarten: typed.kindergarten, rating: Number(typed.rating), text: typed.text,
      language: typed.language,
    }, { key: attempt }));
  } catch (problem) {
    if (problem instanceof Problem && problem.status !== 0) attempt = null;
    throw problem;
  }
  attempt = null;
  form.reset();
  elements.language.value = language;
  count();
  sessionStorage.removeItem(`onir-typed-${form.dataset.keep}`);
  find("list").prepend(draw(review));
  find("list").hidden = false;
  find("nothing").hidden = true;
  find("own-title").focus();
  return words("review_sent");
});

form.addEventListener("input", () => {
  attempt = null;
  count();
  keepTyped(form);
});

// A browser brings the first line into sight, which may be all that a phone shows of it.
elements.text.onfocus = () => elements.text.scrollIntoView({ block: "nearest" });

const isPossible = elements.kindergarten.options.length > 1;
form.hidden = !isPossible;
find("no-kindergartens").hidden = isPossible;
elements.language.value = language;
elements.kindergarten.value = new URLSearchParams(location.search).get("kindergarten") ?? "";
if (elements.kindergarten.selectedIndex < 0) elements.kindergarten.selectedIndex = 0;
list("reviews", draw).then(() => {
  typedAgain(form);
  if (elements.text.value) keepTyped(form);
  count();
});
