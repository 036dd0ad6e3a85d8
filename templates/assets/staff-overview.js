// The first page of the staff: who I am, and what waits for me.
import {
  Problem, call, city, copy, fill, find, findAll, home, me, open, own, query, sees, words,
} from "./staff.js";
import { isMine, proposalWords } from "./staff-records.js";

const MOST = 100;

/** A place of the employee in words: the country, a region, a city, a kindergarten. */
function placeWords(place) {
  if (place === "*") return words("place_country");
  const [first, second] = place.split("/");
  if (first === "region") return `${words("place_region")}: ${second}`;
  if (!second) return first === city ? words("place_city") : first;
  const known = findAll("kindergarten", find("kindergartens").content).find(({ dataset }) => dataset.kindergarten === second);
  return known?.textContent ?? second;
}

const everything = async (path, values) =>
  (await call("GET", `${path}?${query({ city, limit: String(MOST), ...values })}`)).data;

const counted = ({ items, next }) => `${items.length}${next ? "+" : ""}`;

function proposalLine({ proposal, number, id }, page) {
  const place = page === "admissions"
    ? `admissions/card/?id=${encodeURIComponent(id)}`
    : `applications/?number=${encodeURIComponent(number)}`;
  return {
    proposal,
    item: copy("proposed", {
      address: `${home}staff/${place}`, number, act: proposalWords(proposal), at: proposal.at,
      mine: isMine(proposal) ? words("proposed_by_me") : null,
    }),
  };
}

/** Everything that another employee is to confirm, the oldest first. */
async function proposals(admissions) {
  const lines = (admissions?.items ?? []).filter(({ proposal }) => proposal)
    .map((one) => proposalLine(one, "admissions"));
  if (sees("applications")) {
    lines.push(...(await everything("applications", { proposal: "true" })).items
      .map((one) => proposalLine(one, "applications")));
  }
  return lines.sort((a, b) => Date.parse(a.proposal.at) - Date.parse(b.proposal.at));
}

/** One count; one that cannot be had says so and leaves the others alone. */
async function count(name, work) {
  const card = find(`count="${name}"`);
  if (!card) return;
  card.hidden = false;
  try {
    fill(card, { number: await work(), wrong: null });
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    fill(card, { number: null, wrong: problem.message });
  }
}

open("overview", async () => {
  fill(find("content"), { name: me.name, role: words(`role_${me.role}`), until: me.expires_at });
  find("places").replaceChildren(...me.places.map((place) =>
    copy("place", { place: placeWords(place) })));
  const hasAdmissions = find('count="admissions"') !== null;
  const admissions = hasAdmissions
    ? everything("admissions", { status: "signed" }) : Promise.resolve(null);
  // Whoever needs it hears of a failure below.
  admissions.catch(() => {});
  const jobs = [count("admissions", async () => counted(await admissions))];
  if (sees("applications")) {
    jobs.push(count("benefits", async () =>
      counted(await everything("applications", { benefit_state: "declared" }))));
  }
  if (sees("reviews")) {
    jobs.push(count("reviews", async () =>
      counted(await everything("reviews", { status: "pending" }))));
  }
  if (hasAdmissions || sees("applications")) {
    jobs.push(count("proposals", async () => {
      const lines = await proposals(await admissions);
      find("proposed-list").replaceChildren(...lines.map(({ item }) => item));
      find("proposed").hidden = lines.length === 0;
      return String(lines.filter(({ proposal }) => !isMine(proposal)).length);
    }));
  }
  await Promise.all(jobs);
  find("elsewhere").hidden = own() === null || own().length > 0;
});
