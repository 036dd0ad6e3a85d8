// The journal of admissions: a row for each, newest first, which opens into three parts in its place.
import {
  Problem, call, copy, fill, find, home, language, phoneWords, tell, words,
} from "./cabinet.js";
import { guard } from "./download.js";
import { list, statusOf, tone } from "./records.js";
import { makeTabs } from "./tabs.js";

const PAPERS = ["application", "contract", "original", "signature"];
const wanted = new URLSearchParams(location.search).get("id");
/** The referrals that are live, with the admission that is under way for each. */
let live = null;

const path = (id, rest = "") => `admissions/${encodeURIComponent(id)}${rest}`;
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

async function readLive() {
  live ??= call("GET", "admissions/offers?limit=100").then(({ data }) =>
    new Map(data.items.map((offer) => [offer.referral.id, offer.admission])));
  return live;
}

const reasonOf = ({ reason_code: code, reason }) =>
  [code && words(`reason_${code}`), reason].filter(Boolean).join(" ") || null;

const common = (admission) => ({
  number: admission.number, child: admission.child.name, birth: admission.child.birth_date,
  kindergarten: admission.kindergarten[`name_${language}`],
  teaching: capital(words(`teaching_${admission.language}`)), created: admission.created_at,
  accepted: admission.accepted_at,
});

function showInfo(place, admission) {
  const { applicant, application, referral, signer } = admission;
  fill(place, {
    ...statusOf("admission", admission.status), ...common(admission), reason: reasonOf(admission),
    iin: applicant.iin, applicant: applicant.name, applicant_birth: applicant.birth_date,
    identity: applicant.identity_number, issued_on: applicant.issued_on,
    valid_until: applicant.valid_until, home_address: applicant.address,
    phone: phoneWords(applicant.phone), email: applicant.email,
    age: words(`age_${admission.age_group}`), group: words(`group_${admission.group_type}`),
    referral: referral.number, application: application.number, signed: admission.signed_at,
    signer: signer && `${signer.name}; ${signer.certificate}`,
    again: `${home}cabinet/admission/?referral=${encodeURIComponent(referral.id)}`,
  });
}

const download = (address, name, what) => copy("download", { address: `/api/v1/${address}`, name, what });

function showDocuments(place, { id, documents, papers }) {
  find("attachments", place).replaceChildren(...documents.map(({ form, type }) =>
    download(path(id, `/documents/${form}`), words(`paper_${form}`), type.toUpperCase())));
  find("no-attachments", place).hidden = documents.length > 0;
  const sorted = PAPERS.flatMap((kind) => papers.filter((paper) => paper.kind === kind));
  find("common", place).replaceChildren(...sorted.map(({ kind, type }) =>
    download(path(id, `/papers/${kind}`), words(`common_${kind}`), type.toUpperCase())));
  for (const link of find("common", place).querySelectorAll("a")) guard(link);
  find("no-common", place).hidden = sorted.length > 0;
}

async function fillRow(place, id) {
  const [{ data: admission }, { data: past }] = await Promise.all([
    call("GET", path(id)), call("GET", path(id, "/history?limit=100")),
  ]);
  const isLive = admission.status === "rejected" && (await readLive()).has(admission.referral.id);
  showInfo(place, admission);
  find("again", place).hidden = !isLive;
  showDocuments(place, admission);
  find("past", place).replaceChildren(...past.items.map((entry) => copy("past", {
    at: entry.at, status: words(`admission_${entry.status}`), by: words(`by_${entry.by}`),
    reason: reasonOf(entry),
  })));
  makeTabs(find("row-tabs", place), "info");
  find("row-wait", place).hidden = true;
  find("row-tabs", place).hidden = false;
}

function close(row) {
  row.opened?.remove();
  row.opened = null;
  find("open", row).setAttribute("aria-expanded", "false");
}

async function open(row, id) {
  if (row.opened) return close(row);
  row.opened = copy("opened", {});
  row.after(row.opened);
  find("open", row).setAttribute("aria-expanded", "true");
  try {
    await fillRow(row.opened, id);
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    close(row);
    tell(problem);
  }
}

function draw(admission) {
  const { id, status } = admission;
  const isDraft = status === "draft";
  const row = tone(copy("row", {
    ...common(admission), serial: String(admission.serial), applicant: admission.applicant.name,
    not_accepted: admission.accepted_at ? null : "–", status: words(`admission_${status}`),
    address: `${isDraft ? `${home}cabinet/admission/` : ""}?id=${encodeURIComponent(id)}`,
    link: words(isDraft ? "journal_continue" : "journal_show"),
  }), status);
  row.dataset.row = id;
  find("open", row).onclick = () => open(row, id);
  if (!isDraft) {
    row.querySelector("a").onclick = (event) => {
      event.preventDefault();
      if (!row.opened) open(row, id);
      find("open", row).focus();
    };
  }
  return row;
}

/** The row of the address is opened; when it is further down, it is put at the top. */
async function openWanted() {
  if (!wanted || find("content").hidden || find("list").hidden) return;
  let row = [...find("list").rows].find(({ dataset }) => dataset.row === wanted);
  if (!row) {
    const { data } = await call("GET", path(wanted));
    row = draw(data);
    find("list").prepend(row);
  }
  await open(row, wanted);
}

await list("admissions", draw);
await openWanted().catch(tell);
