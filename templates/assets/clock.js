// The server's clock in the header, as the city's settings ask for it: taken once from an answer of
// the server and then counted on, so that a wrong clock of the device does not matter.
(() => {
  "use strict";
  const place = document.querySelector("[data-clock]");
  if (!place) return;
  const hours = 5;
  // Made here: an element without a time is no valid one.
  const time = document.createElement("time");
  place.replaceChildren(time);

  const two = (number) => String(number).padStart(2, "0");

  const show = (moment) => {
    const local = new Date(moment + hours * 3600000);
    time.textContent = `${local.getUTCFullYear()}.${two(local.getUTCMonth() + 1)}.` +
      `${two(local.getUTCDate())} ${two(local.getUTCHours())}:${two(local.getUTCMinutes())}`;
    time.dateTime = local.toISOString().slice(0, 16) + "+05:00";
    place.hidden = false;
  };

  fetch(location.href, { method: "HEAD", cache: "no-store" }).then((response) => {
    const server = Date.parse(response.headers.get("Date") ?? "");
    if (Number.isNaN(server)) return;
    const ahead = server - Date.now();
    show(server);
    setInterval(() => show(Date.now() + ahead), 10000);
  }).catch(() => {
    // Without an answer there is no clock.
  });
})();
