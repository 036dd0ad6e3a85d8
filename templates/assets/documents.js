// The papers of an application: what was sent is listed, what is chosen is looked at here and sent at
// once, and each file that is refused says why in a line of its own.
import { Problem, act, call, city, confirmed, copy, find, say, words } from "./cabinet.js";
import { MOST_BYTES, reason, sizeWords, typeOf } from "./paper.js";

const MOST = 3;
const section = find("documents");
const input = section.querySelector("input");
/** The application, and whether papers may be added and taken away. */
let owner = null;
let mayChange = false;
/** Whether the page deals itself with who is not signed in any more. */
let open = false;
let items = [];
/** Files that are not at the server: name, type, bytes, and why. */
let waiting = [];

const path = (id = owner) => `applications/${encodeURIComponent(id)}/documents`;

function drawItem(item) {
  const row = copy("document", {
    type: words(`document_${item.type}`), size: sizeWords(item.size), at: item.at,
    address: `/api/v1/${path()}/${encodeURIComponent(item.id)}`,
  });
  const remove = find("document-remove", row);
  remove.hidden = !mayChange;
  remove.onclick = async () => {
    if (!(await confirmed("document"))) return;
    await act(remove, async () => {
      await call("DELETE", `${path()}/${encodeURIComponent(item.id)}`, undefined, { open });
      items.splice(items.indexOf(item), 1);
      draw();
      find("documents-title").focus();
      return words("document_removed");
    });
  };
  return row;
}

function drawWaiting(file) {
  const row = copy("upload", {
    file: file.name, state: file.error ? "" : words("document_sending"), error: file.error ?? "",
  });
  file.row = row;
  const [again, drop] = [find("upload-again", row), find("upload-drop", row)];
  again.hidden = !file.error || !file.bytes;
  drop.hidden = !file.error;
  again.onclick = () => sendAll([file]);
  drop.onclick = () => {
    waiting = waiting.filter((one) => one !== file);
    draw();
    find("documents-title").focus();
  };
  return row;
}

function draw() {
  find("document-list").replaceChildren(...items.map(drawItem));
  find("uploads").replaceChildren(...waiting.map(drawWaiting));
  find("no-documents").hidden = items.length > 0;
  find("documents-add").hidden = find("documents-text").hidden = !mayChange;
}

/**
 * Shows the papers of an application, and keeps the list as it stands at the server; nothing where it
 * has none and may have none.
 */
export function showDocuments(id, documents, isOpen, isPublic = false) {
  if (owner !== id) waiting = [];
  [owner, items, mayChange, open] = [id, documents, isOpen, isPublic];
  section.hidden = !isOpen && items.length === 0;
  draw();
}

/** How many files are not at the server yet. */
export const unsent = () => waiting.length;

/** Why a file cannot go, as far as it can be told here; null when nothing is against it. */
function against(file, others) {
  if (!typeOf(file)) return "unknown_type";
  if (file.size === 0) return "empty";
  if (items.length + others.length >= MOST) return "too_many_files";
  const all = [...items, ...others, file].reduce((sum, { size }) => sum + size, 0);
  return all > MOST_BYTES ? "too_large" : null;
}

async function send(file) {
  file.error = null;
  file.key ??= crypto.randomUUID();
  draw();
  try {
    const { data } = await call("POST", path(), file.bytes, { type: file.type, key: file.key, open });
    items.push(data);
    waiting = waiting.filter((one) => one !== file);
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    file.error = reason(problem);
    // A lost answer may have been a yes: the same name asks again.
    if (problem.status !== 0) file.key = null;
  }
  draw();
}

let isSending = false;

/** Sends files one after the other, and leads to the first that could not go. */
async function sendAll(files) {
  if (isSending) return;
  isSending = true;
  say(words("document_sending"));
  for (const file of files) await send(file);
  isSending = false;
  const refused = waiting.find(({ error }) => error);
  if (!refused) {
    say(words("document_done"), find("document-list"));
    if (!section.contains(document.activeElement)) find("documents-title").focus();
    return;
  }
  say("");
  refused.row.focus();
}

input.onchange = async () => {
  if (isSending) return;
  const chosen = [...input.files];
  input.value = "";
  // What was refused here before makes room for another choice.
  waiting = waiting.filter(({ bytes }) => bytes);
  const ready = [];
  for (const file of chosen) {
    const code = against(file, waiting.filter(({ bytes }) => bytes));
    const entry = { name: file.name, type: typeOf(file), size: file.size };
    if (code) entry.error = words(`document_${code}`);
    else {
      try {
        entry.bytes = await file.arrayBuffer();
        ready.push(entry);
      } catch {
        entry.error = words("document_damaged");
      }
    }
    waiting.push(entry);
  }
  draw();
  await sendAll(ready);
};

/** The papers of a draft that another one takes the place of, with their bytes. */
export async function takeDocuments(id, documents) {
  const taken = [];
  for (const { id: name, type, size } of documents) {
    const answer = await fetch(`/api/v1/${path(id)}/${encodeURIComponent(name)}`, {
      cache: "no-store", headers: { "Onir-City": city },
    }).catch(() => { throw new Problem(0); });
    if (!answer.ok) throw new Problem(answer.status);
    taken.push({
      name: words(`document_${type}`), type: type === "pdf" ? "application/pdf" : "image/jpeg", size,
      bytes: await answer.arrayBuffer(),
    });
  }
  return taken;
}

/** Sends what was taken to the draft that is shown now. */
export async function giveDocuments(files) {
  waiting = files;
  draw();
  if (files.length > 0) await sendAll(files);
}
