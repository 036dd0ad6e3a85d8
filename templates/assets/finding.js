// What finds a place: letters as a hurried hand types them, Kazakh ones forgiven and all of them in
// Latin; the rows that have the words typed; and how far it is. One module, so that a page asks once.

const folding = {
  ә: "а", ғ: "г", қ: "к", ң: "н", ө: "о", ұ: "у", ү: "у", һ: "х", і: "и", ё: "е", й: "и", ы: "и",
};
const latin = {
  а: "a", б: "b", в: "v", г: "g", д: "d", е: "e", ж: "zh", з: "z", и: "i", к: "k", л: "l", м: "m",
  н: "n", о: "o", п: "p", р: "r", с: "s", т: "t", у: "u", ф: "f", х: "kh", ц: "ts", ч: "ch",
  ш: "sh", щ: "shch", ъ: "", ь: "", э: "e", ю: "iu", я: "ia",
};

/** A name without case and without the letters that only one of the languages has. */
export const fold = (text) =>
  [...text.normalize("NFC").toLowerCase()].map((letter) => folding[letter] ?? letter).join("").trim();

/**
 * The same in Latin letters, with those of the new Kazakh alphabet without their marks; y, j, q and h
 * are taken as people use them for ы and й, ж, қ and х, and ye as it stands for е.
 */
export const latinFold = (text) =>
  [...fold(text)].map((letter) => latin[letter] ?? letter).join("")
    .replace(/ş/g, "sh").replace(/ç/g, "ch").normalize("NFD").replace(/\p{M}/gu, "")
    .replace(/kh/g, "h").replace(/q/g, "k").replace(/j/g, "zh")
    .replace(/y[eo]/g, "e").replace(/[yı]/g, "i");

/** The words of a text, without quotes, dashes and other signs. */
const parts = (text) => text.split(/[^\p{L}\p{N}]+/u).filter(Boolean);

/** A text's rest from each word on, without blanks: «ақ бота» and «Ақбота» are one name. */
const tails = (words) => words.map((_, index) => words.slice(index).join(""));

/** What a row is found by. */
export const texts = (text) => ({ texts: tails(parts(fold(text))), latin: tails(parts(latinFold(text))) });

const isNumber = (part) => /^\p{N}+$/u.test(part);

/** Whether a text goes on with a number and ends it there. */
const isWhole = (text, number) => text.startsWith(number) && !/\p{N}/u.test(text.charAt(number.length));

/** What tells whether a text has the words typed: each of them begins one of its words. */
function finder(typed, rows, textsOf) {
  // A number is meant whole, unless no row has it so.
  const isKnown = new Map(typed.filter(isNumber).map((number) =>
    [number, rows.some((row) => textsOf(row).some((text) => isWhole(text, number)))]));
  const joined = typed.length > 1 && isKnown.size === 0 ? typed.join("") : null;
  return (row) => typed.every((part) => textsOf(row).some((text) =>
    isKnown.get(part) ? isWhole(text, part) : text.startsWith(part))) ||
    (joined !== null && textsOf(row).some((text) => text.startsWith(joined)));
}

/** What tells whether a row has the words typed, in its own letters or in Latin ones. */
export function search(text, rows) {
  const [typed, typedLatin] = [parts(fold(text)), parts(latinFold(text))];
  if (typed.length === 0) return () => true;
  const finds = finder(typed, rows, (row) => row.texts);
  if (typedLatin.length !== typed.length) return finds;
  const findsLatin = finder(typedLatin, rows, (row) => row.latin);
  return (row) => finds(row) || findsLatin(row);
}

/** Kilometres between two places on the globe, each as degrees north and east. */
export function distance([north, east], [otherNorth, otherEast]) {
  const radians = (degrees) => (degrees * Math.PI) / 180;
  const x = Math.sin(radians(otherNorth - north) / 2) ** 2 +
    Math.cos(radians(north)) * Math.cos(radians(otherNorth)) *
      Math.sin(radians(otherEast - east) / 2) ** 2;
  // The mean diameter of the Earth; rounding may carry a sine past one.
  return 12742 * Math.asin(Math.min(1, Math.sqrt(x)));
}
