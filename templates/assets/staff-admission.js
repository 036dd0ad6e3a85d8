// The card of an admission: what the parent gave and signed, and the decision of two employees.
import {
  act, call, confirmed, copy, fill, find, home, may, open, sees, words,
} from "./staff.js";
import {
  changer, history, isMine, nameOf, once, proposalWords, recordName, showProposal, tone,
} from "./staff-records.js";
import { guard } from "./download.js";
import { onSubmit } from "./form.js";
import { phoneWords } from "./page.js";

const FORMS = ["065", "027", "052-2"];
const path = `admissions/${recordName()}`;
const accept = find("accept");
const form = find('form="reject"');
const attempt = once();
let admission = null;

const statusWords = (status) => words(`admission_${status}`);
const fileWords = (type, size) => {
  const amount = size === undefined ? "" : `, ${Math.max(1, Math.round(size / 1024))}\u00a0КБ`;
  return `${type.toUpperCase()}${amount}`;
};

/** The health papers, also those that are missing. */
function papers() {
  const given = new Map(admission.documents.map((one) => [one.form, one]));
  find("health").replaceChildren(...FORMS.map((name) => {
    const one = given.get(name);
    return copy("paper", {
      title: words(`form_${name}`), file: one ? fileWords(one.type, one.size) : null,
      address: one && may("admissions") ? `/api/v1/staff/${path}/documents/${name}` : null,
      missing: one ? null : words("paper_missing"),
    });
  }));
  find("general").replaceChildren(...admission.papers.map(({ kind, type }) => copy("paper", {
    title: words(`paper_${kind}`), file: fileWords(type), missing: null,
    address: `/api/v1/staff/${path}/papers/${kind}`,
  })));
  for (const link of find("general").querySelectorAll("a")) guard(link);
  find("no-general").hidden = admission.papers.length > 0;
}

function decisions() {
  const { status, proposal } = admission;
  const isOpen = status === "signed" && may("admissions");
  find("decision").hidden = !isOpen;
  find("closed").hidden = isOpen;
  showProposal(status === "signed" ? proposal : null, path, "admissions", change);
  if (!isOpen) {
    fill(find("closed"), {
      closed: words(status === "signed" ? "decision_not_yours" : `decision_${status}`),
    });
    return;
  }
  const isSecond = proposal?.act === "accept" && !isMine(proposal);
  accept.hidden = proposal?.act === "accept" && isMine(proposal);
  accept.textContent = words(isSecond ? "accept_confirm" : "accept_propose");
  find("accept-how").hidden = accept.hidden;
  find("accept-how").textContent = words(isSecond ? "accept_second" : "accept_first");
}

function show(data) {
  admission = data;
  const { child, signer, referral, application } = data;
  const applicant = data.applicant ?? {};
  const content = find("content");
  fill(content, {
    status: statusWords(data.status), meaning: words(`admission_${data.status}_text`),
    reason: [data.reason_code && words(`reason_${data.reason_code}`), data.reason]
      .filter(Boolean).join(": "),
    proposal_line: data.status === "signed" ? proposalWords(data.proposal) : null,
    number: data.number, serial: String(data.serial), deadline: data.deadline,
    days: data.days_left === null ? null : String(data.days_left),
    created: data.created_at, signed: data.signed_at, accepted: data.accepted_at,
    child: child.name, birth: child.birth_date,
    kindergarten: nameOf(data.kindergarten), age: words(`age_${data.age_group}`),
    group: words(`group_${data.group_type}`), teaching: words(`teaching_${data.language}`),
    referral: referral.number, issued: referral.issued_at,
    application_number: application.number,
    application: sees("applications")
      ? `${home}staff/applications/?number=${encodeURIComponent(application.number)}` : null,
    application_plain: sees("applications") ? null : application.number,
    applicant: applicant.name, iin: applicant.iin, applicant_birth: applicant.birth_date,
    identity: applicant.identity_number, identity_issued: applicant.issued_on,
    identity_until: applicant.valid_until, address: applicant.address,
    phone: applicant.phone && phoneWords(applicant.phone),
    email: applicant.email,
    signer: signer?.name ?? null, certificate: signer?.certificate ?? null,
    issuer: signer?.issuer ?? null, certificate_until: signer?.valid_until ?? null,
    algorithm: signer?.algorithm ?? null,
  });
  find("signature").hidden = !signer;
  find("no-signature").hidden = Boolean(signer);
  tone(find("status-box"), data.status);
  papers();
  decisions();
  history(data.history, ({ at, status, by, reason_code: code, reason }) => ({
    at, status: statusWords(status), by: words(`by_${by}`),
    reason: [code && words(`reason_${code}`), reason].filter(Boolean).join(": "),
  }));
}

const read = async () => show((await call("GET", path)).data);
const change = changer(read, () => admission, statusWords);

accept.onclick = async () => {
  const { proposal } = admission;
  const isSecond = proposal?.act === "accept" && !isMine(proposal);
  if (!(await confirmed(isSecond ? "accept" : "propose"))) return;
  await act(accept, async () => {
    const { status } = await change(() =>
      attempt((key) => call("POST", `${path}/accept`, {}, { key })));
    return words(status === 202 ? "done_proposed" : "done_accepted");
  });
};

const { reason_code: code, reason } = form.elements;
code.onchange = () => { reason.required = code.value === "other"; };

onSubmit(form, async (typed) => {
  if (!(await confirmed("reject"))) return "";
  await change(() => attempt((key) => call("POST", `${path}/reject`, {
    reason_code: typed.reason_code, ...(typed.reason ? { reason: typed.reason.trim() } : {}),
  }, { key })));
  form.reset();
  find("reject-box").open = false;
  return words("done_rejected");
});

open("admissions", read);
