// The number of an application is proved by a code. It comes by SMS or, where the city wants it so,
// to the companion app; then whoever has not linked the number can do it here.
import { call, city, fill, find, phoneWords, speakFor, words } from "./cabinet.js";
import { countDown } from "./form.js";
import { forgetLink, linkApp } from "./link-app.js";

const OPEN = { open: true };
/** Where codes come by SMS there is no panel. */
const panel = find("link-app");

/** Whose number was proved; another number or person needs another code. */
export const phoneOwner = ({ iin, phone }) => `${iin} ${phone}`;

/** Has a code sent to the number. */
export async function sendCode({ iin, phone }) {
  // Another parent's session has no say in it.
  speakFor(null);
  const { data } = await call("POST", "codes", { city, purpose: "application", iin, phone }, OPEN);
  countDown(find("resend"), data.resend_after);
}

/** Opens a session by the code; returns its name. */
export async function proveNumber({ iin, phone }, code) {
  const { data } = await call(
    "POST", "sessions", { city, method: "application", iin, phone, code }, OPEN);
  speakFor(data.id);
  return data.id;
}

/** Shows how far the proof has come: `proved`, `asked` for a code, or neither. */
export function showProof({ phone }, isHere, isProved, isAsked) {
  find("code").hidden = isProved || !isAsked;
  find("ask").hidden = !isHere || isProved || isAsked;
  find("proved").hidden = !isProved;
  if (!panel) return;
  // The same for everyone: nothing tells whether a number is linked.
  panel.hidden = !isHere || isProved || !isAsked;
  fill(find("confirm"), { typed_phone: phone && phoneWords(phone) });
}

/** What the button of the step says. */
export const proofWords = (isWaiting, isProved) =>
  isWaiting ? words("get_code") : (!isProved && words("next_code")) || words("next");

/** Takes back what was made for the number before it was changed. */
export function forgetNumber() {
  if (panel) forgetLink(panel);
}

/** Makes the panel work for the number that `typed` tells at that time. */
export function offerLink(typed) {
  if (panel) linkApp(panel, () => ({ city, phone: typed().phone }));
}
