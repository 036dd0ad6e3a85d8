// Every referral the parent was given.
import { copy, home, language } from "./cabinet.js";
import { list, statusOf, tone } from "./records.js";

list("referrals", (referral) => tone(copy("item", {
  ...statusOf("referral", referral.status),
  number: referral.number,
  child: referral.child.name,
  kindergarten: referral.kindergarten[`name_${language}`],
  deadline: referral.actions.length > 0 ? referral.deadline : null,
  address: `${home}cabinet/referrals/card/?id=${encodeURIComponent(referral.id)}`,
}), referral.status));
