// What may stand for a Kazakh word: the word without each chain of endings that it could have. Two
// words are forms of one another if they have such a stem in common.
//
// An ending counts only after letters that it can follow, and only if its vowels agree with those of
// the word: «Алматы» is not «алма» with an ending, for after a vowel that would be «алманы».

import { fold } from "./search-words.js";

const vowels = "аәеёиоөуұүыіэюя";
const voiceless = "кқпстфхцчшщһбвгд";
const nasal = "мнң";
const liquid = "рлйуию";
const buzzing = "зж";
const all = vowels + voiceless + nasal + liquid + buzzing + "ь";
const consonants = voiceless + nasal + liquid + buzzing + "ь";

// Endings, and the letters that they follow.
const plural = [
  ["лар лер", vowels + "рйь"], ["дар дер", "лмнң" + buzzing + "ь"], ["тар тер", voiceless],
];
const cases = [
  ["ның нің", vowels + nasal + "ь"], ["дың дің", liquid + buzzing + "ь"], ["тың тің", voiceless],
  ["ны ні", vowels], ["ды ді", liquid + nasal + buzzing + "ь"], ["ты ті", voiceless],
  ["ға ге", vowels + nasal + liquid + buzzing + "ь"], ["қа ке", voiceless + "ь"],
  ["да де дағы дегі", vowels + nasal + liquid + buzzing + "ь"], ["та те тағы тегі", voiceless + "ь"],
  ["дан ден", vowels + liquid + buzzing + "ь"], ["тан тен", voiceless + "ь"], ["нан нен", nasal],
  ["мен", vowels + nasal + liquid + "ь"], ["бен", buzzing], ["пен", voiceless],
  // After the possessive of the third person.
  ["н на не нан нен нда нде ндағы ндегі", "ыі"],
];
const possessive = [
  ["м ң ңыз ңіз мыз міз сы сі", vowels],
  ["ы і ым ім ың ің ыңыз іңіз ымыз іміз", consonants],
];
const persons = ["мын", "мін", "мыз", "міз", "сыз", "сіз", "сың", "сің", "ды", "ді", "тын", "тін"];
const owners = ["", "м", "ң", "ңыз", "ңіз", "қ", "к"];
const each = (beginnings, ends) =>
  beginnings.flatMap((beginning) => ends.map((end) => beginning + end)).join(" ");
const finite = [
  [each(["а", "е"], persons), consonants], [each(["й"], persons), vowels],
  [each(["са", "се"], owners), all],
  [each(["ды", "ді"], owners), vowels + nasal + liquid + buzzing], [each(["ты", "ті"], owners), voiceless],
  ["ған ген", vowels + nasal + liquid + buzzing], ["қан кен", voiceless],
  ["ғым гім", vowels + nasal + liquid + buzzing], ["қым кім", voiceless],
  ["ып іп", consonants], ["п", vowels], ["у", all],
];
const negative = [
  ["ма ме", vowels + "рлйуи"], ["ба бе", nasal + buzzing], ["па пе", voiceless],
];
// Of what is done to something, or by itself.
const passive = [["л н", "аәеиоөұүыі"], ["ыл іл ын ін", consonants]];

const isBack = /[аоұыяё]/;
const isFront = /[әеөүіэ]/;

/** Whether the ending has vowels of the same kind as the word. */
function agrees(rest, ending) {
  const [hasBack, hasFront] = [isBack.test(rest), isFront.test(rest)];
  // Of words from other languages that have both, the endings are not known.
  if (hasBack === hasFront || /^[мбп]ен$/.test(ending)) return true;
  return !(hasBack ? isFront : isBack).test(ending);
}

/** Endings by their letters, with what they follow. */
function table(rows, letters) {
  const endings = new Map();
  for (const [row, before] of rows) {
    for (const ending of row.split(" ").map(letters)) {
      endings.set(ending, (endings.get(ending) ?? "") + letters(before));
    }
  }
  return { endings, longest: Math.max(...[...endings.keys()].map(({ length }) => length)) };
}

/** What is left of a word without an ending of a table: three letters with a vowel at least. */
function strip(word, { endings, longest }, isStrict) {
  const found = [];
  for (let length = Math.min(longest, word.length - 3); length > 0; length -= 1) {
    const ending = word.slice(-length);
    const before = endings.get(ending);
    const rest = word.slice(0, -length);
    if (before?.includes(rest.at(-1)) && /[аәеёиоөуұүыіэюя]/.test(rest) &&
      (!isStrict || agrees(rest, ending))) found.push(rest);
  }
  return found;
}

/** The same with the changes at the end of a stem undone: кезег-і is кезек, орн-ы is орын. */
function restored(rest) {
  const end = { г: "к", ғ: "қ", б: "п" }[rest.at(-1)];
  const found = [rest];
  if (end) found.push(rest.slice(0, -1) + end);
  if (/[йрлнңзмукқ][нзлрқк]$/.test(rest)) {
    const vowel = /[әеөүі][^аоұыя]*$/.test(rest) ? "і" : "ы";
    found.push(rest.slice(0, -1) + vowel + rest.at(-1));
  }
  return found;
}

/** A verb with the last letter of its root written out: жою is жой-у, жоямын жой-амын, оқимын оқы-ймын. */
function spelled(form) {
  const vowel = /[әеөүі][^аоұыя]*$/.test(form) ? "і" : "ы";
  const whole = form.replace(/ю$/, "йу").replace(/я(?=[мсд][^я]*$)/, "йа").replace(/и(?=[мсдт][ыі])/, `${vowel}й`);
  return /[^аәеёиоөуұүыіэюя]у$/.test(whole) ? [whole, `${whole.slice(0, -1)}${vowel}у`] : [whole];
}

/** Makes what finds the stems, for letters as they are or as they are folded. */
function stemmer(letters, isStrict) {
  const [plurals, caseEndings, owned, finites, negatives, passives] =
    [plural, cases, possessive, finite, negative, passive].map((rows) => table(rows, letters));
  const endings = (found, some, change = (rest) => [rest]) =>
    found.concat(found.flatMap((word) => strip(word, some, isStrict)).flatMap(change));
  return (word) => {
    if (word.length < 3 || /\d/.test(word)) return [word];
    let found = endings([word], caseEndings);
    found = endings(found, owned, (rest) => restored(rest).map(letters));
    found = endings(found, plurals);
    const roots = found.flatMap((form) =>
      spelled(form).flatMap((whole) => strip(letters(whole), finites, isStrict)));
    const more = endings(endings(roots, negatives), passives);
    return [...new Set([...found, ...more])];
  };
}

/** The stems a word may have, itself first. */
export const stems = stemmer((text) => text, true);

/** The same for a folded word. */
export const foldedStems = stemmer(fold, false);

// Names end as words with endings do: they are taken as a whole.
export const keepsNames = true;

// Words that are in every question; they need not be found.
export const common = new Set(("ал алуға арналған ба бар бе болады бойынша бұл да де деген деп енді " +
  "және қай қайда қайдан қалай қандай қанша қашан керек келеді кім кімнің ма ме маған мен менің не неге " +
  "немесе неше осы па пе сол солай та те туралы үшін").split(" "));
