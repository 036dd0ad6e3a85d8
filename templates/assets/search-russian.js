// The stems of Russian words by the Snowball algorithm, as https://snowballstem.org/algorithms/russian/
// describes it.

const list = (text) => new Set(text.split(" "));
const isVowel = (letter) => "аеиоуыэюя".includes(letter);

const gerund = [list("в вши вшись"), list("ив ивши ившись ыв ывши ывшись")];
const adjective = [
  new Set(),
  list("ее ие ые ое ими ыми ей ий ый ой ем им ым ом его ого ему ому их ых ую юю ая яя ою ею"),
];
const participle = [list("ем нн вш ющ щ"), list("ивш ывш ующ")];
const reflexive = [new Set(), list("ся сь")];
const verb = [
  list("ла на ете йте ли й л ем н ло но ет ют ны ть ешь нно"),
  list("ила ыла ена ейте уйте ите или ыли ей уй ил ыл им ым ен ило ыло ено ят ует уют ит ыт ены " +
    "ить ыть ишь ую ю"),
];
const noun = [
  new Set(),
  list("а ев ов ие ье е иями ями ами еи ии и ией ей ой ий й иям ям ием ем ам ом о у ах иях ях ы ь " +
    "ию ью ю ия ья я"),
];

/**
 * A word without its longest ending of a class, or null. Endings of the first group stand after а or я;
 * nothing before the limit is looked at.
 */
function without(word, [afterA, plain], limit) {
  for (let start = Math.max(limit, word.length - 6); start < word.length; start += 1) {
    const ending = word.slice(start);
    if (plain.has(ending)) return word.slice(0, start);
    if (afterA.has(ending)) {
      return start > limit && "ая".includes(word[start - 1]) ? word.slice(0, start) : null;
    }
  }
  return null;
}

/** The place behind the next letter of a kind. */
function past(word, from, wanted) {
  let at = from;
  while (at < word.length && isVowel(word[at]) !== wanted) at += 1;
  return at + 1;
}

/** The stem of a word in small letters. */
export function stem(text) {
  let word = text.replace(/ё/g, "е");
  const limit = past(word, 0, true);
  if (limit > word.length) return word;
  const second = past(word, past(word, past(word, limit, false), true), false);
  const perfective = without(word, gerund, limit);
  if (perfective !== null) {
    word = perfective;
  } else {
    word = without(word, reflexive, limit) ?? word;
    const described = without(word, adjective, limit);
    word = described === null
      ? without(word, verb, limit) ?? without(word, noun, limit) ?? word
      : without(described, participle, limit) ?? described;
  }
  if (word.length > limit && word.endsWith("и")) word = word.slice(0, -1);
  for (const ending of ["ость", "ост"]) {
    if (word.endsWith(ending) && word.length - ending.length >= second) {
      word = word.slice(0, -ending.length);
      break;
    }
  }
  const rest = word.slice(limit);
  const superlative = /ейше?$/.exec(rest);
  if (superlative) {
    word = word.slice(0, -superlative[0].length);
    return word.slice(limit).endsWith("нн") ? word.slice(0, -1) : word;
  }
  return rest.endsWith("нн") || rest.endsWith("ь") ? word.slice(0, -1) : word;
}

// What becomes of the end of a stem when a verb becomes a noun, undone: подтвержд-ение, подтверд-ить.
const softened = { жд: "д", вл: "в", пл: "п", мл: "м", бл: "б" };

/**
 * What may stand for a word: its stem, the one with a vowel that comes and goes (список, списка), and
 * that of the verb a noun was made of (проверка, проверить; подтверждение, подтвердить).
 */
export function stems(word) {
  const own = stem(word);
  const found = [own];
  if (/.{3}[ое][кц]$/.test(own)) found.push(own.slice(0, -2) + own.at(-1));
  const root = /^(.{4,}?)(?:ени|ен|к)$/.exec(own)?.[1] ?? /^(.{3,}а)н$/.exec(own)?.[1];
  if (root) {
    const hard = softened[root.slice(-2)];
    found.push(root, ...hard ? [root.slice(0, -2) + hard] : []);
  }
  return found;
}

/** The same for a folded word: Russian has no letters to fold but ё. */
export const foldedStems = stems;

export const keepsNames = false;

// Words that are in every question; they need not be found.
export const common = list("а без бы в ваш ваша вы где для до ее если есть за и из или их к как какая какие какой какую " +
  "когда кто куда ли мне можно мой моего моей мои мою моя мы на над надо нам нас наш не нет но " +
  "ну нужно о об он она они от по под почему при про с свой свои свою своего своей своя сколько " +
  "со так также то у уже что чтобы это я");
