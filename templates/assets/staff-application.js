// One application to the queue, for the employee in charge of it.
import { call, confirmed, copy, fill, find, findAll, may, words } from "./staff.js";
import { asked, changer, isMine, once, showProposal, tone } from "./staff-records.js";
import { onSubmit } from "./form.js";

/** Where a decision can still be made. */
const OPEN = ["in_queue", "interested", "in_bulletin", "waiting_list", "referral_issued", "inactive",
  "stop_list"];
const form = find('form="reject"');
let application = null;
let path = "";

const statusWords = (status) => words(`application_${status}`);
const proposes = (name) => application.proposal?.act === name;
const kindergartenWords = (id) =>
  findAll("kindergarten", find("kindergartens").content).find(({ dataset }) => dataset.kindergarten === id)?.textContent ?? id;

function social(statuses) {
  if (statuses === null) return words("social_unknown");
  return statuses.map((code) => words(`benefit_${code}`)).join("; ") || words("social_none");
}

function papers() {
  const { documents } = application;
  find("documents").replaceChildren(...documents.map(({ id, type, at }) => copy("paper", {
    title: words(`document_${type}`), at,
    address: may("applications")
      ? `/api/v1/staff/${path}/documents/${encodeURIComponent(id)}` : null,
  })));
  find("no-documents").hidden = documents.length > 0;
}

function decisions() {
  const { status, benefit_state: state, proposal, referral } = application;
  const isOpen = OPEN.includes(status) && may("applications");
  find("benefit-box").hidden = !application.benefit;
  find("benefit-acts").hidden = !isOpen;
  // While the application is open the decision can be another one.
  find("confirm-benefit").hidden = state === "confirmed";
  find("strike").hidden = state === "struck";
  showProposal(OPEN.includes(status) ? proposal : null, path, "applications", change);
  find("decision").hidden = !isOpen;
  find("closed").hidden = isOpen;
  find("closed").textContent =
    words(OPEN.includes(status) ? "decision_not_yours" : "decision_made");
  const hasReferral = status === "referral_issued" && referral !== null;
  // One who has proposed something waits; the other way is open again when it is taken back.
  const isFree = (name) => !proposal || (proposes(name) && !isMine(proposal));
  find("enrol-box").hidden = !hasReferral || !isFree("enrol");
  find("cancel-box").hidden = !hasReferral || Boolean(proposal);
  find("reject-box").hidden = !isFree("reject");
  find("enrol").textContent = words(proposes("enrol") ? "enrol_confirm" : "enrol_propose");
  find("reject").textContent = words(proposes("reject") ? "reject_confirm" : "reject_propose");
  if (proposes("reject") && proposal.reason && !form.elements.reason.value) {
    form.elements.reason.value = proposal.reason;
  }
}

function show(data) {
  application = data;
  const { child, benefit } = data;
  fill(find("card"), {
    status: statusWords(data.status), reason: data.reason, number: data.number,
    child: child?.name ?? null, iin: child?.iin ?? null, birth: child?.birth_date ?? null,
    queue: words(`queue_${data.queue_type}`), teaching: words(`teaching_${data.language}`),
    group: words(`group_${data.group_type}`),
    wishes: data.kindergartens.map(kindergartenWords).join("; ") || words("any"),
    settlement: data.settlement, social: social(data.social_status),
    position: data.position === null ? null : String(data.position), referral: data.referral,
    warnings: data.warnings.map((code) => words(`warning_${code}`)).filter(Boolean).join(" "),
    benefit: benefit && words(`benefit_${benefit}`),
    benefit_state: data.benefit_state && words(`state_${data.benefit_state}`),
  });
  tone(find("card"), data.status);
  papers();
  decisions();
}

async function read() {
  show((await call("GET", path)).data);
}

const change = changer(read, () => application, statusWords);

/** Shows the application with a number; the audit keeps that it was looked at. */
export async function showCard(number) {
  path = `applications/${encodeURIComponent(number)}`;
  form.reset();
  await read();
}

function does(name, done) {
  const attempt = once();
  return async (body) => {
    const { status } = await change(() =>
      attempt((key) => call("POST", `${path}/${name}`, body, { key })));
    return words(status === 202 ? "done_proposed" : done);
  };
}

const [confirmBenefit, strike, cancel, enrol, reject] = [
  does("benefit", "done_benefit_confirmed"), does("benefit", "done_benefit_struck"),
  does("cancel", "done_cancelled"), does("enrol", "done_enrolled"), does("reject", "done_rejected"),
];

asked(find("confirm-benefit"), "confirm-benefit", () => confirmBenefit({ decision: "confirm" }));
asked(find("strike"), "strike", () => strike({ decision: "strike" }));
asked(find("cancel"), "cancel", () => cancel({}));
asked(find("enrol"), () => (proposes("enrol") ? "enrol" : "propose-enrol"), () => enrol({}));

onSubmit(form, async ({ reason }) => {
  if (!(await confirmed(proposes("reject") ? "reject" : "propose-reject"))) return "";
  const said = await reject({ reason: reason.trim() });
  form.reset();
  find("reject-box").open = false;
  return said;
});
