// The oblast and the district: this place is chosen; others are read from the portal's own pages, and
// lead to their own portals, because an application goes to the department of its place.
import { find, words } from "./cabinet.js";

const box = find("places");
const [oblast, district] = ["oblast", "district"].map((name) => box.querySelector(`[name="${name}"]`));
const [ownOblast, ownPlace] = [oblast, district].map(({ options }) => options[0].value);
const [ownName, ownRegion] = [district, oblast].map(({ options }) => options[0].textContent);

// An empty choice is only among them when another oblast was chosen.
oblast.required = district.required = true;

/** The links of a table of places, as pairs of address and name; none where it cannot be read. */
async function places(address) {
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(30000) });
    if (!answer.ok) return [];
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return [...page.querySelectorAll("main tbody th a")].map((link) =>
      [new URL(link.getAttribute("href"), new URL(address, location.href)), link.textContent]);
  } catch {
    return [];
  }
}

/** The address as the options of this page write it. */
const short = ({ origin, pathname, href }) => (origin === location.origin ? pathname : href);

function options(select, found, own, more = []) {
  const all = found.some(([address]) => short(address) === own[0])
    ? found.map(([address, name]) => [short(address), name])
    : [own, ...found.map(([address, name]) => [short(address), name])];
  select.replaceChildren(...more, ...all.map(([address, name]) => new Option(name, address)));
}

/** Whether what is chosen is this place. */
export const isHere = () => oblast.value === ownOblast && district.value === ownPlace;

function showNotice() {
  find("other-place").hidden = isHere() || district.value === "";
  const [chosen] = district.value ? district.selectedOptions : oblast.selectedOptions;
  find("other-link").href = chosen.value;
  find("other-name").textContent = chosen.textContent;
}

async function showDistricts(wanted) {
  const chosen = oblast.value;
  const found = await places(chosen);
  if (oblast.value !== chosen) return;
  if (chosen === ownOblast) options(district, found, [ownPlace, ownName]);
  else {
    const choose = new Option(words("choose"), "");
    district.replaceChildren(choose, ...found.map(([address, name]) =>
      new Option(name, short(address))));
  }
  district.value = [...district.options].some(({ value }) => value === wanted) ? wanted
    : chosen === ownOblast ? ownPlace : "";
  showNotice();
}

oblast.onchange = () => showDistricts(oblast.value === ownOblast ? ownPlace : "");
district.onchange = showNotice;

/** Reads the places of the portal; without them this place alone can be chosen. */
export async function readPlaces(kept = {}) {
  options(oblast, await places(box.dataset.places), [ownOblast, ownRegion]);
  oblast.value = [...oblast.options].some(({ value }) => value === kept.oblast)
    ? kept.oblast : ownOblast;
  await showDistricts(kept.district ?? ownPlace);
}
