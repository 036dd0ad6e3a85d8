// The card of a referral: the place, the last day, and the parent's word.
import {
  act, call, confirmed, fill, find, findAll, home, language, load, local, words,
} from "./cabinet.js";
import { history, recordName, statusOf, tone } from "./records.js";

const path = `referrals/${recordName()}`;
const LIVE = ["active", "confirmed", "extended"];

/** How many days are left on the country's calendar; the clock of the reader's device may be wrong. */
function daysLeft(deadline, now) {
  if (Number.isNaN(Date.parse(now))) return null;
  const today = local(now).toISOString().slice(0, 10);
  const left = Math.round((Date.parse(deadline) - Date.parse(today)) / 86400000);
  if (left < 0) return words("deadline_past");
  return left === 0 ? words("deadline_today") : `${words("deadline_left")} ${left}`;
}

function show({ data: referral, time }) {
  const content = find("content");
  const { application, kindergarten } = referral;
  fill(content, {
    ...statusOf("referral", referral.status),
    number: referral.number,
    deadline: LIVE.includes(referral.status) ? referral.deadline : null,
    left: LIVE.includes(referral.status) ? daysLeft(referral.deadline, time) : null,
    kindergarten: kindergarten[`name_${language}`],
    place: `${home}kindergartens/${encodeURIComponent(kindergarten.id)}/`,
    child: referral.child.name,
    age: words(`age_${referral.age_group}`),
    group: words(`group_${referral.group_type}`),
    teaching: words(`teaching_${referral.language}`),
    issued: referral.issued_at,
    confirmed: referral.confirmed_at,
    application_number: application.number,
    application: `${home}cabinet/applications/card/?id=${encodeURIComponent(application.id)}`,
  });
  tone(content, referral.status);
  history("referral", referral.history ?? []);
  for (const button of findAll("action")) {
    button.hidden = !referral.actions.includes(button.dataset.action);
  }
}

const read = async () => show(await call("GET", path));

for (const button of findAll("action")) {
  const action = button.dataset.action;
  button.onclick = async () => {
    if (!(await confirmed(action))) return;
    await act(button, async () => {
      await call("POST", `${path}/${action}`, {});
      await read();
      find("status").focus();
      return words(`done_${action}`);
    });
  };
}

load(read);
