// The card of an application: everything about it, what its status means, and what can be done.
import {
  act, call, confirmed, copy, fill, find, findAll, home, language, load, words,
} from "./cabinet.js";
import { history, recordName, statusOf, tone } from "./records.js";

const path = `applications/${recordName()}`;

function benefitWords(benefit) {
  return benefit && `${words(`benefit_${benefit.code}`)}: ${words(`state_${benefit.state}`)}`;
}

function show(application) {
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
  const actions = application.status === "draft" ? ["delete"] : application.actions;
  for (const button of findAll("action")) button.hidden = !actions.includes(button.dataset.action);
}

const read = async () => show((await call("GET", path)).data);

for (const button of findAll("action")) {
  const action = button.dataset.action;
  button.onclick = async () => {
    if (!(await confirmed(action))) return;
    await act(button, async () => {
      if (action === "delete") {
        await call("DELETE", path);
        location.replace(`${home}cabinet/applications/`);
        return "";
      }
      await call("POST", `${path}/${action}`, {});
      await read();
      find("status").focus();
      return words(`done_${action}`);
    });
  };
}

load(read);
