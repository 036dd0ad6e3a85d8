// Finds the rows that have the words somebody types, in Kazakh, Russian or Latin letters.

import { fold, latinFold } from "./letters.js";

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
