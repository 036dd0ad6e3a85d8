// Linking a number to the companion app: the one-time password, its QR code, and how long it is good.
import { call } from "./cabinet.js";
import { onSubmit } from "./form.js";
import { fill, find, phoneWords, say, words } from "./page.js";

const SVG = "http://www.w3.org/2000/svg";
/** The light margin of a QR code, in modules (ISO/IEC 18004). */
const QUIET = 4;

/** One path of all dark modules, run by run; rows are texts of 0 and 1. */
function qrCode(rows) {
  const size = rows.length + 2 * QUIET;
  const runs = rows.flatMap((row, y) => [...row.matchAll(/1+/g)].map(({ index, 0: run }) =>
    `M${index + QUIET} ${y + QUIET}h${run.length}v1h-${run.length}z`));
  const image = document.createElementNS(SVG, "svg");
  image.setAttribute("viewBox", `0 0 ${size} ${size}`);
  image.setAttribute("role", "img");
  image.setAttribute("aria-label", words("link_app_qr"));
  image.setAttribute("shape-rendering", "crispEdges");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", runs.join(""));
  path.setAttribute("fill", "currentColor");
  image.append(path);
  return image;
}

/** Counts down what is left, and says aloud only the last minute and the end. */
function countLeft(panel, seconds) {
  const end = Date.now() + seconds * 1000;
  const [row, over] = [find("link-left", panel), find("link-over", panel)];
  let isWarned = seconds <= 60;
  clearInterval(panel.timer);
  const tick = () => {
    const left = Math.max(0, Math.ceil((end - Date.now()) / 1000));
    find("seconds", row).textContent =
      `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
    row.hidden = left === 0;
    over.hidden = left > 0;
    if (left === 0) {
      clearInterval(panel.timer);
      fill(panel, { once: "–" });
      find("qr", panel).replaceChildren();
      find("link-here", panel).hidden = true;
      say(words("link_app_over"));
    } else if (left <= 60 && !isWarned) {
      isWarned = true;
      say(words("link_app_minute"));
    }
  };
  panel.timer = setInterval(tick, 1000);
  tick();
}

function show(panel, { phone, password, address, qr, expires_at }, time) {
  const now = time ? Date.parse(time) : Date.now();
  find("link", panel).hidden = false;
  fill(panel, { link_phone: phoneWords(phone), once: password.replace(/(\d{4})(?=\d)/g, "$1 ") });
  find("qr", panel).replaceChildren(qrCode(qr));
  const here = find("link-here", panel);
  here.href = address;
  here.hidden = false;
  find("make-link", panel).textContent = words("link_app_another");
  countLeft(panel, Math.max(0, Math.round((Date.parse(expires_at) - now) / 1000)));
}

/** Takes away what was made for another number. */
export function forgetLink(panel) {
  clearInterval(panel.timer);
  find("link", panel).hidden = true;
  find("make-link", panel).textContent = words("link_app_button");
}

/**
 * Makes a panel work: `about` tells what is linked, from what was typed in it; `open` is for those
 * who have no session.
 */
export function linkApp(panel, about, { open = true } = {}) {
  const address = find("app-address", panel);
  address.textContent = address.host + address.pathname;
  onSubmit(find("link-form", panel), async (typed) => {
    const { data, time } = await call("POST", "devices/links", about(typed), { open });
    show(panel, data, time);
    return words("link_app_ready");
  });
}
