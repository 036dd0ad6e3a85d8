// What the last page of the application shows: the data to check, and the number after sending.
import { fill, language, phoneWords, words } from "./cabinet.js";

const nameOf = (kindergarten) => kindergarten[`name_${language}`];

/** Fills the check with what the server keeps and what was typed for the notices. */
export function checkWords(place, application, parent, typed) {
  const { child, benefit } = application;
  const ways = typed.channels.map((way) => words(`channel_${way}`));
  const isUsed = typed.email && typed.email_notices.length > 0;
  if (isUsed) ways.push(typed.email);
  fill(place, {
    parent,
    iin: typed.iin,
    child: child.name,
    birth: child.birth_date,
    relation: words(`relation_${typed.relation}`),
    phone: phoneWords(typed.phone),
    email: typed.email,
    // The address is sent for notices only.
    email_unused: typed.email && !isUsed ? words("email_unused") : null,
    teaching: words(`teaching_${application.language}`),
    group: words(`group_${application.group_type}`),
    kindergartens: application.kindergartens.map(nameOf).join("; ") || words("any_kindergarten"),
    benefit: benefit ? words(`benefit_${benefit.code}`) : words("benefit_none"),
    ways: ways.join(", "),
    notice_language: words(`language_${typed.phone_language}`),
  });
}

export function doneWords(place, { number, position, benefit }) {
  fill(place, {
    benefit: benefit && words(`benefit_${benefit.code}`),
    number,
    overall: position && String(position.overall),
    in_year: position && String(position.in_year),
  });
}
