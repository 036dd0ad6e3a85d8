// The devices to which codes and notices of the parent's numbers come, and how to link another one.
import {
  act, call, city, confirmed, copy, find, load, phoneWords, words,
} from "./cabinet.js";
import { linkApp } from "./link-app.js";

const panel = find("link-app");
let phones = [];

function card(device) {
  const row = copy("device", {
    device: device.device, phone: phoneWords(device.phone), linked: device.linked_at,
    seen: device.seen_at,
  });
  const button = find("end", row);
  button.onclick = async () => {
    if (!(await confirmed("revoke"))) return;
    await act(button, async () => {
      try {
        await call("DELETE", `devices/${encodeURIComponent(device.id)}`);
      } catch (problem) {
        // One that is gone already is as good as one taken away.
        if (problem.status !== 404) throw problem;
      }
      await read();
      find("title").focus();
      return words("done_revoke");
    });
  };
  return row;
}

async function read() {
  const { data } = await call("GET", "devices?limit=100");
  find("list").replaceChildren(...data.items.map(card));
  find("nothing").hidden = data.items.length > 0;
}

const refresh = find("refresh");
refresh.onclick = () => act(refresh, read);

/** Which of several numbers is asked; the only one is taken. */
function offerPhones(me) {
  phones = me.phones.map(({ number }) => number);
  find("phones").hidden = phones.length < 2;
  const select = find("phones").querySelector("select");
  select.replaceChildren(...phones.map((number) => new Option(phoneWords(number), number)));
  const primary = me.phones.find((phone) => phone.primary);
  if (primary) select.value = primary.number;
}

linkApp(panel, ({ phone = phones[0] }) => ({ city, phone }), { open: false });
load(async () => {
  const { data: me } = await call("GET", "me");
  offerPhones(me);
  await read();
});
