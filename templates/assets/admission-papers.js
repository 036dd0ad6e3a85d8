// The papers of an admission: one file for each form, sent as soon as it is chosen.
import { Problem, act, call, confirmed, fill, find, findAll, say, words } from "./cabinet.js";
import { MOST_BYTES, reason, sizeWords, typeOf } from "./paper.js";

const boxes = findAll("paper");
let owner = null;
let papers = [];
let changed = () => {};
/** Files that are not at the server, by form: they can be sent again. */
const waiting = new Map();

const path = (form) => `admissions/${encodeURIComponent(owner)}/documents/${form}`;
const inputOf = (box) => box.querySelector("input");

function showError(box, text) {
  const place = box.querySelector(".field-error");
  place.textContent = text;
  place.hidden = text === "";
  if (text) inputOf(box).setAttribute("aria-invalid", "true");
  else inputOf(box).removeAttribute("aria-invalid");
}

function draw(box) {
  const { paper: form } = box.dataset;
  const paper = papers.find((one) => one.form === form);
  find("paper-done", box).hidden = find("paper-buttons", box).hidden = !paper;
  find("paper-failed", box).hidden = !waiting.get(form)?.isRefused;
  if (!paper) return;
  fill(box, {
    type: words(`document_${paper.type}`), size: sizeWords(paper.size), at: paper.at,
    address: `/api/v1/${path(form)}`,
  });
}

/** Why a file cannot go, as far as it can be told here; null when nothing is against it. */
function against(file, form) {
  if (!typeOf(file)) return "unknown_type";
  if (file.size === 0) return "empty";
  const others = papers.filter((one) => one.form !== form);
  const all = others.reduce((sum, { size }) => sum + size, file.size);
  return all > MOST_BYTES ? "too_large" : null;
}

async function send(box) {
  const { paper: form } = box.dataset;
  const file = waiting.get(form);
  if (file.isSent) return;
  file.isSent = true;
  const sending = find("paper-sending", box);
  sending.hidden = false;
  showError(box, "");
  say(words("document_sending"));
  try {
    const { data } = await call("PUT", path(form), file.bytes, { type: file.type });
    papers = [...papers.filter((one) => one.form !== form), data];
    waiting.delete(form);
    changed(papers);
    say(words("document_done"));
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    say("");
    file.isSent = false;
    file.isRefused = true;
    showError(box, reason(problem));
    inputOf(box).focus();
  } finally {
    sending.hidden = true;
    draw(box);
  }
}

async function choose(box) {
  const { paper: form } = box.dataset;
  const input = inputOf(box);
  const [file] = input.files;
  input.value = "";
  if (!file || waiting.get(form)?.isSent) return;
  waiting.delete(form);
  const code = against(file, form);
  try {
    if (!code) waiting.set(form, { type: typeOf(file), bytes: await file.arrayBuffer() });
  } catch {
    return showError(box, words("document_damaged"));
  }
  if (!code) return send(box);
  showError(box, words(`document_${code}`));
  draw(box);
  input.focus();
}

for (const box of boxes) {
  inputOf(box).onchange = () => choose(box);
  const [again, remove] = [find("paper-again", box), find("paper-remove", box)];
  again.onclick = () => send(box);
  remove.onclick = async () => {
    if (!(await confirmed("document"))) return;
    await act(remove, async () => {
      const { paper: form } = box.dataset;
      await call("DELETE", path(form));
      papers = papers.filter((one) => one.form !== form);
      changed(papers);
      draw(box);
      find("paper-title", box).focus();
      return words("document_removed");
    });
  };
}

/** Shows the papers of an admission; `onChange` hears of every change. */
export function showPapers({ id, documents }, onChange) {
  if (owner !== id) waiting.clear();
  [owner, papers, changed] = [id, documents, onChange];
  for (const box of boxes) {
    showError(box, "");
    draw(box);
  }
}

/** Whether everything is at the server that must be; leads to what is not. */
export function isComplete() {
  const [open] = boxes.filter(({ dataset: { paper } }) => waiting.has(paper)
    || (paper === "065" && !papers.some(({ form }) => form === paper)));
  if (!open) return true;
  const isWaiting = waiting.has(open.dataset.paper);
  showError(open, words(isWaiting ? "admission_paper_unsent" : "admission_paper_needed"));
  inputOf(open).focus();
  return false;
}
