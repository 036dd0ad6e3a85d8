// The box around a signature: it waits for NCALayer, offers to stop, and tells apart what went wrong.
import { Problem, find, language, say, words } from "./cabinet.js";
import { NoSignature, sign } from "./ncalayer.js";

/** Shows why there is no signature and what to do; false when the page has no words for it. */
export function showFailure(box, code) {
  const title = words(`signing_${code}`);
  if (!title) return false;
  const place = find("signing-failure", box);
  find("signing-title", place).textContent = title;
  find("signing-next", place).textContent = words(`signing_${code}_next`);
  for (const part of place.querySelectorAll("[data-only]")) {
    part.hidden = part.dataset.only !== code;
  }
  place.hidden = false;
  place.focus();
  return true;
}

/** What the server has against a signature: the code of its pointer. */
const codeOf = ({ errors }) => errors.find(({ pointer }) => pointer === "/signature")?.code;

/**
 * Lets a button sign, once at a time. `content` gives what is signed in base64, `use` takes the
 * signature; both may throw problems. `before` may say that nothing is signed yet, `again` may give
 * what is done instead. `how` tells the purpose and whether the content is inside.
 */
export function onSign(box, button, { content, use, before, again, ...how }) {
  const [waiting, failure] = ["signing-wait", "signing-failure"].map((name) => find(name, box));
  const stop = find("signing-stop", box);
  let isBusy = false;

  async function attempt() {
    // A lost answer is asked for again before anything else is signed.
    const resend = again?.();
    if (resend) return resend();
    if (before && !(await before())) return;
    const ending = new AbortController();
    stop.onclick = () => ending.abort();
    waiting.hidden = false;
    say(words("signing_wait"));
    try {
      const bytes = await content();
      const signature = await sign(bytes, { ...how, locale: language, signal: ending.signal });
      stop.hidden = true;
      say((await use(signature)) ?? "", button);
    } finally {
      const isFocused = waiting.contains(document.activeElement);
      stop.hidden = false;
      waiting.hidden = true;
      if (isFocused) button.focus();
    }
  }

  button.onclick = async () => {
    if (isBusy) return;
    isBusy = true;
    button.ariaDisabled = "true";
    failure.hidden = find("problem").hidden = true;
    try {
      await attempt();
    } catch (problem) {
      say("");
      if (problem instanceof NoSignature) showFailure(box, problem.code);
      else if (!(problem instanceof Problem)) throw problem;
      else if (!showFailure(box, codeOf(problem) ?? problem.type.replace("urn:onir:", ""))) {
        find("problem").textContent = problem.message;
        find("problem").hidden = false;
        find("problem").focus();
      }
    } finally {
      isBusy = false;
      button.ariaDisabled = null;
    }
  };
}
