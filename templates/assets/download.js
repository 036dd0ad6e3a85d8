// Papers that the server makes when they are asked for: what goes wrong is said on the page.
import { Problem, act, language } from "./page.js";

/** Lets a link bring its paper only when the server has it. */
export function guard(link) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    act(link, async () => {
      const answer = await fetch(link.href, {
        cache: "no-store", headers: { "Accept-Language": language() },
      }).catch(() => { throw new Problem(0); });
      if (!answer.ok) {
        const wait = Number(answer.headers.get("Retry-After") ?? 0);
        throw new Problem(
          answer.status, await answer.json().catch(() => ({})), wait, answer.headers.get("Onir-Time"));
      }
      await answer.body?.cancel();
      const ready = document.createElement("a");
      [ready.href, ready.download] = [link.href, ""];
      ready.click();
    });
  });
}
