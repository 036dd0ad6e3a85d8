// A new password that is typed twice.
import { words } from "./cabinet.js";
import { show } from "./form.js";

/** Whether both fields hold the same; if not, says so beside the second one. */
export function isRepeated(form, { new_password, repeat }) {
  if (new_password === repeat) return true;
  show(form, [{ name: "repeat", detail: words("passwords_differ") }]);
  return false;
}
