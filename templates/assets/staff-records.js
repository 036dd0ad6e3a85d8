// Lists, marks, proposals and the past of records, for the pages of the staff.
import {
  Problem, act, call, confirmed, copy, fill, find, language, may, me, words,
} from "./staff.js";

const TONES = {
  draft: "off", signed: "todo", accepted: "good", declined: "off", expired: "off", rejected: "bad",
  in_queue: "on", interested: "on", in_bulletin: "on", waiting_list: "on", referral_issued: "todo",
  inactive: "todo", enrolled: "good", stop_list: "bad", pending: "todo", published: "good",
};

/** Gives the mark of a status its colour, which never stands alone. */
export function tone(place, status) {
  for (const mark of place.querySelectorAll(".tag")) mark.dataset.tone = TONES[status] ?? "off";
  return place;
}

export const nameOf = (kindergarten) => kindergarten[`name_${language()}`];

/** The list of the page, twenty at a time; what reads it anew. */
export function list(pathOf, draw) {
  const [place, more, table, nothing] = ["list", "more", "table", "nothing"].map((name) => find(name));
  let next = null;
  const read = async () => {
    const path = pathOf();
    const cursor = next ? `${path.includes("?") ? "&" : "?"}cursor=${encodeURIComponent(next)}` : "";
    const { data } = await call("GET", path + cursor);
    const items = data.items.map(draw);
    if (next === null) place.replaceChildren();
    place.append(...items);
    next = data.next;
    more.hidden = !next;
    table.hidden = place.childElementCount === 0;
    nothing.hidden = !table.hidden;
    return items;
  };
  more.onclick = () => act(more, async () => {
    const [first] = await read();
    const target = first?.querySelector("a, button") ?? first;
    if (target && target === first) target.tabIndex = -1;
    target?.focus();
  });
  return () => {
    next = null;
    return read();
  };
}

export const isMine = (proposal) => proposal.by_me ?? proposal.by === me.name;

/** What a proposal is, in a line of a list. */
export const proposalWords = (proposal) =>
  proposal && `${words(`proposed_${proposal.act}`)} (${proposal.by})`;

const DAYS = 14;

/** Shows who proposed what, and what the one who reads can do about it. */
export function showProposal(proposal, path, name, again) {
  const box = find("proposal");
  box.hidden = !proposal;
  if (!proposal) return;
  const until = new Date(Date.parse(proposal.at) + DAYS * 86400000).toISOString();
  const next = isMine(proposal) ? "mine" : may(name) ? "other" : "reader";
  fill(box, {
    proposal_act: words(`proposed_${proposal.act}`), proposal_by: proposal.by,
    proposal_at: proposal.at, proposal_until: until, proposal_next: words(`proposed_${next}`),
  });
  const button = find("take-back");
  button.hidden = !(may(name) && (isMine(proposal) || me.role === "officer"));
  button.onclick = async () => {
    if (!(await confirmed("take-back"))) return;
    await act(button, async () => {
      await again(() => call("POST", `${path}/proposal/withdraw`, {}));
      return words("done_taken_back");
    });
  };
}

const proposalKey = ({ proposal }) =>
  proposal ? `${proposal.act} ${proposal.by} ${proposal.at}` : "";

/** What is another than it was, in words; empty where nothing of it can be seen. */
export function difference(before, now, statusWords) {
  if (before.status !== now.status) {
    return `${words("staff_changed_status")} ${statusWords(now.status)}.`;
  }
  if (proposalKey(before) === proposalKey(now)) return "";
  return now.proposal
    ? `${words("staff_changed_proposal")} ${proposalWords(now.proposal)}.`
    : words("staff_changed_proposal_gone");
}

/**
 * Does something to the record of a card, and shows it anew. Where somebody else was faster, the
 * card is read again, and it is said what is another now.
 */
export function changer(read, current, statusWords) {
  return async (work) => {
    const before = current();
    let answer;
    try {
      answer = await work();
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      if (problem.status === 0) throw new Problem(0, { detail: words("staff_unsure") });
      if (problem.status !== 409) throw problem;
      await read();
      const said = difference(before, current(), statusWords);
      throw new Problem(409, {
        detail: [problem.message, said && words("staff_changed"), said].filter(Boolean).join(" "),
      });
    }
    await read();
    find("status").focus();
    return answer;
  };
}

/** Does what a button is for after a question, which `dialog` may choose at that time. */
export function asked(button, dialog, work) {
  button.onclick = async () => {
    if (!(await confirmed(typeof dialog === "function" ? dialog() : dialog))) return;
    await act(button, work);
  };
}

/** Another try after a lost answer must not do a thing twice: one name until there is an answer. */
export function once() {
  let key = null;
  return async (work) => {
    key ??= crypto.randomUUID();
    try {
      const answer = await work(key);
      key = null;
      return answer;
    } catch (problem) {
      if (problem.status !== 0) key = null;
      throw problem;
    }
  };
}

/** The past of a record, oldest first. */
export function history(entries, lineOf) {
  find("history").replaceChildren(...entries.map((entry) => copy("history", lineOf(entry))));
}

/** The name of the record in the address of the page; without one, back to the list. */
export function recordName() {
  const name = new URLSearchParams(location.search).get("id");
  if (!name) location.replace("../");
  return encodeURIComponent(name ?? "");
}
