// Who gets the places that are left: the plan is shown first, and issued only as it was shown.
import { Problem, act, call, city, confirmed, copy, find, findAll, words } from "./staff.js";
import { once } from "./staff-records.js";
import { onSubmit } from "./form.js";

const form = find('form="plan"');
const attempt = once();
let plan = null;
let issued = async () => {};

const nameOf = (id) => (id === null ? "–"
  : findAll("kindergarten", find("kindergartens").content)
    .find(({ dataset }) => dataset.kindergarten === id)?.textContent ?? id);

function show(data) {
  plan = data.issued || data.places === 0 ? null : data;
  find("planned").replaceChildren(...data.decisions.map((one) => copy("decision", {
    number: one.number, decision: words(`plan_${one.decision}`),
    basis: one.basis && words(`basis_${one.basis}`), kindergarten: nameOf(one.kindergarten),
    age: one.age_group ? words(`age_${one.age_group}`) : "–",
  })));
  find("plan-places").textContent = String(data.places);
  find("plan-others").textContent = String(data.decisions.length - data.places);
  find("plan-table").hidden = data.decisions.length === 0;
  find("plan").hidden = false;
  find("issue").hidden = plan === null;
  find("plan-none").hidden = data.places > 0;
}

async function read(queue) {
  show((await call("POST", "allocations", { city, queue_type: queue })).data);
  find("plan-title").focus();
}

onSubmit(form, ({ queue_type: queue }) => read(queue));
for (const field of form.elements) {
  // A plan of the other queue must not be taken for this one.
  field.addEventListener("change", () => { find("plan").hidden = true; });
}

const button = find("issue");
button.onclick = async () => {
  if (!(await confirmed("issue"))) return;
  await act(button, async () => {
    const { queue_type: queue, digest } = plan;
    try {
      const { data } = await attempt((key) =>
        call("POST", "allocations", { city, queue_type: queue, confirm: digest }, { key }));
      show(data);
    } catch (problem) {
      // It would be another plan by now: that one is shown, and nothing was issued.
      if (problem instanceof Problem && problem.status === 409) await read(queue);
      throw problem;
    }
    await issued();
    find("plan-title").focus();
    return words("done_issued");
  });
};

/** Offers the plan to whoever may confirm it; `after` reads anew what its referrals change. */
export function offerPlan(after) {
  issued = after;
  find("allocation").hidden = false;
}
