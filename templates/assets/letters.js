// Letters as a hurried hand types them: Kazakh ones forgiven, and all of them in Latin.

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
