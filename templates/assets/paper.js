// What papers have in common, whichever page they are chosen on: their types and sizes.
import { words } from "./page.js";

const TYPES = { "application/pdf": /\.pdf$/i, "image/jpeg": /\.jpe?g$/i };
/** The limit of all papers of one application. */
export const MOST_BYTES = 10 * 1024 * 1024;

/** A size as people say it. */
export function sizeWords(bytes) {
  const [number, unit] = bytes < 1024 * 1024 ? [bytes / 1024, "КБ"] : [bytes / 1024 / 1024, "МБ"];
  const text = number < 10 && unit === "МБ" ? number.toFixed(1) : String(Math.max(1, Math.round(number)));
  return `${text.replace(".", ",")}\u00a0${unit}`;
}

/** The type of a chosen file; undefined for one that is not taken. */
export const typeOf = (file) => Object.keys(TYPES).find((type) =>
  file.type === type || (file.type === "" && TYPES[type].test(file.name)));

/** What the server has against a file. */
export function reason(problem) {
  const code = { 413: "too_large", 415: "unknown_type" }[problem.status] ?? problem.errors[0]?.code;
  return words(`document_${code}`) || problem.message;
}
