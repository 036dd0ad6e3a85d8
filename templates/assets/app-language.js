// The two languages of the companion app: both stand in its page, and one of them is shown.
import { find, findAll, words } from "./page.js";

const root = document.documentElement;
const KEPT = "onir-language";
const LANGUAGES = ["kk", "ru"];
const switches = [...document.querySelectorAll("[data-to]")];

/** Shows of a part of the page what is in the chosen language. */
export function localize(part) {
  for (const element of part.querySelectorAll("[lang]:not([data-slot], [data-to])")) {
    element.hidden = element.lang !== root.lang;
  }
  return part;
}

/** The language that was chosen here before, else the browser's, else Kazakh. */
function wanted() {
  let kept;
  try {
    kept = localStorage.getItem(KEPT);
  } catch {
    // Without storage the browser's language is taken each time.
  }
  const known = [kept, ...navigator.languages.map((name) => name.slice(0, 2))];
  return known.find((name) => LANGUAGES.includes(name)) ?? "kk";
}

function show(language) {
  root.lang = language;
  localize(document.body);
  document.title = words("title");
  document.querySelector(".skip").textContent = words("skip");
  for (const button of switches) button.hidden = button.dataset.to === language;
  for (const box of findAll("empty")) {
    const { kind } = box.dataset;
    box.dataset.empty = words(`${kind}_empty`);
    box.dataset.wrong = words(`${kind}_wrong`);
  }
}

/** Shows the page in its language, and again in the other one on a press; `changed` is told then. */
export function speak(changed) {
  show(wanted());
  for (const button of switches) {
    button.onclick = () => {
      show(button.dataset.to);
      try {
        localStorage.setItem(KEPT, button.dataset.to);
      } catch {
        // As above.
      }
      // What was said before was said in the other language.
      for (const name of ["said", "problem", "news"]) find(name).textContent = "";
      find("problem").hidden = true;
      find("note")?.remove();
      switches.find(({ hidden }) => !hidden).focus();
      changed();
    };
  }
}
