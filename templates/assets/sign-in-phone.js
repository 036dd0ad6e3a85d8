// Signing in by the number of a phone and a password: the same for every number, known or not.
import { call, city, dropOthers, enter, find, hasEntered, speakFor } from "./cabinet.js";
import { onSubmit } from "./form.js";

const form = find("form");

onSubmit(form, async ({ phone, password }) => {
  const { data } = await call(
    "POST", "sessions", { city, method: "phone_password", phone, password }, { open: true });
  speakFor(data.id);
  await dropOthers();
  enter();
});

if (hasEntered()) enter();
else find("content").hidden = false;
