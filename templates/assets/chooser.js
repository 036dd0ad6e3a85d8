// Finds a place while one types, in Kazakh, Russian or Latin letters; the page is whole without it.

import { distance, fold, latinFold } from "./finding.js";

const form = document.querySelector("[data-chooser]");
const regions = [...document.querySelectorAll("[data-region]")];
const cities = [...document.querySelectorAll("[data-city]")].map((item) => {
  const names = [...item.querySelectorAll(".chooser-names a")].map((link) => link.textContent);
  return {
    item,
    folded: names.map(fold),
    latin: [...names.map(latinFold), latinFold(item.dataset.city)],
    link: item.querySelector(".chooser-names a"),
    point: [Number(item.dataset.lat || NaN), Number(item.dataset.lon || NaN)],
  };
});

const matches = (city, typed) => {
  const folded = fold(typed);
  const inLatin = latinFold(typed);
  const starts = (name, part) => part !== "" && name.split(/[\s-]+/).some((word, index, words) =>
    words.slice(index).join(" ").startsWith(part.replace(/-/g, " ")));
  return city.folded.some((name) => starts(name, folded)) ||
    city.latin.some((name) => starts(name, inLatin));
};

function filter() {
  const typed = form.elements.place.value.trim();
  let count = 0;
  for (const city of cities) {
    const isShown = typed === "" || matches(city, typed);
    city.item.hidden = !isShown;
    if (isShown) count += 1;
  }
  for (const region of regions) {
    region.hidden = !region.querySelector("[data-city]:not([hidden])");
  }
  document.querySelector("[data-region-links]").hidden = typed !== "";
  for (const note of document.querySelectorAll("[data-none]")) note.hidden = count > 0;
}

function offerNearest() {
  const say = (name) => {
    for (const note of document.querySelectorAll("[data-nearest-note]")) {
      note.hidden = note.dataset.nearestNote !== name;
    }
  };
  say("waiting");
  navigator.geolocation.getCurrentPosition(({ coords }) => {
    const here = [coords.latitude, coords.longitude];
    const known = cities.filter(({ point }) => !point.some(Number.isNaN));
    const nearest = known.reduce((best, city) =>
      distance(here, city.point) < distance(here, best.point) ? city : best);
    say("");
    offer("nearest", nearest);
  }, () => say("failed"), { maximumAge: 600000, timeout: 10000 });
}

function offer(name, city) {
  const place = document.querySelector(`[data-offer="${name}"]`);
  if (!place || !city) return;
  const list = place.querySelector("ul");
  const copy = city.item.cloneNode(true);
  copy.hidden = false;
  list.replaceChildren(copy);
  place.hidden = false;
}

function remember(event) {
  const item = event.target.closest("a")?.closest("[data-city]");
  if (!item) return;
  try {
    localStorage.setItem("onir-place", item.dataset.city);
  } catch {
    // Without storage the place is chosen again next time.
  }
}

function offerRemembered() {
  try {
    const slug = localStorage.getItem("onir-place");
    offer("remembered", cities.find((city) => city.item.dataset.city === slug));
  } catch {
    // As above.
  }
}

if (form) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const shown = cities.filter((city) => !city.item.hidden);
    if (form.elements.place.value.trim() !== "" && shown.length > 0) shown[0].link.click();
  });
  form.elements.place.addEventListener("input", filter);
  const nearest = form.querySelector("[data-nearest]");
  nearest.hidden = !("geolocation" in navigator);
  nearest.addEventListener("click", offerNearest);
  document.addEventListener("click", remember);
  offerRemembered();
}
