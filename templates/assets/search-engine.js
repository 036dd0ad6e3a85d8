// The search itself: an index of what a city's files say, and what a text typed finds in it. There are
// some hundreds of documents, so what has a word is found by looking at every word there is.

import { fold, isNear, places, words } from "./search-words.js";

const weights = { title: 8, heading: 5, hint: 4, summary: 2, text: 1 };
// How much a word is worth that is found as it is, as another form, by its beginning, folded, mistaken.
const worth = { same: 1, form: 0.9, begun: 0.5, folded: 0.6, mistaken: 0.35 };

const add = (map, key, value) => {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
};

/** The words of a city: for each its forms, and the places where it stands. */
class Vocabulary {
  constructor(language, names) {
    this.language = language;
    // Names that are never taken for a form of another word: Қарағанды is not қараған with an ending.
    this.kept = new Set(names.flatMap(words));
    this.entries = [];
    this.byWord = new Map();
    this.byStem = new Map();
    this.names = new Map();
  }

  stems(word) {
    const found = this.language.stems(word);
    const kept = found.find((stem) => this.kept.has(stem));
    return kept ? [kept] : found;
  }

  /** Notes the words of a part of a document. */
  put(text, document, part, weight, isName = false) {
    for (const word of words(text)) {
      const key = isName ? `«${word}` : word;
      let entry = this.byWord.get(key);
      if (!entry) {
        entry = { word, isName, places: [], folded: fold(word) };
        this.byWord.set(key, entry);
        this.entries.push(entry);
        if (isName) this.names.set(word, entry);
        else for (const stem of this.stems(word)) add(this.byStem, stem, entry);
      }
      const last = entry.places.at(-1);
      if (last?.document === document && last.part === part) last.weight = Math.max(last.weight, weight);
      else entry.places.push({ document, part, weight });
    }
  }

  /** Makes what only hurried hands need, the first time. */
  fold() {
    if (this.folded) return;
    this.folded = new Map();
    for (const [stem, entries] of this.byStem) {
      for (const entry of entries) add(this.folded, fold(stem), entry);
    }
    for (const entry of this.names.values()) add(this.folded, entry.folded, entry);
  }

  /** The entries that a word typed means, each with its worth; a last word may be a beginning. */
  match(word, isLast) {
    const found = new Map();
    const note = (entry, value) => found.set(entry, Math.max(value, found.get(entry) ?? 0));
    const stems = this.stems(word);
    for (const stem of stems) {
      for (const entry of this.byStem.get(stem) ?? []) {
        note(entry, entry.word === word ? worth.same : worth.form);
      }
    }
    // A name is taken as a whole: the longest that the word can be a form of.
    const name = [...stems].sort((a, b) => b.length - a.length).find((stem) => this.names.has(stem));
    if (name) note(this.names.get(name), name === word ? worth.same : worth.form);
    const isWhole = found.size > 0;
    if (isLast && word.length > 1) {
      for (const entry of this.entries) {
        if (!found.has(entry) && entry.word.startsWith(word)) note(entry, worth.begun);
      }
    }
    if (isWhole) return { found, isMistaken: false };
    this.fold();
    const plain = fold(word);
    const forms = this.language.foldedStems(plain);
    for (const form of forms) for (const entry of this.folded.get(form) ?? []) note(entry, worth.folded);
    if (isLast && plain.length > 1) {
      for (const entry of this.entries) {
        if (!found.has(entry) && entry.folded.startsWith(plain)) note(entry, worth.begun * worth.folded);
      }
    }
    if (found.size > 0 || word.length < 4 || /\d/.test(word)) return { found, isMistaken: false };
    const long = forms.filter(({ length }) => length > 3);
    for (const [stem, entries] of this.folded) {
      if (stem.length > 3 && long.some((form) => isNear(form, stem))) {
        for (const entry of entries) note(entry, worth.mistaken);
      }
    }
    return { found, isMistaken: found.size > 0 };
  }
}

const filled = (text, holes) => text.replace(/\{\{([a-z0-9_.-]+)\}\}/gi, (hole, name) =>
  Object.hasOwn(holes, name) ? holes[name] : "");

/**
 * Makes an index from the file that all cities share and the city's own, with the module of their
 * language: what stems words may have, folded ones too, which are in every question, and whether names
 * are taken as a whole.
 */
export function makeIndex(language, shared, own) {
  const documents = [];
  const holes = own.holes ?? {};
  const vocabulary = new Vocabulary(language, [holes["city.name"] ?? ""]);
  const without = new Set(own.without ?? []);
  const guides = [...shared.filter(([slug]) => !without.has(slug)), ...own.guides ?? []];
  for (const [slug, rawTitle, rawSummary, sections] of guides) {
    const [title, summary] = [filled(rawTitle, holes), filled(rawSummary, holes)];
    const document = {
      group: "guides", address: `guides/${slug}/`, title,
      parts: [{ anchor: "", heading: "", text: summary }, ...sections.map(([anchor, heading, text]) =>
        ({ anchor, heading: filled(heading, holes), text: filled(text, holes) }))],
    };
    documents.push(document);
    vocabulary.put(title, document, 0, weights.title);
    vocabulary.put(summary, document, 0, weights.summary);
    for (const [number, { heading, text }] of document.parts.entries()) {
      if (number === 0) continue;
      vocabulary.put(heading, document, number, weights.heading);
      vocabulary.put(text, document, number, weights.text);
    }
  }
  for (const [id, title, address, owner, taught, other] of own.kindergartens ?? []) {
    const document = {
      group: "kindergartens", address: `kindergartens/${id}/`, title,
      parts: [{ anchor: "", heading: "", text: [address, owner, taught].filter(Boolean).join(" · ") }],
    };
    documents.push(document);
    const [, before, name, after] = /^([^«]*)«(.*)»([^»]*)$/.exec(title) ?? [null, "", title, ""];
    vocabulary.put(name, document, 0, weights.title, vocabulary.language.keepsNames);
    vocabulary.put(`${before} ${after}`, document, 0, weights.heading);
    vocabulary.put(other ?? "", document, 0, weights.heading, vocabulary.language.keepsNames);
    vocabulary.put(address, document, 0, weights.heading);
    vocabulary.put(`${owner} ${taught} ${own.kind}`, document, 0, weights.text);
  }
  for (const [path, title, text, hint] of own.pages ?? []) {
    const document = { group: "pages", address: path, title, parts: [{ anchor: "", heading: "", text }] };
    documents.push(document);
    vocabulary.put(title, document, 0, weights.title);
    vocabulary.put(hint, document, 0, weights.hint);
    vocabulary.put(text, document, 0, weights.text);
  }
  return { documents, vocabulary };
}

/** Adds what one word of the question is worth in each part of each document that has it. */
function score(scores, matched, number, bit, documents) {
  const held = new Set();
  for (const entry of matched.keys()) for (const { document } of entry.places) held.add(document);
  const rarity = Math.log(1 + documents / Math.max(1, held.size));
  for (const [entry, value] of matched) {
    for (const { document, part, weight } of entry.places) {
      let found = scores.get(document);
      if (!found) scores.set(document, found = new Map());
      let own = found.get(part);
      if (!own) found.set(part, own = { bits: 0, values: [] });
      own.bits |= bit;
      own.values[number] = Math.max(own.values[number] ?? 0, rarity * value * weight * (bit === 0 ? 0.2 : 1));
    }
  }
  return rarity;
}

const sum = ({ values }) => values.reduce((all, value) => all + (value ?? 0), 0);

/**
 * A document that was found: how much of the question one place of it has, title and a section
 * together, how much that is worth, and which section it is.
 */
function result(document, parts, shareOf) {
  const head = parts.get(0) ?? { bits: 0, values: [] };
  const title = sum(head) * shareOf(head.bits);
  let best = { part: 0, share: shareOf(head.bits), value: 0 };
  let rest = 0;
  for (const [part, found] of parts) {
    if (part === 0) continue;
    const value = sum(found) * shareOf(found.bits);
    const share = shareOf(found.bits | head.bits);
    rest += value;
    if (share > best.share || (share === best.share && value > best.value)) best = { part, share, value };
  }
  return { document, part: best.part, share: best.share, score: title + best.value + rest * 0.05 };
}

/**
 * What a text finds, the best first: the documents that have all its words, else most of them.
 *
 * @returns results by group, the words found as they stand there, and how sure it is.
 */
export function find({ documents, vocabulary }, text) {
  const typed = [...new Set(words(text.slice(0, 200)))].slice(0, 12);
  const needed = typed.filter((word) => !vocabulary.language.common.has(word));
  const scores = new Map();
  const marked = new Set();
  // How much of the question each word is: a rare one tells more than one that is everywhere.
  const shares = new Map();
  let isSimilar = false;
  for (const [number, word] of typed.entries()) {
    const isNeeded = needed.length === 0 || needed.includes(word);
    const { found, isMistaken } = vocabulary.match(word, number === typed.length - 1);
    const bit = isNeeded ? 1 << number : 0;
    if (isMistaken) isSimilar = true;
    const rarity = score(scores, found, number, bit, documents.length);
    if (isNeeded) shares.set(bit, rarity);
    if (isNeeded) for (const entry of found.keys()) marked.add(entry.word);
  }
  const whole = [...shares.values()].reduce((all, value) => all + value, 0);
  const shareOf = (bits) =>
    [...shares].reduce((all, [bit, value]) => bits & bit ? all + value : all, 0) / whole;
  let results = [...scores].map(([document, parts]) => result(document, parts, shareOf));
  const most = results.reduce((best, { share }) => Math.max(best, share), 0);
  // All words are required; where nothing has them all, the most of them.
  const isPartly = results.length > 0 && most < 0.999;
  results = results.filter(({ share }) => share > 0 && share >= most * (isPartly ? 0.7 : 0.999));
  const order = new Map(documents.map((document, place) => [document, place]));
  results.sort((a, b) => b.score - a.score || order.get(a.document) - order.get(b.document));
  const groups = new Map();
  for (const found of results) add(groups, found.document.group, found);
  return {
    count: results.length, marked, isSimilar, isPartly: isPartly && results.length > 0,
    groups: [...groups].map(([name, results]) => ({ name, results })),
  };
}

/** A text as runs, those in question marked. */
export function runs(text, marked) {
  const found = [];
  let end = 0;
  for (const { word, start, end: next } of places(text)) {
    if (!marked.has(word)) continue;
    if (start > end) found.push({ text: text.slice(end, start), isMarked: false });
    found.push({ text: text.slice(start, next), isMarked: true });
    end = next;
  }
  if (end < text.length) found.push({ text: text.slice(end), isMarked: false });
  return found;
}

/** The piece of a text, about so long, that has most of the marked words, cut between words. */
export function excerpt(text, marked, length = 180) {
  if (text.length <= length) return text;
  const all = places(text);
  const hits = all.filter(({ word }) => marked.has(word));
  let best = { value: 0, start: 0 };
  for (const [number, { start }] of hits.entries()) {
    const kinds = new Set();
    for (const { word, end } of hits.slice(number)) {
      if (end - start > length * 0.8) break;
      kinds.add(word);
    }
    if (kinds.size > best.value) best = { value: kinds.size, start };
  }
  // From the beginning of the sentence, if that is near.
  const before = text.slice(Math.max(0, best.start - 60), best.start);
  const sentence = before.search(/[.!?:;·] [^.!?:;·]*$/);
  const from = best.start < 60 ? 0
    : sentence >= 0 ? best.start - before.length + sentence + 2
    : all.find(({ start }) => start >= best.start - 30)?.start ?? best.start;
  const last = all.findLast(({ end }) => end <= from + length)?.end ?? from + length;
  const isEnd = text.length - last < 3;
  return `${from > 0 ? "…" : ""}${text.slice(from, isEnd ? text.length : last)}${isEnd ? "" : "…"}`;
}
