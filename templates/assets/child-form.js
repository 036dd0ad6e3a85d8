// The form of a child: the number is checked by the register, then the rest is told and saved.
import {
  Problem, call, fill, find, findAll, keepTyped, typedAgain, words,
} from "./cabinet.js";
import { clear, onSubmit } from "./form.js";

const section = find("child-form");
const forms = { iin: find('form="child-iin"'), child: find('form="child"') };
const typed = forms.iin.elements.new_child_iin;
/** The number that the fields below are about; null until one was checked. */
let iin = null;
/** Another try after a lost answer must not save twice. */
let attempt = null;

/** What the page does with a child who was saved, and when the parent turns back. */
let saved = () => {};

function showFound(child) {
  iin = child.iin;
  attempt = null;
  forms.child.reset();
  clear(forms.child);
  fill(forms.child, {
    name: child.name, birth: child.birth_date, relation: words(`relation_${child.relation}`),
  });
  for (const choice of forms.child.elements.sex) choice.checked = choice.value === child.sex;
  forms.child.elements.nationality.value = child.nationality ?? "";
  forms.child.hidden = false;
}

function forget() {
  iin = attempt = null;
  forms.child.hidden = true;
}

/** Opens the form, for a child who is in the list or for another one. */
export function openChild(child = null, isMoved = true) {
  find("heading", section).textContent = words(child ? "edit_child" : "add_child");
  forms.iin.hidden = child !== null;
  clear(forms.iin);
  section.hidden = false;
  if (child) showFound(child);
  else if (iin !== typed.value.replace(/[\s-]/g, "")) forget();
  if (isMoved) find("heading", section).focus();
}

export function closeChild() {
  section.hidden = true;
}

/** Leaves nothing of a child who was saved. */
function reset() {
  forms.iin.reset();
  sessionStorage.removeItem(`onir-typed-${forms.iin.dataset.keep}`);
  forget();
}

/** Says what to do with a child who was saved, and when the parent turns back. */
export function onChild(whenSaved, whenCancelled) {
  saved = whenSaved;
  for (const button of findAll("child-cancel", section)) button.onclick = whenCancelled;
  // The owner of the page is known by now.
  typedAgain(forms.iin);
  if (typed.value) keepTyped(forms.iin);
}

onSubmit(forms.iin, async ({ new_child_iin }) => {
  const { data } = await call("POST", "children/check", { iin: new_child_iin });
  showFound({ ...data, iin: new_child_iin });
  find("child-found").focus();
}, { iin: "new_child_iin" });

onSubmit(forms.child, async ({ sex, nationality }) => {
  attempt ??= crypto.randomUUID();
  let child;
  try {
    ({ data: child } = await call(
      "POST", "children", { iin, sex, nationality }, { key: attempt }));
  } catch (problem) {
    // What was refused is another call the next time; a lost answer is the same one.
    if (problem instanceof Problem && problem.status !== 0) attempt = null;
    throw problem;
  }
  reset();
  await saved(child);
  return words("child_saved");
});

forms.iin.addEventListener("input", () => {
  forget();
  keepTyped(forms.iin);
});
forms.child.addEventListener("input", () => {
  attempt = null;
});
