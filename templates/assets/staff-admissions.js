// The admissions of a city or a kindergarten, those that wait longest first.
import { city, copy, find, home, keepQuery, open, own, query, words } from "./staff.js";
import { list, nameOf, proposalWords, tone } from "./staff-records.js";
import { onSubmit } from "./form.js";

const form = find("form");
const { status, kindergarten } = form.elements;

function draw(admission) {
  const { child, applicant, proposal } = admission;
  return tone(copy("row", {
    address: `${home}staff/admissions/card/?id=${encodeURIComponent(admission.id)}`,
    child: child.name, birth: child.birth_date, number: admission.number, applicant,
    kindergarten: nameOf(admission.kindergarten), teaching: words(`teaching_${admission.language}`),
    status: words(`admission_${admission.status}`),
    at: admission.accepted_at ?? admission.signed_at ?? admission.created_at,
    proposal: proposalWords(proposal),
  }), admission.status);
}

const chosen = () => ({ status: status.value, kindergarten: kindergarten.value });
const read = list(() => `admissions?${query({ city, ...chosen() })}`, draw);

onSubmit(form, async () => {
  window.history.replaceState(null, "", `?${query(chosen())}`);
  keepQuery();
  await read();
  find("list-title").focus();
});

open("admissions", async () => {
  const given = new URLSearchParams(location.search);
  if (given.has("status")) status.value = given.get("status");
  kindergarten.value = given.get("kindergarten") ?? "";
  // What the address says must be one of the choices.
  if (status.selectedIndex < 0) status.value = "signed";
  if (kindergarten.selectedIndex < 0) kindergarten.value = "";
  const mine = own();
  if (mine) {
    for (const option of [...kindergarten.options]) {
      if (option.value && !mine.includes(option.value)) option.remove();
    }
  }
  await read();
});
