// Applications to the queue: the benefits that wait, and one application by its number.
import { city, copy, find, home, keepQuery, open, query, words } from "./staff.js";
import { list, proposalWords, tone } from "./staff-records.js";
import { onSubmit } from "./form.js";
import { showCard } from "./staff-application.js";

const NUMBER = /^\d\d-\d{7}-\d$/;
const given = new URLSearchParams(location.search).get("number") ?? "";

function draw(application) {
  const { benefit, position, proposal } = application;
  return tone(copy("row", {
    address: `${home}staff/applications/?${query({ number: application.number })}`,
    number: application.number, child: application.child?.name ?? "",
    benefit: benefit && words(`benefit_${benefit.code ?? benefit}`),
    submitted: application.submitted_at, position: position === null ? null : String(position),
    status: words(`application_${application.status}`), proposal: proposalWords(proposal),
  }), application.status);
}

const readList = list(() => `applications?${query({ city, benefit_state: "declared" })}`, draw);

async function showOne(number) {
  find("benefits").hidden = true;
  find("back-row").hidden = false;
  await showCard(number);
  find("card").hidden = false;
}

onSubmit(find('form="number"'), async ({ number }) => {
  await showOne(number);
  window.history.replaceState(null, "", `?${query({ number })}`);
  keepQuery();
  find("status").focus();
});

open("applications", async () => {
  if (!NUMBER.test(given)) return void await readList();
  find('form="number"').elements.number.value = given;
  await showOne(given);
});
