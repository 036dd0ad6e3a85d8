// The queue in public, by the numbers of applications only.
import { act, call, city, copy, fill, find, load, words } from "./cabinet.js";
import { onSubmit } from "./form.js";

const answerOf = ({ number, position, month, queue_type }) => ({
  number, month,
  queue: words(`queue_${queue_type}`),
  overall: position && String(position.overall),
  in_year: position && String(position.in_year),
});

function check(form) {
  const [found, gone, unknown] = ["found", "gone", "unknown"].map((name) => find(name));
  const only = (place) => {
    for (const part of [found, gone, unknown]) part.hidden = part !== place;
    place.focus();
  };
  onSubmit(form, async ({ number }) => {
    form.elements.number.value = number;
    try {
      const { data } = await call(
        "GET", `queue/${encodeURIComponent(number)}`, undefined, { open: true });
      const place = data.position ? found : gone;
      fill(place, answerOf(data));
      only(place);
    } catch (problem) {
      if (problem.status !== 404) throw problem;
      fill(unknown, { number });
      only(unknown);
    }
  });
  find("content").hidden = false;
}

function list(form) {
  const place = find("list");
  const more = find("more");
  let next = null;
  const read = async () => {
    const query = new URLSearchParams({
      city, queue_type: form.elements.queue_type.value, limit: "50", ...next && { cursor: next },
    });
    const { data } = await call("GET", `queue?${query}`, undefined, { open: true });
    place.append(...data.items.map(({ number, position, month }) =>
      copy("item", { number, month, position: String(position.overall ?? position) })));
    next = data.next;
    more.hidden = !next;
    find("nothing").hidden = place.children.length > 0;
    find("table").hidden = place.children.length === 0;
    if (data.total !== undefined) fill(find("content"), { total: String(data.total) });
  };
  const begin = async () => {
    place.replaceChildren();
    next = null;
    await read();
  };
  onSubmit(form, begin);
  more.onclick = () => act(more, async () => {
    const rows = place.children.length;
    await read();
    const row = place.children[rows];
    if (!next && row) {
      row.tabIndex = -1;
      row.focus();
    }
  });
  load(begin);
}

const form = find("form");
if (form.dataset.form === "number") check(form);
else list(form);
