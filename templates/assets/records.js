// Lists and statuses, for the feed, the applications and the referrals.
import { act, call, copy, find, load, words } from "./cabinet.js";

const TONES = {
  in_queue: "on", interested: "on", in_bulletin: "on", waiting_list: "on",
  referral_issued: "todo", active: "todo", confirmed: "todo", extended: "todo", draft: "todo",
  inactive: "todo", enrolled: "good", used: "good", stop_list: "bad", rejected: "bad",
  signed: "on", accepted: "good", pending: "todo", published: "good", expired: "bad", cancelled: "bad", struck: "bad",
};

/** A status as a word, a sentence and the next step. */
export const statusOf = (kind, status) => ({
  status: words(`${kind}_${status}`),
  meaning: words(`${kind}_${status}_text`),
  next: words(`${kind}_${status}_next`),
});

/** Gives the mark of a status its colour, which never stands alone. */
export function tone(place, status) {
  for (const mark of place.querySelectorAll(".tag")) mark.dataset.tone = TONES[status] ?? "off";
  return place;
}

/** Fills the list of the page, twenty at a time. */
export function list(path, draw) {
  const place = find("list");
  const more = find("more");
  let next = null;
  const read = async () => {
    const { data } = await call("GET", next ? `${path}?cursor=${encodeURIComponent(next)}` : path);
    const items = data.items.map(draw);
    place.append(...items);
    next = data.next;
    return items;
  };
  more.onclick = () => act(more, async () => {
    const items = await read();
    // The button goes when nothing more is there; the focus goes on with the reader.
    more.hidden = !next;
    const first = items[0]?.querySelector("a") ?? items[0];
    if (first && !first.matches("a")) first.tabIndex = -1;
    if (!next) first?.focus();
  });
  return load(async () => {
    place.replaceChildren();
    next = null;
    const items = await read();
    place.hidden = items.length === 0;
    find("nothing").hidden = items.length > 0;
    more.hidden = !next;
  });
}

/** The past of a record, oldest first. */
export function history(kind, entries) {
  find("history").replaceChildren(...entries.map(({ at, status, reason }) =>
    copy("history", { at, status: words(`${kind}_${status}`), reason: reason ?? null })));
}

/** The name of the record in the address of the page; without one, back to the list. */
export function recordName() {
  const name = new URLSearchParams(location.search).get("id");
  if (!name) location.replace("../");
  return encodeURIComponent(name ?? "");
}
