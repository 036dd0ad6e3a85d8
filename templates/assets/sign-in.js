// Signing in, in three steps that are the same for every visitor: nothing tells who has a cabinet.
import { act, find } from "./cabinet.js";
import { onSubmit } from "./form.js";
import { askForCode, begin, forms, goIn, prove, remember, showStep } from "./sign-in-steps.js";

const resend = find("resend");

async function signIn(proof) {
  const { data } = await prove(proof);
  await goIn(data);
}

onSubmit(forms.iin, async ({ iin }) => {
  remember(iin);
  showStep(2);
});
onSubmit(forms.password, ({ password }) => signIn({ password }));
onSubmit(forms.ask, async () => {
  await askForCode(resend);
  showStep(3);
});
onSubmit(forms.code, ({ code, new_password }) => signIn({ code, new_password }));

resend.onclick = () => act(resend, async () => {
  await askForCode(resend);
  forms.code.elements.code.focus();
});
begin();
