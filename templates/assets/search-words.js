// Words as the search compares them: small letters, composed, without look-alikes of another script;
// and folded, as somebody types them whose keyboard has Russian letters only.

// Latin letters that stand in Cyrillic words by mistake.
const lookAlikes = {
  a: "а", e: "е", o: "о", p: "р", c: "с", x: "х", y: "у", i: "і", h: "һ", "ə": "ә",
};
const folding = { ә: "а", ғ: "г", қ: "к", ң: "н", ө: "о", ұ: "у", ү: "у", һ: "х", і: "и", ё: "е" };

/** A word in small letters; one with Cyrillic letters has no Latin ones left. */
export function normal(word) {
  const small = word.normalize("NFC").toLowerCase();
  return /[a-zə]/.test(small) && /[\u0400-\u04ff]/.test(small)
    ? small.replace(/[a-zə]/g, (letter) => lookAlikes[letter] ?? letter) : small;
}

/** A word without the letters that only one of the languages has. */
export const fold = (word) => word.replace(/[әғқңөұүһіё]/g, (letter) => folding[letter]);

const pattern = () => /[\p{L}\p{N}\p{M}]+/gu;

/** The words of a text. */
export const words = (text) => (text.match(pattern()) ?? []).map(normal);

/** The words of a text with their places in it. */
export const places = (text) => [...text.matchAll(pattern())].map(({ 0: word, index }) =>
  ({ word: normal(word), start: index, end: index + word.length }));

/** Whether one letter too many, too few or another, or a swapped pair, is all that differs. */
export function isNear(one, other) {
  const [short, long] = one.length > other.length ? [other, one] : [one, other];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1);
  return short.slice(at + 1) === long.slice(at + 1) ||
    (short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2));
}
